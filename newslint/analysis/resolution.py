"""When a text was written, and the days that its dates then mean.

The day of issue comes from what is said about the text, in this order: `published` of the caller, the metadata, the
date of a byline, a dateline; and, as a bound only, from the latest day the text itself tells of as past. The clock of
the machine is never read. Every date that is resolved by anything but its own words keeps the reason; what nothing
decides stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from newslint.analysis.date_values import DateMention, DateReason, anchored, counted_from, day_value, interval
from newslint.analysis.date_words import compiled
from newslint.analysis.happened import happened_at
from newslint.analysis.tense import Tense, hangs_on_past, tense_at
from newslint.records import NamedTuple
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
    day = document.metadata.published or document.metadata.modified
    if day is not None:
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
    if mention.kind == "time" and mention.value.startswith("XXXX-XX-XXT") and mention.offset is None:
        return _of_its_day(mention, before, issued, sentence)
    if issued is None:
        return mention
    if _is_open(mention):
        tense = tense_at(prose, sentence, mention.span)
        return _by_tense(mention, issued, tense, hangs_on_past(prose, mention.span.start))
    if _is_part_of_year(mention):
        return _part_of_year(mention, issued, tense_at(prose, sentence, mention.span))
    return anchored(mention, issued)


def _of_its_day(
    mention: DateMention, before: DateMention | None, issued: datetime.date | None, sentence: Span
) -> DateMention:
    """A clock time on the day that its sentence names before it, else likely on the day of issue."""
    day, reason = issued, "likely"
    if before is not None and before.span.start >= sentence.start and before.resolved is not None:
        first, last = before.resolved
        if first == last:
            day, reason = first, "anaphora"
    if day is None or mention.fault:
        return mention
    value = day.isoformat() + mention.value[len("XXXX-XX-XX") :]
    return mention._replace(value=value, resolved=(day, day), reason="anaphora" if reason == "anaphora" else "likely")


def _is_part_of_year(mention: DateMention) -> bool:
    """Whether a quarter or half lacks nothing but its year."""
    return mention.kind == "date" and mention.form == "yearless" and mention.value[:6] in ("XXXX-Q", "XXXX-H")


_ENDING = datetime.timedelta(15)  # copy tells of a quarter as past from the days before its end


def _part_of_year(mention: DateMention, issued: datetime.date, tense: Tense | None) -> DateMention:
    """The quarter that has ended for a past verb, the one to come for one that looks ahead, else the current or last."""
    known = [(f"{year:04d}{mention.value[4:]}", year) for year in (issued.year - 1, issued.year, issued.year + 1)]
    dated = [(value, days) for value, _ in known if (days := interval(value)) is not None]
    if tense == "future":
        fitting = [value for value, (_, last) in dated if last >= issued][:1]
    else:
        bound = issued + _ENDING if tense == "past" else issued
        fitting = [value for value, days in dated if days[1 if tense == "past" else 0] <= bound][-1:]
    if not fitting:
        return mention
    return mention._replace(value=fitting[0], resolved=interval(fitting[0]), reason="tense" if tense else "likely")


#: The most days that a date may cover for another to count whole units from it: "in 1987 … the next day" does not.
_GRAIN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
_FAR = 400  # code points beyond which an earlier date is no longer what is counted from


_FRIDAY = 4
_CURRENT = r"(?:[a-z]+\s(?:in\s|of\s)?)?the\s(?!same)"  # "the year", "earlier in the year"


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
    current = offset.count == 0 and bool(compiled(_CURRENT).match(prose, mention.span.start))
    apart = before is None or before.span.start < sentence.start
    reason: DateReason = "anaphora"
    if (base is None and (offset.count < 0 or current)) or (current and apart and issued is not None):
        base, reason = issued, "issue"
        if base is not None and offset.unit == "weekend" and current and base.weekday() < _FRIDAY:
            base -= datetime.timedelta(7)  # "over the weekend" is the one gone by
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


def _by_tense(mention: DateMention, issued: datetime.date, tense: Tense | None, bound: bool) -> DateMention:
    """`bound` when the date hangs on its past verb itself, so that the verb alone decides."""
    value = _weekday(mention, issued, tense) if mention.month is None else _year_of(mention, issued, tense, bound)
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


#: Days by which a date may be farther away on the side of its tense than on the other: "the Nov. 8 vote has grown close".
_PULL = 150


def _year_of(mention: DateMention, issued: datetime.date, tense: Tense | None, bound: bool) -> str | None:
    """The year in which a month or day lies: the nearest one, with a strong pull to the side of the tense."""
    found: list[tuple[int, str]] = []
    for year in (issued.year - 1, issued.year, issued.year + 1):
        value = day_value(year, mention.month or 1, mention.day)
        days = interval(value)
        if days is None:
            continue
        first, last = days
        against = (tense == "past" and first > issued + _SLACK) or (tense == "future" and last < issued)
        if against and bound:
            continue
        away = 0 if first <= issued <= last else min(abs((first - issued).days), abs((last - issued).days))
        found.append((away + _PULL * against, value))
    return min(found, default=(0, None))[1]


def proven_day(prose: str, sentences: Sequence[Span], mentions: Iterable[DateMention]) -> datetime.date | None:
    """The latest day that the text tells of as past: it was written no earlier."""
    latest: datetime.date | None = None
    index = 0
    ran = False  # whether the mention before is the beginning of a range of the past
    for mention in mentions:
        first, ran = ran, False
        if mention.kind != "date" or mention.year is None or mention.resolved is None:
            continue
        while index < len(sentences) - 1 and sentences[index].end <= mention.span.start:
            index += 1
        ran = mention.part == "first" and bool(compiled(_RAN).search(*_behind(prose, sentences[index], mention)))
        day = mention.resolved[0]
        if latest is not None and day <= latest:
            continue
        if (first and mention.part == "last") or _is_past(prose, sentences[index], mention):
            latest = day
    return latest


#: Before the first day of a range that is over.
_RAN = r"\b(?:ran|lasted|took\splace|(?:was|were)\s(?:held|staged|closed|shut|detained|jailed)|held|met|stayed|toured)\s(?:[a-z]+\s){0,3}(?:from|between)\s$"
_AS_OF = r"\b(?:as\s(?:of|at)|since)\s(?:the\send\sof\s|early\s|late\s)?$"
#: Before a participle of what is still to come: "before the fleet is retired in".
_NOT_YET = (
    r"\b(?:is|are|be|being|before|once|until|unless|by\sthe\stime|hop(?:es?|ing)|aims?|aiming|bid|proposals?|plans?)\b"
)
#: What cannot be spoken of by its day before that day: a disaster, a crime, a paper.
_OCCURRED = (
    r"\b(?:attacks?|fire|blaze|crash|shooting|stabbing|storm|flood|earthquake|killings?|murders?|deaths?|arrests?|bombing|massacre"
    r"|raid|coup|collapse|explosion|blast|invasion|resignation|sinking|derailment|assassination|outage)\s(?:of|on|in)\s$"
    r"|\b(?:report|study|letter|statement|memo|memorandum|order|e-?mail|filing|complaint|affidavit|ruling|note|message|post)s?,?"
    r"\s(?:dated|of|from)\s$"
)
_COMING = r"\b(?:will|would|shall|to\sbe|due|set|scheduled|planned|expected|effective|must|should|may|might|could|until|new)\b"


def _is_past(prose: str, sentence: Span, mention: DateMention) -> bool:
    """Whether a date is told as past; a year alone only by the verb that it hangs on."""
    behind = _behind(prose, sentence, mention)
    if hangs_on_past(prose, mention.span.start) and not compiled(_NOT_YET).search(*behind):
        return True
    if mention.month is None:
        return False
    if compiled(_OCCURRED).search(*behind):
        return True
    if compiled(_AS_OF).search(*behind):
        return compiled(_COMING).search(prose, sentence.start, sentence.end) is None
    return happened_at(prose, sentence, mention) is not None


def _behind(prose: str, sentence: Span, mention: DateMention) -> tuple[str, int, int]:
    """The words of the sentence before a date, as a pattern searches them."""
    return prose, max(sentence.start, mention.span.start - _REACH), mention.span.start


_REACH = 60
