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
        "opening": {
            **PHRASES,
            "description": "Phrases that count only where a clause or an aside begins: at the start of the sentence, after "
            "a comma, a dash or a bracket.",
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
    at = options.get("at", "anywhere")
    sets: list[list[Any]] = []
    for key, place in (("any", at), ("opening", "opening")):
        if key in options:
            sets.append([compiler.phrases(options[key], (key,), exact=exact), [], place])
    for phrase, swaps in options.get("swap", {}).items():
        better = [swaps] if isinstance(swaps, str) else swaps
        sets.append([compiler.phrases([phrase], ("swap", phrase), exact=exact), better, at])
    if not sets:
        compiler.fault((), "`terms` has no phrases", "Give `any:` or `swap:`.")
    return {"sets": sets}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    last = -1
    for span, better, at in _spans(spec, hits):
        if span.start < last or not _well_placed(span, at, facts):
            continue
        last = span.end
        yield Match(span, suggestions=tuple(_cased(word, facts.prose[span.start]) for word in better))


def _needs(spec: dict[str, Any]) -> frozenset[int]:
    return frozenset(number for number, _, _ in spec["sets"])


def _spans(spec: dict[str, Any], hits: Hits) -> list[tuple[Span, list[str], str]]:
    found = [(span, better, at) for number, better, at in spec["sets"] for span in hits.spans(number)]
    return sorted(found, key=lambda hit: (hit[0].start, -hit[0].end)) if len(spec["sets"]) > 1 else found


def _well_placed(span: Span, at: str, facts: Facts) -> bool:
    sentence = facts.sentence_at(span.start)
    if sentence is None or span.end > sentence.end:
        return False
    if at == "sentence-start":
        return not any(char.isalnum() for char in facts.prose[sentence.start : span.start])
    if at == "sentence-end":
        return not any(char.isalnum() for char in facts.prose[span.end : sentence.end])
    if at == "opening":
        before = facts.prose[sentence.start : span.start].rstrip()
        return not before or before[-1] in _OPENERS
    return True


#: What an aside or a clause can begin after.
_OPENERS = ",;:—–("


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
