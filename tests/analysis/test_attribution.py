"""Attributions: constructions and traps, with exact words and grades."""

from __future__ import annotations

import pytest

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import analyse


def told(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of each attribution, as text."""
    facts = analyse(text)
    return [
        (
            None if one.source is None else text[slice(*one.source)],
            None if one.cue is None else text[slice(*one.cue)],
            [text[slice(*part)] for part in one.content],
        )
        for one in facts.attributions
    ]


def only(text: str) -> Attribution:
    (one,) = analyse(text).attributions
    return one


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # before the content
        ("Ana Ruiz said the bridge would close.", "Ana Ruiz", "said", ["the bridge would close"]),
        ("Ana Ruiz said that the bridge would close.", "Ana Ruiz", "said", ["that the bridge would close"]),
        (
            "Ana Ruiz, the mayor, said on Tuesday that the bridge would close.",
            "Ana Ruiz",
            "said",
            ["that the bridge would close"],
        ),
        ("Ruiz, 45, a former nurse, said it would close.", "Ruiz", "said", ["it would close"]),
        ("Ana Ruiz told reporters the bridge would close.", "Ana Ruiz", "told", ["the bridge would close"]),
        ("Ana Ruiz told the Courier on Friday that it would close.", "Ana Ruiz", "told", ["that it would close"]),
        ("The filing shows that the guard was paid.", "The filing", "shows", ["that the guard was paid"]),
        ("Court records show he was paid twice.", "Court records", "show", ["he was paid twice"]),
        ("The fund this week said growth had slowed.", "The fund", "said", ["growth had slowed"]),
        ("Ruiz asked whether the bridge was safe.", "Ruiz", "asked", ["whether the bridge was safe"]),
        ("Ruiz called for a new bridge.", "Ruiz", "called for", ["a new bridge"]),
        ("According to the ministry, the bridge is safe.", "the ministry", "According to", ["the bridge is safe"]),
        # after the content
        ("The bridge would close, Ana Ruiz said.", "Ana Ruiz", "said", ["The bridge would close"]),
        ("The bridge would close, said Ana Ruiz.", "Ana Ruiz", "said", ["The bridge would close"]),
        ("The bridge is safe, according to the ministry.", "the ministry", "according to", ["The bridge is safe"]),
        ("“The bridge is safe,” Ana Ruiz said.", "Ana Ruiz", "said", ["“The bridge is safe,”"]),
        ("“The bridge is safe,” said Ana Ruiz, the mayor.", "Ana Ruiz", "said", ["“The bridge is safe,”"]),
        # split around the cue
        ("“The bridge,” Ruiz said, “is safe.”", "Ruiz", "said", ["“The bridge,”", "“is safe.”"]),
        ("“We will wait,” said Ana Ruiz. “It is safe.”", "Ana Ruiz", "said", ["“We will wait,”"]),
    ],
)
def test_active(text: str, source: str, cue: str, content: list[str]) -> None:
    assert told(text)[0] == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ana Ruiz (R-Utah), for instance, explained how the bridge cracked.", "Ana Ruiz", "explained"),
        ("Sources who reviewed them told the Courier that it was late.", "Sources", "told"),
        ("The lawyer who ran before his knee gave out said it was safe.", "The lawyer", "said"),
        ("A Tarrow poll released in late August found that most want it.", "A Tarrow poll", "found"),
        ("A Tarrow poll out Monday showed that most want it.", "A Tarrow poll", "showed"),
        ("“It is safe,” said one resident who asked not to be named.", "one resident", "said"),
        ("Some, both of whom said it was late, stayed.", "both of whom", "said"),
        ("May said the bridge would close.", "May", "said"),
        ("The council less than two weeks ago said it would close.", "The council", "said"),
        ("Trustees are convinced that the bridge is safe.", "Trustees", "are convinced"),
        ("Ruiz appeared to blame the clerks for the delay.", "Ruiz", "appeared to blame"),
        ("Ruiz has since said the bridge was safe.", "Ruiz", "has since said"),
        ("It was a plan some say came too late.", "some", "say"),
        ("Seven in 10 say they would use the bridge.", "Seven in 10", "say"),
        ("Ruiz issued a statement saying the bridge was safe.", "Ruiz", "issued a statement saying"),
        ("And in rejecting the plan, with two votes to spare, the council said no.", "the council", "rejecting"),
        ("Those questioning the plan were told to wait.", "Those", "questioning"),
        ("Bell signed the plan in the hope that tolls would rise.", "Bell", "in the hope"),
        ("Said Ruiz: “It is safe to cross.”", "Ruiz", "Said"),
    ],
)
def test_subjects_at_a_distance(text: str, source: str, cue: str) -> None:
    assert (source, cue) in [found[:2] for found in told(text)]


def test_a_verb_after_a_quotation_goes_on_with_its_subject() -> None:
    text = "Ruiz called it “absurd,” denounced the plan and said it was late."
    assert told(text)[1:] == [("Ruiz", "denounced", ["the plan"]), ("Ruiz", "said", ["it was late"])]


def test_words_put_in_do_not_swallow_the_main_verb() -> None:
    text = "Ruiz, citing the filing, said that the bridge was safe."
    assert told(text) == [
        ("Ruiz", "citing", ["the filing"]),
        ("Ruiz", "said", ["that the bridge was safe"]),
    ]


def test_a_statement_is_the_place_of_what_is_said_there() -> None:
    assert told("Ruiz said in a written statement that it was late.") == [("Ruiz", "said", ["that it was late"])]


def test_a_few_words_quoted_do_not_begin_the_content() -> None:
    text = "Ruiz accused her of hiding the word “toll” from voters."
    assert told(text)[0] == ("Ruiz", "accused", ["her of hiding the word “toll” from voters"])


def test_who_draws_criticism_does_not_voice_it() -> None:
    assert told("Ruiz drew criticism over the toll.")[0][:2] == (None, "drew criticism")


@pytest.mark.parametrize(
    "text", ["Ana Ruiz was blunt: “We have nothing left to sell.”", "Ruiz: “It is safe to cross.”"]
)
def test_a_colon_gives_a_quotation_its_speaker(text: str) -> None:
    source, cue, content = told(text)[0]
    assert source is not None
    assert text.startswith(source)
    assert cue == ":"
    assert content == [text[text.index("“") :]]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The bridge is believed to have cracked in the frost.", None, "is believed"),
        ("The guild has been accused of fraud.", None, "has been accused"),
        ("The guild has been accused by two trustees of fraud.", "two trustees", "has been accused"),
        ("The deal is seen as a defeat for the mayor.", None, "is seen as"),
        ("The bridge is expected to close on Friday.", None, "is expected"),
    ],
)
def test_passive(text: str, source: str | None, cue: str) -> None:
    one = only(text)
    assert one.voice == "passive"
    assert (None if one.source is None else text[slice(*one.source)], text[slice(*one.cue or (0, 0))]) == (source, cue)
    assert (one.grade == "none") == (source is None)


def test_passive_holds_subject_and_complement() -> None:
    assert told("The fire is believed to have started in the kitchen.") == [
        (None, "is believed", ["The fire", "to have started in the kitchen"])
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ruiz said no deal was near, adding that talks would go on.", "Ruiz", "adding"),
        ("Ruiz left the hall and said the talks would go on.", "Ruiz", "said"),
        ("Ruiz thanked the crew, “all of them,” and said the talks would go on.", "Ruiz", "said"),
        ("Citing the cost, Ana Ruiz closed the bridge.", "Ana Ruiz", "Citing"),
        ("Ruiz's claim that the bridge is safe surprised the crew.", "Ruiz", "claim"),
        ("The report repeated his claim that the bridge is safe.", "his", "claim"),
        ("The council issued a statement that the bridge is safe.", "The council", "issued a statement"),
        ("Bell was confident that the bridge would hold.", "Bell", "was confident"),
    ],
)
def test_other_constructions(text: str, source: str, cue: str) -> None:
    assert (source, cue) in [(one[0], one[1]) for one in told(text)]


def test_reportedly_has_no_source() -> None:
    one = only("The talks were reportedly ended by an aide.")
    assert (one.source, one.grade, one.cue_class) == (None, "none", "doubting")


def test_headline_names_its_speaker_before_a_colon() -> None:
    assert told("Ana Ruiz: Bridge Will Reopen\n\nThe bridge is long.\n")[0] == ("Ana Ruiz", ":", ["Bridge Will Reopen"])


def test_quotation_over_sentences_is_one_content() -> None:
    text = "“It was dark. We saw nothing,” Ana Ruiz said."
    assert told(text) == [("Ana Ruiz", "said", ["“It was dark. We saw nothing,”"])]


def test_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“It was dark,” Ana Ruiz said. “We saw nothing at all.”"
    facts = analyse(text)
    assert told(text)[1] == ("Ana Ruiz", None, ["“We saw nothing at all.”"])
    assert facts.attributions[1].position == "carried"
    assert facts.attributions[1].speaker == facts.attributions[0].speaker


def test_running_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Ana Ruiz said: “It was dark.\n\n“We saw nothing at all.”\n"
    assert [one.speaker.name for one in analyse(text).attributions if one.speaker] == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz said it.", "neutral"),
        ("Ana Ruiz argued that it was safe.", "arguing"),
        ("Ana Ruiz revealed that it was unsafe.", "endorsing"),
        ("Ana Ruiz claimed that it was safe.", "doubting"),
        ("Ana Ruiz admitted that it was unsafe.", "guilt"),
        ("Ana Ruiz boasted that it was safe.", "manner"),
    ],
)
def test_class(text: str, expected: str) -> None:
    assert only(text).cue_class == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed three lives.",
        "She was admitted to hospital on Friday.",
        "The match was called off in the rain.",
        "The state has four bridges.",
        "The claims court sits on Monday.",
        "The notes lay on the floor.",
        "Few can tell the twins apart.",
        "The reports are on the table.",
        "Harrow added three points in the second half.",
        "Harrow added to its lead.",
        "Bell emails about the bridge lay on the floor.",
        "The clerk kept a Courier post under the door.",
        "Contributing: Ana Ruiz",
        "The Latest: Bridge closes for a week.",
        "Ruiz leads Bell in the polls.",
    ],
)
def test_traps(text: str) -> None:
    assert told(text) == []


def test_words_in_a_quotation_are_no_cues_of_the_narrator() -> None:
    text = "“My father said no,” Ana Ruiz said."
    assert [one[1] for one in told(text)] == ["said"]


def test_one_act_is_one_attribution() -> None:
    assert [one[1] for one in told("Ruiz declined to say whether it was safe.")] == ["declined"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“This will have its effect on the sector,” Muna stated.", "Muna", "stated"),
        ("“This will have its effect on the sector,” harrumphed Ana Ruiz.", "Ana Ruiz", "harrumphed"),
        ("“Why was the bridge not closed?” the resolution enquired.", "the resolution", "enquired"),
        ("“This will have its effect,” Harrow's said.", "Harrow's", "said"),
        ("Answered another resident: “Nobody told us that.”", "another resident", "Answered"),
        ("Ana Ruiz was emphatic. “Nobody told us that.”", "Ana Ruiz", "was emphatic"),
        ("“Growth is low in the whole sector,” the report states.", "the report", "states"),
        ("“Growth is low in the whole sector,” said the 22-year-old.", "the 22-year-old", "said"),
        ("Northgate captain Ana Ruiz “We deserved the win today.”", "Northgate captain Ana Ruiz", "Ruiz"),
    ],
)
def test_what_stands_beside_a_quotation_says_who_speaks(text: str, source: str, cue: str) -> None:
    found = told(text)[0]
    assert found[:2] == (source, cue)
    assert found[2] == [text[text.index("“") : text.index("”") + 1]]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Ruiz accepted the toll.", ["accepted"]),
        ("Ruiz would accept the toll.", []),
        ("Ruiz argued that Bell promoted growth.", ["argued"]),
    ],
)
def test_what_counts_is_the_main_verb_and_that_it_happened(text: str, cues: list[str]) -> None:
    assert [one[1] for one in told(text)] == cues


@pytest.mark.parametrize(
    "text",
    [
        "The mood was bleak. “We have nothing left to sell.”",
        "“We have nothing left to sell,” and rain fell.",
        "The sign by the gate “Keep out of the old mill”.",
    ],
)
def test_what_stands_beside_a_quotation_may_say_nothing(text: str) -> None:
    assert all(source is None for source, _, _ in told(text))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "It was, in the words of a senior adviser, a mess.",
            "a senior adviser",
            "in the words of",
            ["It was", "a mess"],
        ),
        ("The sale was by her own admission a mistake.", "her", "admission", ["The sale was", "a mistake"]),
        ("In the bank's view, the sale was a mistake.", "the bank", "view", ["the sale was a mistake"]),
        ("The sale failed, in the eyes of the union.", "the union", "in the eyes of", ["The sale failed"]),
        ("In a poll by the Courier, Ruiz leads Bell.", "a poll", "In", ["Ruiz leads Bell"]),
        ("As reported by the Courier, the bridge is late.", "the Courier", "reported", ["the bridge is late"]),
        ("The bridge is late, as described by Tom Bell.", "Tom Bell", "described", ["The bridge is late"]),
        ("The port lied, according to a newly found email.", "a newly found email", "according to", ["The port lied"]),
        ("He was paid twice, according to “The Long Road.”", "“The Long Road.”", "according to", ["He was paid twice"]),
        ("The rate fell in May, the centre's data show.", "the centre's data", "show", ["The rate fell in May"]),
        ("Data from the harbour office show that it fell.", "Data from the harbour office", "show", ["that it fell"]),
        ("Ana Ruiz laments losing the fair.", "Ana Ruiz", "laments", ["losing the fair"]),
        ("Ana Ruiz on the Harbour Plan: “Nobody Asked.”", "Ana Ruiz", ":", ["“Nobody Asked.”"]),
        ("Report: Bridge Is Late", "Report", ":", ["Bridge Is Late"]),
    ],
)
def test_a_phrase_or_a_colon_may_attribute(text: str, source: str, cue: str, content: list[str]) -> None:
    assert (source, cue, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He has 40 dollars in his account.",
        "There were tears in his eyes.",
        "The harbour came into view.",
        "The plan went ahead in view of the cost.",
        "A bus from the north tows trailers.",
    ],
)
def test_the_same_words_may_attribute_nothing(text: str) -> None:
    assert told(text) == []
