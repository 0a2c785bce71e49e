"""How often each rule fires on reliable and unreliable copy, and how often it is right where people have judged."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from measures.articles import Linted, linted
from measures.common import Run, lines, overlap, rate, sample, table, wilson
from measures.polnear import located
from measures.sentences import judged, linter
from newslint.packs.measured import Labelled, contradicted, measured_from

#: What ships with the rules: figures only, no text.
DATA = Path(__file__).parents[2] / "rules" / "measured.json"

Hits = Iterable[tuple[str, bool]]


@dataclass(frozen=True)
class Labels:
    """A labelled set, what a right hit is, and which rules it can judge."""

    key: str
    set: str
    meaning: str
    judges: Callable[[str], bool]
    hits: Callable[[Run], Hits]


def _names(*starts: str) -> Callable[[str], bool]:
    return lambda rule: rule.startswith(starts)


def _sentences(key: str) -> Callable[[Run], Iterator[tuple[str, bool]]]:
    def hits(run: Run) -> Iterator[tuple[str, bool]]:
        return ((rule, one.label) for one in judged(run, key) for rule in one.audit)

    return hits


def _attributions(*, sourceless: bool) -> Callable[[Run], Iterator[tuple[str, bool]]]:
    """Findings in PolNeAR: right when their sentence has an attribution, or one whose source is not named."""

    def hits(run: Run) -> Iterator[tuple[str, bool]]:
        for article, sentences, bare in _polnear(run):
            for finding in linter("audit").lint(article):
                rows = [row for where, row in sentences if overlap(where, (finding.start, finding.end))]
                if finding.scope == "span" and rows:
                    spans = [span["att"] for row in rows for span in row["spans"]]
                    yield finding.rule, any(att in bare for att in spans) if sourceless else bool(spans)

    return hits


def _polnear(run: Run) -> Iterator[tuple[str, list[tuple[tuple[int, int], dict[str, Any]]], set[str]]]:
    folder = run.data / "polnear"
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    bare: dict[str, set[str]] = defaultdict(set)
    for row in lines(folder / "dev.jsonl"):
        rows[row["doc"]].append(row)
    for row in lines(folder / "attributions.dev.jsonl"):
        if not row["spans"].get("source"):
            bare[row["doc"]].add(row["id"].rsplit("-", 1)[1])
    for article in sample(lines(folder / "articles.dev.jsonl"), run.articles):
        yield article["text"], located(article["text"], rows[article["id"]]), bare[article["id"]]


#: Only sets in which every sentence was judged: BASIL and PTC mark the worst spans and leave the rest without a
#: verdict, so a hit beside their spans is not shown to be wrong. The first set that fits judges a rule.
SETS = (
    Labels("babe", "BABE", "in sentences judged biased", _names("loaded-language/"), _sentences("babe")),
    Labels(
        "conll2010",
        "CoNLL-2010",
        "in sentences judged uncertain or vague about their source",
        _names("hedging/", "sourcing/weasel-attribution", "sourcing/vague", "sourcing/common", "sourcing/hearsay"),
        _sentences("conll2010"),
    ),
    Labels(
        "polnear-bare",
        "PolNeAR",
        "in sentences that attribute to nobody",
        # Not agentless-reaction: an outrage that was sparked is no attribution to the annotators.
        _names("sourcing/agentless-a", "sourcing/weasel-passive", "sourcing/passive"),
        _attributions(sourceless=True),
    ),
    Labels(
        "polnear",
        "PolNeAR",
        "in sentences that do attribute",
        _names(
            *(
                f"sourcing/{start}"
                for start in (
                    "collective",
                    "bare",
                    "anonymous",
                    "late",
                    "editorialising",
                    "media",
                    "social",
                    "documents",
                    "state-of-mind",
                    "unlinked",
                )
            )
        ),
        _attributions(sourceless=False),
    ),
)


@cache
def figures(run: Run) -> dict[str, Any]:
    """Everything that `measured.json` holds."""
    sides = {
        "reliable": [one for one in linted(run) if one.reliable],
        "unreliable": [one for one in linted(run) if one.unreliable],
    }
    words = {side: sum(one.words for one in articles) for side, articles in sides.items()}
    counts = {side: _counts(articles) for side, articles in sides.items()}
    rules: dict[str, dict[str, Any]] = {
        rule.id: {side: round(1_000 * counts[side][rule.id] / max(words[side], 1), 3) for side in sides}
        for rule in linter("audit").rules
    }
    for labels in SETS:
        for rule, (hits, right) in _judged_hits(labels, run).items():
            low, high = wilson(right, hits)
            rules[rule]["labelled"] = {
                "set": labels.key,
                "hits": hits,
                "right": right,
                "low": round(low, 3),
                "high": round(high, 3),
            }
    sets = {labels.key: {"set": labels.set, "meaning": labels.meaning} for labels in SETS}
    return {"words": words, "sets": sets, "rules": dict(sorted(rules.items()))}


def _counts(articles: Collection[Linted]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in articles:
        for (rule, _), number in one.audit.items():
            counts[rule] += number
    return counts


def _judged_hits(labels: Labels, run: Run) -> dict[str, tuple[int, int]]:
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, is_right in labels.hits(run):
        if labels.judges(rule):
            hits[rule] += 1
            right[rule] += is_right
    return {rule: (number, right[rule]) for rule, number in hits.items()}


def write(run: Run) -> None:
    """Write the data file that ships with the rules."""
    DATA.write_text(json.dumps(figures(run), indent=1) + "\n", encoding="utf-8")


def measure(run: Run) -> str:
    """Each rule with its rates and, where people have judged, its precision."""
    found = figures(run)
    confidences = {rule.id: rule.confidence for rule in linter("audit").rules}
    words = " and ".join(f"{number:,} words of {side} outlets" for side, number in found["words"].items())
    rows = [
        (
            rule,
            confidences[rule],
            f"{one.reliable:.2f}",
            f"{one.unreliable:.2f}",
            *_precision(confidences[rule], one.labelled),
        )
        for rule, one in measured_from(found).items()
    ]
    head = ("rule", "confidence", "reliable", "unreliable", "precision (95 %)", "hits judged")
    return f"Findings per 1,000 words, profile audit, in {words}.\n\n{table(head, rows)}"


def _precision(confidence: str, one: Labelled | None) -> tuple[str, str]:
    if one is None:
        return "", ""
    mark = " **contradicted**" if contradicted(confidence, one) else ""
    return f"{rate(one.right / one.hits)} ({rate(one.low)} to {rate(one.high)}){mark}", f"{one.hits}, {one.set}"
