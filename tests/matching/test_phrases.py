from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import analyse
from newslint.matching.index import PhraseIndex, build_index
from newslint.matching.inflect import forms
from newslint.matching.notation import PhraseError
from newslint.matching.phrases import compile_phrases
from newslint.text import Block, Document

LISTS = {"people": ["critics", "(some|many) [of the] analysts"], "images": ["spiral * chaos", "time bomb"]}


def compiled(*phrases: str, exact: bool = False):
    return compile_phrases(phrases, lists=LISTS.__getitem__, inflect=forms, exact=exact)


def found(text: str, *phrases: str, exact: bool = False) -> list[str]:
    document = Document(text, text, (Block("paragraph", 0, len(text)),))
    hits = PhraseIndex(build_index({0: compiled(*phrases, exact=exact)}, {})).scan(document)
    return [text[span.start : span.end] for span in hits.spans(0)]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("some analysts", "SOME\n  analysts say; Some analystsx do not.", ["SOME\n  analysts"]),
        ("(some|many) critics", "Many critics and some critics, no critics.", ["Many critics", "some critics"]),
        ("critici(s|z)e[d]", "criticise criticized criticizing", ["criticise", "criticized"]),
        ("[widely] regarded", "widely regarded, regarded", ["widely regarded", "regarded"]),
        ("~accuse of", "accused of, accusing of, accuse for", ["accused of", "accusing of"]),
        ("has * been", "has long been, has been, has now long been", ["has long been"]),
        ("has *{0,2} been", "has been, has now long been, has a b c been", ["has been", "has now long been"]),
        (
            "<people> argue",
            "Critics argue. Some of the analysts argue.",
            ["Critics argue", "Some of the analysts argue"],
        ),
        ("<images>", "Spiral into chaos, a time bomb", ["Spiral into chaos", "time bomb"]),
        ("don't know", "We don’t know. We don't know.", ["don’t know", "don't know"]),
        (r"TK\*", "tk* TK", ["tk*"]),
        ("so-called", "The so-called reform, so‑called", ["so-called", "so‑called"]),
        ("can", "It can. It can't. Cannot. can’t, tin can.", ["can", "can"]),
        ("of course,", "Of course, he did. Of course he did.", ["Of course,"]),
    ],
)
def test_notation(phrase, text, matches):
    assert found(text, phrase) == matches


def test_the_words_in_the_path_of_an_address_are_nobodys():
    text = "Critics say so: https://critics.example.org/critics-say?critics and www.example.org/critics, critics add."
    facts = analyse(text)
    hits = PhraseIndex(build_index({0: compiled("critics")}, {})).scan(facts.document)
    assert [span.start for span in hits.spans(0)] == [0, 24, 93]
    assert facts.wording == (
        "Critics say so: https://critics.example.org/xxxxxxxxxxxxxxxxxxx and www.example.org/xxxxxxx, critics add."
    )


def test_the_longest_match_at_a_place_wins():
    assert found("a growing number of firms", "growing", "a growing number", "number of") == ["a growing number"]


def test_exact_case():
    assert found("TK Maxx, tk and TK.", "TK", exact=True) == ["TK", "TK"]
    assert found("It’s  Here, it's here", "It's Here", exact=True) == ["It’s  Here"]


def test_phrases_do_not_cross_blocks():
    text = "some\n\nanalysts"
    document = Document(text, text, (Block("paragraph", 0, 4), Block("paragraph", 6, 14)))
    assert PhraseIndex(build_index({0: compiled("some analysts")}, {})).scan(document).spans(0) == []


def test_one_newline_between_blocks_is_no_space():
    text = "some\nanalysts"
    document = Document(text, text, (Block("paragraph", 0, 4), Block("paragraph", 5, 13)))
    assert PhraseIndex(build_index({0: compiled("some analysts")}, {})).scan(document).spans(0) == []


