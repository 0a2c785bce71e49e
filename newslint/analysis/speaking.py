"""Whether a noun phrase is made to speak: as the subject of a verb of saying, after `according to`, in `the view of`.

The other way round than `attributions`: there a cue looks for its source, here words that are known to name one look for
a cue. Whoever knows the noun can tell more from less, so the verb need not be weighed.
"""

from __future__ import annotations

from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.cues import verb_group
from newslint.analysis.phrases import Range, is_finite
from newslint.analysis.tokens import Tokens
from newslint.matching.inflect import common_words
from newslint.records import NamedTuple

__all__ = ["Opening", "Where", "cue_of", "hangs_on", "is_named", "is_plural", "opening"]

#: Most tokens between a noun and its verb.
_FARTHEST = 24
#: Most tokens of an apposition or a relative clause between commas.
_ASIDE = 14
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
_RELATIVE = ("who", "which", "that", "whom", "whose")


class Opening(NamedTuple):
    """How a noun phrase begins."""

    #: Its first token.
    first: int
    #: The article, number or quantifier that opens it; "" for none.
    article: str
    #: Whether adjectives or nouns stand before the words asked about.
    modified: bool
    #: Whether one of them is the name of a body: `a Treasury official`, `a UN report`.
    seated: bool


def opening(tokens: Tokens, first: int, low: int, *, plural: bool) -> Opening | None:
    """How the noun phrase begins that goes on with the token `first`; None where somebody's name stands in it.

    What says whence somebody is, or which seat of power they serve, is no such name: `a senior Tarrowish officer`.
    """
    words, bits = tokens.words, tokens.bits
    j, seated = first - 1, False
    while j >= low and _modifies(tokens, j, opens=j == low):
        seated = seated or ((words[j] in _SEATS or bool(bits[j] & lx.UPPER)) and words[j] not in _WHENCE)
        j -= 1
    modified = j + 1 < first
    if j < low or (words[j] == "that" and plural):  # "said that critics feared", "a plan that critics feared"
        return Opening(j + 1, "", modified, seated)
    w, b = words[j], bits[j]
    if b & (lx.DET | lx.POSSESSIVE | lx.NUMBER) or w in _ARTICLES:
        return Opening(j, w, modified, seated)
    named = b & lx.CAPITAL and b & lx.WORD and not b & (lx.CLOSED | lx.QUOTED)
    return None if named and j > low else Opening(j + 1, "", modified, seated)


_ARTICLES = frozenset((*lx.NUMBER_WORDS, "multiple", "numerous", "countless", "dozens", "hundreds"))


def _modifies(tokens: Tokens, at: int, *, opens: bool) -> bool:
    """Whether a token is an adjective or noun before another noun: no name, no verb, no small word."""
    b, w = tokens.bits[at], tokens.words[at]
    if b & lx.CAPITAL and b & lx.WORD and not (opens and w in common_words()):
        return w.endswith(("ian", "ean", "ish", "ese")) or w in _WHENCE or w in _SEATS or bool(b & lx.UPPER)
    if not b & lx.WORD or b & (lx.CLOSED | lx.NUMBER | lx.ADVERB | lx.AUX) or w in _ARTICLES or w.endswith("ly"):
        return w in _LY
    if b & lx.PAST:
        return not is_finite(tokens, at)
    if b & lx.BASE and b & lx.CUE and not b & lx.THIRD:
        return not _takes_verb(tokens, at - 1)
    return not (b & lx.CUE and b & (lx.THIRD | lx.ING))


def _takes_verb(tokens: Tokens, at: int) -> bool:
    """Whether a base form after the token `at` can be a verb: after a plural, an auxiliary, a pause."""
    w, b = tokens.words[at], tokens.bits[at]
    return at < 0 or is_plural(w) or w == "to" or bool(b & (lx.AUX | lx.PRONOUN | lx.MARK | lx.QUOTED | lx.WH))


_LY = lx.word_set("family daily weekly monthly quarterly elderly early likely friendly lonely")
_WHENCE = lx.word_set(
    "western eastern northern southern american mexican german african moroccan tibetan roman french dutch welsh greek"
    " swiss czech thai arab israeli iraqi saudi pakistani yemeni qatari kuwaiti emirati omani bangladeshi afghan uzbek"
    " kazakh turkmen somali nepali u.s. us u.k. uk eu e.u. tory labour republican democrat democratic conservative liberal"
)
_SEATS = lx.word_set(
    "white house kremlin downing street pentagon whitehall washington brussels moscow beijing london state department un"
    " u.n. buckingham kensington palace capitol hill westminster senate congressional treasury nato fbi cia"
)


def cue_of(tokens: Tokens, phrase: Range, low: int, high: int, acts: frozenset[str] | None) -> Range | None:
    """The words by which a noun phrase speaks, whose last token is its head; None where it does not.

    `acts` are the acts of verbs that count; None stands for any finite verb.
    """
    first, last = phrase
    words = tokens.words
    if words[last].startswith("source") and words[last + 1 : last + 2] == ["of"]:
        return None  # a source of income
    found = _phrase_before(tokens, first, low) or _view(tokens, first, last, low, high)
    if found is not None or _stands_beside_name(tokens, first, low):
        return found
    if last + 1 >= high or not _is_verb_of(tokens, last + 1, last):
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


def _trailing(tokens: Tokens, first: int, last: int, high: int) -> Range | None:
    """`…, with analysts saying`."""
    said = last + 1 < high and tokens.bits[last + 1] & lx.CUE and tokens.bits[last + 1] & lx.ING
    return (first - 1, last + 1) if said and first > 0 and tokens.words[first - 1] == "with" else None


