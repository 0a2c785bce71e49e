"""Whether a noun phrase is made to speak: as the subject of a verb of saying, after `according to`, in `the view of`.

The other way round than `attributions`: there a cue looks for its source, here words that are known to name one look for
a cue. Whoever knows the noun can tell more from less, so the verb need not be weighed.
"""

from __future__ import annotations

from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.noun_openings import WHENCE
from newslint.analysis.phrases import Range, is_finite
from newslint.analysis.predicates import AFTER_VERB, FARTHEST, POST_PARTICIPLES, RELATIVE, is_verb_of, predicate
from newslint.analysis.stances import stance_at
from newslint.analysis.tokens import Tokens

__all__ = ["Where", "cue_of", "hangs_on", "is_named"]

#: What is said without a verb: the noun of thought or speech in `in the view of`, `the consensus among`.
_STANCES = lx.word_set(
    "view views opinion opinions eyes eye words judgment judgement estimation mind minds reckoning telling book consensus"
    " feeling sense belief fear fears verdict suspicion conviction talk speculation claim claims statements statement"
    " comments remarks reports whispers complaints warnings suggestions predictions accounts testimony"
)
_FROM = lx.word_set(
    "learned learnt heard hears gathered told informed understands quoted quoting quotes citing cites cited"
)
#: Prepositions that lead to the body a source belongs to, or to its members by name.
_BELONGING = lx.word_set("at from with for by")
Where = Literal["aside", "body", "any"]


def cue_of(tokens: Tokens, phrase: Range, low: int, high: int, acts: frozenset[str] | None) -> Range | None:
    """The words by which a noun phrase speaks, whose last token is its head; None where it does not.

    `acts` are the acts of verbs that count; None stands for any finite verb.
    """
    first, last = phrase
    words = tokens.words
    if words[last].startswith("source") and words[last + 1 : last + 2] == ["of"]:
        return None  # a source of income
    found = (
        _phrase_before(tokens, first, low) or _view(tokens, first, last, low, high) or _agent(tokens, first, low, acts)
    )
    if found is not None or _stands_beside_name(tokens, first, low):
        return found
    if last + 1 >= high or not is_verb_of(tokens, last + 1, last):
        found = _verb_before(tokens, first, low)
    if found is None and _can_be_subject(tokens, first, low):
        found = _verb_after(tokens, last, high, acts)
    return found or (_trailing(tokens, first, last, high) if acts and "speech" in acts else None)


def _stands_beside_name(tokens: Tokens, first: int, low: int) -> bool:
    """Whether the phrase only says who somebody named before it is: `Ana Ruiz, a manager at Kestrel, said`."""
    bits = tokens.bits
    j = first - 2
    if j < low or tokens.words[first - 1] != "," or not bits[j] & lx.CAPITAL or bits[j] & (lx.TIME | lx.QUOTED):
        return False
    if j == low:
        return False  # "However, analysts say"
    while j >= low and bits[j] & lx.CAPITAL and bits[j] & lx.WORD:
        j -= 1
    return j < low or not bits[j] & (lx.PREPOSITION | lx.DET | lx.NUMBER)


def _can_be_subject(tokens: Tokens, first: int, low: int) -> bool:
    """Whether the phrase can be the subject of what follows: not after a preposition, nor after `is`."""
    if first == low:
        return True
    before = tokens.bits[first - 1]
    if tokens.words[first - 1] in _LETTING:
        return False
    return not before & lx.BE and not (before & lx.PREPOSITION and not before & (lx.SUBORDINATOR | lx.CAPITAL))


_LETTING = lx.word_set("let lets letting make makes made making help helps helped helping have see sees saw watch")


def _agent(tokens: Tokens, first: int, low: int, acts: frozenset[str] | None) -> Range | None:
    """`Seen as a fad by many critics`: the phrase says who spoke, thought or took a stand, in the passive."""
    at = first - 1
    if at < low or tokens.words[at] != "by":
        return None
    for j in range(at - 1, max(low, at - _PASSIVE) - 1, -1):
        word, bits = tokens.words[j], tokens.bits[j]
        if bits & (lx.MARK | lx.QUOTE | lx.AUX | lx.PRONOUN):
            return None
        if bits & lx.PARTICIPLE and bits & lx.CUE and word not in _TOLD:
            acting = acts is None or any(one.part == "verb" and one.act in acts for one in lx.readings(word))
            return (at, at) if acting else None
    return None


