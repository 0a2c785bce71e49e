"""Counting, sampling and tables that every measure shares."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Range = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """Where the labelled sets are and how much of them is read."""

    data: Path
    gold: Path | None = None
    #: `N/M`: that fold of the PolNeAR articles only.
    fold: str | None = None
    #: Articles of each corpus and label, 0 for all.
    articles: int = 300
    #: Sentences of each labelled set, 0 for all.
    sentences: int = 0


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


def tally(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """The tally of pairs of what is labelled and what was found."""
    counted = Tally()
    for gold, found in pairs:
        counted.count(gold, found)
    return counted


def macro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """The mean of F1 over both classes."""
    return (tally(pairs).f1 + tally((not gold, not found) for gold, found in pairs).f1) / 2


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a rate (Wilson 1927); 95 % by default. (0, 1) where nothing was counted."""
    if not of:
        return 0.0, 1.0
    rate, square = right / of, z * z / of
    centre = rate + square / 2
    margin = z * math.sqrt(rate * (1 - rate) / of + square / (4 * of))
    return max(0.0, (centre - margin) / (1 + square)), min(1.0, (centre + margin) / (1 + square))


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """How often a value of the first beats one of the second, ties counting half (Mann–Whitney)."""
    values = sorted([*((value, 1) for value in higher), *((value, 0) for value in lower)])
    ranks, at = 0.0, 0
    while at < len(values):
        end = at
        while end < len(values) and values[end][0] == values[at][0]:
            end += 1
        ranks += sum(label for _, label in values[at:end]) * (at + 1 + end) / 2
        at = end
    return (ranks - len(higher) * (len(higher) + 1) / 2) / max(len(higher) * len(lower), 1)


def overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def in_fold(name: str, fold: str | None) -> bool:
    if fold is None:
        return True
    number, _, of = fold.partition("/")
    return zlib.crc32(name.encode()) % int(of) == int(number) - 1


def sample(rows: Sequence[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """`size` rows, chosen by a hash of their names so that every run reads the same; all when 0."""
    if not size or len(rows) <= size:
        return list(rows)
    return sorted(rows, key=lambda row: zlib.crc32(str(row["id"]).encode()))[:size]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    out = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    out += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(out)


def rate(value: float) -> str:
    """A share as the tables print it: .914."""
    return f"{value:.3f}".removeprefix("0")
