"""Dates in figures: ISO 8601, and day and month in either order, which the house or another date of the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from newslint.analysis.date_parts import at_most_one, behind_of, day_mention
from newslint.analysis.date_values import DateMention, day_value
from newslint.analysis.date_words import compiled
from newslint.text.span import Span

__all__ = ["DateOrder", "in_order", "numeric_date", "told_order"]


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>[12]\d{3})(?P<mark>[-/.])(?P<isomonth>\d{2})(?P=mark)(?P<isoday>\d{2})(?!\d|(?P=mark)\d)"
        r"|(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>[12]\d{3}|\d{2})(?!\d|(?P=sep)\d"
        r"|[-.,/:]\d|%|°)"
    )


_NUMERIC_CUE = (
    r"(?:\b(?:on|by|until|till|from|to|since|before|after|dated?|of|as\sof|born|due|expires?)|:"
    r"|\()\s{0,2}$"
)
_NO_DATE_CUE = (
    r"(?:\b(?:No|Nos|number|section|chapter|version|ver|v|rule|case|file|docket|model|code|article|clause|part|ref"
    r"|id|isbn|tel|phone|call"
    r"|score|record)\.?:?|#)\s{0,2}$"
)


def numeric_date(text: str, start: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """The all-figure date at `start`; one that reads two ways keeps month and day open (`in_order` decides)."""
    found = _numeric().match(text, start, end)
    if found is None:
        return ()
    before = text[start - 1 : start]
    behind = behind_of(text, start)
    if (before and (before.isalnum() or before in "-/.,$£€#:_=")) or compiled(_NO_DATE_CUE).search(behind):
        return ()
    span = Span(*found.span())
    if found["iso"]:
        return at_most_one(_iso(text, span, int(found["iso"]), int(found["isomonth"]), int(found["isoday"])))
    return at_most_one(_day_or_month_first(text, span, found, behind))


def _iso(text: str, span: Span, year: int, month: int, day: int) -> DateMention | None:
    if day == 0 or month == 0 or (month > 12 and day > 28) or day > 31:
        return None
    if month > 12:
        return DateMention(
            span, "date", day_value(year, month, day), None, None, None, year, month, day, "numeric", "no-such-month"
        )
    return day_mention(text, span, year, month, day, None, "numeric")


def _day_or_month_first(text: str, span: Span, found: re.Match[str], behind: str) -> DateMention | None:
    first, second, written = int(found["first"]), int(found["second"]), found["year"]
    if len(written) == 2 and found["sep"] != "/" and not compiled(_NUMERIC_CUE).search(behind):
        return None  # a score, a record, a version
    year = int(written) if len(written) == 4 else 1900 + int(written) if int(written) > 68 else 2000 + int(written)
    if not (0 < first <= 31 and 0 < second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12:
        day, month = first, second
    elif second > 12 or first == second:
        month, day = first, second
    else:
        return DateMention(span, "date", f"{year:04d}-XX-XX", None, None, None, year, None, None, "numeric-ambiguous")
    return day_mention(text, span, year, month, day, None, "numeric")


DateOrder = Literal["mdy", "dmy"]


def told_order(text: str, mentions: Iterable[DateMention]) -> DateOrder | None:
    """The order of day and month that the dates in figures of a text prove: 5/14/82 reads one way only."""
    orders: set[DateOrder] = {
        "mdy" if int(figures[1]) > 12 else "dmy"
        for mention in mentions
        if mention.form == "numeric" and mention.month != mention.day
        for figures in [compiled(r"\d+").findall(text, mention.span.start, mention.span.end)]
        if len(figures[0]) < 3
    }
    return orders.pop() if len(orders) == 1 else None


def in_order(text: str, mention: DateMention, order: DateOrder) -> DateMention:
    """A date in figures that reads two ways, read as the house writes them; any other mention as it is."""
    if mention.form != "numeric-ambiguous" or mention.year is None:
        return mention
    figures = compiled(r"\d{1,2}(?=[-/.])").findall(text, mention.span.start, mention.span.end)
    first, second = int(figures[0]), int(figures[1])
    month, day = (first, second) if order == "mdy" else (second, first)
    read = day_mention(text, mention.span, mention.year, month, day, None, "numeric")
    _, mark, part = mention.value.partition("T")
    return mention._replace(
        value=read.value + mark + part, resolved=read.resolved, month=month, day=day, form="numeric"
    )
