"""The words a finding is about, underlined, in a window of their line.

A paragraph of news is one line of several hundred characters. The window shows the words and as much around them as
fits the screen, cut between words, with “…” where something was left out.
"""

from __future__ import annotations

from newslint.findings import Finding
from newslint.records import NamedTuple
from newslint.reporters.terminal import Cell, cells, paint
from newslint.text import LineIndex

__all__ = ["Row", "excerpt", "window"]

_CUT = "…"
#: How far a cut may move to fall between two words.
_SNAP = 18


class Row(NamedTuple):
    """A line as shown and the marks beneath it, of equal indentation."""

    text: str
    marks: str


def excerpt(finding: Finding, lines: LineIndex, columns: int, colour: bool) -> list[str]:
    """The lines that show a finding: the first and the last line of its span, numbered, underlined."""
    numbers = sorted({finding.line, finding.end_line})
    if finding.end_column == 1 and len(numbers) == 2:  # the span ends with a newline
        numbers = numbers[:1]
    gutter = len(str(numbers[-1]))
    bar = paint(f"{'':{gutter}} |", "gutter", colour)
    shown = [bar]
    for number in numbers:
        row = _row(finding, lines, number, max(columns - gutter - 3, 20))
        if number > numbers[0] + 1:
            shown.append(paint("...", "gutter", colour))
        shown.append(f"{paint(f'{number:>{gutter}} |', 'gutter', colour)} {row.text}".rstrip())
        shown.append(f"{bar} {_painted(row.marks, finding.severity, colour)}")
    return shown


def _painted(marks: str, severity: str, colour: bool) -> str:
    bare = marks.lstrip(" ")
    return marks[: len(marks) - len(bare)] + paint(bare, severity, colour)


def _row(finding: Finding, lines: LineIndex, number: int, columns: int) -> Row:
    first = lines.starts[number - 1]
    beyond = lines.starts[number] if number < len(lines.starts) else len(lines.text)
    while beyond > first and lines.text[beyond - 1] in "\r\n":
        beyond -= 1
    start = finding.column - 1 if number == finding.line else 0
    end = finding.end_column - 1 if number == finding.end_line else beyond - first
    is_tail = number == finding.end_line != finding.line
    return window(lines.text, first, beyond, first + start, min(first + end, beyond), columns, keep_end=is_tail)


def window(text: str, first: int, beyond: int, start: int, end: int, columns: int, *, keep_end: bool = False) -> Row:
    """`text[start:end]` marked, in at most `columns` cells of the line `text[first:beyond]`.

    Only the neighbourhood of the span is looked at, whatever the length of the line. A span wider than the window
    shows its beginning, or its end with `keep_end`.
    """
    if keep_end:
        low, high = max(first, end - 2 * columns), min(beyond, end + columns)
    else:
        low, high = max(first, start - 2 * columns), min(beyond, max(start, min(end, start + columns)) + 2 * columns)
    around = list(cells(text[low:high]))
    left, right = _bounds(around, start - low, end - low, columns, low > first, high < beyond, keep_end)
    head = _CUT if left > 0 or low > first else ""
    tail = _CUT if right < len(around) or high < beyond else ""
    body = "".join(cell.text for cell in around[left:right])
    before = len(head) + _width(around[left : max(start - low, left)])
    marked = _width(around[max(start - low, left) : min(end - low, right)])
    return Row(head + body + tail, " " * before + "^" * max(marked, 1))


def _width(some: list[Cell]) -> int:
    return sum(cell.width for cell in some)


def _bounds(
    around: list[Cell], start: int, end: int, columns: int, more_left: bool, more_right: bool, keep_end: bool
) -> tuple[int, int]:
    """Which of the cells to show."""
    if not more_left and not more_right and _width(around) <= columns:
        return 0, len(around)
    room = columns - 2 * len(_CUT)
    start, end = max(start, 0), min(end, len(around))
    if _width(around[start:end]) >= room:
        left, right = _clipped(around, start, end, room, keep_end)
    else:
        left, right = _grown(around, start, end, room)
    return _between_words(around, left, right, start, end)


def _clipped(around: list[Cell], start: int, end: int, room: int, keep_end: bool) -> tuple[int, int]:
    """As much of a long span as fits, from its beginning or up to its end."""
    used = 0
    if keep_end:
        left = end
        while left > start and used + around[left - 1].width <= room:
            left -= 1
            used += around[left].width
        while left < end and around[left].joined:
            left += 1
        return left, end
    right = start
    while right < end and used + around[right].width <= room:
        used += around[right].width
        right += 1
    return start, right


def _grown(around: list[Cell], start: int, end: int, room: int) -> tuple[int, int]:
    """The span with context: half of the free room before it, the rest after it, and what is left over before."""
    free = room - _width(around[start:end])
    left = _reach_left(around, start, free // 2)
    right = _reach_right(around, end, free - _width(around[left:start]))
    return _reach_left(around, start, free - _width(around[end:right])), right


def _reach_left(around: list[Cell], at: int, room: int) -> int:
    while at > 0 and around[at - 1].width <= room:
        at -= 1
        room -= around[at].width
    while at < len(around) and around[at].joined:
        at += 1
    return at


def _reach_right(around: list[Cell], at: int, room: int) -> int:
    while at < len(around) and around[at].width <= room:
        room -= around[at].width
        at += 1
    return at


def _between_words(around: list[Cell], left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Cuts that fall inside a word near the edge move to its boundary, never into the span."""
    if left > 0:
        for at in range(left, min(left + _SNAP, start) + 1):
            if around[at - 1].text == " ":
                left = at
                break
    if right < len(around):
        for at in range(right, max(right - _SNAP, end) - 1, -1):
            if at < len(around) and around[at].text == " ":
                right = at
                break
    return left, right
