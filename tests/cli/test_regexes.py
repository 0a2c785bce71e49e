"""Regexes that are kept between runs find what `re` finds."""

import json
import re
from re import _compiler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.cli.regexes import MOST, Regexes

PATTERNS = [
    ("a", 0),
    (r"(?P<day>\d+)(?:st|nd)?\s(?P<month>[A-Z]\w+)", re.IGNORECASE),
    (r"^(\w+)(?=,)|[“”]+", re.MULTILINE),
    ("(?x) a  # comment\n b", 0),
    ("\ud800", 0),
]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "regexes-x.re"


def kept(file):
    return json.loads(file.read_bytes().partition(b"\n")[0]).keys()


def compiled(regexes, pattern, flags=0):
    return regexes.compile(pattern, flags, _compiler.compile)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_same(file, pattern, flags):
    first = Regexes(file)
    compiled(first, pattern, flags)
    first.keep()
    kept = Regexes(file).compile(pattern, flags, lambda *_: pytest.fail("compiled again"))
    assert kept == re.compile(pattern, flags)
    assert (kept.groupindex, kept.flags) == (re.compile(pattern, flags).groupindex, re.compile(pattern, flags).flags)


@given(st.text("ab, 1\n“”éA"))
def test_a_kept_pattern_finds_the_same(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "regexes-same.re"
    for pattern, flags in PATTERNS:
        regexes = Regexes(file)
        assert [found.span() for found in compiled(regexes, pattern, flags).finditer(text)] == [
            found.span() for found in re.finditer(pattern, text, flags)
        ]
        regexes.keep()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"0:ab": 1}',
        '{"0:ab": [0, 4]}',
        '{"0:ab": [0, 4, 32, 0, {}]}',
        '{"0:ab": [0, 4, 32, 0, {}]}\n',
        '{"0:ab": [0, 4, 32, 0, {}]}\nAAAA',
        '{"0:ab": [0, 3, 32, 0, {}]}\nAAAA',
        '{"0:ab": [0, 4, 32, -1, []]}\nAAAA',
        '{"0:ab": ["0", 4, 32, 0, {}]}\nAAAA',
    ],
)
def test_what_is_wrong_is_compiled_anew(file, content):
    file.parent.mkdir()
    file.write_text(content)
    assert compiled(Regexes(file), "ab").fullmatch("ab")


def test_a_file_cut_short_costs_what_is_cut(file):
    first = Regexes(file)
    for pattern in ("ab", "c" * 400):
        compiled(first, pattern)
    first.keep()
    file.write_bytes(file.read_bytes()[:-100])
    again = Regexes(file)
    assert again.compile("ab", 0, lambda *_: pytest.fail("compiled again")).fullmatch("ab")
    assert compiled(again, "c" * 400).fullmatch("c" * 400)
    compiled(again, "d" * 600)
    again.keep()
    for pattern in ("ab", "c" * 400, "d" * 600):
        assert Regexes(file).compile(pattern, 0, lambda *_: pytest.fail("compiled again")).fullmatch(pattern)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "no-folder").write_text("")
    regexes = Regexes(tmp_path / "no-folder" / "regexes-x.re")
    compiled(regexes, "ab")
    regexes.keep()


def test_errors_and_bytes_are_those_of_re(file):
    with pytest.raises(re.error, match="unterminated"):
        compiled(Regexes(file), "(")
    assert compiled(Regexes(file), b"a").pattern == b"a"


def test_a_few_short_patterns_are_not_worth_writing(file):
    first = Regexes(file)
    compiled(first, "a")
    first.keep()
    second = Regexes(file)
    compiled(second, "a")
    compiled(second, "b" * 400)
    second.keep()
    assert len(kept(file)) == 1
    compiled(second, "c" * 100)
    second.keep()
    assert len(kept(file)) == 3


def test_what_is_kept_is_bounded(file):
    first = Regexes(file)
    for number in range(MOST):
        compiled(first, f"a{number}")
    first.keep()
    second = Regexes(file)
    for number in range(990, 1200):
        compiled(second, f"a{number}")
    second.keep()
    assert "0:a0" not in kept(file)
    assert {"0:a990", "0:a1199"} <= kept(file)
