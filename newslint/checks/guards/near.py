"""Guard `near`: one of some phrases stands within a few words, in the same sentence."""

from __future__ import annotations

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
        "words": {
            "type": "integer",
            "minimum": 0,
            "maximum": 200,
            "description": "Most words between. Default: the sentence.",
        },
        "side": {"enum": ["before", "after", "either"], "description": "Default: either."},
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    number = compiler.local_phrases(options["any"], ("any",), exact=options.get("case") == "exact")
    return {"set": number, "words": options.get("words"), "side": options.get("side", "either")}


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:
    sentence = facts.sentence_at(match.span.start)
    if sentence is None:
        return False
    words, side = spec["words"], spec["side"]
    for span in hits.within(spec["set"], facts.prose, Span(sentence.start, sentence.end)):
        if span.overlaps(match.span):
            if side == "either":
                return True
            continue
        before = span.end <= match.span.start
        if side not in ("either", "before" if before else "after"):
            continue
        between = (span.end, match.span.start) if before else (match.span.end, span.start)
        if words is None or len(facts.prose[between[0] : between[1]].split()) <= words:
            return True
    return False


GUARD = Guard(
    name="near",
    summary="One of these phrases stands near the match, in its sentence.",
    options=_OPTIONS,
    compile=_compile,
    holds=_holds,
)
