"""What is said: how far the content of a cue reaches, before it, after it and on both sides."""

from __future__ import annotations

from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.candidates import Candidate
from newslint.analysis.phrases import Range, clause_opens, is_finite, noun_phrase_before
from newslint.analysis.tokens import Tokens

__all__ = ["CONTRASTS", "Position", "contents", "trimmed"]

Position = Literal["before", "after", "inside", "split", "pronoun", "carried"]


def trimmed(tokens: Tokens, first: int, last: int) -> Range | None:
    """The stretch without the punctuation around it; quotation marks stay."""
    bits = tokens.bits
    while first <= last and bits[first] & lx.MARK and not bits[first] & lx.QUOTED:
        first += 1
    while last >= first and bits[last] & lx.MARK and not bits[last] & lx.QUOTED:
        last -= 1
    return (first, last) if first <= last else None


def contents(tokens: Tokens, one: Candidate, low: int, high: int) -> tuple[list[Range], Position]:
    """The stretches of content between the tokens `low` and `high`, and where the cue stands to them."""
    if one.group is None:
        return _of_other(tokens, one, low, high)
    if one.group.passive or one.word.act == "appearance":
        return _of_passive(tokens, one, low, high)
    first, last = _core(one)
    before = _before(tokens, one, first, low, high)
    stands = before is not None and (tokens.bits[before[1]] & lx.QUOTED or _holds_clause(tokens, before))
    after = _clause_after(tokens, last, high) if one.closed_before and not stands else None
    after = after or _after(tokens, one, last, high, bool(before))
    parts = [part for part in (before, after) if part is not None]
    if not parts:
        return [], "before"
    if len(parts) == 2:
        quoted = tokens.bits[parts[0][1]] & lx.QUOTED
        return parts, "split" if quoted else "inside"
    return parts, "after" if before else "before"


def _core(one: Candidate) -> Range:
    """The first and last token of cue and source together, where they stand side by side."""
    first, last = one.first, one.last
    if one.source is not None:
        if one.inverted:
            last = max(last, one.source[1])
        elif one.source[0] < first:
            first = one.source[0]
    return first, last


def _before(tokens: Tokens, one: Candidate, first: int, low: int, high: int) -> Range | None:
    """The words before `…, Ruiz said` or `…, said Ruiz`."""
    if not one.closed_before or first <= low:
        return None
    if one.group is not None and one.group.form != "finite":
        return None
    found = trimmed(tokens, low, first - 1)
    if found is None:
        return None
    if one.after.kind in ("that", "clause", "to", "wh", "colon", "noun", "preposition") and not one.inverted:
        quoted = tokens.bits[found[1]] & lx.QUOTED
        closes = _only_circumstance(tokens, one, high) and _holds_clause(tokens, found)
        if (not quoted and not closes) or one.after.kind in ("that", "colon"):
            return None
    return found if found[1] - found[0] >= 1 else None


#: Words that may say when, where and to whom something was said, after the verb: `…, Ruiz told reporters on Tuesday`.
_MOST_CIRCUMSTANCE = 14
#: Prepositions that lead to what is spoken of, not to when or where.
_ABOUT = frozenset(("of", "about", "against", "for", "as", "with"))


def _only_circumstance(tokens: Tokens, one: Candidate, high: int) -> bool:
    """Whether nothing but a time, a place or an addressee follows the verb up to the end of the sentence or clause."""
    start = one.last + 1
    rest = range(start, _next_clause(tokens, start, high))
    if one.word.act != "speech" or not rest or len(rest) > _MOST_CIRCUMSTANCE or tokens.words[start] in _ABOUT:
        return False
    if one.word.lemma != "tell" and not tokens.bits[start] & (lx.PREPOSITION | lx.TIME):
        return False
    return not any(tokens.bits[j] & lx.QUOTE or tokens.words[j] in (",", ":") or is_finite(tokens, j) for j in rest)


def _next_clause(tokens: Tokens, start: int, high: int) -> int:
    """Where `, but …` or `, while …` begins another clause; `high` where none does."""
    return next((j for j in range(start, high - 1) if tokens.words[j] == "," and tokens.words[j + 1] in _LINKS), high)


#: Words that begin a clause of its own after `…, Ruiz said,`; after those of them that contrast, the narrator speaks.
CONTRASTS = frozenset(("but", "while", "whereas", "although", "though", "yet"))
_LINKS = CONTRASTS | {"and", "or", "so", "because", "which"}


