"""How often each rule speaks, instead of where: the most frequent first; then the measures and the totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.findings import SEVERITIES
from newslint.reporters.objects import shown_number
from newslint.reporters.terminal import inert, paint
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "ranked", "tail"]

SEPARATOR = ""


def head(style: Style) -> str:  # noqa: ARG001
    return ""


def file(result: FileResult, style: Style) -> str:  # noqa: ARG001
    return ""


def ranked(summary: Summary) -> list[tuple[str, str, int]]:
    """(rule, severity, count), the most frequent first, then the gravest, then by name."""
    entries = [(rule, severity, count) for (rule, severity), count in summary.counts.items()]
    return sorted(entries, key=lambda entry: (-entry[2], SEVERITIES[entry[1]], entry[0]))


def tail(summary: Summary, style: Style) -> str:
    entries = ranked(summary)
    digits = max((len(f"{count:,}") for _, _, count in entries), default=0)
    rows = [
        f"{count:>{digits},}  {paint(f'{severity:<7}', severity, style.colour)}  {inert(rule)}\n"
        for rule, severity, count in entries
    ]
    blocks = ["".join(rows), "".join(_measures(summary)), f"{verdict(summary, style)}\n"]
    return "\n".join(block for block in blocks if block)


def _measures(summary: Summary) -> Iterator[str]:
    """A line a measure: its mean over the inputs, and the least and the most."""
    if not summary.metrics:
        return
    means = {name: shown_number(one.mean) for name, one in summary.metrics.items()}
    digits = max(map(len, means.values()))
    for name, one in summary.metrics.items():
        spread = f"  ({shown_number(one.lowest)} to {shown_number(one.highest)})" if one.inputs > 1 else ""
        yield f"{means[name]:>{digits}}  {name}{spread}\n"
