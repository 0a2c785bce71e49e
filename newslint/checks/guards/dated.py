"""Guard `dated`: a date stands near the match, so that the reader can tell when."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "within": {
            "enum": ["sentence", "paragraph"],
            "description": "Where the date must stand. Default: sentence.",
        },
        "year": {
            "type": "boolean",
            "description": "Whether it must name its year. Default: false.",
        },
    },
    "additionalProperties": False,
}


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    """Whether a day, month or year of the calendar stands in the unit, the match itself not counted."""
    span = facts.block_at(match.span.start).span
    if spec.get("within", "sentence") == "sentence":
        sentence = facts.sentence_at(match.span.start)
        span = Span(sentence.start, sentence.end) if sentence else match.span
    return any(
        span.start <= one.span.start < span.end
        and not one.span.overlaps(match.span)
        and (one.year is not None or (not spec.get("year", False) and one.month is not None))
        for one in facts.dates
    )


GUARD = Guard(
    name="dated",
    summary="A date of the calendar stands beside the match.",
    options=_OPTIONS,
    holds=_holds,
    main="within",
)
