"""Quotations: which marks belong together, what they hold, and which of them stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.analysis.quote_marks import Family, Lean, Mark, candidates, marks
from newslint.analysis.quote_pairing import Draft, Pairing, alike, trimmed, walled
from newslint.records import NamedTuple
from newslint.text import Block, Document, Span

__all__ = ["Quotation", "Quotations", "quotations"]


class Quotation(NamedTuple):
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
    #: Whether it is not closed and the next paragraph reopens it with the same mark: a running quotation. So does the
    #: next sentence in copy that lost its paragraph breaks.
    continued: bool
    #: Whether it reopens such a quotation.
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


def quotations(document: Document) -> Quotations:
    """The quotations of every prose block. None crosses a block; a running quotation is one in each paragraph."""
    prose = document.prose
    found: list[Draft] = []
    unopened: list[Span] = []
    running: list[Draft] = []
    seen = _marked(document)
    for index, (block, own) in enumerate(seen):
        here: list[Draft] = []
        end = block.end
        if own:
            end = trimmed(prose, block.start, block.end)
            here, orphans = _paragraph(prose, own, block.start, end, _reopening(prose, seen, index + 1))
            found.extend(here)
            unopened.extend(orphans)
        if block.kind not in _BETWEEN_PARAGRAPHS:
            if running and here:
                _join(running, here, _first_text(prose, block.start, block.end))
            running = [one for one in here if not one.closed and one.end == end]
    return Quotations(tuple(_finished(one) for one in found), tuple(unopened))


def _finished(one: Draft) -> Quotation:
    return Quotation(
        Span(one.start, one.end),
        Span(one.inner, one.stop),
        one.mark,
        one.depth,
        one.closed,
        one.continued,
        one.continues,
        one.certain,
    )


def _marked(document: Document) -> list[tuple[Block, list[Mark]]]:
    """The prose blocks with the marks of each."""
    prose = document.prose
    spots = candidates(prose)
    seen: list[tuple[Block, list[Mark]]] = []
    at, count = 0, len(spots)
    for block in document.prose_blocks:
        _, start, end = block
        while at < count and spots[at][0] < start:
            at += 1
        first = at
        while at < count and spots[at][1] <= end:
            at += 1
        seen.append((block, marks(prose, spots[first:at], start, end) if at > first else []))
    return seen


def _reopening(prose: str, seen: Sequence[tuple[Block, list[Mark]]], index: int) -> Family | None:
    """The family of the opening mark that the next paragraph begins with, if it does."""
    if index < len(seen) and seen[index][0].kind in _BETWEEN_PARAGRAPHS:
        index += 1
    if index >= len(seen) or not seen[index][1]:
        return None
    block, (first, *_) = seen[index]
    leads = first.lean is Lean.OPEN and first.start == _first_text(prose, block.start, block.end)
    return first.family if leads else None


def _paragraph(
    prose: str, seen: Sequence[Mark], start: int, end: int, reopening: Family | None
) -> tuple[list[Draft], list[Span]]:
    """The quotations of one paragraph in order, and its closing marks that close nothing.

    The families are paired one after another. A pair of an earlier family is a wall for a later one, so what a
    single quotation mark does inside a double quotation cannot reach out of it, nor the other way round.
    """
    pairing = Pairing(prose, end, reopening)
    for family in Family:
        own = [mark for mark in seen if mark.family is family]
        if own:
            for group in walled(own, pairing.drafts):
                pairing.pair(group)
    orphans = _settle_wrong_closers(pairing, reopening)
    drafts = _nested(prose, sorted(pairing.drafts, key=lambda one: one.start))
    if (orphans or any(not one.closed for one in drafts)) and _has_garbage(prose, start, end):
        orphans = []
        for one in drafts:
            one.certain = one.certain and one.closed
    return drafts, orphans


def _settle_wrong_closers(pairing: Pairing, reopening: Family | None) -> list[Span]:
    """End open quotations at the closing mark of another family (`“Yes.’`), and give the marks that are left.

    Mark and quotation are one fault: the quotation is not closed by a mark of its own.
    """
    orphans = sorted(pairing.unopened)
    waiting = [one for one in pairing.drafts if not (one.closed or one.continued or reopening is not None)]
    waiting.sort(key=lambda one: one.start, reverse=True)
    left: list[Span] = []
    for orphan in orphans:
        while waiting and waiting[-1].end <= orphan.start:
            waiting.pop()
        if waiting and waiting[-1].inner <= orphan.start:
            one = waiting.pop()
            one.stop = one.end = orphan.start
        else:
            left.append(orphan)
    return left


def _has_garbage(prose: str, start: int, end: int) -> bool:
    return any(prose.find(garbage, start, end) >= 0 for garbage in _GARBAGE)


def _nested(prose: str, drafts: list[Draft]) -> list[Draft]:
    """Give each its depth. Closed ones never cross; one that is not closed gives way to those that are."""
    holders: list[Draft] = []
    for one in drafts:
        while holders and (holders[-1].end <= one.start or (not holders[-1].closed and holders[-1].end < one.end)):
            holder = holders.pop()
            if holder.end > one.start:
                holder.end = holder.stop = trimmed(prose, holder.inner, one.start)
        if holders and not one.closed and one.end > holders[-1].stop:
            one.end = one.stop = max(one.inner, holders[-1].stop)
        one.depth = len(holders)
        holders.append(one)
    return drafts


def _join(running: Sequence[Draft], here: Sequence[Draft], at: int) -> None:
    """Tie the open quotations of the last paragraph to those that the text of the new one, from `at`, begins with."""
    waiting = {alike(one.mark): one for one in running}
    for one in here:
        if one.start != at:
            break
        before = waiting.get(alike(one.mark))
        if before is not None:
            before.continued = before.certain = one.continues = True
        at = one.inner


def _first_text(prose: str, start: int, end: int) -> int:
    while start < end and prose[start].isspace():
        start += 1
    return start
