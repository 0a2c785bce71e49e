"""Time between two dates: "five years after", "two days before", "ten years ago", against the dates themselves."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint.analysis.date_values import interval
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
from newslint.text import Span

__all__ = ["elapsed_mismatch", "relative_explicit_conflict", "sequence_contradiction"]

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


_BESIDE = r"(?:,\s(?:back\s)?(?:in\s|on\s)?|\s\(|\s[—–]\s(?:in\s|on\s)?)"
_CLOSES = r"(?:$|[.,;:)!?—–]|\s[—–-])"
_UNITS = frozenset(("day", "night", "month", "year", "week", "weekday", "month-name", "season"))
#: How many days off the week or weekday that a relative word names a date beside it may be: usage is loose.
_LOOSE = {"week": 7, "weekday": 8}
_DAYS = r"\b(?:(?:yesterday|today|tomorrow)(?:\s(?:morning|afternoon|evening|night))?|tonight|last\snight|this\s(?:morning|afternoon|evening))$"


def relative_explicit_conflict(facts: Facts) -> Iterator[Match]:
    """A relative word and the date beside it that do not name the same time: yesterday, March 2."""
    issued = facts.issue.day
    if issued is None:
        return
    for _, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if last.span.start - first.span.end > 10:
                continue
            relative, named = (first, last) if first.offset else (last, first)
            told = _conflict(relative, named, issued, facts)
            if told:
                bracket = facts.prose[last.span.start - 1] == "(" and facts.prose[last.span.end :][:1] == ")"
                start = _word_start(relative, facts) if relative is first else named.span.start
                yield Match(Span(start, last.span.end + bracket), fields={"sum": told})
        for mention in dates:
            yield from _named_weekday(mention, issued, facts)


#: How many days before and after the day of issue a weekday of "last", "this" and "next" may lie: usage is loose.
_WHICH = {"last": (-14, 0), "this": (-10, 10), "next": (0, 14)}


def _named_weekday(mention: DateMention, issued: datetime.date, facts: Facts) -> Iterator[Match]:
    """“Last Tuesday, May 21”: a date with its weekday, out of reach of the word before it."""
    if mention.weekday_span is None or mention.day is None or mention.resolved is None or mention.offset is not None:
        return
    if mention.weekday_span.start != mention.span.start:
        return
    found = compiled(_WHICH_BEFORE).search(facts.prose, max(0, mention.span.start - 6), mention.span.start)
    if found is None:
        return
    earliest, latest = (issued + datetime.timedelta(days) for days in _WHICH[found["which"].lower()])
    if earliest <= mention.resolved[0] <= latest or mention.resolved[0].weekday() != mention.weekday:
        return
    days = (mention.resolved[0] - issued).days
    told = f"{written(mention.resolved[0])} is {plural(abs(days), 'day')} {'before' if days < 0 else 'after'} {written(issued)}"
    yield Match(Span(found.start(), mention.span.end), fields={"sum": told})


_WHICH_BEFORE = r"\b(?P<which>last|this|next)\s$"
_WORD = r"(?:yesterday|today|tomorrow|(?:last|this|next)\s+(?:year|month))$"


def _word_start(relative: DateMention, facts: Facts) -> int:
    """Where the relative word begins: after the hour of "2400 EST today" and the month of "June last year"."""
    if relative.kind == "date" and relative.month is None:
        return relative.span.start
    found = compiled(_WORD).search(facts.prose, relative.span.start, relative.span.end)
    return found.start() if found else relative.span.start


def _conflict(relative: DateMention, named: DateMention, issued: datetime.date, facts: Facts) -> str:
    offset = relative.offset
    if offset is None or offset.base != "issue" or offset.unit not in _UNITS or relative.kind == "set":
        return ""
    days = relative.resolved or interval(relative.value[:4])  # "the spring of next year" has no certain days
    if offset.unit == "season" and (named.month is not None or named.year is None or _may_be(named.year, relative)):
        return ""
    if days is None or named.fault or named.kind != "date" or named.offset:
        return ""
    text = shown(facts, relative.span).lower()
    if text.endswith("ago") or (offset.unit == "day" and not compiled(_DAYS).search(text)):
        return ""
    after = named.span > relative.span
    first_end, last_start, end = (
        (relative.span.end, named.span.start, named.span.end)
        if after
        else (named.span.end, relative.span.start, relative.span.end)
    )
    beside = compiled(_BESIDE if after else r",\s").fullmatch(facts.prose[first_end:last_start])
    if not beside or not compiled(_CLOSES).match(facts.prose[end : end + 2]):
        return ""
    first, last = days
    if offset.unit in _LOOSE:
        slack = datetime.timedelta(_LOOSE[offset.unit])
        given = named.resolved if named.day is not None else None
        if given is None or first - slack <= given[0] <= last + slack:
            return ""
    elif offset.unit == "month-name":
        if named.year is None or named.month not in (None, first.month) or abs(named.year - first.year) <= 1:
            return ""
    elif _same(named, first, last, offset.unit):
        return ""
    meant = (
        written(first)
        if offset.unit == "day" and named.day is not None
        else f"{calendar.day_name[first.weekday()]}, {written(first)}"
        if offset.unit == "day"
        else f"around {written(first)}"
        if offset.unit in _LOOSE
        else first.strftime("%B %Y")
        if offset.unit == "month" or relative.month is not None
        else str(first.year)
    )
    return f"In a story of {written(issued)}, “{shown(facts, relative.span)}” is {meant}"


def _may_be(year: int, season: DateMention) -> bool:
    """Whether a season, that of the south and a winter of two years included, may be of a year."""
    return season.value[:4].isdigit() and abs(year - int(season.value[:4])) <= 1


def _same(named: DateMention, first: datetime.date, last: datetime.date, unit: str) -> bool:
    """Whether a date, as far as it is written, can lie in the days that the relative word names."""
    if unit == "day" and named.day is None:
        return named.weekday is None or named.month is not None or first.weekday() == named.weekday
    if named.month is None and named.year is None:
        return True
    return (
        (named.year is None or first.year <= named.year <= last.year)
        and (named.month is None or first.month <= named.month <= last.month)
        and (named.day is None or unit != "day" or named.day == first.day)
    )
