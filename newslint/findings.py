"""What newslint reports: frozen values, in source coordinates, with a total order."""

from __future__ import annotations

from typing import Final, Literal

from newslint.records import NamedTuple

__all__ = [
    "CONFIDENCES",
    "SEVERITIES",
    "Confidence",
    "Finding",
    "Profile",
    "Related",
    "Scope",
    "Severity",
    "Suggestion",
]

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
Scope = Literal["span", "document"]
Profile = Literal["gate", "desk", "audit"]

#: Rank of each severity and confidence, the gravest first.
SEVERITIES: Final[dict[str, int]] = {"error": 0, "warning": 1, "info": 2}
CONFIDENCES: Final[dict[str, int]] = {"high": 0, "medium": 1, "low": 2}


class Suggestion(NamedTuple):
    """Text that may replace `source[start:end]`."""

    text: str
    start: int
    end: int


class Related(NamedTuple):
    """A place that has to do with a finding: the other date, or a finding that this one stands for."""

    rule: str
    message: str
    start: int
    end: int
    line: int
    column: int


class Finding(NamedTuple):
    """One fault, one span, one reason, one thing to do.

    `start` and `end` are half-open offsets into the source in code points (a byte order mark not counted);
    `text == source[start:end]`. `line` and `column` are 1-based, in code points, the end exclusive.
    `fingerprint` is 16 hex digits that survive moved lines: rule, prose of the sentence, ordinal among equals.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    scope: Scope
    fingerprint: str
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Sort key: place, then gravity, then rule, then wording. No two findings of one document tie on all."""
        return (self.start, self.end, SEVERITIES[self.severity], self.rule, self.message)
