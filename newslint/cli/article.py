"""The one article that `sources`, `timeline` and `debug` look at: a file or standard input, as facts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newslint.cli.options import day, known_encoding
from newslint.errors import ReadError, UsageError

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Encoding", "File", "Published", "StdinFilename", "facts_of"]

_STDIN = "-"

File = Annotated[str, typer.Argument(metavar="FILE", help="The article; - is standard input.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the article was published, as 2025-03-10.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the file.")]
StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="The name of standard input; its suffix picks the reader.")
]


def facts_of(file: str, published: str | None, encoding: str | None, stdin_filename: str | None) -> tuple[str, Facts]:
    """The path to show and the facts of the article."""
    from newslint.analysis.facts import Facts
    from newslint.config import config_for
    from newslint.readers import decode, load, read_document

    if stdin_filename is not None and file != _STDIN:
        raise UsageError("--stdin-filename needs standard input", help="Give - as the file.")
    on, known = day(published), known_encoding(encoding)
    path = (stdin_filename or _STDIN) if file == _STDIN else file
    source = decode(_piped(path), path=path, encoding=known) if file == _STDIN else load(Path(file), known)
    order = config_for(str(Path(path).parent)).date_order
    return path, Facts(read_document(source, path=path, published=on), order)


def _piped(path: str) -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed", help="Pipe an article into it.", path=path)
    return sys.stdin.buffer.read()
