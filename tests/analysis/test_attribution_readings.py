"""Words that may report or not: how their neighbours decide it, with exact words."""

from __future__ import annotations

import pytest

from newslint.analysis.facts import analyse


def cues(text: str) -> list[str | None]:
    return [one.cue and text[slice(*one.cue)] for one in analyse(text).attributions]


def pairs(text: str) -> list[tuple[str | None, str | None]]:
    """Source and cue of each attribution, as text."""
    return [
        (one.source and text[slice(*one.source)], one.cue and text[slice(*one.cue)])
        for one in analyse(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nouns that look like verbs
        ("The bribery claims turn out to be false.", []),
        ("The trustee claims credit for the bridge.", ["claims"]),
        ("Ruiz will go to six early voting states where turnout is high.", []),
        ("Ruiz won in states that vote in March.", []),
        ("Ruiz stated that the bridge was late.", ["stated"]),
        ("Some surveys show that privatised ports cut a third of their staff.", ["show"]),
        ("On Tuesday, state health officials closed a ward in Tarrow.", []),
        ("Internal Kestrel documents made public in May show a gap.", []),
        ("After the vote, White House press secretary Ana Ruiz argued that it was late.", ["argued"]),
        ("In the final, Tarrow Open champion Ana Ruiz beat Tom Bell.", []),
        ("An average of polls over two weeks shows Ruiz ahead.", ["shows"]),
        # documents to which something is done
        ("A new Tarrow poll released Friday found that half of them would stay.", ["found"]),
        # words that only name
        ("The firm sells a system called Kestrel.", []),
        ("The second spot, titled “Unfit,” went further.", []),
        ("Ruiz called the plan a waste.", ["called"]),
        # words that say nothing
        ("A bridge can fall in, say, ten years.", []),
        ("It goes without saying that a bridge can fall.", []),
        ("That said, the bridge held.", []),
        ("It is easier said than done.", []),
        ("Suffice it to say the bridge fell.", []),
        ("Ruiz left without saying whether she would pay.", ["saying"]),
        ("The show is on thanks to new rules.", []),
        # what she has done is not what is done to her
        ("She’s assailed the bank for its fees.", ["’s assailed"]),
    ],
)
def test_neighbours_decide_whether_a_word_reports(text: str, expected: list[str]) -> None:
    assert cues(text) == expected


def test_who_has_done_a_thing_is_its_source() -> None:
    assert pairs("She’s assailed the bank for its fees.") == [("She", "’s assailed")]
    assert pairs("She’s accused of fraud.") == [(None, "’s accused")]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ruiz ruled Friday against the mayor.", "Ruiz", "ruled Friday against"),
        ("Ruiz called on Tuesday for a new vote.", "Ruiz", "called on Tuesday for"),
        ("Ruiz made it clear that she would pay.", "Ruiz", "made it clear"),
        ("The plan drew sharp criticism from residents.", "residents", "drew sharp criticism from"),
        ("Ruiz is a staunch critic of the plan.", "Ruiz", "is a staunch critic of"),
        ("Ruiz has grown far more critical of the plan.", "Ruiz", "has grown far more critical of"),
        ("Unsure of the cost, Ruiz waited a year.", "Ruiz", "Unsure"),
        ("Ruiz waited a year, fearful that the bridge would fall.", "Ruiz", "fearful"),
        ("Sen. Ana Ruiz (D-Utah), who sat for ten years, said the bridge was late.", "Sen. Ana Ruiz", "said"),
        ("On the second day of the trial Mr Ruiz played down the fees.", "Mr Ruiz", "played down"),
        ("In the mind of Ruiz, the bridge was a gift.", "Ruiz", "In the mind of"),
        ("By the ministry’s own tally, six bridges fell.", "the ministry", "tally"),
    ],
)
def test_constructions_that_report(text: str, source: str, cue: str) -> None:
    assert (source, cue) in pairs(text)


def test_what_stands_before_a_closing_cue_is_what_it_says() -> None:
    assert cues("The mayor wants a new bridge by May, Ruiz said.") == ["said"]


def test_words_in_brackets_stand_between_a_subject_and_its_verb() -> None:
    assert pairs("The fund (founded in 1990) said it would pay.") == [("The fund", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "Photograph: Ana Ruiz/Kestrel Images",
        "Photo credit: Ana Ruiz",
        "Pictures: Tom Bell",
        "Twitter: @anaruiz",
        "Exclusive: Bridge is late again",
    ],
)
def test_a_label_of_the_page_is_no_speaker(text: str) -> None:
    assert pairs(f"Bridge is late again\n\nThe bridge is late.\n\n{text}\n") == []


def test_a_short_sentence_in_marks_goes_on_with_its_speaker() -> None:
    text = "“It is late,” Ana Ruiz said. “Very.”"
    assert [(one.position, text[slice(*one.content[0])]) for one in analyse(text).attributions] == [
        ("after", "“It is late,”"),
        ("carried", "“Very.”"),
    ]


def test_a_turn_of_a_transcript_is_the_words_of_its_speaker() -> None:
    text = "Bridge talks\n\nRUIZ: It is late. We must go.\n\nBELL: Is it? It is not."
    turns = [(text[slice(*one.source or (0, 0))], text[slice(*one.content[0])]) for one in analyse(text).attributions]
    assert turns == [("RUIZ", "It is late. We must go."), ("BELL", "Is it? It is not.")]


def test_one_name_in_capitals_makes_no_transcript() -> None:
    text = "Bridge talks\n\nRUIZ: It is late. We must go.\n\nThe bridge is long."
    (turn,) = analyse(text).attributions
    assert text[slice(*turn.content[0])] == "It is late"


def test_a_rallying_cry_is_introduced_by_itself() -> None:
    text = "In the town, the rallying cry of the strike rings out: “Keep the bridge!”"
    assert ("the rallying cry of the strike", ":") in pairs(text)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Leaked papers show that the bridge is late.", "document"),
        ("The court papers say that the guard was paid.", "document"),
        ("The papers say that the guard was paid.", "organisation"),
        ("The Tarrow papers say that the guard was paid.", "organisation"),
    ],
)
def test_papers_may_be_documents_or_the_press(text: str, grade: str) -> None:
    (one,) = analyse(text).attributions
    assert one.grade == grade


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("No. Experts say the bridge is safe.", ["No.", "Experts say the bridge is safe."]),
        ("He said no. Experts say the same.", ["He said no.", "Experts say the same."]),
        ("Is she the No. 1 in Tarrow? She is.", ["Is she the No. 1 in Tarrow?", "She is."]),
        ("No. 10 said so.", ["No. 10 said so."]),
    ],
)
def test_an_answer_is_a_sentence_and_a_number_is_none(text: str, sentences: list[str]) -> None:
    assert [text[slice(*one)] for one in analyse(text).sentences] == sentences
