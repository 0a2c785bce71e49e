"""The kind `quotation`, check by check, with exact spans."""

import pytest
from work import assert_linear

from newslint.analysis.facts import Facts
from newslint.checks.quotation import KIND
from newslint.matching.index import PhraseIndex, build_index
from newslint.readers import read_document


def found(text: str, **options) -> list[str]:
    document = read_document(text)
    facts = Facts(document)
    hits = PhraseIndex(build_index({})).scan(document)
    return [text[match.span.start : match.span.end] for match in KIND.find(options, facts, hits)]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        ("unclosed", "Kots stated, ‘We don’t negotiate with a criminal community.", ["‘We don’t negotiate with a criminal community."]),
        ("unclosed", "“We will rebuild,” the mayor said. “It will take years.\n\n“But we will do it.”", []),
        ("unopened", "He said “yes”. It will take years,” the mayor said.", ["It will take years,”"]),
        ("unopened", "It took “two” years,” she said.", [" years,”".strip()]),
        ("unopened", "The players’ union met on Monday.", []),
        ("no-speaker", "The mood was bleak. “We have nothing left to sell.” Rain fell on the market.", ["“We have nothing left to sell.”"]),
        ("no-speaker", "“We have nothing left to sell,” Ann Pell said.", []),
        ("no-speaker", "Research suggests that the dust lingers.\n\n“My mother could not get up the stairs.”", ["“My mother could not get up the stairs.”"]),
        ("no-speaker", "Ann Pell said that the dust lingers.\n\n“My mother could not get up the stairs.”", []),
        ("no-speaker", "“Bridge falls on a ferry in the fog” was the headline in the county paper.", []),
        ("no-speaker", "The question on the ballot was: “Shall the town buy the mill?”", []),
        ("no-speaker", "“We go now,” Ann Pell said.\n\n“They have nothing left to sell.”\n\n“Rain fell on the market again.”", []),
        ("no-speaker", "“They have nothing left to sell.”\n\n“Rain fell on the market again.”",
         ["“They have nothing left to sell.”", "“Rain fell on the market again.”"]),
        ("no-speaker", "“This seat is kept for Ann Pell” was written on the chair.", []),
        ("no-speaker", "The wall had written on it “This seat is kept for Ann Pell”.", []),
        ("scare", "The party's “experts” will meet on Monday.", ["“experts”"]),
        ("scare", "Peskov said Russia was not interested in ‘megaphone negotiations’.", []),
        ("late-speaker", "“We were told nothing. Nobody rang us. We saw it on the news, and the gates were locked,” said Ann Pell.",
         ["“We were told nothing. Nobody rang us. We saw it on the news, and the gates were locked,”"]),
        ("late-speaker", "“We were told nothing,” said Ann Pell. “Nobody rang us. We saw it on the news.”", []),
    ],
)  # fmt: skip
def test_checks(check, text, expected):
    assert found(text, any=[check]) == expected


@pytest.mark.parametrize("check", ["unclosed", "unopened", "no-speaker", "scare", "late-speaker"])
def test_cost_is_linear(check):
    """For marks in one paragraph, the facts the check asks for included."""
    unit = "A “few words” of “the few words of it” and more” "
    assert_linear(lambda text: found(text, any=[check]), lambda size: unit * (size // len(unit)), 6_000)


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody told us the water was bad,” Muna harrumphed.",
        "Ana Ruiz was blunt. “Nobody told us the water was bad.”",
        "Ana Ruiz believes that the pipes leaked. “Nobody told us the water was bad.”",
        "“Nobody told us,” Ruiz said. The pipes are old. “They told us the water was good.”",
    ],
)
def test_a_quotation_with_a_speaker_near_is_not_flagged(text: str) -> None:
    assert found(text, any=["no-speaker"]) == []


def test_a_phrase_without_a_speaker_is_doubtful() -> None:
    facts = Facts(read_document("It awards “lasting care for the old mill race”."))
    (match,) = KIND.find({"any": ["no-speaker"]}, facts, PhraseIndex(build_index({})).scan(facts.document))
    assert match.doubtful
