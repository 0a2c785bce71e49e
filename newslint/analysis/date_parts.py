"""What the readers of days share: the words before a place, the mention of a day."""

from __future__ import annotations

import datetime

from newslint.analysis.date_values import DateForm, DateMention, day_fault, day_value
from newslint.analysis.date_words import weekday_number
from newslint.text.span import Span

__all__ = ["at_most_one", "behind_of", "day_mention"]

_BEFORE = 24  # how far back a look behind may go


def behind_of(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def at_most_one(found: DateMention | None) -> tuple[DateMention, ...]:
    return () if found is None else (found,)


def day_mention(
    text: str, span: Span, year: int | None, month: int, day: int, weekday: Span | None, form: DateForm | None = None
) -> DateMention:
    fault = day_fault(year, month, day)
    resolved = None
    if year is not None and fault is None:
        exact = datetime.date(year, month, day)
        resolved = (exact, exact)
    return DateMention(
        span,
        "date",
        day_value(year, month, day),
        resolved,
        weekday_number(text[weekday.start : weekday.end]) if weekday else None,
        weekday,
        year,
        month,
        day,
        form or ("yearless" if year is None else "explicit"),
        fault,
    )
