"""Measures of a stretch of prose: lengths, shares, readability.

Readability formulas come from textstat and are imported only where a rule uses one. The syllable-based family needs
a pronouncing dictionary that textstat's own dependency would fetch from a network; it is offered only where that
dictionary is already installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from newslint.analysis.facts import Facts
from newslint.analysis.sources import Source
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["MEASURES", "Measure", "document_span", "measure", "metrics", "words"]

_WORD = re.compile(r"\w[\w'\u2019-]*(?:[.,]\w[\w'\u2019-]*)*")
_INNER_STOP = re.compile(r"[.!?]+(?=.)", re.DOTALL)
#: Grades of source that a reader can look up.
_NAMED = frozenset({"named", "organisation", "document"})
#: Kinds of block whose sentences are whole, so that their length says something.
_TOLD = frozenset({"paragraph", "list-item", "blockquote"})


class Measure(NamedTuple):
    """`value(facts, span)` with its unit in words; `missing()` names what is not installed, or is empty.

    The value is None where there is nothing to measure: no share of none.
    """

    unit: str
    value: Callable[[Facts, Span], float | None]
    missing: Callable[[], str] = lambda: ""


def measure(name: str, facts: Facts, span: Span) -> float | None:
    """The value of the measure `name` over a span of the prose. Raises `KeyError` for an unknown name."""
    return MEASURES[name].value(facts, span)


def document_span(facts: Facts) -> Span:
    """All blocks of a document, its headline and byline included; empty where there are none."""
    blocks = facts.document.blocks
    return Span(blocks[0].start, blocks[-1].end) if blocks else Span(0, 0)


def metrics(facts: Facts) -> dict[str, float | None]:
    """The measures of a whole document that reports show, rounded to three places."""
    span = document_span(facts)
    found = {name: measure(name, facts, span) for name in (*_REPORTED, *_by_dictionary())}
    return {name: None if value is None else round(value, 3) for name, value in found.items()}


#: The measures that reports show of every document, and those they show where the dictionary is installed.
_REPORTED = (
    "words", "sentences", "words-per-sentence", "quotation-share", "sources-per-500-words", "named-source-share",
    "links-per-500-words", "ari", "coleman-liau", "lix", "rix",
)  # fmt: skip


@cache
def _by_dictionary() -> tuple[str, ...]:
    names = ("flesch-reading-ease", "flesch-kincaid", "gunning-fog", "smog")
    return tuple(name for name in names if not MEASURES[name].missing())


def _text(facts: Facts, span: Span) -> str:
    return facts.prose[span.start : span.end]


def words(facts: Facts, span: Span) -> int:
    """How many words begin and end in a span of the prose."""
    return len(_WORD.findall(_text(facts, span)))


def _sentences(facts: Facts, span: Span) -> float:
    return len(facts.sentences_in(span))


def _words_per_sentence(facts: Facts, span: Span) -> float:
    return words(facts, span) / max(_sentences(facts, span), 1)


def _longest_sentence(facts: Facts, span: Span) -> float:
    return max((words(facts, Span(s.start, s.end)) for s in facts.sentences_in(span)), default=0)


def _quotation_share(facts: Facts, span: Span) -> float:
    quoted = sum(
        words(facts, Span(max(q.span.start, span.start), min(q.span.end, span.end)))
        for q in facts.quotations
        if q.depth == 0 and q.span.overlaps(span)
    )
    return quoted / max(words(facts, span), 1)


def _links_per_500_words(facts: Facts, span: Span) -> float:
    return 500 * facts.links_begun_in(span) / max(words(facts, span), 1)


def _sources(facts: Facts, span: Span) -> list[Source]:
    return [source for source in facts.sources if source.span.start in span]


def _sources_per_500_words(facts: Facts, span: Span) -> float:
    return 500 * len(_sources(facts, span)) / max(words(facts, span), 1)


def _named_source_share(facts: Facts, span: Span) -> float | None:
    found = _sources(facts, span)
    return sum(source.grade in _NAMED for source in found) / len(found) if found else None


def _readability(function: str) -> Callable[[Facts, Span], float | None]:
    def value(facts: Facts, span: Span) -> float | None:
        import textstat

        told = [one for one in facts.sentences_in(span) if facts.block_at(one.start).kind in _TOLD]
        # One sentence a line, without the full stops in it: textstat takes each for the end of a sentence.
        text = "\n".join(_INNER_STOP.sub("", _text(facts, Span(one.start, one.end)).strip()) for one in told)
        return float(getattr(textstat, function)(text)) if any(map(str.isalpha, text)) else None

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
    "words": Measure("words", words),
    "sentences": Measure("sentences", _sentences),
    "words-per-sentence": Measure("words a sentence", _words_per_sentence),
    "longest-sentence": Measure("words in the longest sentence", _longest_sentence),
    "quotation-share": Measure("share of words in quotations, 0 to 1", _quotation_share),
    "sources-per-500-words": Measure("different sources per 500 words", _sources_per_500_words),
    "named-source-share": Measure(
        "share of sources that are a person, body or document by name, 0 to 1", _named_source_share
    ),
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
