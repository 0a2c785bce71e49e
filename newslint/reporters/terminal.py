"""What a terminal shows of a text: safe characters, their width in cells, and colours.

An article is somebody else's data. A control character in it must not move the cursor, change the colours or turn
the line around, so each becomes a visible stand-in here, on a terminal and in a file alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category, combining, east_asian_width

from newslint.records import NamedTuple

__all__ = ["Cell", "cells", "inert", "paint", "width", "wrap", "wrapped"]

_TAB = "    "
_JOINER = "\u200d"
_WIDE_PRESENTATION = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_EMOJI = range(0x1F000, 0x1FB00)  # where emoji newer than this Python's tables will be
_MEDIAL_JAMO = range(0x1160, 0x1200)
#: Characters of one cell that stand for themselves: ASCII, Latin letters, the marks of typesetting.
_PLAIN = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*")


class Cell(NamedTuple):
    """One code point as shown: its text, its width, and whether it belongs to the one before (never cut there)."""

    text: str
    width: int
    joined: bool


@cache
def _cell(character: str) -> Cell:
    if " " <= character <= "~":
        return Cell(character, 1, False)
    if character == "\t":
        return Cell(_TAB, len(_TAB), False)
    kind = category(character)
    if kind in ("Mn", "Me") or character in "\u200c\u200d" or ord(character) in _MEDIAL_JAMO:
        return Cell(character, 0, True)
    if kind in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        shown = chr(0x2400 + ord(character)) if character < " " else f"<U+{ord(character):04X}>"
        return Cell(shown, len(shown), False)
    if kind == "Zs":
        return Cell(" ", 1, False) if east_asian_width(character) not in "WF" else Cell("  ", 2, False)
    wide = east_asian_width(character) in "WF" or (kind == "Cn" and ord(character) in _EMOJI)
    return Cell(character, 2 if wide else 1, bool(combining(character)))


def cells(text: str) -> Iterator[Cell]:
    """The cells of a text, one for each code point. Emoji made of several count as the one that is drawn."""
    if _PLAIN.fullmatch(text):
        yield from map(_cell, text)
        return
    before = ""
    drawn = 0
    for character in text:
        cell = _cell(character)
        if before == _JOINER or (ord(character) in _SKIN_TONES and drawn == 2):
            cell = Cell(cell.text, 0, True)
        elif character == _WIDE_PRESENTATION and drawn == 1:
            cell = Cell(cell.text, 1, True)
        yield cell
        before = character
        drawn = cell.width or drawn


def inert(text: str) -> str:
    """The text with every control character visible and without effect."""
    return text if _PLAIN.fullmatch(text) else "".join(cell.text for cell in map(_cell, text))


def width(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if _PLAIN.fullmatch(text) else sum(cell.width for cell in cells(text))


def wrap(text: str, columns: int, indent: str = "") -> str:
    """The words of a text in lines of at most `columns` cells, each line after the first behind `indent`."""
    lines: list[list[str]] = [[]]
    left = columns
    for word in text.split():
        needed = width(word)
        if lines[-1] and needed + 1 > left:
            lines.append([])
            left = columns - width(indent)
        left -= needed + bool(lines[-1])
        lines[-1].append(word)
    return f"\n{indent}".join(" ".join(words) for words in lines)


def wrapped(text: str, room: int, indent: str) -> str:
    """A text made inert, in lines of at most `room` cells, all but the first behind `indent`; wider words are cut."""
    words = " ".join(_cut(word, room) for word in inert(text).split())
    return wrap(words, room).replace("\n", f"\n{indent}")


def _cut(word: str, room: int) -> str:
    """The word, or as much of it as fits before an ellipsis."""
    if len(word) * 2 <= room:
        return word
    all_cells = list(cells(word))
    if sum(cell.width for cell in all_cells) <= room:
        return word
    kept, used = "", 1
    for cell in all_cells:
        used += cell.width
        if used > room:
            break
        kept += cell.text
    return f"{kept}…"


_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "help": "1;36",
    "good": "1;32",
    "gutter": "34",
}


def paint(text: str, colour: str, on: bool) -> str:
    """The text in a colour named after what it means, when colours are on."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if on and text else text
