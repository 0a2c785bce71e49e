"""The window on a long line: the words on screen, marked exactly, whatever stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.findings import Finding
from newslint.reporters.excerpt import Row, excerpt, window
from newslint.reporters.terminal import width
from newslint.text import LineIndex

PARAGRAPH = "The harbour plan, which critics call a costly gamble, was approved on Monday after a long night of debate."


def finding(text: str, words: str) -> Finding:
    lines = LineIndex(text)
    start = text.index(words)
    end = start + len(words)
    first, last = lines.position(start), lines.position(end)
    return Finding(
        "house/x", "error", "high", "No.", start, end, first.line, first.column, last.line, last.column, words, "span", "0" * 16
    )  # fmt: skip


def row(text: str, words: str, columns: int = 40, **options: bool) -> Row:
    start = text.index(words)
    return window(text, 0, len(text), start, start + len(words), columns, **options)


def test_a_short_line_is_shown_whole() -> None:
    assert row("Critics argue.", "argue") == Row("Critics argue.", "        ^^^^^")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The harbour", Row("The harbour plan, which critics call a…", "^^^^^^^^^^^")),
        ("critics", Row("…plan, which critics call a costly…", "             ^^^^^^^")),
        ("debate.", Row("…Monday after a long night of debate.", "                              ^^^^^^^")),
    ],
)
def test_a_long_line_is_cut_between_words(words: str, shown: Row) -> None:
    assert row(PARAGRAPH, words) == shown


def test_words_longer_than_the_window() -> None:
    words = PARAGRAPH[4:-8]
    assert row(PARAGRAPH, words) == Row("…harbour plan, which critics call a cos…", " " + "^" * 38)
    assert row(PARAGRAPH, words, keep_end=True).text.endswith("long night of…")


def test_wide_and_joined_characters() -> None:
    assert row("東京の very 🎄", "very") == Row("東京の very 🎄", "       ^^^^")
    assert row("cafe\u0301 very", "very") == Row("cafe\u0301 very", "     ^^^^")
    assert row("a very 🎄 plan", "🎄") == Row("a very 🎄 plan", "       ^^")
    assert row("\tvery", "very") == Row("    very", "    ^^^^")


def test_an_empty_span_has_one_mark() -> None:
    assert window("abc", 0, 3, 3, 3, 40) == Row("abc", "   ^")


def test_a_span_over_lines_shows_both_ends() -> None:
    text = "One “two\nthree\nfour” five.\n"
    shown = excerpt(finding(text, "“two\nthree\nfour”"), LineIndex(text), 80, colour=False)
    assert shown == ["  |", "1 | One “two", "  |     ^^^^", "...", "3 | four” five.", "  | ^^^^^"]


def test_a_span_that_ends_with_its_line() -> None:
    text = "One two\r\nthree\r\n"
    shown = excerpt(finding(text, "two\r\n"), LineIndex(text), 80, colour=False)
    assert shown == ["  |", "1 | One two", "  |     ^^^"]


def test_a_line_without_end_costs_no_more_than_its_neighbourhood() -> None:
    text = "word " * 2_000_000 + "very " + "word " * 10
    start = text.index("very")
    shown = window(text, 0, len(text), start, start + 4, 80)
    assert shown.text.startswith("…word ")
    assert "very" in shown.text


_ODD = st.text(st.sampled_from("ab \t東🎄e\u0301\u200d👩\ufe0f❤\x1b🏽"), min_size=1, max_size=300)


@given(_ODD, st.integers(0, 300), st.integers(0, 300), st.integers(20, 100), st.booleans())
def test_rows_fit_and_marks_lie_under_the_row(text: str, one: int, other: int, columns: int, keep_end: bool) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    shown = window(text, 0, len(text), start, end, columns, keep_end=keep_end)
    assert width(shown.text) <= columns + 8, "a row may exceed by what joins its last character"
    assert shown.marks.strip(" ").strip("^") == ""
    assert len(shown.marks) <= max(width(shown.text), 0) + 1


@given(st.text(st.sampled_from("abc de"), min_size=1, max_size=400), st.data(), st.integers(20, 100))
def test_marks_lie_under_the_words(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = window(text, 0, len(text), start, end, columns)
    assert len(shown.text) <= columns
    marked = shown.text[shown.marks.index("^") : len(shown.marks)]
    assert text[start:end].startswith(marked)
    assert marked == text[start:end] or len(marked) >= columns - 2 - 13
