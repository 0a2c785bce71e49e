"""Noun phrases and clauses, told by closed classes and shape: whom a verb has as its subject, where a clause opens."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens

__all__ = ["Range", "clause_opens", "joined_subject", "noun_phrase_after", "noun_phrase_before", "subject_before"]

#: First and last token of a stretch.
Range = tuple[int, int]

_ATTACHES = frozenset(("of", "for", "at", "with", "in", "from", "on", "to", "near", "against", "behind", "among", "between", "by"))
#: Most tokens of a noun phrase, so that no text costs more than its length.
_LONGEST = 40
_NEVER = lx.BREAK | lx.QUOTE | lx.AUX | lx.WH | lx.OBJECT
_MARKED = lx.MARK


def _is_finite(tokens: Tokens, at: int) -> bool:
    """Whether the token reads as a finite verb: an auxiliary, a past form, a third person after a noun."""
    bits = tokens.bits[at]
    if bits & lx.AUX:
        return tokens.words[at] not in ("be", "been", "being", "having")
    if bits & lx.CAPITAL:
        return False
    before = tokens.bits[at - 1] if at else 0
    if bits & lx.PAST:
        return not before & (lx.DET | lx.POSSESSIVE | lx.PREPOSITION | lx.BE | lx.HAVE)
    if bits & lx.THIRD:
        if before & lx.ADVERB and at > 1 and tokens.bits[at - 2] & (lx.PRONOUN | lx.CAPITAL):
            return True
        return bool(before & (lx.PRONOUN | lx.WH | lx.CAPITAL)) or (
            bool(before & lx.WORD) and not before & (lx.CLOSED | lx.NUMBER) and not tokens.words[at - 1].endswith("s")
            and at + 1 < len(tokens) and bool(tokens.bits[at + 1] & lx.CLOSED)
            and tokens.words[at + 1] not in ("of", "and")
        )  # fmt: skip
    if bits & lx.BASE:
        return bool(before & lx.PRONOUN) and tokens.words[at - 1] in ("i", "you", "we", "they", "who")
    return False


def noun_phrase_before(tokens: Tokens, last: int, low: int) -> Range | None:
    """The noun phrase whose last token is `last`, with what hangs on it by a preposition."""
    words, bits = tokens.words, tokens.bits
    if last < low:
        return None
    if bits[last] & lx.PRONOUN and not bits[last] & lx.CAPITAL or words[last] in ("he", "she", "it", "they", "we", "i", "you"):
        return last, last
    first, j = last + 1, last
    low = max(low, last - _LONGEST)
    while j >= low:
        b, w = bits[j], words[j]
        if b & lx.CAPITAL and b & lx.WORD and not (b & lx.CLOSED and (j == low or bits[j - 1] & lx.MARK)):
            first, j = j, j - 1
            continue
        if w == "'s" or b & lx.NUMBER:
            first, j = j, j - 1
            continue
        if b & (lx.DET | lx.POSSESSIVE):
            first, j = j, j - 1
            if j >= low and bits[j] & lx.DET:
                first, j = j, j - 1
            if j > low and words[j] in _ATTACHES and _attaches(tokens, j):
                j -= 1
                continue
            break
        if w in _ATTACHES:
            if j > low and first <= last and _attaches(tokens, j):
                j -= 1
                continue
            break
        if w in ("and", "or", "&"):
            if first <= last and j > low and _joins(tokens, j, first):
                j -= 1
                continue
            break
        if w == "." and j > low and bits[j - 1] & lx.CAPITAL and first <= last:
            j -= 1
            continue
        if not b & lx.WORD or b & (lx.CLOSED | lx.ADVERB) or (first <= last and _is_finite(tokens, j)):
            break
        first, j = j, j - 1
    while first <= last and (words[first] == "'s" or bits[first] & lx.AND):
        first += 1
    return (first, last) if first <= last else None


def _attaches(tokens: Tokens, at: int) -> bool:
    """Whether the preposition at `at` hangs what follows on a noun before it."""
    before = tokens.bits[at - 1]
    if tokens.words[at] == "by":
        return bool(before & lx.DOCUMENT)
    if not before & lx.WORD or before & (lx.CLOSED | lx.ADVERB) and not before & (lx.CAPITAL | lx.NUMBER):
        return tokens.words[at] == "of" and bool(before & (lx.NUMBER | lx.DET | lx.VAGUE))
    return not _is_finite(tokens, at - 1)


def _joins(tokens: Tokens, at: int, first: int) -> bool:
    """Whether the conjunction at `at` joins two noun phrases: names, or like with like."""
    before, after = tokens.bits[at - 1], tokens.bits[first]
    if before & lx.CAPITAL and after & lx.CAPITAL:
        return True
    people = lx.HUMAN | lx.BODY
    return bool(before & people and any(tokens.bits[j] & people for j in range(first, min(first + 4, len(tokens)))))


def noun_phrase_after(tokens: Tokens, first: int, high: int) -> Range | None:
    """The noun phrase whose first token is `first`."""
    words, bits = tokens.words, tokens.bits
    if first >= high:
        return None
    if bits[first] & (lx.PRONOUN | lx.OBJECT) and not bits[first] & (lx.DET | lx.VAGUE):
        return first, first
    j = first
    high = min(high, first + _LONGEST)
    while j < high:
        b, w = bits[j], words[j]
        if b & lx.CAPITAL and b & lx.WORD and not b & lx.TIME:
            j += 1
            continue
        if w == "'s" or b & (lx.NUMBER | lx.POSSESSIVE):
            j += 1
            continue
        if b & lx.TIME and j > first and words[j - 1] != "the":
            break
        if b & lx.DET:
            if j > first and words[j - 1] not in _ATTACHES and not bits[j - 1] & (lx.DET | lx.AND):
                break
            if w == "that" and j > first:
                break
            j += 1
            continue
        if w in ("of", "for", "at", "from", "with", "in", "on", "to", "by", "familiar", "close"):
            if w in ("of", "for", "at", "from", "familiar", "close") or (
                w in ("with", "in") and j + 1 < high and bits[j + 1] & (lx.CAPITAL | lx.DET) and not bits[j + 1] & lx.TIME
            ) or (w == "to" and words[j - 1] in ("adviser", "advisor", "aide", "close", "ambassador")):
                j += 1
                continue
            break
        if w in ("and", "or", "&"):
            if j + 1 < high and (bits[j + 1] & lx.CAPITAL or (bits[j + 1] & (lx.HUMAN | lx.BODY) and bits[j - 1] & (lx.HUMAN | lx.BODY))):
                j += 1
                continue
            break
        if not b & lx.WORD or b & (lx.CLOSED | lx.ADVERB) or (j > first and _is_finite(tokens, j)):
            break
        if j > first and b & lx.ING and not bits[j - 1] & (lx.DET | lx.ADVERB):
            break
        j += 1
    last = j - 1
    while last >= first and bits[last] & (lx.PREPOSITION | lx.AND | lx.ADVERB | lx.DET) and not bits[last] & (lx.CAPITAL | lx.VAGUE):
        last -= 1
    return (first, last) if first <= last else None


def subject_before(tokens: Tokens, verb: int, low: int) -> Range | None:
    """The subject of the verb group that begins at `verb`: before it, before an apposition, or of a verb it is joined to."""
    words, bits = tokens.words, tokens.bits
    j = _before_circumstance(tokens, verb - 1, low)
    if j < low:
        return None
    w, b = words[j], bits[j]
    if w == ")":
        while j > low and words[j] != "(":
            j -= 1
        return noun_phrase_before(tokens, j - 1, low)
    if w in (",", "—", "–", "-"):
        return _before_apposition(tokens, j, low)
    if b & lx.WH or w == "that":
        if w in ("who", "which", "that") and j > low:
            end = j - 1 if words[j - 1] != "," else j - 2
            return noun_phrase_before(tokens, end, low) or (j, j)
        return (j, j) if w in ("who", "what") else None
    if b & lx.AND or w in ("then", "to"):
        return joined_subject(tokens, j - 1, low)
    return noun_phrase_before(tokens, j, low)


def _before_circumstance(tokens: Tokens, at: int, low: int) -> int:
    """The last token before adverbs and times: `The fund this week said`."""
    words, bits = tokens.words, tokens.bits
    while at >= low:
        if bits[at] & lx.ADVERB and not bits[at] & lx.PRONOUN:
            at -= 1
        elif bits[at] & lx.TIME and at > low and (bits[at - 1] & lx.DET or words[at - 1] in ("last", "next", "on", "earlier")):
            at -= 2
        elif bits[at] & lx.TIME and bits[at] & lx.CAPITAL and at > low and bits[at - 1] & lx.WORD:
            at -= 1
        else:
            break
    return at


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
            found = noun_phrase_before(tokens, j - 1, low)
            if found and _could_speak(tokens, found):
                before = found[0] - 1
                if before < low or bits[before] & (lx.MARK | lx.AND | lx.SUBORDINATOR):
                    return found
                best = best or found
        j -= 1
    return best


def _could_speak(tokens: Tokens, phrase: Range) -> bool:
    wanted = lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.PRONOUN
    return any(tokens.bits[j] & wanted and not tokens.bits[j] & lx.TIME for j in range(phrase[0], phrase[1] + 1))


def joined_subject(tokens: Tokens, last: int, low: int) -> Range | None:
    """The subject of the nearest finite verb to the left, for a verb joined to it."""
    for j in range(last, max(low - 1, last - 40), -1):
        if tokens.bits[j] & lx.QUOTED:
            continue
        if j > low and _is_finite(tokens, j) and not _is_finite(tokens, j - 1) and not tokens.bits[j - 1] & lx.AND:
            found = subject_before(tokens, j, low) if tokens.words[j - 1] not in ("to", ",") else None
            if found:
                return found
    return None


def clause_opens(tokens: Tokens, start: int, high: int) -> bool:
    """Whether a clause of its own begins at `start`: a subject and then a finite verb."""
    words, bits = tokens.words, tokens.bits
    if start >= high or bits[start] & _MARKED:
        return False
    if words[start] in ("he", "she", "they", "we", "i", "there") or (words[start] == "it" and start + 1 < high and _is_finite(tokens, start + 1)):
        return True
    if bits[start] & (lx.PREPOSITION | lx.AUX | lx.AND | lx.ADVERB | lx.OBJECT) and not bits[start] & (lx.CAPITAL | lx.PRONOUN):
        return False
    for j in range(start + 1, min(high, start + 14)):
        if bits[j] & (lx.BREAK | lx.QUOTE) or words[j] in ("that", "who", "which", "to", "as"):
            return False
        if _is_finite(tokens, j):
            return True
    return False
