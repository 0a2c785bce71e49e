"""One JSON object a line: a finding with its path, or an input's path with its measures or its error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reporters.objects import dump, error_object, finding_object, place_object, suppressed_object

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ""


def head(style: Style) -> str:  # noqa: ARG001
    return ""


def file(result: FileResult, style: Style) -> str:
    lines = [finding_object(finding) for finding in result.findings]
    if style.show_suppressed:
        lines += [suppressed_object(entry) for entry in result.suppressed]
    if result.metrics is not None:
        lines.append({"metrics": result.metrics})
    if result.error:
        lines.append({"error": error_object(result.error)})
    return "".join(dump({**place_object(result), **line}) + "\n" for line in lines)


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    return ""
