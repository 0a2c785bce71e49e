"""Guards on the kind of text: `report-of-figures`, `first-person`."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.genre import in_first_person, is_report_of_figures
from newslint.checks.base import NO_OPTIONS, Guard, Match
from newslint.matching.index import Hits

__all__ = ["FIRST_PERSON", "REPORT_OF_FIGURES"]


def _report_of_figures(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return is_report_of_figures(facts)


def _first_person(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    return facts.personal if spec.get("of") == "article" else in_first_person(match.span, facts)


REPORT_OF_FIGURES = Guard(
    name="report-of-figures",
    summary="The article is a report of figures, such as results, prices or a release: one word in twenty is a figure.",
    options=NO_OPTIONS,
    holds=_report_of_figures,
    main="",
)
FIRST_PERSON = Guard(
    name="first-person",
    summary="The paragraph is told in the first person outside quotations, as columns, letters and reviews are.",
    options={
        "type": "object",
        "properties": {
            "of": {
                "enum": ["paragraph", "article"],
                "description": "article: half of its paragraphs, three at least, is told so. Default: paragraph.",
            }
        },
        "additionalProperties": False,
    },
    holds=_first_person,
    main="of",
)
