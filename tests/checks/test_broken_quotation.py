"""Guard `broken-quotation`, and patterns that report their sentence."""

import pytest

from newslint import Linter

pytestmark = pytest.mark.usefixtures("few_rules")


def lint(make_pack, text, match, **keys):
    examples = {"flag": ["He saw foo? Yes."], "pass": ["He saw bar."]}
    folder = make_pack({"one": {"match": match, "examples": examples, **keys}})
    return [f.text for f in Linter(packs=[folder], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They saw foo there.” Nobody moved.", []),
        ("Nobody moved. They saw foo.", ["foo"]),
        ("“We saw it.” They saw foo.", ["foo"]),
        ("It ends.” They saw foo.", ["foo"]),
        ("They saw foo. “It is closed,” she said. It ends.”", ["foo"]),
        ("They saw foo.\n\nIt ends here.”", ["foo"]),
    ],
)
def test_words_before_a_closing_mark_that_nothing_opened_are_speech(make_pack, text, found):
    assert lint(make_pack, text, {"terms": ["foo"]}, unless=["broken-quotation"]) == found


def test_a_pattern_can_report_the_sentence_it_stands_in(make_pack):
    text = "It rained.  Will the U.S. see foo? Nobody knows."
    assert lint(make_pack, text, {"pattern": {"any": [r"foo\?"], "report": "sentence"}}) == ["Will the U.S. see foo?"]
    assert lint(make_pack, text, {"pattern": [r"foo\?"]}) == ["foo?"]


def test_several_matches_of_a_sentence_report_it_once(make_pack):
    assert lint(make_pack, "Foo foo foo.", {"pattern": {"any": ["foo"], "report": "sentence"}}) == ["Foo foo foo."]