#: Most tokens between `by` and the participle before it: `called a waste of steel by critics`.
_PASSIVE = 6
#: Participles whose agent found or did, and held no opinion: `discovered by some scholars`.
_TOLD = lx.word_set(
    "told informed asked shared documented discovered found read written heard known met offered signed"
)


def _trailing(tokens: Tokens, first: int, last: int, high: int) -> Range | None:
    """`…, with analysts saying`."""
    said = last + 1 < high and tokens.bits[last + 1] & lx.CUE and tokens.bits[last + 1] & lx.ING
    return (first - 1, last + 1) if said and first > 0 and tokens.words[first - 1] == "with" else None


def _verb_after(tokens: Tokens, head: int, high: int, acts: frozenset[str] | None) -> Range | None:
    """The verb whose subject ends with what hangs on the noun `head`: `Critics of the plan have long said`."""
    at = predicate(tokens, head, high)
    if at is None:
        return None
    words, bits = tokens.words, tokens.bits
    main = at
    while main < min(high, at + 7) and (bits[main] & lx.AUX or bits[main] & lx.ADVERB or words[main] in _FILLERS):
        main += 1
    if words[main - 1] == "far" and words[main : main + 1] == ["from"]:
        main += 1  # "far from convinced"
    if main >= high:
        return None
    be = any(bits[j] & lx.BE for j in range(at, main))
    if acts is None:
        return at, main if bits[main] & _VERBAL else max(at, main - 1)
    stance = stance_at(tokens, main, high) or (stance_at(tokens, main - 1, high) if main > at else None)
    if stance is not None:
        return at, stance
    if not bits[main] & lx.CUE:
        return None
    readings = lx.readings(words[main])
    if words[main] in _DONE_BY and words[main + 1 : main + 2] == ["to"]:
        return None
    if words[main] in _FALLS and words[main + 1 : main + 2] != ["comment"]:
        return None
    if (
        be
        and any(word.part == "adjective" for word in readings)
        and not any(bits[j] & lx.MODAL for j in range(at, main))
    ):
        return at, main
    passive = be and not bits[main] & lx.ING
    said = any(
        word.part == "verb" and word.act in acts and _has_particle(tokens, main, word.particle) for word in readings
    )
    return (at, main) if said and not passive else None


#: Verbs that with an infinitive tell of an act, not of words: `many refused to leave`, `users learned to close it`.
_DONE_BY = lx.word_set(
    "refuse refuses refused refusing decline declines declined declining agree agrees agreed agreeing learn learns learned"
    " learnt learning remember remembers remembered remembering"
)

#: Of things that speak, such as evidence and interest, it says that they grow less.
_FALLS = lx.word_set("decline declines declined declining")


def _has_particle(tokens: Tokens, at: int, particle: tuple[str, ...]) -> bool:
    """Whether the words follow that a verb needs to be one of speech: `call for`, `find that`."""
    following = tuple(tokens.words[at + 1 : at + 1 + len(particle)])
    if particle in (("that",), ("as",)):
        return following == particle or bool(tokens.bits[at + 1] & (AFTER_VERB | lx.QUOTE | lx.CAPITAL))
    return following == particle


_VERBAL = lx.PAST | lx.THIRD | lx.BASE | lx.ING | lx.PARTICIPLE
_FILLERS = lx.word_set("to been be continue continued continues")


def _phrase_before(tokens: Tokens, first: int, low: int) -> Range | None:
    """`According to critics`, `in the eyes of critics`, `learned from a source`, `for many critics,`."""
    words = tokens.words
    at = first - 1
    if at < low:
        return None
    if words[at] == "to" and at > low and words[at - 1] == "according":
        return at - 1, at
    if words[at] == "per":
        return at, at
    if words[at] in ("of", "among", "by", "from") and at > low:
        if words[at - 1] in _STANCES:
            begins = at - 1
            if begins - 1 > low and words[begins - 1] == "the" and words[begins - 2] == "in":
                begins -= 2
            return begins, at
        if words[at] in ("from", "by") and words[at - 1] in _FROM:
            return at - 1, at
    if words[at] in ("quoting", "citing", "quoted", "quotes", "cites", "cited"):
        return at, at
    return None


