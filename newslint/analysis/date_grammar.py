"""Absolute dates: the forms in which English-language news writes a day of the calendar, a month, a numeric date.

Every reader here takes the text, the place where an expression may begin and the end it may not pass, and returns
a mention or None. Forms follow AP, Reuters, BBC and ISO 8601; TIMEX3 (TimeML 1.2.1) gives extent and value.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from newslint.analysis.date_values import DateForm, DateMention, day_fault, day_value, month_days
from newslint.analysis.date_words import MONTH, SPACE, WEEKDAY, month_number, weekday_number
from newslint.text.span import Span

__all__ = ["calendar_date", "numeric_date", "weekday_date"]

_YEAR = r"(?P<year>[12]\d{3})(?![\d%°]|[.:/]\d|,\d{3}(?!\d)|-\d)"
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?![A-Za-z%°]|\d|[.:/]\d|,\d{3}(?!\d))"


class _Core(NamedTuple):
    """Month and day as written, without what may stand around them."""

    start: int
    end: int
    month: int
    day: int
    ordinal: bool


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{MONTH}),?{SPACE}(?:the{SPACE})?{_DAY}", re.IGNORECASE)


@cache
def _day_month() -> re.Pattern[str]:
    day = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
    return re.compile(
        rf"{day}(?:{SPACE}(?:day{SPACE})?(?P<of>of{SPACE})?|-)(?P<month>{MONTH})(?(of)(?!{SPACE}\d{{1,2}}(?!\d)))",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow month and day: a weekday in brackets, the year, the weekday as an afterthought."""
    return re.compile(
        rf"(?:{SPACE}\((?P<inner>{WEEKDAY})\))?"
        rf"(?:(?:,[\s\xa0]{{0,6}}|{SPACE}|{SPACE}of{SPACE}|-){_YEAR})?"
        rf"(?:,?{SPACE}\((?P<bracketed>{WEEKDAY})\)|,{SPACE}an?{SPACE}(?P<said>{WEEKDAY})(?!['’-]|\s(?-i:[A-Z]))"
        rf"|,?{SPACE}(?P<loose>{WEEKDAY})(?=[,;)]|\.?$))?",
        re.IGNORECASE,
    )


@cache
def _lead() -> re.Pattern[str]:
    """A weekday and what joins it to the date that follows."""
    return re.compile(
        rf"(?P<weekday>{WEEKDAY})(?:[\s\xa0]?(?P<open>\()(?:the{SPACE})?|,?{SPACE}(?:the{SPACE}|on{SPACE})?)",
        re.IGNORECASE,
    )


@cache
def _month_year() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{MONTH})(?:,?{SPACE}(?:of{SPACE})?|-){_YEAR}", re.IGNORECASE)


# What a bare number after a month may count, so that "in May 35 people" and "March 30 percent" are no dates.
_COUNTED = (
    r"(?:per[\s-]?cent|percentage|pct|people|persons|men|women|children|million|billion|trillion|thousand|hundred"
    r"|mln|bln|dlrs|dollars|pounds|euros|points|jobs|deaths|cases|times|miles|km|kilomet\w+|feet|inches|tons|tonnes"
    r"|years?|months?|weeks?|days?|hours?|minutes?|seconds?|workers|soldiers|troops|students|seats|votes|barrels"
    r"|states|countries|companies|others|more|of(?![\s]+(?:the[\s]+)?(?:this|last|next|that|same|[12]\d{3}))|vs|vol)\b"
)


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"[\s\xa0]{{1,3}}{_COUNTED}|[-‑]+(?!{MONTH}|{WEEKDAY})[A-Za-z]|[\s\xa0]*%", re.IGNORECASE)


