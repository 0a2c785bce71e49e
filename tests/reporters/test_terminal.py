"""What a terminal shows: widths, and nothing that acts on it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.reporters.terminal import cells, inert, paint, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("plain", 5),
        ("", 0),
        ("café", 4),
        ("cafe\u0301", 4),
        ("東京", 4),
        ("ｱ", 1),
        ("🎄", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("🇪🇸", 2),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("a\tb", 6),
        ("\x1b", 1),
        ("\u200b", 8),
        ("\u3000", 2),
        ("\u00a0", 1),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x07\x7f\x9b", "␇<U+007F><U+009B>"),
        ("\u202eabc\u2028", "<U+202E>abc<U+2028>"),
        ("“naïve” – 東京 🎄 👩\u200d👧", "“naïve” – 東京 🎄 👩\u200d👧"),
        ("a\u00a0b", "a b"),
        ("\udc80", "<U+DC80>"),
    ],
)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text())
def test_nothing_shown_acts_on_the_terminal(text: str) -> None:
    shown = inert(text)
    assert not [
        c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"
    ]


@given(st.text())
def test_one_cell_for_each_code_point(text: str) -> None:
    assert len(list(cells(text))) == len(text)


def test_wrap() -> None:
    assert wrap("Who are they? Name them or cut it.", 16, "  ") == "Who are they?\n  Name them or\n  cut it."
    assert wrap("unbreakable", 4) == "unbreakable"
    assert wrap("", 10) == ""


def test_paint() -> None:
    assert paint("x", "error", on=True) == "\x1b[1;31mx\x1b[0m"
    assert paint("x", "error", on=False) == "x"
