"""Kind `metric`: a measure of the document, a paragraph or a sentence, above or below a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.measures import MEASURES, document_span, measure, words
from newslint.checks.base import Compiler, Kind, Match, short_number
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "measure": {"enum": sorted(MEASURES), "description": "What is measured."},
        "of": {
            "enum": ["document", "paragraph", "sentence"],
            "description": "What it is measured of. Default: document.",
        },
        "above": {"type": "number", "description": "Report values above this."},
        "below": {"type": "number", "description": "Report values below this."},
        "min-words": {"type": "integer", "minimum": 0, "description": "Leave alone what is shorter. Default: 0."},
    },
    "required": ["measure"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    if "above" not in options and "below" not in options:
        compiler.fault((), "`metric` has no limit", "Give `above:` or `below:`, or both.")
    needs = MEASURES[options["measure"]].missing() if options.get("measure") in MEASURES else ""
    if needs:
        compiler.fault(("measure",), f"“{options['measure']}” needs {needs}", "Use ari, coleman-liau, lix or rix.")
    return options


def _spans(of: str, facts: Facts) -> Iterator[Span]:
    if of == "document":
        if facts.document.blocks:
            yield document_span(facts)
    elif of == "paragraph":
        yield from (
            block.span
            for block in facts.document.prose_blocks
            if block.kind in ("paragraph", "list-item", "blockquote")
        )
    else:
        yield from (Span(sentence.start, sentence.end) for sentence in facts.sentences)


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    of = spec.get("of", "document")
    above, below, least = spec.get("above"), spec.get("below"), spec.get("min-words", 0)
    for span in _spans(of, facts):
        if least and words(facts, span) < least:
            continue
        value = measure(spec["measure"], facts, span)
        if value is None:
            continue
        if (above is not None and value > above) or (below is not None and value < below):
            yield Match(
                span,
                fields={"value": short_number(value), "limit": _limit(value, above, below)},
                document=of == "document",
            )


def _limit(value: float, above: float | None, below: float | None) -> str:
    return short_number(above if above is not None and value > above else below or 0)


KIND = Kind(
    name="metric",
    summary="A measure of the text above or below a limit.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    main="measure",
    fields=("value", "limit"),
    where="anywhere",
    document=True,
)
