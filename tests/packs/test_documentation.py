"""What rule files say for people, as `explain`, reports and editors show it."""

from __future__ import annotations

import pytest

from newslint.errors import PackError
from newslint.packs.documentation import load_docs
from newslint.packs.loader import load_rules


def test_every_rule_has_its_documentation():
    docs = load_docs()
    assert [rule.id for rule in load_rules().rules] == sorted(docs)
    assert all(doc.why and doc.message and doc.flagged and doc.passed for doc in docs.values())


def test_a_rule_file_in_words(make_pack):
    folder = make_pack(
        {
            "very": {
                "why": "It adds\n  nothing.",
                "default": "off",
                "match": {"terms": ["very"]},
                "examples": {
                    "flag": [{"headline": "Harbour", "text": "A [[very]]\nbig plan.", "published": "2025-03-10"}],
                    "pass": ["A big  plan."],
                },
            }
        }
    )
    doc = load_docs([str(folder)])["house/very"]
    assert (doc.why, doc.default, doc.references) == ("It adds nothing.", False, ("A reference",))
    assert doc.flagged == ("(Harbour) A [[very]] big plan. (published 2025-03-10)",)
    assert doc.passed == ("A big plan.",)


def test_an_edit_of_a_rule_file_is_seen(make_pack):
    rule = {"match": {"terms": ["very"]}, "examples": {"flag": ["A [[very]] big plan."], "pass": ["A big plan."]}}
    folder = make_pack({"very": {**rule, "why": "Before."}})
    assert load_docs([str(folder)])["house/very"].why == "Before."
    make_pack({"very": {**rule, "why": "After."}})
    assert load_docs([str(folder)])["house/very"].why == "After."


def test_a_pack_that_is_none():
    with pytest.raises(PackError, match="there is no such pack folder"):
        load_docs(["./nowhere"])
