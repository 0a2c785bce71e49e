"""Days and the calendar: days that no calendar has, weekdays beside the wrong date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newslint.analysis.date_figures import DateOrder, in_order
from newslint.analysis.date_grammar import weekday_date
from newslint.analysis.date_values import month_days
from newslint.analysis.date_words import WEEKDAY, compiled, weekday_number
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import day_of, written
from newslint.text import Span

__all__ = ["impossible", "weekday_mismatch"]

_NEAR = 10  # days from its issue within which a story's year is certain
_MONTHS = 90  # days from its issue within which the nearest year is the likely one
#: Before a day of which the copy itself says that it is none, or was one once: "Sweden had a", "there is no".
_SPOKEN_OF = r"\b(?:had|has|have|get|gets|got|added|invented|called|named|titled|entitled|is|was|be|been|such\sas)\s(?:once\s|even\s)?(?:an?|no|its|their|(?:any|no)\ssuch\s\w+\sas)\s(?:so-called\s)?$"
_BEFORE = 60  # how far before it


def impossible(facts: Facts) -> Iterator[Match]:
    """Days and hours that do not exist."""
    first: DateMention | None = None
    for mention in facts.dates:
        if mention.fault and not compiled(_SPOKEN_OF).search(
            facts.prose, max(0, mention.span.start - _BEFORE), mention.span.start
        ):
            yield Match(_with_month(mention, first, facts))
        first = mention


def _with_month(mention: DateMention, first: DateMention | None, facts: Facts) -> Span:
    """“June 29-31”, where the 31 alone would say nothing."""
    shares = mention.kind == "date" and facts.prose[mention.span.start : mention.span.end].isdigit()
    return Span(first.span.start if shares and first else mention.span.start, mention.span.end)


#: The weekday told of a date by a verb: "June 4, 2019, was a Tuesday", "which fell on a Tuesday".
_TOLD = (
    rf",?\s(?:which\s)?(?:was|is|fell\son|falls\son|will\sbe|will\sfall\son)\s(?:also\s)?an?\s(?P<weekday>{WEEKDAY})"
    r"(?=$|[.,;:)—–]|\s(?:and|when|but|so|in|at)\b)"
)


def weekday_mismatch(facts: Facts) -> Iterator[Match]:
    """A weekday beside a date that falls on another, its year written or certain from the day of issue."""
    for mention in facts.dates:
        if mention.fault:
            continue
        span, weekday = _weekday_beside(mention, facts)
        if weekday is None:
            continue
        days = (
            [day] if (day := day_of(mention) or _near_issue(mention, weekday, facts)) else _two_readings(mention, facts)
        )
        if not days or any(day.weekday() == weekday for day in days):
            continue
        day = days[0]
        nearest = min((day + datetime.timedelta(n) for n in range(-3, 4)), key=lambda d: d.weekday() != weekday)
        yield Match(
            span,
            fields={
                "day": written(day),
                "weekday": f"{day:%A}",
                "written": f"{datetime.date(2001, 1, 1 + weekday):%A}",  # which began on a Monday
                "nearest": written(nearest),
            },
        )


def _weekday_beside(mention: DateMention, facts: Facts) -> tuple[Span, int | None]:
    """The weekday written beside a date, and the words of both without an hour: "Monday, March 4", not "at 9 a.m."."""
    if mention.weekday is None or mention.weekday_span is None:
        if mention.day is None:
            return mention.span, None
        told = compiled(_TOLD).match(facts.prose, mention.span.end)
        return (Span(mention.span.start, told.end()), weekday_number(told["weekday"])) if told else (mention.span, None)
    if mention.weekday_span.start not in mention.span:
        return mention.span, None  # the hour of a day that is another mention
    if mention.kind == "time":
        whole = weekday_date(facts.prose, mention.weekday_span.start, mention.span.start, mention.span.end)
        if whole:
            return whole[0].span, mention.weekday
    return mention.span, mention.weekday


def _two_readings(mention: DateMention, facts: Facts) -> list[datetime.date]:
    """The two days of a date in figures that reads as month and day and as day and month."""
    if mention.form != "numeric-ambiguous" or mention.kind != "date":
        return []
    orders: tuple[DateOrder, ...] = ("mdy", "dmy")
    read = (in_order(facts.prose, mention, order).resolved for order in orders)
    return [days[0] for days in read if days is not None]


def _is_past(mention: DateMention, issued: datetime.date, facts: Facts) -> bool:
    """Whether a date without a year is told of what has happened, with no word of what may."""
    sentence = facts.sentence_at(mention.span.start)
    if sentence is None or mention.reason != "tense" or mention.resolved is None or mention.resolved[1] > issued:
        return False
    ahead = r"\b(?:will|would|shall|may|might|can|could|must|should|to)\s|[’']ll\s"
    return compiled(ahead).search(facts.prose, sentence.start, mention.span.start) is None


def _near_issue(mention: DateMention, weekday: int, facts: Facts) -> datetime.date | None:
    """The day that a date without a year names, when it lies within days of a day of issue that is known.

    Within months it must be wrong in the years before and after too: a story may tell of another year.
    """
    issue = facts.issue
    if issue.day is None or mention.year is not None or mention.form != "yearless":
        return None
    if mention.month is None or mention.day is None:
        return None
    is_past = _is_past(mention, issue.day, facts)
    days = [
        datetime.date(year, mention.month, mention.day)
        for year in (issue.day.year - 1, issue.day.year, issue.day.year + 1)
        if mention.day <= month_days(year, mention.month) and not (is_past and year > issue.day.year)
    ]
    nearest = min(days, key=lambda day: abs((day - issue.day).days), default=None)  # type: ignore[operator]
    if nearest is None or abs((nearest - issue.day).days) > _MONTHS:
        return None
    if abs((nearest - issue.day).days) <= _NEAR or all(day.weekday() != weekday for day in days):
        return nearest
    return None
