"""Clock times: "9 a.m.", "10:30 GMT", and the hours that no clock shows."""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_values import DateMention
from newslint.analysis.date_words import MONTH, SPACE, WEEKDAY
from newslint.text.span import Span

__all__ = ["impossible_time"]

_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|MT|PT|IST|MSK|local\stime)\b"
_AT = re.compile(r"\b(?:at|until|till|by|from|before|after)[\s\xa0]{1,3}$", re.IGNORECASE)


@cache
def _hour_beyond() -> re.Pattern[str]:
    """Hour and minute past the clock, then what says that it is a time of day: "25:10" alone is a race or a score."""
    day = rf"(?:on{SPACE})?(?:{WEEKDAY}|{MONTH})|today\b|tonight\b|tomorrow\b|yesterday\b"
    return re.compile(
        rf"(?P<hour>2[4-9]|[3-9]\d):(?P<minute>[0-5]\d)(?![\d:])"
        rf"(?P<zone>{SPACE}{_ZONE}|[\s\xa0]?h(?:rs|ours)\b)?(?P<day>(?={SPACE}(?:{day})))?(?P<stop>(?=[.,;)]|$))?",
        re.IGNORECASE,
    )


def impossible_time(text: str, start: int, end: int) -> DateMention | None:
    """The time at `start` whose hour no clock has: "at 25:00", "at 26:30 on Tuesday". "24:00" ends a day and passes."""
    found = _hour_beyond().match(text, start, end)
    if found is None or not _AT.search(text[max(0, start - 12) : start]):
        return None
    hour, minute = found["hour"], found["minute"]
    told = found["zone"] or found["day"] is not None or (found["stop"] is not None and minute in ("00", "30"))
    if not told or (hour, minute) == ("24", "00"):
        return None
    value = f"XXXX-XX-XXT{hour}:{minute}"
    return DateMention(Span(*found.span()), "time", value, None, form="yearless", fault="no-such-hour")
