"""SARIF 2.1.0 (OASIS): one run with its rules, its results and what could not be read.

Results come first in the file, for they stream; the tool with the rules that spoke follows. Suppressed results are
in it with --show-suppressed only: not every reader knows to leave them out.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from newslint import __version__
from newslint.errors import Fault
from newslint.findings import Confidence, Finding, Severity, Suggestion
from newslint.packs.documentation import RuleDoc, load_docs
from newslint.packs.measured import measured
from newslint.reporters.objects import dump
from newslint.reporters.places import file_of, from_root, uri
from newslint.reporters.rule_page import rule_page
from newslint.text import LineIndex

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.postprocess import Suppressed
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ",\n"
SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVEL: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEM: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "recommendation"}
_OWN: Final[dict[str, tuple[str, Severity]]] = {
    "newslint/rule-crashed": ("A rule could not run on this document; the others did.", "error"),
    "newslint/unused-suppression": ("A comment silences nothing and can go.", "info"),
}
#: A link in the notation of SARIF's messages: what an article says must not become one.
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def head(style: Style) -> str:  # noqa: ARG001
    opening = {
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top folder of what was checked."}}},
    }
    run = dump(opening).removesuffix("}")
    return f'{{"$schema": {dump(SCHEMA_URI)}, "version": "2.1.0", "runs": [{run}, "results": [\n'


def file(result: FileResult, style: Style) -> str:
    place = _File(result, style)
    entries = [place.result(finding) for finding in result.findings]
    if style.show_suppressed:  # where one result says it, all must
        entries = [{**entry, "suppressions": []} for entry in entries]
        entries += [_suppressed(place, entry) for entry in result.suppressed]
    return SEPARATOR.join(dump(entry) for entry in entries)


class _File:
    """One input as results name it."""

    def __init__(self, result: FileResult, style: Style) -> None:
        self._result = result
        self.artifact = _artifact(file_of(result), style)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._result.source)

    def result(self, finding: Finding) -> dict[str, Any]:
        optional = {
            "relatedLocations": [
                {"id": number, **self._location(related.start, related.end), "message": _message(related.message)}
                for number, related in enumerate(finding.related, 1)
            ],
            "fixes": [self._fix(suggestion) for suggestion in finding.suggestions if not self._result.row],
        }
        return {
            "ruleId": finding.rule,
            "level": _LEVEL[finding.severity],
            "message": _message(finding.message),
            "locations": [self._location(finding.start, finding.end)],
            **{key: value for key, value in optional.items() if value},
            "partialFingerprints": {"newslint/v1": finding.fingerprint},
            "properties": {"confidence": finding.confidence, "scope": finding.scope},
        }

    def _location(self, start: int, end: int) -> dict[str, Any]:
        snippet = {"text": self._result.source[start:end]}
        region = {**self._region(start, end), "snippet": snippet}
        place = {"physicalLocation": {"artifactLocation": self.artifact, "region": region}}
        if self._result.row:
            name = {"name": self._result.id or str(self._result.row), "fullyQualifiedName": self._result.path}
            return {**place, "logicalLocations": [name]}
        return place

    def _region(self, start: int, end: int) -> dict[str, int]:
        if self._result.row:  # places inside its text mean nothing in the file
            return {"startLine": self._result.row}
        first, last = self._lines.position(start), self._lines.position(end)
        return {"startLine": first.line, "startColumn": first.column, "endLine": last.line, "endColumn": last.column}

    def _fix(self, suggestion: Suggestion) -> dict[str, Any]:
        replaced = self._region(suggestion.start, suggestion.end)
        change = {"deletedRegion": replaced, "insertedContent": {"text": suggestion.text}}
        what = f"Replace it with “{suggestion.text}”." if suggestion.text else "Cut it."
        changes = [{"artifactLocation": self.artifact, "replacements": [change]}]
        return {"description": _message(what), "artifactChanges": changes}


def _artifact(path: str, style: Style) -> dict[str, str]:
    address = uri(from_root(path, style.root))
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _message(text: str) -> dict[str, str]:
    return {"text": _LINK.sub(r"\\[", text)}


def _suppressed(place: _File, entry: Suppressed) -> dict[str, Any]:
    kind = "inSource" if entry.by in ("comment", "file-comment") else "external"
    justification = {"justification": entry.reason} if entry.reason else {}
    suppression = {"kind": kind, **justification, "properties": {"by": entry.by}}
    return {**place.result(entry.finding), "suppressions": [suppression]}


def tail(summary: Summary, style: Style) -> str:
    docs = {id: doc for packs in summary.packs for id, doc in load_docs(packs).items()}
    spoke = {rule for rule, _ in summary.counts} | (summary.silenced if style.show_suppressed else set())
    rules = [_rule(doc) for id, doc in sorted(docs.items()) if id in spoke]
    rules += [_own(rule) for rule in sorted(_OWN) if rule in spoke]
    closing = {
        "tool": {
            "driver": {"name": "newslint", "version": __version__, "semanticVersion": __version__, "rules": rules}
        },
        "invocations": [_invocation(summary, style)],
    }
    return f"\n], {dump(closing).removeprefix('{')}]}}\n"


def _rule(doc: RuleDoc) -> dict[str, Any]:
    references = "".join(f"\n- {reference}" for reference in doc.references)
    return {
        "id": doc.id,
        "shortDescription": {"text": doc.summary},
        "fullDescription": {"text": doc.why},
        "help": {
            "text": doc.why + (f"\n\nReferences:{references}" if references else ""),
            "markdown": rule_page(doc, measured().get(doc.id), colour=False),
        },
        **_settings(doc.severity, doc.confidence, doc.id, enabled=doc.default),
    }


def _own(rule: str) -> dict[str, Any]:
    summary, severity = _OWN[rule]
    texts = {"shortDescription": {"text": summary}, "help": {"text": summary}}
    return {"id": rule, **texts, **_settings(severity, "high", rule, enabled=True)}


def _settings(severity: Severity, confidence: Confidence, id: str, *, enabled: bool) -> dict[str, Any]:
    return {
        "defaultConfiguration": {"level": _LEVEL[severity], "enabled": enabled},
        "properties": {
            "precision": confidence,
            "problem.severity": _PROBLEM[severity],
            "tags": [id.partition("/")[0]],
        },
    }


def _invocation(summary: Summary, style: Style) -> dict[str, Any]:
    unread = [_notification(fault, style) for fault in summary.faults]
    crashed = [
        {
            "level": "error",
            "message": _message(f"The rule {rule} could not run on every file."),
            "associatedRule": {"id": rule},
        }
        for rule in sorted(summary.crashed)
    ]
    return {"executionSuccessful": not (unread or crashed), "toolExecutionNotifications": [*unread, *crashed]}


def _notification(fault: Fault, style: Style) -> dict[str, Any]:
    region = {"region": {"startLine": fault.line, "startColumn": fault.column}} if fault.line else {}
    told = f"{fault.message}. {fault.help}" if fault.help else fault.message
    place = {"physicalLocation": {"artifactLocation": _artifact(fault.path, style), **region}}
    return {"level": "error", "message": _message(told), "locations": [place]}
