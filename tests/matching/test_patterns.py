import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.matching.fold import fold_term
from newslint.matching.patterns import OutOfTimeError, TimedPattern, required_literals, smallest_width


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"foo\s+bar", ("foo",)),
        (r"\b(?:alpha|beta) gamma", (" gamma",)),
        (r"\b(?:alphabet|beta) (?:one|two)", ("alphabet one", "alphabet two", "beta one", "beta two")),
        (r"(?:alphabet|betamax) (?:one|two)", ("alphabet ", "betamax ")),
        (r"[\[(](?:tk|xx)\b", ("(tk", "(xx", "[tk", "[xx")),
        (r"[$#]\{\w+\}", ("#{", "${")),
        (r"X{2,5}\d", ("xx",)),
        (r"\[(?:please )?(?:insert|add) \w+", ("[add ", "[insert ", "[please add ", "[please insert ")),
        (r"(?:alpha|betas)\w", ("alpha", "betas")),
        (r"\w+ing up", ("ing up",)),
        (r"[A-Z]\w+", ()),
        (r"(?:abc)?x", ()),
        (r"(?:abc){2,}", ("abcabc",)),
        (r"It’s here", ("it's here",)),
        (r"\p{Lu}\w+", ()),
    ],
)
def test_required_literals(pattern, literals):
    assert required_literals(pattern) == literals


_PARTS = ["foo", "[(\\[]", "(?:ab|cd)", "(?:e|fg)?", "(?:hi){2,3}", "j+", "\\w", "\\b", "[kl]{2}", "(?:m(?:n|o))"]


@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6).map("".join), st.data())
def test_every_match_holds_one_of_the_literals_that_a_pattern_requires(pattern, data):
    literals = required_literals(pattern)
    found = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    assert not literals or any(literal in fold_term(found) for literal in literals)


def test_a_pattern_that_can_match_nothing_is_known():
    assert smallest_width("a*") == 0
    assert smallest_width("a+") == 1
    assert smallest_width(r"\p{Lu}") is None


def test_a_catastrophic_pattern_is_stopped():
    pattern = TimedPattern("(a|aa|a)+$", ignore_case=False)
    # The budget is one of time, so only time can show that it holds. Unstopped, the search takes longer than anybody waits.
    start = time.thread_time()
    with pytest.raises(OutOfTimeError):
        list(pattern.finditer("a" * 200 + "b", 0, 201, start + 0.25))
    assert 0.25 <= time.thread_time() - start < 10


def test_a_search_that_a_busy_machine_held_up_goes_on_where_it_was():
    pattern = TimedPattern("a", ignore_case=False)
    real, tries = pattern._pattern, []

    class HeldUp:
        def finditer(self, text, start, end, timeout):
            tries.append(start)
            for number, found in enumerate(real.finditer(text, start, end)):
                if number == 2 and len(tries) < 3:
                    raise TimeoutError
                yield found

    pattern._pattern = HeldUp()
    found = pattern.finditer("a b a b a b a b a", 0, 17, time.thread_time() + 5)
    assert [one.start() for one in found] == [0, 4, 8, 12, 16]
    assert tries == [0, 5, 13]
