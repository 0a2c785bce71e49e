"""Who answers for which words: every word once, pronouns and surnames for their source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import analyse
from newslint.analysis.ledger import GRADES, Ledger, LedgerEntry, ledger
from newslint.reporters import Style
from newslint.reporters.ledger import as_json, as_text
from newslint.reporters.terminal import width


def of(text: str, path: str | None = None) -> Ledger:
    return ledger(analyse(text, path))


def entry(found: Ledger, name: str | None) -> LedgerEntry:
    (one,) = [entry for entry in found.entries if entry.name == name]
    return one


def test_an_attribution() -> None:
    found = of("The rain stopped.\n\nMayor Ana Ruiz said the sale was lawful.\n")
    (ruiz,) = found.entries
    assert (ruiz.name, ruiz.role, ruiz.grade, ruiz.kind) == ("Ana Ruiz", "Mayor", "named", "person")
    assert (ruiz.words, ruiz.sentences, ruiz.cues) == (4, 1, (("said", 1),))
    assert (ruiz.line, ruiz.column) == (3, 1)
    assert (found.words, found.attributed["named"], found.unattributed) == (11, 4, 7)


def test_pronouns_and_surnames_count_for_their_source() -> None:
    found = of(
        "Mayor Ana Ruiz said the sale was lawful. She said the port had lost money.\n\n"
        "The terms were fair, Ruiz said. She said nobody objected.\n"
    )
    (ruiz,) = found.entries
    assert (ruiz.words, ruiz.sentences, ruiz.cues) == (4 + 5 + 4 + 2, 4, (("said", 4),))


def test_a_quotation_that_runs_on_over_paragraphs() -> None:
    found = of(
        "“We built this bridge by hand,” said Lena Voss, the chief engineer.\n\n"
        "“It took us nine years to finish.\n\n"
        "“It will stand for a century.”\n"
    )
    (voss,) = found.entries
    assert (voss.words, voss.sentences, voss.cues) == (6 + 7 + 6, 3, (("said", 1),))


def test_a_quotation_carried_to_the_last_speaker() -> None:
    found = of("“The port needs a buyer,” Ana Ruiz told the council. “We will publish the contract.”\n")
    (ruiz,) = found.entries
    assert (ruiz.words, ruiz.sentences, ruiz.cues) == (5 + 5, 2, (("told", 1),))


def test_a_sentence_attributed_inside_a_quotation_counts_for_who_is_quoted() -> None:
    found = of("“Critics say that the sale is wrong,” Ana Ruiz told the council on Monday.\n")
    assert entry(found, "Ana Ruiz").words == 7
    assert found.attributed["vague"] == 0


def test_words_that_two_sources_answer_for_count_for_the_outer_one() -> None:
    found = of("Ana Ruiz said that critics say the deal is bad.\n")
    assert entry(found, "Ana Ruiz").words == sum(found.attributed.values()) == 7


def test_attributions_that_name_nobody_are_one_entry() -> None:
    found = of("The mayor has been accused of hiding a bid. The clerk has been accused of hiding two bids.\n")
    (nobody,) = found.entries
    assert (nobody.name, nobody.role, nobody.grade, nobody.kind) == (None, None, "none", None)
    assert (nobody.sentences, nobody.cues) == (2, (("has been accused", 2),))
    assert found.attributed["none"] == nobody.words > 0


def test_the_source_with_most_words_comes_first() -> None:
    found = of("Ana Ruiz said prices fell. Tom Bell said prices rose for the third year in a row.\n")
    assert [entry.name for entry in found.entries] == ["Tom Bell", "Ana Ruiz"]


def test_bylines_datelines_and_code_are_no_part_of_the_copy() -> None:
    found = of(
        "Rain stops\n\nBy Jo Hale | March 5, 2025\n\nPORT ALDER, March 5, 2025 — The rain stopped at 4.30 p.m.\n"
    )
    assert found.words == 2 + 6


def test_places_are_in_the_source_text() -> None:
    found = of("# Sale\n\n**Ana Ruiz** said the *sale* was lawful.\n", "a.md")
    assert (found.entries[0].line, found.entries[0].column, found.entries[0].words) == (3, 3, 4)


@pytest.mark.parametrize("text", ["", "\n", "…\n", "Nobody spoke.\n"])
def test_nothing_attributed(text: str) -> None:
    found = of(text)
    assert found.entries == ()
    assert found.unattributed == found.words
    assert found.share(found.words) == (1.0 if found.words else 0.0)


def test_names_are_cut_and_wrapped_by_their_width() -> None:
    name = "Ana " + "漢" * 60
    text = as_text("a.txt", of(f"Ana Ruiz, {name}, said the sale was lawful.\n"), Style())
    assert max(width(line) for line in text.splitlines()) <= 80


PIECES = st.sampled_from(
    [
        "Mayor Ana Ruiz said the sale was lawful. ", "She added: ", "“We follow the rules,” ", "Ruiz told the council. ",
        "“", "”", '"', "Critics say ", "that ", "has been accused of ", "fraud", ", according to ", "the audit", ". ",
        "\n\n", " said. ", "Tom Bell ", "the port authority ", "it is believed that ", "he ", "漢字 ", "e\u0301 ", "\x1b[31m",
        "By Jo Hale\n\n", "    code()\n", "PARIS, March 5 — ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


@given(TEXTS)
def test_words_add_up(text: str) -> None:
    found = of(text)
    assert list(found.attributed) == list(GRADES)
    for grade in GRADES:
        assert found.attributed[grade] == sum(entry.words for entry in found.entries if entry.grade == grade)
    assert 0 <= found.unattributed <= found.words
    assert sum(map(found.share, found.attributed.values())) <= 1.0 + 1e-9
    assert len({(entry.grade, entry.kind, entry.name) for entry in found.entries}) == len(found.entries)


@given(TEXTS)
def test_any_ledger_fits_the_screen(text: str) -> None:
    found = of(text)
    shown = as_text("a.txt", found, Style())
    assert "\x1b" not in shown
    assert max(width(line) for line in shown.splitlines()) <= 80
    assert as_json("a.txt", found).count("\n") == 1
