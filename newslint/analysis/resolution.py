"""When a text was written, and the days that its dates then mean.

The day of issue comes from what is said about the text, in this order: `published` of the caller, the metadata, the
date of a byline, a dateline; and, as a bound only, from the latest day the text itself tells of as past. The clock of
the machine is never read. Every date that is resolved by anything but its own words keeps the reason; what nothing
decides stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from newslint.analysis.date_values import DateMention, DateReason, anchored, counted_from, day_value, interval
from newslint.analysis.date_words import compiled
from newslint.analysis.tense import Tense, hangs_on_past, tense_at
from newslint.text import BlockKind, Document, Span

__all__ = ["Evidence", "Issue", "issue_of", "proven_day", "resolved_dates"]

Evidence = Literal["published", "metadata", "byline", "dateline", "none"]

#: The most days ahead of its issue that a story in the past tense may name: editions are dated a day ahead.
_SLACK = datetime.timedelta(days=1)


class Issue(NamedTuple):
    """The day a text was written: known, or at least stated in the copy (`stated`: a dateline without a year)."""

    day: datetime.date | None
    source: Evidence
    stated: bool


def issue_of(document: Document, mentions: Iterable[DateMention]) -> Issue:
    """The day of issue of a document, its mentions not yet resolved."""
    if document.published is not None:
        return Issue(document.published, "published", stated=True)
    known = list(mentions)
    if document.metadata.published is not None:
        day = document.metadata.published
        in_byline = any(one.resolved == (day, day) for one in _within(document, "byline", known))
        return Issue(day, "byline" if in_byline else "metadata", stated=True)
    for mention in _within(document, "dateline", known):
        if mention.day is not None:
            return Issue(mention.resolved[0] if mention.resolved else None, "dateline", stated=True)
    return Issue(None, "none", stated=False)


def _within(document: Document, kind: BlockKind, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The mentions in blocks of a kind."""
    spans = [block.span for block in document.blocks if block.kind == kind]
    return (one for one in mentions if any(span.start <= one.span.start < span.end for span in spans))


def resolved_dates(
    document: Document, sentences: Sequence[Span], mentions: Iterable[DateMention], issue: Issue
) -> Iterator[DateMention]:
    """The mentions with the values that the day of issue, the tense of their clause and earlier dates give them."""
    index = 0
    before: DateMention | None = None
    for mention in mentions:
        found = mention
        if found.resolved is None and found.kind in ("date", "time"):
            while index < len(sentences) - 1 and sentences[index].end <= mention.span.start:
                index += 1
            found = _resolved(document.prose, sentences[index], mention, before, issue.day)
        if found.resolved is not None:
            before = found
        yield found


def _resolved(
    prose: str, sentence: Span, mention: DateMention, before: DateMention | None, issued: datetime.date | None
) -> DateMention:
    if mention.offset is not None and mention.offset.base == "text":
        return _by_anaphora(mention, before, issued, sentence, prose)
    if issued is None:
        return mention
    if _is_open(mention):
        return _by_tense(mention, issued, tense_at(prose, sentence, mention.span))
    return anchored(mention, issued)


#: The most days that a date may cover for another to count whole units from it: "in 1987 … the next day" does not.
_GRAIN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
_FAR = 400  # code points beyond which an earlier date is no longer what is counted from


def _by_anaphora(
    mention: DateMention, before: DateMention | None, issued: datetime.date | None, sentence: Span, prose: str
) -> DateMention:
    """“Two days later”, “the same month”: counted from the date before it; “the year” is that of the issue.

    Where no date stands near, only what counts back or names the current period can mean the day of issue.
    """
    offset = mention.offset
    if offset is None or offset.count is None:
        return mention
    base = _base_before(mention, before, offset.unit)
    current = offset.count == 0 and bool(compiled(r"the\s(?!same)").match(prose, mention.span.start))
    apart = before is None or before.span.start < sentence.start
    reason: DateReason = "anaphora"
    if (base is None and (offset.count < 0 or current)) or (current and apart and issued is not None):
        base, reason = issued, "issue"
    value = counted_from(mention, base) if base is not None else None
    return mention if value is None else mention._replace(value=value, resolved=interval(value), reason=reason)


def _base_before(mention: DateMention, before: DateMention | None, unit: str) -> datetime.date | None:
    """The day that a mention can count from, when the date before it is near and no longer than the unit."""
    if before is None or before.resolved is None or mention.span.start - before.span.end > _FAR:
        return None
    first, last = before.resolved
    return first if (last - first).days < _GRAIN.get(unit, 1) else None


def _is_open(mention: DateMention) -> bool:
    """Whether a day, a month or a weekday lacks nothing but the year or the week."""
    if mention.kind not in ("date", "time") or mention.fault or mention.offset is not None:
        return False
    return (mention.month is not None and mention.year is None) or (
        mention.month is None and mention.weekday is not None and mention.value.startswith("XXXX-WXX-")
    )


def _by_tense(mention: DateMention, issued: datetime.date, tense: Tense | None) -> DateMention:
    value = _weekday(mention, issued, tense) if mention.month is None else _year_of(mention, issued, tense)
    if value is None:
        return mention
    _, mark, part = mention.value.partition("T")
    reason: DateReason = "tense" if tense else "likely"
    return mention._replace(value=value + mark + part, resolved=interval(value), reason=reason)


def _weekday(mention: DateMention, issued: datetime.date, tense: Tense | None) -> str | None:
    """The next such day for a verb that looks ahead, else the last one, the day of issue included: news looks back."""
    if mention.weekday is None:
        return None
    ahead = (mention.weekday - issued.weekday()) % 7
    days = ahead if tense == "future" or ahead == 0 else ahead - 7
    return (issued + datetime.timedelta(days=days)).isoformat()


def _year_of(mention: DateMention, issued: datetime.date, tense: Tense | None) -> str | None:
    """The year in which a month or day lies: the nearest one on the side of the tense."""
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
    return min(found, default=(0, None))[1]


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
