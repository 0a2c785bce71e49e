"""One line a finding, in the shape that editors and grep read: `path:line:column: severity: message [rule]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.findings import Finding
from newslint.reporters.terminal import inert, paint
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ""


def head(style: Style) -> str:  # noqa: ARG001
    return ""


def file(result: FileResult, style: Style) -> str:
    lines = [_line(result.path, finding, finding.severity, style) for finding in result.findings]
    if style.show_suppressed:
        lines += [_line(result.path, entry.finding, "suppressed", style) for entry in result.suppressed]
    return "".join(lines)


def _line(path: str, finding: Finding, state: str, style: Style) -> str:
    where = f"{paint(inert(path), 'bold', style.colour)}:{finding.line}:{finding.column}"
    shown = paint(state, "dim" if state == "suppressed" else state, style.colour)
    return f"{where}: {shown}: {' '.join(inert(finding.message).split())} [{inert(finding.rule)}]\n"


def tail(summary: Summary, style: Style) -> str:
    return f"{verdict(summary, style)}\n"
