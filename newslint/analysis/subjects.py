"""Whom a verb has as its subject: beside it, before what hangs on it, or of a verb it is joined to."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.joined import whole_list
from newslint.analysis.phrases import (
    LONGEST,
    Range,
    could_speak,
    is_finite,
    noun_phrase_after,
    noun_phrase_before,
)
from newslint.analysis.tokens import Tokens

__all__ = ["gerund_subject", "joined_subject", "subject_before"]


def subject_before(tokens: Tokens, verb: int, low: int) -> Range | None:
    """The subject of the verb group that begins at `verb`: beside it, before what hangs on it, or of a verb it joins."""
    found = _subject_beside(tokens, verb, low)
    if found is not None:
        return whole_list(tokens, found, low)
    return _relative_head(tokens, verb, low) or _opening_phrase(tokens, verb, low)


def _subject_beside(tokens: Tokens, verb: int, low: int) -> Range | None:
    words, bits = tokens.words, tokens.bits
    j = _before_circumstance(tokens, verb - 1, low)
    if j < low:
        return None
    w, b = words[j], bits[j]
    if b & lx.QUOTED:
        return joined_subject(tokens, j, low)
    if w == ")":
        return noun_phrase_before(tokens, _before_bracket(tokens, j, low), low)
    if w in _PAUSES:
        return _before_apposition(tokens, j, low)
    if w == "whom" and j - 2 >= low and words[j - 1] == "of":
        return j - 2, j  # "both of whom said"
    if b & lx.WH or w == "that":
        if w in ("who", "which", "that") and j > low:
            end = j - 1 if words[j - 1] != "," else j - 2
            return noun_phrase_before(tokens, end, low) or (j, j)
        return (j, j) if w in ("who", "what") else None
    if b & lx.AND or w in ("then", "to"):
        return joined_subject(tokens, j - 1, low)
    if (b & lx.PREPOSITION and not b & lx.CAPITAL) or (b & lx.PAST and is_finite(tokens, j)):
        return None
    return noun_phrase_before(tokens, j, low)


#: Marks that may close words put in after a subject.
_PAUSES = frozenset((",", "—", "–", "―", "-", "--"))


def _relative_head(tokens: Tokens, verb: int, low: int) -> Range | None:
    """The noun before a relative clause that ends at the verb: `Sources who reviewed them told`."""
    words, bits = tokens.words, tokens.bits
    verbs = 0
    for j in range(verb - 1, max(low, verb - 30), -1):
        if bits[j] & (lx.BREAK | lx.QUOTED):
            return None
        if words[j] in ("who", "which", "that"):
            if not verbs:
                return None
            found = noun_phrase_before(tokens, j - 1, low)
            return found if found and could_speak(tokens, found) else None
        verbs += is_finite(tokens, j)
    return None


def _opening_phrase(tokens: Tokens, verb: int, low: int) -> Range | None:
    """The noun phrase that opens the clause, where no other verb stands before the one asked about."""
    words, bits = tokens.words, tokens.bits
    first = verb - 1
    start = low
    for j in range(verb - 1, max(low, verb - LONGEST) - 1, -1):
        if words[j] in (";", ":", "that") or bits[j] & lx.QUOTED:
            start = j + 1
            break
    else:
        if verb - low > LONGEST:
            return None
    while start < first and bits[start] & (lx.AND | lx.MARK | lx.ADVERB):
        start += 1
    if bits[start] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.ING):
        while start < first and words[start] != ",":
            start += 1
        start += 1
    found = noun_phrase_after(tokens, start, verb)
    if found is None or not could_speak(tokens, found):
        return None
    after = found[1] + 1
    participle = bits[after] & lx.PARTICIPLE and (words[after + 1] in _AFTER_PARTICIPLE or bits[after + 1] & lx.TIME)
    if participle or bits[after] & lx.AUX:  # "a poll released in August found", "a poll has, however, found"
        after += 1
    return None if any(is_finite(tokens, j) for j in range(after, verb)) else found


_AFTER_PARTICIPLE = lx.word_set("in on by at for from last this earlier to with as")


def _before_circumstance(tokens: Tokens, at: int, low: int) -> int:
    """The last token before adverbs and times: `The fund this week said`, `a poll out in late August found`."""
    words, bits = tokens.words, tokens.bits
    while at > low or (at == low and bits[at] & lx.ADVERB):
        b = bits[at]
        if words[at] == "ago":
            at -= 1
            while at > low and (bits[at] & (lx.NUMBER | lx.TIME) or words[at] in _AGO):
                at -= 1
        elif b & lx.ADVERB and not b & lx.PRONOUN:
            at -= 1
        elif b & lx.TIME and (bits[at - 1] & lx.DET or words[at - 1] in ("last", "next", "on", "earlier")):
            at -= 2
        elif b & lx.TIME and b & lx.CAPITAL and bits[at - 1] & lx.WORD and not bits[at - 1] & lx.TITLE:
            at -= 1
            while at > low and words[at] in ("late", "early", "in", "on", "out"):
                at -= 1
        else:
            break
    return at


#: What stands before `ago`: two weeks, less than a month.
_AGO = lx.word_set(
    "weeks months days years hours minutes decades century centuries decade less more than a an one two three four five"
    " six ten several few about nearly almost over just"
)


def _before_bracket(tokens: Tokens, at: int, low: int) -> int:
    """The token before the brackets that close at `at`, which itself where none do: `Ana Ruiz (D-Tarrow)`."""
    if at < low or tokens.words[at] != ")":
        return at
    first = at
    while first > low and at - first < 20 and tokens.words[first] != "(":
        first -= 1
    return first - 1


def _before_apposition(tokens: Tokens, comma: int, low: int) -> Range | None:
    """The noun phrase before the words that end at a comma: `Ruiz, 45, the mayor,`."""
    words, bits = tokens.words, tokens.bits
    mark = words[comma]
    j, commas, best = comma - 1, 0, None
    while j >= low and commas < 4 and comma - j < 45:
        if words[j] in (";", ":"):
            break
        if words[j] == mark and not bits[j] & lx.QUOTED:
            commas += 1
            found = noun_phrase_before(tokens, _before_bracket(tokens, j - 1, low), low)
            if found and could_speak(tokens, found):
                before = found[0] - 1
                if before < low or bits[before] & (lx.MARK | lx.AND | lx.SUBORDINATOR):
                    return found
                best = best or found
        j -= 1
    return best


def joined_subject(tokens: Tokens, last: int, low: int) -> Range | None:
    """The subject of the nearest finite verb to the left, for a verb joined to it."""
    for j in range(last, max(low - 1, last - 40), -1):
        if tokens.bits[j] & lx.QUOTED:
            continue
        if j > low and is_finite(tokens, j) and not is_finite(tokens, j - 1) and not tokens.bits[j - 1] & lx.AND:
            found = _subject_beside(tokens, j, low) if tokens.words[j - 1] != "to" else None
            if found:
                return found
    return None


#: Pronouns that words may hang on: `those questioning the plan`.
_THOSE = lx.word_set("those anyone anybody everyone some many others someone")


def gerund_subject(tokens: Tokens, verb: int, low: int, high: int) -> Range | None:
    """Who does what a form in -ing at `verb` says: whom it hangs on, or the subject of the clause it opens or trails."""
    before = verb - 1
    bits = tokens.bits
    opens = before
    while (
        opens >= low
        and bits[opens] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.AND | lx.MARK)
        and not bits[opens] & lx.QUOTED
    ):
        opens -= 1
    if opens < low:  # "Citing the cost, Ruiz said": the subject stands after the comma
        return _after_opening(tokens, verb + 1, high)
    found = joined_subject(tokens, before, low)
    if (
        found is None
        and tokens.bits[before] & lx.WORD
        and (not tokens.bits[before] & lx.CLOSED or tokens.words[before] in _THOSE)
    ):
        return noun_phrase_before(tokens, before, low)
    if found is None and tokens.words[before] in (",", "—", "–"):  # "Ruiz, citing the filing, said"
        return noun_phrase_before(tokens, before - 1, low)
    return found


def _after_opening(tokens: Tokens, start: int, high: int) -> Range | None:
    """The subject after the comma that closes an opening phrase: the first that something is said to do."""
    first = None
    for j in range(start, min(high, start + 45)):
        if tokens.words[j] == ",":
            found = noun_phrase_after(tokens, j + 1, high)
            if found is not None and could_speak(tokens, found):
                if any(is_finite(tokens, k) for k in range(found[1] + 1, min(found[1] + 4, high))):
                    return found
                first = first or found
    return first
