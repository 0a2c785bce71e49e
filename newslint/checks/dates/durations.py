"""Durations: a stated length that is not the length of the days, years or hours given beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import NUMBER, dated_sentences, number, plural, same_year_days, shown
from newslint.checks.dates.lengths import ABOUT, LENGTH, Length, length_of
from newslint.checks.dates.ranges import FROM, ranges_of
from newslint.text import Span

__all__ = ["duration_mismatch"]

_LENGTH = rf"\b{ABOUT}{LENGTH}"
#: From a length to the start of its range: "summit ran from", "lasted three weeks, from", "term, 2010-2014", "fair (".
_TO_RANGE = (
    r"^(?:[-\s]?long)?(?:\s[A-Za-z’'-]+){0,4}?(?:,?\s(?:which\s|that\s)?(?:ran|runs|run|lasted|lasts|was|is|were|took\splace|takes"
    r"\splace|went|goes|conducted|held|covering|spanning|for|(?:is|was)\s(?:held|open|conducted)|will\s(?:run|last|be\sheld|take\splace"
    r"|be\sopen)))?(?:,?\s(?:from|between)\s|,\s(?:held\s|open\s|staged\s)?|\s\((?:from\s)?|\s[–—]\s)$"
)
#: From a length to its range over a longer subject, whose verb makes the range certain.
_RUNS_FROM = (
    r"^(?:[-\s]?long)?(?:\s[\w’'.-]+){1,10}?(?:,\s[^,;]{2,50})?,?\s(?:which\s|that\s)?(?:ran|runs|running|lasted|lasts|lasting|(?:will|to|would)\s(?:run|last)"
    r"|(?:took|takes|take|taking)\splace|(?:was|were|is|are|be)\s(?:[a-z]+\s)?(?:held|staged|open|closed|shown)|open|held|goes|went|stretched)\s(?:in\s[A-Z]\w+\s)?(?:from|between)\s$"
)
#: From a length to the day it began: "the nine-day tour opened in Lille on"; the range ends with another verb.
_OPENS_ON = r"^(?:[-\s]?long)?(?:\s[\w’'-]+){1,5}?,?\s(?:which\s|that\s)?(?:began|begins|started|starts|opened|opens|commenced|commences|took\seffect|came\sinto\sforce|kicked\soff|set\soff)\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?$"
#: A length told after its range: "from 2001 to 2006, a period of ten years", "and lasted three days".
_AFTER_RANGE = (
    rf"(?:,|\s[–—]|\sand)?\s(?:\(|lasting\s|lasted\s|spanning\s|covering\s|or\s|for\s|in\sall\s)?(?:a\sfull\s|some\s)?(?:an?\s)?"
    rf"(?:(?:period|span|stretch|run|total|stay|spell|reign|rule|tenure|career|term|absence|duration)\sof\s)?{ABOUT}{LENGTH}"
    r"(?:(?=[,.;)—–]|$|\s[–—]|\sin\s(?:all|total)\b|\s(?:altogether|overall)\b)|\s(?:period|span|stretch|run|spell|stay|term|tenure))"
)
_IN_BRACKETS = r"(?:\s(?:as|in|at|on|with)(?:\s[\w’'-]+){1,4})?\s\("
_BEGINS = r"^(?:[-\s]?long)?(?:\s[a-z’'-]+){1,4}\s(?:began|begins|started|starts|opened|opens|commenced|commences)\s(?:(?:in|on)\s)?$"
_PAUSED = r"\b(?:every|each|except|paus\w+|interrupt\w+|business|working|trading|weekend\w*|(?<=^\s)of\sthe|per)\b"
#: Before a length that is one of several, or a part of the range: "every three years from", "five of the six years".
_PARTED = r"\b(?:every|each|per|of\sthe|of\sthose|in\sthe\s(?:last|first|past))\s$"
_TURN = r"[;]|\b(?:and|but|while|after|before)\b"


def duration_mismatch(facts: Facts) -> Iterator[Match]:
    """A length that is not that of the range it stands beside, both ends counted or one."""
    for first, last, sentence in ranges_of(facts):
        days = _ends(first, last)
        if days is None or days[1] <= days[0]:
            continue
        found = _length_before(facts, sentence, first, last) or _length_after(facts, sentence, last)
        if found is None:
            continue
        behind = found.string[max(0, found.start("length") - _BEHIND) : found.start("length")]
        length = length_of(found, over=compiled(_MORE).search(behind) is not None)
        if length is None or _fits(length, days, first):
            continue
        if _is_within(found, first, facts.prose) and _fits(length._replace(most=float("inf")), days, first):
            continue  # four of those years
        span = Span(*found.span("length"))
        ends = f"{shown(facts, first.span)} to {shown(facts, last.span)}"
        told = {"sum": f"{ends} is {_told(days, first)}, not {length.told}"}
        yield Match(span, fields=told, related=((first.span, "the range begins"),))
    yield from _hours_mismatch(facts)


_HOURS_LONG = rf"\b(?P<count>{NUMBER})[-\s](?P<unit>hour)s?\b"


def _hours_mismatch(facts: Facts) -> Iterator[Match]:
    """A length in hours beside the hours themselves: a three-hour hearing from 9 a.m. to 11 a.m."""
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if first.part != "first" or last.part != "last" or first.fault or last.fault:
                continue
            begin, end = _minute_of(first), _minute_of(last)
            start = max(sentence.start, first.span.start - 90)
            found = list(compiled(_HOURS_LONG).finditer(facts.prose, start, first.span.start))
            if begin is None or end is None or end <= begin or len(found) != 1:
                continue
            count, between = number(found[0]["count"]), facts.prose[found[0].end() : first.span.start]
            if count is None or found[0]["count"].lower() in ("a", "an") or abs(count * 60 - (end - begin)) < 60:
                continue
            if compiled(_TO_RANGE).match(between) and not (
                compiled(_PAUSED).search(between) or compiled(_TURN).search(between)
            ):
                hours = f"{(end - begin) / 60:g}"
                told = f"{shown(facts, first.span)} to {shown(facts, last.span)} is {hours} hours, not {count}"
                yield Match(Span(found[0].start("count"), _end_of_length(found[0])), fields={"sum": told})


def _minute_of(mention: DateMention) -> int | None:
    """The minute of the day of a clock time."""
    found = compiled(r"T(\d\d):(\d\d)$").search(mention.value) if mention.kind == "time" else None
    return None if found is None else int(found[1]) * 60 + int(found[2])


def _end_of_length(found: re.Match[str]) -> int:
    """Where “ten hours” ends, or “ten-hour” before its noun."""
    end = found.end("unit")
    return end + 1 if found.string[end : end + 1] in ("s", "S") else end


def _ends(first: DateMention, last: DateMention) -> tuple[datetime.date, datetime.date] | None:
    days = same_year_days(first, last)
    if days is not None or first.resolved is None or last.resolved is None:
        return days
    if first.day is None and last.day is None and first.year and last.year:
        same_grain = (first.month is None) == (last.month is None)
        return (first.resolved[0], last.resolved[0]) if same_grain else None
    return None


def _length_before(facts: Facts, sentence: Span, first: DateMention, last: DateMention) -> re.Match[str] | None:
    start = max(sentence.start, first.span.start - 90)
    if start > sentence.start:
        start = facts.prose.find(" ", start, first.span.start) + 1
    lengths = list(compiled(_LENGTH).finditer(facts.prose, start, first.span.start))
    found = lengths[-1] if lengths else None
    if found is None or _is_any(found):
        return None
    between = facts.prose[found.end() : first.span.start]
    if compiled(_PARTED).search(facts.prose, max(start, found.start() - 20), found.start()):
        return None
    if compiled(_PAUSED).search(between) or compiled(_TURN).search(between):
        return None
    if not compiled(FROM).search(between) and found[0][-1] in "sS" and "," not in between[:2]:
        # "for 12 years (2003-2009)" is a length of the range, "two weeks of talks, June 3-6" need not be.
        closed = facts.prose[last.span.end : last.span.end + 1] == ")"
        return found if compiled(_IN_BRACKETS if closed else r"\s\(").fullmatch(between) else None
    if any(compiled(way, 0).search(between) for way in (_BEGINS, _RUNS_FROM, _OPENS_ON)):
        return found
    return found if compiled(_TO_RANGE).match(between) and not _has_other_verb(between) else None


_OF_RANGES = frozenset(
    ["ran", "lasted", "held", "staged", "took", "went", "open", "opened", "conducted", "spanning", "run", "was", "were"]
)


def _has_other_verb(words: str) -> bool:
    """Whether a verb that is none of lengths comes between: "the two-year study covered patients treated from"."""
    told = (word.strip(",").lower() for word in words.split())
    return any(is_past_form(word) and word not in _OF_RANGES for word in told)


#: After a range: "ran for nearly seven years", "the strike lasted two weeks".
_RAN_FOR = (
    rf"(?:,|\s[–—]|\)|,?\sand|,?\s(?:the|its|their|he|she|it|they)(?:\s[a-z’'-]+){{0,4}}?)?\s(?:kept\sup|held|staged|(?:ran|lasted|went\son|stood|operated"
    rf"|traded|survived|stayed\sopen|was\sopen|served|ruled|governed|reigned|(?P<within>spent|lived|worked))(?:\sfor)?)\s(?:a\s(?:full\s|total\sof\s)?|an\s)?"
    rf"{ABOUT}{LENGTH}"
)


def _length_after(facts: Facts, sentence: Span, last: DateMention) -> re.Match[str] | None:
    found = compiled(_RAN_FOR).match(facts.prose, last.span.end, sentence.end)
    if found is not None and not _is_any(found):
        return found
    found = compiled(_AFTER_RANGE).match(facts.prose, last.span.end, sentence.end)
    return None if found is None or _is_any(found) else found


def _is_any(found: re.Match[str]) -> bool:
    """Whether a length is "a week", which may be any; "a decade" counts its years."""
    return (found["count"] or "").lower() in ("a", "an") and found["unit"].lower() not in ("decade", "centur")


_LASTS = r"\b(?:ran|runs?|running|last(?:s|ed|ing)?|held|staged|conducted|carried\sout|took\splace|takes\splace|open|closed|went\son)\b"


#: Before a length that is that of its range: "for 32 days between"; "spent two years between" may be a part of it.
_OVER = r"\b(?:for|over|the|during|lasting|within)\s$"
_MORE = r"\b(?:for|of|lasting|lasted|ran|reign(?:ed)?|spanning|spanned|took|well)\sover\s$"
_BEHIND = 16  # how far before a length its preposition may begin


def _is_within(found: re.Match[str], first: DateMention, prose: str) -> bool:
    """Whether a length may be a part of its range: “spent two years in prison between 2001 and 2009”."""
    if found.groupdict().get("within"):
        return True
    between = prose[found.end() : first.span.start]
    led = compiled(FROM).search(between)
    direct = led is not None and not between[: led.start()].strip(", ")
    if direct and compiled(_OVER).search(prose, max(0, found.start("length") - _BEHIND), found.start("length")):
        return False  # "in the four years between", "for 32 days between"
    return led is not None and led["lead"].lower() == "between" and not compiled(_LASTS).search(between)


def _fits(length: Length, days: tuple[datetime.date, datetime.date], grain: DateMention) -> bool:
    """Whether a length is that of a range whose ends are days, months or years, as `grain` is."""
    first, last = days
    least, most, unit = length.least, length.most, length.unit
    if grain.month is None:
        years = last.year - first.year
        return unit != "year" or least - 1 <= years <= most
    apart = (last - first).days
    if grain.day is None:
        size = {"month": 30.4, "year": 365.25}.get(unit)
        return size is None or (least - 1.5) * size < apart < (most + 1) * size
    if unit == "hour":
        whole = least == most and least % 24 == 0
        return least / 24 - 1 <= apart <= most / 24 if whole else least / 24 - 1 < apart < most / 24 + 1
    if unit == "day":
        return least - 1 <= apart <= most
    size = {"week": 7.0, "month": 30.4, "year": 365.25}[unit]
    return (least - 1) * size < apart + 1 and apart < (most + 1) * size


def _told(days: tuple[datetime.date, datetime.date], grain: DateMention) -> str:
    first, last = days
    if grain.month is None:
        return plural(last.year - first.year, "year")
    if grain.day is None:
        return plural((last.year - first.year) * 12 + last.month - first.month, "month")
    return plural((last - first).days + 1, "day")
