"""The one article that `sources`, `timeline` and `debug` look at: a file, a row of one or standard input, as facts."""

from __future__ import annotations

import re
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newslint.cli.options import day, known_encoding
from newslint.discovery import Entry
from newslint.errors import ReadError, UsageError

if TYPE_CHECKING:
    import datetime

    from newslint.analysis.facts import Facts
    from newslint.text import Document

__all__ = ["Encoding", "File", "Published", "StdinFilename", "TextField", "facts_of"]

_STDIN = "-"

TextField = Annotated[
    str | None, typer.Option(metavar="NAME", help="JSON Lines: the field with the text.  [default: text]")
]
File = Annotated[
    str, typer.Argument(metavar="FILE", help="The article; - is standard input; articles.jsonl#12 is a row.")
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the article was published, as 2025-03-10.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the file.")]
StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="The name of standard input; its suffix picks the reader.")
]


def facts_of(
    file: str, published: str | None, encoding: str | None, stdin_filename: str | None, text_field: str | None
) -> tuple[str, Facts]:
    """The path to show and the facts of the article."""
    from newslint.analysis.facts import Facts
    from newslint.config import config_for
    from newslint.inputs import whole

    if stdin_filename is not None and file != _STDIN:
        raise UsageError("--stdin-filename needs standard input", help="Give - as the file.")
    on, known = day(published), known_encoding(encoding)
    path = (stdin_filename or _STDIN) if file == _STDIN else file
    entry = Entry(path, data=_piped(path) if file == _STDIN else None)
    document = _article_in_row(entry, text_field, known, on) or whole(entry, known, on)
    order = config_for(str(Path(path).parent)).date_order
    return path, Facts(document, order)


def _article_in_row(
    entry: Entry, text_field: str | None, encoding: str | None, published: datetime.date | None
) -> Document | None:
    """The article in one row of a JSON Lines file, named as `check` names it: articles.jsonl#12; None for other files."""
    from newslint.rows import Fields, article, expanded, is_rows

    path, number = entry.path, 0
    named = _ROW.fullmatch(path)
    if named and not Path(path).exists():
        path, number = named["file"], int(named["row"])
    if not is_rows(path):
        return None
    rows = expanded([entry._replace(path=path)])
    if number:
        found = next((row for row in rows if row.row == number), None)
    else:
        found, *more = islice(rows, 2)
        if more:
            hint = f"Name the row by its line, as check does: {path}#{more[0].row}"
            raise UsageError(f"“{path}” holds several articles, and this command shows one", help=hint)
    if found is None and Path(path).is_file():
        raise ReadError(f"has no article in line {number}", path=path)
    if found is None or not found.row:
        return None  # no such file, or an empty one: to be told, or read, as any other
    if found.fault:
        raise ReadError(found.fault.message, help=found.fault.help, path=path, line=found.row)
    return article(found, Fields(text=text_field), encoding, published)[0]


_ROW = re.compile(r"(?P<file>.+\.(?:jsonl|ndjson))#(?P<row>[1-9]\d{0,15})(?:\(.*\))?", re.IGNORECASE | re.DOTALL)


def _piped(path: str) -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed", help="Pipe an article into it.", path=path)
    return sys.stdin.buffer.read()
