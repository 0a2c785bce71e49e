"""Claims: stretches of prose that say something a reader may ask the source of.

A claim is known by its form alone: a figure with what it counts, dead and injured with their number, words that accuse,
give a cause or a motive, compare, foretell, conclude or judge. Whether anybody answers for it is for the attributions.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.subjects import subject_before
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Claim", "ClaimKind", "claims"]

ClaimKind = Literal[
    "statistic", "casualty", "accusation", "causal", "superlative", "comparison", "prediction", "motive", "inference",
    "evaluation",
]  # fmt: skip


class Claim(NamedTuple):
    """Words that make a claim of one kind."""

    span: Span
    kind: ClaimKind


_SMALL_NUMBERS = lx.word_set(
    "one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty"
)
_CROWDS = lx.word_set("dozens scores hundreds thousands millions")
_SCALE = lx.word_set("hundred thousand million billion trillion")
_ABOUT = lx.word_set("about around some nearly almost roughly over least most than to approximately estimated")
_PERCENT = frozenset(("percent", "percentage", "%"))
_FRACTIONS = lx.word_set("half third thirds quarter quarters fifth fifths two-thirds three-quarters majority")
_PARTS = lx.word_set("third thirds quarter quarters fifth fifths")
_ONE = frozenset(("a", "one"))
_WHICH_HALF = lx.word_set(
    "the first second latter last other top bottom lower upper better back front northern southern eastern western his her"
    " its their my our your"
)
_HARMED = lx.word_set(
    "killed dead died injured wounded hurt missing displaced drowned perished massacred executed detained"
)
_HARMING = lx.word_set(
    "killed killing kills injured injuring wounded wounding displaced displacing claimed claiming kill"
)
_INFERS = lx.word_set(
    "suggest suggests suggested suggesting signal signals signaled signalled signaling signalling underscore underscores"
    " underscored underscoring highlight highlights highlighted highlighting underline underlines underlined underlining"
    " indicate indicates indicated indicating reflect reflects reflected reflecting demonstrate demonstrates demonstrated"
    " demonstrating illustrate illustrates illustrated illustrating"
)
_COMPARATIVES = lx.word_set("more less fewer better worse higher lower larger smaller bigger greater faster slower")
#: Counted things that are no statistic: times, lengths, ages, scores.
_NOT_COUNTED = lx.word_set(
    "years year days day weeks months hours minutes seconds miles feet meters metres kilometers kilometres inches yards"
    " points goals votes runs pages a.m. p.m. times degrees pounds"
)


def claims(facts: Facts) -> Iterator[Claim]:
    """The claims of the prose, quotations included, in order of place."""
    tokens = facts.tokens
    words, bits = tokens.words, tokens.bits
    known, openers, last_end = _phrases(), _openers(), dict[str, int]()
    for at in [at for at, word in enumerate(words) if word in openers or bits[at] & lx.NUMBER]:
        word = words[at]
        found = [_superlative(tokens, at, word)] if word == "the" else _by_form(tokens, at, word)
        if word in known:
            found.append(_phrase(words, at, known[word]))
        for one in found:
            if one is not None and one[0] > last_end.get(one[2], -1):
                last_end[one[2]] = one[1]
                yield Claim(tokens.span(one[0], one[1]), one[2])


@cache
def _openers() -> frozenset[str]:
    """The words that can open a claim, beside figures."""
    return _COUNTING | _HARMING | _INFERS | _COMPARATIVES | _SUPERLATIVES | _phrases().keys() | {"the"}


_COUNTING = _SMALL_NUMBERS | _CROWDS | _FRACTIONS
_SUPERLATIVES = lx.word_set("first first-ever never record")
_Found = tuple[int, int, ClaimKind]
#: What must follow the first word of a phrase, and the kind of claim that all of it makes.
_Rest = tuple[tuple[str, ...], ClaimKind]


def _by_form(tokens: Tokens, at: int, word: str) -> list[_Found | None]:
    found = []
    if tokens.bits[at] & lx.NUMBER or word in _COUNTING:
        found.append(_figure(tokens, at, word))
    if word in _HARMING:
        found.append(_harm(tokens, at))
    if word in _INFERS:
        found.append(_inference(tokens, at))
    if word in _COMPARATIVES:
        found.append(_comparison(tokens, at))
    if word in _SUPERLATIVES:
        found.append(_superlative(tokens, at, word))
    return found


def _phrase(words: list[str], at: int, rests: tuple[_Rest, ...]) -> _Found | None:
    following = words[at + 1] if at + 1 < len(words) else ""
    for rest, kind in rests:
        if not rest or (rest[0] == following and tuple(words[at + 1 : at + 1 + len(rest)]) == rest):
            return at, at + len(rest), kind
    return None


def _figure(tokens: Tokens, at: int, word: str) -> _Found | None:
    """A number and what it counts: people harmed, a share, or many of something."""
    words = tokens.words
    if at and tokens.bits[at - 1] & lx.NUMBER and words[at - 1] != "in":
        return None
    first = at
    if word in _PARTS:
        if not at or words[at - 1] not in (_SMALL_NUMBERS if word.endswith("s") else _ONE):
            return None  # the third of May, the first quarter of the year
        first -= 1
    elif word == "half" and at and words[at - 1] in _WHICH_HALF:
        return None
    while first > 0 and words[first - 1] in _ABOUT and words[first - 1] != "to":
        first -= 1
    if first > 0 and tuple(words[first - 1 : first + 1]) in _AT_LEAST:
        first -= 1
    end = at
    while end + 1 < len(words) and _enlarges(words, end):
        end += 1
    harmed = _harmed_after(tokens, end + 1)
    if harmed:
        return first, harmed, "casualty"
    last = _share(tokens, end, word) or _count(tokens, at, end, word)
    return (first, last, "statistic") if last else None


_AT_LEAST = frozenset((("at", "least"), ("more", "than"), ("fewer", "than"), ("less", "than")))


def _enlarges(words: list[str], end: int) -> bool:
    """Whether the word after `end` makes the number larger: `3 million`, `tens of thousands`."""
    after = words[end + 1]
    return after in _SCALE or after in _CROWDS or (after == "of" and words[end] in ("tens", "hundreds", "thousands"))


def _share(tokens: Tokens, end: int, word: str) -> int:
    """The last token of a share: `34 percent`, `two in three`, `half of`; 0 if it is none."""
    words = tokens.words
    after = words[end + 1] if end + 1 < len(words) else ""
    if word.endswith("%") or after in _PERCENT:
        return end + (after in _PERCENT) + (words[end + 2 : end + 3] in (["points"], ["point"]))
    if word in _FRACTIONS:
        return end + 1 if "of" in (after, *words[end + 2 : end + 3]) else 0
    if after in ("in", "out") and (word in _SMALL_NUMBERS or word.isdigit()):
        other = end + 2 + (words[end + 2 : end + 3] == ["of"])
        if other < len(words) and not tokens.bits[other] & lx.TIME:
            both_figures = word.isdecimal() and words[other].isdecimal() and len(words[other]) < 4
            return other if words[other] in _SMALL_NUMBERS or both_figures else 0
    return 0


def _count(tokens: Tokens, at: int, end: int, word: str) -> int:
    """The last token of a sum or a count: `$3.2 million`, `1,200 homes`; 0 if it is none."""
    words = tokens.words
    if end > at and words[end] in _SCALE and word[0] in "$£€0123456789":
        return end
    if not (_is_many(word) or word in _CROWDS):
        return 0
    noun = end + 1 + (words[end + 1 : end + 2] == ["of"])
    if noun >= len(words) or words[noun] in _NOT_COUNTED or tokens.bits[noun] & (lx.CLOSED | lx.CAPITAL):
        return 0
    return noun if words[noun].endswith("s") or words[noun] == "people" else 0


def _is_many(word: str) -> bool:
    """Whether a figure counts many: 1,200 but neither a year nor a price."""
    digits = word.replace(",", "")
    return digits.isdecimal() and (
        ("," in word and int(digits) >= 1000) or (len(digits) >= 3 and not 1800 <= int(digits) <= 2100)
    )


def _harmed_after(tokens: Tokens, start: int) -> int:
    """The token that says people were harmed, soon after their number; 0 if none."""
    words, bits = tokens.words, tokens.bits
    for j in range(start, min(start + 6, len(words))):
        if words[j] in _HARMED:
            return j if words[j] != "missing" or bits[j - 1] & (lx.BE | lx.HUMAN | lx.NUMBER) else 0
        if (
            bits[j] & lx.MARK
            or words[j] in ("who", "that", "percent", "to")
            or (bits[j] & lx.PAST and not bits[j] & lx.AUX)
        ):
            return 0
    return 0


def _harm(tokens: Tokens, at: int) -> _Found | None:
    """`killed at least 40 people`, `displaced millions`, `claimed thousands of lives`."""
    words, bits = tokens.words, tokens.bits
    j = at + 1
    while (
        j < len(words)
        and j < at + 5
        and (words[j] in _ABOUT or words[j] in ("an", "at", "up", "more", "as", "many", "already"))
    ):
        j += 1
    if j >= len(words) or not (
        bits[j] & lx.NUMBER or words[j] in _SMALL_NUMBERS or words[j] in _CROWDS or words[j] in ("tens", "several")
    ):
        return None
    if words[at].startswith("claim") and not {"lives", "life"} & set(words[j : j + 4]):
        return None
    last = j
    while last + 1 < len(words) and (
        words[last + 1] in _SCALE
        or words[last + 1] in _CROWDS
        or words[last + 1] in ("of", "lives", "people", "civilians", "children", "soldiers")
    ):
        last += 1
    return at, last, "casualty"


def _inference(tokens: Tokens, at: int) -> _Found | None:
    """`, underscoring the rift`, and `this suggests`: a thing, not a person or a document, is made to say it."""
    words, bits = tokens.words, tokens.bits
    if bits[at] & lx.ING:
        if at and words[at - 1] == ",":
            return at, at, "inference"
        return None
    low = at
    while low > 0 and words[low - 1] not in (".", "!", "?") and at - low < 40:
        low -= 1
    first = at
    while first > low and bits[first - 1] & (lx.AUX | lx.ADVERB):
        first -= 1
    subject = subject_before(tokens, first, low)
    if subject is None:
        return None
    speaks = lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.VAGUE
    head = subject[1]
    for j in range(subject[0] + 1, subject[1] + 1):
        if bits[j] & lx.PREPOSITION and not bits[j] & lx.CAPITAL:
            head = j - 1
            break
    if (bits[head] & (speaks | lx.CAPITAL) and words[head] not in ("this", "it", "which", "that")) or words[head] in (
        "he",
        "she",
        "they",
        "i",
        "we",
        "you",
    ):
        return None
    return subject[0], at, "inference"


def _comparison(tokens: Tokens, at: int) -> _Found | None:
    words = tokens.words
    for j in range(at + 1, min(at + 5, len(words))):
        if words[j] == "than":
            number = j + 1 < len(words) and (tokens.bits[j + 1] & lx.NUMBER or words[j + 1] in _SMALL_NUMBERS)
            if not (number and j == at + 1):
                return at, j, "comparison"
            return None
        if tokens.bits[j] & lx.MARK:
            return None
    return None


def _superlative(tokens: Tokens, at: int, word: str) -> _Found | None:
    words, bits = tokens.words, tokens.bits
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "the":
        if (
            following in ("best", "worst", "most", "least", "only")
            and at + 2 < len(words)
            and bits[at + 2] & lx.WORD
            and following != "only"
        ):
            return at, at + 2, "superlative"
        if (
            len(following) > 5
            and following.endswith("est")
            and not bits[at + 1] & lx.CAPITAL
            and following not in _NOT_MOST
        ):
            return at, at + 1, "superlative"
        if following == "first" and words[at + 2 : at + 3] == ["ever"]:
            return at, at + 2, "superlative"
    elif word == "first-ever" or (word == "first" and following == "ever"):
        return at, at + (word == "first"), "superlative"
    elif (word == "never" and following == "before") or (
        word == "record" and following in ("high", "low", "number", "highs", "lows", "levels")
    ):
        return at, at + 1, "superlative"
    return None


_NOT_MOST = lx.word_set(
    "interest request forest protest contest harvest conquest guest invest honest modest inquest arrest unrest west latest"
)


@cache
def _phrases() -> dict[str, tuple[_Rest, ...]]:
    """First word → the words that must follow it and the kind of claim they make, the longest first."""
    found: dict[str, list[_Rest]] = {}
    kind: ClaimKind = "evaluation"
    for line in lx.lines_of("claims.txt"):
        if line.startswith("["):
            kind = line.strip("[]")  # type: ignore[assignment]
            continue
        first, *rest = line.split()
        for form in lx.inflected(first[1:]) if first.startswith("~") else (first,):
            found.setdefault(form, []).append((tuple(rest), kind))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}
