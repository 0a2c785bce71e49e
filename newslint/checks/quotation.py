"""Kind `quotation`: quotations whose marks, speaker or use are in question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.quotations import Quotation
from newslint.analysis.speakers import is_speech, is_title_like, speaker_position
from newslint.checks.base import Kind, Match, each_asked
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["unclosed", "unopened", "no-speaker", "scare", "late-speaker"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "unclosed: opened, and not closed or reopened by the next paragraph. unopened: a closing "
            "mark with nothing open. no-speaker: speech that nobody says. scare: a few ordinary words in marks that "
            "nobody says. late-speaker: speech that goes on long before its speaker is named.",
        },
        "min-words": {
            "type": "integer",
            "minimum": 1,
            "description": "Fewest words quoted. Default: 5 for no-speaker, 1 else.",
        },
        "max-words": {
            "type": "integer",
            "minimum": 1,
            "description": "Most words quoted. Default: 3 for scare, none else.",
        },
        "sentences": {
            "type": "integer",
            "minimum": 1,
            "description": "late-speaker: sentences before the speaker. Default: 2.",
        },
        "words": {
            "type": "integer",
            "minimum": 1,
            "description": "late-speaker: words before the speaker. Default: 45.",
        },
    },
    "required": ["any"],
    "additionalProperties": False,
}


# Between two sentences of one quotation, which count as one sentence with the words that name its speaker.
_SENTENCE_BREAK = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)[.!?\u2026]\s+(?=[^\W\d_a-z])")


def _words(facts: Facts, span: Span) -> int:
    return len(facts.prose[span.start : span.end].split())


def _unclosed(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:  # noqa: ARG001
    for quotation in facts.quotations:
        if not quotation.closed and not quotation.continued and quotation.depth == 0:
            yield Match(quotation.span, doubtful=not quotation.certain)


def _unopened(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:  # noqa: ARG001
    for mark in facts.unopened_marks:
        sentence = facts.sentence_at(mark.start)
        start = sentence.start if sentence and sentence.start < mark.start else mark.start
        before = facts.quotation_before(mark.start)
        start = max(start, before.span.end if before else 0)
        while start < mark.start and facts.prose[start].isspace():
            start += 1
        yield Match(Span(start, mark.end))


def _speech(spec: dict[str, Any], facts: Facts) -> Iterator[Quotation]:
    least = spec.get("min-words", 5)
    for quotation in facts.quotations:
        if quotation.depth == 0 and _words(facts, quotation.content) >= least and is_speech(quotation, facts):
            yield quotation


def _no_speaker(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    for quotation in _speech(spec, facts):
        if not quotation.continues and speaker_position(quotation, facts) is None:
            part = facts.prose[quotation.content.start].islower()  # a phrase taken from somewhere, not an utterance
            yield Match(quotation.span, doubtful=part or not quotation.certain)


def _late_speaker(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    most_sentences, most_words = spec.get("sentences", 2), spec.get("words", 45)
    for quotation in _speech(spec, facts):
        position = speaker_position(quotation, facts)
        if position is None or position < quotation.span.end:
            continue
        inside = 1 + sum(
            1 for _ in _SENTENCE_BREAK.finditer(facts.prose, quotation.content.start, quotation.content.end)
        )
        if inside > most_sentences or _words(facts, quotation.content) > most_words:
            yield Match(quotation.span, fields={"words": str(_words(facts, quotation.content))})


def _is_whole_sentence(quotation: Quotation, facts: Facts) -> bool:
    """Whether the quotation is a sentence by itself: speech, however short."""
    sentence = facts.sentence_at(quotation.content.start)
    if sentence is None:
        return False
    return not (
        _LETTER.search(facts.prose, sentence.start, quotation.span.start)
        or _LETTER.search(facts.prose, quotation.span.end, sentence.end)
    )


_LETTER = re.compile(r"[^\W_]")
_HEADS = frozenset({"headline", "heading", "dek"})


def _scare(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    least, most = spec.get("min-words", 1), spec.get("max-words", 3)
    for quotation in facts.quotations:
        if quotation.depth or not quotation.closed or not quotation.certain:
            continue
        if not least <= _words(facts, quotation.content) <= most or is_title_like(quotation, facts):
            continue
        if facts.block_at(quotation.span.start).kind in _HEADS:
            continue  # there the marks stand for “somebody says”, and the story names who
        if _is_whole_sentence(quotation, facts):
            continue
        if speaker_position(quotation, facts) is None:
            yield Match(quotation.span)


_FINDERS: dict[str, Callable[[dict[str, Any], Facts], Iterator[Match]]] = {
    "unclosed": _unclosed,
    "unopened": _unopened,
    "no-speaker": _no_speaker,
    "late-speaker": _late_speaker,
    "scare": _scare,
}


KIND = Kind(
    name="quotation",
    summary="Quotations whose marks, speaker or use are in question.",
    options=_OPTIONS,
    find=each_asked(_FINDERS),
    fields=("words",),
    where="anywhere",
)
