"""How the noun phrase begins that some words go on with: its article, what stands between, whom it belongs to."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import is_finite
from newslint.analysis.tokens import Tokens
from newslint.matching.inflect import common_words
from newslint.records import NamedTuple

__all__ = ["WHENCE", "Opening", "is_plural", "opening"]


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
        seated = seated or ((words[j] in _SEATS or bool(bits[j] & lx.UPPER)) and words[j] not in WHENCE)
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
        return w.endswith(_WHENCE_ENDINGS) or w in WHENCE or w in _SEATS or bool(b & lx.UPPER)
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


#: Endings of words with a capital that say whence somebody is: `a Norwegian diplomat`, `a Geneva-based banker`.
_WHENCE_ENDINGS = ("ian", "ean", "ish", "ese", "-based", "-born", "-bred", "-educated", "-trained", "-area")
_LY = lx.word_set("family daily weekly monthly quarterly elderly early likely friendly lonely")
WHENCE = lx.word_set(
    "western eastern northern southern american mexican german african moroccan tibetan roman french dutch welsh greek"
    " swiss czech thai arab israeli iraqi saudi pakistani yemeni qatari kuwaiti emirati omani bangladeshi afghan uzbek"
    " kazakh turkmen somali nepali u.s. us u.k. uk eu e.u. tory labour republican democrat democratic conservative liberal"
)
_SEATS = lx.word_set(
    "white house kremlin downing street pentagon whitehall washington brussels moscow beijing london state department un"
    " u.n. buckingham kensington palace capitol hill westminster senate congressional treasury nato fbi cia"
)


def is_plural(word: str) -> bool:
    """Whether a noun that can speak is a plural, by its form."""
    return word.endswith("s") or word in _PLURALS


_PLURALS = lx.word_set("people police media press many most some several twitterati women men data staff")
