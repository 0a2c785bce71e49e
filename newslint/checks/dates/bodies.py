"""Organisations and states told to act before they existed, or after they had ended."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, explicit, written
from newslint.checks.dates.tables import Term, once_a_table, terms
from newslint.text import Span

__all__ = ["organisation"]

_ACTED = (
    r"(?:was|were)\s(?:consulted|asked|informed|invited|warned|accused|represented)|signed|agreed|approved|ruled|condemned"
    r"|imposed|adopted|voted|ratified|intervened|sent|launched|deployed|invaded|bombed|announced|said|warned|rejected|accused"
    r"|backed|supported|opposed|joined|granted|issued|ordered|declared|expelled|recognised|recognized|arrested|banned|sued"
    r"|fined|bought|sold|hosted|won|lost|beat|pledged|urged|called\sfor|published|released|acquired|hired|opened"
)


@once_a_table
def _table(rows: Sequence[Any]) -> tuple[tuple[Term, ...], re.Pattern[str]]:
    """The terms of the bodies, and the pattern of one that acts."""
    known = terms(rows)
    names = "|".join(
        re.escape(term.name).replace(r"\ ", r"\s") for term in sorted(known, key=lambda one: -len(one.name))
    )
    return known, re.compile(
        rf"(?<![\w-])(?<!ormer\s)(?P<name>{names})\s(?:{_ACTED}|(?P<verb>[a-z]+))\b(?P<rest>[^.,;:()]{{0,40}}?)\s(?:in|on)\s(?:early\s|late\s)?$"
        rf"|\b(?:was|were|been)\s(?P<done>[a-z]+)\sby\s(?:the\s)?(?P<agent>{names})\b(?P<far>[^.,;:()]{{0,40}}?)\s(?:in|on)\s$"
        rf"|^[Ii]n\s(?:[A-Z][a-z]+\s)?@,?\s(?:the\s)?(?P<first>{names})\s(?:(?P<act>[a-z]+)\b)"
    )


_HISTORY = (
    r"\b(?:now|later|today|predecessors?|forerunner|would|formerly|previously|known|became|become|founded|eventual|former"
    r"|precursor|successors?|remains|ex|old)\b"
)


def organisation(facts: Facts, rows: Sequence[Any], places: Sequence[int]) -> Iterator[Match]:
    """A body acting in a time in which it did not exist. `places` are where names of the rows begin."""
    known, acting = _table(rows)
    for dated in dated_sentences(facts):
        named = bisect_left(places, dated.sentence.start)
        if named == len(places) or places[named] >= dated.sentence.end:
            continue
        years = [one for one in dated.dates if explicit(one)]
        if len(years) != 1 or compiled(_HISTORY).search(facts.prose, dated.sentence.start, dated.sentence.end):
            continue
        mention = years[0]
        found = _acting(acting, dated, mention, facts)
        if found is None or mention.resolved is None:
            continue
        name = " ".join(facts.prose[found.start : found.end].split())
        told = _outside([term for term in known if term.name == name], mention.resolved)
        if told:
            yield Match(found, fields={"sum": told})


_NO_ACTS = frozenset(
    [
        "had",
        "was",
        "were",
        "suffered",
        "saw",
        "experienced",
        "existed",
        "began",
        "became",
        "started",
        "grew",
        "stood",
        "lay",
        "used",
        "born",
    ]
)


def _acting(acting: re.Pattern[str], dated: Dated, mention: DateMention, facts: Facts) -> Span | None:
    """The body that does something at the time of a mention, before it or in the clause that it opens."""
    start = dated.sentence.start
    found = acting.search(facts.prose[start : mention.span.start])
    if found is not None:
        verb = found["verb"] or found["done"]
        group = "name" if found["name"] else "agent"
        if verb is not None and (verb in _NO_ACTS or not is_past_form(verb)):
            return None
        return Span(start + found.start(group), start + found.end(group))
    lead = facts.prose[start : mention.span.start]
    if lead not in ("In ", "On "):
        return None
    found = acting.match("In @" + facts.prose[mention.span.end : dated.sentence.end])
    if found is None or not found["first"] or found["act"] in _NO_ACTS or not is_past_form(found["act"]):
        return None
    shift = mention.span.end - len("In @")
    return Span(shift + found.start("first"), shift + found.end("first"))


def _outside(known: list[Term], days: tuple[datetime.date, datetime.date]) -> str:
    """What shows that the days lie outside every time in which the body existed."""
    first, last = days
    name, starts, ends = known[0].name, [term.start for term in known], [term.end for term in known]
    begin = None if None in starts else min(day for day in starts if day)
    if begin is not None and last < begin:
        return f"{name} dates from {_said(begin, first=True)}, after {first.year}"
    stop = None if None in ends else max(day for day in ends if day)
    if stop is not None and first > stop and first <= min(term.known or datetime.date.max for term in known):
        return f"{name} ended {_said(stop, first=False)}, before {first.year}"
    return ""


def _said(day: datetime.date, *, first: bool) -> str:
    """A day, or its year where the table has only that."""
    year_only = (day.month, day.day) == ((1, 1) if first else (12, 31))
    if year_only:
        return f"{day.year}" if first else f"in {day.year}"
    return written(day) if first else f"on {written(day)}"