def _verb_before(tokens: Tokens, first: int, low: int) -> Range | None:
    """The verb that its subject follows: `…,” said a diplomat`."""
    at = first - 1
    if at < low or not tokens.bits[at] & lx.CUE or tokens.bits[at] & lx.QUOTED:
        return None
    closed = at == low or tokens.bits[at - 1] & lx.QUOTED or tokens.words[at - 1] in (",", "?", "!", "—", "as")
    if not closed or not tokens.bits[at] & (lx.PAST | lx.THIRD | lx.BASE):
        return None
    readings = lx.readings(tokens.words[at])
    said = any(word.part == "verb" and word.act in ("speech", "thought") for word in readings)
    if tokens.words[at - 1] == ",":  # "…, said a diplomat", not "…, urged a diplomat to stay"
        said = any(word.lemma in _INVERTS for word in readings)
    return (at, at) if said and readings[0].lemma != "tell" else None


_INVERTS = lx.word_set(
    "say add claim warn argue insist suggest note reveal confide admit explain report predict believe whisper joke complain"
    " concede recall write gush fear reckon observe remark estimate disclose"
)


def _view(tokens: Tokens, first: int, last: int, low: int, high: int) -> Range | None:
    """`For many critics, the plan is late`: whose view it is opens the sentence."""
    opens = first - 1 == low and tokens.words[low] in ("for", "to")
    return (low, low) if opens and last + 1 < high and tokens.words[last + 1] == "," else None


def hangs_on(tokens: Tokens, head: int, high: int) -> bool:
    """Whether words that tell more hang on the noun `head`: `sources close to the board`, not `sources on Friday`."""
    at = head + 1
    if at >= high:
        return False
    w, b = tokens.words[at], tokens.bits[at]
    if w == "who" and any(word in _ON_OCCASION for word in tokens.words[at + 1 : at + 3]):
        return False  # "a source who spoke to the Courier"
    if (w in RELATIVE and w != "that") or w in ("familiar", "close", "privy", "inside", "within", "near"):
        return True
    if b & lx.PREPOSITION and not b & lx.CAPITAL:
        return at + 1 < high and not tokens.bits[at + 1] & (lx.TIME | lx.QUOTE) and w not in ("as", "after", "before")
    hanging = w in POST_PARTICIPLES or b & lx.ING
    return bool(hanging) and at + 1 < high and bool(tokens.bits[at + 1] & lx.PREPOSITION)


#: Verbs after `who` that tell on what occasion somebody spoke, and nothing of who it is.
_ON_OCCASION = lx.word_set("spoke speaking talked reached contacted phoned")


def is_named(tokens: Tokens, head: int, high: int, where: Where) -> bool:
    """Whether what hangs on the noun `head` names whom it stands for.

    `where` a name counts: in an aside (`an aide, Ana Ruiz,`), also of the body (`analysts at Kestrel`), or anywhere
    (`officials in Tarrow`). A name right after the noun always does.
    """
    words, bits = tokens.words, tokens.bits
    if _is_named_after_clause(tokens, head, high):
        return True
    counts = True
    bodied = False
    for j in range(head + 1, min(high, head + FARTHEST)):
        w, b = words[j], bits[j]
        among = w in _AMONG and (w != "led" or words[j - 1] == ",")
        if b & lx.QUOTE or w in (".", ";", ":") or (not among and is_verb_of(tokens, j, head)):
            return False
        if bodied and b & lx.BODY and not w.endswith("s"):
            return True  # "experts from the roads ministry"
        if among:
            counts = True
        elif w == ",":
            counts = bool(j + 1 < high and not bits[j + 1] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.PRONOUN))
        elif w in _BELONGING:
            counts = where != "aside"
            bodied = counts and words[j + 1 : j + 2] == ["the"]
        elif b & lx.PREPOSITION or w in RELATIVE:
            counts = where == "any"
        elif b & (lx.ING | lx.AND) or (b & lx.PAST and is_finite(tokens, j)):
            counts = counts and w in ("including", "and")
        elif counts and b & lx.CAPITAL and b & lx.WORD and not b & (lx.CLOSED | lx.TIME) and w not in WHENCE:
            return True
    return False


#: Most words of a name between commas.
_LONGEST_NAME = 4


def _is_named_after_clause(tokens: Tokens, head: int, high: int) -> bool:
    """Whether a name in commas follows a clause that hangs on the noun: `a clerk who works there, Ana Ruiz, said`."""
    if tokens.words[head + 1 : head + 2] not in (["who"], ["that"]):
        return False
    commas = [j for j in range(head + 2, min(high, head + FARTHEST)) if tokens.words[j] == ","]
    name = tokens.bits[commas[0] + 1 : commas[1]] if len(commas) > 1 else []
    return 0 < len(name) <= _LONGEST_NAME and all(
        b & lx.CAPITAL and b & lx.WORD and not b & (lx.CLOSED | lx.TIME) for b in name
    )


_AMONG = lx.word_set("among including like such led named called")
