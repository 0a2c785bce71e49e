"""The counts per rule, and the measures, as a page of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reporters.html import closing, preamble
from newslint.reporters.html.tables import table
from newslint.reporters.objects import shown_number
from newslint.reporters.statistics import SEPARATOR, file, ranked
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.outcomes import Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]


def head(style: Style) -> str:  # noqa: ARG001
    return preamble("newslint statistics", filters=False)


def tail(summary: Summary, style: Style) -> str:
    rows = ((rule, severity, f"{count:,}") for rule, severity, count in ranked(summary))
    counts = table("Findings per rule", ("Rule", "Severity", "Findings"), rows)
    spreads = (
        (name, *(shown_number(value) for value in (one.mean, one.lowest, one.highest)))
        for name, one in summary.metrics.items()
    )
    measures = (
        table("Measures over all files", ("Measure", "Mean", "Least", "Most"), spreads) if summary.metrics else ""
    )
    return counts + measures + closing(verdict(summary, style._replace(colour=False)))
