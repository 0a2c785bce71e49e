"""JSON Lines: a file of articles, one JSON object a line, read a line at a time so that memory stays flat.

The parent process cuts a file into lines; a line becomes an article where it is linted. What is wrong with a row is
told with its line and column in the file, and the other rows are linted.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from newslint.discovery import Entry
from newslint.errors import Fault, ReadError
from newslint.records import NamedTuple

if TYPE_CHECKING:
    import datetime

    from newslint.text import Document

__all__ = ["Fields", "article", "count", "expanded", "is_rows"]

SUFFIXES = (".jsonl", ".ndjson")
_FORMATS = {
    "txt": ".txt", "text": ".txt", "plain": ".txt", "text/plain": ".txt",
    "md": ".md", "markdown": ".md", "text/markdown": ".md",
    "html": ".html", "htm": ".html", "text/html": ".html", "xhtml": ".html",
}  # fmt: skip
#: Most names of fields that a message lists.
_LISTED = 12


class Fields(NamedTuple):
    """Which fields of a row hold what. None: none is named, and the usual name is tried where there is one."""

    text: str | None = None
    id: str | None = None
    published: str | None = None
    headline: str | None = None
    author: str | None = None
    path: str | None = None
    format: str | None = None


def is_rows(path: str) -> bool:
    """Whether the suffix of `path` says JSON Lines."""
    return path.lower().endswith(SUFFIXES)


def expanded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with an entry for each row in place of each file of rows, read as they are asked for."""
    for entry in entries:
        if entry.fault or not is_rows(entry.path):
            yield entry
        else:
            yield from _rows(entry)


def count(entries: Iterable[Entry]) -> int:
    """How many articles there are, about: every line of a file of rows counts."""
    total = 0
    for entry in entries:
        total += 1
        if entry.fault is None and is_rows(entry.path):
            total += _lines(entry) - 1
    return max(total, 0)


def _lines(entry: Entry) -> int:
    try:
        with _opened(entry) as stream:
            return max(1, sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b"")))
    except (OSError, ValueError):
        return 1


def _opened(entry: Entry) -> IO[bytes]:
    return io.BytesIO(entry.data) if entry.data is not None else Path(entry.path).open("rb")


def _rows(entry: Entry) -> Iterator[Entry]:
    from newslint.readers import MAX_BYTES

    try:
        stream = _opened(entry)
    except (OSError, ValueError):
        yield entry  # which fails again where it is read, in the words of all files
        return
    empty = True
    with stream:
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            if len(line) > MAX_BYTES:
                limit = f"{MAX_BYTES // 1024 // 1024} MiB"
                fault = Fault(entry.path, number, 1, f"the row is larger than {limit}", "One row, one article.")
                while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
                    pass
                yield entry._replace(data=None, fault=fault, row=number)
                empty = False
            elif line.strip() and _is_changed(number, entry):
                yield entry._replace(data=line, row=number, changed=None)
                empty = False
            else:
                empty = empty and not line.strip()
    if empty:
        yield entry._replace(data=b"")


def _is_changed(number: int, entry: Entry) -> bool:
    return entry.changed is None or any(first <= number <= last for first, last in entry.changed)


# --- one row ---


def article(
    entry: Entry, fields: Fields, encoding: str | None, published: datetime.date | None
) -> tuple[Document, str | None]:
    """The article in the row `entry`, and its id. Raises `ReadError` at its place in the file."""
    from newslint.readers import read_document

    data = _parsed(entry, encoding)
    name = fields.text or "text"
    text = _field(data, name)
    if not isinstance(text, str):
        raise _no_text(entry, data, name, text)
    suffix = _suffix(entry, data, fields)
    headline = _words(data, fields.headline)
    if headline:
        text = f"{_as_headline(headline, suffix)}{text}"
    document = read_document(text, path=f"row{suffix}", published=_published(entry, data, fields) or published)
    authors = _authors(_field(data, fields.author)) if fields.author else ()
    address = _words(data, fields.path) or ""
    metadata = document.metadata._replace(
        authors=authors or document.metadata.authors,
        url=address if address.startswith(("http://", "https://")) else document.metadata.url,
    )
    whole = bool(fields.author and fields.published)
    return document._replace(metadata=metadata, path=entry.path, partial=not whole), _id(data, fields)


