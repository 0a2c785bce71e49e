"""Places as editors count them: lines from 0, and characters in the unit that client and server agreed on."""

from __future__ import annotations

from lsprotocol import types as lsp

from newslint.text import LineIndex, Span

__all__ = ["Places"]


class Places:
    """Offsets of a text to places in it and back. Lines end with LF, CRLF or CR only, as the protocol has it.

    `unit` is utf-8 (bytes), utf-16 (what JavaScript counts; the default of the protocol) or utf-32 (code points).
    """

    def __init__(self, text: str, unit: str) -> None:
        self._lines = LineIndex(text)
        self._unit = unit

    def position(self, offset: int) -> lsp.Position:
        """The place of a code point offset."""
        line, column = self._lines.position(offset)
        start = self._lines.starts[line - 1]
        return lsp.Position(line - 1, self._width(self._lines.text[start : start + column - 1]))

    def range(self, span: Span) -> lsp.Range:
        """The places of a span."""
        return lsp.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a place; of the end of the line, or of the text, where it lies beyond it."""
        if position.line >= len(self._lines.starts):
            return len(self._lines.text)
        start, line = self._lines.starts[position.line], self._lines.line(position.line + 1)
        if self._unit == "utf-32" or line.isascii():
            return start + min(position.character, len(line))
        at = 0
        for index, character in enumerate(line):
            if at >= position.character:
                return start + index
            at += self._width(character)
        return start + len(line)

    def span(self, range: lsp.Range) -> Span:
        """The span between two places."""
        return Span(self.offset(range.start), self.offset(range.end))

    def _width(self, text: str) -> int:
        if self._unit == "utf-32" or text.isascii():
            return len(text)
        if self._unit == "utf-8":
            return len(text.encode())
        return len(text) + sum(character > "\uffff" for character in text)
