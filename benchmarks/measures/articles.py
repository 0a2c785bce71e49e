"""Whole articles and how often each rule fires in them: silence, separation, rates by outlet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from measures.common import Run, auc, lines, rate, sample, table
from measures.sentences import linter
from newslint.analysis.facts import Facts
from newslint.readers import read_document

#: Labels of `articles/dev.jsonl` whose copy other newsrooms cite, and whose copy raters call unreliable.
GOOD = frozenset({"reliable", "wire", "real_story", "not_hyperpartisan"})
BAD = frozenset({"unreliable", "fake_story", "hyperpartisan", "propagandistic_mix"})
_RATED_BAD = frozenset(f"oscorpus:{kind}" for kind in ("fake", "conspiracy", "bias", "hate", "junksci", "unreliable"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Linted:
    """One article: where it is from, its length, and how many findings of each rule and severity it has."""

    corpus: str
    label: str
    domain: str
    words: int
    desk: Counter[tuple[str, str]]
    audit: Counter[tuple[str, str]]

    @property
    def unreliable(self) -> bool:
        return self.label in BAD or self.label in _RATED_BAD

    @property
    def reliable(self) -> bool:
        return self.label in GOOD


@cache
def linted(run: Run) -> Sequence[Linted]:
    """A sample of the articles of each corpus and label."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in lines(run.data / "articles" / "dev.jsonl"):
        groups[row["corpus"], row["label"]].append(row)
    return [_linted(row) for _, rows in sorted(groups.items()) for row in sample(rows, run.articles)]


def _linted(row: dict[str, Any]) -> Linted:
    facts = Facts(read_document(row["text"], published=row["date"] if _DAY.fullmatch(row.get("date") or "") else None))
    desk, audit = (
        Counter((finding.rule, finding.severity) for finding in linter(profile).check_facts(facts).findings)
        for profile in ("desk", "audit")
    )
    return Linted(row["corpus"], str(row["label"]), row.get("domain") or "", len(row["text"].split()), desk, audit)


def per_thousand(articles: Iterable[Linted], counts: Callable[[str, str], bool]) -> float:
    """Findings of profile desk per 1,000 words over all of the articles, of the rules and severities that count."""
    chosen = list(articles)
    found = sum(n for one in chosen for (rule, severity), n in one.desk.items() if counts(rule, severity))
    return 1_000 * found / max(sum(one.words for one in chosen), 1)


def from_warning(packs: Collection[str]) -> Callable[[str, str], bool]:
    """Findings of warning or above of some packs."""
    return lambda rule, severity: severity != "info" and rule.partition("/")[0] in packs


def silence(run: Run) -> str:
    """How much is said about copy of good newsrooms."""
    corpora = ("bbc", "reuters21578", "abc2006")
    articles = [[one for one in linted(run) if one.corpus == corpus] for corpus in corpora]
    packs = sorted({rule.pack for rule in linter("audit").rules})
    rows: list[list[object]] = [
        [pack, *(f"{per_thousand(chosen, from_warning([pack])):.2f}" for chosen in articles), ""] for pack in packs
    ]
    both = from_warning(["hedging", "loaded-language"])
    rows.append(
        ["hedging and loaded-language", *(f"{per_thousand(chosen, both):.2f}" for chosen in articles), "at most 3"]
    )
    gate = [
        sum(any(severity == "error" for _, severity in one.desk) for one in chosen) / max(len(chosen), 1)
        for chosen in articles
    ]
    rows.append(["articles with an error", *(f"{100 * share:.1f} %" for share in gate), ""])
    head = (
        "findings of warning or above",
        *(f"{name} ({len(of)})" for name, of in zip(corpora, articles, strict=True)),
    )
    return f"Per 1,000 words, profile desk, by number of articles.\n\n{table((*head, 'aimed at'), rows)}"


#: Corpus, what is told from what, labels of each side, and the figure aimed at.
PAIRS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("horne2017", "unreliable from reliable", ("unreliable",), ("reliable",), ".85"),
    ("horne2017", "fake from real stories", ("fake_story",), ("real_story",), ""),
    (
        "horne2017",
        "both pooled",
        ("unreliable", "fake_story"),
        ("reliable", "real_story"),
        "",
    ),
    ("hyperpartisan2019", "hyperpartisan from not", ("hyperpartisan",), ("not_hyperpartisan",), ".70"),
    ("fakenewsnet2017", "fake from real stories", ("fake_story",), ("real_story",), ".68"),
    ("polnear", "unreliable from reliable and wire", ("unreliable",), ("reliable", "wire"), ""),
)


def separation(run: Run) -> str:
    """How well findings per 1,000 words tell outlets apart: the chance that the worse one of two has more."""
    rows = []
    for corpus, told, bad, good, target in PAIRS:
        chosen = [one for one in linted(run) if one.corpus == corpus]
        sides = [[one for one in chosen if one.label in labels] for labels in (bad, good)]
        values = []
        for packs in (("loaded-language",), ("loaded-language", "hedging"), None):
            counts = _of(packs)
            higher, lower = ([per_thousand([one], counts) for one in side] for side in sides)
            values.append(rate(auc(higher, lower)))
        rows.append((f"{corpus}, {told}", f"{len(sides[0])} / {len(sides[1])}", *values, target))
    head = ("AUC", "articles", "loaded-language", "with hedging", "all packs", "aimed at")
    return f"Profile desk, all severities.\n\n{table(head, rows)}"


def _of(packs: Collection[str] | None) -> Callable[[str, str], bool]:
    return lambda rule, _: packs is None or rule.partition("/")[0] in packs
