"""Absolute dates: the forms in which English-language news writes a day of the calendar, a month, a numeric date.

Every reader here takes the text, the place where an expression may begin and the end it may not pass, and returns
a mention or None. Forms follow AP, Reuters, BBC and ISO 8601; TIMEX3 (TimeML 1.2.1) gives extent and value.
"""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_figures import numeric_date
from newslint.analysis.date_named import NAMED_WEEKDAY
from newslint.analysis.date_parts import at_most_one, behind_of, day_mention
from newslint.analysis.date_periods import counted_after
from newslint.analysis.date_values import DateMention, day_fault
from newslint.analysis.date_words import (
    CASELESS,
    DAY_PART,
    MONTH,
    SPACE,
    WEEKDAY,
    compiled,
    day_part_value,
    month_number,
    weekday_number,
)
from newslint.analysis.tense import is_past_form
from newslint.records import NamedTuple
from newslint.text.span import Span

__all__ = ["calendar_date", "weekday_date"]

_YEAR = r"(?P<year>[12]\d{3})(?![\d%°]|[.:/]\d|,\d{3}(?!\d)|-\d)"
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?![A-Za-z%°]|\d|[.:/]\d|,\d{3}(?!\d)|-\d{1,2}/\d)"


class _Core(NamedTuple):
    """Month and day as written, without what may stand around them."""

    start: int
    end: int
    month: int
    day: int
    ordinal: bool


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{MONTH}),?{SPACE}(?:the{SPACE})?{_DAY}", CASELESS)


