"""Words that go on without a cue: quotations after their speaker was named, turns of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.analysis.drafts import Attribution
from newslint.analysis.quotations import Quotation
from newslint.analysis.speakers import is_title_like
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["transcribed", "with_quotations"]


def _is_utterance(quotation: Quotation, facts: Facts, last: Attribution | None) -> bool:
    """Whether a quotation that no cue reaches is words somebody said: no title, no few words put in marks."""
    if quotation.continues:
        return True
    words = facts.prose[quotation.content.start : quotation.content.end].split()
    whole = bool(words) and not words[0][:1].islower()
    if not quotation.certain or not words:
        return False
    if whole and last is not None and _goes_on(quotation, facts, last):
        return True
    return len(words) >= (3 if whole else 6) and not is_title_like(quotation, facts)


def _goes_on(quotation: Quotation, facts: Facts, last: Attribution) -> bool:
    """Whether a quotation is a sentence of its own right after one that quotes: `“It is late,” Ruiz said. “Very.”`."""
    index = facts.sentence_index(quotation.span.start)
    if index is None or last.sentence != index - 1 or facts.sentences[index] != quotation.span:
        return False
    before = facts.quotation_before(quotation.span.start)
    apart = facts.block_at(quotation.span.start) != facts.block_at(facts.sentences[index - 1].start)
    return before is not None and before.span.start >= facts.sentences[index - 1].start and not apart


def transcribed(facts: Facts, found: list[Attribution]) -> list[Attribution]:
    """The attributions, where paragraphs open with a name in capitals and a colon each one's words being all of its own."""
    labels = [number for number, one in enumerate(found) if _is_label(facts, one)]
    if len(labels) < _TURNS:
        return found
    for number in labels:
        one = found[number]
        end = facts.block_at(one.content[0].start).span.end
        found[number] = one._replace(content=(Span(one.content[0].start, end),))
    return found


#: Fewest paragraphs with a name in capitals before a colon that make a transcript.
_TURNS = 2


def _is_label(facts: Facts, one: Attribution) -> bool:
    """Whether an attribution is a turn of a transcript: `RUIZ: It is late`."""
    if one.cue is None or one.source is None or one.cue.end - one.cue.start != 1 or len(one.content) != 1:
        return False
    name = facts.prose[one.source.start : one.source.end]
    starts = facts.block_at(one.source.start).span.start == one.source.start
    return starts and name.isupper() and facts.prose[one.cue.start] == ":"


def with_quotations(facts: Facts, found: list[Attribution]) -> list[Attribution]:
    """The attributions and, for quotations that none of them holds, those carried on from the last speaker."""
    held = sorted((part.start, part.end) for one in found for part in one.content)
    carried: list[Attribution] = []
    by_cue = iter(found)
    last: Attribution | None = None
    upcoming = next(by_cue, None)
    at = 0
    reach = -1
    for quotation in facts.outer_quotations:
        span = quotation.span
        while upcoming is not None and upcoming.cue is not None and upcoming.cue.start < span.start:
            if upcoming.act == "speech" and upcoming.speaker is not None:
                last = upcoming
            upcoming = next(by_cue, None)
        while at < len(held) and held[at][0] <= span.start:
            reach = max(reach, held[at][1])
            at += 1
        if reach >= span.end or not _is_utterance(quotation, facts, last):
            continue
        index = facts.sentence_index(span.start) or 0
        if last is None:
            carried.append(
                Attribution(None, None, (span,), "none", None, "neutral", "speech", "active", "carried", index)
            )
        else:
            carried.append(last._replace(cue=None, content=(span,), position="carried", sentence=index))
    return sorted([*found, *carried], key=lambda one: one.cue or one.content[0])
