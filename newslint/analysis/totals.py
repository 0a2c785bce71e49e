"""Totals and their parts: `12 jurors, seven women and four men,`; `the nine-member council voted 7-3`.

Only parts that are said to be all of it count: an apposition of counts joined by “and”, right after the total and closed
by the same mark. `12 people, including seven women` is a sample and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.facts import Facts
from newslint.analysis.lexicon import NUMBER_WORDS
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["Total", "totals"]


class Total(NamedTuple):
    """A total with parts that do not make it. `whole` is the number of the total, `span` the parts."""

    whole: Span
    total: int
    span: Span
    parts: tuple[int, ...]


_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(sorted(NUMBER_WORDS[1:], key=len, reverse=True))}|an?)"
#: A count and what it counts: at most three words, so that a clause is never taken for a part.
_PART = rf"{_NUMBER} (?!percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|and\b)[a-z][\w'’-]*(?: [a-z][\w'’-]*){{0,2}}?"
_LISTED = re.compile(
    rf"\b(?P<total>{_NUMBER}) (?P<what>[a-z][\w'’-]*s|people|men|women|children)"
    rf"(?: (?!and\b|or\b)[a-z][\w'’-]*){{0,2}}\s?(?P<mark>,|—|–|\(|:) ?"
    rf"(?P<parts>{_PART}(?:, {_PART})*,? and {_PART})\s?(?P<close>,|—|–|\)|\.)",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b{_NUMBER}(?= )", re.IGNORECASE)
_CLOSES = {",": ",", "—": "—.", "–": "–.", "(": ")", ":": "."}
_BODY = re.compile(
    rf"\b(?P<total>{_NUMBER})-(?:member|seat|strong|person|judge)\b[^.!?;]{{0,80}}?\bvoted (?P<votes>\d{{1,3}}\s?[-–]\s?\d{{1,3}})\b",
    re.IGNORECASE,
)


#: Between commas only people of a sort are parts for certain: `40 homes, 20 shops and 3 schools, …` is a list.
_PEOPLE = re.compile(
    r"(?:men|women|children|boys?|girls?|adults?|teenagers?|babies|infants|man|woman|child|pupils?|teachers?|civilians?"
    r"|soldiers?|officers?|democrats?|republicans?|independents?|patients?|nurses?|doctors?|crew|passengers?)$",
    re.IGNORECASE,
)


def totals(facts: Facts) -> Iterator[Total]:
    """The totals that their parts belie, in order of place."""
    found = [*_listed(facts), *_votes(facts)]
    yield from sorted(found, key=lambda one: one.span)


def _listed(facts: Facts) -> Iterator[Total]:
    for match in _LISTED.finditer(facts.prose):
        if match["close"] not in _CLOSES[match["mark"]]:
            continue
        nouns = re.split(r", | and ", match["parts"])
        if match["mark"] == "," and not all(_PEOPLE.search(noun) for noun in nouns):
            continue
        parts = tuple(_value(count[0]) for count in _COUNT.finditer(match["parts"]))
        total = _value(match["total"])
        if len(parts) >= 2 and total > 1 and sum(parts) != total and max(parts) < total:
            yield Total(Span(*match.span("total")), total, Span(*match.span("parts")), parts)


def _votes(facts: Facts) -> Iterator[Total]:
    for match in _BODY.finditer(facts.prose):
        parts = tuple(int(part) for part in re.findall(r"\d+", match["votes"]))
        total = _value(match["total"])
        if sum(parts) > total:
            yield Total(Span(*match.span("total")), total, Span(*match.span("votes")), parts)


def _value(text: str) -> int:
    word = text.lower()
    if word in ("a", "an"):
        return 1
    return NUMBER_WORDS.index(word) if word in NUMBER_WORDS else int(word.replace(",", ""))
