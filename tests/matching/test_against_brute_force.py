"""The phrase index against the plainest matcher there is: every spelling as a regex, tried at every place."""

import re
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.matching.index import PhraseIndex, build_index
from newslint.matching.notation import PhraseError
from newslint.matching.phrases import compile_phrases
from newslint.text import Block, Document

WORDS = st.sampled_from(["a", "b", "the", "cat", "so-so", "can"])
GROUP = st.builds(
    lambda words, optional: ("opt" if optional else "alt", words),
    st.lists(WORDS, min_size=1, max_size=3, unique=True),
    st.booleans(),
)
GAP = st.builds(lambda least, more: ("gap", (least, least + more)), st.integers(0, 1), st.integers(0, 2))
PHRASE = st.lists(st.one_of(GROUP, GROUP, GAP), min_size=1, max_size=5)
TEXT = st.lists(st.sampled_from(["a", "b", "The", "CAT", "so-so", "can", "can't", "cats", "x"]), max_size=12).map(
    " ".join
)


def notation(parts) -> str:
    spelled = {"opt": "[{}]", "alt": "({})"}
    return " ".join(f"*{{{v[0]},{v[1]}}}" if kind == "gap" else spelled[kind].format("|".join(v)) for kind, v in parts)


@settings(max_examples=600)
@given(PHRASE, TEXT)
def test_the_index_finds_what_brute_force_finds(parts, text):
    try:
        compiled = compile_phrases([notation(parts)], lists={}.__getitem__, inflect=lambda word: [word])
    except PhraseError:
        return
    document = Document(text, text, (Block("paragraph", 0, len(text)),) if text else ())
    spans = PhraseIndex(build_index({0: compiled}, {})).scan(document).spans(0)
    possible = dict(every_match(parts, text))
    for span in spans:
        assert span.end in possible[span.start], (notation(parts), text, span)
    covered = [range(span.start, span.end) for span in spans]
    for start in possible:
        assert any(start in reach for reach in covered), (notation(parts), text, start)


def every_match(parts, text: str):
    """Each place where the phrase matches, with every end it could have."""
    tokens = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"\S+", text)]
    choices = [
        [("gap", count) for count in range(value[0], value[1] + 1)]
        if kind == "gap"
        else [("word", word) for word in value] + ([("word", "")] if kind == "opt" else [])
        for kind, value in parts
    ]
    ways = [[one for one in way if one != ("word", "") and one != ("gap", 0)] for way in product(*choices)]
    for token, (start, _, _) in enumerate(tokens):
        stops = set()
        for way in ways:
            at = token
            for kind, value in way:
                if kind == "gap":
                    at += value
                elif at < len(tokens) and tokens[at][2] == value:
                    at += 1
                else:
                    break
            else:
                if way and at <= len(tokens):
                    stops.add(tokens[at - 1][1])
        if stops:
            yield start, stops


def test_a_spelling_at_the_end_of_the_text_ends_there():
    """A longer spelling of the same word is not taken for it where the text stops short."""
    compiled = compile_phrases(["cat * (so|so-so)"], lists={}.__getitem__, inflect=lambda word: [word])
    text = "cat can so"
    document = Document(text, text, (Block("paragraph", 0, len(text)),))
    assert PhraseIndex(build_index({0: compiled}, {})).scan(document).spans(0) == [(0, len(text))]
