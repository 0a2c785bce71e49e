"""Learn finer weights for a rule of kind `score` from labelled sentences that its user has.

    python benchmarks/learn_weights.py LABELLED.jsonl --text text --label label --output house/biased-sentence.yaml

The bundled weights are coarse steps over curated groups. This script fits one weight a phrase by logistic regression,
pulled towards the bundled weight of its group, so that a phrase seen twice keeps what an editor gave it. It prints
macro-F1 by cross-validation, coarse and learned, and writes a rule that extends the bundled one. Nothing leaves this
machine; whether the learned weights may be passed on is between the user and the licence of the labels.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from newslint.analysis.facts import Facts
from newslint.checks.score import phrases_in
from newslint.engine import Engine
from newslint.packs.loader import load_rules, load_sources
from newslint.readers import read_document

RULE = "loaded-language/biased-sentence"
STEP = 0.5


@dataclass(frozen=True)
class Row:
    """One labelled sentence: how often each phrase (with the number of its group) stands in it."""

    phrases: dict[tuple[str, int], int]
    biased: bool


@dataclass(frozen=True)
class Group:
    """What one phrase of a bundled group adds, and the most that the group may add or take away."""

    weight: float
    most: float

    def sum(self, count: int) -> float:
        return max(-self.most, min(self.most, self.weight * count))


def read(path: Path, text: str, label: str, rule: str) -> tuple[list[Row], list[Group], float]:
    """The rows, the bundled groups, and the bundled threshold."""
    rules = load_rules([])
    chosen = [one for one in rules.rules if one.id == rule]
    engine, spec = Engine(chosen, rules.phrases), chosen[0].spec
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = Facts(read_document(str(record[text])))
        found = phrases_in(spec, facts, engine.hits(facts)) if facts.document.blocks else []
        counts = Counter((facts.prose[span.start : span.end].casefold(), group) for span, group in found)
        rows.append(Row(dict(counts), bool(record[label])))
    groups = [Group(float(weight), math.inf if most is None else float(most)) for _, weight, most in spec["groups"]]
    return rows, groups, float(spec["at-least"])


def bundled_score(row: Row, groups: Sequence[Group]) -> float:
    """What the bundled rule sums up."""
    counts: Counter[int] = Counter()
    for (_, group), count in row.phrases.items():
        counts[group] += count
    return sum(groups[group].sum(count) for group, count in counts.items())


class Model:
    """Logistic regression whose weights are pulled to the bundled ones; `scale` makes the two comparable."""

    def __init__(self, groups: Sequence[Group], threshold: float, pull: float) -> None:
        self.prior = [group.weight for group in groups]
        self.pull = pull
        self.scale = 0.5
        self.bias = -self.scale * (threshold - 0.5)
        self.weights: dict[tuple[str, int], float] = {}

    def weight(self, phrase: tuple[str, int]) -> float:
        return self.weights.get(phrase, self.scale * self.prior[phrase[1]])

    def score(self, row: Row) -> float:
        return self.bias + sum(self.weight(phrase) * min(count, 2) for phrase, count in row.phrases.items())

    def fit(self, rows: Sequence[Row], rounds: int = 25, seed: int = 1) -> Model:
        rng = random.Random(seed)
        seen = Counter(phrase for row in rows for phrase in row.phrases)
        order = list(rows)
        for round_ in range(rounds):
            rate = 0.2 / (1 + round_ / 4)
            rng.shuffle(order)
            for row in order:
                error = float(row.biased) - 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(row)))))
                self.bias += 0.1 * rate * error
                for phrase, count in row.phrases.items():
                    prior = self.scale * self.prior[phrase[1]]
                    weight = self.weight(phrase)
                    self.weights[phrase] = weight + rate * (
                        error * min(count, 2) - self.pull / seen[phrase] * (weight - prior)
                    )
        return self


def macro_f1(said: Sequence[bool], true: Sequence[bool]) -> float:
    """The mean of F1 over both classes."""
    values = []
    for wanted in (True, False):
        hit = sum(a == b == wanted for a, b in zip(said, true, strict=True))
        wrong = sum(a != b for a, b in zip(said, true, strict=True))
        values.append(2 * hit / max(2 * hit + wrong, 1))
    return sum(values) / 2


def cross_validated(
    rows: Sequence[Row], groups: Sequence[Group], threshold: float, pull: float, folds: int
) -> tuple[float, float]:
    """Macro-F1 of the coarse weights and of learned ones, each sentence judged by a model that has not seen it."""
    coarse = [bundled_score(row, groups) >= threshold for row in rows]
    learned: dict[int, bool] = {}
    order = list(range(len(rows)))
    random.Random(1).shuffle(order)
    for fold in range(folds):
        held = set(order[fold::folds])
        model = Model(groups, threshold, pull).fit([row for index, row in enumerate(rows) if index not in held])
        learned.update({index: model.score(rows[index]) >= 0 for index in held})
    true = [row.biased for row in rows]
    return macro_f1(coarse, true), macro_f1([learned[index] for index in range(len(rows))], true)


def as_rule(model: Model, rule: str) -> dict[str, Any]:
    """A rule that extends the bundled one: phrases by learned weight, in steps, before the bundled groups."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for (phrase, group), weight in sorted(model.weights.items()):
        fitted = round(weight / model.scale / STEP) * STEP
        if fitted and fitted != model.prior[group]:
            by_weight[fitted].append(re.sub(r"([()\[\]|~*<>\\{}])", r"\\\1", phrase))
    learned = [{"weight": weight, "any": phrases} for weight, phrases in sorted(by_weight.items(), reverse=True)]
    pack, _, name = rule.partition("/")
    score = load_sources([]).sources[rule].data["match"]["score"]

    def from_pack(phrases: Sequence[str]) -> list[str]:
        return [re.sub(r"<([a-z0-9-]+)>", rf"<{pack}/\1>", phrase) for phrase in phrases]

    bundled = [{**group, "any": from_pack(group["any"])} for group in score["groups"]]
    threshold = max(STEP, round(-model.bias / model.scale / STEP) * STEP)
    return {
        "id": name,
        "extends": rule,
        "match": {
            "score": {
                **score,
                "at-least": threshold,
                "groups": [*learned, *bundled],
                **({"except": from_pack(score["except"])} if "except" in score else {}),
            }
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path, help="JSON Lines, one sentence a line")
    parser.add_argument("--text", default="text", help="the key of the sentence")
    parser.add_argument("--label", default="label", help="the key of the label: 1 is biased")
    parser.add_argument("--rule", default=RULE)
    parser.add_argument("--pull", type=float, default=1.0, help="how hard weights are pulled to the bundled ones")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--output", type=Path, help="where to write the learned rule")
    args = parser.parse_args()
    rows, groups, threshold = read(args.labelled, args.text, args.label, args.rule)
    coarse, learned = cross_validated(rows, groups, threshold, args.pull, args.folds)
    print(f"{len(rows):,} sentences, {sum(row.biased for row in rows):,} biased")
    print(f"macro-F1, this rule alone: bundled weights {coarse:.3f}, learned {learned:.3f} ({args.folds}-fold)")
    if args.output:
        model = Model(groups, threshold, args.pull).fit(rows)
        args.output.write_text(
            yaml.safe_dump(as_rule(model, args.rule), sort_keys=False, allow_unicode=True), encoding="utf-8"
        )
        print(f"wrote {args.output}")


if __name__ == "__main__":
    main()
