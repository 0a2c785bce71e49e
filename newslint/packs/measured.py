"""How often a bundled rule fires and how often it is right, as measured on labelled copy: what rule pages show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newslint.packs.folder import bundled_root

__all__ = ["BOUNDS", "ENOUGH", "Labelled", "Measured", "contradicted", "measured", "measured_from"]

#: The least precision that each confidence promises.
BOUNDS: Mapping[str, float] = {"high": 0.90, "medium": 0.70, "low": 0.0}
#: From this many hits on, labels can contradict a confidence.
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """Hits of a rule where people have judged: `right` of `hits`, the rate between `low` and `high` (95 %, Wilson)."""

    set: str
    meaning: str
    hits: int
    right: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Findings of one rule per 1,000 words of reliable and of unreliable outlets, and its precision where known."""

    reliable: float
    unreliable: float
    labelled: Labelled | None = None

    def __str__(self) -> str:
        rates = f"{self.reliable:.2f} findings per 1,000 words of reliable outlets, {self.unreliable:.2f} of unreliable"
        one = self.labelled
        if one is None:
            return f"{rates}; no labelled set judges this rule."
        share, low, high = (round(100 * rate) for rate in (one.right / one.hits, one.low, one.high))
        hits = f"{one.right} of {one.hits} hits are {one.meaning}"
        return f"{rates}; {hits} ({one.set}: {share} %, interval {low} to {high} %)."


def measured() -> dict[str, Measured]:
    """The figures by rule id, from the file that ships with the bundled packs. Rules of other packs have none."""
    return measured_from(json.loads((bundled_root() / "measured.json").read_text(encoding="utf-8")))


def measured_from(data: Mapping[str, Any]) -> dict[str, Measured]:
    """The figures by rule id, from what that file holds."""
    return {rule: _measured(figures, data["sets"]) for rule, figures in data["rules"].items()}


def _measured(figures: Mapping[str, Any], sets: Mapping[str, Any]) -> Measured:
    labelled = figures.get("labelled")
    return Measured(
        figures["reliable"],
        figures["unreliable"],
        labelled
        and Labelled(**sets[labelled["set"]], **{key: labelled[key] for key in ("hits", "right", "low", "high")}),
    )


def contradicted(confidence: str, labelled: Labelled) -> bool:
    """Whether labels refute a confidence: enough hits, and the whole interval below what the confidence promises."""
    return labelled.hits >= ENOUGH and labelled.high < BOUNDS[confidence]
