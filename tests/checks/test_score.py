"""Kind `score`: weighted phrases summed over a sentence or a paragraph."""

import pytest

from newslint import Linter
from newslint.errors import PackError

pytestmark = pytest.mark.usefixtures("few_rules")
EXAMPLES = {"flag": ["Red red red."], "pass": ["Nothing here."]}


def score(make_pack, groups, **options):
    rule = {
        "match": {"score": {"groups": groups, "at-least": 3, **options}},
        "message": "{score} of {limit}: {words}",
        "examples": EXAMPLES,
        "in": "anywhere",
    }
    return Linter(packs=[make_pack({"one": rule})], select=["house"])


def found(linter, text):
    return [(f.text, f.message) for f in linter.lint(text)]


RED = {"weight": 1, "any": ["red"]}
BLUE = {"weight": 2, "any": ["blue", "deep blue sea"]}
GREY = {"weight": -1, "any": ["grey"]}


def test_a_sentence_is_reported_from_the_threshold_on_with_its_words_heaviest_first(make_pack):
    linter = score(make_pack, [RED, BLUE])
    text = "It was red.  A red and blue flag hung there. It was blue."
    assert found(linter, text) == [("A red and blue flag hung there.", "3 of 3: blue +2, red +1")]


def test_a_word_that_occurs_twice_counts_twice(make_pack):
    assert found(score(make_pack, [RED]), "Red, red and red.") == [("Red, red and red.", "3 of 3: Red +3")]


def test_weights_below_zero_take_away(make_pack):
    linter = score(make_pack, [RED, BLUE, GREY])
    assert found(linter, "Red and blue.")
    assert not found(linter, "Red and blue and grey.")
    assert found(linter, "Red and blue and grey and red.") == [
        ("Red and blue and grey and red.", "3 of 3: Red +2, blue +2, grey -1")
    ]


def test_a_group_gives_and_takes_no_more_than_its_most(make_pack):
    assert not found(score(make_pack, [{**RED, "most": 2}]), "Red, red, red, red.")
    linter = score(make_pack, [BLUE, RED, {**GREY, "most": 1}])
    assert found(linter, "Blue blue grey grey grey.")


def test_what_overlaps_an_excepted_phrase_does_not_count(make_pack):
    groups = [{"weight": 3, "any": ["red", "blue sea"]}]
    linter = score(make_pack, groups, **{"except": ["red tape", "deep blue", "seeing red"]})
    assert not found(linter, "The red tape lay by the deep blue sea, and he was seeing red.")
    assert found(linter, "Red tape and a red flag.") == [("Red tape and a red flag.", "3 of 3: red +3")]


def test_of_phrases_at_one_place_the_longest_counts_once(make_pack):
    linter = score(make_pack, [RED, {"weight": 3, "any": ["red flag"]}])
    assert found(linter, "A red flag.") == [("A red flag.", "3 of 3: red flag +3")]


def test_quoted_words_do_not_count_though_their_sentence_is_read(make_pack):
    linter = score(make_pack, [RED, BLUE])
    assert not found(linter, "“Red and blue,” she said.")
    assert found(linter, "“Green,” she said of the red and blue flag.")


def test_a_paragraph_is_summed_as_a_whole(make_pack):
    text = "It was red. It was blue.\n\nIt was red."
    assert not found(score(make_pack, [RED, BLUE]), text)
    assert [t for t, _ in found(score(make_pack, [RED, BLUE], of="paragraph"), text)] == ["It was red. It was blue."]


def test_short_sentences_are_left_alone_on_request(make_pack):
    linter = score(make_pack, [RED, BLUE], **{"min-words": 4})
    assert not found(linter, "Red and blue.")
    assert found(linter, "It was red and blue.")


@pytest.mark.parametrize(
    ("groups", "message"),
    [([{"weight": 0, "any": ["red"]}, BLUE], "a weight of 0 changes nothing"), ([GREY], "no group adds to the score")],
)
def test_groups_that_cannot_score_are_faults(make_pack, groups, message):
    with pytest.raises(PackError, match=message):
        score(make_pack, groups)
