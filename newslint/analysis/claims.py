"""Claims: stretches of prose that say something a reader may ask the source of.

A claim is known by its form alone: a figure with what it counts, dead and injured with their number, words that accuse,
give a cause or a motive, compare, foretell, conclude or judge. Whether anybody answers for it is for the attributions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import subject_before
from newslint.analysis.tokens import Tokens
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Claim", "ClaimKind", "claims"]

ClaimKind = Literal[
    "statistic", "casualty", "accusation", "causal", "superlative", "comparison", "prediction", "motive", "inference",
    "evaluation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that make a claim of one kind."""

    span: Span
    kind: ClaimKind


_SMALL_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty".split())
_CROWDS = frozenset("dozens scores hundreds thousands millions".split())
_SCALE = frozenset("hundred thousand million billion trillion".split())
_ABOUT = frozenset("about around some nearly almost roughly over least most than to approximately estimated".split())
_PERCENT = frozenset(("percent", "percentage", "%"))
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths two-thirds three-quarters majority".split())
_HARMED = frozenset("killed dead died injured wounded hurt missing displaced drowned perished massacred executed detained".split())
_HARMING = frozenset("killed killing kills injured injuring wounded wounding displaced displacing claimed claiming kill".split())
_TOLL = frozenset(("toll",))
_INFERS = frozenset(
    "suggest suggests suggested suggesting signal signals signaled signalled signaling signalling underscore underscores"
    " underscored underscoring highlight highlights highlighted highlighting underline underlines underlined underlining"
    " indicate indicates indicated indicating reflect reflects reflected reflecting demonstrate demonstrates demonstrated"
    " demonstrating illustrate illustrates illustrated illustrating".split()
)
_COMPARATIVES = frozenset("more less fewer better worse higher lower larger smaller bigger greater faster slower".split())
#: Counted things that are no statistic: times, lengths, ages, scores.
_NOT_COUNTED = frozenset(
    "years year days day weeks months hours minutes seconds miles feet meters metres kilometers kilometres inches yards"
    " points goals votes runs pages a.m. p.m. times degrees pounds".split()
)
_MARK = lx.MARK


def claims(facts: Facts) -> Iterator[Claim]:
    """The claims of the prose, quotations included, in order of place."""
    tokens = facts.tokens
    known = _phrases()
    interesting = _FORMS | known.keys()
    last_end: dict[str, int] = {}
    for at, word in enumerate(tokens.words):
        if not (tokens.bits[at] & lx.NUMBER or word in interesting):
            continue
        for first, last, kind in _at(tokens, at, word, known):
            if first > last_end.get(kind, -1):
                last_end[kind] = last
                yield Claim(tokens.span(first, last), kind)


_FORMS = (
    _SMALL_NUMBERS | _CROWDS | _FRACTIONS | _HARMING | _INFERS | _COMPARATIVES | {"most", "first-ever", "first", "never", "record", "the", "only", "toll"}
)
_Found = tuple[int, int, ClaimKind]


def _at(tokens: Tokens, at: int, word: str, known: dict[str, tuple[tuple[tuple[str, ...], ClaimKind], ...]]) -> Iterator[_Found]:
    if tokens.bits[at] & lx.NUMBER or word in _SMALL_NUMBERS or word in _CROWDS or word in _FRACTIONS:
        yield from _figure(tokens, at, word)
    if word in _HARMING:
        yield from _harm(tokens, at)
    if word in _INFERS:
        yield from _inference(tokens, at)
    if word in _COMPARATIVES:
        yield from _comparison(tokens, at)
    if word in ("the", "most", "first", "first-ever", "never", "record"):
        yield from _superlative(tokens, at, word)
    for rest, kind in known.get(word, ()):
        if tuple(tokens.words[at + 1 : at + 1 + len(rest)]) == rest:
            yield at, at + len(rest), kind
            break


def _figure(tokens: Tokens, at: int, word: str) -> Iterator[_Found]:
    """A number and what it counts: a share, people harmed, or many of something."""
    words, bits = tokens.words, tokens.bits
    if at and bits[at - 1] & lx.NUMBER and words[at - 1] not in ("in",):
        return
    first = at
    while first > 0 and words[first - 1] in _ABOUT and words[first - 1] != "to":
        first -= 1
    if first > 0 and words[first - 1 : first + 1] in (["at", "least"], ["more", "than"], ["fewer", "than"], ["less", "than"]):
        first -= 1
    end = at
    while end + 1 < len(words) and (words[end + 1] in _SCALE or words[end + 1] in _CROWDS or words[end + 1] == "of" and words[end] in ("tens", "hundreds", "thousands")):
        end += 1
    after = words[end + 1] if end + 1 < len(words) else ""
    harmed = _harmed_after(tokens, end + 1)
    if harmed:
        yield first, harmed, "casualty"
    elif word.endswith("%") or after in _PERCENT:
        unit = end + (after in _PERCENT) + (words[end + 2 : end + 3] in (["points"], ["point"]))
        yield first, unit, "statistic"
    elif after in ("in", "out") and (word in _SMALL_NUMBERS or word.isdigit()):
        other = end + 2 + (words[end + 2 : end + 3] == ["of"])
        if other < len(words) and (words[other] in _SMALL_NUMBERS or words[other].isdigit() and int(words[other]) < 1000 and word.isdigit()) and not bits[other] & lx.TIME:
            yield first, other, "statistic"
    elif word in _FRACTIONS:
        if after == "of" or words[end + 2 : end + 3] == ["of"] :
            yield first, end + 1, "statistic"
    elif end > at and words[end] in _SCALE and (word[0] in "$£€" or word[0].isdigit()):
        yield first, end, "statistic"
    elif _is_many(word) or word in _CROWDS:
        noun = end + 1 + (after == "of")
        plural = noun < len(words) and words[noun].endswith("s") or words[noun : noun + 1] == ["people"]
        if plural and words[noun] not in _NOT_COUNTED and not bits[noun] & (lx.CLOSED | lx.CAPITAL):
            yield first, noun, "statistic"


