"""Kind `date`: dates that cannot be, or that contradict one another, one named check each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Kind, Match
from newslint.checks.dates import (
    ages,
    anniversaries,
    bodies,
    calendars,
    clocks,
    deadlines,
    durations,
    elapsed,
    events,
    happenings,
    holders,
    holidays,
    intervals,
    lives,
    perfect,
    ranges,
    relatives,
    tenses,
    two_ages,
    undated,
)
from newslint.checks.dates.tables import compiled_rows
from newslint.checks.dates.terms_of import kept_table
from newslint.matching.index import Hits

__all__ = ["KIND"]

_FINDERS: dict[str, tuple[Callable[[Facts], Iterator[Match]], str]] = {
    "impossible": (calendars.impossible, "a day or an hour that does not exist"),
    "weekday-mismatch": (calendars.weekday_mismatch, "a weekday beside a date that falls on another day"),
    "holiday-mismatch": (holidays.holiday_mismatch, "a holiday beside a date on which it does not fall"),
    "yearless": (undated.yearless, "a day without a year that nothing tells"),
    "relative-undated": (undated.relative_undated, "the first word that counts from a day of issue nobody tells"),
    "vague-recency": (undated.vague_recency, "recently, currently, in recent weeks"),
    "ambiguous-numeric": (undated.ambiguous_numeric, "figures that read as month and day and as day and month"),
    "reversed-range": (ranges.reversed_range, "a range that ends before it begins"),
    "duration-mismatch": (durations.duration_mismatch, "a length that is not that of the range beside it"),
    "clock-conflict": (clocks.clock_conflict, "an hour or a span of hours that contradicts itself"),
    "elapsed-mismatch": (elapsed.elapsed_mismatch, "a count of time between two dates that is not theirs"),
    "sequence-contradiction": (intervals.sequence_contradiction, "before or after, against the dates of both events"),
    "relative-explicit-conflict": (relatives.relative_explicit_conflict, "a relative word and a date that disagree"),
    "age-birth-mismatch": (ages.age_birth_mismatch, "an age that the birth date beside it does not give"),
    "age-conflict": (two_ages.age_conflict, "two ages of one person"),
    "lifespan-mismatch": (lives.lifespan_mismatch, "years of birth and death that are reversed or belie the age"),
    "anniversary-mismatch": (anniversaries.anniversary_mismatch, "the n-th anniversary of a year, where n is another"),
    "event-date-conflict": (events.event_date_conflict, "one event of the story on two days"),
    "past-date-future-tense": (tenses.past_date_future_tense, "what will happen on a day gone by"),
    "future-date-past-tense": (happenings.future_date_past_tense, "what happened on a day to come"),
    "present-perfect": (perfect.present_perfect_past_date, "the present perfect with the day on which it was"),
    "deadline-before-issue": (deadlines.deadline_before_issue, "a deadline before the day that sets it"),
}
#: Checks that look things up in a table of the rule, under the key that holds it.
_TABLED: dict[str, tuple[Callable[[Facts, Any, Sequence[int]], Iterator[Match]], str, str]] = {
    "office-holder": (holders.office_holder, "holders", "a title or an administration outside its days, by `holders`"),
    "organisation": (bodies.organisation, "bodies", "a body acting before or after it existed, by `bodies`"),
}
_MEANINGS = {name: what for name, (_, what) in _FINDERS.items()} | {
    name: what for name, (_, _, what) in _TABLED.items()
}

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": list(_MEANINGS)},
            "minItems": 1,
            "uniqueItems": True,
            "description": ". ".join(f"{name}: {what}" for name, what in _MEANINGS.items()) + ".",
        },
        "holders": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Who held which office: “Mayor: Ana Ruiz: 2021-01-04 to 2025-01-06”, “… : since 2025-01-06”, or"
            " a list of such rows as <name>.",
        },
        "bodies": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Organisations and states: “NATO: since 1949-04-04”, “Zaire: 1971 to 1997”, or a list as <name>.",
        },
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: Any, compiler: Compiler) -> Any:
    spec = dict(options)
    for key, office in (("holders", True), ("bodies", False)):
        if key in spec:
            rows = compiled_rows(spec[key], key, compiler, office=office)
            words = (
                {*(row[0] for row in rows), "administration", "government", "cabinet"}
                if office
                else {row[1] for row in rows}
            )
            spec[key] = {
                "table": kept_table(rows) if office else rows,
                "words": compiler.literals(sorted(word.lower() for word in words)),
            }
    for index, name in enumerate(spec["any"]):
        if name in _TABLED and _TABLED[name][1] not in spec:
            compiler.fault(("any", index), f"“{name}” needs a table", f"Give its rows under `{_TABLED[name][1]}:`.")
    return spec


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    for name in spec["any"]:
        if name not in _TABLED:
            yield from _FINDERS[name][0](facts)
            continue
        finder, key, _ = _TABLED[name]
        if spec[key]["words"] in hits.seen:
            yield from finder(facts, spec[key]["table"], hits.starts(spec[key]["words"]))


KIND = Kind(
    name="date",
    summary="Dates that cannot be, or that contradict one another.",
    options=_OPTIONS,
    find=_find,
    compile=_compile,
    fields=("day", "weekday", "written", "nearest", "sum"),
    where="anywhere",
)
