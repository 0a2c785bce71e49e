"""How well the analysis agrees with labelled news copy.

    python benchmarks/quality.py --data DIR [--fold N/M]

`DIR` is the folder of labelled sets. `--fold 1/5` scores only that fifth of the articles, chosen by a hash of their
name, so that what is learned from the others can be checked on copy that nobody looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts, analyse

Range = tuple[int, int]


@dataclass
class Tally:
    """Right, false and missed, and the rates they make."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.false, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.false + self.missed, 1)

    def count(self, gold: bool, found: bool) -> None:
        self.right += gold and found
        self.false += found and not gold
        self.missed += gold and not found


@dataclass
class Scores:
    """What is measured on attributions."""

    sentence: Tally = field(default_factory=Tally)
    silent: Tally = field(default_factory=Tally)
    sourceless: Tally = field(default_factory=Tally)
    cue: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    nothing: Tally = field(default_factory=Tally)


def lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def in_fold(name: str, fold: str | None) -> bool:
    if fold is None:
        return True
    number, _, of = fold.partition("/")
    return zlib.crc32(name.encode()) % int(of) == int(number) - 1


def located(text: str, rows: Iterable[dict[str, Any]]) -> list[tuple[Range, dict[str, Any]]]:
    """Where the labelled sentences of an article stand in its text."""
    found, at = [], 0
    for row in rows:
        start = text.find(row["text"], at)
        if start >= 0:
            at = start + len(row["text"])
            found.append(((start, at), row))
    return found


def spans_of(one: Attribution) -> list[Range]:
    own = [*one.content]
    own += [span for span in (one.source, one.cue) if span is not None]
    return [(span.start, span.end) for span in own]


def covered(gold: Sequence[Range], found: Sequence[Range]) -> float:
    marked = {offset for start, end in found for offset in range(start, end)}
    wanted = [offset for start, end in gold for offset in range(start, end)]
    return sum(offset in marked for offset in wanted) / max(len(wanted), 1)


def score_article(
    facts: Facts, sentences: list[tuple[Range, dict[str, Any]]], gold: list[dict[str, Any]], s: Scores
) -> None:
    """Add one article's counts."""
    found = facts.attributions
    touched = [span for one in found for span in spans_of(one)]
    bare = [span for one in found if one.source is None for span in spans_of(one)]
    sourceless = {row["id"].rsplit("-", 1)[1] for row in gold if not row["spans"].get("source")}
    for where, row in sentences:
        label = bool(row["label"])
        hit = any(overlap(where, span) for span in touched)
        s.sentence.count(label, hit)
        s.silent.count(not label, not hit)
        s.sourceless.count(
            any(span["att"] in sourceless for span in row["spans"]), any(overlap(where, span) for span in bare)
        )
    pairs = matched(found, gold)
    s.cue.right += len(pairs)
    s.cue.false += sum(one.cue is not None for one in found) - len(pairs)
    s.cue.missed += len(gold) - len(pairs)
    for one, row in pairs:
        sources = ranges(row, "source")
        if sources:
            ok = one.source is not None and any(overlap(one.source, span) for span in sources)
            s.source.right += ok
            s.source.missed += not ok
        else:
            s.nothing.right += one.source is None
            s.nothing.missed += one.source is not None
        contents = ranges(row, "content")
        if contents:
            ok = covered(contents, one.content) >= 0.5
            s.content.right += ok
            s.content.missed += not ok


def ranges(row: dict[str, Any], kind: str) -> list[Range]:
    return [(span["start"], span["end"]) for span in row["spans"].get(kind, ())]


def matched(found: Sequence[Attribution], gold: list[dict[str, Any]]) -> list[tuple[Attribution, dict[str, Any]]]:
    """Attributions and labels whose cues overlap, one to one, in order of place."""
    free = sorted(((span, row) for row in gold for span in ranges(row, "cue")), key=lambda pair: pair[0])
    used: set[str] = set()
    pairs = []
    for one in found:
        if one.cue is None:
            continue
        for span, row in free:
            if span[0] >= one.cue.end:
                break
            if overlap(one.cue, span) and row["id"] not in used:
                used.add(row["id"])
                pairs.append((one, row))
                break
    return pairs


def attribution_scores(data: Path, fold: str | None) -> Scores:
    """Score the attributions of every article of the PolNeAR set, or of one fold."""
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    folder = data / "polnear"
    for row in lines(folder / "attributions.dev.jsonl"):
        gold[row["doc"]].append(row)
    for row in lines(folder / "dev.jsonl"):
        rows[row["doc"]].append(row)
    scores = Scores()
    for article in lines(folder / "articles.dev.jsonl"):
        if in_fold(article["id"], fold):
            text = article["text"]
            score_article(analyse(text), located(text, rows[article["id"]]), gold[article["id"]], scores)
    return scores


def table(scores: Scores) -> str:
    """The figures beside their targets, as Markdown."""
    s = scores
    macro = (s.sentence.f1 + s.silent.f1) / 2
    rows = [
        ("a sentence has an attribution, F1", s.sentence.f1, ".93", s.sentence),
        ("the same, macro-F1", macro, ".87", s.silent),
        ("cue at the right place, F1", s.cue.f1, ".80", s.cue),
        ("source overlaps, given the cue", s.source.recall, ".85", None),
        ("content covers half, given the cue", s.content.recall, ".80", None),
        ("sentence with an attribution without source, F1", s.sourceless.f1, ".50", s.sourceless),
        ("no source given where none is labelled", s.nothing.recall, "", None),
    ]
    out = ["| measured on PolNeAR | value | target | precision | recall |", "|---|---|---|---|---|"]
    for name, value, target, tally in rows:
        rates = f"{tally.precision:.3f} | {tally.recall:.3f}" if tally else " | "
        out.append(f"| {name} | {value:.3f} | {target} | {rates} |")
    return "\n".join(out)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--fold", help="score one fold of the articles only: 1/5 is the first of five")
    options = parser.parse_args(arguments)
    print(table(attribution_scores(options.data, options.fold)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