def _is_many(word: str) -> bool:
    """Whether a figure counts many: 1,200 but neither a year nor a price."""
    digits = word.replace(",", "")
    return digits.isdigit() and ("," in word and int(digits) >= 1000 or len(digits) >= 3 and not 1800 <= int(digits) <= 2100)


def _harmed_after(tokens: Tokens, start: int) -> int:
    """The token that says people were harmed, soon after their number; 0 if none."""
    words, bits = tokens.words, tokens.bits
    for j in range(start, min(start + 6, len(words))):
        if words[j] in _HARMED:
            return j if words[j] != "missing" or bits[j - 1] & (lx.BE | lx.HUMAN | lx.NUMBER) else 0
        if bits[j] & _MARK or words[j] in ("who", "that", "percent", "to") or bits[j] & lx.PAST and not bits[j] & lx.AUX:
            return 0
    return 0


def _harm(tokens: Tokens, at: int) -> Iterator[_Found]:
    """`killed at least 40 people`, `displaced millions`, `claimed thousands of lives`."""
    words, bits = tokens.words, tokens.bits
    j = at + 1
    while j < len(words) and j < at + 5 and (words[j] in _ABOUT or words[j] in ("an", "at", "up", "more", "as", "many", "already")):
        j += 1
    if j >= len(words) or not (bits[j] & lx.NUMBER or words[j] in _SMALL_NUMBERS or words[j] in _CROWDS or words[j] in ("tens", "several")):
        return
    if words[at].startswith("claim") and not {"lives", "life"} & set(words[j : j + 4]):
        return
    last = j
    while last + 1 < len(words) and (words[last + 1] in _SCALE or words[last + 1] in _CROWDS or words[last + 1] in ("of", "lives", "people", "civilians", "children", "soldiers")):
        last += 1
    yield at, last, "casualty"


def _inference(tokens: Tokens, at: int) -> Iterator[_Found]:
    """`, underscoring the rift`, and `this suggests`: a thing, not a person or a document, is made to say it."""
    words, bits = tokens.words, tokens.bits
    if bits[at] & lx.ING:
        if at and words[at - 1] == ",":
            yield at, at, "inference"
        return
    low = at
    while low > 0 and words[low - 1] not in (".", "!", "?") and at - low < 40:
        low -= 1
    first = at
    while first > low and bits[first - 1] & (lx.AUX | lx.ADVERB):
        first -= 1
    subject = subject_before(tokens, first, low)
    if subject is None:
        return
    speaks = lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.VAGUE
    head = subject[1]
    for j in range(subject[0] + 1, subject[1] + 1):
        if bits[j] & lx.PREPOSITION and not bits[j] & lx.CAPITAL:
            head = j - 1
            break
    if bits[head] & (speaks | lx.CAPITAL) and words[head] not in ("this", "it", "which", "that") or words[head] in ("he", "she", "they", "i", "we", "you"):
        return
    yield subject[0], at, "inference"


def _comparison(tokens: Tokens, at: int) -> Iterator[_Found]:
    words = tokens.words
    for j in range(at + 1, min(at + 5, len(words))):
        if words[j] == "than":
            number = j + 1 < len(words) and (tokens.bits[j + 1] & lx.NUMBER or words[j + 1] in _SMALL_NUMBERS)
            if not (number and j == at + 1):
                yield at, j, "comparison"
            return
        if tokens.bits[j] & _MARK:
            return


def _superlative(tokens: Tokens, at: int, word: str) -> Iterator[_Found]:
    words, bits = tokens.words, tokens.bits
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "the":
        if following in ("best", "worst", "most", "least", "only") and at + 2 < len(words) and bits[at + 2] & lx.WORD and following != "only":
            yield at, at + 2, "superlative"
        elif len(following) > 5 and following.endswith("est") and not bits[at + 1] & lx.CAPITAL and following not in _NOT_MOST:
            yield at, at + 1, "superlative"
        elif following == "first" and words[at + 2 : at + 3] == ["ever"]:
            yield at, at + 2, "superlative"
    elif word == "first-ever" or (word == "first" and following == "ever"):
        yield at, at + (word == "first"), "superlative"
    elif word == "never" and following == "before":
        yield at, at + 1, "superlative"
    elif word == "record" and following in ("high", "low", "number", "highs", "lows", "levels"):
        yield at, at + 1, "superlative"


_NOT_MOST = frozenset("interest request forest protest contest harvest conquest guest invest honest modest inquest arrest unrest west latest".split())


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], ClaimKind], ...]]:
    """First word → the words that must follow it and the kind of claim they make, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], ClaimKind]]] = {}
    kind: ClaimKind = "evaluation"
    for line in lx.lines_of("claims.txt"):
        if line.startswith("["):
            kind = line.strip("[]")  # type: ignore[assignment]
            continue
        first, *rest = line.split()
        for form in lx.inflected(first[1:]) if first.startswith("~") else (first,):
            found.setdefault(form, []).append((tuple(rest), kind))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}
