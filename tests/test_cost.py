"""Cost grows with length, not with its square, for copy that is built to hurt. Bundled packs, profile audit."""

import time

import pytest
from work import assert_linear, work

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
    "Ann Bell, 41, was born in 1979; founded in 1985, the firm marks its 25th anniversary, two years later, on May 9. ",
    "reportedly many unfortunately ",
    "Ann Pell Tom Bell ",
    "NO way! Why? ",
    "Critics argue that it fails. Ann Pell said “no”.\n\n",
    "40 percent of ",
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(profile="audit")


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
MOST_CALLS = 17.5


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_four_times_the_work(linter, shape):
    unit = SHAPES[shape]
    assert_linear(linter.lint, lambda size: unit * (size // len(unit)), 3_000)


def test_plain_copy_takes_no_more_work_than_it_did(linter):
    text = "".join(SHAPES[name] for name in ("an article", UNITS[12], UNITS[7])) * 20
    for _ in range(2):  # the second text is the first that is scanned for all phrases
        linter.lint(text)
    first, again = work(linter.lint, text), work(linter.lint, text)
    assert first == again
    assert first.calls / len(text) < MOST_CALLS


def test_time_is_not_that_of_quadratic_work(linter):
    """What only time shows: C code that goes over a text again and again inside one call.

    Sixteen times the text takes some sixteen times as long, and 256 times where the work is quadratic. The bound lies
    far from both, and one try of three is enough: a machine that stalls makes linear work look slow, never the other
    way round.
    """
    copy = "".join(SHAPES.values())

    def seconds(size):
        text = copy * (size // len(copy))
        start = time.process_time()
        linter.lint(text)
        return time.process_time() - start

    seconds(8_000)
    assert any(seconds(160_000) < 80 * seconds(10_000) for _ in range(3))
