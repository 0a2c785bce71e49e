"""What holds for the attributions of any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import assert_linear

from newslint.analysis.facts import analyse

_WORDS = st.sampled_from(
    [
        "Ruiz",
        "Ana",
        "said",
        "says",
        "the",
        "mayor",
        ",",
        ".",
        "“",
        "”",
        '"',
        "'",
        "according",
        "to",
        "that",
        "has",
        "been",
        "accused",
        "of",
        "by",
        "a",
        "report",
        "she",
        "told",
        "reporters",
        "and",
        "\n\n",
        ":",
        "—",
        "(",
        ")",
        "40",
        "percent",
        "who",
        "claims",
        "adding",
        "believed",
        "in",
        "'s",
        "U.S.",
        "Mr.",
        "killed",
    ]
)
_COPY = st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=40).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(_COPY)
def test_spans_lie_in_the_text(text: str) -> None:
    facts = analyse(text)
    prose = facts.prose
    for one in facts.attributions:
        assert one.source or one.cue or one.content
        for span in (one.source, one.cue, *one.content):
            if span is not None:
                assert 0 <= span.start < span.end <= len(prose)
                assert prose[span.start : span.end].strip() == prose[span.start : span.end]
        assert (one.speaker is None) == (one.source is None)
        if one.cue is not None:
            assert one.cue in facts.sentences[one.sentence]
            assert not facts.in_quotation(one.cue.start)
    for source in facts.sources:
        assert 0 <= source.span.start < source.span.end <= len(prose)
    for claim in facts.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(prose)


@settings(max_examples=50, deadline=None)
@given(_COPY)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert analyse(text).attributions == analyse(text).attributions


_PARAGRAPH = (
    "Ana Ruiz, the mayor, said on Tuesday that “the bridge” would close, adding that it was old and unsafe.\n\n"
)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda size: _PARAGRAPH * (size // len(_PARAGRAPH)), id="paragraphs"),
        pytest.param(lambda size: "Ana Ruiz left. " + "Ruiz and " * (size // 9) + "said so", id="a list without end"),
        pytest.param(lambda size: "He said, " * (size // 9), id="a sentence without end"),
        pytest.param(lambda size: "(" * size + " said", id="brackets"),
    ],
)
def test_cost_is_linear(build: Callable[[int], str]) -> None:
    assert_linear(lambda text: analyse(text).attributions, build, 6_000)
