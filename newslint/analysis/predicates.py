"""The verb of the clause whose subject a noun heads, over all that hangs on the noun."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.cues import verb_group
from newslint.analysis.noun_openings import is_plural
from newslint.analysis.phrases import is_finite
from newslint.analysis.tokens import Tokens

__all__ = ["AFTER_VERB", "FARTHEST", "POST_PARTICIPLES", "RELATIVE", "is_verb_of", "predicate"]

#: Most tokens between a noun and its verb.
FARTHEST = 24
#: Most tokens of an apposition or a relative clause between commas.
_ASIDE = 14
RELATIVE = ("who", "which", "that", "whom", "whose")


def predicate(tokens: Tokens, head: int, high: int) -> int | None:
    """The first token of the verb group of the clause whose subject the noun `head` heads."""
    words, bits = tokens.words, tokens.bits
    j, relative = head + 1, False
    stop = min(high, head + FARTHEST)
    while j < stop:
        w, b = words[j], bits[j]
        if w in (",", "—", "–", "("):
            j = _after_aside(tokens, j, stop)
            if j < 0 or j >= stop or not (is_verb_of(tokens, j, head) or bits[j] & (lx.ADVERB | lx.MARK)):
                return None
            continue
        if b & lx.PRONOUN and not b & (lx.DET | lx.WH) and not relative:
            return None
        if b & lx.QUOTE or w in (".", ";", ":", "?", "!"):
            return None
        if w in RELATIVE and not relative:
            relative = True
            j = _after_relative(tokens, j + 1, stop)
            continue
        if is_verb_of(tokens, j, head):
            return j
        if b & lx.ADVERB and not b & lx.CLOSED and j + 1 < stop and is_verb_of(tokens, j + 1, head):
            return j
        if (j == head + 1 and not _hangs(tokens, j)) or (w == "to" and j + 1 < stop and bits[j + 1] & lx.BASE):
            return None
        j += 1
    return None


def _hangs(tokens: Tokens, at: int) -> bool:
    """Whether the word right after a noun can begin what hangs on it, or stand before its verb."""
    b = tokens.bits[at]
    if tokens.words[at] == "and":  # "Analysts and traders said", not "a good plan and 38% disagreed"
        after = tokens.bits[at + 1] if at + 1 < len(tokens) else 0
        return bool(after & lx.WORD) and not after & (lx.CLOSED | lx.NUMBER | lx.PAST)
    return bool(b & (lx.PREPOSITION | lx.ADVERB | lx.TIME | lx.PARTICIPLE | lx.ING)) or tokens.words[at] in _POSTPOSED


_POSTPOSED = lx.word_set("familiar close privy alike both all themselves here there out online to present")


def is_verb_of(tokens: Tokens, at: int, head: int) -> bool:
    bits = tokens.bits
    b = bits[at]
    if b & lx.AUX:
        return tokens.words[at] not in ("be", "been", "being", "having", "can't")
    if not b & (lx.PAST | lx.THIRD | lx.BASE) or b & lx.QUOTED:
        return False
    before = bits[at - 1]
    if before & (lx.DET | lx.POSSESSIVE | lx.BE) or (before & lx.PREPOSITION and not before & lx.CAPITAL):
        return False
    if tokens.words[at : at + 2] == ["close", "to"]:
        return False
    named = at == head + 1 and at + 1 < len(tokens) and bits[at + 1] & (lx.CAPITAL | lx.QUOTE)
    if named and tokens.words[at] in ("called", "named", "dubbed", "titled", "entitled", "known"):
        return False
    if b & lx.PAST and b & lx.PARTICIPLE and at == head + 1 and at + 1 < len(tokens) and _is_participle(tokens, at):
        return False
    if b & lx.BASE and not b & (lx.PAST | lx.THIRD):
        if tokens.words[at - 1] == "to" or before & lx.AUX or not is_plural(tokens.words[head]):
            return False
        clause = at + 1 < len(tokens) and (bits[at + 1] & AFTER_VERB or tokens.words[at + 1] in _OF_CONCERN)
        return not b & lx.NOUN or at == head + 1 or bool(before & (lx.MARK | lx.ADVERB) or clause)
    if b & lx.THIRD and b & lx.NOUN:
        group = verb_group(tokens, at, head)
        return group is not None and group.form == "finite"
    return True


#: What a verb of thought leads to: `figures in the game worry about it`.
_OF_CONCERN = frozenset(("that", "about"))
#: What follows a verb rather than a noun: `Opponents of the bypass fear it will`.
AFTER_VERB = lx.PRONOUN | lx.OBJECT | lx.DET | lx.POSSESSIVE


def _is_participle(tokens: Tokens, at: int) -> bool:
    """`people briefed on the talks`, `documents seen by the paper`."""
    following = tokens.words[at + 1]
    return (
        following in ("by", "on", "in", "to", "with")
        and not any(following in word.particle for word in lx.readings(tokens.words[at]))
        and tokens.words[at] in POST_PARTICIPLES
    )


POST_PARTICIPLES = lx.word_set(
    "briefed involved quoted cited interviewed contacted surveyed polled based connected linked acquainted informed seen"
    " obtained reviewed released published posted circulated leaked shared asked employed opposed attached assigned sent"
    " written dated stationed embedded tasked charged filed prepared commissioned conducted funded carried compiled"
)


def _after_aside(tokens: Tokens, mark: int, stop: int) -> int:
    """Where the clause goes on after words between marks; -1 where it does not."""
    close = ")" if tokens.words[mark] == "(" else tokens.words[mark]
    for j in range(mark + 1, min(stop, mark + _ASIDE)):
        if tokens.bits[j] & lx.QUOTE:
            return -1
        if tokens.words[j] == close:
            return j + 1
    return -1


def _after_relative(tokens: Tokens, at: int, stop: int) -> int:
    """The token after the first verb of a relative clause that begins at `at`."""
    words, bits = tokens.words, tokens.bits
    while at < stop and not (is_finite(tokens, at) or bits[at] & (lx.PAST | lx.THIRD | lx.BASE | lx.AUX)):
        if bits[at] & lx.MARK:
            return at
        at += 1
    while at < stop and (bits[at] & (lx.AUX | lx.ADVERB) or words[at] in ("to", "not")):
        at += 1
    return at + 1
