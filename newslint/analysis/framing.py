"""Attributions by a phrase that frames a clause: `according to Ruiz`, `in the words of Ruiz`, `in a new poll`."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.contents import Position, trimmed
from newslint.analysis.drafts import Draft
from newslint.analysis.lexicon import Act
from newslint.analysis.phrases import Range, is_finite, noun_phrase_after, noun_phrase_before
from newslint.analysis.tokens import Tokens

__all__ = ["according", "framed", "fronted", "measured"]


def according(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`According to Ruiz, …`."""
    source = _title(tokens, at + 2, high) or noun_phrase_after(tokens, at + 2, high)
    if source is None:
        return None
    return _around(tokens, (at, at + 1), source, (at, source[1]), index, low, high)


def _title(tokens: Tokens, first: int, high: int) -> Range | None:
    """A work by its title in marks: `according to “The Long Road,” a book by Ruiz`."""
    if first >= high or not tokens.bits[first] & lx.QUOTE:
        return None
    close = next((j for j in range(first + 1, min(high, first + 20)) if tokens.bits[j] & lx.QUOTE), None)
    return None if close is None else (first, close)


#: Nouns by which a phrase frames what somebody says or holds.
_THOUGHT = lx.word_set("view opinion eyes judgment judgement estimation assessment mind minds")
_SPEECH = lx.word_set("words account admission reckoning telling tally count")
#: Those of them that only `by` leads to: an account may be at a bank.
_BY = lx.word_set("account admission reckoning tally count")


def framed(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`In the words of Ruiz, …`, `in his view`, `by the bank's own account`; `at` is the noun."""
    words, bits = tokens.words, tokens.bits
    if words[at] not in _THOUGHT | _SPEECH:
        return None
    act: Act = "thought" if words[at] in _THOUGHT else "speech"
    j = at - 1
    while j > low and at - j < 3 and bits[j] & lx.WORD and not bits[j] & (lx.CLOSED | lx.CAPITAL):
        j -= 1  # "in his own view"
    cue = source = None
    if j > low and words[j] == "the" and words[at + 1 : at + 2] == ["of"] and words[j - 1] in ("in", "to"):
        cue, source, first = (j - 1, at + 1), noun_phrase_after(tokens, at + 2, high), j - 1
        last = source[1] if source else at
    elif j > low and bits[j] & lx.POSSESSIVE:
        source = (j, j) if words[j] != "'s" else noun_phrase_before(tokens, j - 1, low)
        cue, first, last = (at, at), (source[0] if source else j) - 1, at
    if cue is None or source is None or first < low or words[first] not in ("in", "by", "to"):
        return None
    if (words[first] == "by") != (words[at] in _BY) or not _set_off(tokens, first, last, low, high):
        return None
    draft = _around(tokens, cue, source, (first, last), index, low, high)
    return draft._replace(act=act) if draft.parts else None


def _set_off(tokens: Tokens, first: int, last: int, low: int, high: int) -> bool:
    """Whether a phrase stands apart from the clause it frames, or speaks of somebody's `own`."""
    if "own" in tokens.words[first:last] or first == low:
        return True
    after = last + 1 < high and tokens.words[last + 1] == ","
    return bool(after or tokens.bits[first - 1] & lx.MARK)


#: Documents that count or measure what people hold.
_COUNTS = lx.word_set("poll polls survey surveys study average census")


def measured(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ruiz leads Bell by nine points in a new poll`: a document that a clause rests on."""
    words, bits = tokens.words, tokens.bits
    if words[at] in _THOUGHT | _SPEECH:
        return None
    for j in range(at - 1, max(low + 2, at - 8), -1):
        if words[j] in ("in", "per", "via") and bits[j + 1] & (lx.DET | lx.CAPITAL | lx.POSSESSIVE):
            source = noun_phrase_after(tokens, j + 1, high)
            before = trimmed(tokens, low, j - 1)
            if source is None or not source[0] <= at <= source[1] or words[j + 1 : at + 1] == ["the", "polls"]:
                return None
            if before is not None and any(is_finite(tokens, k) for k in range(before[0] + 1, before[1] + 1)):
                return Draft((j, j), source, [before], "after", index, act="evidence")
            return None
        if bits[j] & lx.MARK:
            return None
    return None


def fronted(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`In a poll by the Courier, Ruiz leads Bell`: the document opens the sentence."""
    if tokens.words[at] not in _COUNTS or tokens.words[low] != "in" or not low < at < low + 12:
        return None
    source = noun_phrase_after(tokens, low + 1, high)
    if source is None or not source[0] <= at <= source[1]:
        return None
    comma = next((j for j in range(source[1] + 1, min(high, source[1] + 12)) if tokens.words[j] == ","), None)
    if comma is None or any(is_finite(tokens, j) for j in range(source[1] + 2, comma)):
        return None
    found = trimmed(tokens, comma + 1, high - 1)
    return Draft((low, low), source, [found], "before", index, act="evidence") if found else None


def _around(tokens: Tokens, cue: Range, source: Range, frame: Range, index: int, low: int, high: int) -> Draft:
    """What is said stands before the frame, after it, or on both sides."""
    before = trimmed(tokens, low, frame[0] - 1)
    after = trimmed(tokens, frame[1] + 1, high - 1)
    parts = [part for part in (before, after) if part and part[1] - part[0] >= 1]
    position: Position = "inside" if len(parts) == 2 else "after" if before else "before"
    return Draft(cue, source, parts, position, index)
