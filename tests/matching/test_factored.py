"""A factored regex matches what the regex matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.matching.factored import factored

PARTS = st.sampled_from(
    [
        "a",
        "b",
        "A",
        "ab",
        "ba",
        "a?",
        "b*",
        "a{0,1}",
        "[ab]",
        "[^]a|(]",
        r"\b",
        r"\(",
        r"\|",
        ".",
        "",
        " ",
        "é",
        "(?=a)",
        "(?<!b)",
    ]
)
BRANCH = st.lists(PARTS, max_size=3).map("".join)
GROUPS = st.sampled_from(["(?:", "(?=", "(?!", "(?i:", "(?-i:"])
PATTERN = st.recursive(
    st.lists(BRANCH, min_size=1, max_size=5).map("|".join),
    lambda inner: (
        st.builds(lambda opens, one, after: f"{opens}{one}){after}", GROUPS, inner, BRANCH)
        | st.lists(inner, min_size=1, max_size=3).map("|".join)
    ),
    max_leaves=5,
)


def spans(pattern, text, flags):
    return [found.span() for found in re.finditer(pattern, text, flags)]


@given(PATTERN, st.text("abA (|é]", max_size=12), st.sampled_from([0, re.IGNORECASE]))
def test_the_matches_are_the_same(pattern, text, flags):
    try:
        re.compile(pattern)
    except re.error:
        return
    assert spans(factored(pattern), text, flags) == spans(pattern, text, flags)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("remark|row|tone|reply", "r(?:e(?:mark|ply)|ow)|tone"),
        ("(?:the |these )x", "(?:t(?:h(?:e(?: |se ))))x"),
        ("the|then|t?x|tax|two", "t(?:h(?:e(?:|n)))|t?x|t(?:ax|wo)"),
        ("a|[ab]|ab", "a|[ab]|ab"),
        ("To|the|Town", "To|the|Town"),
        (r"a\||ab", r"a(?:\||b)"),
        ("(?P<one>ab|ac)", "(?P<one>a(?:b|c))"),
        (r"(ab|ac)\1", r"(ab|ac)\1"),
        ("(?x) ab | ac", "(?x) ab | ac"),
    ],
)
def test_letters_in_common_are_tried_once(pattern, expected):
    assert factored(pattern) == expected
