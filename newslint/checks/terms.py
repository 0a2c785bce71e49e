"""Kind `terms`: phrases, with replacements where there is a better word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Kind, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND", "PHRASES"]

#: The schema of a phrase; the format tells phrases from other text.
_PHRASE = {"type": "string", "minLength": 1, "format": "phrase"}
#: The schema of a list of phrases, which several kinds and guards take.
PHRASES = {
    "type": "array",
    "items": _PHRASE,
    "minItems": 1,
    "description": "Phrases in phrase notation: (a|b), [optional], ~inflected, *, *{0,3}, <word-list>.",
}

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": PHRASES,
        "swap": {
            "type": "object",
            "propertyNames": _PHRASE,
            "additionalProperties": {
                "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]
            },
            "minProperties": 1,
            "description": "Phrases and what to write instead: a word, or several to choose from.",
        },
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
        "at": {
            "enum": ["anywhere", "sentence-start", "sentence-end"],
            "description": "Where in its sentence the phrase must stand. Default: anywhere.",
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    exact = options.get("case") == "exact"
    sets: list[list[Any]] = []
    if "any" in options:
        sets.append([compiler.phrases(options["any"], ("any",), exact=exact), []])
    for phrase, swaps in options.get("swap", {}).items():
        better = [swaps] if isinstance(swaps, str) else swaps
        sets.append([compiler.phrases([phrase], ("swap", phrase), exact=exact), better])
    if not sets:
        compiler.fault((), "`terms` has no phrases", "Give `any:` or `swap:`.")
    return {"sets": sets, "at": options.get("at", "anywhere")}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    last = -1
    for span, better in _spans(spec, hits):
        if span.start < last or not _well_placed(span, spec["at"], facts):
            continue
        last = span.end
        yield Match(span, suggestions=tuple(_cased(word, facts.prose[span.start]) for word in better))


def _needs(spec: dict[str, Any]) -> frozenset[int]:
    return frozenset(number for number, _ in spec["sets"])


def _spans(spec: dict[str, Any], hits: Hits) -> list[tuple[Span, list[str]]]:
    found = [(span, better) for number, better in spec["sets"] for span in hits.spans(number)]
    return sorted(found, key=lambda hit: (hit[0].start, -hit[0].end)) if len(spec["sets"]) > 1 else found


def _well_placed(span: Span, at: str, facts: Facts) -> bool:
    sentence = facts.sentence_at(span.start)
    if sentence is None or span.end > sentence.end:
        return False
    if at == "sentence-start":
        return not any(char.isalnum() for char in facts.prose[sentence.start : span.start])
    if at == "sentence-end":
        return not any(char.isalnum() for char in facts.prose[span.end : sentence.end])
    return True


def _cased(word: str, first: str) -> str:
    return word[:1].upper() + word[1:] if first.isupper() else word


KIND = Kind(
    name="terms",
    summary="Phrases, in phrase notation; `swap:` gives better words.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    needs=_needs,
)