def test_code_is_not_searched():
    text = "some analysts"
    document = Document(text, text, (Block("code", 0, 13),))
    assert PhraseIndex(build_index({0: compiled("some analysts")}, {})).scan(document).spans(0) == []


@pytest.mark.parametrize(
    ("phrase", "message", "column"),
    [
        ("(a|b", "“(” is never closed", 0),
        ("a)", "“)” closes nothing", 1),
        ("(a]", "“(” is closed by “]”", 2),
        ("~ x", "“~” stands before no word", 0),
        ("<X>", "“<” begins no list name", 0),
        ("* a", "a phrase cannot begin with a gap", 0),
        ("a *", "a phrase cannot end with a gap", 0),
        ("[a]", "every word is optional, so the phrase matches nothing", 0),
        ("a *{3,1} b", "a gap counts upwards, to 20 words at most", 2),
        ("(" * 12 + "a", "brackets nested too deep", 9),
        (" ", "an empty phrase", 0),
        ("a (b *) c", "a gap cannot stand inside brackets or a list", 2),
        ("a b\x7fc", "a control character, U+007F", 3),
        ("a * b * c * d * e", "more than 3 gaps, or than 8 optional words after the first", 0),
    ],
)
def test_bad_phrases_say_what_and_where(phrase, message, column):
    with pytest.raises(PhraseError) as caught:
        compiled(phrase)
    assert (str(caught.value), caught.value.column) == (message, column)


@pytest.mark.parametrize(
    "phrase",
    [" ".join("(a|b|c)" for _ in range(40)), "(a|b)" * 40, "[a] " * 100 + "b", "(((a|b)(a|b))((a|b)(a|b)))" * 6],
)
def test_expansion_is_bounded(phrase):
    try:
        result = compiled(phrase)
    except PhraseError:
        return
    assert len(result["literals"]) + sum(len(heads) for heads, _, _ in result["anchors"]) <= 20_000


@settings(max_examples=400, deadline=None)  # a word that is in no table imports numpy
@given(st.text(alphabet=st.sampled_from(list("ab ()[]|~*<>{}0,1\\-'")), max_size=40))
def test_any_phrase_compiles_or_is_refused(phrase):
    try:
        result = compiled(phrase)
    except (PhraseError, KeyError):
        return
    assert result["literals"] or result["anchors"]


@given(st.lists(st.sampled_from(["some", "Analysts", "é", "İstanbul", "  ", "\n", "’", "-", "say", "🎄"]), max_size=30))
def test_matches_are_where_the_words_are(words):
    text = " ".join(words)
    for match in found(text, "analysts say", "some", "é"):
        assert match.casefold().split() in (["analysts", "say"], ["some"], ["é"])


@cache
def many():
    phrases = ["some", "an", "bc", "can", "x.y", "!", "report of", "some an", "'t", *(f"word{n}" for n in range(600))]
    by_case = compiled("Report", "Report of", exact=True)
    return build_index({0: compiled(*phrases), 1: by_case}, {2: ["ord1", "a-b", "!"]})


@given(
    st.lists(
        st.sampled_from(["some", "an", "a-bc", "can't", "x.y", "!", "report", "Report", "of", "word17"]), max_size=12
    )
)
def test_the_first_text_finds_what_later_ones_find(words):
    """Only for the first text are literals left out that cannot stand in it."""
    text = " ".join(words)
    document = Document(text, text, (Block("paragraph", 0, len(text)),) if text else ())
    index, other = PhraseIndex(many()), PhraseIndex(many())
    other.scan(Document("x", "x", (Block("paragraph", 0, 1),)))
    first, later = index.scan(document), other.scan(document)
    assert first.spans(0) == later.spans(0)
    assert first.spans(1) == later.spans(1)
    assert first.starts(2) == later.starts(2)
    if "some an" in text:
        assert (text.index("some an"), text.index("some an") + 7) in first.spans(0)
