"""`newslint sources`: who answers for the words of an article."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from newslint.cli.article import Encoding, File, Published, StdinFilename, TextField, facts_of
from newslint.cli.streams import emit, style_of

__all__ = ["sources"]


def sources(
    file: File,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to show them.")] = "text",
    published: Published = None,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = None,
    text_field: TextField = None,
) -> None:
    """Show the sources of an article: how firm each is, how much it answers for, and what nobody answers for."""
    from newslint.analysis.ledger import ledger
    from newslint.reporters.ledger import as_json, as_text

    path, facts = facts_of(file, published, encoding, stdin_filename, text_field)
    found = ledger(facts)
    emit(as_json(path, found) if format == "json" else as_text(path, found, style_of(None)))
