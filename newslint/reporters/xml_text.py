"""Text that may stand in XML, whatever an article or a file name holds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from newslint.reporters.terminal import inert

__all__ = ["attribute", "element", "text"]

#: What XML 1.0 forbids, and what would act on a terminal or turn a line around.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def _safe(value: str) -> str:
    return _UNSAFE.sub(lambda found: "\ufffd" if found[0] in "\ufffe\uffff" else inert(found[0]), value)


def text(value: str) -> str:
    """Character data. A carriage return is written as a reference, or a parser would read a line feed."""
    return escape(_safe(value), {"\r": "&#13;"})


def attribute(value: object) -> str:
    """A value with its quotation marks."""
    return quoteattr(_safe(str(value)))


def element(tag: str, /, **attributes: object) -> str:
    """The inside of a start tag: the name and every attribute, in order."""
    return " ".join([tag, *(f"{key}={attribute(value)}" for key, value in attributes.items())])
