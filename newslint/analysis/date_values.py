"""Dates as values: the mention that the grammar yields and the arithmetic of its TIMEX3 value."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal

from newslint.records import NamedTuple
from newslint.text.span import Span

__all__ = [
    "DateFault",
    "DateForm",
    "DateKind",
    "DateMention",
    "DateReason",
    "Offset",
    "anchored",
    "counted_from",
    "day_fault",
    "day_value",
    "duration_value",
    "interval",
    "month_days",
    "open_value",
    "shifted",
]

DateKind = Literal["date", "time", "duration", "set"]
DateForm = Literal["explicit", "yearless", "numeric", "numeric-ambiguous", "relative", "age"]
RangePart = Literal["first", "last"]
DateFault = Literal["no-such-day", "no-such-month", "no-such-hour", "no-such-minute"]
DateReason = Literal["issue", "tense", "likely", "anaphora"]


class Offset(NamedTuple):
    """How a relative date counts: `count` units from `base`, None for an unknown number ("later this year").

    `base` is "issue" where the expression counts from the day the text was written ("two weeks ago", "last
    Tuesday"), "text" where it counts from a time the text speaks of ("two weeks later", "the following month").
    """

    unit: str
    count: int | None  # type: ignore[assignment]  # the field of the contract hides tuple.count
    base: Literal["issue", "text"]


class DateMention(NamedTuple):
    """A time expression as written, with its TIMEX3 value.

    `span` is the whole expression, the weekday beside it included. `value` keeps what is written: "XXXX-03-04"
    when the year is not known, "2025-02-30" for a day that does not exist. `resolved` is the closed interval of
    days it covers, None when that is not known or not possible; `fault` says what makes it impossible.

    `form` tells how it is written: "explicit" names its year, "yearless" does not, "numeric" is all digits,
    "numeric-ambiguous" is all digits and reads two ways (month and day are then None), "relative" counts from
    another date by `offset`, "age" is the age of a person or a thing.

    `part` marks the ends of a range: "first" is followed by its "last". Month and year that the writing shares
    ("June 3-6, 2024", "January 8 to June 30, 2024") belong to both.

    `reason` says what resolved a mention that does not name its own days: it counts from the day of issue ("issue"),
    the tense of its clause chose the side of that day ("tense") or, where no verb did, the likelier one ("likely"), or
    it counts from a date named before it ("anaphora"). Checks that accuse rely on none but the first.
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
    offset: Offset | None = None
    part: RangePart | None = None
    reason: DateReason | None = None


def month_days(year: int | None, month: int) -> int:
    """The number of days of a month; February of an unknown year has 29."""
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_fault(year: int | None, month: int, day: int) -> DateFault | None:
    """Why a day written with these numbers does not exist, or None when it does."""
    if not 1 <= month <= 12:
        return "no-such-month"
    return None if 1 <= day <= month_days(year, month) else "no-such-day"


def day_value(year: int | None, month: int, day: int | None) -> str:
    """The TIMEX3 value of a day, or of a month when `day` is None; XXXX stands for a year that is not known."""
    head = f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}"
    return head if day is None else f"{head}-{day:02d}"


_OPEN = {
    "second": "XXXX-XX-XXTXX:XX:XX",
    "minute": "XXXX-XX-XXTXX:XX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
    "millennium": "XXXX",
}
_DURATION = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "night": "{}D",
    "week": "{}W",
    "weekend": "{}WE",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
}
_MULTIPLE = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
_UNKNOWN_MULTIPLE = {"fortnight": "PXW", "decade": "PXDE", "century": "PXCE", "millennium": "PXML"}
_HALVES = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def open_value(unit: str) -> str:
    """The TIMEX3 value of one `unit` of the calendar when nothing tells which."""
    return _OPEN[unit]


