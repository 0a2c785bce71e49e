import time

import pytest

from newslint.matching.patterns import OutOfTimeError, TimedPattern, required_literals, smallest_width


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"foo\s+bar", ("foo",)),
        (r"\b(?:alpha|beta) gamma", (" gamma",)),
        (r"(?:alpha|betas)\w", ("alpha", "betas")),
        (r"\w+ing up", ("ing up",)),
        (r"[A-Z]\w+", ()),
        (r"(?:abc)?x", ()),
        (r"(?:abc){2,}", ("abc",)),
        (r"It’s here", ("it's here",)),
        (r"\p{Lu}\w+", ()),
    ],
)
def test_required_literals(pattern, literals):
    assert required_literals(pattern) == literals


def test_a_pattern_that_can_match_nothing_is_known():
    assert smallest_width("a*") == 0
    assert smallest_width("a+") == 1
    assert smallest_width(r"\p{Lu}") is None


def test_a_catastrophic_pattern_is_stopped():
    pattern = TimedPattern("(a|aa|a)+$", ignore_case=False)
    start = time.perf_counter()
    with pytest.raises(OutOfTimeError):
        list(pattern.finditer("a" * 200 + "b", 0, 201, time.perf_counter() + 0.25))
    assert time.perf_counter() - start < 2
