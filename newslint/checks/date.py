"""Kind `date`: dates that cannot be, one named check each."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Kind, Match
from newslint.matching.index import Hits

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["impossible", "weekday-mismatch"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "impossible: a day that no calendar has. weekday-mismatch: a weekday beside a full date "
            "that falls on another day.",
        }
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _impossible(facts: Facts) -> Iterator[Match]:
    for mention in facts.dates:
        if mention.fault:
            yield Match(mention.span)


def _weekday_mismatch(facts: Facts) -> Iterator[Match]:
    for mention in facts.dates:
        if mention.weekday is None or mention.year is None or mention.resolved is None or mention.fault:
            continue
        day, last = mention.resolved
        if day == last and day.weekday() != mention.weekday:
            nearest = min(
                (day + datetime.timedelta(n) for n in range(-3, 4)), key=lambda d: d.weekday() != mention.weekday
            )
            yield Match(
                mention.span,
                fields={
                    "day": written(day),
                    "weekday": calendar.day_name[day.weekday()],
                    "written": calendar.day_name[mention.weekday],
                    "nearest": written(nearest),
                },
            )


def written(day: datetime.date) -> str:
    """A day as messages write it: March 4, 2025."""
    return f"{calendar.month_name[day.month]} {day.day}, {day.year}"


_FINDERS: dict[str, Callable[[Facts], Iterator[Match]]] = {
    "impossible": _impossible,
    "weekday-mismatch": _weekday_mismatch,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    for name in spec["any"]:
        yield from _FINDERS[name](facts)


KIND = Kind(
    name="date",
    summary="Dates that cannot be.",
    options=_OPTIONS,
    find=_find,
    fields=("day", "weekday", "written", "nearest"),
    where="anywhere",
)
