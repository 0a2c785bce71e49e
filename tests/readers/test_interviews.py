"""Interviews printed as turns: what is said in a turn is its speaker's."""

from __future__ import annotations

import pytest

from newslint import Linter
from newslint.readers import read_document

TURNS = (
    "Ruiz: Why did you sell it?",
    "Vale: I never wanted to. Critics say it was cheap, and it was a disaster.",
    "Everyone knows that.",
    "Ruiz: Were you told to?",
    "Vale: No. Experts believe that we could have held on.",
)
INTRODUCTION = "Marta Vale ran the port for nine years, critics say."
AFTER = "Critics say she earned a lot."


def kinds(text: str, path: str | None = None) -> list[tuple[str, str]]:
    document = read_document(text, path=path)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


def test_turns_and_what_stands_between_two_of_them_are_speech() -> None:
    text = "\n\n".join((INTRODUCTION, *TURNS, AFTER))
    assert kinds(text) == [
        ("paragraph", INTRODUCTION),
        *(("blockquote", turn) for turn in TURNS),
        ("paragraph", AFTER),
    ]
    findings = Linter(select=["sourcing/weasel-attribution", "sourcing/unsourced-assertion"]).lint(text)
    assert [(finding.line, finding.text) for finding in findings] == [(1, "critics say"), (13, "Critics say")]


@pytest.mark.parametrize(
    "turns", [TURNS, ("Q: Why did you sell?", "A: I did not.", "Q: Who did?", "A: We never knew.")]
)
def test_a_file_that_begins_with_a_question_has_no_headline(turns: tuple[str, ...]) -> None:
    assert kinds("\n\n".join(turns)) == [("blockquote", turn) for turn in turns]


def test_a_headline_that_begins_with_a_name_stays_one() -> None:
    head = "Vale: I never wanted to sell"
    assert kinds("\n\n".join((head, *TURNS)))[:2] == [("headline", head), ("blockquote", TURNS[0])]


def test_in_markdown_and_in_html() -> None:
    bold = [turn.replace("Ruiz:", "**Ruiz:**") for turn in TURNS]
    assert kinds("\n\n".join(bold), "a.md") == [("blockquote", turn) for turn in TURNS]
    page = "".join(f"<p>{turn}</p>" for turn in TURNS)
    assert kinds(page, "a.html") == [("blockquote", turn) for turn in TURNS]


def test_labels_of_one_letter_and_initials() -> None:
    text = (
        "They met.\n\nQ. Why?\n\nA. I was tired.\n\nQ. Of what?\n\nA. Of meetings.\n\n"
        "The talk was held in March.\n\nIt was cut for length."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] + ["blockquote"] * 4 + ["paragraph"] * 2
    text = "They met.\n\nJo Hale: Why?\n\nMarta Vale: I was tired.\n\nJH: Of what?\n\nMV: Of meetings.\n\nJH: And?\n\nMV: We left."
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] + ["blockquote"] * 6


@pytest.mark.parametrize(
    "text",
    [
        # The answers are the article's own.
        "Q: What changes?\n\nA: Critics say fares rise.\n\nQ: When?\n\nA: It is widely believed to be May.",
        # Nobody asks.
        "Claim: I won.\n\nFact: She lost.\n\nClaim: We grew.\n\nFact: It shrank.",
        # Nobody recurs.
        "Update: Did it rain?\n\nNote: I was there.\n\nEditor: Critics say so.",
        # One paragraph each, and no other voice.
        "Ruiz: Why?\n\nRuiz: Why, I ask?\n\nThe end.",
    ],
)
def test_what_is_no_interview(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} <= {"paragraph", "heading", "headline"}


def test_a_long_stretch_without_a_label_is_the_articles_own() -> None:
    aside = [f"The harbour has {number} berths." for number in range(10)]
    text = "\n\n".join((INTRODUCTION, *TURNS[:2], *aside, *TURNS[3:]))
    assert [kind for kind, _ in kinds(text)] == [
        "paragraph",
        *["blockquote"] * 2,
        *["paragraph"] * 10,
        *["blockquote"] * 2,
    ]
