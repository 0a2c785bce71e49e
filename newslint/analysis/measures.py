"""Measures of a stretch of prose: lengths, shares, readability.

Readability formulas come from textstat and are imported only where a rule uses one. The syllable-based family needs
a pronouncing dictionary that textstat's own dependency would fetch from a network; it is offered only where that
dictionary is already installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newslint.analysis.facts import Facts
from newslint.text import Span

__all__ = ["MEASURES", "Measure", "measure"]

_WORD = re.compile(r"\w[\w'\u2019-]*")


class Measure(NamedTuple):
    """`value(facts, span)` with its unit in words; `missing()` names what is not installed, or is empty."""

    unit: str
    value: Callable[[Facts, Span], float]
    missing: Callable[[], str] = lambda: ""


def measure(name: str, facts: Facts, span: Span) -> float:
    """The value of the measure `name` over a span of the prose. Raises `KeyError` for an unknown name."""
    return MEASURES[name].value(facts, span)


def _text(facts: Facts, span: Span) -> str:
    return facts.prose[span.start : span.end]


def _words(facts: Facts, span: Span) -> float:
    return len(_WORD.findall(_text(facts, span)))


def _sentences(facts: Facts, span: Span) -> float:
    return len(facts.sentences_in(span))


def _words_per_sentence(facts: Facts, span: Span) -> float:
    return _words(facts, span) / max(_sentences(facts, span), 1)


def _longest_sentence(facts: Facts, span: Span) -> float:
    return max((_words(facts, Span(s.start, s.end)) for s in facts.sentences_in(span)), default=0)


def _quotation_share(facts: Facts, span: Span) -> float:
    quoted = sum(
        _words(facts, Span(max(q.span.start, span.start), min(q.span.end, span.end)))
        for q in facts.quotations
        if q.depth == 0 and q.span.overlaps(span)
    )
    return quoted / max(_words(facts, span), 1)


def _links_per_500_words(facts: Facts, span: Span) -> float:
    return 500 * facts.links_begun_in(span) / max(_words(facts, span), 1)


def _readability(function: str) -> Callable[[Facts, Span], float]:
    def value(facts: Facts, span: Span) -> float:
        import textstat

        # One sentence a line: textstat splits sentences itself, and splits them better this way.
        text = "\n".join(_text(facts, Span(s.start, s.end)) for s in facts.sentences_in(span))
        return float(getattr(textstat, function)(text)) if text.strip() else 0.0

    return value


def _dictionary_missing() -> str:
    """Whether NLTK's pronouncing dictionary is absent. Looks only on this machine; never fetches."""
    try:
        import nltk.data

        nltk.data.find("corpora/cmudict")
    except (ImportError, LookupError):
        return "NLTK's pronouncing dictionary (cmudict), which is not installed"
    return ""


def _by_syllables(unit: str, function: str) -> Measure:
    return Measure(unit, _readability(function), _dictionary_missing)


MEASURES: dict[str, Measure] = {
    "words": Measure("words", _words),
    "sentences": Measure("sentences", _sentences),
    "words-per-sentence": Measure("words a sentence", _words_per_sentence),
    "longest-sentence": Measure("words in the longest sentence", _longest_sentence),
    "quotation-share": Measure("share of words in quotations, 0 to 1", _quotation_share),
    "links-per-500-words": Measure("links per 500 words", _links_per_500_words),
    "ari": Measure("Automated Readability Index, a US school grade", _readability("automated_readability_index")),
    "coleman-liau": Measure("Coleman–Liau index, a US school grade", _readability("coleman_liau_index")),
    "lix": Measure("LIX, about 20 (easy) to 60 (hard)", _readability("lix")),
    "rix": Measure("RIX, about 0 (easy) to 8 (hard)", _readability("rix")),
    "flesch-reading-ease": _by_syllables("Flesch reading ease, 0 (hard) to 100 (easy)", "flesch_reading_ease"),
    "flesch-kincaid": _by_syllables("Flesch–Kincaid, a US school grade", "flesch_kincaid_grade"),
    "gunning-fog": _by_syllables("Gunning fog index, years of schooling", "gunning_fog"),
    "smog": _by_syllables("SMOG index, years of schooling", "smog_index"),
}
