"""Checkstyle's XML, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.findings import Finding
from newslint.reporters.places import file_of, in_file
from newslint.reporters.xml_text import element

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ""


def head(style: Style) -> str:  # noqa: ARG001
    return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'


def file(result: FileResult, style: Style) -> str:  # noqa: ARG001
    entries = [_error(in_file(result, finding)) for finding in result.findings]
    if result.error:
        fault = result.error
        unread = element(
            "error", line=fault.line or 1, severity="error", message=fault.message, source="newslint/unread"
        )
        entries.append(f"    <{unread}/>\n")
    return f"  <{element('file', name=file_of(result))}>\n{''.join(entries)}  </file>\n" if entries else ""


def _error(finding: Finding) -> str:
    found = element(
        "error",
        line=finding.line,
        column=finding.column,
        severity=finding.severity,
        message=finding.message,
        source=finding.rule,
    )
    return f"    <{found}/>\n"


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    return "</checkstyle>\n"
