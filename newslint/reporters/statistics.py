"""How often each rule speaks, instead of where: the most frequent first, then the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.findings import SEVERITIES
from newslint.reporters.terminal import inert, paint
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.reporters import Style
    from newslint.runner import FileResult, Summary

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
    return "".join(rows) + ("\n" if rows else "") + f"{verdict(summary, style)}\n"
