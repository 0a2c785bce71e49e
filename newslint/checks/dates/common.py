"""What the date checks share: days as messages write them, sentences with their dates, counted units."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby

from newslint.analysis.date_words import count_value
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.happened import clause_before
from newslint.records import NamedTuple
from newslint.text import Sentence, Span

__all__ = [
    "NUMBER",
    "Dated",
    "before",
    "counted",
    "dated_sentences",
    "dates_in",
    "day_of",
    "explicit",
    "month_and_day",
    "number",
    "plural",
    "same_year_days",
    "shown",
    "written",
]

#: A whole number as copy writes it before a unit of time.
NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?|(?:a|one|two|three|four|five)\shundred|an?(?!\s\w+-)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)


_LEAP_YEAR = 2000


class Dated(NamedTuple):
    """A sentence and the time expressions in it, in order."""

    sentence: Sentence
    dates: tuple[DateMention, ...]


@lru_cache(maxsize=1)
def dated_sentences(facts: Facts) -> tuple[Dated, ...]:
    """The sentences that hold a time expression. Kept for the last document: nearly every check of dates asks."""
    placed = ((facts.sentence_index(mention.span.start), mention) for mention in facts.dates)
    return tuple(
        Dated(facts.sentences[index], tuple(mention for _, mention in group))
        for index, group in groupby(placed, key=lambda pair: pair[0])
        if index is not None
    )


@lru_cache(maxsize=1)
def _date_starts(facts: Facts) -> list[int]:
    return [mention.span.start for mention in facts.dates]


def dates_in(facts: Facts, start: int, end: int) -> tuple[DateMention, ...]:
    """The time expressions that begin in a stretch of the prose."""
    starts = _date_starts(facts)
    return facts.dates[bisect_left(starts, start) : bisect_left(starts, end)]


def explicit(mention: DateMention) -> bool:
    """Whether a mention names its own year and its days are known."""
    return mention.year is not None and mention.resolved is not None and mention.fault is None


def day_of(mention: DateMention) -> datetime.date | None:
    """The one day a mention names with its year, else None."""
    if not explicit(mention) or mention.resolved is None or mention.resolved[0] != mention.resolved[1]:
        return None
    return mention.resolved[0]


def same_year_days(first: DateMention, last: DateMention) -> tuple[datetime.date, datetime.date] | None:
    """The two days of two mentions, both with a year or both without: then as in one common or leap year."""
    if first.fault or last.fault or first.day is None or last.day is None or not first.month or not last.month:
        return None
    if (first.year is None) != (last.year is None):
        return None
    return datetime.date(first.year or 2024, first.month, first.day), datetime.date(
        last.year or 2024, last.month, last.day
    )


def before(facts: Facts, mention: DateMention) -> tuple[str, int]:
    """The words of the sentence before a date, and where they begin."""
    return clause_before(facts.prose, facts.sentence_at(mention.span.start) or mention.span, mention)


def written(day: datetime.date) -> str:
    """A day as messages write it: March 4, 2025."""
    return f"{month_and_day(day.month, day.day)}, {day.year}"


def month_and_day(month: int, day: int) -> str:
    """A day of any year as messages write it: March 4."""
    return f"{datetime.date(_LEAP_YEAR, month, day):%B} {day}"


def shown(facts: Facts, span: Span) -> str:
    """The words of a span, on one line."""
    return " ".join(facts.prose[span.start : span.end].split())


def number(words: str) -> int | None:
    """A number as `NUMBER` has it."""
    value = count_value(words)
    return int(value) if value is not None and value == int(value) else None


def plural(count: int, unit: str) -> str:
    """A count with its unit: 1 day, 3 days."""
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def counted(unit: str, first: datetime.date, last: datetime.date) -> float:
    """How many units lie from one day to a later one, as a fraction."""
    days = (last - first).days
    return days / {"day": 1, "week": 7, "month": 30.4375, "year": 365.2425}[unit]
