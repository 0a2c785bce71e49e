"""Claims by kind, with exact spans; near misses that claim nothing."""

from __future__ import annotations

import pytest

from newslint.analysis.facts import analyse


def found(text: str) -> list[tuple[str, str]]:
    return [(claim.kind, text[slice(*claim.span)]) for claim in analyse(text).claims]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Rents have risen 34% since May.", "statistic", "34%"),
        ("Rents have risen about 34 percent since May.", "statistic", "about 34 percent"),
        ("The lead fell by two percentage points.", "statistic", "two percentage points"),
        ("More than a third of the crew left.", "statistic", "More than a third of"),
        ("Two thirds of voters agreed.", "statistic", "Two thirds of"),
        ("Half of the homes burned.", "statistic", "Half of"),
        ("Two in three nurses plan to leave.", "statistic", "Two in three"),
        ("The guild lost $3.2 million.", "statistic", "$3.2 million"),
        ("About 1,200 homes were flooded.", "statistic", "About 1,200 homes"),
        ("At least 40 people were killed when the roof fell in.", "casualty", "At least 40 people were killed"),
        ("The war has claimed thousands of lives.", "casualty", "claimed thousands of lives"),
        ("The war displaced millions.", "casualty", "displaced millions"),
        ("The guild has been accused of theft.", "accusation", "accused of"),
        ("The cut led to a wave of closures.", "causal", "led to"),
        ("It is the largest farm in the county.", "superlative", "the largest"),
        ("The win was the first ever at altitude.", "superlative", "the first ever"),
        ("Crime is much higher this year than last.", "comparison", "higher this year than"),
        ("Prices will likely rise.", "prediction", "will likely"),
        ("He quit in a bid to save the party.", "motive", "in a bid to"),
        ("Her remarks suggest that the guild will bend.", "inference", "Her remarks suggest"),
        ("The vote failed, underscoring the rift.", "inference", "underscoring"),
        ("The refusal has destroyed what was left of trust.", "evaluation", "destroyed"),
    ],
)
def test_kinds(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council voted 7-2 on Tuesday.",
        "She turned 34 on May 5, 2019.",
        "The road is 300 miles long.",
        "Police indicated that he fled.",
        "The report suggests a link.",
        "He claimed the prize.",
        "The forest is old.",
    ],
)
def test_near_misses(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The march was held on the third of May.",
        "She was the third of five children.",
        "In the first quarter of 2020 it rained.",
        "He spent the second half of the match on the bench.",
    ],
)
def test_a_place_in_a_row_is_no_share(text: str) -> None:
    assert "statistic" not in [kind for kind, _ in found(text)]
