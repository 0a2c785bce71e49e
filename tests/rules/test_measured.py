"""The measured figures of the rules: what they say, where they show, and that no confidence is refuted by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.packs.loader import load_rules
from newslint.packs.measured import BOUNDS, Labelled, Measured, contradicted, measured, measured_from

RULES = {rule.id: rule for rule in load_rules().rules}
FIGURES = {rule: figures for rule, figures in measured().items() if rule in RULES}
JUDGED = {rule: figures.labelled for rule, figures in FIGURES.items() if figures.labelled}


def labelled(hits: int, right: int, low: float, high: float) -> Labelled:
    return Labelled("BABE", "in sentences judged biased", hits, right, low, high)


@pytest.mark.parametrize("rule", sorted(JUDGED))
def test_no_confidence_is_refuted_by_the_labels(rule):
    assert not contradicted(RULES[rule].confidence, JUDGED[rule]), (RULES[rule].confidence, JUDGED[rule])


@pytest.mark.parametrize(
    ("confidence", "hits", "high", "refuted"),
    [
        ("high", 20, 0.89, True),
        ("high", 20, 0.91, False),
        ("high", 19, 0.50, False),
        ("medium", 20, 0.69, True),
        ("medium", 20, 0.71, False),
        ("low", 500, 0.10, False),
    ],
)
def test_a_confidence_is_refuted_when_the_whole_interval_lies_below_its_promise(confidence, hits, high, refuted):
    assert contradicted(confidence, labelled(hits, 1, 0.0, high)) is refuted


def test_the_bundled_packs_are_measured():
    packs = {rule.partition("/")[0] for rule in FIGURES}
    assert {"dates", "hedging", "loaded-language", "sourcing"} <= packs
    assert len(JUDGED) > 40
    assert all(one.low <= one.right / one.hits <= one.high for one in JUDGED.values())
    assert set(BOUNDS) >= {rule.confidence for rule in RULES.values()}


def test_the_data_file_holds_figures_and_no_text():
    data = json.loads((Path(__file__).parents[2] / "rules" / "measured.json").read_text(encoding="utf-8"))
    assert set(data) == {"words", "sets", "rules"}
    for figures in data["rules"].values():
        assert set(figures) <= {"reliable", "unreliable", "labelled"}
        assert set(figures.get("labelled", {})) <= {"set", "hits", "right", "low", "high"}


def test_figures_read_as_a_sentence():
    data = {
        "sets": {"babe": {"set": "BABE", "meaning": "in sentences judged biased"}},
        "rules": {
            "house/one": {
                "reliable": 0.123,
                "unreliable": 1.5,
                "labelled": {"set": "babe", "hits": 40, "right": 35, "low": 0.739, "high": 0.945},
            },
            "house/two": {"reliable": 0.0, "unreliable": 0.004},
        },
    }
    found = measured_from(data)
    assert found["house/one"] == Measured(0.123, 1.5, labelled(40, 35, 0.739, 0.945))
    judged, unjudged = found.values()
    assert str(judged) == (
        "0.12 findings per 1,000 words of reliable outlets, 1.50 of unreliable; 35 of 40 hits are in sentences judged "
        "biased (BABE: 88 %, interval 74 to 94 %)."
    )
    assert str(unjudged) == (
        "0.00 findings per 1,000 words of reliable outlets, 0.00 of unreliable; no labelled set judges this rule."
    )
