"""A command line that is read at a glance means what typer says it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from newslint.cli.commands import _app
from newslint.cli.quick import FLAGS, LISTS, NUMBERS, TEXTS, WORDS, plain_check

CHECK = get_command(_app(["check"])).commands["check"]
OPTIONS = sorted({*FLAGS, *LISTS, *NUMBERS, *TEXTS, *WORDS})


def by_typer(arguments):
    given = CHECK.make_context("check", list(arguments)).params
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items() if value}


def test_every_option_of_check_is_read():
    declared = {name for parameter in CHECK.params for name in parameter.opts if name.startswith("-")}
    assert set(OPTIONS) == declared - {"--help"}


def test_options_that_take_a_word_know_the_same_words():
    declared = {p.opts[0]: tuple(p.type.choices) for p in CHECK.params if hasattr(p.type, "choices")}
    assert declared == WORDS


words = st.sampled_from(
    [*OPTIONS, *(choice for choices in WORDS.values() for choice in choices), "a.txt", "-", "7", "0"]
)
tokens = st.one_of(words, st.builds("{}={}".format, st.sampled_from(OPTIONS), words), st.text(max_size=5))


@given(st.lists(tokens, max_size=6))
def test_what_is_read_is_what_typer_reads(arguments):
    read = plain_check(["check", *arguments])
    if read is not None:
        # what typer holds when an option is absent is what `check` has as its default
        expected = by_typer(arguments)
        assert {name: value for name, value in read.items() if value} == {
            name: value for name, value in expected.items() if name in read or name != "format"
        }


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["rules"],
        ["check", "--help"],
        ["check", "-h"],
        ["check", "--"],
        ["check", "--output"],
        ["check", "--output", "--isolated"],
        ["check", "--isolated=yes"],
        ["check", "--format", "tect"],
        ["check", "--jobs", "0"],
        ["check", "--jobs", "٣"],
        ["check", "--jobs", "9" * 5000],
        ["check", "--sel", "dates"],
    ],
)
def test_what_is_not_plain_is_left_to_typer(arguments):
    assert plain_check(arguments) is None


def test_completions_are_left_to_typer(monkeypatch):
    monkeypatch.setenv("_NEWSLINT_COMPLETE", "complete_bash")
    assert plain_check(["check", "a.txt"]) is None
