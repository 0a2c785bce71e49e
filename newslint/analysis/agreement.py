"""Whether a form that may be a noun is a verb here: whether what stands before it can be its subject."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import is_finite
from newslint.analysis.tokens import Tokens

__all__ = ["OPENERS", "agrees_base", "agrees_third"]

_PLURAL_S = ("ss", "us", "is", "news")
_ABLE_BEFORE_BASE = lx.word_set("people police media data men women children who they we i you and or to let help make")
#: Quantities that are subjects by themselves.
_MANY = lx.word_set("many some few most both all others several")
#: What opens a noun phrase.
OPENERS = lx.PRONOUN | lx.DET | lx.POSSESSIVE | lx.CAPITAL | lx.NUMBER


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_PLURAL_S) and word != "'s"


def agrees_third(tokens: Tokens, at: int, before: int, previous: str) -> bool:
    """Whether a form in -s is a verb here: after a singular, and not itself a noun."""
    if before & (lx.PRONOUN | lx.WH) or previous in ("that", ")") or not tokens.bits[at] & lx.NOUN:
        return True
    after = tokens.bits[at + 1] if at + 1 < len(tokens) else 0
    if tokens.words[at + 1 : at + 2] in (["of"], ["and"]) or after & (lx.AUX | lx.PAST):
        return False  # "the claims were", "the documents made public"
    if _relative(tokens, at + 1) or previous in _NUMBERS or not _can_be_singular(tokens, at):
        return False
    if after & lx.BASE and not after & lx.CLOSED and not before & (lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT):
        return False  # "the bribery claims turn out"
    doing = after & lx.ING and not (before & lx.CAPITAL and not tokens.bits[at] & lx.DOCUMENT)  # "Ruiz laments losing"
    if (doing or after & lx.PREPOSITION) and not _takes(tokens, at):
        return False  # "Clinton emails about the bridge"
    if after & (lx.DET | lx.POSSESSIVE | lx.PRONOUN | lx.CAPITAL) and not after & lx.PREPOSITION:
        return True  # "an average of polls over two weeks shows Ruiz ahead"
    return before & lx.CAPITAL != 0 or not _is_plural(previous) or "of" in tokens.words[max(at - 4, 0) : at]


_NUMBERS = frozenset(lx.NUMBER_WORDS) - {"one"}


def _relative(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause begins at the token, so that a noun stands before it: `in states that vote early`."""
    if at + 1 >= len(tokens) or tokens.words[at] not in ("that", "where", "who", "which"):
        return False
    if tokens.words[at] != "that":
        return True
    after = tokens.bits[at + 1]
    if tokens.bits[at - 2] & (lx.HUMAN | lx.BODY | lx.DOCUMENT) and not tokens.bits[at - 2] & lx.CAPITAL:
        return False  # "studies show that", "ministers claim that"
    if after & lx.AUX or not after & (lx.BASE | lx.PAST) or after & lx.CAPITAL:
        return bool(after & lx.AUX)
    beyond = tokens.bits[at + 2] if at + 2 < len(tokens) else lx.MARK
    return bool(beyond & (lx.CLOSED | lx.MARK | lx.CAPITAL | lx.ADVERB))  # not "show that privatised ports cut"


#: What no plural can stand after as its last modifier, or what is a subject by itself.
_CLEAR = lx.CAPITAL | lx.CLOSED | lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.ING | lx.ADVERB
_ORDINALS = frozenset(("first", "second", "third", "last", "next", "former"))
_MANY_MORE = lx.word_set("these those many all both several few some most other two three early")


def _can_be_singular(tokens: Tokens, at: int) -> bool:
    """Whether the noun before a form in -s can be its subject: a singular needs a name or an article before it."""
    words, bits = tokens.words, tokens.bits
    j = at - 1
    if j < 0 or not bits[j] & lx.WORD or bits[j] & _CLEAR:
        return True
    while (
        j >= 0
        and at - j < 8
        and bits[j] & lx.WORD
        and (not bits[j] & (lx.CLOSED | lx.CAPITAL) or words[j] in _ORDINALS)
    ):
        j -= 1
    return (
        j >= 0 and bool(bits[j] & (lx.DET | lx.POSSESSIVE | lx.CAPITAL | lx.PREPOSITION)) and words[j] not in _MANY_MORE
    )


def _takes(tokens: Tokens, at: int) -> bool:
    """Whether the word after a verb is its particle: `rails against`."""
    following = tokens.words[at + 1]
    return following == "to" or any(word.particle[:1] == (following,) for word in lx.readings(tokens.words[at]))


def _several(tokens: Tokens, at: int) -> bool:
    """Whether the names before a verb are joined: `Ruiz and Bell report`."""
    j = at - 1
    while j > 0 and at - j < 5 and tokens.bits[j] & lx.CAPITAL:
        j -= 1
    return tokens.words[j] in ("and", "or") and j > 0 and bool(tokens.bits[j - 1] & lx.CAPITAL)


def _hangs_on_plural(tokens: Tokens, at: int) -> bool:
    """Whether the phrase before a base form hangs on a plural: `files from the bank show`, `data from the port show`."""
    words, bits = tokens.words, tokens.bits
    if not bits[at - 1] & lx.WORD or (bits[at - 1] & lx.CLOSED and not bits[at - 1] & lx.CAPITAL):
        return False
    for j in range(at - 2, max(at - 12, 0), -1):
        if not bits[j] & lx.WORD or is_finite(tokens, j):
            return False
        if bits[j] & lx.PREPOSITION and not bits[j] & lx.CAPITAL:
            head = words[j - 1]
            plural = head in _PLURAL_HEADS or (_is_plural(head) and bits[j - 1] & (lx.HUMAN | lx.BODY | lx.DOCUMENT))
            if plural or words[j] not in ("of", "in", "on"):
                return bool(plural)
    return False


_PLURAL_HEADS = lx.word_set("data figures people police men women officials advocates members lawmakers")


def agrees_base(tokens: Tokens, at: int, before: int, previous: str) -> bool:
    """Whether a base form is a finite verb here: after a plural, or where it cannot be a noun."""
    if previous in ("he", "she", "it"):
        return False
    noun = tokens.bits[at] & lx.NOUN
    if noun and ((_relative(tokens, at + 1) and not before & lx.CLOSED) or previous in _NUMBERS):
        return False
    if noun and previous in (",", "and", "or") and at + 1 < len(tokens):
        after = tokens.bits[at + 1]  # "federal and state officials", "In May, State fell behind"
        if tokens.bits[at] & lx.CAPITAL or (
            after & lx.WORD and not after & (lx.CLOSED | lx.CAPITAL | lx.NUMBER | lx.ADVERB)
        ):
            return False
    if _hangs_on_plural(tokens, at):
        return tokens.words[at + 1 : at + 2] != ["of"]
    if previous in _MANY or (before & lx.NUMBER and not noun):  # "a plan some say was late", "nine out of ten say"
        return not noun or bool(at + 1 < len(tokens) and tokens.bits[at + 1] & OPENERS)
    if noun and before & lx.CAPITAL and not _is_plural(previous) and not _several(tokens, at):
        return False  # "a Twitter post"
    able = before & (lx.CAPITAL | lx.PRONOUN | lx.WH) or previous in _ABLE_BEFORE_BASE or previous in ("that", ",", ")")
    if able or (before & lx.WORD and _is_plural(previous)):
        return tokens.words[at + 1 : at + 2] != ["of"]
    if tokens.bits[at] & lx.NOUN:
        return False
    return previous in ("percent", "%") or bool(before & lx.WORD and not before & lx.CLOSED)
