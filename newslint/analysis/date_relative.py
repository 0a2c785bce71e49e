"""Times that count from the day of issue or lie open: "yesterday", "tonight", "now", "the near future", "annually"."""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_units import open_time, relative_mention
from newslint.analysis.date_values import DateMention, interval
from newslint.analysis.date_words import (
    CASELESS,
    COUNT,
    DAY_PART,
    EDGE,
    ORDINAL,
    SPACE,
    UNIT,
    compiled,
    day_part_value,
    leading_match,
    ordinal_value,
)
from newslint.text.span import Span

__all__ = ["century_date", "deictic_date", "open_reference", "repeated"]


@cache
def _deictic() -> re.Pattern[str]:
    part = rf"(?:{SPACE}(?P<part>{DAY_PART}))?"
    return re.compile(
        rf"(?P<edge>(?:early|earlier|late|later)(?:{SPACE}on)?{SPACE})?(?P<around>(?:the{SPACE})?day{SPACE}(?:before|after){SPACE})?"
        rf"(?P<head>(?:yesterday|today|tomorrow){part}|tonight)(?![A-Za-z])",
        CASELESS,
    )


_PROGRAMME = r"(?:[’']s)?\s(?:Show|programme)\b"


def deictic_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """Yesterday, today, tomorrow, tonight, with the part of the day."""
    found = leading_match(_deictic(), text, at, floor, end, "head")
    if found is None or text[found.end() : found.end() + 1] == "-":
        return ()
    head = found["head"].lower()
    if head == "today" and compiled(_PROGRAMME, re.ASCII).match(text, found.end()):
        return ()
    count = -1 if head.startswith("yes") else 1 if head.startswith("tom") else 0
    if found["around"]:
        count += -1 if "before" in found["around"].lower() else 1
    span = Span(*found.span())
    mention = relative_mention(span, "day", count, "issue")
    part = day_part_value(found["part"]) if found["part"] else "TNI" if head == "tonight" else None
    if part is None:
        return (mention,)
    return (DateMention(span, "time", mention.value + part, None, form="relative", offset=mention.offset),)


_REFERENCES = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "past": "PAST_REF",
    "future": "FUTURE_REF",
    "present": "PRESENT_REF",
    "moment": "PRESENT_REF",
}
_REPEATED = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
}


_ADVERB = r"(?:now|nowadays|currently|presently|recently|lately)(?![\w-])"
_AT_TIME = r"\bat\s{1,2}(?P<whole>(?P<which>the|that|this)\s{1,2}(?:time|point))$"
_AT_PRESENT = r"at\s{1,2}present(?=[,.;)]|\s(?:the|is|are|there|it|he|she|they|we|in)\b|\s*$)"
_NOUN = (
    rf"the{SPACE}(?:very{SPACE})?(?:(?:near|foreseeable|distant|recent|immediate|not-too-distant){SPACE})?"
    r"(?P<noun>past|future|present|moment)(?![\w-])"
)
_UNIT_AHEAD = rf"{SPACE}(?:{COUNT}{SPACE})?(?:{UNIT}|{DAY_PART})|{SPACE}(?:of|few|couple|several)\b"
_AT = r"\bat\s{1,2}$"
_FOR = r"\b(?:at|for)\s{1,2}$"


def open_reference(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """Now, recently, the past, the near future: times without a place in the calendar."""
    adverb = compiled(_ADVERB).match(text, at, end)
    if adverb:
        return (open_time(Span(*adverb.span()), _REFERENCES[adverb[0].lower()]),)
    if text.startswith(("time", "point"), at):
        stop = at + (4 if text[at] == "t" else 5)
        found = compiled(_AT_TIME).search(text, max(floor, at - 12), stop)
        if found is None or text[stop : stop + 1].isalnum() or (text[at] == "p" and found["which"].lower() != "this"):
            return ()
        value = "PRESENT_REF" if found["which"].lower() == "this" else "PAST_REF"
        return (open_time(Span(*found.span("whole")), value),)
    if at >= 3 and compiled(_AT_PRESENT).match(text, at - 3, end):
        return (open_time(Span(at, at + len("present")), "PRESENT_REF"),)
    found = leading_match(compiled(_NOUN), text, at, floor, end, "noun")
    if found is None or compiled(_UNIT_AHEAD).match(text, found.end(), end):
        return ()
    noun = found["noun"].lower()
    if noun in ("present", "moment") and not compiled(_AT if noun == "present" else _FOR).search(
        text, max(0, found.start() - 6), found.start()
    ):
        return ()
    return (open_time(Span(*found.span()), _REFERENCES[noun]),)


def repeated(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """Daily, weekly, annually: the adverbs and adjectives of repetition."""
    found = compiled(r"[a-z]+(?!-)", re.ASCII).match(text, at, end)
    if found is None or found[0] not in _REPEATED:
        return ()
    return (DateMention(Span(*found.span()), "set", _REPEATED[found[0]], None),)


@cache
def _ordinal_unit() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?:the{SPACE})?(?P<ordinal>{ORDINAL})(?:{SPACE}|-)(?P<head>century"
        rf"|centuries)(?![A-Za-z])",
        CASELESS,
    )


def century_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The 19th century."""
    found = leading_match(_ordinal_unit(), text, at, floor, end, "head")
    if found is None:
        return ()
    value = f"{ordinal_value(found['ordinal']) - 1:02d}XX"
    return (DateMention(Span(*found.span()), "date", value, None if found["edge"] else interval(value)),)
