"""Kind `headline`: what a headline says and the text below it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.lexicon import NUMBER_WORDS
from newslint.analysis.names import is_title_case
from newslint.checks.base import Kind, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["numbers", "names", "quotations", "verdicts"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "numbers, names, quotations: those of the headline that never occur below it. Left alone are headlines in capitals, years, names in title case, and texts of fewer than five words.",
        },
    },
    "required": ["any"],
    "additionalProperties": False,
}
_NUMBER = re.compile(r"(?<![\w.,-])[$\u00a3\u20ac]?(\d[\d,]*(?:\.\d+)?)(?![\w-]|[.,]\d)")
_SCALED = re.compile(r"(\d[\d,]*(?:\.\d+)?)[\s-]?(?:m|bn|k|million|billion|thousand|mln)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z\u00e0-\u00ff]{3,}\b")


def _headlines(facts: Facts) -> list[Span]:
    """The headlines worth comparing: not in capitals, and no left-over markup."""
    found = [block.span for block in facts.document.blocks if block.kind == "headline"]
    texts = [facts.prose[span.start : span.end] for span in found]
    return [span for span, text in zip(found, texts, strict=True) if not text.isupper() and not text.startswith("<")]


def _body(facts: Facts) -> str:
    """The text below the headline; empty where it is too short to compare."""
    body = "\n".join(
        facts.prose[block.start : block.end]
        for block in facts.document.blocks
        if block.kind not in ("headline", "byline")
    )
    return body if len(body.split()) >= 5 else ""


def _numbers(headline: Span, facts: Facts) -> Iterator[Match]:
    numbers = [
        found
        for found in _NUMBER.finditer(facts.prose, headline.start, headline.end)
        if not _SCALED.match(facts.prose, found.start(1)) and not 1900 <= float(found[1].replace(",", "")) <= 2100
    ]
    if not numbers or not (body := _body(facts)):
        return
    held = {found[1].replace(",", "") for found in re.finditer(r"(\d[\d,]*(?:\.\d+)?)", body)}
    held |= {str(NUMBER_WORDS.index(word)) for word in re.findall(r"[a-z]+", body.lower()) if word in NUMBER_WORDS}
    for found in numbers:
        if found[1].replace(",", "") not in held:
            yield Match(Span(*found.span(1)))


def _spelt_numbers(headline: Span, facts: Facts) -> Iterator[Match]:
    """A number in words before many of something of which the text counts another number."""
    numbers = list(_SPELT.finditer(facts.prose, headline.start, headline.end))
    if not numbers or not (body := _body(facts).lower()):
        return
    counted = [(found[1], found[2].split()) for found in _COUNTED.finditer(body)]
    figures = {found[0] for found in _FIGURE.finditer(body)}
    for found in numbers:
        word = found[1].lower()
        if word in figures or str(NUMBER_WORDS.index(word)) in figures:
            continue
        many = {noun for noun in found[2].lower().split() if noun.endswith("s") and len(noun) > _SHORT}
        if any(number not in ("1", "one") and many.intersection(nouns) for number, nouns in counted):
            yield Match(Span(*found.span(1)))


_SPELLINGS = "|".join(NUMBER_WORDS[2:13])
_SPELT = re.compile(rf"\b({_SPELLINGS})((?: [\w'\u2019-]+){{1,3}})", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,.]*\d|\d|[a-z]+")
_COUNTED = re.compile(rf"\b(\d[\d,]*|one|{_SPELLINGS})(?=((?: [\w'\u2019-]+){{1,3}}))")
#: Letters of a plural that are too few to tell what is counted.
_SHORT = 3


def _names(headline: Span, facts: Facts) -> Iterator[Match]:
    names = list(_NAME.finditer(facts.prose, headline.start, headline.end))[1:]
    if not names or is_title_case(facts.prose[headline.start : headline.end]) or not (body := _body(facts)):
        return
    lower = body.lower()
    for found in names:
        if found[0].lower()[:4] not in lower:
            yield Match(Span(*found.span()))


def _quotations(headline: Span, facts: Facts) -> Iterator[Match]:
    quotations = [
        quotation
        for quotation in facts.quotations
        if headline.start <= quotation.span.start and quotation.span.end <= headline.end and quotation.closed
    ]
    if not quotations or not (body := _body(facts)):
        return
    words = " ".join(re.findall(r"[\w'\u2019]+", body.lower()))
    for quotation in quotations:
        quoted = re.findall(r"[\w'\u2019]+", facts.prose[quotation.content.start : quotation.content.end].lower())
        if quoted and " ".join(quoted) not in words and sum(word[:5] in words for word in quoted) < len(quoted):
            yield Match(quotation.span)


#: What a headline makes of somebody, and the words of a text that bear it out.
_VERDICTS = tuple(
    (re.compile(rf"\b(?:{told})\b", re.IGNORECASE), re.compile(rf"\b(?:{borne_out})", re.IGNORECASE))
    for told, borne_out in (
        (r"guilty", r"convict|(?<!not )(?<!nor )guilty|admitted|sentenced"),
        (
            r"quits?|resigns?|resigned",
            r"quit|resign|step(?:s|ped|ping)? (?:down|aside)|stood? down|leav(?:e|ing)|left|depart",
        ),
        (r"sacked|sacks", r"sack|fir(?:e|ing)|dismiss|oust|remov|part(?:ed|s|ing) (?:company|ways)|let go|axed"),
        (r"cures?|cured", r"cur(?:e|ing)"),
        (r"proves? that|proven?|proof|prove$", r"pro(?:ve|ving|of)"),
        (r"poison(?:s|ed)?", r"poison"),
        (r"murder(?:s|ed)?|murderer|killer", r"murder|kill|manslaughter|homicide"),
        (r"(?:takes?|took) bribes?|bribed|bribes", r"brib|kickback"),
        (r"stole|steals|thief", r"st(?:eal|ole)|theft|thie[fv]|robb|loot"),
        (r"lied|lies|liar", r"l(?:ie|ied|ies|ying|iar)\b|false|untru|mislead|misled"),
        (r"cheat(?:s|ed)?", r"cheat"),
        (r"raped|rapist|rapes", r"rap(?:e|ist)|sexual"),
        (r"bans|banned", r"bann?|prohibit|outlaw|forbid|barr"),
    )
)


def _verdicts(headline: Span, facts: Facts) -> Iterator[Match]:
    for told, borne_out in _VERDICTS:
        for found in told.finditer(facts.prose, headline.start, headline.end):
            if (body := _body(facts)) and not borne_out.search(body):
                yield Match(Span(*found.span()))


_FINDERS: dict[str, Callable[[Span, Facts], Iterator[Match]]] = {
    "numbers": lambda headline, facts: chain(_numbers(headline, facts), _spelt_numbers(headline, facts)),
    "names": _names,
    "quotations": _quotations,
    "verdicts": _verdicts,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    for headline in _headlines(facts):
        for name in spec["any"]:
            yield from _FINDERS[name](headline, facts)


KIND = Kind(
    name="headline",
    summary="What a headline says and the text below it does not: numbers, names, quoted words, acts and guilt.",
    options=_OPTIONS,
    find=_find,
    where="anywhere",
    document=True,
)
