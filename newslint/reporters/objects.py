"""Findings as JSON objects. Names and order of the keys are a contract: programs read them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newslint.errors import Fault
from newslint.findings import Finding

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.postprocess import Suppressed

__all__ = [
    "SCHEMA",
    "dump",
    "error_object",
    "finding_object",
    "place_object",
    "shown_number",
    "suppressed_object",
    "totals",
]

#: Raised when a key changes its meaning or goes away; a new key does not raise it.
SCHEMA = 1

_FINDING = (
    "rule", "severity", "confidence", "message", "start", "end", "line", "column", "end_line", "end_column", "text",
    "scope", "fingerprint",
)  # fmt: skip
_SUGGESTION = ("text", "start", "end")
_RELATED = ("rule", "message", "start", "end", "line", "column")
#: Harmless to a JSON parser, not to a terminal or to a reader that splits lines.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _picked(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def place_object(result: FileResult) -> dict[str, Any]:
    """The path as given; for a row of a JSON Lines file its number and id as well."""
    path = {"path": result.file or result.path}
    return {**path, "row": result.row, "id": result.id} if result.row else dict(path)


def finding_object(finding: Finding) -> dict[str, Any]:
    return {
        **_picked(finding, _FINDING),
        "suggestions": [_picked(entry, _SUGGESTION) for entry in finding.suggestions],
        "related": [_picked(entry, _RELATED) for entry in finding.related],
    }


def suppressed_object(entry: Suppressed) -> dict[str, Any]:
    return {**finding_object(entry.finding), "reason": entry.reason, "by": entry.by}


def error_object(fault: Fault) -> dict[str, Any]:
    """`line` and `column` are null where the fault is the whole file's."""
    return {"message": fault.message, "line": fault.line or None, "column": fault.column or None}


def shown_number(value: float) -> str:
    """A measure for people: whole from a hundred on, two places below ten."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def totals(summary: Summary) -> dict[str, Any]:
    return {"files": summary.files, "findings": summary.findings, "by_severity": summary.by_severity}


def dump(value: object) -> str:
    """One line of JSON in readable Unicode, with what could act on a terminal or split a line escaped."""
    return _UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
