import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.text import Block, Document, OffsetMap, Segment, Span, sentences

# The prose "Fish & chips now" of the source "Fish &amp; <b>chips</b>   now".
SEGMENTS = (
    Segment(0, 0, 5, 5),
    Segment(5, 5, 1, 5),
    Segment(6, 10, 1, 1),
    Segment(7, 14, 5, 5),
    Segment(12, 23, 1, 3),
    Segment(13, 26, 3, 3),
)
SOURCE = "Fish &amp; <b>chips</b>   now"
PROSE = "Fish & chips now"


def document() -> Document:
    return Document(SOURCE, PROSE, (Block("paragraph", 0, len(PROSE)),), OffsetMap(SEGMENTS))


def in_source(text: str) -> str:
    start = PROSE.index(text)
    span = document().to_source(Span(start, start + len(text)))
    return SOURCE[span.start : span.end]


def test_a_word_maps_to_itself_without_the_markup_around_it():
    assert in_source("chips") == "chips"


def test_a_span_over_markup_takes_it_along():
    assert in_source("Fish & chips") == "Fish &amp; <b>chips"
    assert in_source("chips now") == "chips</b>   now"


def test_an_entity_is_one_piece():
    assert in_source("&") == "&amp;"


@given(st.integers(0, len(PROSE)), st.integers(0, len(PROSE)))
def test_the_map_is_monotone(a, b):
    offsets = OffsetMap(SEGMENTS)
    a, b = sorted((a, b))
    assert offsets.start(a) <= offsets.start(b)
    assert offsets.end(a) <= offsets.end(b)


@given(st.integers(0, len(PROSE)), st.integers(0, len(PROSE)))
def test_prose_to_source_and_back(a, b):
    start, end = sorted((a, b))
    source = document().to_source(Span(start, end))
    back = document().to_prose(source)
    assert back.start == start
    assert back.end == end


@given(st.integers(0, len(SOURCE)), st.integers(0, len(SOURCE)))
def test_the_prose_of_a_source_span_lies_in_the_prose(a, b):
    start, end = document().to_prose(Span(*sorted((a, b))))
    assert 0 <= start <= end <= len(PROSE)


def test_markup_alone_holds_no_prose():
    start = SOURCE.index("<b>")
    assert document().to_prose(Span(start, start + 3)) == Span(7, 7)
    assert Document("<p></p>", "", (), OffsetMap(())).to_prose(Span(0, 7)) == Span(0, 0)
    assert Document("plain", "plain", ()).to_prose(Span(1, 3)) == Span(1, 3)


def said(text: str) -> list[str]:
    whole = Document(text, text, (Block("paragraph", 0, len(text)),))
    return [text[s.start : s.end] for s in sentences(whole)]


def test_sentences_survive_titles_initials_and_clock_times():
    assert said(
        "Dr. Ruiz of the U.S. Navy left at 9 a.m. Tuesday. Sen. J. R. Lee spoke. It ended at 9 p.m. He slept."
    ) == [
        "Dr. Ruiz of the U.S. Navy left at 9 a.m. Tuesday.",
        "Sen. J. R. Lee spoke.",
        "It ended at 9 p.m.",
        "He slept.",
    ]


@pytest.mark.parametrize("title", ["Ms.", "Mr.", "Mrs.", "Mx.", "Dr.", "Mme."])
def test_a_form_of_address_ends_no_sentence(title):
    text = f"The council must act before winter, {title} Pell said. It did."
    assert said(text) == [text[:-8], "It did."]


def test_sentences_keep_a_quotation_and_its_speaker_together():
    assert said("“We will rebuild,” the mayor said. “It will take years.”") == [
        "“We will rebuild,” the mayor said.",
        "“It will take years.”",
    ]


@given(st.text(max_size=200))
def test_sentences_lie_in_their_block_in_order_without_space_around(text):
    whole = Document(text, text, (Block("paragraph", 0, len(text)),) if text else ())
    last = 0
    for sentence in sentences(whole):
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        last = sentence.end


def test_a_text_without_full_stops_is_cut_between_words():
    text = "word " * 5_000
    whole = Document(text, text, (Block("paragraph", 0, len(text)),))
    pieces = list(sentences(whole))
    assert len(pieces) == 7
    assert max(piece.end - piece.start for piece in pieces) <= 4_000
    assert " ".join(text[piece.start : piece.end] for piece in pieces) == text.strip()
