"""Workflow commands of GitHub Actions: each finding is a line of the log, and an annotation beside the line it is about.

GitHub makes annotations of the first ten errors, warnings and notices of a step; the others are in the log only, so
each line says its place itself, and the last line says that there is more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslint.errors import Fault
from newslint.findings import Finding, Severity
from newslint.reporters.places import file_of, from_root, in_file
from newslint.reporters.terminal import inert
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.postprocess import Suppressed
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ""
#: Annotations of one level that GitHub makes of a step.
SHOWN = 10
_LONGEST_TITLE = 255
_LONGEST_MESSAGE = 16_000
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def head(style: Style) -> str:  # noqa: ARG001
    return ""


def file(result: FileResult, style: Style) -> str:
    path = from_root(file_of(result), style.root)
    lines = [_annotation(path, finding, result) for finding in result.findings]
    if result.error:
        lines.append(_unread(path, result.error))
    if style.show_suppressed:
        lines += [_suppressed(path, entry) for entry in result.suppressed]
    return "".join(line + "\n" for line in lines)


def _annotation(path: str, finding: Finding, result: FileResult) -> str:
    place = in_file(result, finding)
    where: dict[str, object] = {"title": finding.rule, "file": path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # else GitHub refuses columns
        where |= {"col": place.column, "endColumn": place.end_column}
    told = f"{path if not result.row else result.path}:{finding.line}:{finding.column}: {finding.message}"
    return _command(_COMMANDS[finding.severity], where, told)


def _unread(path: str, fault: Fault) -> str:
    place = {"line": fault.line, "col": fault.column} if fault.line else {}
    return _command("error", {"title": "newslint could not read this", "file": path, **place}, str(fault))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value)[:_LONGEST_TITLE])}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message[:_LONGEST_MESSAGE])}"


def _data(value: str) -> str:
    """What follows the second `::`; line breaks stay, every other control character becomes visible."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(inert(line).replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _suppressed(path: str, entry: Suppressed) -> str:
    finding = entry.finding
    return f"suppressed: {inert(f'{path}:{finding.line}:{finding.column}: {finding.message} [{finding.rule}]')}"


def tail(summary: Summary, style: Style) -> str:
    more = any(count > SHOWN for count in summary.by_severity.values())
    note = f"GitHub shows {SHOWN} of each severity beside the lines; all are in this log.\n" if more else ""
    return f"{verdict(summary, style)}\n{note}"