def _holds_clause(tokens: Tokens, stretch: Range) -> bool:
    """Whether a stretch has a finite verb of its own: a statement, not an `on Tuesday` before the source."""
    return any(is_finite(tokens, j) for j in range(stretch[0] + 1, stretch[1] + 1))


def _after(tokens: Tokens, one: Candidate, last: int, high: int, before: bool) -> Range | None:
    kind = one.after.kind
    start = max(one.after.at, last + 1) if not one.inverted else last + 1
    if kind == "end" and not one.inverted:
        if before:
            return _resumed(tokens, one.after.at, high)
        return None
    if before:
        return _resumed(tokens, last + 1, high)
    return trimmed(tokens, start, high - 1)


def _clause_after(tokens: Tokens, last: int, high: int) -> Range | None:
    """The clause that only a circumstance precedes: `Before May, Ruiz said, the bridge was safe`."""
    comma = last + 1
    if comma + 2 >= high or tokens.words[comma] != "," or not clause_opens(tokens, comma + 1, high):
        return None
    return trimmed(tokens, comma + 1, high - 1)


def _resumed(tokens: Tokens, start: int, high: int) -> Range | None:
    """Content that goes on after `…," said Ruiz. "…` or `…, Ruiz said, because …`; not the narrator's `but …`."""
    bits, words = tokens.bits, tokens.words
    narrated = False
    for j in range(start, min(high, start + 40)):
        if bits[j] & lx.QUOTE and bits[j] & lx.QUOTED:
            return trimmed(tokens, j, high - 1)
        if (
            words[j] == ","
            and j + 2 < high
            and not narrated
            and not bits[j + 1] & (lx.WH | lx.ING | lx.CAPITAL | lx.DET | lx.TIME | lx.QUOTE)
        ):
            narrated = words[j + 1] in CONTRASTS
            if not narrated:
                found = trimmed(tokens, j + 1, high - 1)
                return found if found and found[1] - found[0] >= 2 else None
        if words[j] in (".", ";"):
            return None
    return None


def _of_passive(tokens: Tokens, one: Candidate, low: int, high: int) -> tuple[list[Range], Position]:
    """`The fire is believed to have started`: subject and complement are what is believed."""
    parts: list[Range] = []
    if one.first > low and tokens.words[one.first - 1] == "as" and one.source is not None and one.inverted:
        return _around_aside(tokens, one.first - 1, one.source[1], low, high)
    subject = noun_phrase_before(tokens, one.first - 1, low) if one.first > low else None
    if subject is not None and tokens.words[subject[0]] not in ("it", "there"):
        parts.append(subject)
    last = max(one.last, one.source[1]) if one.source and one.inverted else one.last
    if one.after.kind != "end":
        if one.group is not None and one.group.form == "participle":  # "Asked about the cost, Ruiz said"
            high = next((j for j in range(last + 1, high) if tokens.words[j] == "," and j > one.after.at), high)
        found = trimmed(tokens, max(one.after.at, last + 1), high - 1)
        if found is not None and not (one.source and one.source[0] <= found[0] <= one.source[1]):
            parts.append(found)
    if len(parts) == 1 and parts[0] == subject:
        return parts, "after"
    return parts, "inside" if len(parts) == 2 else "before"


def _around_aside(tokens: Tokens, first: int, last: int, low: int, high: int) -> tuple[list[Range], Position]:
    """What stands before and after words put in: `As reported by Ruiz, …` and `…, as described by Ruiz`."""
    before, after = trimmed(tokens, low, first - 1), trimmed(tokens, last + 1, high - 1)
    parts = [part for part in (before, after) if part is not None]
    return parts, "inside" if len(parts) == 2 else "after" if before else "before"


def _of_other(tokens: Tokens, one: Candidate, low: int, high: int) -> tuple[list[Range], Position]:
    if one.word.part == "adverb":
        parts = [
            part for part in (trimmed(tokens, low, one.first - 1), trimmed(tokens, one.last + 1, high - 1)) if part
        ]
        return parts, "inside" if len(parts) == 2 else "before"
    if one.after.kind == "end" or (one.inverted and one.source is None):
        return [], "before"
    start = one.after.at
    if one.inverted and one.source is not None:
        start = one.source[1] + 1
    found = trimmed(tokens, start, high - 1)
    return ([found] if found else []), "before"
