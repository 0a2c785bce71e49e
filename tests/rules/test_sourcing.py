"""The pack `sourcing` on short articles: what it flags, exactly, and what it leaves alone."""

from __future__ import annotations

import pytest

from newslint import Linter, selftest


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(select=["sourcing"])


def _found(linter: Linter, text: str) -> list[tuple[str, str]]:
    return [(finding.rule.partition("/")[2], finding.text) for finding in linter.lint(text)]


def test_the_examples_hold() -> None:
    result = selftest.run(only=["sourcing"])
    assert not result.failures
    assert result.rules == 36


FAULTY = """Harbour plan divides the town

The plan has been criticized for its cost, and critics argue that it would empty the port.

Meanwhile, the harbour board has been accused of hiding two reports.

The crane was reportedly sold in spring. Studies show that such sales fail.

Leaked documents reveal a second buyer. Sources said the price was low.
"""

CLEAN = """Harbour plan divides the town

The plan has been criticized for its cost by Councillor Dee Park, who voted against it on Monday.

Two former trustees, Ana Ruiz and Tom Bell, have accused the harbour board of hiding two reports.

“The crane was reportedly sold in spring,” said Bell, who ran the yard until 2019. “Critics argue, sources say, everyone knows.”

The price is believed to have been low, the county auditor said in a report.
"""


def test_an_article_that_names_nobody(linter: Linter) -> None:
    assert _found(linter, FAULTY) == [
        ("weasel-passive", "has been criticized for"),
        ("weasel-attribution", "critics argue"),
        ("agentless-accusation", "has been accused of"),
        ("hearsay-reportedly", "reportedly"),
        ("vague-research", "Studies show"),
        ("documents-without-provenance", "Leaked documents reveal"),
        ("bare-anonymous-source", "Sources said"),
    ]


def test_an_article_that_names_everybody(linter: Linter) -> None:
    assert _found(linter, CLEAN) == []


def test_messages_quote_the_words_and_ask(linter: Linter) -> None:
    messages = [finding.message for finding in linter.lint(FAULTY)]
    assert messages[2] == "Who accuses? Name the accuser of “has been accused of”, or cut."
    assert all("?" in message for message in messages)


def test_a_charge_in_court_has_its_accuser(linter: Linter) -> None:
    text = "He was accused of taking bribes. Prosecutors in Dale County filed the indictment on Monday."
    assert ("agentless-accusation", "was accused of") not in [
        (finding.rule.partition("/")[2], finding.text) for finding in linter.lint(text) if finding.severity == "error"
    ]


def test_the_catch_all_yields(linter: Linter) -> None:
    text = "Critics argue that the row has destroyed trust in the board."
    assert [rule for rule, _ in _found(linter, text)] == ["weasel-attribution"]


def test_a_named_source_carries_to_the_next_sentence(linter: Linter) -> None:
    text = "Two men died at the scene, Chief Dana Ortiz said. Four people were injured in the yard."
    assert "casualty-figure-without-source" not in [rule for rule, _ in _found(linter, text)]
