"""Dates as values: every time expression of a document, in order of place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.analysis.date_clock import impossible_time
from newslint.analysis.date_grammar import calendar_date, numeric_date, weekday_date
from newslint.analysis.date_values import DateFault, DateForm, DateKind, DateMention
from newslint.text import Document, Span

__all__ = ["DateFault", "DateForm", "DateKind", "DateMention", "date_mentions"]


@cache
def _triggers() -> re.Pattern[str]:
    """Where an expression may begin. Every branch opens with a literal, so that the scan stays a search for letters."""
    return re.compile(
        r"J(?:an|AN|u[nl]|U[NL])|F(?:eb|EB|ri|RI)|M(?:a[ry]|A[RY]|on|ON)|A(?:pr|PR|ug|UG)|S(?:ep|EP|at|AT|un|UN)"
        r"|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)|T(?:ue|UE|hu|HU)|W(?:ed|ED)"
        r"|january|february|march\s\d|april\s\d|may\s\d|june\s\d|july\s\d|august\s\d|september|october|november|december"
    )


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"[0-9](?<![\w.,$£€][0-9])(?:[0-9]?(?:[a-z]{2})?(?:[\s\xa0-](?:of\s|day\sof\s)?[JFMASOND]|[./-][0-9]{1,2}[./-][0-9])|[0-9]{3}[./-][0-9]{2}[./-]|[0-9]:[0-9]{2})"
    )


def date_mentions(document: Document, sentences: Sequence[Span]) -> Iterator[DateMention]:
    """The time expressions of a document, in order of place, each inside one sentence, never overlapping."""
    text = document.prose
    done = 0
    at = 0
    for start in _places(text):
        if start < done:
            continue
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        if at == len(sentences):
            return
        if start < sentences[at].start:
            continue
        found = _read(text, start, sentences[at].end)
        if found is not None and found.span.start >= done:
            done = found.span.end
            yield found


def _places(text: str) -> list[int]:
    places = [hit.start() for hit in _triggers().finditer(text)]
    places += [hit.start() for hit in _figures().finditer(text)]
    places.sort()
    return places


def _read(text: str, start: int, end: int) -> DateMention | None:
    if start and text[start - 1].isalnum():
        return None
    if text[start].isdigit():
        for reader in (calendar_date, numeric_date, impossible_time):
            found = reader(text, start, end)
            if found is not None:
                return found
        return None
    return weekday_date(text, start, end) or calendar_date(text, start, end)
