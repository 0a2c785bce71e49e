"""Guards on where a match stands: `proper-name`, `linked`, `quoted`."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.names import in_proper_name
from newslint.checks.base import NO_OPTIONS, Guard, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["LINKED", "PROPER_NAME", "QUOTED"]

_WITHIN = {
    "type": "object",
    "properties": {
        "within": {
            "enum": ["match", "sentence", "paragraph"],
            "description": "Where the link must stand. Default: sentence.",
        }
    },
    "additionalProperties": False,
}


def _proper_name(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return in_proper_name(match.span, facts)


def _linked(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return facts.linked(_unit(spec.get("within", "sentence"), match, facts))


def _unit(within: str, match: Match, facts: Facts) -> Span:
    if within == "match":
        return match.span
    if within == "paragraph":
        return facts.block_at(match.span.start).span
    sentence = facts.sentence_at(match.span.start)
    return Span(sentence.start, max(sentence.end, match.span.end)) if sentence else match.span


def _quoted(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return facts.in_quotation(match.span.start)


PROPER_NAME = Guard(
    name="proper-name",
    summary="The match is part of a name: the Iconic Hotel Group, the Chaos Festival.",
    options=NO_OPTIONS,
    holds=_proper_name,
    main="",
)
LINKED = Guard(
    name="linked",
    summary="A link stands in the same sentence, paragraph, or in the match itself.",
    options=_WITHIN,
    holds=_linked,
    main="within",
)
QUOTED = Guard(
    name="quoted",
    summary="The match stands in a quotation.",
    options=NO_OPTIONS,
    holds=_quoted,
    main="",
)
