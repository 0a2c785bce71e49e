"""What tells a report of newslint from an article, where both may lie in one folder."""

from __future__ import annotations

import re

__all__ = ["GENERATOR", "is_report"]

#: How the page of `--format html` names what made it, in its first bytes.
GENERATOR = '<meta name="generator" content="newslint">'
_HEAD, _TAIL = 4096, 1024
#: The last line of the formats that people read.
_VERDICT = re.compile(rb"(?:\A|\n)(?:No findings|Found [\d,]+ findings?) in [\d,]+ files?[.:][^\n]*\n\Z")


def is_report(data: bytes) -> bool:
    """Whether a file holds a report of an earlier run: a page of newslint's, or text that ends with its verdict."""
    return GENERATOR.encode() in data[:_HEAD] or bool(_VERDICT.search(data[-_TAIL:]))
