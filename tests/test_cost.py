"""Cost grows with length, not with its square, for copy that is built to hurt. Bundled packs, profile audit."""

import sys
import time

import pytest

from newslint import Linter

UNITS = [
    "the council said on the harbour with a plan for many ",
    "Critics argue that it may be the case and ",
    "He said “no to it” and ",
    "“",
    '"a ',
    "‘a’ ",
    "on March 3, 2025, and ",
    "It opened on Monday, March 4, 2025. ",
    "President Barack Obama, 41, born in 1984, said the vote on May 3 marks the 10th anniversary of the 2015 vote. ",
    "reportedly many unfortunately ",
    "Ann Pell Tom Bell ",
    "NO way! Why? ",
    "Critics argue that it fails. Ann Pell said “no”.\n\n",
    "40 percent of ",
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(profile="audit")


@pytest.mark.parametrize("unit", UNITS)
def test_eight_times_the_text_takes_some_eight_times_as_long(linter, unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        linter.lint(text)
        return time.process_time() - start

    seconds(2_000)
    # Once in a few tries: a machine that stalls makes linear work look slow, never quadratic work fast.
    assert any(seconds(64_000) < 24 * max(seconds(8_000), 0.01) for _ in range(4))


# Counted work: calls of functions, Python's and C's, which are the same in every run on every machine.

SHAPES = {
    **{unit: unit for unit in UNITS},
    "an article": "The council voted 7-2 on Tuesday to keep the pier. “It held,” said Mayor Ana Ruiz, 47, of https://example.org/a.\n\n",
    "a date a word": "March 3, 2025 May 4 Sunday 1999 ",
    "a name a word": "Ann Bell Tom Pell and Dr. Wen Park of the Dock Office, ",
    "links": "see https://www.example.org/reports/7 and [this](https://example.com/a) or ",
    "short paragraphs": "No.\n\n",
    "nested quotations": "“He said ‘she said “no” to it’ twice,” he said. ",
}
#: Calls a character for an article of plain copy with some faults. More is slower than it has been.
MOST_CALLS = 16.0


def calls(linter, text):
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        linter.lint(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_four_times_the_work(linter, shape):
    unit = SHAPES[shape]
    linter.lint(unit * (2_000 // len(unit)))  # what is made once is made
    short, long = (calls(linter, unit * (size // len(unit))) for size in (3_000, 12_000))
    assert long < 4.6 * short


def test_plain_copy_takes_no_more_work_than_it_did(linter):
    text = "".join(SHAPES[name] for name in ("an article", UNITS[11], UNITS[7])) * 20
    linter.lint(text)
    assert calls(linter, text) == calls(linter, text)
    assert calls(linter, text) / len(text) < MOST_CALLS
