"""Paths as machines name them: from the top folder of what is checked, with `/`."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from newslint.findings import Finding

if TYPE_CHECKING:
    from newslint.outcomes import FileResult

__all__ = ["file_of", "from_root", "in_file", "uri"]


def file_of(result: FileResult) -> str:
    """The file on disk; a row is no file of its own."""
    return result.file or result.path


def in_file(result: FileResult, finding: Finding) -> Finding:
    """The finding where its file holds it: in a row, places inside the row's text mean nothing there."""
    if not result.row:
        return finding
    return finding._replace(line=result.row, column=1, end_line=result.row, end_column=1)


def _folder(folder: str) -> str:
    return _real(os.path.abspath(folder))  # noqa: PTH100


@cache
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def from_root(path: str, root: str) -> str:
    """The path from `root` (empty: the working folder); absolute where it leads out of it."""
    place = os.path.join(_folder(str(Path(path).parent)), Path(path).name)  # noqa: PTH118
    top = os.path.join(_folder(root or "."), "")  # noqa: PTH118
    return place.removeprefix(top).replace(os.sep, "/")


def uri(path: str) -> str:
    """A path of `from_root` as a URI: percent-encoded, byte by byte where it is no text; relative if it was."""
    absolute = Path(path).is_absolute()
    return ("file://" + "/" * (not path.startswith("/")) if absolute else "") + quote(os.fsencode(path), safe="/~")
