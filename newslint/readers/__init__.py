"""Files to documents: bytes to text, and text to prose with the exact way back to its source.

The suffix of the path picks the reader. Each reader is imported when first needed, so that a plain text pays for
no Markdown parser and no HTML tables at start-up.
"""

from __future__ import annotations

import datetime

from newslint.errors import UsageError
from newslint.readers.files import MAX_BYTES, decode, is_html, load
from newslint.text import Document

__all__ = ["MAX_BYTES", "decode", "load", "read_document"]

_MARKDOWN = (".md", ".markdown")


def read_document(text: str, path: str | None = None, published: datetime.date | str | None = None) -> Document:
    """The document in `text`. `path` picks the reader (plain text when None or unknown); `published` dates it."""
    source = text.removeprefix("\ufeff")
    day = _day(published)
    suffixed = (path or "").lower()
    if suffixed.endswith(_MARKDOWN):
        from newslint.readers.markdown import read
    elif is_html(suffixed):
        from newslint.readers.html import read
    else:
        from newslint.readers.plain import read
    return read(source, path, day)


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
