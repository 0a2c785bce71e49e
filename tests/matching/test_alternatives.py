import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.matching.alternatives import alternatives
from newslint.matching.notation import PhraseError
from newslint.matching.phrases import compile_phrases


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("some critics", [("some critics", "some critics")]),
        ("(some|many) critics", [("some", "(some) critics"), ("many", "(many) critics")]),
        ("critici(s|z)e", [("s", "critici(s)e"), ("z", "critici(z)e")]),
        ("[widely] regarded", [("widely", "(widely) regarded")]),
        (r"a \( b", [(r"a \( b", r"a \( b")]),
        (r"(a\||b) c", [(r"a\|", r"(a\|) c"), ("b", "(b) c")]),
        ("([a|b]|c) d", [("a", "((a)) d"), ("b", "((b)) d"), ("c", "(c) d")]),
        ("(a [b]|c) d", [("a [b]", "(a [b]) d"), ("b", "(a (b)) d"), ("c", "(c) d")]),
    ],
)
def test_each_branch_stands_alone(phrase, expected):
    assert list(alternatives(phrase)) == expected


@given(st.text(alphabet="ab ()[]|~*\\", max_size=30))
def test_the_branches_of_a_sound_phrase_can_be_told_and_are_sound_or_empty(phrase):
    def compiled(text):
        return compile_phrases([text], lists=lambda name: [], inflect=lambda word: [word])

    try:
        compiled(phrase)
    except PhraseError:
        return
    for one in alternatives(phrase):
        try:
            compiled(one.phrase)
        except PhraseError as error:
            assert "optional" in str(error) or "gap" in str(error)  # noqa: PT017
