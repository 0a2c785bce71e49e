"""The counts per rule as a page with one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reporters.html import closing, preamble
from newslint.reporters.html.tables import table
from newslint.reporters.statistics import SEPARATOR, file, ranked
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.reporters import Style
    from newslint.runner import Summary

__all__ = ["SEPARATOR", "file", "head", "tail"]


def head(style: Style) -> str:  # noqa: ARG001
    return preamble("newslint statistics", filters=False)


def tail(summary: Summary, style: Style) -> str:
    rows = ((rule, severity, f"{count:,}") for rule, severity, count in ranked(summary))
    counts = table("Findings per rule", ("Rule", "Severity", "Findings"), rows)
    return counts + closing(verdict(summary, style._replace(colour=False)))
