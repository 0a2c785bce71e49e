"""Findings as the protocol has them: diagnostics, and what hovering over one shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from lsprotocol import types as lsp

from newslint.errors import NewslintError
from newslint.findings import Finding, Severity
from newslint.lsp.linting import Linted
from newslint.lsp.positions import Places
from newslint.packs.documentation import load_docs
from newslint.packs.folder import find_packs
from newslint.packs.measured import measured
from newslint.reporters.rule_page import rule_page
from newslint.text import Span

__all__ = ["diagnostics", "explained", "found_at"]

_SEVERITIES: Final[dict[Severity, lsp.DiagnosticSeverity]] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


def diagnostics(linted: Linted, uri: str, places: Places) -> list[lsp.Diagnostic]:
    """One for each finding, in order. The code of a rule links to its file, which holds its reasons and examples."""
    return [diagnostic(finding, linted.packs, uri, places) for finding in linted.findings]


def diagnostic(finding: Finding, packs: tuple[str, ...], uri: str, places: Places) -> lsp.Diagnostic:
    """One finding; what it is related to stands in the same text."""
    file = _rule_file(finding.rule, packs)
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(uri, places.range(Span(entry.start, entry.end))),
            f"{entry.message} ({entry.rule})" if entry.rule else entry.message,
        )
        for entry in finding.related
    ]
    return lsp.Diagnostic(
        range=places.range(Span(finding.start, finding.end)),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=lsp.CodeDescription(file.as_uri()) if file else None,
        source="newslint",
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


@lru_cache(maxsize=1024)
def _rule_file(rule: str, packs: tuple[str, ...]) -> Path | None:
    """The file of a rule in a pack whose folder is called as the pack; packs mostly are."""
    pack, _, name = rule.partition("/")
    with suppress(NewslintError):
        for folder in find_packs(packs):
            file = folder / f"{name}.yaml"
            if folder.name == pack and file.is_file():
                return file.resolve()
    return None


def found_at(findings: Iterable[Finding], span: Span) -> Iterator[Finding]:
    """The findings that touch a span."""
    return (finding for finding in findings if finding.start <= span.end and span.start <= finding.end)


def explained(finding: Finding, packs: tuple[str, ...], *, markdown: bool) -> str:
    """The message and the page of its rule."""
    page = _page(finding.rule, packs)
    if not markdown:
        return f"{finding.message}\n\n{page}".rstrip()
    return f"**{_plain(finding.message)}**\n\n{_lower(page)}".rstrip()


def _page(rule: str, packs: tuple[str, ...]) -> str:
    """The page of a rule; empty for newslint's own, and while the pack is broken."""
    try:
        doc = load_docs(packs).get(rule)
    except NewslintError:
        return ""
    return rule_page(doc, measured().get(rule), colour=False) if doc else ""


_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~$])")


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is: a message quotes the article."""
    return _ACTIVE.sub(r"\\\1", text)


def _lower(page: str) -> str:
    """The page of a rule with its text inert and its headings small."""
    lines = []
    for line in page.split("\n"):
        marks, _, rest = line.partition(" ") if line.startswith(("#", "- ")) else ("", "", line)
        lines.append(f"##{marks} {_plain(rest)}" if marks.startswith("#") else f"{marks} {_plain(rest)}".lstrip())
    return "\n".join(lines)
