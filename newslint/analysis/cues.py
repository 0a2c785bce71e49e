"""How a verb form is used: is it a verb here, in which voice, and what follows it."""

from __future__ import annotations

from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.agreement import OPENERS, agrees_base, agrees_third
from newslint.analysis.phrases import clause_opens
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple

__all__ = ["Complement", "Group", "complement", "verb_group"]

Form = Literal["finite", "infinitive", "gerund", "participle"]
#: What follows a cue: a that-clause, an indirect question, a clause, a quotation, a colon, an infinitive, a noun phrase,
#: a preposition, the end of the clause, or something else.
Kind = Literal["that", "wh", "clause", "quote", "colon", "to", "noun", "preposition", "end", "other"]


class Group(NamedTuple):
    """A verb group: its first token, its form, its voice."""

    first: int
    form: Form
    passive: bool
    auxiliary: bool


class Complement(NamedTuple):
    """What follows a cue, where it begins, and whether words that are no part of it stand between."""

    kind: Kind
    at: int
    direct: bool


def verb_group(tokens: Tokens, at: int, low: int) -> Group | None:
    """The verb group whose main verb is the token `at`, or None where the token is no verb."""
    words, bits = tokens.words, tokens.bits
    own = bits[at]
    j = at - 1
    be = have = do = to = False
    while j >= low:
        b, w = bits[j], words[j]
        if b & lx.AUX:
            if b & lx.TIME and b & lx.CAPITAL and (not own & lx.BASE or (j > low and bits[j - 1] & lx.PREPOSITION)):
                break  # "May said", "made public in May show"
            be = be or bool(b & lx.BE)
            have = have or bool(b & lx.HAVE)
            do = do or bool(b & (lx.DO | lx.MODAL))
        elif (
            w == "'s"
            and j > low
            and (bits[j - 1] & (lx.PRONOUN | lx.WH) or (own & (lx.ING | lx.PARTICIPLE) and not own & lx.BASE))
        ):
            if not bits[j - 1] & (lx.PRONOUN | lx.WH):
                break
            active = own & lx.PARTICIPLE and _has_object(tokens, at + 1)  # "she's shown a map": she has
            have, be = have or bool(active), be or (bool(own & (lx.ING | lx.PARTICIPLE)) and not active)
        elif w == "to" and not to and not be and not have:
            to = True
            j -= 1
            break
        elif w == "since" and j > low and bits[j - 1] & lx.HAVE:
            pass  # has since said
        elif w in _STANDING and words[at] in _CHARGED:
            be = True
        elif not b & lx.ADVERB or b & (lx.TIME | lx.CAPITAL) or w == "ago":
            break
        j -= 1
    auxiliary = be or have or do
    if to:
        return Group(j + 1, "infinitive", bool(be), auxiliary) if own & lx.BASE or be else None
    if auxiliary:
        return _after_auxiliary(own, j + 1, be, have, do)
    return _bare(tokens, at, j, low)


#: Verbs that do for `is` before what somebody is charged with: stands accused, remains suspected.
_STANDING = lx.word_set("stand stands stood standing remain remains remained")
_CHARGED = lx.word_set("accused charged suspected condemned convicted indicted")


def _has_object(tokens: Tokens, at: int) -> bool:
    """Whether what follows a verb is its object, by its first word."""
    return (
        at < len(tokens) and bool(tokens.bits[at] & (lx.DET | lx.POSSESSIVE | lx.OBJECT)) and tokens.words[at] != "that"
    )


def _after_auxiliary(own: int, first: int, be: bool, have: bool, do: bool) -> Group | None:
    if be and own & lx.ING:
        return Group(first, "finite", False, True)
    if be and own & lx.PARTICIPLE:
        return Group(first, "finite", True, True)
    if be:
        return None
    if have and own & lx.PARTICIPLE:
        return Group(first, "finite", False, True)
    return Group(first, "finite", False, True) if do and own & lx.BASE else None


#: Determiners that can also stand alone as a subject: `many say`, `that shows`, `tells her that`.
_PRONOMINAL = lx.word_set("that this many some few most both all others another her those several")


#: Prepositions that may end a verb, so that another verb can follow: `before his knee gave out said`.
_PARTICLES = lx.word_set("out up off down over")


def _bare(tokens: Tokens, at: int, j: int, low: int) -> Group | None:
    """A form without auxiliary: its neighbours on both sides decide."""
    own = tokens.bits[at]
    before, previous = (tokens.bits[j], tokens.words[j]) if j >= low else (0, "")
    determined = bool(before & (lx.DET | lx.POSSESSIVE)) and previous not in _PRONOMINAL
    if previous == "'" and j > low and tokens.words[j - 1].endswith("s"):
        determined = True  # Sanders' widely criticised interview
    if previous == "'s" and tokens.words[at] in ("said", "says"):
        determined = False  # Moody's said
    first = j + 1
    if own & lx.ING and not own & lx.BASE:
        return None if determined else Group(first, "gerund", False, False)
    as_told = previous == "as" and bool(own & lx.PARTICIPLE) and tokens.words[at + 1 : at + 2] in (["by"], ["in"])
    if own & lx.PAST and not as_told:
        if determined or (before & lx.PREPOSITION and not before & lx.CAPITAL and previous not in _PARTICLES):
            return None
        if own & lx.PARTICIPLE and _is_passive_participle(tokens, at, j, low, previous):
            return Group(first, "participle", True, False)
        return Group(first, "finite", False, False)
    if own & lx.PARTICIPLE:
        return None if determined and not as_told else Group(first, "participle", True, False)
    counted = before & lx.NUMBER and (own & lx.NOUN or not own & lx.BASE)
    taken = (before & (lx.PREPOSITION | lx.OBJECT) or counted) and not before & (lx.PRONOUN | lx.WH | lx.SUBORDINATOR)
    if determined or (taken and previous != "like"):
        return None
    agrees = agrees_third if own & lx.THIRD else agrees_base
    return Group(first, "finite", False, False) if agrees(tokens, at, before, previous) else None


