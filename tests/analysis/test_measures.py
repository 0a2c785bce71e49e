"""Measures of a document: by hand where a hand can count, offline, and silent where there is nothing to measure."""

from __future__ import annotations

import json
import socket

import pytest

from newslint import analyse
from newslint.analysis.measures import MEASURES, measure, metrics
from newslint.text import Span

TEXT = """Harbour sale approved

By Jo Hale | March 5, 2025

The sale was approved, Mayor Ana Ruiz said. "We are glad," Ruiz said. A source said the price was low.

The U.S. buyer paid $3.5 million. See https://example.org/deed for the deed.
"""


def test_measures_of_a_small_article():
    found = metrics(analyse(TEXT))
    assert found["words"] == 42
    assert found["sentences"] == 7
    assert found["words-per-sentence"] == round(42 / 7, 3)
    assert found["quotation-share"] == round(3 / 42, 3)
    assert found["links-per-500-words"] == round(500 / 42, 3)
    assert found["sources-per-500-words"] == round(500 * 2 / 42, 3)
    assert found["named-source-share"] == 0.5


def test_readability_is_that_of_whole_sentences_cut_where_newslint_cuts_them():
    found = metrics(analyse("Head Without a Stop\n\nThe U.S. Navy paid Mr. Bell $3.5 million. He took it home.\n"))
    # 8 + 4 words, 32 + 12 characters without the stops: 4.71 * 44/12 + 0.5 * 12/2 - 21.43
    assert found["ari"] == pytest.approx(4.71 * 42 / 12 + 0.5 * 6 - 21.43, abs=0.5)
    assert found["lix"] == pytest.approx(12 / 2 + 100 * 1 / 12, abs=0.01)
    assert found["rix"] == pytest.approx(1 / 2)


@pytest.mark.parametrize("text", ["", " \n", "1 2 3", "!?", "x" * 10_000, "a. " * 3_000, "🎄 " * 50])
def test_no_text_is_too_odd_to_measure(text):
    found = metrics(analyse(text))
    assert found["named-source-share"] is None
    json.dumps(found, allow_nan=False)


def test_without_the_dictionary_no_measure_of_syllables_is_shown_nor_fetched(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("newslint opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = metrics(analyse(TEXT))
    for name in ("flesch-reading-ease", "flesch-kincaid", "gunning-fog", "smog"):
        assert (name in found) == (not MEASURES[name].missing())


def test_a_share_of_no_sources_breaks_no_limit(make_pack):
    from newslint import Linter

    rule = {
        "match": {"metric": {"measure": "named-source-share", "below": 0.5}},
        "message": "{value} is below {limit}.",
        "examples": {"flag": ["A source said the price was low."], "pass": ["The sale was approved."]},
    }
    linter = Linter(packs=[make_pack({"few-names": rule})], select=["house"])
    assert linter.lint("The sale was approved.") == []
    (finding,) = linter.lint("A source said the price was low.")
    assert finding.message == "0 is below 0.5."


def test_links_and_sources_are_counted_where_they_begin():
    facts = analyse("See https://example.org/a. Ana Ruiz said so.\n\nTom Bell said no. See https://example.org/b.")
    first, second = (block.span for block in facts.document.blocks)
    assert [facts.links_begun_in(span) for span in (first, second, Span(0, 4))] == [1, 1, 0]
    assert measure("named-source-share", facts, first) == 1.0
