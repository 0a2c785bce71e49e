"""Organisations and states told to act before they existed, or after they had ended."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences, explicit, written
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
        rf"(?<![\w-])(?<!ormer\s)(?P<name>{names})\s(?:{_ACTED})\b(?P<rest>[^.,;:()]{{0,40}}?)\s(?:in|on)\s(?:early\s|late\s)?$"
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
        found = acting.search(facts.prose[dated.sentence.start : mention.span.start])
        if found is None or mention.resolved is None:
            continue
        told = _outside([term for term in known if term.name == " ".join(found["name"].split())], mention.resolved)
        if told:
            start = dated.sentence.start
            yield Match(Span(start + found.start("name"), start + found.end("name")), fields={"sum": told})


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