def _is_passive_participle(tokens: Tokens, at: int, j: int, low: int, previous: str) -> bool:
    """`As reported by the paper`, `asked about it, Ruiz said`, `when pressed`: no subject, or an agent."""
    if tokens.words[at + 1 : at + 2] == ["by"] or previous in ("when", "if", "as", "once", "though"):
        return True
    if j < low:
        return tokens.words[at] in ("asked", "pressed", "told", "questioned")
    return bool(tokens.bits[j] & lx.DOCUMENT) and tokens.words[at] in _MADE and _is_circumstance(tokens, at + 1)


#: What is done with a document: `a poll released on Friday found`.
_MADE = lx.word_set(
    "released published posted obtained reviewed issued conducted commissioned sent written filed seen introduced signed"
    " sponsored circulated leaked delivered presented unveiled shared proposed disclosed read"
)


def _is_circumstance(tokens: Tokens, at: int) -> bool:
    """Whether a token begins a time or a place."""
    return at < len(tokens) and bool(tokens.bits[at] & (lx.TIME | lx.PREPOSITION) or tokens.words[at] in _LAST)


_LAST = lx.word_set("last this earlier late early to")


_SKIPPED = lx.ADVERB | lx.TIME
_WH = lx.word_set("whether how why what who where if when")


def complement(tokens: Tokens, start: int, high: int) -> Complement:
    """What follows a cue that ends before `start`."""
    words, bits = tokens.words, tokens.bits
    j = start
    while j < high and bits[j] & _SKIPPED and not bits[j] & (lx.SUBORDINATOR | lx.DET | lx.PRONOUN | lx.PREPOSITION):
        j += 1
    if j >= high or words[j] in (".", "?", "!", ";", ")", "—", "–"):
        return Complement("end", j, True)
    direct = _direct(tokens, j, high)
    if direct.kind in ("that", "wh", "quote", "colon", "clause", "to", "end"):
        return direct
    far = _after_circumstance(tokens, j, high)
    return far or direct


def _direct(tokens: Tokens, j: int, high: int) -> Complement:
    words, bits = tokens.words, tokens.bits
    w, b = words[j], bits[j]
    if w == "that" and j + 1 < high and not bits[j + 1] & (lx.MARK | lx.PREPOSITION):
        return Complement("that", j, True)
    if b & lx.QUOTE:
        return Complement("quote", j, True)
    if w == ":":
        return Complement("colon", j + 1, True)
    if w == "," and j + 1 < high:
        if bits[j + 1] & lx.QUOTE:
            return Complement("quote", j + 1, True)
        return _after_aside(tokens, j, high) or Complement("end", j, True)
    if w in _WH:
        return Complement("wh", j, True)
    if w == "to":
        return Complement("to", j, True)
    if (b & OPENERS and clause_opens(tokens, j, high)) or (
        not b & (lx.CLOSED | lx.MARK | lx.ADVERB) and clause_opens(tokens, j, high)
    ):
        return Complement("clause", j, True)
    if b & lx.PREPOSITION:
        return Complement("preposition", j, True)
    if b & (OPENERS | lx.OBJECT) or (b & lx.WORD and not b & lx.CLOSED):
        return Complement("noun", j, True)
    return Complement("other", j, True)


def _after_aside(tokens: Tokens, comma: int, high: int) -> Complement | None:
    """What is described after words put in between commas: `described, in plain terms, a set of failures`."""
    if not tokens.bits[comma + 1] & lx.PREPOSITION:
        return None
    for j in range(comma + 2, min(high - 1, comma + 10)):
        if tokens.bits[j] & lx.QUOTED:
            return None
        if tokens.words[j] == ",":
            opens = tokens.bits[j + 1] & (lx.DET | lx.POSSESSIVE) or tokens.words[j + 1] == "that"
            return Complement("that" if tokens.words[j + 1] == "that" else "noun", j + 1, True) if opens else None
    return None


def _after_circumstance(tokens: Tokens, start: int, high: int) -> Complement | None:
    """The complement after an addressee, a time or a place: `told reporters on Tuesday that`."""
    words, bits = tokens.words, tokens.bits
    for j in range(start + 1, min(high, start + 18)):
        b, w = bits[j], words[j]
        if (
            w == "that"
            and j + 1 < high
            and not bits[j + 1] & lx.MARK
            and bits[j - 1] & (lx.CAPITAL | lx.TIME | lx.OBJECT | lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.NUMBER)
        ):
            return Complement("that", j, False)
        if b & lx.QUOTE and (words[j - 1] == "," or bits[j - 1] & lx.TIME):
            return Complement("quote", j, False)  # else a few words quoted inside what is said
        if w == ":":
            return Complement("colon", j + 1, False)
        if w in (";", ".", "?", "!", "—"):
            return None
        if w == "," and not (j + 1 < high and bits[j + 1] & lx.QUOTE):
            return None
        if (
            b & (lx.OBJECT | lx.TIME | lx.CAPITAL | lx.HUMAN)
            and j + 1 < high
            and words[j + 1] in ("he", "she", "they", "it", "there", "we")
            and clause_opens(tokens, j + 1, high)
        ):
            return Complement("clause", j + 1, False)
    return None
