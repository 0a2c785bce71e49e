"""Time between two dates: "five years after", "two days before", "ten years ago", against the dates themselves."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import (
    NUMBER,
    dated_sentences,
    explicit,
    number,
    plural,
    same_year_days,
    shown,
    written,
)
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["elapsed_mismatch", "sequence_contradiction"]

#: What stands between two dates that a counted interval ties together. `far` is how the second hangs on its noun.
_TIE = (
    rf"(?P<head>,?\s(?:(?:came|was|were|took\splace|happened|followed|fell)\s)?(?:exactly\s|just\s|only\s)?|\s?[-–—]\s?)"
    rf"(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\s(?P<way>after|before))\s"
    r"(?P<far>[^,;:()—]{0,60}?)\b(?P<last>in|on|the|his|her|its|their|a|an)\s"
)
_UNSURE = r"\b(?:until|between|since|than|not|or|if)\b"


class _Tie(NamedTuple):
    """Two dates and the interval that the copy says lies between them."""

    first: DateMention
    last: DateMention
    count: int  # type: ignore[assignment]
    unit: str
    after: bool
    span: Span


def _ties(facts: Facts) -> Iterator[_Tie]:
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and (one.year or one.month) and one.part is None]
        for first, last in pairwise(points):
            gap = facts.prose[first.span.end : last.span.start]
            found = compiled(_TIE).fullmatch(gap) if len(gap) < 130 else None
            if found is None or compiled(_UNSURE).search(gap):
                continue
            count = number(found["count"])
            if count is None or _counts_on(facts, sentence.end, last, found):
                continue
            start = first.span.end
            span = Span(start + found.start("span"), start + found.end("span"))
            yield _Tie(first, last, count, found["unit"].lower(), found["way"].lower() == "after", span)


#: A count that ends at its date: "left two days later, on May 9", "and left in 2012, nine years later".
_LATER_BEFORE = rf"\b(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\slater),?\s(?:in|on)\s$"
_LATER_AFTER = rf",\s(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\slater)(?=[,.;]|$)"
#: A count that opens its sentence: "Nine years after it opened in 2003, the plant closed in 2012."
_AFTER_FIRST = (
    rf"(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\safter)\s[^,;:()—]{{1,60}}?\b(?:in|on)\s$"
)


def _later(facts: Facts) -> Iterator[_Tie]:
    """Two dates of a sentence and the count that leads from the first to the second."""
    prose = facts.prose
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and (one.year or one.month) and one.part is None]
        if len(points) != 2:
            continue
        first, last = points
        if compiled(_UNSURE).search(prose, first.span.end, last.span.start):
            continue
        found = (
            compiled(_LATER_BEFORE).search(prose, first.span.end, last.span.start)
            or compiled(_LATER_AFTER).match(prose, last.span.end, sentence.end)
            or compiled(_AFTER_FIRST).fullmatch(prose, sentence.start, first.span.start)
        )
        count = number(found["count"]) if found else None
        if found is not None and count is not None:
            yield _Tie(last, first, count, found["unit"].lower(), True, Span(*found.span("span")))


def _counts_on(facts: Facts, end: int, last: DateMention, found: re.Match[str]) -> bool:
    """Whether the last date does not clearly hang on the event: "after the 1990 and 1991 votes"."""
    ahead = facts.prose[last.span.end : min(end, last.span.end + 12)]
    return bool(compiled(r"^\s(?:and|or|to)\b|^\s?[-–]").match(ahead)) and found["last"] not in ("in", "on")


def _days(tie: _Tie) -> tuple[datetime.date, datetime.date] | None:
    """The two days, one of a year unknown being in the same year; within half a year, so that none goes over New Year."""
    days = same_year_days(tie.first, tie.last)
    if days is None or (tie.first.year is None and abs((days[0] - days[1]).days) > 120):
        return None
    return days


def sequence_contradiction(facts: Facts) -> Iterator[Match]:
    """An event said to come after another, on a day before it, or the other way about."""
    for tie in _ties(facts):
        days = _days(tie)
        if days is None or days[0] == days[1] or (days[0] > days[1]) == tie.after:
            continue
        way = "before" if days[0] < days[1] else "after"
        told = f"{shown(facts, tie.first.span)} is {plural(abs((days[0] - days[1]).days), 'day')} {way} {shown(facts, tie.last.span)}"
        yield Match(tie.span, fields={"sum": told})


def elapsed_mismatch(facts: Facts) -> Iterator[Match]:
    """A count of days, weeks, months or years between two dates that is not theirs."""
    for tie in (*_ties(facts), *_later(facts)):
        told = _wrong_count(tie, facts)
        if told:
            yield Match(tie.span, fields={"sum": told})
    yield from _ago(facts)


def _wrong_count(tie: _Tie, facts: Facts) -> str:
    first, last = shown(facts, tie.first.span), shown(facts, tie.last.span)
    days = _days(tie)
    if days is not None:
        apart = (days[0] - days[1]).days * (1 if tie.after else -1)
        size = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}[tie.unit]
        slack = {"day": 0.0, "week": 3.0, "month": 31.0, "year": 366.0}[tie.unit]
        if apart <= 0 or abs(apart - tie.count * size) <= slack:
            return ""
        return (
            f"{last} to {first} is {plural(apart, 'day')}"
            if tie.after
            else f"{first} to {last} is {plural(apart, 'day')}"
        )
    one, other = tie.first.year, tie.last.year
    if tie.unit != "year" or not (explicit(tie.first) and explicit(tie.last)) or one is None or other is None:
        return ""
    apart = (one - other) * (1 if tie.after else -1)
    if abs(apart - tie.count) <= 1 or apart < 0:
        return ""
    early, late = (other, one) if tie.after else (one, other)
    return f"{early} to {late} is {plural(apart, 'year')}, not {tie.count}"


_APPOSED = r"(?:,\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?|\s\((?:in\s)?)"


def _ago(facts: Facts) -> Iterator[Match]:
    """Ten years ago, in 2011; in 2011, ten years ago: against a day of issue that is known."""
    issued = facts.issue.day
    if issued is None:
        return
    for _, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            ago, named = (first, last) if first.offset else (last, first)
            told = _wrong_ago(ago, named, issued, facts)
            gap = facts.prose[first.span.end : last.span.start]
            if told and compiled(_APPOSED if ago is first else r",\s").fullmatch(gap):
                yield Match(Span(first.span.start, last.span.end), fields={"sum": told})


#: The days in a unit, and how many days an "ago" may be off.
_SIZES = {"day": (1.0, 1), "week": (7.0, 6), "month": (30.44, 31), "year": (365.25, 366)}


def _wrong_ago(ago: DateMention, named: DateMention, issued: datetime.date, facts: Facts) -> str:
    offset = ago.offset
    if offset is None or offset.base != "issue" or offset.unit not in _SIZES or not offset.count or named.offset:
        return ""
    if not shown(facts, ago.span).lower().endswith("ago") or named.kind != "date" or named.fault or named.part:
        return ""
    if offset.unit == "year" and explicit(named) and named.year is not None:
        apart = issued.year - named.year
        if abs(apart + offset.count) <= 1:
            return ""
        return f"{named.year} to {issued.year} is {plural(abs(apart), 'year')}, not {abs(offset.count)}"
    if named.day is None or named.resolved is None or offset.unit == "year":
        return ""
    size, slack = _SIZES[offset.unit]
    days = (issued - named.resolved[0]).days
    if abs(days + offset.count * size) <= slack:
        return ""
    return f"{shown(facts, named.span)} is {plural(abs(days), 'day')} {'before' if days > 0 else 'after'} {written(issued)}"
