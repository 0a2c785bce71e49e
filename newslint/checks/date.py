"""Kind `date`: dates that cannot be, or that contradict one another, one named check each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Kind, Match
from newslint.checks.dates import ages, calendars, holders, intervals, ranges, tenses, undated
from newslint.matching.index import Hits

__all__ = ["KIND"]

_FINDERS: dict[str, tuple[Callable[[Facts], Iterator[Match]], str]] = {
    "impossible": (calendars.impossible, "a day or an hour that does not exist"),
    "weekday-mismatch": (calendars.weekday_mismatch, "a weekday beside a date that falls on another day"),
    "holiday-mismatch": (calendars.holiday_mismatch, "a holiday beside a date on which it does not fall"),
    "yearless": (undated.yearless, "a day without a year that nothing tells"),
    "relative-undated": (undated.relative_undated, "the first word that counts from a day of issue nobody tells"),
    "vague-recency": (undated.vague_recency, "recently, currently, in recent weeks"),
    "ambiguous-numeric": (undated.ambiguous_numeric, "figures that read as month and day and as day and month"),
    "reversed-range": (ranges.reversed_range, "a range that ends before it begins"),
    "duration-mismatch": (ranges.duration_mismatch, "a length that is not that of the range beside it"),
    "clock-conflict": (ranges.clock_conflict, "an hour or a span of hours that contradicts itself"),
    "elapsed-mismatch": (intervals.elapsed_mismatch, "a count of time between two dates that is not theirs"),
    "sequence-contradiction": (intervals.sequence_contradiction, "before or after, against the dates of both events"),
    "relative-explicit-conflict": (intervals.relative_explicit_conflict, "a relative word and a date that disagree"),
    "age-birth-mismatch": (ages.age_birth_mismatch, "an age that the birth date beside it does not give"),
    "age-conflict": (ages.age_conflict, "two ages of one person"),
    "lifespan-mismatch": (ages.lifespan_mismatch, "years of birth and death that are reversed or belie the age"),
    "anniversary-mismatch": (ages.anniversary_mismatch, "the n-th anniversary of a year, where n is another"),
    "past-date-future-tense": (tenses.past_date_future_tense, "what will happen on a day gone by"),
    "future-date-past-tense": (tenses.future_date_past_tense, "what happened on a day to come"),
    "present-perfect": (tenses.present_perfect_past_date, "the present perfect with the day on which it was"),
    "deadline-before-issue": (tenses.deadline_before_issue, "a deadline before the day that sets it"),
    "office-holder": (holders.office_holder, "a title or an administration outside its days"),
    "organisation": (holders.organisation, "an organisation acting before it existed"),
}

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": list(_FINDERS)},
            "minItems": 1,
            "uniqueItems": True,
            "description": ". ".join(f"{name}: {what}" for name, (_, what) in _FINDERS.items()) + ".",
        }
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    for name in spec["any"]:
        yield from _FINDERS[name][0](facts)


KIND = Kind(
    name="date",
    summary="Dates that cannot be, or that contradict one another.",
    options=_OPTIONS,
    find=_find,
    fields=("day", "weekday", "written", "nearest", "sum"),
    where="anywhere",
)
