"""Which quotation marks of one paragraph belong together, family by family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.analysis.quote_marks import Family, Lean, Mark
from newslint.text import Span

__all__ = ["Draft", "Pairing", "alike", "trimmed", "walled"]


class Draft:
    """A quotation while its end, its place and its neighbours are still being settled."""

    __slots__ = ("certain", "closed", "continued", "continues", "depth", "end", "inner", "mark", "start", "stop")

    def __init__(self, opening: Mark, stop: int, end: int, mark: str, *, closed: bool, certain: bool) -> None:
        self.start, self.inner = opening.start, opening.end
        self.stop, self.end = stop, end
        self.mark, self.closed, self.certain = mark, closed, certain
        self.depth = 0
        self.continued = self.continues = False


_Ahead = tuple[Lean | None, Lean | None]
_CLOSE_CLOSE: _Ahead = (Lean.CLOSE, Lean.CLOSE)


class Pairing:
    """Pairs the marks of one paragraph, family by family."""

    def __init__(self, prose: str, end: int, reopening: Family | None) -> None:
        self.prose = prose
        self.end = end
        self.reopening = reopening
        self.drafts: list[Draft] = []
        self.unopened: list[Span] = []
        self.reopened: set[int] = set()  # starts of marks that go on with a running quotation

    def pair(self, group: Sequence[Mark]) -> None:
        """Pair the marks of one family between the same walls."""
        opening, closing = group[::2], group[1::2]
        if len(opening) == len(closing) and _all(opening, Lean.OPEN) and _all(closing, Lean.CLOSE):
            for opened_by, closed_by in zip(opening, closing, strict=True):
                self._close(opened_by, closed_by, True)
            return
        self._pair_one_by_one(group)

    def _pair_one_by_one(self, group: Sequence[Mark]) -> None:
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
                if opened and ahead[index] != _CLOSE_CLOSE and not self._held(mark, opened, ahead[index]):
                    self._leave_open(opened.pop(), mark, doubtful, strays)
                opened.append(mark)
                if not sure:
                    doubtful.add(mark.start)
            elif opened:
                partner = opened.pop()
                self._close(partner, mark, sure and partner.start not in doubtful)
            elif mark.sure and not strays:
                self.unopened.append(Span(mark.start, mark.end))
        for mark in opened:
            self._leave_open(mark, None, doubtful, strays)

    def _held(self, mark: Mark, opened: Sequence[Mark], ahead: _Ahead) -> bool:
        """Whether `mark` opens a phrase inside a running quotation: amid a sentence, and the next paragraph reopens."""
        if len(opened) > 1 or mark.family is not self.reopening or ahead[0] is not Lean.CLOSE:
            return False
        return self.prose[trimmed(self.prose, opened[0].end, mark.start) - 1].isalnum()

    def _close(self, opening: Mark, closing: Mark, certain: bool) -> None:
        self._add(opening, closing.start, closing.end, True, certain)

    def _leave_open(self, opening: Mark, cut: Mark | None, doubtful: set[int], strays: bool) -> None:
        end = trimmed(self.prose, opening.end, cut.start if cut else self.end)
        runs_on = cut is not None and _runs_on(self.prose, opening, end, cut)
        if opening.family is Family.SINGLE and not (opening.sure or runs_on or self.reopening is Family.SINGLE):
            return  # more often the apostrophe of a clipped word than a quotation to the end of the paragraph
        certain = opening.sure and not strays and opening.start not in doubtful
        self._add(opening, end, end, False, certain)
        if cut is not None and runs_on:
            self.drafts[-1].continued = self.drafts[-1].certain = True
            self.reopened.add(cut.start)

    def _add(self, opening: Mark, stop: int, end: int, closed: bool, certain: bool) -> None:
        draft = Draft(opening, stop, end, self._glyph(opening), closed=closed, certain=certain)
        draft.continues = opening.start in self.reopened
        self.drafts.append(draft)

    def _glyph(self, mark: Mark) -> str:
        return self.prose[mark.start : mark.end]


# The narrator speaks at the end of what should be a quotation: its closing mark is lacking.
_NARRATED = re.compile(
    r",\s(?!(?:and|as|because|but|like|so|that|what|which|who)\b)"
    r"(?:(?:(?!(?:I|we|you)\b)[\w’'.-]+\s){1,6}(?:said|says|added|adds|told|wrote|explained)(?:\s[^.,\"“”]{1,40})?"
    r"|(?:said|says|added|adds|wrote|explained)\s[^\"“”]{1,60})[.]$"
)


_FULL_STOP = re.compile(r"[.!?…][”’\"')\]]{0,2}$")


def _runs_on(prose: str, opening: Mark, end: int, cut: Mark) -> bool:
    """Whether `cut` reopens a quotation at a sentence: copy whose paragraph breaks were lost on the way."""
    if not _FULL_STOP.search(prose, max(opening.end, end - 4), end):
        return False
    if (
        alike(prose[opening.start : opening.end]) != alike(prose[cut.start : cut.end])
        or prose[cut.end : cut.end + 1].islower()
    ):
        return False
    return not _NARRATED.search(prose, max(opening.end, end - 80), end)


def _all(group: Sequence[Mark], lean: Lean) -> bool:
    return all(mark.lean is lean for mark in group)


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


def walled(own: Sequence[Mark], walls: Sequence[Draft]) -> Iterator[list[Mark]]:
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


def alike(mark: str) -> str:
    """One name for the marks that may go on with one another: copy mixes typewriter and typographic ones."""
    return _TYPEWRITER.get(mark, mark)


_TYPEWRITER = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"', "`": "'"}


def trimmed(prose: str, start: int, end: int) -> int:
    """`end` without the white space before it."""
    while end > start and prose[end - 1].isspace():
        end -= 1
    return end
