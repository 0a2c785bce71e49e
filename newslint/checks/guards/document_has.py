"""Guard `document-has`: the article holds some phrases, anywhere outside the match."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Guard, Match
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": PHRASES,
        "at-least": {"type": "integer", "minimum": 1, "description": "How often they must occur in all. Default: 1."},
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    number = compiler.phrases(options["any"], ("any",), exact=options.get("case") == "exact")
    return {"set": number, "at-least": options.get("at-least", 1)}


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return sum(1 for span in hits.spans(spec["set"]) if not span.overlaps(match.span)) >= spec["at-least"]  # type: ignore[no-any-return]


GUARD = Guard(
    name="document-has",
    summary="The article holds these phrases.",
    options=_OPTIONS,
    compile=_compile,
    holds=_holds,
)
