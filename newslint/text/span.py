"""Positions: half-open spans and the lines they fall on, in code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from newslint.records import NamedTuple

__all__ = ["LineIndex", "Position", "Span"]


class Span(NamedTuple):
    """The half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        """Whether `other`, an offset or a span, lies wholly inside."""
        if isinstance(other, int):
            return self.start <= other < self.end
        if isinstance(other, tuple):
            return self.start <= other[0] and other[1] <= self.end  # type: ignore[no-any-return]
        return False

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A 1-based line and column, in code points."""

    line: int
    column: int


_NEWLINE = re.compile(r"\r\n|\r|\n")


class LineIndex:
    """Maps offsets of a text to lines and columns. Lines end with LF, CRLF or CR, as on disk."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if "\r" not in self.text:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            return starts
        return [0, *(found.end() for found in _NEWLINE.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The position of `offset`, which may be the length of the text."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The inverse of `position`. Raises `IndexError` for a line that does not exist."""
        return self.starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its newline."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    @cached_property
    def _is_ascii(self) -> bool:
        return self.text.isascii()

    def byte_offset(self, offset: int) -> int:
        """The UTF-8 byte offset of a code point offset. Linear in `offset` for text that is not ASCII."""
        return offset if self._is_ascii else len(self.text[:offset].encode())