_PLURAL = re.compile(r"[\s\xa0]{1,3}(?:[a-z]+[\s\xa0]){0,2}?[a-z]+s\b(?<!ss)")
_IN_YEAR_END = re.compile(r"\b(?:in|of|this|last|next|during)[\s\xa0]{1,3}$", re.IGNORECASE)
_DATE_BEFORE = re.compile(
    r"(?:\b(?:on|by|until|till|til|from|through|thru|before|after|dated|ended|ending|due|between|starting|beginning|effective"
    r"|as[\s\xa0]of)|\bthe|\ba|\ban)[\s\xa0]{1,3}$",
    re.IGNORECASE,
)
# After a day that cannot exist and has no year: the sentence must go on, or end, as it does after a date.
_DATE_AFTER = re.compile(
    r"[\s\xa0]{0,2}(?:$|[.,;:!?)\]”\"’—–](?!\d)|(?:and|or|to|at|in|when|with|after|before|as|because|for|the|that|which|where|while"
    r"|deadline|through|until|if|but|is|was|will|would|had|has)\b)",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?<![\w.])(?!(?:On|In|By|Since|Until|From|To|Before|After|Through|Of|The|A|At|And|Or|But|For|This|Last|Next|Late"
    r"|Early|Mid|Between|During|Around|About|Posted|Updated|Published|Dated|Date|Effective|Ending|Ended|As|Through|Issue"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)[A-Z][a-z’']+\.?[\s\xa0]{1,2}$"
)
_LISTED = re.compile(rf"{WEEKDAY}(?:,?{SPACE}(?:and|or|to|through|until|till|&){SPACE}|,{SPACE}|[-–—])$", re.IGNORECASE)
_LIST_GOES_ON = re.compile(
    rf"(?:{SPACE}|,{SPACE})?(?:and|or|to|through|until|till|&|-|–|—|,)[\s\xa0]*(?:{MONTH}[\s\xa0]*)?\d{{1,2}}(?!\d)",
    re.IGNORECASE,
)
_NAMED_WEEKDAY = re.compile(
    r"\b(?:Black|Ash|Good|Holy|Cyber|Super|Bloody|Palm|Easter|Whit|Shrove|Maundy|Spy|Giving|Fat|Blue|Red|Ruby|Freaky|Small[\s\xa0]Business"
    r"|Sleepy|Manic|Stir-up|Advent|Pancake)[\s\xa0]$"
)
_BEFORE = 24  # how far back a look behind may go


def _behind(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def calendar_date(text: str, start: int, end: int) -> DateMention | None:
    """The date that a month or a day number at `start` opens: month and day, with year or without; month and year."""
    core = _core(text, start, end)
    if core is not None:
        found = _complete(text, core, start, end)
        if found is not None:
            return found
    found_month = _month_year().match(text, start, end)
    return None if found_month is None else _month_mention(text, found_month)


def weekday_date(text: str, start: int, end: int) -> DateMention | None:
    """The date that begins with a weekday at `start`: "Monday, March 4, 2025", "Monday 4 March", "Mon 2025-03-04"."""
    lead = _lead().match(text, start, end)
    if lead is None:
        return None
    at = lead.end()
    core = _core(text, at, end)
    found = _complete(text, core, at, end, beside=True) if core is not None else numeric_date(text, at, end)
    if found is None or (found.day is None and found.form != "numeric-ambiguous"):
        return None
    stop = found.span.end
    if lead["open"]:
        if text[stop : stop + 1] != ")" or stop >= end:
            return None
        stop += 1
    if _NAMED_WEEKDAY.search(_behind(text, start)):
        return found
    if _LISTED.search(_behind(text, start)) and _LIST_GOES_ON.match(text, stop, end):
        return found
    span = Span(start, lead.end("weekday"))
    return _with_weekday(found, Span(start, stop), span, text)


def _with_weekday(found: DateMention, whole: Span, weekday: Span, text: str) -> DateMention:
    return DateMention(
        whole,
        found.kind,
        found.value,
        found.resolved,
        weekday_number(text[weekday.start : weekday.end]),
        weekday,
        found.year,
        found.month,
        found.day,
        found.form,
        found.fault,
    )


def _core(text: str, start: int, end: int) -> _Core | None:
    pattern = _day_month() if text[start].isdigit() else _month_day()
    found = pattern.match(text, start, end)
    if found is None:
        return None
    return _Core(start, found.end(), month_number(found["month"]), int(found["day"]), bool(found["ordinal"]))


def _complete(text: str, core: _Core, start: int, end: int, beside: bool = False) -> DateMention | None:
    """The date around a month and day, or None where these are not one; `beside` when a weekday stands before it."""
    tail = _tail().match(text, core.end, end)
    if tail is None:  # cannot be: every part of it may be absent
        return None
    stop = tail.end()
    year = int(tail["year"]) if tail["year"] else None
    if year is not None and _count().match(text, tail.end("year"), end) and not beside:
        year, stop = None, core.end
    weekday = _tail_weekday(tail) if stop > core.end else None
    if year is None and weekday is None and not beside and not _stands_alone(text, core, start, end):
        return None
    fault = day_fault(year, core.month, core.day)
    if fault and year is None and weekday is None and not _surely_a_date(text, core, start, end, beside):
        return None
    if core.day == 0 or (fault and core.day > 31 and year is None and weekday is None and not beside):
        return None
    if (
        core.ordinal
        and text[max(0, start - 4) : start].lower() in ("the ", "the\n", "the\xa0")
        and text[start].isdigit()
    ):
        start -= 4
    return _mention(text, Span(start, stop), year, core.month, core.day, weekday)


def _tail_weekday(tail: re.Match[str]) -> Span | None:
    for group in ("inner", "bracketed", "said", "loose"):
        if tail[group]:
            return Span(tail.start(group), tail.end(group))
    return None


def _mention(
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


def _month_mention(text: str, found: re.Match[str]) -> DateMention | None:
    year, month = int(found["year"]), month_number(found["month"])
    if _count().match(text, found.end()) or (
        month == 5 and re.search(r"\bTheresa[\s\xa0]$", _behind(text, found.start()))
    ):
        return None
    first = datetime.date(year, month, 1)
    resolved = (first, first.replace(day=month_days(year, month)))
    return DateMention(
        Span(*found.span()), "date", day_value(year, month, None), resolved, None, None, year, month, None, "explicit"
    )


def _stands_alone(text: str, core: _Core, start: int, end: int) -> bool:
    """Whether month and day without a year are a date, not a month beside a count or a name beside a number."""
    if core.ordinal:
        return True
    if _count().match(text, core.end, end):
        return False
    behind = _behind(text, start)
    if text[start].isdigit():
        return not re.search(r"[$£€#]$|\b(?:No|no|Nos)\.?\s$", behind)
    if _IN_YEAR_END.search(behind) and _PLURAL.match(text, core.end, end):
        return False
    if text[start].islower() and core.month in (3, 5):
        return bool(_DATE_BEFORE.search(behind))
    return not (core.month == 5 and text[start : start + 3] == "May" and _NAME_BEFORE.search(behind))


def _surely_a_date(text: str, core: _Core, start: int, end: int, beside: bool) -> bool:
    """Whether the words around an impossible day without a year leave no reading but a date."""
    behind = _behind(text, start)
    return bool((beside or _DATE_BEFORE.search(behind)) and (core.ordinal or _DATE_AFTER.match(text, core.end, end)))


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>[12]\d{3})(?P<mark>[-/.])(?P<isomonth>\d{2})(?P=mark)(?P<isoday>\d{2})(?!\d|(?P=mark)\d)"
        r"|(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>[12]\d{3}|\d{2})(?!\d|(?P=sep)\d|[-.,/:]\d|%|°)"
    )


_NUMERIC_CUE = re.compile(
    r"(?:\b(?:on|by|until|till|from|to|since|before|after|dated?|of|as[\s\xa0]of|born|due|expires?)|:|\()[\s\xa0]{0,2}$",
    re.IGNORECASE,
)
_NO_DATE_CUE = re.compile(
    r"(?:\b(?:No|Nos|number|section|chapter|version|ver|v|rule|case|file|docket|model|code|article|clause|part|ref|id|isbn|tel|phone|call"
    r"|score|record)\.?:?|#)[\s\xa0]{0,2}$",
    re.IGNORECASE,
)


def numeric_date(text: str, start: int, end: int, order: str | None = None) -> DateMention | None:
    """The all-figure date at `start`. `order` ("mdy" or "dmy") decides the ones that read two ways."""
    found = _numeric().match(text, start, end)
    if found is None:
        return None
    before = text[start - 1 : start]
    behind = _behind(text, start)
    if (before and (before.isalnum() or before in "-/.,$£€#:_=")) or _NO_DATE_CUE.search(behind):
        return None
    span = Span(*found.span())
    if found["iso"]:
        return _iso(text, span, int(found["iso"]), int(found["isomonth"]), int(found["isoday"]))
    return _day_or_month_first(text, span, found, behind, order)


def _iso(text: str, span: Span, year: int, month: int, day: int) -> DateMention | None:
    if day == 0 or month == 0 or (month > 12 and day > 28) or day > 31:
        return None
    if month > 12:
        return DateMention(
            span, "date", day_value(year, month, day), None, None, None, year, month, day, "numeric", "no-such-month"
        )
    return _mention(text, span, year, month, day, None, "numeric")


def _day_or_month_first(
    text: str, span: Span, found: re.Match[str], behind: str, order: str | None
) -> DateMention | None:
    first, second, written = int(found["first"]), int(found["second"]), found["year"]
    if len(written) == 2 and found["sep"] != "/" and not _NUMERIC_CUE.search(behind):
        return None  # a score, a record, a version
    year = int(written) if len(written) == 4 else 1900 + int(written) if int(written) > 68 else 2000 + int(written)
    if not (0 < first <= 31 and 0 < second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or (order == "dmy" and second <= 12):
        day, month = first, second
    elif second > 12 or order == "mdy" or first == second:
        month, day = first, second
    else:
        return DateMention(span, "date", f"{year:04d}-XX-XX", None, None, None, year, None, None, "numeric-ambiguous")
    return _mention(text, span, year, month, day, None, "numeric")
