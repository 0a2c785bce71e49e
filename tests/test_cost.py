"""Cost grows with length, not with its square, for copy that is built to hurt. Bundled packs, profile audit."""

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
    assert seconds(64_000) < 24 * max(seconds(8_000), 0.01)
