"""What holds for the attributions of any text."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_cost_is_linear() -> None:
    paragraph = (
        "Ana Ruiz, the mayor, said on Tuesday that “the bridge” would close, adding that it was old and unsafe.\n\n"
    )

    def cost(times: int) -> float:
        facts = analyse(paragraph * times)
        _ = facts.sentences, facts.quotations
        best = 9.0
        for _ in range(2):
            start = time.perf_counter()
            fresh = analyse(paragraph * times)
            _ = fresh.attributions
            best = min(best, time.perf_counter() - start)
        return best

    # Once in a few tries: a machine that stalls makes linear work look slow, never quadratic work fast.
    assert any(cost(1600) < 12 * cost(400) for _ in range(4))


def test_a_sentence_without_end_costs_no_more() -> None:
    start = time.perf_counter()
    _ = analyse("Ruiz and " * 20_000 + "said so").attributions
    _ = analyse("He said, " * 20_000).attributions
    _ = analyse("(" * 50_000 + " said").attributions
    assert time.perf_counter() - start < 20
