"""Labelled sentences and the rules that fire on each: what `bias`, `rules` and `balance` count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from measures.common import Run, lines, sample
from newslint import Linter
from newslint.analysis.facts import Facts
from newslint.findings import Profile
from newslint.readers import read_document

#: The key of the label that each set is scored by.
LABELS = {"babe": "label", "basil": "lex", "ptc": "loaded", "conll2010": "label"}


@dataclass(frozen=True)
class Judged:
    """One labelled sentence and the rules that fire on it by itself."""

    row: dict[str, Any]
    label: bool
    desk: frozenset[str]
    audit: frozenset[str]


@cache
def linter(profile: Profile) -> Linter:
    return Linter(profile=profile)


@cache
def judged(run: Run, name: str) -> Sequence[Judged]:
    """The sentences of a set, each linted as a text of its own."""
    out = []
    for row in sample(lines(run.data / name / "dev.jsonl"), run.sentences):
        facts = Facts(read_document(row["text"]))
        fired = [
            frozenset(finding.rule for finding in linter(profile).check_facts(facts).findings)
            for profile in ("desk", "audit")
        ]
        out.append(Judged(row, bool(row[LABELS[name]]), *fired))
    return out
