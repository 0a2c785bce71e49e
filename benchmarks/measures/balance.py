"""Whether both sides are measured alike: what is flagged in outlets of the left and of the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from measures.articles import linted, per_thousand
from measures.bias import is_loaded
from measures.common import Run, rate, table, wilson
from measures.sentences import Judged, judged

#: Outlets of `articles/dev.jsonl` by the side that media raters give them.
SIDES = {
    "left": ("huffpost.com", "occupydemocrats.com", "addictinginfo.org", "rawstory.com", "salon.com", "opednews.com"),
    "right": (
        "breitbart.com",
        "westernjournal.com",
        "foxnews.com",
        "eaglerising.com",
        "freedomdaily.com",
        "rightwingnews.com",
        "thegatewaypundit.com",
        "dcclothesline.com",
    ),
    "centre": ("nytimes.com", "washingtonpost.com", "usatoday.com", "politico.com", "bbc.co.uk"),
}


def measure(run: Run) -> str:
    """BABE's sentences and whole articles by the side of their outlet."""
    return f"{_sentences(run)}\n\n{_rules(run)}\n\n{_articles(run)}"


def _share(fired: Collection[frozenset[str]]) -> str:
    """The share of sentences in which a rule of the pack fires, with its 95 % interval."""
    flagged, of = sum(any(map(is_loaded, rules)) for rules in fired), len(fired)
    low, high = wilson(flagged, of)
    return f"{rate(flagged / max(of, 1))} ({rate(low)} to {rate(high)}) of {of}"


def _by_side(run: Run, *, label: bool) -> dict[str, list[Judged]]:
    chosen = [one for one in judged(run, "babe") if one.label == label]
    return {side: [one for one in chosen if one.row["type"] == side] for side in ("left", "center", "right")}


def _sentences(run: Run) -> str:
    rows = []
    for label, name in ((True, "judged biased"), (False, "judged not biased")):
        sides = _by_side(run, label=label).values()
        rows.append((f"{name}, desk", *(_share([one.desk for one in of]) for of in sides)))
        rows.append((f"{name}, audit", *(_share([one.audit for one in of]) for of in sides)))
    return table(("share of BABE's sentences flagged (95 %)", "left", "centre", "right"), rows)


def _rules(run: Run) -> str:
    sides = _by_side(run, label=False)
    counts = {side: Counter(rule for one in of for rule in one.desk if is_loaded(rule)) for side, of in sides.items()}
    seen = sorted(
        {rule for of in counts.values() for rule in of},
        key=lambda rule: -sum(of[rule] for of in counts.values()),
    )
    rows = [
        (rule, *(f"{100 * counts[side][rule] / max(len(of), 1):.1f}" for side, of in sides.items()))
        for rule in seen[:10]
    ]
    return table(("hits in 100 sentences not biased", "left", "centre", "right"), rows)


def _articles(run: Run) -> str:
    rows = []
    for side, domains in SIDES.items():
        chosen = [one for one in linted(run) if one.domain in domains]
        values = [
            f"{per_thousand(chosen, lambda rule, _, rules=rules: rule in rules if rules else is_loaded(rule)):.2f}"
            for rules in (None, {"loaded-language/one-sided-term"}, {"loaded-language/contentious-label"})
        ]
        rows.append((side, len(chosen), *values))
    head = ("outlets", "articles", "loaded-language", "one-sided-term", "contentious-label")
    return "Findings per 1,000 words of whole articles, desk:\n\n" + table(head, rows)
