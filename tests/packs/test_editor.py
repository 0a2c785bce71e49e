"""The schemas for editors: what they allow is what loads, and what they offer is what there is."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from newslint.packs.editor import editor_schemas, names_in
from newslint.packs.folder import find_packs
from newslint.packs.source import load_yaml

ROOT = Path(__file__).parent.parent.parent
PACKS = [*find_packs(), ROOT / "newslint/packs/starter", ROOT / "examples/packs/harbour-post/newslint_harbour_post"]


@pytest.fixture(scope="module")
def schemas():
    return editor_schemas(*names_in(PACKS))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_file_of_our_own_packs_is_valid(schemas, pack):
    validators = {name: Draft7Validator(schema) for name, schema in schemas.items()}
    for file in pack.rglob("*.yaml"):
        sort = "pack" if file.name == "pack.yaml" else "list" if "lists" in file.parts else "rule"
        data = load_yaml(file.read_text(encoding="utf-8"), file.name).data
        assert [error.message for error in validators[sort].iter_errors(data)] == [], file


def test_the_schemas_are_schemas_and_not_too_large_for_an_editor(schemas):
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)
        assert len(json.dumps(schema)) < 200_000


def test_what_is_there_is_offered_with_its_summary(schemas):
    rules, lists = schemas["rule"]["definitions"]["rule"], schemas["rule"]["definitions"]["phrase"]
    told = dict(zip(rules["enum"], rules["enumDescriptions"], strict=True))
    assert told["harbour-post/ship-is-it"] == "A ship is called she."
    assert told["harbour-post/vague-recency"] == told["dates/vague-recency"]
    named = dict(zip(lists["enum"], lists["enumDescriptions"], strict=True))
    assert named["<gush>"] == "Words of the brochure."
    assert "<hedging/rumour-nouns>" in named


def test_every_key_says_what_it_means(schemas):
    for name, schema in schemas.items():
        silent = [key for key, value in schema["properties"].items() if not value.get("description")]
        assert silent == [], name


@pytest.mark.parametrize(
    "rule",
    [
        {"id": "x", "extends": "y", "severty": "info"},
        {"id": "x", "extends": "y", "unless": ["negatd"]},
        {"id": "x", "extends": "y", "match": {"trems": ["x"]}},
        {"id": "x", "summary": "X."},
        {"id": "x", "extends": "y", "add": {"match": {"trems": ["x"]}}},
    ],
)
def test_a_fault_is_a_fault_in_the_editor_too(schemas, rule):
    assert not Draft7Validator(schemas["rule"]).is_valid(rule)


def test_a_broken_pack_still_offers_its_names(make_pack):
    folder = make_pack({"one": "id: one\nsummary: One.\nseverity: grave\n", "two": "id: [\n"})
    rules, _ = names_in([folder])
    assert rules["house/one"] == "One."
    assert "house/two" not in rules
