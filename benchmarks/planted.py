"""How many planted date errors are found: recall, precision and exact span for each kind of error.

    python benchmarks/planted.py --articles FILE.jsonl [--count N] [--seed N] [--show KIND] [--unplanted N]

Articles are rows with a `text` and, where it is known, a `date` of issue. Of each kind, `--count` errors are planted by a
seeded generator, one in an article, in the article's own text; the same place made sound must pass, and findings there
count against precision. `--unplanted N` lints N articles as they are and lists what is found, to be read.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plants import PLANTERS, Plant

from newslint import Finding, Linter


class Article(NamedTuple):
    """A text and its day of issue."""

    name: str
    text: str
    issued: datetime.date | None


class Score(NamedTuple):
    """What became of the plants of one kind."""

    planted: int = 0
    found: int = 0
    exact: int = 0
    false: int = 0

    def line(self, kind: str) -> str:
        planted, raised = max(self.planted, 1), max(self.found + self.false, 1)
        return (
            f"{kind:26} {self.planted:7}   {self.found / planted:.3f}      {self.found / raised:.3f}"
            f"       {self.exact / planted:.3f}"
        )


#: Rules that speak of copy without years or a day of issue, which the articles mostly are.
_ASIDE = frozenset({"dates/yearless-date", "dates/relative-date-no-dateline"})


def articles(path: Path, rng: random.Random) -> list[Article]:
    """The articles of a JSON Lines file in random order, no corpus more than twice as often as all the others."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    rng.shuffle(rows)
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row.get("corpus", "")] = sizes.get(row.get("corpus", ""), 0) + 1
    kept: dict[str, int] = {}
    found = []
    for row in rows:
        corpus = row.get("corpus", "")
        kept[corpus] = kept.get(corpus, 0) + 1
        if kept[corpus] <= max(2 * (len(rows) - sizes[corpus]) // 3, 1):
            issued = datetime.date.fromisoformat(row["date"][:10]) if row.get("date") else None
            found.append(Article(str(row.get("id", "")), row["text"], issued))
    return found


def _outside_quotation(text: str, plant: Plant) -> bool:
    """Whether no quotation mark stands near: what somebody says is not the article's error."""
    start, end = text.rfind("\n", 0, plant.start) + 1, text.find("\n", plant.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    return not any(mark in paragraph for mark in ("“", "”", '"', "«", "»", "''", "``", "\ufffd"))


def plants(kind: str, known: list[Article], rng: random.Random, count: int) -> Iterator[tuple[Article, Plant]]:
    """At most `count` plants of a kind, one in an article."""
    for article in known:
        places = [
            plant
            for plant in PLANTERS[kind][0](rng, article.text, article.issued)
            if _outside_quotation(article.text, plant)
        ]
        if places and count:
            count -= 1
            yield article, rng.choice(places)


def _linted(linter: Linter, article: Article, plant: Plant, words: str, rules: tuple[str, ...]) -> list[Finding]:
    text = article.text[: plant.start] + words + article.text[plant.end :]
    return [one for one in linter.lint(text, published=article.issued) if one.rule.removeprefix("dates/") in rules]


def measure(kind: str, known: list[Article], linter: Linter, seed: int, count: int, *, show: bool) -> Score:
    """The plants of one kind, found or not."""
    score = Score()
    rules = PLANTERS[kind][1]
    for article, plant in plants(kind, known, random.Random(seed), count):
        stop = plant.start + len(plant.faulty)
        found = [
            one for one in _linted(linter, article, plant, plant.faulty, rules) if _touches(one, plant.start, stop)
        ]
        noise = _linted(linter, article, plant, plant.sound, rules)
        exact = any(one.text == plant.error for one in found)
        score = Score(score.planted + 1, score.found + bool(found), score.exact + exact, score.false + len(noise))
        if show and (not exact or noise):
            label = "noise" if noise else "span" if found else "missed"
            around = article.text[max(0, plant.start - 60) : plant.start], article.text[plant.end : plant.end + 40]
            shown = " ".join(f"{around[0]}[[{plant.faulty}]]{around[1]}".split())
            print(f"  {label:7} {article.issued} {article.name}: {shown}")
            for one in noise or found:
                print(f"          -> {one.text!r}, not {plant.error!r}: {one.message}")
    return score


def _touches(finding: Finding, start: int, stop: int) -> bool:
    return finding.start < stop and start < finding.end


def unplanted(known: list[Article], linter: Linter) -> None:
    """List what is found in articles as they are."""
    raised = 0
    for article in known:
        for one in linter.lint(article.text, published=article.issued):
            if one.severity != "info" and one.rule not in _ASIDE:
                raised += 1
                around = article.text[max(0, one.start - 120) : one.start], article.text[one.end : one.end + 80]
                print(f"  {one.rule} {article.issued} {article.name}: {one.message}")
                print("      " + " ".join(f"{around[0]}[[{one.text}]]{around[1]}".split()))
    print(f"{raised} findings in {len(known)} articles: one in {len(known) / max(raised, 1):.0f}")


def main() -> None:
    """Print one line a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=[*PLANTERS, "all"], help="list what was not found as planted")
    parser.add_argument("--unplanted", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    known = articles(arguments.articles, random.Random(arguments.seed))
    linter = Linter(select=["dates"])
    if arguments.unplanted:
        unplanted(known[: arguments.unplanted], linter)
        return
    print(f"{'kind':26} planted  recall  precision  exact span")
    for kind in PLANTERS if arguments.show in (None, "all") else [arguments.show]:
        score = measure(kind, known, linter, arguments.seed, arguments.count, show=bool(arguments.show))
        print(score.line(kind), flush=True)


if __name__ == "__main__":
    main()
