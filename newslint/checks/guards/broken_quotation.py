"""Guard `broken-quotation`: the match stands in speech one of whose marks the copy has lost."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits

__all__ = ["GUARD"]

_OPTIONS: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    """A closing mark that nothing opened ends speech that began before it, in its paragraph."""
    block = facts.block_at(match.span.start)
    for mark in facts.unopened_marks:
        if match.span.start < mark.end <= block.end and mark.start >= block.start:
            between = [q for q in facts.quotations if match.span.end <= q.span.start < mark.start]
            if not between:
                return True
    return False


GUARD = Guard(
    name="broken-quotation",
    summary="A closing mark that nothing opened follows in the paragraph, so the match is probably speech.",
    options=_OPTIONS,
    holds=_holds,
    main="",
)
