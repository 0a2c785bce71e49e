"""How far the guards `near` and `negated` look, on one-rule packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter

Make = Callable[..., Path]


def _found(make_pack: Make, text: str, guard: dict[str, object], key: str) -> list[str]:
    examples = {"flag": ["Theft, though unproven."], "pass": ["nothing"]}
    pack = make_pack({"one": {"match": {"terms": ["though unproven"]}, key: [guard], "examples": examples}})
    return [finding.text for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The theft, though unproven, cost him the post.", True),
        ("He spoke of a theft. It was, though unproven, the talk of the town.", True),
        ("He spoke of a theft. Nobody asked. It was, though unproven, the talk of the town.", False),
        ("He spoke of a theft.\n\nIt was, though unproven, the talk of the town.", False),
        ("It was, though unproven, the talk of the town.", False),
        ("It was, though unproven, the talk. The theft came later.", False),
    ],
)
def test_near_looks_one_sentence_back(make_pack: Make, text: str, flagged: bool) -> None:
    guard = {"near": {"any": ["theft"], "within": "previous-sentence"}}
    assert _found(make_pack, text, guard, "only-if") == ["though unproven"] * flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("It was not theft though unproven.", False),
        ("It was nothing though unproven.", False),
        ("It was not only theft though unproven.", True),
        ("It was no doubt theft though unproven.", True),
        ("It was nothing less than theft though unproven.", True),
        ("There was no evidence though unproven.", False),
    ],
)
def test_what_only_sounds_like_a_negation(make_pack: Make, text: str, flagged: bool) -> None:
    assert _found(make_pack, text, {"negated": {}}, "unless") == ["though unproven"] * flagged


@pytest.mark.parametrize(
    ("guard", "text", "flagged"),
    [
        ({}, "The rumours will not die.", False),
        ({"inside": True}, "The rumours will not die.", False),
        ({"inside": False}, "The rumours will not die.", True),
        ({"inside": False}, "None of the rumours will not die.", False),
        ({}, "It was, without a doubt, the case that rumours will die.", True),
        ({}, "It went on without rumours will die.", False),
    ],
)
def test_a_negation_in_the_match_may_be_the_phrases_own(
    make_pack: Make, guard: dict[str, object], text: str, flagged: bool
) -> None:
    rule = {
        "match": {"terms": ["rumours will [not] die"]},
        "unless": [{"negated": guard}],
        "examples": {"flag": ["The [[rumours will die]]."], "pass": ["nothing"]},
    }
    found = Linter(packs=[make_pack({"one": rule})], select=["house"]).lint(text)
    assert [finding.rule for finding in found] == ["house/one"] * flagged
