"""When a text was written, and the days that its dates then mean.

The day of issue comes from what is said about the text, in this order: `published` of the caller, the metadata (a
byline's date included), a dateline; and, as a bound only, from the latest day the text itself tells of as past. The
clock of the machine is never read. What no evidence decides stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from newslint.analysis.date_values import DateMention, anchored, day_value, interval
from newslint.analysis.tense import Tense, hangs_on_past, tense_at
from newslint.text import Document, Span

__all__ = ["Issue", "Reason", "issue_of", "proven_day", "resolved_dates"]

Reason = Literal["published", "metadata", "dateline", "none"]

#: The most days ahead of its issue that a story in the past tense may name: editions are dated a day ahead.
_SLACK = datetime.timedelta(days=1)


class Issue(NamedTuple):
    """The day a text was written: known, or at least stated in the copy (`stated`: a dateline without a year)."""

    day: datetime.date | None
    source: Reason
    stated: bool


def issue_of(document: Document, mentions: Iterable[DateMention]) -> Issue:
    """The day of issue of a document, its mentions not yet resolved."""
    if document.published is not None:
        return Issue(document.published, "published", stated=True)
    if document.metadata.published is not None:
        return Issue(document.metadata.published, "metadata", stated=True)
    datelines = [block.span for block in document.blocks if block.kind == "dateline"]
    if datelines:
        for mention in mentions:
            if datelines[0].start <= mention.span.start < datelines[0].end and mention.day is not None:
                day = mention.resolved[0] if mention.resolved else None
                return Issue(day, "dateline", stated=True)
    return Issue(None, "none", stated=False)


def resolved_dates(
    document: Document, sentences: Sequence[Span], mentions: Iterable[DateMention], issue: Issue
) -> Iterator[DateMention]:
    """The mentions with the values that the day of issue and the tense of their clause give them."""
    if issue.day is None:
        yield from mentions
        return
    index = 0
    for mention in mentions:
        while index < len(sentences) - 1 and sentences[index].end <= mention.span.start:
            index += 1
        found = anchored(mention, issue.day)
        if found.resolved is None and _is_open(found):
            found = _by_tense(found, issue.day, tense_at(document.prose, sentences[index], mention.span))
        yield found


def _is_open(mention: DateMention) -> bool:
    """Whether a day, a month or a weekday lacks nothing but the year or the week."""
    if mention.kind not in ("date", "time") or mention.fault or mention.offset is not None:
        return False
    return (mention.month is not None and mention.year is None) or (
        mention.month is None and mention.weekday is not None and mention.value.startswith("XXXX-WXX-")
    )


def _by_tense(mention: DateMention, issued: datetime.date, tense: Tense | None) -> DateMention:
    if mention.month is None:
        return _weekday(mention, issued, tense)
    value = _year_of(mention, issued, tense)
    if value is None:
        return mention
    _, mark, part = mention.value.partition("T")
    return replace(mention, value=value + mark + part, resolved=interval(value))


def _weekday(mention: DateMention, issued: datetime.date, tense: Tense | None) -> DateMention:
    """The last such day for a past verb, the day of issue included; the next for one that looks ahead."""
    if tense is None or mention.weekday is None:
        return mention
    ahead = (mention.weekday - issued.weekday()) % 7
    day = issued + datetime.timedelta(days=ahead if tense == "future" or ahead == 0 else ahead - 7)
    _, mark, part = mention.value.partition("T")
    return replace(mention, value=day.isoformat() + mark + part, resolved=(day, day))


def _year_of(mention: DateMention, issued: datetime.date, tense: Tense | None) -> str | None:
    """The year in which a month or day lies: the nearest on the side of the tense, else the nearest within months."""
    found: list[tuple[int, str]] = []
    for year in (issued.year - 1, issued.year, issued.year + 1):
        value = day_value(year, mention.month or 1, mention.day)
        days = interval(value)
        if days is None:
            continue
        first, last = days
        if tense == "past" and first > issued + _SLACK:
            continue
        if tense == "future" and last < issued:
            continue
        away = 0 if first <= issued <= last else min(abs((first - issued).days), abs((last - issued).days))
        found.append((away, value))
    away, value = min(found, default=(999, ""))
    return value if value and (tense is not None or away <= 120) else None


def proven_day(prose: str, mentions: Iterable[DateMention]) -> datetime.date | None:
    """The latest day that the text tells of as past: it was written no earlier."""
    latest: datetime.date | None = None
    for mention in mentions:
        if mention.kind != "date" or mention.year is None or mention.month is None or mention.resolved is None:
            continue
        day = mention.resolved[0]
        if latest is not None and day <= latest:
            continue
        if hangs_on_past(prose, mention.span.start):
            latest = day
    return latest
