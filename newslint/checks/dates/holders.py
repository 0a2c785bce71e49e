"""Offices and organisations named at a time when they were another's, or were not yet there.

The tables say nothing beyond what they know: a name or a country that they lack never matches.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.bundled import lines_of
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, day_of, explicit, written
from newslint.text import Sentence, Span

__all__ = ["office_holder", "organisation"]


class _Term(NamedTuple):
    """A stretch of days in which one person held one office."""

    office: str
    name: str
    start: datetime.date
    end: datetime.date


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in lines_of(__file__, f"{name}.tsv")]


@cache
def _terms() -> tuple[_Term, ...]:
    rows = _rows("us_executive") + _rows("uk_prime_ministers")
    day = datetime.date.fromisoformat
    return tuple(_Term(office, name, day(start), day(end)) for office, name, start, end in rows)


@cache
def _last_days() -> dict[str, datetime.date]:
    """The last name of a president → the last day of the last of that name."""
    ends: dict[str, datetime.date] = {}
    for term in _terms():
        if term.office == "President" and term.start.year >= 1989:
            last = term.name.split()[-1]
            ends[last] = max(term.end, ends.get(last, term.end))
    return ends


_ADMINISTRATION = (
    r"\b[Tt]he\s(?P<last>[A-Z][a-z]+)\s[Aa]dministration\s(?P<verb>(?:has|have|is|wants|plans|continues|refuses|remains|hopes|insists)"
    r"(?:\s(?:also|now|repeatedly|been|already|still))*(?:\s[a-z]+(?:ed|ing))?)\b"
)
_PAST_TOLD = r"\b(?:then|former|ex|under|during|when|while|if|had|legacy|history|ago|since)\b"
_PAST_TOLD_AFTER = r"\b(?:then|former|legacy|history|ago|at\sthe\stime)\b"


def office_holder(facts: Facts) -> Iterator[Match]:
    """A title, or an administration, outside the days of its holder."""
    if "dministration" in facts.prose and facts.written_after is not None:
        yield from _administrations(facts, facts.written_after)
    if compiled(r"President|Prime\sMinister", re.ASCII).search(facts.prose):
        for dated in dated_sentences(facts):
            yield from _titles(dated, facts)


def _administrations(facts: Facts, written_after: datetime.date) -> Iterator[Match]:
    """“The Biden administration has been accused”, in a text that is certainly later than its last day."""
    for found in re.finditer(_ADMINISTRATION, facts.prose):
        end = _last_days().get(found["last"])
        sentence = facts.sentence_at(found.start())
        if end is None or sentence is None or written_after < end or end.year > 2025:
            continue
        if _told_as_past(facts, sentence, Span(*found.span()), end):
            continue
        told = f"the {found['last']} administration ended on {written(end)}"
        if facts.issue.day is None:
            told += f", and the text itself was written after {written(written_after)}"
        yield Match(Span(*found.span()), fields={"sum": told[0].upper() + told[1:]})


def _told_as_past(facts: Facts, sentence: Sentence, at: Span, end: datetime.date) -> bool:
    """Whether the sentence speaks of a time before the end of the term."""
    if compiled(_PAST_TOLD).search(facts.prose, sentence.start, at.start):
        return True
    if compiled(_PAST_TOLD_AFTER).search(facts.prose, at.end, sentence.end):
        return True
    within = (one for one in facts.dates if sentence.start <= one.span.start < sentence.end)
    return any(one.year is not None and one.year <= end.year for one in within)


_SAID = (
    r"(?P<verb>said|told|announced|signed|ordered|declared|urged|warned|vowed|pledged|met|visited|spoke|tweeted|appointed|nominated)\s"
    r"(?:reporters\s|a\scrowd\s)?on\s(?:\w+day,\s)?$"
)


@cache
def _titled() -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(term.name).replace(r"\ ", r"\s") for term in _terms()}))
    return re.compile(
        rf"(?<![\w-])(?<!ormer\s)(?<!hen\s)(?<!hen-)(?<!ate\s)(?<!x-)(?P<title>(?:Vice\s)?President|Prime\sMinister)\s(?P<name>{names})\s"
    )


def _titles(dated: Dated, facts: Facts) -> Iterator[Match]:
    """“Prime Minister Rishi Sunak said on September 10, 2024”: a title with the very day of the act."""
    for mention in dated.dates:
        day = day_of(mention)
        if day is None or mention.kind != "date":
            continue
        text = facts.prose[dated.sentence.start : mention.span.start]
        found = None
        for found in _titled().finditer(text):  # noqa: B007 - the last one counts
            pass
        if found is None or not re.fullmatch(_SAID, text[found.end() :]):
            continue
        title, name = " ".join(found["title"].split()), " ".join(found["name"].split())
        terms = [term for term in _terms() if term.name == name and term.office == title]
        if not terms or any(term.start <= day <= term.end for term in terms) or day.year < 1969 or day.year > 2025:
            continue
        nearest = min(terms, key=lambda term: min(abs((day - term.start).days), abs((day - term.end).days)))
        told = f"{name} was {title.lower()} from {written(nearest.start)} to {written(nearest.end)}"
        start = dated.sentence.start
        yield Match(Span(start + found.start("title"), start + found.end("name")), fields={"sum": told})


@cache
def _organisations() -> dict[str, int]:
    return {name: int(year) for name, year in _rows("organisations")}


@cache
def _acting() -> re.Pattern[str]:
    names = "|".join(name.replace(" ", r"\s") for name in _organisations())
    return re.compile(
        rf"\b(?P<name>{names})\s(?:(?:was|were)\s(?:consulted|asked|founded\sby|informed|invited)|signed|agreed|approved|ruled|condemned"
        r"|imposed|adopted|voted|ratified|intervened|sent|launched|deployed)\b(?P<rest>[^.,;:()]{0,40}?)\s(?:in|on)\s$"
    )


_HISTORY = (
    r"\b(?:now|later|today|predecessor|forerunner|would|formerly|previously|known|became|become|founded|eventual)\b"
)


def organisation(facts: Facts) -> Iterator[Match]:
    """An organisation acting in a year in which it did not yet exist."""
    if not any(name in facts.prose for name in _organisations()):
        return
    for dated in dated_sentences(facts):
        years = [one for one in dated.dates if explicit(one)]
        if len(years) != 1 or compiled(_HISTORY).search(facts.prose, dated.sentence.start, dated.sentence.end):
            continue
        mention = years[0]
        found = _acting().search(facts.prose[dated.sentence.start : mention.span.start])
        if found is None or mention.year is None:
            continue
        name = " ".join(found["name"].split())
        founded = _organisations()[name]
        if mention.year < founded:
            start = dated.sentence.start
            told = f"{name} dates from {founded}, after {mention.year}"
            yield Match(Span(start + found.start("name"), start + found.end("name")), fields={"sum": told})