@cache
def _day_month() -> re.Pattern[str]:
    day = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
    return re.compile(
        rf"{day}(?:{SPACE}(?:day{SPACE})?(?P<of>of{SPACE})?|-)(?P<month>{MONTH})(?(of)(?!{SPACE}\d{{1,2}}(?!\d)))",
        CASELESS,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow month and day: a weekday in brackets, the year, the weekday as an afterthought."""
    return re.compile(
        rf"(?:{SPACE}\((?P<inner>{WEEKDAY})\))?"
        rf"(?:(?:,\s{{0,6}}|{SPACE}|{SPACE}of{SPACE}|-){_YEAR})?"
        rf"(?:,?{SPACE}\((?:(?:which{SPACE}was{SPACE})?an?{SPACE})?(?P<bracketed>{WEEKDAY})\)|(?:,|{SPACE}[—–]){SPACE}an?{SPACE}(?P<said>{WEEKDAY})(?!['’-]|\s(?-i:[A-Z]))"
        rf"|,?{SPACE}(?P<loose>{WEEKDAY})(?=[,;)]|\.?$))?",
        CASELESS,
    )


@cache
def _lead() -> re.Pattern[str]:
    """A weekday and what joins it to the date that follows."""
    return re.compile(
        rf"(?P<weekday>{WEEKDAY})(?:{SPACE}(?P<part>{DAY_PART}))?(?:\s?(?P<open>\()(?:the{SPACE})?"
        rf"|[,:]?{SPACE}(?:the{SPACE}|on{SPACE})?)",
        CASELESS,
    )


_LAST_SLIP = 39  # beyond it, a number beside a month without a year counts something
_JOINED = r"[-‑]+[A-Za-z]|\s*%"


def _counts(text: str, at: int, end: int) -> bool:
    """Whether the number that ends at `at` counts something: "30 people", "30-second", "30 %"."""
    if counted_after(text, at, end):
        return True
    found = compiled(_JOINED).match(text, at, end)
    if found is None:
        return False
    return found[0][-1] == "%" or not compiled(rf"{MONTH}|{WEEKDAY}").match(text, found.end() - 1, end)


_NO_NOUN = r"(?!(?:was|is|has|as|its|his|this|were|had|are)\b)"
_PLURAL = rf"\s{{1,3}}(?:{_NO_NOUN}[a-z]+\s){{0,2}}?{_NO_NOUN}[a-z]+s\b(?<!ss)"
_IN_YEAR_END = r"\b(?:in|of|this|last|next|during)\s{1,3}$"
_DATE_BEFORE = (
    r"(?:\b(?:on|by|until|till|til|from|through|thru|before|after|dated|ended|ending|due|between|starting|beginning"
    r"|effective|at"
    r"|as\sof)|\bthe|\ba|\ban)\s{1,3}$"
)
_WORD_BEFORE = r"[a-z]{2}[,:]?\s{1,2}$|[a-z]{2}\s\($"
_MONTH_BEFORE = r"\b(?:in|of|than|(?<!scheduled\s)(?<!set\s)(?<!planned\s)(?<!due\s)(?<!slated\s)for|last|this|next|said|vs|with)\s{1,2}$"
_SENTENCE_BEFORE = r"(?:^|[.!?”\"]\s{1,3}|\n\s*)$"
_DETERMINED = r"\b(?:the|a|an|its|their|his|her|this)\s{1,2}$"
_NOUN_AFTER = r"\s[a-z]{3,}(?<!s)(?![\w-])"
_DAY_AND = r"\b\d{1,2}(?:st|nd|rd|th)?(?:,?\s(?:and|to|or|through|until)\s|\s?[-–]\s?)$"
#: What only a date can follow, whatever comes after it: an end of a range, a plan, an hour, a period.
_LED_SURELY = (
    rf"(?:\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–—]\s?|,?\s(?:to|through|until|till|and)\s)"
    r"|\b(?:scheduled|planned|set|due|slated|fixed|booked|expected|called)\sfor\s|(?:\b[ap]\.?m\.?|GMT|UTC|[EPMC][SD]T|BST|(?:^|\n)[A-Z]{3,},)\s"
    r"|\b(?:year|months|weeks|quarter|half|period|season)\s(?:to|through|ended|ending)\s|\b(?:as\sof|since)\slast\s)$"
)
_EVENT_OF = (
    r"\b(?!(?:end|start|beginning|middle|month|rest|part|days?|weeks?|half|all|most|out|because)\s)[a-z]{4,}\sof\s$"
)
_LAST = r"\b(?:last|this|next|(?:later|earlier|sooner)\sthan)\s$"  # "pleaded guilty last February 30."
_CLOSING = frozenset((".", ",", ";", ")", ""))
_VERB_AFTER = r"\s(?P<verb>[a-z]+)\b"
# After a day that cannot exist and has no year: the sentence must go on, or end, as it does after a date.
_DATE_AFTER = (
    r"\s{0,2}(?:$|[.,;:!?)\]”\"’—–](?!\d)|(?:-{1,2}|[–—])\s|\(|(?:and|or|to|at|in|when|with|after|before|as|because|for|the|that"
    r"|which|where|while"
    r"|deadline|through|until|till|if|but|so|than|during|under|about|by|on|of|from|said|say|says|is|was|are|were|will|he"
    r"|would|could|can|may|might|should|must|had|has|have|it|its|he|she|they|we|his|her|their|our|this|a|an)\b)"
)
_NAME_BEFORE = (
    r"(?<![\w.])(?!(?:On|In|By|Since|Until|From|To|Before|After|Through|Of|The|A|At|And|Or|But|For|This|Last|Next"
    r"|Late"
    r"|Early|Mid|Between|During|Around|About|Posted|Updated|Published|Dated|Date|Effective|Ending|Ended|As|Through"
    r"|Issue"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)[A-Z][a-z’']+\.?\s{1,2}$"
)
_LISTED = rf"{WEEKDAY}(?:,?{SPACE}(?:and|or|to|through|until|till|&){SPACE}|,{SPACE}|[-–—])$"
_LIST_GOES_ON = rf"(?:{SPACE}|,{SPACE})?(?:and|or|to|through|until|till|&|-|–|—|,)\s*(?:{MONTH}\s*)?\d{{1,2}}(?!\d)"


def calendar_date(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """The days that a month or a day number at `at` opens, with year or without: "March 4", "3-6 June 2024"."""
    if text[at].isdigit():
        return _days_before_month(text, at, end) or at_most_one(_day(text, at, end))
    return _with_days_after(text, _day(text, at, end), end)


def _day(text: str, at: int, end: int, beside: bool = False) -> DateMention | None:
    core = _core(text, at, end)
    return None if core is None else _complete(text, core, at, end, beside)


@cache
def _day_list() -> re.Pattern[str]:
    """The days before the last one of "3-6 June", "3, 4 and 5 June", "Saturday 3 and Sunday 4 March"."""
    return re.compile(
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:{_THROUGH}|&)\s?|,?{SPACE}(?:{_THROUGH}|and|or){SPACE}"
        rf"|,{SPACE})(?:the{SPACE})?){{1,4}}"
        rf"(?=(?:{WEEKDAY}{SPACE})?(?P<last>\d{{1,2}}(?:st|nd|rd|th)?{SPACE}(?:of{SPACE})?{MONTH}))",
        CASELESS,
    )


_THROUGH = r"(?:-|–|—|to|through|thru|until|till)"
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"


def _days_before_month(text: str, at: int, end: int) -> tuple[DateMention, ...]:
    found = _day_list().match(text, at, end)
    if found is None:
        return ()
    last = _day(text, found.start("last"), end)
    if last is None or last.month is None or found.start("last") != found.end():
        return ()
    month, year = last.month, last.year
    days = [Span(*number.span()) for number in compiled(_NUMBER).finditer(text, at, found.end())]
    if not all(1 <= _figure(text, span) <= 31 for span in days):
        return ()
    earlier = tuple(day_mention(text, span, year, month, _figure(text, span), None) for span in days)
    return _as_range(text, (*earlier, last))


def _figure(text: str, span: Span) -> int:
    return int(text[span.start : span.end].rstrip("stndrhSTNDRH"))


@cache
def _next_day() -> re.Pattern[str]:
    """The next day of "June 3-6, 2024", "June 3, 4 and 5": a comma alone must lead to another day or to a year."""
    return re.compile(
        rf"(?:\s?(?:-|–|—|&)\s?|,?{SPACE}(?:{_THROUGH}|and|or){SPACE}(?:the{SPACE})?"
        rf"|,{SPACE}(?=\d{{1,2}}(?:st|nd|rd|th)?,?{SPACE}(?:and|or|&){SPACE}\d{{1,2}}(?!\d|[.:,]\d)))"
        rf"{_DAY}(?!{SPACE}(?:of{SPACE})?{MONTH}|\s?(?:[ap]\.?m\b|o[’']clock))",
        CASELESS,
    )


def _with_days_after(text: str, first: DateMention | None, end: int) -> tuple[DateMention, ...]:
    if first is None or first.year is not None or first.month is None or first.weekday_span is not None:
        return at_most_one(first)
    days = [first]
    while (found := _next_day().match(text, days[-1].span.end, end)) is not None:
        core = _Core(found.start("day"), found.end(), first.month, int(found["day"]), bool(found["ordinal"]))
        if (
            not 1 <= core.day <= 31
            or (text[core.start - 1] not in "-–" and compiled(_PLURAL, re.ASCII).match(text, core.end, end))
            or _counts(text, core.end, end)
        ):
            break
        added = _complete(text, core, core.start, end, beside=True)
        if added is None:
            break
        days.append(added)
        if added.year is not None:
            break
    if days[-1].year is not None:
        days = [day_mention(text, day.span, days[-1].year, first.month, day.day or 0, None) for day in days]
    return _as_range(text, tuple(days))


def _as_range(text: str, days: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Two days joined by a dash or "to" are the ends of a range."""
    if len(days) != 2 or not re.search(_THROUGH, text[days[0].span.end : days[1].span.start], CASELESS):
        return days
    return (days[0]._replace(part="first"), days[1]._replace(part="last"))


def weekday_date(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """The date that begins with a weekday at `at`: "Monday, March 4, 2025", "Monday 4 March", "Mon 2025-03-04"."""
    lead = _lead().match(text, at, end)
    if lead is None or lead.end() >= end:
        return ()
    begin = lead.end()
    found = calendar_date(text, begin, begin, end) or numeric_date(text, begin, begin, end)
    if not found:
        found = at_most_one(_day(text, begin, end, beside=True))
    if not found:
        return ()
    day, *more = found
    stop = day.span.end
    if lead["open"]:
        if text[stop : stop + 1] != ")" or stop >= end:
            return ()
        stop += 1
    if compiled(NAMED_WEEKDAY, re.ASCII).search(behind_of(text, at)):
        return found
    if compiled(_LISTED).search(behind_of(text, at)) and (more or compiled(_LIST_GOES_ON).match(text, stop, end)):
        return found
    weekday = Span(at, lead.end("weekday"))
    number = weekday_number(lead["weekday"])
    day = day._replace(span=Span(at, stop), weekday=number, weekday_span=weekday)
    if lead["part"]:
        day = day._replace(kind="time", value=day.value + day_part_value(lead["part"]))
    return (day, *more)


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
    if year is not None and not beside and _counts_years(text, tail.end("year"), end):
        year, stop = None, core.end
    weekday = _tail_weekday(tail) if stop > core.end else None
    if year is None and weekday is None and not beside and not _stands_alone(text, core, start, end):
        return None
    fault = day_fault(year, core.month, core.day)
    if fault and year is None and weekday is None and not _surely_a_date(text, core, start, end, beside):
        return None
    if (core.day == 0 and year is None) or (core.day > _LAST_SLIP and year is None and weekday is None and not beside):
        return None
    if core.ordinal and text[max(0, start - 4) : start].lower() in ("the ", "the\n") and text[start].isdigit():
        start -= 4
    return day_mention(text, Span(start, stop), year, core.month, core.day, weekday)


def _counts_years(text: str, at: int, end: int) -> bool:
    """Whether what looks like a year counts something in lower case: "on May 3, 2000 people"."""
    word = text[at : at + 4].lstrip(" \t\n-‑")
    return word[:1].islower() and _counts(text, at, end)


def _tail_weekday(tail: re.Match[str]) -> Span | None:
    for group in ("inner", "bracketed", "said", "loose"):
        if tail[group]:
            return Span(tail.start(group), tail.end(group))
    return None


def _stands_alone(text: str, core: _Core, start: int, end: int) -> bool:
    """Whether month and day without a year are a date, not a month beside a count or a name beside a number."""
    if core.ordinal:
        return True
    if _counts(text, core.end, end):
        return False
    behind = behind_of(text, start)
    if text[start].isdigit():
        if text[start : core.end].endswith(("may", "march")):
            return False
        return not compiled(r"[$£€#]$|\b(?:No|no|Nos)\.?\s$", re.ASCII).search(behind)
    if compiled(_IN_YEAR_END).search(behind) and compiled(_PLURAL, re.ASCII).match(text, core.end, end):
        return False
    if text[start].islower() and core.month in (3, 5):
        return bool(compiled(_DATE_BEFORE).search(behind))
    return not (
        core.month == 5 and text[start : start + 3] == "May" and compiled(_NAME_BEFORE, re.ASCII).search(behind)
    )


def _surely_a_date(text: str, core: _Core, start: int, end: int, beside: bool) -> bool:
    """Whether the words around an impossible day without a year leave no reading but a date."""
    behind = behind_of(text, start)
    after = compiled(_DATE_AFTER).match(text, core.end, end)
    if (after or _verb_follows(text, core.end, end)) and compiled(_LED_SURELY).search(behind):
        return True
    if core.ordinal:
        return bool(beside or compiled(_DATE_BEFORE).search(behind) or after)
    if compiled(_DETERMINED).search(behind) and compiled(_NOUN_AFTER, re.ASCII).match(text, core.end, end):
        return True  # "the Feb. 30 hearing"
    if not after:
        return False
    if text[core.end : core.end + 1] in _CLOSING and compiled(_LAST).search(behind):
        return True
    led = beside or compiled(_DATE_BEFORE).search(behind)
    # "will be signed May 32.": a word of the sentence leads on to it, but no preposition that takes a bare month.
    if text[start].isdigit():
        closed = text[core.end : core.end + 1] in _CLOSING and compiled(_WORD_BEFORE, re.ASCII).search(behind)
        return bool(led or closed or compiled(_DAY_AND).search(behind))
    told = compiled(_WORD_BEFORE, re.ASCII).search(behind) or compiled(_SENTENCE_BEFORE).search(behind)
    bare = compiled(_MONTH_BEFORE).search(behind) and not compiled(_EVENT_OF, re.ASCII).search(behind)
    return bool(led or (told and not bare))


def _verb_follows(text: str, at: int, end: int) -> bool:
    """Whether a past verb follows at once, as after a date: "sales for the year to June 31 rose"."""
    found = compiled(_VERB_AFTER, re.ASCII).match(text, at, end)
    return found is not None and is_past_form(found["verb"])