def duration_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length of time; X counts what nobody counted: P2W, PT30M, PXD."""
    if unit in _MULTIPLE:
        if count is None:
            return _UNKNOWN_MULTIPLE[unit]
        unit, factor = _MULTIPLE[unit]
        count *= factor
    if count is not None and count != int(count) and unit in _HALVES:
        smaller, factor = _HALVES[unit]
        if count * factor == int(count * factor):
            unit, count = smaller, count * factor
    figure = "X" if count is None else f"{int(count)}" if count == int(count) else f"{count:g}"
    return "P" + _DURATION[unit].format(figure)


def shifted(anchor: datetime.date, unit: str, count: int) -> str | None:
    """The TIMEX3 value of the day, week, month … that lies `count` units from `anchor`, None outside the calendar."""
    try:
        return _SHIFTS[unit](anchor, count) if unit in _SHIFTS else None
    except (OverflowError, ValueError):
        return None


def anchored(mention: DateMention, issued: datetime.date) -> DateMention:
    """The mention, resolved when it counts from the day of issue and that day is enough to tell."""
    offset = mention.offset
    if offset is None or offset.base != "issue":
        return mention
    value = counted_from(mention, issued)
    return mention if value is None else mention._replace(value=value, resolved=interval(value), reason="issue")


def counted_from(mention: DateMention, base: datetime.date) -> str | None:
    """The TIMEX3 value of a relative mention, counted from a day; None where it does not count in whole units."""
    offset = mention.offset
    if offset is None or offset.count is None or mention.kind not in ("date", "time"):
        return None
    if offset.unit == "weekday" and mention.weekday is not None:
        value: str | None = _weekday(base, offset.count, mention.weekday)
    elif offset.unit == "month-name" and mention.month is not None:
        value = day_value(_named_year(base.year, base.month, offset.count, mention.month), mention.month, None)
    elif offset.unit == "season":
        value = f"{_season_year(base, mention.value[5:7], offset.count):04d}{mention.value[4:]}"
    elif offset.unit == "year" and mention.value.startswith("XXXX-"):
        value = f"{base.year + offset.count:04d}{mention.value[4:]}"
    else:
        value = shifted(base, offset.unit, offset.count)
    _, mark, part = mention.value.partition("T")
    return value if value is None or "T" in value else value + mark + part


#: The months in which the seasons of the north begin and end.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def _season_year(base: datetime.date, season: str, count: int) -> int:
    """The year of "last summer", "this summer" and "next summer"; a winter is that of its December."""
    begin, end = _SEASONS[season]
    if season == "WI":
        current = base.year - 1 if base.month <= end else base.year
        return current + count if base.month <= end or base.month == begin else current + min(count, 0)
    if count < 0:
        return base.year if base.month > end else base.year - 1
    return base.year + 1 if count > 0 and base.month >= begin else base.year


def _weekday(issued: datetime.date, count: int, weekday: int) -> str:
    """The nearest such weekday before or after the day of issue, or the one of its week."""
    ahead = (weekday - issued.weekday()) % 7
    days = ahead - 7 if count < 0 else (ahead or 7) if count > 0 else weekday - issued.weekday()
    return (issued + datetime.timedelta(days=days)).isoformat()


def _named_year(year: int, issued: int, count: int, month: int) -> int:
    """The year of "last March", "next March" and "this March" in a text of the month `issued`."""
    if count < 0:
        return year if month < issued else year - 1
    return year + 1 if count > 0 and month <= issued else year


def _week(anchor: datetime.date, count: int) -> str:
    year, week, _ = (anchor + datetime.timedelta(weeks=count)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _month(anchor: datetime.date, count: int) -> str:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    return day_value(_real_year(year), month + 1, None)


def _quarter(anchor: datetime.date, count: int) -> str:
    year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + count, 4)
    return f"{_real_year(year):04d}-Q{quarter + 1}"


def _real_year(year: int) -> int:
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError(year)
    return year


_SHIFTS: dict[str, Callable[[datetime.date, int], str]] = {
    "day": lambda anchor, count: (anchor + datetime.timedelta(days=count)).isoformat(),
    "night": lambda anchor, count: (anchor + datetime.timedelta(days=count)).isoformat() + "TNI",
    "week": _week,
    "fortnight": lambda anchor, count: _week(anchor, 2 * count),
    "weekend": lambda anchor, count: _week(anchor, count) + "-WE",
    "month": _month,
    "quarter": _quarter,
    "year": lambda anchor, count: f"{_real_year(anchor.year + count):04d}",
    "decade": lambda anchor, count: f"{_real_year(anchor.year + 10 * count):04d}"[:3] + "X",
    "century": lambda anchor, count: f"{_real_year(anchor.year + 100 * count):04d}"[:2] + "XX",
}


def interval(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The days that a TIMEX3 value covers, None when it leaves a part open or has no certain ends (seasons)."""
    try:
        return _interval(value.split("T")[0])
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> tuple[datetime.date, datetime.date] | None:
    year, _, rest = value.partition("-")
    if len(year) != 4 or not year[:2].isdigit():
        return None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not rest:
        return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    if first != last:
        return None
    if rest[0] == "W":
        return _week_interval(first, rest)
    if rest[0] in "QH" and rest[1:].isdigit():
        months = 3 if rest[0] == "Q" else 6
        end = int(rest[1:]) * months
        return datetime.date(first, end - months + 1, 1), datetime.date(first, end, month_days(first, end))
    month, _, day = rest.partition("-")
    if day:
        exact = datetime.date(first, int(month), int(day))
        return exact, exact
    return datetime.date(first, int(month), 1), datetime.date(first, int(month), month_days(first, int(month)))


def _week_interval(year: int, rest: str) -> tuple[datetime.date, datetime.date] | None:
    week, _, day = rest[1:].partition("-")
    if day == "WE":
        return datetime.date.fromisocalendar(year, int(week), 6), datetime.date.fromisocalendar(year, int(week), 7)
    if day:
        exact = datetime.date.fromisocalendar(year, int(week), int(day))
        return exact, exact
    return datetime.date.fromisocalendar(year, int(week), 1), datetime.date.fromisocalendar(year, int(week), 7)
