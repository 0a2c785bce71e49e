"""A relative word and the date beside it: “yesterday, March 2”, “last month, in January”."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_values import interval
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences, plural, shown, written
from newslint.text import Span

__all__ = ["relative_explicit_conflict"]

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
        else f"{first:%A}, {written(first)}"
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
