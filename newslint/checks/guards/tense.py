"""Guard `tense`: when the clause of the match plays, by its verb."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.verb_tense import clause_tense
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["past", "present", "future"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "past: rose, was rising, has risen, had risen. present: rises, is rising. future: will rise, "
            "is going to rise, is to rise. Would, could, may and must have no tense; nor has a clause without a verb.",
        }
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    sentence = facts.sentence_at(match.span.start)
    if sentence is None:
        return False
    tokens = facts.tokens
    first, last = tokens.at(match.span.start), max(tokens.at(match.span.end) - 1, tokens.at(match.span.start))
    return clause_tense(tokens, first, last, tokens.at(sentence.start), tokens.at(sentence.end)) in spec["any"]


GUARD = Guard(
    name="tense",
    summary="The clause of the match is in the past, present or future tense.",
    options=_OPTIONS,
    holds=_holds,
)
