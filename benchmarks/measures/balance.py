"""Whether both sides are measured alike: what is flagged in outlets of the left and of the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from measures.articles import linted, per_thousand
from measures.bias import is_loaded
from measures.common import Run, rate, table
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


def _share(sentences: Sequence[Judged], rules: Collection[str] | None = None) -> float:
    flagged = sum(any(is_loaded(rule) and (rules is None or rule in rules) for rule in one.desk) for one in sentences)
    return flagged / max(len(sentences), 1)


def _by_side(run: Run, *, label: bool) -> dict[str, list[Judged]]:
    chosen = [one for one in judged(run, "babe") if one.label == label]
    return {side: [one for one in chosen if one.row["type"] == side] for side in ("left", "center", "right")}


def _sentences(run: Run) -> str:
    rows = []
    for label, name in ((True, "judged biased"), (False, "judged not biased")):
        sides = _by_side(run, label=label)
        rows.append((name, *(f"{rate(_share(of))} of {len(of)}" for of in sides.values())))
    head = ("share of BABE's sentences flagged, desk", "left", "centre", "right")
    return table(head, rows)


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
