"""Noun phrases and clauses, told by closed classes and shape: where they begin and end, which verbs are finite."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens

__all__ = [
    "LONGEST",
    "Range",
    "clause_opens",
    "could_speak",
    "is_finite",
    "noun_phrase_after",
    "noun_phrase_before",
]

#: First and last token of a stretch.
Range = tuple[int, int]

_ATTACHES = frozenset(
    (
        "of",
        "for",
        "at",
        "with",
        "in",
        "from",
        "on",
        "to",
        "near",
        "against",
        "behind",
        "among",
        "between",
        "by",
        "within",
    )
)
#: Most tokens of a noun phrase, so that no text costs more than its length.
LONGEST = 40
_NEVER = lx.BREAK | lx.QUOTE | lx.AUX | lx.WH | lx.OBJECT
_MARKED = lx.MARK


#: Determiners that stand for somebody by themselves: `Bell and Ruiz both said`.
_ALONE = lx.word_set("both all others many most some several each few")


def is_finite(tokens: Tokens, at: int) -> bool:
    """Whether the token reads as a finite verb: an auxiliary, a past form, a third person after a noun."""
    bits = tokens.bits[at]
    if bits & lx.AUX:
        return tokens.words[at] not in ("be", "been", "being", "having")
    if bits & lx.CAPITAL:
        return False
    before = tokens.bits[at - 1] if at else 0
    if bits & lx.PAST:
        if before & (lx.DET | lx.POSSESSIVE | lx.PREPOSITION | lx.BE | lx.HAVE):
            return (before & lx.CAPITAL != 0 and not before & lx.CLOSED) or tokens.words[at - 1] in _ALONE
        return True
    if bits & lx.THIRD:
        if bits & lx.NOUN and at + 1 < len(tokens) and tokens.bits[at + 1] & (lx.PAST | lx.AUX):
            return False  # "department reports showed"
        if before & lx.ADVERB and at > 1 and tokens.bits[at - 2] & (lx.PRONOUN | lx.CAPITAL):
            return True
        named = before & lx.CAPITAL and not before & lx.CLOSED
        return bool(named or before & (lx.PRONOUN | lx.WH)) or (
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
    if (bits[last] & lx.PRONOUN and not bits[last] & lx.CAPITAL) or words[last] in _PERSONAL:
        return last, last
    first, j = last + 1, last
    low = max(low, last - LONGEST)
    while j >= low:
        if _in_phrase(tokens, j, low, first <= last):
            first, j = j, j - 1
        elif bits[j] & (lx.DET | lx.POSSESSIVE):
            first, j = j, j - 1
            if j >= low and bits[j] & lx.DET:
                first, j = j, j - 1
            if not (j > low and words[j] in _ATTACHES and _attaches(tokens, j)):
                break
            j -= 1
        elif j > low and first <= last and _links(tokens, j, first):
            j -= 1
        else:
            break
    while first <= last and (words[first] == "'s" or bits[first] & lx.AND or (words[first] in _DAYS and first < last)):
        first += 1  # "On Monday Ana Ruiz said"
    return (first, last) if first <= last else None


_DAYS = lx.word_set("monday tuesday wednesday thursday friday saturday sunday")
_PERSONAL = lx.word_set("he she it they we i you")


def _in_phrase(tokens: Tokens, at: int, low: int, begun: bool) -> bool:
    """Whether the token belongs to a noun phrase that goes on to its right."""
    bits, word = tokens.bits[at], tokens.words[at]
    opens = at == low or tokens.bits[at - 1] & lx.MARK
    if bits & lx.CAPITAL and bits & lx.WORD and not (bits & lx.CLOSED and not bits & lx.TIME and opens):
        return True
    if word == "'s" or bits & lx.NUMBER or (word == "/" and begun):
        return True
    if not bits & lx.WORD or bits & (lx.CLOSED | lx.ADVERB) or word in _ATTACHES:
        return False
    if begun and tokens.words[at + 1] in _COURTESY and not bits & (lx.HUMAN | lx.TITLE):
        return False  # "On the second day of the trial Mr Ruiz said"
    return not (begun and is_finite(tokens, at))


#: Titles that begin a name, and stand after no noun but that of an office.
_COURTESY = frozenset(("mr", "mrs", "ms", "mr.", "mrs.", "ms."))


def _links(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a preposition, a conjunction or the stop of an abbreviation ties the phrase to what is before it."""
    word = tokens.words[at]
    if word in _ATTACHES:
        return _attaches(tokens, at)
    if word in ("and", "or", "&"):
        return _joins(tokens, at, first)
    return word == "." and bool(tokens.bits[at - 1] & lx.CAPITAL)


def _attaches(tokens: Tokens, at: int) -> bool:
    """Whether the preposition at `at` hangs what follows on a noun before it."""
    before = tokens.bits[at - 1]
    if tokens.words[at] == "by":
        return bool(before & lx.DOCUMENT)
    if not before & lx.WORD or (before & (lx.CLOSED | lx.ADVERB) and not before & (lx.CAPITAL | lx.NUMBER)):
        return tokens.words[at] == "of" and bool(before & (lx.NUMBER | lx.DET | lx.VAGUE))
    return not is_finite(tokens, at - 1)


