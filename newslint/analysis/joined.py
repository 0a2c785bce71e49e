"""Sources named together: `Ana Ruiz and Tom Bell said` has two, `Ana Ruiz, the mayor, Tom Bell and Lena Voss said` three."""

from __future__ import annotations

import itertools
from collections.abc import Container

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import Range, noun_phrase_before
from newslint.analysis.sources import Source, source_of
from newslint.analysis.tokens import Tokens

__all__ = ["parts_of", "whole_list"]

_AND = ("and", "&")
#: Most sources that a list may name, so that no text costs more than its length.
_MOST = 8


def whole_list(tokens: Tokens, phrase: Range, low: int) -> Range:
    """The list of people or bodies that a noun phrase ends, the phrase itself where it ends none.

    A list has an `and` before its last member and begins its clause: `In a letter to Ana Ruiz, Tom Bell and Lena Voss
    said` has none.
    """
    words = tokens.words
    first, last = phrase
    at = first - 1
    joined = any(words[j] in _AND for j in range(first, last))
    if at > low and words[at] in _AND:
        joined, at = True, at - 1
        if words[at] != ",":
            at += 1
    if not joined or at <= low or words[at] not in (",", *_AND):
        return phrase
    for _ in range(_MOST):
        begins = _member(tokens, at - 1, low)
        if begins is None:
            break
        first, at = begins, begins - 1
        if at <= low or words[at] != ",":
            break
    return (first, last) if first < phrase[0] and _opens_clause(tokens, first, low) else phrase


def _member(tokens: Tokens, last: int, low: int) -> int | None:
    """Where the member of a list that ends at `last` begins, with the words that tell who it is."""
    found = noun_phrase_before(tokens, last, low)
    if found is None or found[1] != last:
        return None
    if _is_name(tokens, found):
        return found[0]
    if found[0] - 2 <= low or tokens.words[found[0] - 1] != "," or not _tells_who(tokens, found):
        return None
    named = noun_phrase_before(tokens, found[0] - 2, low)
    return named[0] if named is not None and _is_name(tokens, named) else None


def _is_name(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase is somebody's full name or a title with one, or the name of a body, with what hangs on it."""
    first, last = phrase
    if tokens.bits[first] & lx.DET and tokens.words[first] != "the":
        return False
    capitals = 0
    for j in range(first, last + 1):
        bits = tokens.bits[j]
        if bits & lx.PREPOSITION and not bits & lx.CAPITAL:
            break
        capitals += bool(bits & lx.CAPITAL and not bits & (lx.DET | lx.TIME | lx.NUMBER))
    return capitals >= 2


def _tells_who(tokens: Tokens, phrase: Range) -> bool:
    """`Ana Ruiz, the mayor,` and `Ana Ruiz, 45,`."""
    first, last = phrase
    return bool(tokens.bits[first] & lx.NUMBER and first == last) or any(
        tokens.bits[j] & (lx.HUMAN | lx.TITLE) for j in range(first, last + 1)
    )


def _opens_clause(tokens: Tokens, first: int, low: int) -> bool:
    if first == low:
        return True
    before = tokens.bits[first - 1]
    if tokens.words[first - 1] == ",":
        return first - 2 > low and bool(tokens.bits[first - 2] & (lx.TIME | lx.QUOTED))
    return bool(before & (lx.SUBORDINATOR | lx.AND | lx.QUOTED)) or tokens.words[first - 1] in (";", ":", "—", "–")


def parts_of(tokens: Tokens, phrase: Range, prose: str, surnames: Container[str]) -> tuple[Range, ...]:
    """The noun phrases that a noun phrase joins, one for each source; the phrase itself where it names one.

    Only what is surely several is set apart: people by full name, title or a surname in `surnames`, or bodies.
    `Ernst and Young` and `Bill and Hillary Bell` stay whole.
    """
    members = _members(tokens, phrase)
    if len(members) > 1 and _all_stand_alone(tokens, members, prose, surnames):
        return tuple(members)
    first, last = phrase
    for at in range(first + 1, last):
        if tokens.words[at] in _AND and (tokens.bits[at - 1] & lx.CAPITAL or _is_name(tokens, (first, at - 1))):
            halves = [(first, at - 1), (at + 1, last)]
            if _all_stand_alone(tokens, halves, prose, surnames):
                return tuple(halves)
    return (phrase,)


def _members(tokens: Tokens, phrase: Range) -> list[Range]:
    """The phrases between the commas and the `and` of a list, without those that only tell who somebody is."""
    first, last = phrase
    if "," not in tokens.words[first:last]:
        return []
    found, begins = [], first
    for at in range(first, last + 2):
        if at > last or tokens.words[at] in (",", *_AND):
            if begins < at:
                found.append((begins, at - 1))
            begins = at + 1
    return [one for one in found if _is_name(tokens, one) or not _tells_who(tokens, one)]


def _all_stand_alone(tokens: Tokens, parts: list[Range], prose: str, surnames: Container[str]) -> bool:
    named = [source_of(tokens, *part, prose) for part in parts]
    alike = all(one.kind == other.kind or (one.kind, other.kind) in _UNLIKE for one, other in itertools.pairwise(named))
    return alike and all(
        _stands_alone(tokens, part, source, surnames) for part, source in zip(parts, named, strict=True)
    )


#: Kinds of sources that stand together though they differ: `Critics and Ana Ruiz said`.
_UNLIKE = (("role", "person"), ("organisation", "person"), ("person", "organisation"))


def _stands_alone(tokens: Tokens, part: Range, source: Source, surnames: Container[str]) -> bool:
    if source.kind == "organisation":  # not "the Ministry of Trade and Industry"
        return source.grade == "organisation" and tokens.words[part[0]] != "of" and not _hangs(tokens, part)
    if source.kind == "role":
        return source.grade != "none"
    if source.kind != "person":
        return False
    if " of " in source.name:
        return False  # "Secretary of Health and Human Services Ana Ruiz" is one
    titled = any(tokens.bits[j] & lx.TITLE for j in range(*part))
    return titled or " " in source.name or tokens.words[part[1]] in surnames


def _hangs(tokens: Tokens, part: Range) -> bool:
    """Whether a body's name goes on after `of` or `for`, and so perhaps after `and`, or is what such a name goes on with."""
    within = any(tokens.words[j] in ("of", "for") for j in range(part[0], part[1]))
    before = tokens.words[part[0] - 1] == "and" and any(
        tokens.words[j] in ("of", "for") for j in range(max(part[0] - 6, 0), part[0])
    )
    return within or (before and tokens.words[part[0]] != "the")
