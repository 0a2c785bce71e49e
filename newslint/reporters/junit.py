"""JUnit's XML: an input is a suite, a finding a case. A case fails where the run would: from `fail-on` on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.errors import Fault
from newslint.findings import SEVERITIES, Finding
from newslint.reporters.xml_text import element, text

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.postprocess import Suppressed
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = ""


def head(style: Style) -> str:  # noqa: ARG001
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint">\n'


def file(result: FileResult, style: Style) -> str:
    failing = [SEVERITIES[finding.severity] <= SEVERITIES[result.fail_on] for finding in result.findings]
    cases = [_case(result.path, *pair) for pair in zip(result.findings, failing, strict=True)]
    skipped = [_skipped(result.path, entry) for entry in result.suppressed] if style.show_suppressed else []
    broken = [_unread(result.path, result.error)] if result.error else []
    every = [*cases, *skipped, *broken] or [f"    <{element('testcase', name='newslint', classname=result.path)}/>\n"]
    suite = element(
        "testsuite",
        name=result.path,
        tests=len(every),
        failures=sum(failing),
        errors=len(broken),
        skipped=len(skipped),
    )
    return f"  <{suite}>\n{''.join(every)}  </testsuite>\n"


def _opened(path: str, finding: Finding) -> str:
    place = f"{finding.rule} at {finding.line}:{finding.column}"
    return f"    <{element('testcase', name=place, classname=path, file=path, line=finding.line)}>"


def _case(path: str, finding: Finding, failing: bool) -> str:
    told = f"{path}:{finding.line}:{finding.column}: {finding.severity}: {finding.message}"
    if failing:
        inner = f"<{element('failure', type=finding.severity, message=finding.message)}>{text(told)}</failure>"
    else:
        inner = f"<system-out>{text(told)}</system-out>"
    return f"{_opened(path, finding)}{inner}</testcase>\n"


def _skipped(path: str, entry: Suppressed) -> str:
    why = f"suppressed by {entry.by}: {entry.reason}" if entry.reason else f"suppressed by {entry.by}"
    return f"{_opened(path, entry.finding)}<{element('skipped', message=why)}/></testcase>\n"


def _unread(path: str, fault: Fault) -> str:
    case = element("testcase", name="newslint/unread", classname=path, file=path)
    error = element("error", type="unread", message=fault.message)
    return f"    <{case}><{error}>{text(str(fault))}</error></testcase>\n"


def tail(summary: Summary, style: Style) -> str:  # noqa: ARG001
    return "</testsuites>\n"
