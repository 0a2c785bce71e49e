"""Packs pinned in `newslint.yaml` by version and by hash."""

import pytest

from newslint.config import Pin, parse_config
from newslint.errors import ConfigError
from newslint.linter import Linter
from newslint.packs.folder import read_pack
from newslint.packs.pins import content_hash

pytestmark = pytest.mark.usefixtures("few_rules")
RULE = {"match": {"terms": ["foo"]}, "examples": {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}}


@pytest.fixture
def house(make_pack):
    return make_pack({"one": RULE})


def linted(tmp_path, pins: str):
    (tmp_path / "newslint.yaml").write_text(f"packs:\n  - dates\n  - {pins}\n", encoding="utf-8")
    return [finding.rule for finding in Linter(config=tmp_path / "newslint.yaml").lint("He saw foo.")]


def faults(tmp_path, pins: str):
    with pytest.raises(ConfigError) as caught:
        linted(tmp_path, pins)
    return [(fault.line, fault.column, fault.message, fault.help) for fault in caught.value.faults]


def test_a_pack_as_pinned_is_used(house, tmp_path):
    pinned = content_hash(read_pack(house))
    assert linted(tmp_path, f"{{pack: ./house, version: 1.0.0, hash: {pinned!r}}}") == ["house/one"]
    assert linted(tmp_path, "{pack: house}") == ["house/one"]
    assert parse_config("packs: {pack: dates, hash: x}", "newslint.yaml").pins == (Pin("dates", "", "x"),)


def test_what_is_not_as_pinned_is_named_with_what_it_is(house, tmp_path):
    actual = content_hash(read_pack(house))
    assert faults(tmp_path, "{pack: ./house, version: 0.9.0, hash: none}") == [
        (
            3, 30, "the pack “house” is pinned to version 0.9.0; this is 1.0.0",
            "Install the pack that was pinned, or read what has changed and write version: 1.0.0",
        ),
        (
            3, 43, f"the pack “house” is not as pinned: its hash is {actual}",
            f"Install the pack that was pinned, or read what has changed and write hash: {actual}",
        ),
    ]  # fmt: skip


def test_any_change_of_a_file_changes_the_hash_and_the_place_of_the_pack_does_not(house, tmp_path):
    before = content_hash(read_pack(house))
    assert before.startswith("sha256:")
    assert len(before) == 71
    copy = tmp_path / "elsewhere"
    house.rename(copy)
    assert content_hash(read_pack(copy)) == before
    (copy / "README.md").write_text("not part of the rules")
    assert content_hash(read_pack(copy)) == before
    rule = copy / "one.yaml"
    rule.write_text(rule.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    changed = content_hash(read_pack(copy))
    rule.rename(copy / "two.yaml")
    assert len({before, changed, content_hash(read_pack(copy))}) == 3


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("packs: [{version: 1.0.0}]", (1, 9, "a pinned pack needs its name or folder")),
        ("packs: [{pack: x, sha: y}]", (1, 19, "unknown key “sha”")),
        ("packs: [{pack: x, version: 1.0}]", (1, 28, "“packs.0.version” must hold text, not 1.0")),
        ("packs: [[x]]", (1, 9, "“packs.0” must hold a word, not a list")),
        ("packs: {pack: [x]}", (1, 15, "“packs.pack” must hold a word, not a list")),
        ("packs: 3", (1, 8, "“packs” must hold a word, not 3")),
    ],
)
def test_faults_of_pins_have_a_place(text, fault):
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "newslint.yaml")
    assert [(f.line, f.column, f.message) for f in caught.value.faults] == [fault]
