"""Quotations: which marks belong together, what they hold, and which of them stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newslint.analysis.quote_marks import Family, Lean, Mark, marks
from newslint.text import Document, Span

__all__ = ["Quotation", "Quotations", "quotations"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    `span` holds the marks, `content` does not. One that is not closed ends where its paragraph's text ends, or
    sooner: before a mark that opens another of its kind, or with the quotation that holds it.
    """

    span: Span
    content: Span
    #: The opening mark as written.
    mark: str
    #: 0 for the outermost.
    depth: int
    #: Whether its closing mark stands in its paragraph.
    closed: bool
    #: Whether it is not closed and the next paragraph reopens it with the same mark: a running quotation.
    continued: bool
    #: Whether it reopens a running quotation of the paragraph before.
    continues: bool
    #: Whether the pairing is not in doubt.
    certain: bool


class Quotations(NamedTuple):
    """`found` by start, nested ones after the one that holds them; `unopened` closing marks that close nothing."""

    found: tuple[Quotation, ...]
    unopened: tuple[Span, ...]


#: Blocks that may stand between two paragraphs of one quotation.
_BETWEEN_PARAGRAPHS = frozenset({"caption"})
#: What is left of marks that a wrong decoding destroyed: a lacking partner may be one of them.
_GARBAGE = ("\ufffd", "â€", "\x92", "\x93", "\x94")


@dataclass(slots=True)
class _Draft:
    """A quotation while its end, its place and its neighbours are still being settled."""

    start: int
    inner: int
    stop: int
    end: int
    mark: str
    closed: bool
    certain: bool
    depth: int = 0
    continued: bool = False
    continues: bool = False

    def finished(self) -> Quotation:
        return Quotation(
            Span(self.start, self.end),
            Span(self.inner, self.stop),
            self.mark,
            self.depth,
            self.closed,
            self.continued,
            self.continues,
            self.certain,
        )


def quotations(document: Document) -> Quotations:
    """The quotations of every prose block. None crosses a block; a running quotation is one in each paragraph."""
    prose = document.prose
    found: list[_Draft] = []
    unopened: list[Span] = []
    running: list[_Draft] = []
    for block in document.prose_blocks:
        seen = marks(prose, block.start, block.end)
        here: list[_Draft] = []
        if seen:
            end = _trimmed(prose, block.start, block.end)
            here, orphans = _paragraph(prose, seen, block.start, end)
            found.extend(here)
            unopened.extend(orphans)
        if block.kind not in _BETWEEN_PARAGRAPHS:
            if running and here:
                _join(running, here, _first_text(prose, block.start, block.end))
            running = [one for one in here if not one.closed and one.end == end]
    return Quotations(tuple(one.finished() for one in found), tuple(unopened))


def _paragraph(prose: str, seen: Sequence[Mark], start: int, end: int) -> tuple[list[_Draft], list[Span]]:
    """The quotations of one paragraph in order, and its closing marks that close nothing.

    The families are paired one after another. A pair of an earlier family is a wall for a later one, so what a
    single quotation mark does inside a double quotation cannot reach out of it, nor the other way round.
    """
    pairing = _Pairing(prose, end)
    for family in Family:
        own = [mark for mark in seen if mark.family is family]
        if own:
            for group in _walled(own, pairing.drafts):
                pairing.pair(group)
    drafts = _nested(prose, sorted(pairing.drafts, key=lambda one: one.start))
    if (pairing.unopened or any(not one.closed for one in drafts)) and _has_garbage(prose, start, end):
        pairing.unopened.clear()
        for one in drafts:
            one.certain = one.certain and one.closed
    return drafts, sorted(pairing.unopened)


def _has_garbage(prose: str, start: int, end: int) -> bool:
    return any(prose.find(garbage, start, end) >= 0 for garbage in _GARBAGE)


class _Pairing:
    """Pairs the marks of one paragraph, family by family."""

    def __init__(self, prose: str, end: int) -> None:
        self.prose = prose
        self.end = end
        self.drafts: list[_Draft] = []
        self.unopened: list[Span] = []

    def pair(self, group: Sequence[Mark]) -> None:
        """Pair the marks of one family between the same walls."""
        if len(group) == 2 and group[0].lean is Lean.OPEN and group[1].lean is Lean.CLOSE:
            self._close(group[0], group[1], True)
            return
        ahead = _ahead(group)
        opened: list[Mark] = []
        doubtful: set[int] = set()  # starts of open marks whose closing mark might be another
        strays = False
        for index, mark in enumerate(group):
            lean, sure = _settled(mark, opened, ahead[index], self.prose)
            if lean is None:
                if opened and mark.lean is not Lean.WEAK_OPEN:
                    doubtful.add(opened[-1].start)
                strays = strays or mark.lean is Lean.EITHER
            elif lean is Lean.OPEN:
                if opened and ahead[index] != _CLOSE_CLOSE:
                    self._leave_open(opened.pop(), mark.start, doubtful, strays)
                opened.append(mark)
                if not sure:
                    doubtful.add(mark.start)
            elif opened:
                opening = opened.pop()
                self._close(opening, mark, sure and opening.start not in doubtful)
            else:
                if mark.sure and not strays:
                    self.unopened.append(Span(mark.start, mark.end))
        for mark in opened:
            self._leave_open(mark, self.end, doubtful, strays)

    def _close(self, opening: Mark, closing: Mark, certain: bool) -> None:
        self.drafts.append(
            _Draft(opening.start, opening.end, closing.start, closing.end, self._glyph(opening), True, certain)
        )

    def _leave_open(self, opening: Mark, at: int, doubtful: set[int], strays: bool) -> None:
        end = _trimmed(self.prose, opening.end, at)
        certain = opening.sure and not strays and opening.start not in doubtful
        self.drafts.append(_Draft(opening.start, opening.end, end, end, self._glyph(opening), False, certain))

    def _glyph(self, mark: Mark) -> str:
        return self.prose[mark.start : mark.end]