def _verb_after(tokens: Tokens, head: int, high: int, acts: frozenset[str] | None) -> Range | None:
    """The verb whose subject ends with what hangs on the noun `head`: `Critics of the plan have long said`."""
    at = _predicate(tokens, head, high)
    if at is None:
        return None
    words, bits = tokens.words, tokens.bits
    main = at
    while main < min(high, at + 7) and (bits[main] & lx.AUX or bits[main] & lx.ADVERB or words[main] in _FILLERS):
        main += 1
    if main >= high:
        return None
    be = any(bits[j] & lx.BE for j in range(at, main))
    if acts is None:
        return at, main if bits[main] & _VERBAL else max(at, main - 1)
    if not bits[main] & lx.CUE:
        return None
    readings = lx.readings(words[main])
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


def _has_particle(tokens: Tokens, at: int, particle: tuple[str, ...]) -> bool:
    """Whether the words follow that a verb needs to be one of speech: `call for`, `find that`."""
    following = tuple(tokens.words[at + 1 : at + 1 + len(particle)])
    if particle in (("that",), ("as",)):
        return following == particle or bool(tokens.bits[at + 1] & (_AFTER_VERB | lx.QUOTE | lx.CAPITAL))
    return following == particle


_VERBAL = lx.PAST | lx.THIRD | lx.BASE | lx.ING | lx.PARTICIPLE
_FILLERS = lx.word_set("to been be continue continued continues")


def _predicate(tokens: Tokens, head: int, high: int) -> int | None:
    """The first token of the verb group of the clause whose subject the noun `head` heads."""
    words, bits = tokens.words, tokens.bits
    j, relative = head + 1, False
    stop = min(high, head + _FARTHEST)
    while j < stop:
        w, b = words[j], bits[j]
        if w in (",", "—", "–", "("):
            j = _after_aside(tokens, j, stop)
            if j < 0 or j >= stop or not (_is_verb_of(tokens, j, head) or bits[j] & (lx.ADVERB | lx.MARK)):
                return None
            continue
        if b & lx.PRONOUN and not b & (lx.DET | lx.WH) and not relative:
            return None
        if b & lx.QUOTE or w in (".", ";", ":", "?", "!"):
            return None
        if w in _RELATIVE and not relative:
            relative = True
            j = _after_relative(tokens, j + 1, stop)
            continue
        if _is_verb_of(tokens, j, head):
            return j
        if b & lx.ADVERB and not b & lx.CLOSED and j + 1 < stop and _is_verb_of(tokens, j + 1, head):
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


def _is_verb_of(tokens: Tokens, at: int, head: int) -> bool:
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
        clause = at + 1 < len(tokens) and bits[at + 1] & _AFTER_VERB
        return not b & lx.NOUN or at == head + 1 or bool(before & (lx.MARK | lx.ADVERB) or clause)
    if b & lx.THIRD and b & lx.NOUN:
        group = verb_group(tokens, at, head)
        return group is not None and group.form == "finite"
    return True


def is_plural(word: str) -> bool:
    """Whether a noun that can speak is a plural, by its form."""
    return word.endswith("s") or word in _PLURALS


_PLURALS = lx.word_set("people police media press many most some several twitterati women men data staff")


#: What follows a verb rather than a noun: `Opponents of the bypass fear it will`.
_AFTER_VERB = lx.PRONOUN | lx.OBJECT | lx.DET | lx.POSSESSIVE


def _is_participle(tokens: Tokens, at: int) -> bool:
    """`people briefed on the talks`, `documents seen by the paper`."""
    following = tokens.words[at + 1]
    return (
        following in ("by", "on", "in", "to", "with")
        and not any(following in word.particle for word in lx.readings(tokens.words[at]))
        and tokens.words[at] in _POST_PARTICIPLES
    )


_POST_PARTICIPLES = lx.word_set(
    "briefed involved quoted cited interviewed contacted surveyed polled based connected linked acquainted informed seen"
    " obtained reviewed released published posted circulated leaked shared asked employed opposed attached assigned sent"
    " written dated filed prepared commissioned conducted funded carried compiled"
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
    if (w in _RELATIVE and w != "that") or w in ("familiar", "close", "privy", "inside", "within", "near"):
        return True
    if b & lx.PREPOSITION and not b & lx.CAPITAL:
        return at + 1 < high and not tokens.bits[at + 1] & (lx.TIME | lx.QUOTE) and w not in ("as", "after", "before")
    return w in _POST_PARTICIPLES and at + 1 < high and bool(tokens.bits[at + 1] & lx.PREPOSITION)


def is_named(tokens: Tokens, head: int, high: int, where: Where) -> bool:
    """Whether what hangs on the noun `head` names whom it stands for.

    `where` a name counts: in an aside (`an aide, Ana Ruiz,`), also of the body (`analysts at Kestrel`), or anywhere
    (`officials in Tarrow`). A name right after the noun always does.
    """
    words, bits = tokens.words, tokens.bits
    counts = True
    for j in range(head + 1, min(high, head + _FARTHEST)):
        w, b = words[j], bits[j]
        if b & lx.QUOTE or w in (".", ";", ":") or _is_verb_of(tokens, j, head):
            return False
        if w in _AMONG:
            counts = True
        elif w == ",":
            counts = bool(j + 1 < high and not bits[j + 1] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.PRONOUN))
        elif w in _BELONGING:
            counts = where != "aside"
        elif b & lx.PREPOSITION or w in _RELATIVE:
            counts = where == "any"
        elif b & (lx.ING | lx.AND) or (b & lx.PAST and is_finite(tokens, j)):
            counts = counts and w in ("including", "and")
        elif counts and b & lx.CAPITAL and b & lx.WORD and not b & (lx.CLOSED | lx.TIME) and w not in _WHENCE:
            return True
    return False


_AMONG = lx.word_set("among including like such led named called")
