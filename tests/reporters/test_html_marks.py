"""Spans over a text as nested elements: whatever they are, the text and each span come out as they went in."""

from __future__ import annotations

from html_reading import fragment
from hypothesis import given
from hypothesis import strategies as st

from newslint.reporters.html.marks import Mark, marked
from newslint.reporters.html.markup import Html, tag, text
from newslint.text import Span


def shown(prose: str, spans: list[tuple[int, int]], within: tuple[int, int] | None = None) -> str:
    marks = [
        Mark(Span(*span), f"m{index}", f"w{index}", tag("b", str(index), class_="after"))
        for index, span in enumerate(spans)
    ]
    return marked(lambda start, end: text(prose[start:end]), Span(*(within or (0, len(prose)))), marks)


def plain(html: str) -> str:
    """The elements without what tests do not look at."""
    return html.replace(' class="after"', "")


def test_one_mark():
    assert plain(shown("a <b> c", [(2, 5)])) == 'a <mark id="w0" class="m0 d0">&lt;b&gt;</mark><b>0</b> c'


def test_a_nested_mark_lies_inside():
    assert plain(shown("abcdef", [(0, 6), (2, 4)])) == (
        '<mark id="w0" class="m0 d0">ab<mark id="w1" class="m1 d1">cd</mark><b>1</b>ef</mark><b>0</b>'
    )


def test_the_longer_of_two_that_begin_together_holds_the_other():
    assert plain(shown("abcd", [(0, 2), (0, 4)])) == (
        '<mark id="w1" class="m1 d0"><mark id="w0" class="m0 d1">ab</mark><b>0</b>cd</mark><b>1</b>'
    )


def test_a_mark_that_ends_inside_another_closes_it_and_opens_it_again():
    assert plain(shown("abcdef", [(0, 4), (2, 6)])) == (
        '<mark id="w0" class="m0 d0">ab<mark id="w1" class="m1 d1">cd</mark></mark><b>0</b>'
        '<mark class="m1 d0">ef</mark><b>1</b>'
    )


def test_what_reaches_beyond_the_paragraph_is_cut_there():
    assert plain(shown("abcdef", [(0, 6)], within=(2, 4))) == '<mark id="w0" class="m0 d0">cd</mark><b>0</b>'
    assert shown("abcdef", [(0, 2), (4, 6), (3, 3)], within=(2, 4)) == "cd"


def test_a_continued_mark_has_no_id_of_its_own():
    html = marked(lambda a, b: text("ab"[a:b]), Span(0, 2), [Mark(Span(0, 2), "m", "", Html(""))])
    assert html == '<mark class="m d0">ab</mark>'


@given(
    st.text("ab<&\"'\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: tuple(sorted(pair))), max_size=8),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: tuple(sorted(pair))),
)
def test_text_and_spans_survive(prose, spans, within):
    start, end = min(within[0], len(prose)), min(within[1], len(prose))
    root = fragment(shown(prose, spans, (start, end)))
    numbers = [element.text for element in root.all("b")]
    for element in root.all("b"):
        element.children.clear()
    assert root.text == prose[start:end]
    expected = []
    for index, span in enumerate(spans):
        inside = prose[max(span[0], start) : min(span[1], end)] if span[0] < span[1] else ""
        pieces = root.all("mark", f"m{index}")
        assert "".join(piece.text for piece in pieces) == inside
        assert [piece.attributes.get("id") for piece in pieces] == ([f"w{index}"] + [None] * len(pieces))[: len(pieces)]
        expected += [str(index)] if inside else []
    assert sorted(numbers) == sorted(expected)
