"""Probe passages: for every rule, passages that it must flag and near-misses that it must let pass.

They were written from the definitions of the rules alone, without sight of their words, so that they tell how much of
the language a rule knows. `half` is `dev` or `held`: whoever mends a rule reads the first and scores the second.
Those of `round` 2 were written after the rules had been mended on the first, with the harder constructions in mind; of
the first round, all have been read by now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures.common import Run, lines, overlap, rate, table
from measures.sentences import linter
from newslint.findings import Finding

PROBES = Path(__file__).parents[1] / "probes"


@dataclass(frozen=True)
class Probed:
    """What one passage showed: the rule fired at its place, any rule of its pack did there, the rule fired at all."""

    pack: str
    half: str
    round: int
    flag: bool
    at_place: bool
    pack_at_place: bool
    anywhere: bool


def probed(row: dict[str, Any]) -> Probed:
    """One passage, linted as an article of its own in profile audit."""
    text = f"{row['headline']}\n\n{row['text']}" if row.get("headline") else row["text"]
    findings: Sequence[Finding] = linter("audit").lint(text, published=row.get("published"))
    pack = row["rule"].partition("/")[0]
    start = text.index(row["span"])
    place = start, start + len(row["span"])
    there = {
        finding.rule
        for finding in findings
        if finding.scope == "document" or overlap(place, (finding.start, finding.end))
    }
    return Probed(
        pack,
        row["half"],
        row.get("round", 1),
        row["kind"] == "flag",
        row["rule"] in there,
        any(rule.startswith(f"{pack}/") for rule in there),
        any(finding.rule == row["rule"] for finding in findings),
    )


def measure(_: Run) -> str:
    """Each pack's share of passages flagged, and of near-misses flagged, by rounds and halves."""
    groups: dict[tuple[str, int, str], list[Probed]] = defaultdict(list)
    for path in sorted(PROBES.glob("*.jsonl")):
        for row in lines(path):
            one = probed(row)
            groups[one.pack, one.round, one.half].append(one)
            groups["all", one.round, one.half].append(one)
    rows = [
        (pack, number, half, *_shares(of))
        for (pack, number, half), of in sorted(groups.items(), key=lambda item: (item[0][0] == "all", item[0]))
    ]
    head = (
        "pack",
        "round",
        "half",
        "passages",
        "flagged by the rule",
        "by a rule of the pack",
        "near-misses",
        "flagged",
    )
    return table(head, rows)


def _shares(of: Sequence[Probed]) -> tuple[object, ...]:
    flags = [one for one in of if one.flag]
    passes = [one for one in of if not one.flag]
    return (
        len(flags),
        rate(sum(one.at_place for one in flags) / max(len(flags), 1)),
        rate(sum(one.pack_at_place for one in flags) / max(len(flags), 1)),
        len(passes),
        rate(sum(one.anywhere for one in passes) / max(len(passes), 1)),
    )
