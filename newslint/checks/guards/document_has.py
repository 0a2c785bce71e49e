"""Guard `document-has`: the article holds some phrases, anywhere outside the match."""

from __future__ import annotations

import re
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Guard, Match
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": PHRASES,
        "at-least": {"type": "integer", "minimum": 1, "description": "How often they must occur in all. Default: 1."},
        "same-name": {
            "type": "boolean",
            "description": "true: the phrase counts only where it holds a name that the match holds, too.",
        },
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    number = compiler.phrases(options["any"], ("any",), exact=options.get("case") == "exact")
    return {"set": number, "at-least": options.get("at-least", 1), "same-name": options.get("same-name", False)}


#: Words that a name is known by; what opens a sentence may only look like one.
_NAME = re.compile(r"\b[A-Z][\w'\u2019-]*")
_NO_NAMES = frozenset({"The", "According", "A", "An", "In", "State", "News", "Agency", "Times", "Daily", "TV"})


def _names(span: Span, facts: Facts) -> set[str]:
    return set(_NAME.findall(facts.prose, span.start, span.end)) - _NO_NAMES


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:
    spans = [span for span in hits.spans(spec["set"]) if not span.overlaps(match.span)]
    if spec["same-name"] and spans:
        named = _names(match.span, facts)
        spans = [span for span in spans if named & _names(span, facts)]
    return len(spans) >= spec["at-least"]  # type: ignore[no-any-return]


GUARD = Guard(
    name="document-has",
    summary="The article holds these phrases.",
    options=_OPTIONS,
    compile=_compile,
    holds=_holds,
)
