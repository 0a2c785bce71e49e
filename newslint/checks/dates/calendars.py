"""Days and the calendar: days that no calendar has, weekdays beside the wrong date, holidays on the wrong day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from functools import cache

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import day_of, written
from newslint.text import Span

__all__ = ["holiday_mismatch", "impossible", "weekday_mismatch"]

_NEAR = 10  # days from its issue within which a story's year is certain
_MONTHS = 90  # days from its issue within which the nearest year is the likely one


def impossible(facts: Facts) -> Iterator[Match]:
    """Days and hours that do not exist."""
    for mention in facts.dates:
        if mention.fault:
            yield Match(mention.span)


def weekday_mismatch(facts: Facts) -> Iterator[Match]:
    """A weekday beside a date that falls on another, its year written or certain from the day of issue."""
    for mention in facts.dates:
        if mention.weekday is None or mention.fault:
            continue
        day = day_of(mention) or _near_issue(mention, facts)
        if day is None or day.weekday() == mention.weekday:
            continue
        nearest = min((day + datetime.timedelta(n) for n in range(-3, 4)), key=lambda d: d.weekday() != mention.weekday)
        yield Match(
            mention.span,
            fields={
                "day": written(day),
                "weekday": calendar.day_name[day.weekday()],
                "written": calendar.day_name[mention.weekday],
                "nearest": written(nearest),
            },
        )


def _near_issue(mention: DateMention, facts: Facts) -> datetime.date | None:
    """The day that a date without a year names, when it lies within days of a day of issue that is known.

    Within months it must be wrong in the years before and after too: a story may tell of another year.
    """
    issue = facts.issue
    if issue.day is None or issue.source == "dateline" or mention.year is not None or mention.form != "yearless":
        return None
    if mention.month is None or mention.day is None:
        return None
    days = [
        datetime.date(year, mention.month, mention.day)
        for year in (issue.day.year - 1, issue.day.year, issue.day.year + 1)
        if mention.day <= calendar.monthrange(year, mention.month)[1]
    ]
    nearest = min(days, key=lambda day: abs((day - issue.day).days), default=None)  # type: ignore[operator]
    if nearest is None or abs((nearest - issue.day).days) > _MONTHS:
        return None
    if abs((nearest - issue.day).days) <= _NEAR or all(day.weekday() != mention.weekday for day in days):
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
            told = f"{calendar.month_name[right[0]]} {right[1]}{year}"
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