def _parsed(entry: Entry, encoding: str | None) -> dict[str, Any]:
    data = (entry.data or b"").rstrip(b"\r\n")
    line = entry.row or 1
    if line == 1 and not encoding:
        data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        column = len(data[:at].decode(encoding or "utf-8", "replace")) + 1
        message = f"byte 0x{data[at]:02x} is not {encoding or 'utf-8'} text"
        hint = "JSON Lines is UTF-8; name another encoding with --encoding (one that is not UTF-16 or UTF-32)."
        raise ReadError(message, help=hint, path=entry.path, line=line, column=column) from None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "Each line of JSON Lines is one whole object: {…}."
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise ReadError(message, help=hint, path=entry.path, line=line, column=error.colno) from None
    except (RecursionError, ValueError):
        message = "not JSON that can be read: nested too deep, or a number too long"
        raise ReadError(message, path=entry.path, line=line, column=1) from None
    if not isinstance(found, dict):
        message = "a row must be an object, {…}"
        raise ReadError(message, help="Each line is one article.", path=entry.path, line=line, column=1)
    return found


def _field(data: dict[str, Any], name: str) -> Any:
    """The value of a field; `meta.body` is also that of `body` in `meta`. None where there is none."""
    if name in data:
        return data[name]
    found: Any = data
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _words(data: dict[str, Any], name: str | None) -> str | None:
    value = _field(data, name) if name else None
    return value.strip() or None if isinstance(value, str) else None


def _no_text(entry: Entry, data: dict[str, Any], name: str, value: Any) -> ReadError:
    names = ", ".join(list(data)[:_LISTED]) + (", …" if len(data) > _LISTED else "")
    has = "is not text" if value is not None else "is empty (null)" if name in data else "is missing"
    hint = f"Name the field that holds the text with --text-field. The row has: {names}." if names else ""
    return ReadError(f"the field “{name}” {has}", help=hint, path=entry.path, line=entry.row or 0, column=1)


def _suffix(entry: Entry, data: dict[str, Any], fields: Fields) -> str:
    """The suffix that picks the reader: the row's format, else the suffix of its path, else plain text."""
    name = _words(data, fields.format)
    if name:
        suffix = _FORMATS.get(name.lower().lstrip("."))
        if suffix is None:
            hint = "Known formats: txt, md, html."
            message = f"“{name}” is no format"
            raise ReadError(message, help=hint, path=entry.path, line=entry.row or 0, column=1)
        return suffix
    ending = (_words(data, fields.path) or "").rpartition(".")[2].lower()
    return _FORMATS.get(ending, ".txt")


def _as_headline(headline: str, suffix: str) -> str:
    from html import escape

    line = " ".join(headline.split())
    return {".md": f"# {line}\n\n", ".html": f"<h1>{escape(line, quote=False)}</h1>\n"}.get(suffix, f"{line}\n\n")


def _published(entry: Entry, data: dict[str, Any], fields: Fields) -> datetime.date | None:
    from newslint.readers.metadata import parse_date

    value = _field(data, fields.published or "published")
    if value is None or value == "":
        return None
    day = parse_date(value) if isinstance(value, str) else None
    if day is None and fields.published:
        message = f"“{str(value)[:60]}” is no date of publication"
        raise ReadError(message, help="Write it as 2025-03-10.", path=entry.path, line=entry.row or 0, column=1)
    return day


def _authors(value: Any) -> tuple[str, ...]:
    from newslint.readers.metadata import assemble

    return assemble([("author", value)]).authors


def _id(data: dict[str, Any], fields: Fields) -> str | None:
    value = _field(data, fields.id or "id")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)
