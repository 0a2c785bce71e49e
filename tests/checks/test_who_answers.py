"""Who answers for a match: the guard `attributed`; the kinds `attribution`, `claim`, `sources` and `headline`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter

Make = Callable[..., Path]


def _found(make_pack: Make, text: str, **rule: object) -> list[str]:
    examples = {"flag": ["zzz"], "pass": ["nothing"]}
    pack = make_pack({"one": {**rule, "examples": examples}})
    return [finding.text for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The fire is believed to be out, Chief Dana Ortiz said.", False),
        ("According to the fire department, the fire is believed to be out.", False),
        ("The fire is believed to be out.", True),
        ("Her remarks suggest that the fire is believed to be out.", True),
        ("The mayor planned a visit; the fire is believed to be out.", True),
    ],
)
def test_reporting_verbs_answer(make_pack: Make, text: str, flagged: bool) -> None:
    rule = {"match": {"terms": ["is believed to"]}, "unless": [{"attributed": {"within": "content"}}]}
    assert _found(make_pack, text, **rule) == ["is believed to"] * flagged


def test_the_match_is_no_excuse_for_itself(make_pack: Make) -> None:
    rule = {"match": {"terms": ["has been accused of"]}, "unless": [{"attributed": {"within": "sentence"}}]}
    assert _found(make_pack, "The firm has been accused of fraud.", **rule) == ["has been accused of"]


def test_a_match_that_holds_the_whole_attribution_is_excused(make_pack: Make) -> None:
    match = {"pattern": {"any": [r"has destroyed"], "report": "sentence"}}
    unless = [{"attributed": {"within": "content"}}]
    assert _found(make_pack, "The row has destroyed trust, Mayor Ana Ruiz said.", match=match, unless=unless) == []
    assert len(_found(make_pack, "The row has destroyed trust.", match=match, unless=unless)) == 1


def test_attributions_by_grade_and_voice(make_pack: Make) -> None:
    text = "The firm has been accused of fraud. Mayor Ana Ruiz said it was closed."
    assert _found(
        make_pack, text, match={"attribution": {"grade": ["none"], "voice": ["passive"], "report": "cue"}}
    ) == ["has been accused"]
    assert _found(make_pack, text, match={"attribution": {"grade": ["named"], "report": "cue"}}) == ["said"]


def test_claims_by_kind(make_pack: Make) -> None:
    text = "At least 40 people were killed. Rents rose 34% in May."
    assert len(_found(make_pack, text, match={"claim": ["casualty"]})) == 1
    assert _found(make_pack, text, match={"claim": {"any": ["statistic"], "report": "sentence"}}) == [
        "Rents rose 34% in May."
    ]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Marta Vale said rates would fall.", ["Marta Vale"]),
        ("Marta Vale, an economist, said rates would fall.", []),
        ("The economist Marta Vale said rates would fall.", []),
        ("Senator Marta Vale said rates would fall.", []),
        ("Marta Vale runs a bank. She said rates would fall.", []),
        ("Rates would fall, said Marta Vale of Kestrel Capital.", []),
        ("Rates would fall, according to Marta Vale.", ["Marta Vale"]),
        ("On Friday in Dale, Marta Vale said rates would fall.", ["Marta Vale"]),
        ("The economist, Marta Vale, said rates would fall.", []),
    ],
)
def test_names_without_a_role(make_pack: Make, text: str, flagged: list[str]) -> None:
    assert _found(make_pack, text, match={"sources": ["no-role"]}) == flagged


def test_the_sentence_after_may_open_the_next_paragraph(make_pack: Make) -> None:
    text = "Rents fell by half.\n\n“They fell in May,” Ana Ruiz said."
    for within, flagged in (("next-sentence", ["fell by half"]), ("sentence-after", [])):
        rule = {"match": {"terms": ["fell by half"]}, "unless": [{"attributed": {"within": within}}]}
        assert _found(make_pack, text, **rule) == flagged


@pytest.mark.parametrize(
    ("headline", "flagged"),
    [
        ("400 jobs to go at shipyard", ["400"]),
        ("240 jobs to go at shipyard", []),
        ("Three jobs to go at shipyard", []),
        ("Shipyard plea by Okoro fails", ["Okoro"]),
    ],
)
def test_headlines_that_the_text_does_not_keep(make_pack: Make, headline: str, flagged: list[str]) -> None:
    text = f"{headline}\n\nThe shipyard said on Monday that it would cut up to 240 posts by spring."
    assert _found(make_pack, text, match={"headline": ["numbers", "names"]}) == flagged


@pytest.mark.parametrize(
    ("headline", "text", "flagged"),
    [
        ("Mayor Guilty of Fraud", "The mayor was charged with fraud on Monday and pleaded not guilty.", ["Guilty"]),
        ("Mayor Guilty of Fraud", "The mayor was convicted of fraud on Monday by a jury in Dale.", []),
        ("Coffee Cures Gout", "Those who drank it had gout a little less often, the trial found.", ["Cures"]),
        ("Coach Sacked After Loss", "The club parted company with its coach on Sunday, it said.", []),
    ],
)
def test_verdicts_of_a_headline(make_pack: Make, headline: str, text: str, flagged: list[str]) -> None:
    assert _found(make_pack, f"{headline}\n\n{text}", match={"headline": ["verdicts"]}) == flagged


def test_the_paragraph_after_may_answer(make_pack: Make) -> None:
    rule = {"match": {"terms": ["fell by half"]}, "unless": [{"attributed": {"within": "next-paragraph"}}]}
    assert _found(make_pack, "Rents fell by half.\n\nThe housing agency said so on Monday.", **rule) == []
    assert _found(make_pack, "Rents fell by half.\n\nRain fell on Monday.", **rule) == ["fell by half"]
    assert _found(make_pack, "Rents fell by half.", **rule) == ["fell by half"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Vale has been blamed. Vale said she would stay.", True),
        ("Vale has been blamed. Her lawyer Tom Bell said she would stay.", True),
        ("Vale has been blamed. She said she would stay.", True),
        ("Vale has been blamed. Ana Ruiz said the bridge had rusted.", False),
    ],
)
def test_the_one_accused_is_no_accuser(make_pack: Make, text: str, flagged: bool) -> None:
    guard = {"attributed": {"within": "next-sentence", "by": "another"}}
    rule = {"match": {"terms": ["has been blamed"]}, "unless": [guard]}
    assert _found(make_pack, text, **rule) == (["has been blamed"] if flagged else [])


def test_a_release_of_figures_needs_no_second_source(make_pack: Make) -> None:
    match = {"sources": {"any": ["single"], "min-words": 20, "min-attributions": 3}}
    figures = "Rents rose 4 percent in May and 3 percent in June, the housing agency said.\n\n"
    plans = "The road will close for the whole of the summer, the housing agency said.\n\n"
    assert _found(make_pack, "Rents Rise Again\n\n" + figures * 4, match=match) == []
    assert _found(make_pack, "Road To Close\n\n" + plans * 4, match=match) == ["Road To Close"]


_LONG = {"sources": {"any": ["single"], "min-words": 20, "min-attributions": 2}}


def _severities(make_pack: Make, text: str, **rule: object) -> list[str]:
    examples = {"flag": ["zzz"], "pass": ["nothing"]}
    pack = make_pack({"one": {"severity": "warning", **rule, "examples": examples}})
    return [finding.severity for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        # somebody without an office tells of his own doings
        ("“I began to paint when I was nine,” {who} said. “My mother kept them all.” She said it was late.", "info"),
        ("“We lost and I am sorry for our fans,” {who} said. “I let us down.” She said it was late.", "info"),
        # what he thinks of others, and what he says who speaks for others, is no private matter
        ("“I think he stole from the fund,” {who} said. “He lied to the town.” She said it was late.", "warning"),
        ("“We will close the bridge,” Mayor {who} said. “I have seen the plans.” She said it was late.", "warning"),
        # on what occasion somebody spoke
        ("{who} said the road would close. Ruiz was speaking at the port. She said it was late. She said so.", "info"),
        ("{who} said the road would close. She said it was late. She was speaking at the port.", "info"),
        ("In testimony, {who} said the road would close. She said it was late. She said the bank paid.", "info"),
        ("{who} told a Senate subcommittee the road would close. She said it was late. She said so.", "info"),
        ("{who} said the road would close. She said it was late. She said the bank had paid for it.", "warning"),
    ],
)
def test_where_one_source_is_the_story(make_pack: Make, text: str, severity: str) -> None:
    own = text.format(who="Ana Ruiz") + " The road is old and wide and runs along the river to the mills in the east."
    assert _severities(make_pack, f"Road To Close\n\n{own}", match=_LONG) == [severity]


def test_a_body_that_tells_what_it_does_is_no_single_source(make_pack: Make) -> None:
    told = (
        "Kestrel Inc said the road would close. The company said it was late. Kestrel Inc said that the bank had paid."
    )
    opening = "Kestrel Inc is spending a million on roads. "
    assert _severities(make_pack, f"Road To Close\n\n{told}", match=_LONG) == ["warning"]
    assert _severities(make_pack, f"Road To Close\n\n{opening}{told}", match=_LONG) == ["info"]


def test_a_class_of_people_is_no_single_source(make_pack: Make) -> None:
    text = "Analysts said the road would close. Analysts said it was late. Analysts said that the bank had paid for it all."
    assert _severities(make_pack, f"Road To Close\n\n{text}", match=_LONG) == []


def test_a_report_of_figures(make_pack: Make) -> None:
    rule = {"match": {"terms": ["rose"]}, "unless": ["report-of-figures"]}
    prices = "Wheat rose 4 cents to 3.12 dollars a bushel, maize 2 cents to 1.90 and oats 1 cent to 1.10."
    story = "Rents rose 4 percent last year, and half of those who moved said they could no longer pay for their homes."
    assert _found(make_pack, prices, **rule) == []
    assert _found(make_pack, story, **rule) == ["rose"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("I have seen the plans. Of course the road will close.", False),
        ("The road is wide, and my street is not. Of course the road will close.", False),
        ("“I have seen the plans,” Ana Ruiz said. Of course the road will close.", True),
        ("I have seen the plans.\n\nOf course the road will close.", True),
        ("They played Light My Fire. Of course the road will close.", True),
        ("World War I is over. Of course the road will close.", True),
    ],
)
def test_a_paragraph_in_the_first_person(make_pack: Make, text: str, flagged: bool) -> None:
    rule = {"match": {"terms": ["of course"]}, "unless": ["first-person"]}
    assert len(_found(make_pack, text, **rule)) == flagged


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ("I have seen the plans. | My street is wide. | The mayor said no. | He told me so.", "info"),
        ("I have seen the plans. | My street is wide. | The mayor said no. | It is so.", "warning"),
        ("I saw it. | My street is wide. | He told me so. " + "| The port is shut. " * 6, "warning"),
        ("“I have seen it,” he said. | “My street,” he said. | “He told me,” she said.", "warning"),
    ],
)
def test_an_article_in_the_first_person_is_a_column_or_a_page_of_letters(
    make_pack: Make, told: str, severity: str
) -> None:
    rule = {"match": {"terms": ["of course"]}, "info-if": [{"first-person": "article"}]}
    text = "\n\n".join(["Of course the road will close.", *(part.strip() for part in told.split("|"))])
    pack = make_pack({"one": {**rule, "examples": {"flag": ["zzz"], "pass": ["nothing"]}}})
    (finding,) = Linter(packs=[pack], select=["house"]).lint(text)
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The ministry has yet to explain its needless delay.", True),
        ("The port announced the cruel and needless cuts on Monday.", False),
        ("The port announced that the needless delay was over.", False),
        ("The mayor said the needless delay was over.", False),
    ],
)
def test_a_thing_that_is_named_is_named_by_the_narrator(make_pack: Make, text: str, flagged: bool) -> None:
    rule = {"match": {"terms": ["needless"]}, "unless": [{"attributed": {"within": "content"}}]}
    assert _found(make_pack, text, **rule) == ["needless"] * flagged
