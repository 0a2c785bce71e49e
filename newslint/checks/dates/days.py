"""The days that a date names for certain, its year written or told by the day of issue."""

from __future__ import annotations

import datetime

from newslint.analysis.date_values import interval
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.dates.common import explicit, shown

__all__ = ["certain", "days_near", "days_told"]


def certain(mention: DateMention, facts: Facts) -> bool:
    """Whether a date names its own year; a bare year must end its phrase, else it may count or name something."""
    if mention.kind not in ("date", "time") or days_told(mention) is None or mention.part == "last":
        return False
    if mention.month is not None:
        return True
    plain = (
        len(mention.value) == 4
        and mention.value.isdigit()
        and not shown(facts, mention.span).lower().startswith("fiscal")
    )
    return plain and bool(compiled(_PHRASE_ENDS).match(facts.prose, mention.span.end))


def days_told(mention: DateMention) -> tuple[datetime.date, datetime.date] | None:
    """The days of a date that names its year; of "early 2018" those of the year."""
    if explicit(mention):
        return mention.resolved
    return interval(mention.value) if mention.year is not None and mention.fault is None else None


_PHRASE_ENDS = r"[.,;)]|\s(?:after|when|because|with|at|but|despite|amid|as)\b|$"


_JUST_GONE = (2, 60)  # days since a day without a year that its next coming cannot be meant


def days_near(mention: DateMention, issued: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """The day that a date without a year had some days or weeks before the issue: its next coming is far away."""
    if mention.form != "yearless" or mention.day is None or mention.resolved is None or mention.part == "last":
        return None
    return mention.resolved if _JUST_GONE[0] <= (issued - mention.resolved[0]).days <= _JUST_GONE[1] else None
