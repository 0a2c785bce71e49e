"""Kind `metadata`: what an article should say of itself and does not. Guard `labelled`: what it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.measures import words
from newslint.checks.base import Guard, Kind, Match
from newslint.matching.index import Hits
from newslint.text import Document

__all__ = ["KIND", "LABELLED"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "missing": {
            "type": "array",
            "items": {"enum": ["byline", "date"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "byline: nobody is named as author, in metadata or in a credit line. date: no day of "
            "publication, in metadata, dateline or byline.",
        },
        "min-words": {"type": "integer", "minimum": 0, "description": "Leave shorter texts alone. Default: 25."},
    },
    "required": ["missing"],
    "additionalProperties": False,
}
#: A credit to a wire in the dateline is a byline: `(Reuters) —`.
_AGENCY = re.compile(r"\([A-Z][\w .&/'\u2019-]{1,30}\)")
#: Somebody named as having worked on the story, whom a reader can ask: `Edited by Sam Roe`, `Additional reporting by …`.
_WORKED = re.compile(
    r"\b(?i:reporting|writing|edit(?:ed|ing)|compiled|research) (?i:by|from):? (?!Guest|Admin|Staff|Web)[^\W\d_a-z][\w.'\u2019-]* [^\W\d_a-z]"
)
_STORY = frozenset({"paragraph", "list-item", "blockquote"})


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    document = facts.document
    missing = {"byline": _no_byline, "date": _no_date}
    if (
        _is_whole(document)
        and any(missing[name](facts) for name in spec["missing"])
        and _is_long(facts, spec.get("min-words", 25))
    ):
        yield Match(document.blocks[0].span, document=True)


def _is_whole(document: Document) -> bool:
    """Whether this is an article with its head, not a body that somebody cut out of one."""
    has_head = document.metadata.title or any(block.kind == "headline" for block in document.blocks)
    return bool(has_head) and not document.partial and any(block.kind == "paragraph" for block in document.blocks)


def _is_long(facts: Facts, least: int) -> bool:
    """Whether the story has so many words; no more are counted than tell."""
    found = accumulate(words(facts, block.span) for block in facts.document.blocks if block.kind in _STORY)
    return not least or any(count >= least for count in found)


def _no_byline(facts: Facts) -> bool:
    document = facts.document
    if document.metadata.authors:
        return False
    credited = (facts.prose[block.start : block.end] for block in document.blocks if block.kind == "byline")
    if any(_credits_desk(text) or _WORKED.search(text) for text in credited):
        return False
    datelines = (facts.prose[block.start : block.end] for block in document.blocks if block.kind == "dateline")
    return not any(_AGENCY.search(text) for text in datelines)


def _credits_desk(text: str) -> bool:
    """Whether a byline without a name still says who stands for the story: `By the Courier staff`, but not `By Admin`."""
    return bool(
        re.search(
            r"\b(?:staff|newsroom|editorial board|agencies|wires?|correspondents?|reporters?)\b", text, re.IGNORECASE
        )
    )


def _no_date(facts: Facts) -> bool:
    return not facts.issue.stated and not any(block.kind == "dateline" for block in facts.document.blocks)


KIND = Kind(
    name="metadata",
    summary="What an article with a headline does not say of itself: who wrote it, and when.",
    options=_OPTIONS,
    find=_find,
    main="missing",
    where="anywhere",
    document=True,
)


def _labelled(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return "opinion" in spec["any"] and facts.document.metadata.opinion


LABELLED = Guard(
    name="labelled",
    summary="The article says of itself, in its metadata, its address or a label, that it is opinion.",
    options={
        "type": "object",
        "properties": {
            "any": {
                "type": "array",
                "items": {"enum": ["opinion"]},
                "minItems": 1,
                "description": "What the article says it is.",
            }
        },
        "required": ["any"],
        "additionalProperties": False,
    },
    holds=_labelled,
)
