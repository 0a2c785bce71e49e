"""Kind `score`: weighted phrases summed over a sentence or a paragraph against a threshold."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Kind, Match, short_number
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND", "phrases_in"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "of": {
            "enum": ["sentence", "paragraph"],
            "description": "What the weights are summed over. Default: sentence.",
        },
        "at-least": {"type": "number", "exclusiveMinimum": 0, "description": "Report sums from this on."},
        "min-words": {"type": "integer", "minimum": 0, "description": "Leave alone what is shorter. Default: 0."},
        "groups": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "weight": {
                        "type": "number",
                        "description": "What one of these phrases adds; below zero it takes away.",
                    },
                    "most": {
                        "type": "number",
                        "exclusiveMinimum": 0,
                        "description": "The most that this group may add or take away.",
                    },
                    "any": PHRASES,
                },
                "required": ["weight", "any"],
                "additionalProperties": False,
            },
            "minItems": 1,
            "description": "Phrases with a weight each. Of phrases that begin at one place the longest counts, of equals that of the first group.",
        },
        "except": {
            **PHRASES,
            "description": "Phrases in which no word counts: reckless driving, Red Devils.",
        },
    },
    "required": ["groups", "at-least"],
    "additionalProperties": False,
}


#: Blocks whose words are somebody else's, or no prose.
_LEFT_OUT = frozenset({"byline", "dateline", "code", "blockquote"})


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    groups = []
    for index, group in enumerate(options["groups"]):
        if not group["weight"]:
            compiler.fault(("groups", index, "weight"), "a weight of 0 changes nothing", "Take the group out.")
        groups.append([compiler.phrases(group["any"], ("groups", index, "any")), group["weight"], group.get("most")])
    if all(group["weight"] <= 0 for group in options["groups"]):
        compiler.fault(("groups",), "no group adds to the score", "Give one a weight above 0.")
    return {
        "groups": groups,
        "except": compiler.phrases(options["except"], ("except",)) if "except" in options else None,
        "of": options.get("of", "sentence"),
        "at-least": options["at-least"],
        "min-words": options.get("min-words", 0),
    }


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    def unit_of(hit: tuple[Span, int]) -> Span | None:
        start = hit[0].start
        return facts.sentence_at(start) if spec["of"] == "sentence" else facts.block_at(start).span

    for unit, found in groupby(phrases_in(spec, facts, hits), unit_of):
        if unit is None:
            continue
        inside = list(found)
        score = _sum(inside, spec["groups"])
        if score < spec["at-least"] or len(facts.prose[unit.start : unit.end].split()) < spec["min-words"]:
            continue
        yield Match(
            unit,
            fields={
                "score": short_number(score),
                "limit": short_number(spec["at-least"]),
                "words": _reasons(inside, spec["groups"], facts),
            },
        )


def _needs(spec: dict[str, Any]) -> frozenset[int]:
    return frozenset(number for number, _, _ in spec["groups"])


def phrases_in(spec: dict[str, Any], facts: Facts, hits: Hits) -> list[tuple[Span, int]]:
    """The phrases outside quotations with the number of their group, in order, none overlapping another."""
    every = [(span, number) for number, group in enumerate(spec["groups"]) for span in hits.spans(group[0])]
    excepted = hits.spans(spec["except"]) if spec["except"] is not None and every else []
    kept: list[tuple[Span, int]] = []
    for span, number in sorted(every, key=lambda hit: (hit[0].start, -hit[0].end, hit[1])):
        if kept and span.start < kept[-1][0].end:
            continue
        if _in_narration(span, facts) and not _touches(span, excepted):
            kept.append((span, number))
    return kept


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which stand in order and overlap none of each other, overlaps the span."""
    at = bisect_left(others, span.start, key=lambda other: other.end - 1)
    return at < len(others) and others[at].start < span.end


def _in_narration(span: Span, facts: Facts) -> bool:
    """Whether the article itself says a phrase."""
    return facts.block_at(span.start).kind not in _LEFT_OUT and not facts.in_quotation(span.start)


def _sum(inside: list[tuple[Span, int]], groups: list[list[Any]]) -> float:
    total = 0.0
    for number, count in sorted(Counter(number for _, number in inside).items()):
        _, weight, most = groups[number]
        part = weight * count
        total += part if most is None else max(-most, min(most, part))
    return total


def _reasons(inside: list[tuple[Span, int]], groups: list[list[Any]], facts: Facts) -> str:
    """What made the score, the heaviest first: bizarre +2, claims +1, according to -1."""
    words: dict[str, tuple[str, float]] = {}
    for span, number in inside:
        word = " ".join(facts.prose[span.start : span.end].split())
        first, weight = words.get(word.casefold(), (word, 0.0))
        words[word.casefold()] = (first, weight + groups[number][1])
    order = sorted(words.values(), key=lambda item: -item[1])
    return ", ".join(f"{word} {'+' if weight > 0 else '-'}{short_number(abs(weight))}" for word, weight in order)


KIND = Kind(
    name="score",
    summary="Weighted phrases summed over a sentence or a paragraph against a threshold.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    needs=_needs,
    main="groups",
    fields=("score", "limit", "words"),
    where="anywhere",
)
