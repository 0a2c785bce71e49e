"""Annotated articles: spans that must be found, and spans on which a rule must stay silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from measures.common import Range, Run, lines, overlap, table
from measures.sentences import linter
from newslint.findings import Finding

FAMILIES = {
    "sourcing": "unsourced",
    "loaded-language": "loaded",
    "hedging": "hedging",
    "dates": "dates",
    "source-reliability": "reliability",
}
_BROKEN = ("unclosed-quotation", "unopened-quotation", "quote-without-speaker")


def measure(run: Run) -> str:
    """Every annotated article beside its annotation, profile desk."""
    if run.gold is None:
        return ""
    rows = []
    for path in sorted(run.gold.glob("*.gold.jsonl")):
        article = path.with_name(path.name.replace(".gold.jsonl", ".txt"))
        text = article.read_text(encoding="utf-8")
        gold = lines(path)
        findings = linter("desk").lint(text)
        must = [row for row in gold if row.get("must")]
        found = sum(_found(row, text, findings) for row in must)
        broken = sum(_violated(row, text, findings) for row in gold if row.get("must_not"))
        rows.append((article.stem, f"{found} of {len(must)}", broken, len(findings)))
    return table(("article", "spans found", "on spans that must stay silent", "findings"), rows)


def _place(row: dict[str, Any], text: str) -> Range:
    start = sum(len(line) for line in text.splitlines(keepends=True)[: row["line"] - 1])
    at = text.index(row["text"], start + max(row.get("col", 1) - 1, 0))
    return at, at + len(row["text"])


def _families(rule: str) -> set[str]:
    pack, _, name = rule.partition("/")
    also = ("quotes",) if name in _BROKEN else ("unsourced", "dates") if pack == "source-reliability" else ()
    return {FAMILIES.get(pack, pack), *also}


def _found(row: dict[str, Any], text: str, findings: Sequence[Finding]) -> bool:
    wanted = {row["family"], *row.get("alt", ())}
    place = _place(row, text)
    return any(
        bool(wanted & _families(finding.rule))
        and (
            overlap(place, (finding.start, finding.end))
            or (row.get("scope") == "document" and finding.rule == row["rule"])
        )
        for finding in findings
    )


def _violated(row: dict[str, Any], text: str, findings: Sequence[Finding]) -> bool:
    def same(rule: str) -> bool:
        return row["family"] in _families(rule) if row.get("family_wide") else rule == row["rule"]

    place = _place(row, text)
    return any(same(finding.rule) and overlap(place, (finding.start, finding.end)) for finding in findings)
