"""Organisations and states told to act before they existed, or after they had ended."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.body_patterns import AT_EVENT, EVENT_AHEAD, JOURNEYS, LED, bodies_of
from newslint.checks.dates.common import Dated, dated_sentences, explicit, written
from newslint.checks.dates.tables import Term
from newslint.text import Span

__all__ = ["organisation"]

#: When a body acted: on the days that a date names, before them or after them.
When = Literal["earlier", "then", "later"]

#: Words by which a sentence tells of names of other times, or of no real ones.
_HISTORY = (
    r"\b(?:now|later\s(?:known|called|named|renamed|became|become|part|to\s|the|joined)|today(?:[’']s)?|present-day|modern-day|predecessors?|forerunner"
    r"|would|formerly|previously|known\sas|called|became|become|founded|founding|eventual|former|precursor|successors?|remains|ex|old|the\sthen|then-|what\s(?:is|was|would)"
    r"|no\s[A-Z]\w+\syet|not\syet|if|imagin\w+|fictional|novel|film|alternat\w+|before\sit|gained|independence|rename\w*|forbears?|since)\b"
)


def organisation(facts: Facts, rows: Sequence[Any], places: Sequence[int]) -> Iterator[Match]:
    """A body acting in a time in which it did not exist. `places` are where names of the rows begin."""
    known, before, opened, by = bodies_of(rows)
    for dated in dated_sentences(facts):
        named = bisect_left(places, dated.sentence.start)
        if named == len(places) or places[named] >= dated.sentence.end:
            continue
        years = [one for one in dated.dates if explicit(one)]
        if len(years) != 1 or compiled(_HISTORY).search(facts.prose, dated.sentence.start, dated.sentence.end):
            continue
        mention = years[0]
        if mention.resolved is None:
            continue
        found = _acting(before, opened, dated, mention, facts)
        when: When = "then"
        if found is None:
            found, when = _done_by(by, dated, mention, facts)
        if found is None:
            continue
        name = " ".join(facts.prose[found.start : found.end].split())
        told = _outside([term for term in known if term.name == name], mention.resolved, when)
        if told:
            yield Match(found, fields={"sum": told})


#: Past verbs that tell of no deed of a body, or of its name.
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
        "gained",
        "achieved",
        "emerged",
        "evolved",
        "originated",
        "celebrated",
        "marked",
        "arose",
        "looked",
        "covered",
        "covers",
        "stretched",
    ]
)
#: What is told of another time than that of the telling: "published a study of the famine in 1985".
_LOOKS_BACK = frozenset(
    [
        "published",
        "released",
        "said",
        "announced",
        "honoured",
        "honored",
        "commemorated",
        "recalled",
        "investigated",
        "cited",
        "compared",
        "reported",
        "estimated",
        "described",
        "recognised",
        "recognized",
        "apologised",
        "apologized",
        "remembered",
        "studied",
        "reviewed",
        "declassified",
        "noted",
        "found",
        "concluded",
        "blamed",
        "showed",
    ]
)


def _acting(
    before: re.Pattern[str], opened: re.Pattern[str], dated: Dated, mention: DateMention, facts: Facts
) -> Span | None:
    """The body that does something at the time of a mention, before it or in the clause that it opens."""
    start = dated.sentence.start
    behind = facts.prose[start : mention.span.start]
    if compiled(_OPENS, 0).fullmatch(behind):
        found = opened.search(facts.prose[mention.span.end : dated.sentence.end])
        return _actor(found, mention.span.end) if found else None
    led = compiled(LED).search(behind)
    if led is None and compiled(EVENT_AHEAD, 0).match(facts.prose, mention.span.end):
        led = compiled(AT_EVENT).search(behind)
    found = before.search(behind[: led.start()]) if led else None
    if found is None:
        return None
    objects = (found["rest"] or "").split()
    if found["verb"] in _LOOKS_BACK and objects and not _on_a_day(mention):
        return None
    if any(word in _OTHER_CLAUSE for word in objects):
        return None
    return _actor(found, start)


def _done_by(by: re.Pattern[str], dated: Dated, mention: DateMention, facts: Facts) -> tuple[Span | None, When]:
    """The body by which something was done after a time that its subject names, or, with “had been”, before it."""
    found = by.search(facts.prose, mention.span.end, dated.sentence.end)
    if found is None or found["done"] in _NO_ACTS or not is_past_form(found["done"]):
        return None, "later"
    return Span(*found.span("agent")), "earlier" if found["aux"].startswith("had") else "later"


_OPENS = r"(?:[A-Z][a-z]+,?\s)?(?:[Ii]n|[Oo]n|[Bb]y|[Dd]uring)\s(?:early\s|late\s|mid-|the\s(?:spring|summer|autumn|winter)\sof\s)?"
_OTHER_CLAUSE = frozenset(
    [
        "that",
        "which",
        "who",
        "whose",
        "whom",
        "when",
        "where",
        "while",
        "after",
        "before",
        "because",
        "until",
        "than",
        "as",
        "whether",
        "whose",
    ]
)


def _on_a_day(mention: DateMention) -> bool:
    """Whether a date is a day, which hangs on the verb."""
    return mention.day is not None


def _actor(found: re.Match[str], shift: int) -> Span | None:
    """The body of a match, where its verb is one of the past and of a deed."""
    group = next(
        name for name in ("name", "agent", "means", "party", "told", "source", "medium") if found.groupdict().get(name)
    )
    verb = {
        "name": found["passive"] or found["verb"],
        "agent": found["done"],
        "source": found.groupdict().get("sent"),
    }.get(group)
    if verb is not None and (verb in _NO_ACTS or not is_past_form(verb)):
        return None
    if group == "name" and found["passive"] and verb not in _MADE_TO:
        return None
    means = found["dealt"].split() if group == "means" else ()
    if means and (not any(map(is_past_form, means)) or not JOURNEYS.isdisjoint(means)):
        return None
    return Span(shift + found.start(group), shift + found.end(group))


#: What is done to a body only while there is one: "NATO was consulted in".
_MADE_TO = frozenset(
    [
        "consulted",
        "asked",
        "informed",
        "invited",
        "warned",
        "accused",
        "represented",
        "told",
        "sued",
        "fined",
        "briefed",
        "alerted",
        "persuaded",
        "urged",
        "criticised",
        "criticized",
        "notified",
        "expelled",
        "admitted",
    ]
)


def _outside(known: list[Term], days: tuple[datetime.date, datetime.date], when: When) -> str:
    """What shows that days, and those before or after them, lie outside every time in which the body existed."""
    first, last = days
    name, starts, ends = known[0].name, [term.start for term in known], [term.end for term in known]
    begin = None if None in starts else min(day for day in starts if day)
    if begin is not None and last < begin and when != "later":
        return f"{name} dates from {_said(begin, first=True)}, after {first.year}"
    stop = None if None in ends else max(day for day in ends if day)
    gone = stop is not None and first > stop and when != "earlier"
    if stop is not None and gone and first <= min(term.known or datetime.date.max for term in known):
        return f"{name} ended {_said(stop, first=False)}, before {first.year}"
    return ""


def _said(day: datetime.date, *, first: bool) -> str:
    """A day, or its year where the table has only that."""
    year_only = (day.month, day.day) == ((1, 1) if first else (12, 31))
    if year_only:
        return f"{day.year}" if first else f"in {day.year}"
    return written(day) if first else f"on {written(day)}"
