"""The variants of an example that must hold as well."""

import pytest

from newslint.packs.documentation import PINNED
from newslint.packs.loader import load_sources
from newslint.packs.rule import rule_from_json
from newslint.selftest import run
from newslint.selftest.examples import examples_of, variants

BOTH = {"headline": "Opinion: A [[foo]]", "text": "He saw [[foo]]."}


def test_what_is_put_before_an_example_stands_below_its_headline(make_pack):
    examples = {"flag": ["A [[foo]]."], "pass": [{"headline": "Opinion: We are lost", "text": "A foo."}]}
    folder = make_pack(
        {"one": {"match": {"terms": ["foo"]}, "unless": [{"labelled": ["opinion"]}], "examples": examples}}
    )
    found = run([folder], ["house"])
    assert (found.failures, found.rules) == ((), 1)


def test_pins_move_with_the_text_that_holds_them(make_pack):
    examples = {"flag": [BOTH], "pass": ["A bar."]}
    folder = make_pack({"one": {"match": {"terms": ["foo"]}, "examples": examples}})
    compiled = load_sources([folder])
    rule = next(rule_from_json(rule) for rule in compiled.data["rules"] if rule["id"] == "house/one")
    example = next(example for _, example in examples_of(compiled.sources["house/one"]))
    shifted = next(variants(example, rule))
    assert shifted.text == "Opinion: A foo\n\nCafé 🎄.\n\nHe saw foo."
    assert [shifted.text[pin.start : pin.end] for pin in shifted.pins] == ["foo", "foo"]
    assert run([folder], ["house"]).failures == ()


@pytest.mark.parametrize(
    ("text", "pinned"),
    [
        ("A [[foo]].", ["foo"]),
        ("A [[[foo]]] and [[b]].", ["[foo]", "b"]),
        ("A [[:foo[oai:2]]].", [":foo[oai:2]"]),
        ("A [note: [[foo]]].", ["foo"]),
        ("A [[foo [b]].", ["foo [b"]),
    ],
)
def test_brackets_that_pair_inside_a_pin_are_its_own(text, pinned):
    assert PINNED.findall(text) == pinned
