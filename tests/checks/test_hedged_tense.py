"""The guards `hedged` and `tense`, on one-rule packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter
from newslint.analysis.facts import Facts
from newslint.analysis.verb_tense import clause_tense
from newslint.readers import read_document

Make = Callable[..., Path]


def _found(make_pack: Make, text: str, **rule: object) -> list[str]:
    examples = {"flag": ["The plan was doomed, and it failed."], "pass": ["nothing"]}
    pack = make_pack({"one": {"match": {"terms": ["doomed", "~collapse"]}, **rule, "examples": examples}})
    return [finding.text for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The plan is doomed.", True),
        ("The plan may be doomed.", False),
        ("The plan is doomed, it seems.", False),
        ("The plan is likely doomed.", False),
        ("The plan may pass; the toll is doomed.", True),
        ("The plan was doomed in May.", True),
        ("The plan was doomed, said one who “might” know.", True),
        ("Perhaps the plan that the council drew up after all of those long meetings is doomed.", True),
    ],
)
def test_hedged(make_pack: Make, text: str, flagged: bool) -> None:
    assert _found(make_pack, text, unless=["hedged"]) == ["doomed"] * flagged


def test_hedged_reaches_as_far_as_told(make_pack: Make) -> None:
    text = "Perhaps the plan that the council drew up is doomed."
    assert _found(make_pack, text, unless=[{"hedged": 3}]) == ["doomed"]
    assert _found(make_pack, text, unless=[{"hedged": 20}]) == []


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bridge collapsed on Monday.", "past"),
        ("The bridge has collapsed.", "past"),
        ("The bridge was collapsing.", "past"),
        ("The bridge had not collapsed.", "past"),
        ("The bridge will collapse.", "future"),
        ("The bridge is going to collapse.", "future"),
        ("The bridge is to collapse.", "future"),
        ("The bridge is collapsing.", "present"),
        ("It collapses every spring.", "present"),
        ("The bridge would collapse.", None),
        ("The bridge could collapse.", None),
        ("The plan was doomed.", "past"),
        ("The plan is doomed.", "present"),
        ("Doomed nurses plan to leave.", "present"),
        ("A doomed plan.", None),
    ],
)
def test_tense(make_pack: Make, text: str, tense: str | None) -> None:
    held = [one for one in ("past", "present", "future") if _found(make_pack, text, **{"only-if": [{"tense": [one]}]})]
    assert held == ([tense] if tense else [])


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Five shops on the quay now stand empty.", "present"),
        ("One in five adults takes a pill.", "present"),
        ("Thefts are down: a drop of five percent.", "present"),
        ("Prices rose; series of five, A and B.", None),
        ("The typical porter there works five hours a night.", "present"),
        ("The rent in the old town now stands at five pounds.", "present"),
        ("Less than a third of five pupils can swim.", "present"),
        ("Women outnumber men there by five to one.", "present"),
        ("The works of five smiths and the rest.", None),
        ("The five prices there and the rest.", None),
    ],
)
def test_the_tense_of_a_clause(text: str, tense: str | None) -> None:
    facts = Facts(read_document(text))
    at = facts.tokens.at(text.lower().index("five"))
    assert clause_tense(facts.tokens, at, at, 0, len(facts.tokens)) == tense
