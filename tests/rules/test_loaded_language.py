"""The pack `loaded-language` beyond the examples of its rules: precedence, senses, even-handedness, lists."""

from pathlib import Path

import pytest
import yaml

from newslint import Linter
from newslint.selftest import run

PACK = Path(__file__).parents[2] / "rules" / "loaded-language"


@pytest.fixture(scope="module")
def desk():
    return Linter(profile="desk", select=["loaded-language"], ignore=["loaded-language/biased-sentence"])


def rules(linter, text):
    return [(f.rule.partition("/")[2], f.text) for f in linter.lint(text)]


def test_every_example_and_variant_holds():
    result = run(only=["loaded-language"])
    assert result.rules == 29
    assert not result.failures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The so-called 'consultation' ended.", [("doubt-adjective", "so-called")]),
        ("The so-called Cruzado Plan held.", []),
        ("Members of the so-called Islamic State fled.", []),
    ],
)
def test_a_distancing_word_and_its_marks_are_one_fault(desk, text, found):
    assert rules(desk, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed 12 lives in the valley.",
        "The striker claimed a hat-trick, and the goalkeeper admitted the midfielder had beaten him before half-time.",
        "She was admitted to hospital on Friday.",
        "He was jailed for reckless driving.",
        "Two patients were in a critical condition.",
        "Patients on the drug regime slept better.",
        "The historic district has 40 listed houses.",
        "The Iconic Hotel Group sold two sites.",
        "Troops under a colonel came under fire near the army base.",
        "Free radicals damage the cell wall.",
        "The board set out its grievances in a suit claiming bias.",
        "He called the plan disastrous and accused the board of hypocrisy.",
        "Mayor Ana Ruiz said the reckless gamble had failed.",
        "“The elites betrayed our way of life,” the mayor said.",
    ],
)
def test_plain_senses_and_other_peoples_words_pass(desk, text):
    assert rules(desk, text) == []


MIRRORED = [
    ("pro-life", "pro-choice"),
    ("abortionists", "forced-birth"),
    ("climate alarmists", "climate deniers"),
    ("left-winger", "right-winger"),
    ("loony left", "racist right"),
    ("union bosses", "robber barons"),
    ("woke mob", "MAGA cult"),
    ("leftist media", "right-wing media"),
    ("far-left", "far-right"),
    ("communist agitator", "fascist agitator"),
    ("hardline", "resolute"),
    ("shameful", "heroic"),
    ("cowardly attack", "courageous stand"),
]


@pytest.mark.parametrize(("one", "other"), MIRRORED)
def test_both_sides_of_a_pair_are_flagged(desk, one, other):
    """A pack that finds the slang of one camp only would itself lean."""
    for term in (one, other):
        assert rules(desk, f"They spoke of a {term} yesterday."), term


def test_word_lists_say_why_each_group_is_there():
    for path in sorted((PACK / "lists").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert data["summary"], path.name
        assert all(group["note"] and group["entries"] for group in data["groups"]), path.name
        entries = [entry for group in data["groups"] for entry in group["entries"]]
        assert len(entries) == len(set(entries)), path.name


def test_every_list_is_used_by_a_rule():
    text = "".join(path.read_text(encoding="utf-8") for path in PACK.glob("*.yaml"))
    unused = [path.stem for path in (PACK / "lists").glob("*.yaml") if f"<{path.stem}>" not in text]
    assert unused == []


def test_a_biased_sentence_is_an_audit_finding_that_shows_its_words():
    text = "Liberals ignore the vote, and the enemies of the bill pretend that the sewer is safe."
    assert not Linter(profile="desk").lint(text)
    found = [f for f in Linter(profile="audit").lint(text) if f.rule == "loaded-language/biased-sentence"]
    assert [(f.severity, f.confidence, f.text) for f in found] == [("info", "low", text)]
    assert "Liberals +1, ignore +1, enemies +1, sewer +1" in found[0].message


def test_a_strong_word_in_indirect_speech_is_an_audit_finding_and_one_in_a_quotation_is_none():
    said = "Ana Ruiz said on Monday that the plan was idiotic."
    assert not [f for f in Linter(profile="desk").lint(said) if f.rule.startswith("loaded-language/")]
    found = [f for f in Linter(profile="audit").lint(said) if f.rule.startswith("loaded-language/")]
    assert [(f.rule, f.text) for f in found] == [("loaded-language/biased-sentence", said)]
    quoted = "“The plan was idiotic,” Ana Ruiz said on Monday."
    assert not [f for f in Linter(profile="audit").lint(quoted) if f.rule.startswith("loaded-language/")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two banks serve the Maduro regime.", [("regime-label", "Maduro regime")]),
        ("It is an Orwellian form.", [("contentious-label", "Orwellian")]),
        ("The Orwellian Society met.", []),
        ("Pen-pushers in Dale drew up the form.", [("dysphemism", "Pen-pushers")]),
        ("She reads at the Iconic Hotel.", []),
        ("National Treasure opens on Friday.", []),
    ],
)
def test_a_name_in_a_phrase_does_not_make_the_phrase_a_name(desk, text, found):
    assert rules(desk, text) == found
