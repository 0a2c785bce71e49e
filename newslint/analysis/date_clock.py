"""Clock times and parts of the day: "9:30 a.m. EST", "1030 GMT", "noon", "this morning"; hours that no clock shows."""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_values import DateFault, DateMention, Offset
from newslint.analysis.date_words import (
    CASELESS,
    DAY_PART,
    EDGE,
    MONTH,
    SPACE,
    WEEKDAY,
    compiled,
    day_part_value,
    leading_match,
)
from newslint.text.span import Span

__all__ = ["clock_time", "day_part", "named_hour"]

_ZONE = (
    r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AEST|AEDT|ET|CT|MT|PT|IST|JST|HKT|MSK|Zulu)(?![A-Za-z])"
)
_ZONE_WORDS = (
    r"(?:(?:local|Eastern|Central|Pacific|Mountain|London|Moscow|Eastern\sStandard"
    r"|Eastern\sDaylight)\stime"
    r"|Eastern|Pacific)(?![A-Za-z])"
)
_HALF = r"(?P<half>[ap])(?:\.\s?m\.?|m)(?![A-Za-z])"
_OF_DAY = rf"(?P<daypart>{SPACE}(?:in{SPACE}the{SPACE}(?:morning|afternoon|evening)|at{SPACE}night)(?![A-Za-z]))"


@cache
def _twelve() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<from>\d{{1,2}})(?:[:.](?P<fromminute>\d\d))?(?P<range>\s?(?:-|–|to|and|until|or)\s?))?"
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?(?:\s?{_HALF}|{SPACE}o[’']?clock\b{_OF_DAY}?)"
        rf"(?:{SPACE}(?:{_ZONE}|{_ZONE_WORDS}))?",
        CASELESS,
    )


@cache
def _twenty_four() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?|(?P<military>\d\d))(?!\d|[:.,]\d|%)"
        rf"(?P<zone>\s?(?:{_ZONE}|hrs\b|hours\b|h\b)(?:{SPACE}{_ZONE})?|{SPACE}{_ZONE_WORDS})?"
        rf"(?P<day>(?={SPACE}(?:on{SPACE})?(?:{WEEKDAY}|{MONTH}{SPACE}\d|today\b|tonight\b|tomorrow\b"
        rf"|yesterday\b)))?(?P<stop>(?=[.,;)]|$))?",
        CASELESS,
    )


_AT = r"\b(?:at|until|till|by|from|before|after|since|around)\s{1,3}$"
_FIGURE_BEFORE = r"[\w.,:$£€#/+-]$"


def clock_time(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """The time, or the two ends of a span of hours, whose figures begin at `at`."""
    behind = text[max(0, at - 12) : at]
    if compiled(_FIGURE_BEFORE, re.ASCII).search(behind):
        return ()
    found = _twelve().match(text, at, end)
    if found is not None and (found["half"] or int(found["hour"]) <= 12):
        return _twelve_hours(found)
    found = _twenty_four().match(text, at, end)
    return () if found is None else _twenty_four_hours(found, behind)


def _twelve_hours(found: re.Match[str]) -> tuple[DateMention, ...]:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if found["daypart"]:
        half = "a" if "morning" in found["daypart"].lower() else "p"
    last = _time(Span(found.start("hour"), found.end()), hour, minute, half)
    if not found["from"]:
        return (last,)
    start = int(found["from"])
    other = {"a": "p", "p": "a"}.get(half, "") if start % 12 > hour % 12 else half
    span = Span(found.start("from"), found.start("range"))
    first = _time(span, start, int(found["fromminute"] or 0), other)
    if "and" in found["range"] or "or" in found["range"]:
        return (first, last)
    return (first._replace(part="first"), last._replace(part="last"))


def _time(span: Span, hour: int, minute: int, half: str) -> DateMention:
    """A time of the twelve-hour clock. "14 p.m." is read as 14: saying it twice is another fault."""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    fault: DateFault | None = (
        "no-such-minute" if minute > 59 else "no-such-hour" if hour > 24 or (hour == 24 and minute) else None
    )
    return DateMention(span, "time", f"XXXX-XX-XXT{hour:02d}:{minute:02d}", None, form="yearless", fault=fault)


def _twenty_four_hours(found: re.Match[str], behind: str) -> tuple[DateMention, ...]:
    hour, minute = int(found["hour"]), int(found["minute"] or found["military"])
    zone, cue = found["zone"], compiled(_AT).search(behind)
    span = Span(*found.span())
    if found["military"] and (minute > 59 or len(found["hour"]) < 2 or not zone):
        return ()
    if minute > 59 and not (cue and (zone or found["day"] is not None) and ":" in found[0]):
        return ()
    if hour <= 24:
        dotted = not found["military"] and "." in found[0][: len(found["hour"]) + 1]
        told = zone or (cue and not dotted and (len(found["hour"]) == 2 or found["day"] is not None or hour < 13))
        return (_time(span, hour, minute, ""),) if told else ()
    # "at 25:10" alone is a race or a score: what follows must say that it is a time of day.
    told = zone or found["day"] is not None or (found["stop"] is not None and minute in (0, 30))
    colon = ":" in found[0] and not found["military"]
    return (_time(span, hour, minute, ""),) if cue and told and colon else ()


def named_hour(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """Noon, midday, midnight."""
    found = re.compile(rf"(?P<word>noon|midday|midnight)(?![A-Za-z-])(?:{SPACE}{_ZONE})?", CASELESS).match(
        text, at, end
    )
    if found is None:
        return ()
    value = "XXXX-XX-XXT24:00" if found["word"].lower() == "midnight" else "XXXX-XX-XXT12:00"
    return (DateMention(Span(*found.span()), "time", value, None, form="yearless"),)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?P<det>(?:the|this|that|every|each|one){SPACE})?(?P<relation>(?:same|next|following"
        rf"|previous|last|early|late|other){SPACE})?"
        rf"(?P<head>{DAY_PART})",
        CASELESS,
    )


_PART_STEPS = {
    "same": (0, "text"),
    "next": (1, "text"),
    "following": (1, "text"),
    "previous": (-1, "text"),
    "last": (-1, "issue"),
}


def day_part(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The morning, this evening, last night, every afternoon, overnight."""
    found = leading_match(_part(), text, at, floor, end, "head")
    if found is None or text[found.end() : found.end() + 1] == "-":
        return ()
    head, det = found["head"].lower(), (found["det"] or "").strip().lower()
    relation = (found["relation"] or "").strip().lower()
    value = f"XXXX-XX-XX{day_part_value(head)}"
    span = Span(*found.span())
    if det in ("every", "each"):
        return (DateMention(span, "set", value, None),)
    if head[-1] == "s":
        return ()
    step = _PART_STEPS.get(relation)
    if step is None and det in ("this", "that"):
        step = (0, "issue" if det == "this" else "text")
    if step is not None:
        offset = Offset("day", step[0], "issue" if step[1] == "issue" else "text")
        return (DateMention(span, "time", value, None, form="relative", offset=offset),)
    at_night = head == "night" and compiled(r"\b(?:at|by)\s$", re.ASCII).search(text[max(0, at - 4) : at])
    if det == "the" or at_night or (head == "overnight" and not relation):
        return (DateMention(span, "time", value, None, form="yearless"),)
    return ()
