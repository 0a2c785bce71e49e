"""Spans over a text as elements that nest, however the spans lie to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newslint.records import NamedTuple
from newslint.reporters.html.markup import Html
from newslint.text import Span

__all__ = ["Mark", "marked"]

#: Underlines are told apart down to this depth.
_DEEPEST = 3


class Mark(NamedTuple):
    """One span to be marked: the classes it gets, the id of its first element (or none), and what stands behind its end."""

    span: Span
    classes: str
    anchor: str
    after: Html


def marked(show: Callable[[int, int], Html], within: Span, marks: Sequence[Mark]) -> Html:
    """`within` with every mark around its part of it; `show` gives the text of a stretch, escaped.

    Elements must nest, spans need not: one that ends inside another that goes on is closed with it, and the other is
    opened again. Marks that hold no text within `within` are left out.
    """
    return Html("".join(_stretches(show, within, marks)))


def _stretches(show: Callable[[int, int], Html], within: Span, marks: Sequence[Mark]) -> Iterator[str]:
    waiting = sorted(
        (mark for mark in marks if max(mark.span.start, within.start) < min(mark.span.end, within.end)),
        key=lambda mark: (-mark.span.start, mark.span.end),
    )
    edges = {edge for mark in waiting for edge in mark.span if edge in within}
    open_: list[Mark] = []
    at = within.start
    for edge in sorted({*edges, within.start, within.end}):
        if edge > at:
            yield show(at, edge)
        at = edge
        yield from _closed(open_, at if at < within.end else None)
        while waiting and waiting[-1].span.start <= at < within.end:
            open_.append(waiting.pop())
            yield _opening(open_[-1], len(open_) - 1, first=True)


def _closed(open_: list[Mark], at: int | None) -> Iterator[str]:
    """Close what ends at `at` (None: everything), and open again what stood inside it and goes on."""
    ending = [at is None or mark.span.end <= at for mark in open_]
    if True not in ending:
        return
    lowest = ending.index(True)
    inner, gone = open_[lowest:], ending[lowest:]
    for mark, ends in zip(reversed(inner), reversed(gone), strict=True):
        yield "</mark>"
        if ends:
            yield mark.after
    del open_[lowest:]
    for mark, ends in zip(inner, gone, strict=True):
        if not ends:
            open_.append(mark)
            yield _opening(mark, len(open_) - 1, first=False)


def _opening(mark: Mark, depth: int, *, first: bool) -> str:
    anchor = f' id="{mark.anchor}"' if first and mark.anchor else ""
    return f'<mark{anchor} class="{mark.classes} d{min(depth, _DEEPEST)}">'
