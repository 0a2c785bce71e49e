"""Guards `negated` and `conditional`: the match stands under a “not” or an “if” of its clause."""

from __future__ import annotations

import re
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits

__all__ = ["CONDITIONAL", "NEGATED"]

_OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "words": {
            "type": "integer",
            "minimum": 1,
            "maximum": 40,
            "description": "How many words before the match are looked at.",
        }
    },
    "additionalProperties": False,
}
_INSIDE = {
    "type": "boolean",
    "description": "Whether a negation in the match counts; false where the phrases hold one: will not go away. Default: true.",
}
#: Characters looked at before a match: more than a clause has, and a bound where a text has no full stops.
_REACH = 600
#: Where a clause begins, seen from its end.
_BREAK = re.compile(r"[;:()\u2014]|,\s|\s[-\u2013]\s|\b(?:but|although|though|however|whereas)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not(?! (?:only|just|merely|simply|least)\b)|never|no(?! (?:doubt|less|wonder|shortage|end|question)\b)|none|nobody"
    r"|nothing(?! (?:but|less|more|short)\b)|neither|nor|without(?! (?:a )?doubt\b)|hardly|scarcely|barely|cannot|rather than|instead of)\b|n['\u2019]t\b"
    r"|\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|lack(?:s|ed|ing)?|fail(?:s|ed|ing)? to|stop(?:s|ped|ping)? short of)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|provided|providing|supposing|should (?:the|a|an|he|she|it|they|we|you)|in case|were (?:he|she|it|they) to|assuming)\b",
    re.IGNORECASE,
)


def _clause_before(match: Match, facts: Facts, most_words: int) -> str:
    sentence = facts.sentence_at(match.span.start)
    start = max(sentence.start, match.span.start - _REACH) if sentence else match.span.start
    text = facts.prose[start : match.span.start]
    cut = 0
    for found in _BREAK.finditer(text):
        cut = found.end()
    return " ".join(text[cut:].split()[-most_words:])


def _negated(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    if _NEGATION.search(_clause_before(match, facts, spec.get("words", 5))):
        return True
    return bool(spec.get("inside", True) and _NEGATION.search(facts.prose, match.span.start, match.span.end))


def _conditional(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return bool(_CONDITION.search(_clause_before(match, facts, spec.get("words", 12))))


NEGATED = Guard(
    name="negated",
    summary="A negation stands before the match in its clause, or in it.",
    options={**_OPTIONS, "properties": {**_OPTIONS["properties"], "inside": _INSIDE}},
    holds=_negated,
    main="words",
)
CONDITIONAL = Guard(
    name="conditional",
    summary="The match stands under an “if”, “unless” or “whether” of its clause.",
    options=_OPTIONS,
    holds=_conditional,
    main="words",
)
