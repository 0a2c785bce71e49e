"""What neighbouring expressions give one another: a shared year, the ends of a range, the day of a clock time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newslint.analysis.date_values import DateMention, day_value, interval
from newslint.analysis.date_words import CASELESS, compiled
from newslint.text.span import Span

__all__ = ["joined"]

_FARTHEST = 12  # no joint is longer


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"(?P<through>\s?(?:-|–|—)\s?|,?\s+(?:to|through|thru|until|till)\s+)"
        r"|(?P<list>,?\s+(?:and|or|&)\s+|/|,\s+)"
        r"|(?P<space>,?\s+)|(?P<own>[’']s\s+)|(?P<of>\s+of\s+)|(?P<at>,?\s+(?:at|on|by|before|around"
        r"|about)\s+)",
        CASELESS,
    )


_BETWEEN = r"\b(?:between|from)\s+$"


def joined(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The mentions in order, each with what its neighbour tells about it; a time and its day become one."""
    held: DateMention | None = None
    for mention in mentions:
        if held is None:
            held = mention
            continue
        gap = text[held.span.end : mention.span.start] if mention.span.start - held.span.end <= _FARTHEST else "."
        joint = _joint().fullmatch(gap)
        if joint is None:
            yield held
            held = mention
            continue
        merged = _one(held, mention, joint)
        if merged is not None:
            held = merged
            continue
        first, held = _pair(text, held, mention, joint)
        yield first
    if held is not None:
        yield held


def _is_day(mention: DateMention) -> bool:
    """Whether the mention names a day that a time of day can belong to."""
    if mention.kind == "set" or mention.fault or mention.part == "first":
        return False
    offset = mention.offset
    value = mention.value.split("T")[0]
    return value.count("-") == 2 and (value != "XXXX-XX-XX" or (offset is not None and offset.unit == "day"))


def _is_clock(mention: DateMention) -> bool:
    return mention.kind == "time" and mention.value.startswith("XXXX-XX-XXT") and mention.offset is None


def _of_day(time: DateMention, day: DateMention, span: Span) -> DateMention:
    value = day.value.split("T")[0] + "T" + time.value.partition("T")[2]
    return day._replace(span=span, kind="time", value=value, fault=time.fault, part=time.part)


def _one(first: DateMention, second: DateMention, joint: re.Match[str]) -> DateMention | None:
    """As one: "5 p.m. Tuesday", "Tuesday, 5 p.m.", "the morning of March 4", "the first week of June"."""
    whole = Span(first.span.start, second.span.end)
    if _is_clock(first) and _is_day(second) and (joint["space"] or joint["list"] == ", " or joint["of"]):
        return _of_day(first, second, whole)
    if _is_day(first) and _is_clock(second) and joint["space"] and "T" not in first.value:
        return _of_day(second, first, whole)
    if (joint["own"] or joint[0] == " ") and _is_quarter(second):
        return _of_year(second, first, whole)
    if joint["space"] and "," not in joint[0] and _takes_year(first) and _is_year(second) and second.offset is not None:
        return first._replace(span=whole, form="relative", offset=second.offset)
    if (
        joint["of"]
        and _is_part(first)
        and second.kind == "date"
        and second.day is None
        and (second.month or second.year)
    ):
        return second._replace(span=whole, resolved=None)
    return None


def _is_quarter(mention: DateMention) -> bool:
    """Whether a quarter or half lacks its year."""
    return mention.kind == "date" and mention.form == "yearless" and mention.value[:6] in ("XXXX-Q", "XXXX-H")


def _of_year(quarter: DateMention, year: DateMention, span: Span) -> DateMention | None:
    """“The 1988 third quarter”, “last year’s third quarter”."""
    if year.kind != "date" or year.part is not None:
        return None
    if _is_year(year) and quarter.offset is None:
        return quarter._replace(span=span, form="relative", offset=year.offset)
    if year.year is None or year.value != f"{year.year:04d}" or year.resolved is None:
        return None
    value = f"{year.year:04d}{quarter.value[4:]}"
    return quarter._replace(span=span, value=value, resolved=interval(value), year=year.year, form="explicit")


def _takes_year(mention: DateMention) -> bool:
    """Whether a day lacks only its year, which "last year" may give."""
    return mention.kind == "date" and mention.form == "yearless" and mention.day is not None and not mention.fault


def _is_year(mention: DateMention) -> bool:
    offset = mention.offset
    return offset is not None and offset.unit == "year" and offset.base == "issue" and offset.count in (-1, 0, 1)


def _is_part(mention: DateMention) -> bool:
    """Whether the mention is one of several: "the second week", "the last day"."""
    return mention.offset is not None and mention.offset.count is None and mention.offset.base == "text"


def _pair(text: str, first: DateMention, second: DateMention, joint: re.Match[str]) -> tuple[DateMention, DateMention]:
    if joint["at"]:
        if _is_clock(first) and _is_day(second):
            return _of_day(first, second, first.span), second
        if _is_day(first) and _is_clock(second):
            return first, _of_day(second, first, second.span)
        return first, second
    if not (joint["through"] or joint["list"]):
        return first, second
    if _same_grain(first, second):
        first = _with_year(first, second)
        through = joint["through"] or (
            "and" in joint[0] and compiled(_BETWEEN).search(text[max(0, first.span.start - 10) : first.span.start])
        )
        if through and first.part is None and second.part is None:
            return first._replace(part="first"), second._replace(part="last")
    return first, second


def _same_grain(first: DateMention, second: DateMention) -> bool:
    if first.kind != "date" or second.kind != "date":
        return first.kind == second.kind == "time"
    if first.month or second.month:
        return bool(first.month and second.month) and (first.day is None) == (second.day is None)
    if first.weekday is not None or second.weekday is not None:
        return first.weekday is not None and second.weekday is not None
    return first.year is not None and second.year is not None and len(first.value) == len(second.value)


def _with_year(first: DateMention, second: DateMention) -> DateMention:
    """`first` with the year that only `second` names: the year before when the pair goes over New Year."""
    if first.form != "yearless" or second.year is None or not first.month or not second.month or first.kind != "date":
        return first
    if first.fault and not first.day:
        return first
    year = second.year
    if first.month > second.month:
        if first.month - second.month < 6:
            return first
        year -= 1
    value = day_value(year, first.month, first.day)
    return first._replace(year=year, value=value, resolved=None if first.fault else interval(value), form="explicit")
