"""Kind `claim`: words that make a claim of a kind, as the analysis found them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from newslint.analysis.claims import ClaimKind
from newslint.analysis.facts import Facts
from newslint.checks.base import Kind, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": list(get_args(ClaimKind))},
            "minItems": 1,
            "uniqueItems": True,
            "description": "Kinds of claim.",
        },
        "report": {"enum": ["match", "sentence"], "description": "What the finding spans. Default: match."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    last = -1
    for claim in facts.claims:
        if claim.kind not in spec["any"] or claim.span.start < last:
            continue
        span = claim.span
        sentence = facts.sentence_at(span.start) if spec.get("report") == "sentence" else None
        if sentence is not None:
            span = Span(sentence.start, max(sentence.end, span.end))
        last = span.end
        yield Match(span, fields={"kind": claim.kind})


KIND = Kind(
    name="claim",
    summary="Claims by kind: a statistic, a casualty figure, an accusation, a cause, a motive.",
    options=_OPTIONS,
    find=_find,
    fields=("kind",),
)
