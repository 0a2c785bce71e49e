"""Days and the calendar: days that no calendar has, weekdays beside the wrong date, holidays on the wrong day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

from newslint.analysis.date_figures import DateOrder, in_order
from newslint.analysis.date_grammar import weekday_date
from newslint.analysis.date_values import month_days
from newslint.analysis.date_words import WEEKDAY, compiled, weekday_number
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import day_of, month_and_day, written
from newslint.text import Span

__all__ = ["holiday_mismatch", "impossible", "weekday_mismatch"]

_NEAR = 10  # days from its issue within which a story's year is certain
_MONTHS = 90  # days from its issue within which the nearest year is the likely one


def impossible(facts: Facts) -> Iterator[Match]:
    """Days and hours that do not exist."""
    first: DateMention | None = None
    for mention in facts.dates:
        if mention.fault:
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


def _near_issue(mention: DateMention, weekday: int, facts: Facts) -> datetime.date | None:
    """The day that a date without a year names, when it lies within days of a day of issue that is known.

    Within months it must be wrong in the years before and after too: a story may tell of another year.
    """
    issue = facts.issue
    if issue.day is None or mention.year is not None or mention.form != "yearless":
        return None
    if mention.month is None or mention.day is None:
        return None
    days = [
        datetime.date(year, mention.month, mention.day)
        for year in (issue.day.year - 1, issue.day.year, issue.day.year + 1)
        if mention.day <= month_days(year, mention.month)
    ]
    nearest = min(days, key=lambda day: abs((day - issue.day).days), default=None)  # type: ignore[operator]
    if nearest is None or abs((nearest - issue.day).days) > _MONTHS:
        return None
    if abs((nearest - issue.day).days) <= _NEAR or all(day.weekday() != weekday for day in days):
        return nearest
    return None


#: Holidays that fall on one day of the year everywhere. Observed days and Orthodox calendars are passed over.
_FIXED = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "veterans day": (11, 11),
}
#: Holidays that move, by the country whose calendar sets them and the name they have in the package `holidays`.
_MOVABLE = {
    "thanksgiving": ("US", "Thanksgiving Day"),
    "thanksgiving day": ("US", "Thanksgiving Day"),
    "labor day": ("US", "Labor Day"),
    "memorial day": ("US", "Memorial Day"),
    "martin luther king jr. day": ("US", "Martin Luther King Jr. Day"),
    "martin luther king day": ("US", "Martin Luther King Jr. Day"),
    "good friday": ("GB", "Good Friday"),
    "easter monday": ("GB", "Easter Monday"),
}
#: Months that a movable holiday can fall in: another country's day of the same name falls in another.
_EASTER = (3, 4)
_NAMES = "|".join(sorted((*_FIXED, *_MOVABLE), key=len, reverse=True)).replace("'", "[’']").replace(".", r"\.")
_HOLIDAY = rf"\b(?P<name>{_NAMES})(?:,\s(?:on\s)?|\s\(|\s(?:fell|falls|fall|was|is)\son\s)$"
_EXCUSED = r"\b(?:observed|observ\w+|orthodox|julian|canad\w+|party|parade|celebrat\w+|day\s(?:after|before))\b"


def holiday_mismatch(facts: Facts) -> Iterator[Match]:
    """A holiday set beside a date on which it does not fall."""
    for mention in facts.dates:
        if mention.day is None or mention.month is None or mention.fault or mention.weekday is not None:
            continue
        found = compiled(_HOLIDAY).search(facts.prose, max(0, mention.span.start - 40), mention.span.start)
        sentence = facts.sentence_at(mention.span.start)
        if found is None or sentence is None or found.start() < sentence.start:
            continue
        if compiled(_EXCUSED).search(facts.prose, sentence.start, sentence.end):
            continue
        right = _falls_on(found["name"].lower().replace("’", "'"), mention)
        if right is not None and right != (mention.month, mention.day):
            span = Span(found.start("name"), mention.span.end)
            name = " ".join(found["name"].split())
            year = f", {mention.year}" if mention.year and name.lower() in _MOVABLE else ""
            told = f"{month_and_day(*right)}{year}"
            yield Match(span, fields={"sum": f"{name} is {told}"})


def _falls_on(name: str, mention: DateMention) -> tuple[int, int] | None:
    """Month and day of a holiday; of a movable one only in a year that is written, and in its own month."""
    if name in _FIXED:
        return _FIXED[name]
    country, official = _MOVABLE[name]
    right = None if mention.year is None else _movable(country, mention.year).get(official)
    if right is None:
        return None
    months = _EASTER if right.month in _EASTER else (right.month,)
    return (right.month, right.day) if mention.month in months else None


@cache
def _movable(country: str, year: int) -> dict[str, datetime.date]:
    """The public holidays of a country in one year, by name; those it does not know that year are not there."""
    from holidays import country_holidays  # takes longer to import than an article to lint

    subdivision = "ENG" if country == "GB" else None
    days = country_holidays(country, subdiv=subdivision, years=year, observed=False)
    return {name: day for day, names in days.items() for name in names.split("; ")}
