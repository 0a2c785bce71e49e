"""The guards `named` and `introduces-speech`, on one-rule packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter

Make = Callable[..., Path]


def _found(make_pack: Make, text: str, **rule: object) -> list[str]:
    examples = {"flag": ["zzz analysts said boasted criticised zzz"], "pass": ["nothing"]}
    pack = make_pack({"one": {**rule, "examples": examples}})
    return [finding.text for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Harrow Research analysts said so.", False),
        ("Barclays analysts said so.", False),
        ("Skeptical analysts said so.", True),
        ("British analysts said so.", True),
        ("The analysts said so.", True),
    ],
)
def test_a_name_before_the_match(make_pack: Make, text: str, flagged: bool) -> None:
    unless = [{"named": {"side": "before", "words": 0}}]
    assert _found(make_pack, text, match={"terms": ["analysts said"]}, unless=unless) == ["analysts said"] * flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("It was criticised by Ana Ruiz.", False),
        ("It was criticised on Monday by the union leader Ana Ruiz.", False),
        ("It was criticised by some.", True),
        ("It was criticised by some on Monday.", True),
        ("It was criticised in Lund.", True),
    ],
)
def test_a_name_that_a_word_introduces(make_pack: Make, text: str, flagged: bool) -> None:
    unless = [{"named": {"side": "after", "words": 8, "after": ["by"]}}]
    assert _found(make_pack, text, match={"terms": ["criticised"]}, unless=unless) == ["criticised"] * flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ('"We built this," the minister boasted.', True),
        ("The minister boasted that it was hers.", True),
        ('The minister boasted: "We built this."', True),
        ("The city boasted two museums.", False),
        ("The city boasted that day of two museums.", False),
    ],
)
def test_a_verb_that_introduces_words(make_pack: Make, text: str, flagged: bool) -> None:
    only_if = ["introduces-speech"]
    assert _found(make_pack, text, match={"terms": ["boasted"]}, **{"only-if": only_if}) == ["boasted"] * flagged
