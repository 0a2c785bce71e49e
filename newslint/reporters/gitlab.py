"""GitLab's Code Quality report: one JSON array. What is suppressed is left out; the report has no word for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from newslint.findings import Severity
from newslint.hashing import blake2b
from newslint.reporters.objects import dump
from newslint.reporters.places import file_of, from_root, in_file

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ",\n"
_SEVERITY: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}


def head(style: Style) -> str:  # noqa: ARG001
    return "[\n"


def file(result: FileResult, style: Style) -> str:
    path = from_root(file_of(result), style.root)
    seen: Counter[str] = Counter()
    issues = []
    for finding in result.findings:
        seen[finding.fingerprint] += 1
        mark = f"{finding.fingerprint}\0{seen[finding.fingerprint]}\0{result.row}"
        severity = _SEVERITY[finding.severity]
        place = in_file(result, finding)
        issues.append(_issue(path, finding.rule, finding.message, severity, mark, place.line, place.end_line))
    if result.error:
        line = result.error.line or 1
        issues.append(_issue(path, "newslint/unread", result.error.message, "blocker", "unread", line, line))
    return SEPARATOR.join(dump(issue) for issue in issues)


def _issue(path: str, rule: str, message: str, severity: str, mark: str, begin: int, end: int) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": rule,
        "fingerprint": _fingerprint(path, mark),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }


def _fingerprint(path: str, mark: str) -> str:
    """32 hex digits, one for each issue of a report: the same sentence may stand in two files."""
    return blake2b(f"{path}\0{mark}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    return "\n]\n"
