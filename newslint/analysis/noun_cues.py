"""Nouns that report: whose claim, promise or criticism it is, and the verb that only carries the noun."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import Range, is_finite, noun_phrase_after, noun_phrase_before
from newslint.analysis.subjects import joined_subject, subject_before
from newslint.analysis.tokens import Tokens

__all__ = ["is_place", "noun_source"]

_LIGHT = lx.word_set(
    "make makes made making issue issues issued issuing express expresses expressed expressing give gives gave given"
    " raise raises raised voice voiced offer offers offered launch launched deny denied denies repeat hold holds held"
    " repeated have has had drop dropped reject rejected release released send sent deliver delivered read rejects"
    " share shared shares level leveled put cast lodge lodged withdraw withdrew keep kept deny denying extend extended"
    " pose posed poses mount mounted mounting pay paid pays hurl hurled trade traded trading lob lobbed lobbing air aired"
    " unleash unleashed renew renewed reiterate reiterated echo echoed signal signaled signalled show showed shown showing"
)
#: Verbs whose subject is what others have something to say about: `drew criticism`.
_DRAWING = lx.word_set(
    "draw drew drawn draws drawing face faces faced facing spark sparked sparks prompt prompted prompts receive received"
    " attract attracted provoke provoked stir stirred endure endured win won wins winning earn earned earning earns garner"
    " garnered met generate generated elicit elicited enjoy enjoys enjoyed have has had"
)
_VERBS_OF_NOUNS = _LIGHT | _DRAWING
#: What a noun of speech stands after where it is the place of what a verb says: `said in a statement`.
_PLACES = frozenset(("in", "during", "at", "via", "through"))


def noun_source(tokens: Tokens, at: int, low: int, high: int) -> tuple[Range | None, int, int, bool] | None:
    """The source of a noun cue, the first and last token of the cue, whether the source follows."""
    words, bits = tokens.words, tokens.bits
    j = at - 1
    modifies = lx.CLOSED | lx.PAST | lx.CAPITAL
    while j >= low and bits[j] & lx.WORD and not bits[j] & modifies and at - j < 4 and words[j] not in _VERBS_OF_NOUNS:
        j -= 1
    if j > low and (words[j] == "'s" or (words[j] in ("'", "’") and words[j - 1].endswith("s"))):
        return noun_phrase_before(tokens, j - 1, low), at, at, False
    if j >= low and bits[j] & lx.POSSESSIVE:
        return (j, j), at, at, False
    while j >= low and bits[j] & (lx.DET | lx.ADVERB | lx.NUMBER):
        j -= 1
    if at + 2 < high and words[at + 1] in ("by", "from"):
        first = j if j > low and words[j] in _DRAWING else at
        return noun_phrase_after(tokens, at + 2, high), first, at + 1, True
    if j > low and words[j] in _LIGHT:
        return subject_before(tokens, _group_first(tokens, j, low), low), j, at, False
    if j >= low and words[j] == "in" and words[at] in _IN:
        return joined_subject(tokens, j - 1, low), j, at, False
    holder = _holder(tokens, at, high)
    if j > low and words[j] in _DRAWING:
        return holder, j, at, False
    return None if holder is None else (holder, at, at, False)


#: What somebody acts in: `signed it in the hope of a deal`.
_IN = lx.word_set("hope hopes fear expectation belief conviction")


def is_place(tokens: Tokens, at: int, low: int) -> bool:
    """Whether a noun only says where words were said: `in a written statement`, `in his speech`."""
    j = at - 1
    while j > low and at - j < 4 and tokens.bits[j] & lx.WORD and not tokens.bits[j] & lx.CLOSED:
        j -= 1
    determined = j > low and tokens.bits[j] & (lx.DET | lx.POSSESSIVE)
    return bool(determined) and tokens.words[j - 1] in _PLACES


def _holder(tokens: Tokens, at: int, high: int) -> Range | None:
    """Who holds what a noun names, some words after it: `support for the plan among voters`."""
    words, bits = tokens.words, tokens.bits
    for j in range(at + 1, min(high - 1, at + 12)):
        if words[j] in ("among", "by", "from"):
            found = noun_phrase_after(tokens, j + 1, high)
            return found if found and any(bits[k] & _PEOPLE for k in range(found[0], found[1] + 1)) else None
        if bits[j] & lx.MARK or words[j] == "that" or is_finite(tokens, j):
            return None
    return None


_PEOPLE = lx.CAPITAL | lx.HUMAN | lx.BODY


def _group_first(tokens: Tokens, at: int, low: int) -> int:
    while at > low and tokens.bits[at - 1] & (lx.AUX | lx.ADVERB) and not tokens.bits[at - 1] & lx.TIME:
        at -= 1
    return at