def _joins(tokens: Tokens, at: int, first: int) -> bool:
    """Whether the conjunction at `at` joins two noun phrases: names, or like with like."""
    before, after = tokens.bits[at - 1], tokens.bits[first]
    if before & lx.CAPITAL and after & lx.CAPITAL:
        return True
    people = lx.HUMAN | lx.BODY
    if before & lx.CAPITAL and after & people:  # "Ana Ruiz and trustee Tom Bell"
        return bool(first + 1 < len(tokens) and tokens.bits[first + 1] & lx.CAPITAL)
    return bool(before & people and any(tokens.bits[j] & people for j in range(first, min(first + 4, len(tokens)))))


def noun_phrase_after(tokens: Tokens, first: int, high: int) -> Range | None:
    """The noun phrase whose first token is `first`."""
    bits = tokens.bits
    if first >= high:
        return None
    if bits[first] & (lx.PRONOUN | lx.OBJECT) and not bits[first] & (lx.DET | lx.VAGUE):
        counts = tokens.words[first] == "one" and first + 1 < high and not bits[first + 1] & (lx.CLOSED | lx.MARK)
        if not counts:  # one resident
            return first, first
    j = first
    high = min(high, first + LONGEST)
    while j < high and _goes_on(tokens, j, first, high):
        j += 1
    last = j - 1
    loose = lx.PREPOSITION | lx.AND | lx.ADVERB | lx.DET
    while last >= first and bits[last] & loose and not bits[last] & (lx.CAPITAL | lx.VAGUE):
        last -= 1
    return (first, last) if first <= last else None


_HANGS = lx.word_set("of for at from familiar close")


def _goes_on(tokens: Tokens, at: int, first: int, high: int) -> bool:
    """Whether a noun phrase that began at `first` goes on at `at`."""
    word, bits = tokens.words[at], tokens.bits[at]
    before = tokens.bits[at - 1] if at > first else 0
    if bits & lx.CAPITAL and bits & lx.WORD and not bits & lx.TIME:
        return True
    if word == "'s" or bits & (lx.NUMBER | lx.POSSESSIVE) or (word == "/" and before & lx.CAPITAL):
        return True
    if bits & lx.TIME and at > first and tokens.words[at - 1] != "the":
        return False
    if bits & lx.DET:
        after_link = at == first or tokens.words[at - 1] in _ATTACHES or before & (lx.DET | lx.AND)
        return bool(after_link) and not (word == "that" and at > first)
    if word in _HANGS:
        return True
    if word in ("with", "in", "to", "and", "or", "&", "on", "by"):
        return at + 1 < high and _continues(tokens, at, word)
    if word == "one" and at == first:
        return True
    if bits & lx.ADVERB and before & lx.DET and at + 1 < high:  # "a newly found email"
        return bool(tokens.bits[at + 1] & lx.WORD) and not tokens.bits[at + 1] & (lx.CLOSED | lx.ADVERB)
    if not bits & lx.WORD or bits & (lx.CLOSED | lx.ADVERB):
        return False
    if bits & lx.PARTICIPLE and before & lx.ADVERB and at - 2 >= first and tokens.bits[at - 2] & lx.DET:
        return True
    return at == first or not (is_finite(tokens, at) or (bits & lx.ING and not before & (lx.DET | lx.ADVERB)))


def _continues(tokens: Tokens, at: int, word: str) -> bool:
    """Whether a small word inside a noun phrase ties what follows to it."""
    after, before = tokens.bits[at + 1], tokens.bits[at - 1]
    if word in ("with", "in"):
        return bool(after & (lx.CAPITAL | lx.DET)) and not after & lx.TIME
    if word == "to":
        return tokens.words[at - 1] in ("adviser", "advisor", "aide", "close", "ambassador")
    if word in ("and", "or", "&"):
        people = lx.HUMAN | lx.BODY
        return bool(after & lx.CAPITAL or (after & people and before & people))
    return False


def could_speak(tokens: Tokens, phrase: Range) -> bool:
    """Whether a noun phrase names something that can speak: a person, a body, a document."""
    for j in range(phrase[0], phrase[1] + 1):
        bits = tokens.bits[j]
        if bits & _SPEAKING or (bits & lx.CAPITAL and not bits & (lx.DET | lx.TIME)):
            return True
    return False


_SPEAKING = lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.PRONOUN


def clause_opens(tokens: Tokens, start: int, high: int) -> bool:
    """Whether a clause of its own begins at `start`: a subject and then a finite verb."""
    words, bits = tokens.words, tokens.bits
    if start >= high or bits[start] & _MARKED:
        return False
    if words[start] in ("he", "she", "they", "we", "i", "there") or (
        words[start] == "it" and start + 1 < high and is_finite(tokens, start + 1)
    ):
        return True
    if bits[start] & (lx.PREPOSITION | lx.AUX | lx.AND | lx.ADVERB | lx.OBJECT) and not bits[start] & (
        lx.CAPITAL | lx.PRONOUN
    ):
        return False
    for j in range(start + 1, min(high, start + 14)):
        if bits[j] & (lx.BREAK | lx.QUOTE) or words[j] in ("that", "who", "which", "to", "as"):
            return False
        if is_finite(tokens, j):
            return True
    return False
