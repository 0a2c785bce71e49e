"""The pack `hedging` on short articles: what it flags, exactly, and what it leaves alone."""

from __future__ import annotations

import pytest

from newslint import Linter, selftest


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(
        select=["hedging"], ignore=["hedging/modal-hedge", "hedging/epistemic-verb", "hedging/weasel-qualifier"]
    )


def _found(linter: Linter, text: str) -> list[tuple[str, str]]:
    return [(finding.rule.partition("/")[2], finding.text) for finding in linter.lint(text)]


def test_the_examples_hold() -> None:
    result = selftest.run(only=["hedging"])
    assert not result.failures
    assert result.rules == 15


FAULTY = """The claims, though unproven, have fuelled speculation that the chairman could potentially resign.

Many believe the sale raises questions about the board. The letter could be seen as a threat.

He may be prolonging the strike to win votes, amid fears of a shortage. Only time will tell if it works.
"""

CLEAN = """The chairman will resign on May 9, the board said. He said the letter could be seen as a threat.

Some of the farmers, including Jo Hale, said the sale was rushed. Hale said he had growing concerns over the price.

“Many believe it raises questions,” she said. The cause remains unclear, Chief Dana Ortiz said.
"""


def test_every_hedge_is_an_edit_of_its_own(linter: Linter) -> None:
    assert _found(linter, FAULTY) == [
        ("hedged-accusation", "though unproven"),
        ("fuelled-speculation", "have fuelled speculation that"),
        ("double-hedge", "could potentially"),
        ("some-say", "Many believe"),
        ("raises-questions", "raises questions about"),
        ("perception-passive", "could be seen as"),
        ("motive-speculation", "may be prolonging the strike to"),
        ("growing-concerns", "amid fears of"),
        ("remains-to-be-seen", "Only time will tell if"),
    ]


def test_hedges_with_an_owner(linter: Linter) -> None:
    assert _found(linter, CLEAN) == []


def test_rules_that_are_off_run_under_audit() -> None:
    text = "The closure may have cost the town 400 jobs. Support seems to be fading. It is arguably the worst road."
    assert {finding.rule for finding in Linter(profile="audit", select=["hedging"]).lint(text)} >= {
        "hedging/modal-hedge",
        "hedging/epistemic-verb",
        "hedging/weasel-qualifier",
    }
    assert not [f for f in Linter().lint(text) if f.rule in ("hedging/modal-hedge", "hedging/weasel-qualifier")]
