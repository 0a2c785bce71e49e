"""One JSON document for the whole run, a line an input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint import __version__
from newslint.reporters.objects import (
    SCHEMA,
    dump,
    error_object,
    finding_object,
    place_object,
    suppressed_object,
    totals,
)

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ",\n"


def head(style: Style) -> str:  # noqa: ARG001
    return f'{{"schema": {SCHEMA}, "newslint": {dump(__version__)}, "files": [\n'


def file(result: FileResult, style: Style) -> str:
    shown = {
        **place_object(result),
        "findings": [finding_object(finding) for finding in result.findings],
        "error": error_object(result.error) if result.error else None,
    }
    if result.metrics is not None:
        shown["metrics"] = result.metrics
    if style.show_suppressed:
        shown["suppressed"] = [suppressed_object(entry) for entry in result.suppressed]
    return dump(shown)


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    return f'\n], "summary": {dump(totals(summary))}}}\n'
