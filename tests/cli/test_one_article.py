"""The article that `sources`, `timeline` and `debug` look at: a row of JSON Lines too."""

from __future__ import annotations

import json

import pytest

from .conftest import Shell

ROWS = (
    '{"id": "a", "text": "Ana Ruiz said no."}\n'
    "\n"
    '{"id": "b", "body": "Tom Bell said yes on March 4, 2025.", "published": "2025-03-05"}\n'
    "nonsense\n"
)


@pytest.fixture
def rows(shell: Shell) -> Shell:
    shell.write("a.jsonl", ROWS)
    shell.write("one.ndjson", ROWS.splitlines()[0])
    shell.write("b#3.txt", "Lee Park said so.")
    return shell


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["a.jsonl#1"], "Ana Ruiz"),
        (["a.jsonl#1(a)"], "Ana Ruiz"),
        (["a.jsonl#3", "--text-field", "body"], "Tom Bell"),
        (["one.ndjson"], "Ana Ruiz"),
        (["b#3.txt"], "Lee Park"),
    ],
)
def test_a_row_is_named_by_its_line(rows: Shell, arguments: list[str], name: str) -> None:
    done = rows.run("sources", *arguments, "--format", "json")
    assert done.code == 0
    found = json.loads(done.out)
    assert [source["name"] for source in found["sources"]] == [name]
    assert found["path"] == arguments[0]


def test_a_row_of_standard_input(rows: Shell) -> None:
    done = rows.run(
        "sources", "-", "--stdin-filename", "x.jsonl", "--format", "json", stdin=ROWS.splitlines()[0].encode()
    )
    assert [source["name"] for source in json.loads(done.out)["sources"]] == ["Ana Ruiz"]


def test_the_row_says_when_it_was_published(rows: Shell) -> None:
    done = rows.run("timeline", "a.jsonl#3", "--text-field", "body")
    assert "issued 2025-03-05" in done.out


@pytest.mark.parametrize("command", ["sources", "timeline", "debug"])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "a.jsonl",
            (
                "error: “a.jsonl” holds several articles, and this command shows one\n"
                "  help: Name the row by its line, as check does: a.jsonl#3\n"
            ),
        ),
        ("a.jsonl#2", "error: a.jsonl: has no article in line 2\n"),
        ("a.jsonl#9", "error: a.jsonl: has no article in line 9\n"),
        (
            "a.jsonl#3",
            (
                "error: a.jsonl:3:1: the field “text” is missing\n"
                "  help: Name the field that holds the text with --text-field. The row has: id, body, published.\n"
            ),
        ),
        (
            "a.jsonl#4",
            (
                "error: a.jsonl:4:1: not valid JSON: expecting value\n"
                "  help: Each line of JSON Lines is one whole object: {…}.\n"
            ),
        ),
    ],
)
def test_what_is_no_article(rows: Shell, command: str, name: str, message: str) -> None:
    done = rows.run(command, name)
    assert (done.code, done.out, done.err) == (2, "", message)


def test_a_row_of_a_file_that_is_not_there(rows: Shell) -> None:
    done = rows.run("sources", "none.jsonl#1")
    assert done.code == 2
    assert done.err.startswith("error: none.jsonl#1: there is no such file\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "b#3.txt"],
        ["rules"],
        ["explain", "weasel-attribution"],
        ["test"],
        ["debug", "b#3.txt", "--rule", "very"],
    ],
)
def test_every_command_holds_packs_to_their_pins(rows: Shell, arguments: list[str]) -> None:
    rows.write("pack/pack.yaml", "name: pack\nversion: 1.0.0\ndescription: A pack.\n")
    rows.write("newslint.yaml", "packs:\n  - pack: ./pack\n    version: 0.9.0\n")
    done = rows.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: newslint.yaml:3:14: the pack “pack” is pinned to version 0.9.0; this is 1.0.0\n")
