"""The kind `consistency`: ages, totals, spellings of a name, with exact spans."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Linter
from newslint.analysis.facts import analyse
from newslint.analysis.spellings import one_letter_apart, spellings
from newslint.analysis.totals import totals

Make = Callable[..., Path]


def _totals(text: str) -> list[tuple[str, str, int]]:
    return [(text[slice(*one.whole)], text[slice(*one.span)], sum(one.parts)) for one in totals(analyse(text))]


def _names(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*one.first)], text[slice(*one.span)]) for one in spellings(analyse(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 12 jurors, seven women and four men, met.", [("12", "seven women and four men", 11)]),
        ("Twelve people — seven women and six men — left.", [("Twelve", "seven women and six men", 13)]),
        ("It has 40 homes (20 flats, 12 houses and 9 bungalows).", [("40", "20 flats, 12 houses and 9 bungalows", 41)]),
        ("It took 1,200 bags: 700 of sand and 400 of salt.", [("1,200", "700 of sand and 400 of salt", 1100)]),
        (
            "It took 1,200 bags: 700 bags of sand and 400 bags of salt.",
            [("1,200", "700 bags of sand and 400 bags of salt", 1100)],
        ),
        ("The nine-member council voted 7-3 to close it.", [("nine", "7-3", 10)]),
    ],
)
def test_totals_that_their_parts_belie(text: str, found: list[tuple[str, str, int]]) -> None:
    assert _totals(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The 12 jurors, seven women and five men, met.",
        "The 12 jurors, including seven women and four men, met.",
        "The 12 jurors, among them seven women and four men, met.",
        "The nine-member council voted 7-1 to close it.",
        "It has 40 homes, 20 shops and 3 schools.",
        "Two officers, 34 miles and 12 years apart, met.",
        "The team won two games, one in May and one in June.",
    ],
)
def test_totals_that_hold_or_say_nothing(text: str) -> None:
    assert _totals(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Carla Brandt spoke. Later Carla Brand left.", [("Carla Brandt", "Carla Brand")]),
        ("Then Teresa Okoro spoke. Later Theresa Okoro left.", [("Teresa Okoro", "Theresa Okoro")]),
        ("Then Ivo Hansen spoke. The court heard Mr. Hanson twice, and Mr. Hanson left.", [("Hansen", "Hanson")]),
        ("Then Ivo Marsden spoke. Later Ivo Mardsen left.", [("Ivo Marsden", "Ivo Mardsen")]),
    ],
)
def test_names_in_two_spellings(text: str, found: list[tuple[str, str]]) -> None:
    assert _names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Then Ivo Hansen spoke. Later Ann Hanson left.",
        "Then Ivo Hansen spoke. Later Ann Hanson and Mr. Hanson left.",
        "Then Tim Okoro spoke. Later Jim Okoro left.",
        "Then Maria Okoro spoke. Later Marie Okoro left.",
        "Then Ivo Hansen spoke. Later Ivo Hansens left.",
        "Then Ivo Lund spoke. Later Ivo Lind left.",
        "Then South Tarrowa spoke. Later South Tarrowan leaders left.",
        "Then West Tarmany's leader spoke. Later West Tarman leaders left.",
    ],
)
def test_names_that_may_be_two_people(text: str) -> None:
    assert _names(text) == []


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", max_size=6))
def test_one_letter_apart_is_one_edit(one: str, other: str) -> None:
    edits = {one[:i] + one[i + 1 :] for i in range(len(one))}
    edits |= {one[:i] + c + one[i:] for i in range(len(one) + 1) for c in "abc"}
    edits |= {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in "abc"}
    edits |= {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)}
    assert one_letter_apart(one, other) == (other in edits - {one})


def test_the_message_has_the_sum_and_the_first_spelling(make_pack: Make) -> None:
    rule = {"match": {"consistency": ["totals", "names", "ages"]}, "message": "{sum}."}
    examples = {"flag": ["The nine-member council voted [[7-3]] to close it."], "pass": ["It voted 7-2."]}
    linter = Linter(packs=[make_pack({"one": {**rule, "examples": examples}})], select=["house"])
    text = "The 12 jurors, seven women and four men, met Carla Brandt. Later Carla Brand left."
    found = linter.lint(text)
    assert [one.message for one in found] == ["7 + 4 = 11, not 12.", "Carla Brandt, then Carla Brand."]
    assert [swap.text for swap in found[1].suggestions] == ["Carla Brandt"]
    assert found[1].related[0].start == text.index("Carla Brandt")


def test_ages_are_those_of_the_dates(make_pack: Make) -> None:
    text = "Joan Pell, 34, runs the shop. The shop is open, and Pell, who is 43, works there."
    examples = {"flag": [text], "pass": ["Joan Pell, 34, runs the shop."]}
    pack = make_pack({"one": {"match": {"consistency": ["ages"]}, "message": "{sum}", "examples": examples}})
    assert [one.text for one in Linter(packs=[pack], select=["house"]).lint(text)] == ["43"]
