"""Kind `findings`: what several other rules found close together. Runs after them, on what they report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Kind, Match
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "of": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
            "uniqueItems": True,
            "description": "The rules whose findings count, by name, those of another pack as pack/name. A rule counts "
            "whether it is on or off, unless it is ignored.",
        },
        "at-least": {"type": "integer", "minimum": 1, "description": "Fewest findings. Default: 2."},
        "within": {
            "enum": ["sentence", "paragraph", "document"],
            "description": "Where they must stand together. Default: paragraph.",
        },
        "different": {
            "type": "boolean",
            "description": "Whether several findings of one rule count as one. Default: false.",
        },
    },
    "required": ["of"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    return {
        "of": [compiler.rule(name, ("of", index)) for index, name in enumerate(options["of"])],
        "at-least": options.get("at-least", 2),
        "within": options.get("within", "paragraph"),
        "different": options.get("different", False),
    }


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    units: dict[int, list[tuple[Span, str]]] = {}
    for rule in spec["of"]:
        for span in hits.findings.get(rule, ()):
            unit = _unit(spec["within"], span, facts)
            if unit is not None:
                units.setdefault(unit, []).append((span, rule))
    for _, found in sorted(units.items()):
        rules = list(dict.fromkeys(rule for _, rule in sorted(found)))
        count = len(rules) if spec["different"] else len(found)
        if count >= spec["at-least"]:
            yield Match(
                Span(min(span.start for span, _ in found), max(span.end for span, _ in found)),
                fields={"count": str(count), "rules": ", ".join(rules)},
                related=tuple((span, f"found by {rule}") for span, rule in sorted(found)),
                document=spec["within"] == "document",
            )


def _unit(within: str, span: Span, facts: Facts) -> int | None:
    """The sentence or paragraph a finding begins in, by where that begins."""
    if within == "document":
        return 0
    if within == "paragraph":
        return facts.block_at(span.start).start
    sentence = facts.sentence_at(span.start)
    return None if sentence is None else sentence.start


KIND = Kind(
    name="findings",
    summary="Several findings of other rules in one sentence, paragraph or article.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    main="of",
    fields=("count", "rules"),
    where="anywhere",
)
