"""The counts per rule as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint import __version__
from newslint.reporters.objects import SCHEMA, dump, totals
from newslint.reporters.statistics import SEPARATOR, file, head, ranked

if TYPE_CHECKING:
    from newslint.outcomes import Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    rules = [{"rule": rule, "severity": severity, "findings": count} for rule, severity, count in ranked(summary)]
    measured = {
        name: {"mean": round(one.mean, 3), "lowest": one.lowest, "highest": one.highest, "files": one.inputs}
        for name, one in summary.metrics.items()
    }
    head = {"schema": SCHEMA, "newslint": __version__, "rules": rules, "metrics": measured}
    return dump({**head, "summary": totals(summary)}) + "\n"
