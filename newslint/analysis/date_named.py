"""Weekdays and months that stand alone: "Tuesday", "late last Friday", "Monday night", "in March", "mid-May"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newslint.analysis.date_values import DateKind, DateMention, Offset, day_value, interval
from newslint.analysis.date_words import (
    CASELESS,
    DAY_PART,
    EDGE,
    MONTH,
    SPACE,
    compiled,
    day_part_value,
    leading_match,
    month_number,
    weekday_number,
)
from newslint.text.span import Span

__all__ = ["NAMED_WEEKDAY", "month_alone", "weekday_alone"]

#: Before a weekday that is part of a name.
NAMED_WEEKDAY = (
    r"\b(?:Black|Ash|Good|Holy|Cyber|Super|Bloody|Palm|Easter|Whit|Shrove|Maundy|Spy|Giving|Fat|Blue|Red|Ruby"
    r"|Freaky|Sleepy"
    r"|Small\sBusiness|Manic|Stir-up|Advent|Pancake|Casual|Sheffield|Throwback|Ms\.?|Mr\.?|Joe|Tuesday|Ruffo"
    r"|Rick)\s$"
)
_NAME_AFTER = (
    r"\s(?:Times|Post|Mail|Mirror|Express|Telegraph|Herald|Tribune|World|People|Sport|Business|Star|Sun"
    r"|Night\s(?:Live|Football|Fever"
    r"|Lights|Raw)|Show|Club|Politics|School|Morning\s(?:Herald|Quarterback)|Independent|Life|Review|Magazine"
    r"|Brunch|Today"
    r"|World|Football|Group|Murdoch|League|Weld|Agreement|Mass|Best)\b"
)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>(?:early|earlier|late|later)(?:{SPACE}(?:on|in))?{SPACE})?"
        rf"(?:(?P<relation>last|this|next|every|each|that|the{SPACE}(?:following|next|previous|same)|following"
        rf"|previous|a|the)(?:{SPACE}(?:past|coming|other))?{SPACE})?"
        rf"(?P<head>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<plural>s)?(?![A-Za-z])"
        rf"(?:{SPACE}(?P<early>early{SPACE})?(?P<part>{DAY_PART})|(?P<week>{SPACE}week)(?![A-Za-z-]))?",
        CASELESS,
    )


_POINTS = r"\b(?:on|by|since|until|from|after|before|late|early)\sthat\s$|(?-i:That)\s$"
_STEPS = {"last": -1, "this": 0, "next": 1}
_TEXT_STEPS = {"following": 1, "next": 1, "previous": -1, "same": 0, "that": 0}


def weekday_alone(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The weekday at `at`, with the part of the day and what it counts from; none where it is part of a name."""
    found = leading_match(_weekday(), text, at, floor, end, "head")
    if found is None or found["head"].islower():
        return ()
    name_end = found.end("head")
    if compiled(_NAME_AFTER, re.ASCII).match(text, name_end, end) or compiled(NAMED_WEEKDAY, re.ASCII).search(
        text[max(0, at - 16) : at]
    ):
        return ()
    number = weekday_number(found["head"])
    part = day_part_value(found["part"]) if found["part"] else ""
    value = f"XXXX-WXX-{number + 1}{part}"
    relation = (found["relation"] or "").lower().split()
    if relation == ["that"] and not compiled(_POINTS).search(text, max(0, at - 12), at):
        relation = []  # "he said that Thursday’s vote"
    start = found.start() if found["edge"] else found.start("relation") if relation else at
    if relation in (["a"], ["the"]):
        start = at if not found["edge"] else start
    span = Span(start, found.end("part") if found["part"] else found.end("plural") if found["plural"] else name_end)
    weekday = Span(at, name_end)
    if found["plural"] or relation[:1] in (["every"], ["each"]) or (found["part"] or "")[-1:] == "s":
        return (DateMention(span, "set", value, None, number, weekday, form="relative"),)
    offset = None
    if relation and relation[0] in _STEPS:
        offset = Offset("weekday", _STEPS[relation[0]], "issue")
    elif relation and relation[-1] in _TEXT_STEPS:
        offset = Offset("weekday", _TEXT_STEPS[relation[-1]], "text")
    kind: DateKind = "time" if part else "date"
    return (DateMention(span, kind, value, None, number, weekday, form="relative", offset=offset),)


_YEAR = r"(?P<year>[12]\d{3})(?![\d%°]|[.:/]\d|,\d{3}(?!\d)|-\d)"
_YEAR_RELATIVE = (
    rf"{SPACE}(?:of{SPACE})?(?P<which>last|this|next|that|(?:the{SPACE})?(?:same|previous|following)){SPACE}"
    r"year(?![A-Za-z-])"
)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?:(?P<relation>last|this|next|that|every|each|the{SPACE}(?:following|previous))"
        rf"(?:{SPACE}(?:past|coming))?{SPACE})?(?P<head>{MONTH})"
        rf"(?:(?:,?{SPACE}(?:of{SPACE})?|-){_YEAR}|{SPACE}?[’'](?P<short>\d\d)(?!\d)|{_YEAR_RELATIVE})?",
        CASELESS,
    )


