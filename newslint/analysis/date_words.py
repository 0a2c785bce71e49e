"""The words that dates are made of, as numbers and as fragments of patterns."""

from __future__ import annotations

__all__ = ["MONTH", "SPACE", "WEEKDAY", "month_number", "weekday_number"]

#: White space inside an expression. A mention never leaves its sentence, so no blank line can hide here.
SPACE = r"[\s\xa0]{1,6}"

#: A month, in full or by the abbreviations of AP, Reuters and tables, with the full stop of an abbreviation.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![A-Za-z])\.?)(?![A-Za-z])"
)

#: A weekday, in full or abbreviated as it is beside a date.
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)(?![A-Za-z])\.?)(?![A-Za-z])"
)

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def month_number(word: str) -> int:
    """The number, from 1, of a month written as `MONTH` has it."""
    return _MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """The number, Monday = 0, of a weekday written as `WEEKDAY` has it."""
    return _WEEKDAYS[word[:3].lower()]
