"""Files to documents: bytes to text, and text to prose with the exact way back to its source.

The suffix of the path picks the reader. Each reader is imported when first needed, so that a plain text pays for
no Markdown parser and no HTML tables at start-up.
"""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath

from newslint.errors import UsageError
from newslint.readers.files import MAX_BYTES, decode, is_html, load
from newslint.text import Document

__all__ = ["MAX_BYTES", "decode", "load", "read_document"]

_MARKDOWN = (".md", ".markdown")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_document(
    text: str, path: str | PurePath | None = None, published: datetime.date | str | None = None
) -> Document:
    """The document in `text`. `path` picks the reader (plain text when None or unknown); `published` dates it.

    Half of a surrogate pair, which no text in a file can hold, is read as U+FFFD.
    """
    if not isinstance(text, str):
        raise TypeError(f"the text of an article is a str, not {type(text).__name__}")
    source = _whole_characters(text.removeprefix("\ufeff"))
    day = _day(published)
    path = None if path is None else str(path)
    suffixed = (path or "").lower()
    if suffixed.endswith(_MARKDOWN):
        from newslint.readers.markdown import read
    elif is_html(suffixed):
        from newslint.readers.html import read
    else:
        from newslint.readers.plain import read
    return read(source, path, day)


def _whole_characters(text: str) -> str:
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _day(published: datetime.date | str | None) -> datetime.date | None:
    if isinstance(published, datetime.datetime):
        return published.date()
    if published is None or isinstance(published, datetime.date):
        return published
    try:
        return datetime.datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise UsageError(
            f"“{published}” is not a date of publication", help="Write it as YYYY-MM-DD, as in 2025-03-10."
        ) from None
