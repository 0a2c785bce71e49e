"""Addresses written out in prose: bare URLs become links, as the formats that readers see them in make them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.text import Block, Link, Span

__all__ = ["with_bare_urls"]

# Possessive, so that a megabyte of one address costs a megabyte.
_URL = re.compile(r"(?<![\w@./-])(?:https?://|www\.(?=\w))[^\s<>\"“”«»\ufffc]++", re.IGNORECASE)
#: What may stand in an address but ends a sentence, a bracket or a quotation far more often when it comes last.
_TRAILING = ".,:;!?'’‘*_~…|"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def with_bare_urls(
    prose: str,
    blocks: Sequence[Block],
    links: Iterable[Link] = (),
    to_source: Callable[[Span], Span] = lambda span: span,
) -> tuple[Link, ...]:
    """`links` and the addresses that stand in the prose outside them and outside code, in order of place."""
    found = tuple(links)
    if "://" not in prose and "www." not in prose:
        return found
    taken = sorted(link.span for link in found)
    bare = [Link(prose[span.start : span.end], span, to_source(span)) for span in _outside(prose, blocks, taken)]
    return tuple(sorted((*found, *bare), key=lambda link: link.span.start)) if bare else found


def _outside(prose: str, blocks: Sequence[Block], taken: Sequence[Span]) -> Iterator[Span]:
    for block in blocks:
        if block.kind == "code":
            continue
        for match in _URL.finditer(prose, block.start, block.end):
            span = Span(match.start(), match.start() + _length(match[0]))
            before = bisect_left(taken, (span.end, 0)) - 1
            if before < 0 or taken[before].end <= span.start:
                yield span


def _length(url: str) -> int:
    """How much of what looks like an address is one: without the marks of the sentence that it ends."""
    end = len(url)
    surplus = {close: url.count(close) - url.count(opening) for close, opening in _PAIRS.items()}
    while end:
        last = url[end - 1]
        if last in _PAIRS and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end
