"""Dates as values: the mention that the grammar yields and the arithmetic of its TIMEX3 value."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from newslint.text.span import Span

__all__ = ["DateFault", "DateForm", "DateKind", "DateMention", "day_fault", "day_value", "month_days"]

DateKind = Literal["date", "time", "duration", "set"]
DateForm = Literal["explicit", "yearless", "numeric", "numeric-ambiguous", "relative"]
DateFault = Literal["no-such-day", "no-such-month", "no-such-hour", "no-such-minute"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression as written, with its TIMEX3 value.

    `span` is the whole expression, the weekday beside it included. `value` keeps what is written: "XXXX-03-04"
    when the year is not known, "2025-02-30" for a day that does not exist. `resolved` is the closed interval of
    days it covers, None when that is not known or not possible; `fault` says what makes it impossible.

    `form` tells how it is written: "explicit" names its year, "yearless" does not, "numeric" is all digits,
    "numeric-ambiguous" is all digits and reads two ways (month and day are then None), "relative" counts from
    another date.
    """

    span: Span
    kind: DateKind
    value: str
    resolved: tuple[datetime.date, datetime.date] | None
    weekday: int | None = None
    weekday_span: Span | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    form: DateForm = "explicit"
    fault: DateFault | None = None


def month_days(year: int | None, month: int) -> int:
    """The number of days of a month; February of an unknown year has 29."""
    return monthrange(2000 if year is None else year, month)[1]


def day_fault(year: int | None, month: int, day: int) -> DateFault | None:
    """Why a day written with these numbers does not exist, or None when it does."""
    if not 1 <= month <= 12:
        return "no-such-month"
    return None if 1 <= day <= month_days(year, month) else "no-such-day"


def day_value(year: int | None, month: int, day: int | None) -> str:
    """The TIMEX3 value of a day, or of a month when `day` is None; XXXX stands for a year that is not known."""
    head = f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}"
    return head if day is None else f"{head}-{day:02d}"
