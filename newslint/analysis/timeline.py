"""The timeline: the dates of an article in order of time, each with its clause and with what tells its day.

Lengths of time, ages and what repeats have no place in time and are left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from newslint.analysis.date_values import DateFault, DateKind, DateMention, interval
from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.analysis.resolution import Issue
from newslint.analysis.tense import Tense, tense_at
from newslint.text import Span

__all__ = ["How", "Timeline", "TimelineEntry", "timeline"]

#: What tells the days of a date: its own words, or one of the reasons of `DateMention`.
How = Literal["written", "issue", "tense", "likely", "anaphora"]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One date. `resolved` is the closed interval that its days lie in ("early 2024": the year), None when `how` is;
    `fault` makes it impossible.

    `text` is the date as written and `clause` the words it stands in, both with their white space as single spaces;
    `tense` is that of the verb it hangs on. `span`, `line` and `column` are its place in the source text.
    """

    kind: DateKind
    value: str
    resolved: tuple[datetime.date, datetime.date] | None
    how: How | None
    fault: DateFault | None
    tense: Tense | None
    text: str
    clause: str
    span: Span
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of an article: those with days in order of time, then the others in order of place.

    `issue` is the day of issue and the evidence for it; `written_after` a day that the text cannot be older than.
    """

    issue: Issue
    written_after: datetime.date | None
    entries: tuple[TimelineEntry, ...]


def timeline(facts: Facts) -> Timeline:
    """The timeline of a document."""
    entries = [_entry(facts, mention) for mention in facts.dates if mention.kind in ("date", "time")]
    return Timeline(facts.issue, facts.written_after, tuple(_in_order(entries)))


def _in_order(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    def moment(entry: TimelineEntry) -> tuple[datetime.date, int, str, int]:
        first, last = entry.resolved or (datetime.date.max, datetime.date.max)
        return first, -last.toordinal() if entry.resolved else 0, entry.value.partition("T")[2], entry.span.start

    dated = [entry for entry in entries if entry.resolved]
    return [*sorted(dated, key=moment), *(entry for entry in entries if not entry.resolved)]


def _entry(facts: Facts, mention: DateMention) -> TimelineEntry:
    found = facts.sentence_at(mention.span.start)
    sentence = Span(found.start, found.end) if found else mention.span
    span = facts.document.to_source(mention.span)
    position = facts.document.lines.position(span.start)
    clause = _clause(facts.prose, sentence, mention.span)
    resolved = mention.resolved or (None if mention.fault else interval(mention.value))
    return TimelineEntry(
        kind=mention.kind,
        value=mention.value,
        resolved=resolved,
        how=None if resolved is None else mention.reason or "written",
        fault=mention.fault,
        tense=tense_at(facts.prose, sentence, mention.span),
        text=_plain(facts.prose, mention.span),
        clause=_plain(facts.prose, clause),
        span=span,
        line=position.line,
        column=position.column,
    )


def _plain(prose: str, span: Span) -> str:
    return " ".join(prose[span.start : span.end].split())


_BORDER = r"[;:—–“”\"()]|,\s(?=(?:and|but|or|while|who|which|whose|when|where|as|after|before|although|though)\b)"
_LEAST = 30  # a shorter stretch says too little of what happened


def _clause(prose: str, sentence: Span, at: Span) -> Span:
    """The stretch of the sentence around a date between the marks and conjunctions that part clauses."""
    borders = [found.span() for found in compiled(_BORDER).finditer(prose, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in borders if end <= at.start)]
    ends = [*(start for start, _ in borders if start >= at.end), sentence.end]
    start, end = starts.pop(), ends.pop(0)
    while len(" ".join(prose[start:end].split())) < _LEAST and (starts or ends):
        if starts:
            start = starts.pop()
        else:
            end = ends.pop(0)
    return Span(start, end)
