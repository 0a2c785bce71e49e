"""Kind `attribution`: who is made to answer for words, by the grade of the source and the manner of the cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from newslint.analysis.attribution import Attribution, Voice
from newslint.analysis.facts import Facts
from newslint.analysis.lexicon import Act, CueClass
from newslint.checks.base import Kind, Match
from newslint.checks.guards.attributed import GRADES
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]


def _choice(values: tuple[str, ...], description: str) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {"enum": list(values)},
        "minItems": 1,
        "uniqueItems": True,
        "description": description,
    }


_OPTIONS = {
    "type": "object",
    "properties": {
        "grade": _choice(GRADES, "Grades of source."),
        "class": _choice(get_args(CueClass), "Classes of cue: what the verb does to the words."),
        "act": _choice(get_args(Act), "What the cue tells of: speech, thought and so on."),
        "voice": _choice(get_args(Voice), "Active or passive."),
        "report": {
            "enum": ["cue", "source", "both"],
            "description": "What the finding spans: the cue, the source, or from the first of them to the last. Default: both.",
        },
    },
    "minProperties": 1,
    "additionalProperties": False,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    seen: set[Span] = set()
    for one in facts.attributions:
        if not _fits(one, spec):
            continue
        span = _span(one, spec.get("report", "both"))
        if span is not None and span not in seen:
            seen.add(span)
            yield Match(span, fields={"source": _text(one.source, facts), "cue": _text(one.cue, facts)})


def _fits(one: Attribution, spec: dict[str, Any]) -> bool:
    held = {"grade": one.grade, "class": one.cue_class, "act": one.act, "voice": one.voice}
    return all(value in spec[key] for key, value in held.items() if key in spec)


def _span(one: Attribution, report: str) -> Span | None:
    if report == "cue":
        return one.cue
    if report == "source":
        return one.source
    parts = [part for part in (one.source, one.cue) if part is not None]
    return Span(min(part.start for part in parts), max(part.end for part in parts)) if parts else None


def _text(span: Span | None, facts: Facts) -> str:
    return facts.prose[span.start : span.end] if span else ""


KIND = Kind(
    name="attribution",
    summary="Attributions by the grade of their source and the class of their cue.",
    options=_OPTIONS,
    find=_find,
    main="grade",
    fields=("source", "cue"),
)
