"""`newslint timeline`: the dates of an article in order of time."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from newslint.cli.article import Encoding, File, Published, StdinFilename, TextField, facts_of
from newslint.cli.streams import emit, style_of

__all__ = ["timeline"]


def timeline(
    file: File,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to show them.")] = "text",
    published: Published = None,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = None,
    text_field: TextField = None,
) -> None:
    """Show the dates of an article in order of time: the days each means, its clause, and what tells the days."""
    from newslint.analysis.timeline import timeline as timeline_of
    from newslint.reporters.timeline import as_json, as_text

    path, facts = facts_of(file, published, encoding, stdin_filename, text_field)
    found = timeline_of(facts)
    emit(as_json(path, found) if format == "json" else as_text(path, found, style_of(None)))
