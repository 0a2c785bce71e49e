"""The tense of a clause by the auxiliary that leads its verb, else by the form of the verb."""

from __future__ import annotations

from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import is_finite
from newslint.analysis.tokens import Tokens

__all__ = ["ClauseTense", "clause_tense"]

ClauseTense = Literal["past", "present", "future"]

_FUTURE = lx.word_set("will shall won't 'll")
_PAST = lx.word_set("was were wasn't weren't had hadn't did didn't has have hasn't haven't 've")
#: How many tokens away a verb is looked for, so that no text costs more than its length.
_REACH = 60
#: What can be done is told of the present.
_ABLE = frozenset(("can", "cannot", "can't"))
_ENDS = frozenset((".", "!", "?", ";", ":", "—", "–"))
#: Adverbs that stand between a subject and its verb.
_BESIDE_VERBS = frozenset(("now", "still", "also", "often", "never", "always", "sometimes", "here", "there"))
_PEOPLE = frozenset(("people", "women", "men", "children", "they", "we", "you"))
#: Marks after which the clause before is spelt out.
_GOES_ON = frozenset((":", "—", "–"))


def clause_tense(tokens: Tokens, first: int, last: int, low: int, high: int) -> ClauseTense | None:
    """The tense of the verb that stands in the tokens `first` to `last`, else next before, else next after them.

    The sentence reaches from `low` up to `high`. None where no verb is found, and for would, could, may and must.
    """
    for at in range(first, last + 1):
        if _is_verb(tokens, at):
            return _tense(tokens, at, low, high)
    low, high = max(low, first - _REACH), min(high, last + 1 + _REACH)
    for places in (range(first - 1, low - 1, -1), range(last + 1, high)):
        for at in places:
            if tokens.words[at] in _ENDS:
                break
            if _is_verb(tokens, at):
                return _tense(tokens, at, low, high)
    for at in range(first - 1, low - 1, -1):  # "crossings are down: a 71 percent drop"
        if tokens.words[at] not in _GOES_ON and tokens.words[at] in _ENDS:
            break
        if _is_verb(tokens, at):
            return _tense(tokens, at, low, high)
    return None


def _is_verb(tokens: Tokens, at: int) -> bool:
    if tokens.words[at] in ("'ll", "'ve", "'re") or is_finite(tokens, at):
        return True
    bits = tokens.bits[at]
    if not at or bits & (lx.CAPITAL | lx.AUX) or at + 1 >= len(tokens):
        return False
    if not bits & lx.BASE:  # "one in five adults takes a pill", "a nurse there works 61 hours"
        before = tokens.bits[at - 1]
        if not bits & lx.THIRD or not before & (lx.WORD | lx.ADVERB):
            return False
        return bool(tokens.bits[at + 1] & lx.DET or (not before & _OPENS_A_NOUN and _on_a_figure(tokens, at)))
    word = tokens.words[at - 1]
    if word in _BESIDE_VERBS and at > 1:  # "shops there now stand empty"
        return bool(tokens.bits[at - 2] & (lx.WORD | lx.ADVERB)) and not tokens.bits[at - 2] & (lx.DET | lx.AUX)
    if not bits & lx.NOUN and word in _PEOPLE:  # "women outnumber men"
        return True
    return word.endswith("s") and len(word) > 3 and bool(tokens.bits[at + 1] & lx.CLOSED)  # "nurses plan to leave"


_OPENS_A_NOUN = lx.DET | lx.POSSESSIVE | lx.PREPOSITION | lx.NUMBER


def _on_a_figure(tokens: Tokens, at: int) -> bool:
    """Whether a number follows, or one after a preposition: `stands at $2,140`, `supports some 12,000`."""
    for j in range(at + 1, min(at + 4, len(tokens))):
        if tokens.bits[j] & lx.NUMBER or tokens.words[j] in lx.NUMBER_WORDS:
            return True
        if tokens.words[j] == "of" or not tokens.bits[j] & (lx.PREPOSITION | lx.DET | lx.ADVERB):
            return False
    return False


def _tense(tokens: Tokens, at: int, low: int, high: int) -> ClauseTense | None:
    """The tense of the verb group that the token belongs to."""
    first = at
    while first > low and tokens.bits[first - 1] & (lx.AUX | lx.ADVERB):
        first -= 1
    while first < at and not tokens.bits[first] & lx.AUX:
        first += 1
    word, bits = tokens.words[first], tokens.bits[first]
    if word in _FUTURE:
        return "future"
    if word in _PAST:
        return "past"
    if bits & lx.MODAL:
        return "present" if word in _ABLE else None
    if bits & lx.BE:
        ahead = first + 1
        if ahead < high and tokens.words[ahead] == "going":
            ahead += 1
        infinitive = ahead + 1 < high and tokens.words[ahead] == "to" and tokens.bits[ahead + 1] & lx.BASE
        return "future" if infinitive else "present"
    if bits & lx.DO:
        return "present"
    return "past" if bits & lx.PAST and not bits & lx.BASE else "present"
