"""Kind `headline`: what a headline says and the text below it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.facts import Facts
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
            "items": {"enum": ["numbers", "names", "quotations"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "numbers, names, quotations: those of the headline that never occur below it.",
        },
    },
    "required": ["any"],
    "additionalProperties": False,
}
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_NUMBER = re.compile(r"(?<![\w.,-])[$\u00a3\u20ac]?(\d[\d,]*(?:\.\d+)?)(?![\w-]|[.,]\d)")
_SCALED = re.compile(r"(\d[\d,]*(?:\.\d+)?)[\s-]?(?:m|bn|k|million|billion|thousand|mln)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z\u00e0-\u00ff]{3,}\b")


def _parts(facts: Facts) -> Iterator[tuple[Span, str]]:
    """Each headline with the text of the body."""
    body = "\n".join(
        facts.prose[block.start : block.end]
        for block in facts.document.blocks
        if block.kind not in ("headline", "byline")
    )
    if len(body.split()) < 5:
        return
    for block in facts.document.blocks:
        text = facts.prose[block.start : block.end]
        if block.kind == "headline" and not text.isupper() and not text.startswith("<"):
            yield block.span, body


def _numbers(headline: Span, body: str, facts: Facts) -> Iterator[Match]:
    held = {found[1].replace(",", "") for found in re.finditer(r"(\d[\d,]*(?:\.\d+)?)", body)}
    held |= {str(_WORDS.index(word)) for word in re.findall(r"[a-z]+", body.lower()) if word in _WORDS}
    for found in _NUMBER.finditer(facts.prose, headline.start, headline.end):
        number = found[1].replace(",", "")
        if number not in held and not _SCALED.match(facts.prose, found.start(1)) and not 1900 <= float(number) <= 2100:
            yield Match(Span(*found.span(1)))


def _names(headline: Span, body: str, facts: Facts) -> Iterator[Match]:
    text = facts.prose[headline.start : headline.end]
    if is_title_case(text):
        return
    lower = body.lower()
    for found in list(_NAME.finditer(facts.prose, headline.start, headline.end))[1:]:
        if found[0].lower()[:4] not in lower:
            yield Match(Span(*found.span()))


def _quotations(headline: Span, body: str, facts: Facts) -> Iterator[Match]:
    words = " ".join(re.findall(r"[\w'\u2019]+", body.lower()))
    for quotation in facts.quotations:
        if quotation.span.start < headline.start or quotation.span.end > headline.end or not quotation.closed:
            continue
        quoted = re.findall(r"[\w'\u2019]+", facts.prose[quotation.content.start : quotation.content.end].lower())
        if quoted and " ".join(quoted) not in words and sum(word[:5] in words for word in quoted) < len(quoted):
            yield Match(quotation.span)


_FINDERS: dict[str, Callable[[Span, str, Facts], Iterator[Match]]] = {
    "numbers": _numbers,
    "names": _names,
    "quotations": _quotations,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    for span, body in _parts(facts):
        for name in spec["any"]:
            yield from _FINDERS[name](span, body, facts)


KIND = Kind(
    name="headline",
    summary="What a headline says and the text below it does not: numbers, names, quoted words.",
    options=_OPTIONS,
    find=_find,
    where="anywhere",
    document=True,
)