_Ahead = tuple[Lean | None, Lean | None]
_CLOSE_CLOSE: _Ahead = (Lean.CLOSE, Lean.CLOSE)


def _ahead(group: Sequence[Mark]) -> list[_Ahead]:
    """For each mark the leans of the next two that are not weak."""
    first: Lean | None = None
    second: Lean | None = None
    result: list[_Ahead] = []
    for mark in reversed(group):
        result.append((first, second))
        if mark.lean < Lean.WEAK_OPEN:
            first, second = mark.lean, first
    result.reverse()
    return result


def _settled(mark: Mark, opened: Sequence[Mark], ahead: _Ahead, prose: str) -> tuple[Lean | None, bool]:
    """What a mark does (None: it is no mark), given what is open and what comes, and whether that is beyond doubt."""
    following = ahead[0]
    match mark.lean:
        case Lean.OPEN:
            if opened and following in (Lean.OPEN, None) and _misplaced_close(mark, prose):
                return Lean.CLOSE, False
            return Lean.OPEN, True
        case Lean.CLOSE:
            if not opened and following is Lean.CLOSE and _misplaced_open(mark, prose):
                return Lean.OPEN, False
            return Lean.CLOSE, True
        case Lean.WEAK_CLOSE:
            return (Lean.CLOSE, True) if opened and following is not Lean.CLOSE else (None, False)
        case Lean.WEAK_OPEN:
            answered = ahead == _CLOSE_CLOSE if opened else following is Lean.CLOSE
            return (Lean.OPEN, False) if answered else (None, False)
        case _:
            if opened:
                return Lean.CLOSE, following is not Lean.CLOSE
            if following in (Lean.CLOSE, Lean.EITHER):
                return Lean.OPEN, following is Lean.CLOSE
            return None, False


def _misplaced_close(mark: Mark, prose: str) -> bool:
    """A typewriter mark on the wrong side of a space: `"Yes, "he said`."""
    return prose[mark.start] in "\"'" and prose[mark.end : mark.end + 1].islower()


def _misplaced_open(mark: Mark, prose: str) -> bool:
    """A typewriter mark on the wrong side of a space: `he said:" Yes."`."""
    before = prose[mark.start - 1 : mark.start]
    return prose[mark.start] in "\"'" and (before in (":", ",") or before.isalpha())


def _walled(own: Sequence[Mark], walls: Sequence[_Draft]) -> Iterator[list[Mark]]:
    """The marks in groups: those that stand in the same closed quotations of the families before."""
    closed = sorted((one.start, one.end) for one in walls if one.closed)
    if not closed:
        yield list(own)
        return
    groups: list[list[Mark]] = [[]]
    ends: list[tuple[int, int]] = []  # of the walls around the current mark: end, number of its group
    at = 0
    for mark in own:
        while at < len(closed) and closed[at][0] < mark.start:
            start, end = closed[at]
            while ends and ends[-1][0] <= start:
                ends.pop()
            ends.append((end, len(groups)))
            groups.append([])
            at += 1
        while ends and ends[-1][0] <= mark.start:
            ends.pop()
        groups[ends[-1][1] if ends else 0].append(mark)
    yield from (group for group in groups if group)


def _nested(prose: str, drafts: list[_Draft]) -> list[_Draft]:
    """Give each its depth. Closed ones never cross; one that is not closed gives way to those that are."""
    holders: list[_Draft] = []
    for one in drafts:
        while holders and (holders[-1].end <= one.start or (not holders[-1].closed and holders[-1].end < one.end)):
            holder = holders.pop()
            if holder.end > one.start:
                holder.end = holder.stop = _trimmed(prose, holder.inner, one.start)
        if holders and not one.closed and one.end > holders[-1].stop:
            one.end = one.stop = max(one.inner, holders[-1].stop)
        one.depth = len(holders)
        holders.append(one)
    return drafts


def _join(running: Sequence[_Draft], here: Sequence[_Draft], at: int) -> None:
    """Tie the open quotations of the last paragraph to those that the text of the new one, from `at`, begins with."""
    waiting = {one.mark: one for one in running}
    for one in here:
        if one.start != at:
            break
        before = waiting.get(one.mark)
        if before is not None:
            before.continued = before.certain = one.continues = True
        at = one.inner


def _first_text(prose: str, start: int, end: int) -> int:
    while start < end and prose[start].isspace():
        start += 1
    return start


def _trimmed(prose: str, start: int, end: int) -> int:
    """`end` without the white space before it."""
    while end > start and prose[end - 1].isspace():
        end -= 1
    return end