_CUE = (
    r"(?:\b(?:in|by|since|until|till|til|through|during|of|for|from|to|before|after|between|and|or|ended|ending"
    r"|early|late|vs|a|the|with|its|their|on|next|as|around|about|this|into|over|than|at|but|–|-)"
    r"|[-–,(/])\s{0,2}$"
)
_SURE_CUE = r"\b(?:in|since|until|till|during|between|ending|ended|early|late|through)\s{1,2}$"
_GIVEN_NAME = (4, 5, 6, 8)  # April, May, June, August
_NOUN = r"\s(?!on\b|to\b|in\b|through\b|from\b|for\b|by\b|of\b|against\b|past\b|down\b|toward|and\b|was\b|is\b|will\b|at\b|that\b|drew\b)[a-z]{4}"
_CAPITAL_AFTER = r"\s(?!I\b|The\b|WD)[A-Z][a-z]"
_SAYS = r"\s(?:said|says|told|tells|wants|has\ssaid|and\sher|added|insisted|who|herself|himself)\b|[’']s\b"


def month_alone(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The month at `at` without a day: with its year, counted from another time, or open; no person and no verb."""
    found = leading_match(_month(), text, at, floor, end, "head")
    if found is None:
        return ()
    month = month_number(found["head"])
    span = Span(found.start(), found.end())
    year = int(found["year"]) if found["year"] else None
    if found["short"]:
        year = int(found["short"]) + (1900 if int(found["short"]) > 68 else 2000)
    if year is not None:
        value = day_value(year, month, None)
        return (DateMention(span, "date", value, None if found["edge"] else interval(value), year=year, month=month),)
    if found["head"].islower() and month in (3, 5):
        return ()  # "this may", "the march"
    value = day_value(None, month, None)
    offset = _month_offset(found)
    if offset is not None:
        return (DateMention(span, "date", value, None, month=month, form="relative", offset=offset),)
    if (found["relation"] or "").lower() in ("every", "each"):
        return (DateMention(span, "set", value, None, month=month),)
    if not (found["edge"] or _is_month(text, found, month)):
        return ()
    return (DateMention(Span(found.start(), found.end("head")), "date", value, None, month=month, form="yearless"),)


def _month_offset(found: re.Match[str]) -> Offset | None:
    relation, which = (found["relation"] or "").lower().split(), (found["which"] or "").lower().split()
    if relation and relation[0] in _STEPS:
        return Offset("month-name", _STEPS[relation[0]], "issue")
    if which and which[-1] in _STEPS:
        return Offset("year", _STEPS[which[-1]], "issue")
    if (relation and relation[-1] in _TEXT_STEPS) or which:
        return Offset("year", _TEXT_STEPS.get((which or relation)[-1], 0), "text")
    return None


_TO_MONTH = rf"\s?(?:(?:to|through|and|until){SPACE}|[-–/]\s?){MONTH}"


@lru_cache(maxsize=1)  # asked for every May of a text
def _names_may(text: str) -> bool:
    return "Theresa May" in text


def _is_month(text: str, found: re.Match[str], month: int) -> bool:
    """Whether the word, alone, is the month: "in May", "by March", not "Theresa May", "the March on", "April Jones"."""
    head, at, stop = found["head"], found.start("head"), found.end("head")
    if head[0].islower():
        return False
    behind = text[max(0, at - 16) : at]
    if compiled(_TO_MONTH).match(text, stop):
        return True
    if len(head) <= 5 and head[-1] == "." and month != 5:
        return bool(compiled(_CUE).search(behind))
    if len(head) == 3 and month != 5:
        return bool(compiled(_SURE_CUE).search(behind))
    if month in (3, 5):
        if month == 5 and (
            compiled(_SAYS, re.ASCII).match(text, stop) or (_names_may(text) and not compiled(_SURE_CUE).search(behind))
        ):
            return False
        walked = behind.lower().endswith(("the ", "a ")) and month == 3 and not compiled(_NOUN).match(text, stop)
        return bool(compiled(_CUE).search(behind)) and not walked
    if compiled(_CAPITAL_AFTER, re.ASCII).match(text, stop) and (
        month in _GIVEN_NAME or not compiled(_CUE).search(behind)
    ):
        return bool(compiled(_SURE_CUE).search(behind))
    return not (
        month in _GIVEN_NAME and (compiled(_SAYS, re.ASCII).match(text, stop) and not compiled(_CUE).search(behind))
    )
