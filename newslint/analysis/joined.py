"""Sources named together: `Ana Ruiz and Tom Bell said` has two."""

from __future__ import annotations

from collections.abc import Container

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import Range
from newslint.analysis.sources import Source, source_of
from newslint.analysis.tokens import Tokens

__all__ = ["parts_of"]


def parts_of(tokens: Tokens, phrase: Range, prose: str, surnames: Container[str]) -> tuple[Range, ...]:
    """The noun phrases that a noun phrase joins, one for each source; the phrase itself where it names one.

    Only what is surely two is set apart: two people by full name, title or a surname in `surnames`, or two bodies.
    `Ernst and Young` and `Bill and Hillary Bell` stay whole.
    """
    first, last = phrase
    for at in range(first + 1, last):
        if tokens.words[at] in ("and", "&") and tokens.bits[at - 1] & lx.CAPITAL:
            left, right = (first, at - 1), (at + 1, last)
            one, other = source_of(tokens, *left, prose), source_of(tokens, *right, prose)
            alike = one.kind == other.kind or (one.kind, other.kind) in _UNLIKE
            if alike and _stands_alone(tokens, left, one, surnames) and _stands_alone(tokens, right, other, surnames):
                return left, right
    return (phrase,)


#: Kinds of sources that stand together though they differ: `Critics and Ana Ruiz said`.
_UNLIKE = (("role", "person"), ("organisation", "person"), ("person", "organisation"))


def _stands_alone(tokens: Tokens, part: Range, source: Source, surnames: Container[str]) -> bool:
    if source.kind == "organisation":  # not "the Ministry of Trade and Industry"
        return source.grade == "organisation" and tokens.words[part[0]] != "of" and not _hangs(tokens, part)
    if source.kind == "role":
        return source.grade != "none"
    if source.kind != "person":
        return False
    titled = any(tokens.bits[j] & lx.TITLE for j in range(*part))
    return titled or " " in source.name or tokens.words[part[1]] in surnames


def _hangs(tokens: Tokens, part: Range) -> bool:
    """Whether a body's name goes on after `of` or `for`, and so perhaps after `and`, or is what such a name goes on with."""
    within = any(tokens.words[j] in ("of", "for") for j in range(part[0], part[1]))
    before = tokens.words[part[0] - 1] == "and" and any(
        tokens.words[j] in ("of", "for") for j in range(max(part[0] - 6, 0), part[0])
    )
    return within or (before and tokens.words[part[0]] != "the")
