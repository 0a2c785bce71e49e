"""Time between two dates: "five years after", "two days before", "ten years ago", against the dates themselves."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import (
    NUMBER,
    dated_sentences,
    explicit,
    number,
    plural,
    same_year_days,
    shown,
    written,
)
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["elapsed_mismatch", "sequence_contradiction"]

#: What stands between two dates that a counted interval ties together. `far` is how the second hangs on its noun.
_TIE = (
    rf"(?P<head>,?\s(?:(?:came|was|were|took\splace|happened|followed|fell)\s)?(?:exactly\s|just\s|only\s)?|\s?[-–—]\s?)"
    rf"(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\s(?P<way>after|before|(?:earlier|later)\sthan|ahead\sof))\s"
    r"(?P<far>[^,;:()—]{0,60}?(?:,\s(?:[a-z]+ed|built|held|set\sup|begun|won)\s)?)\b(?P<last>in|on|the|his|her|its|their|a|an)\s"
)
_UNSURE = r"\b(?:until|between|since|than|not|or|if)\b"


class _Tie(NamedTuple):
    """Two dates and the interval that the copy says lies between them."""

    first: DateMention
    last: DateMention
    count: int  # type: ignore[assignment]
    unit: str
    after: bool
    span: Span


def _ties(facts: Facts) -> Iterator[_Tie]:
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and (one.year or one.month) and one.part is None]
        for first, last in pairwise(points):
            gap = facts.prose[first.span.end : last.span.start]
            found = compiled(_TIE).fullmatch(gap) if len(gap) < 130 else None
            if found is None or compiled(_UNSURE).search(gap.replace(found["way"], "")):
                continue
            count = number(found["count"])
            if count is None or _counts_on(facts, sentence.end, last, found):
                continue
            start = first.span.end
            span = Span(start + found.start("span"), start + found.end("span"))
            yield _Tie(
                first, last, count, found["unit"].lower(), found["way"].lower().startswith(("after", "later")), span
            )


#: A count that ends at its date: "left two days later, on May 9", "and left in 2012, nine years later".
_LATER_BEFORE = rf"\b(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\slater),?\s(?:in|on)\s$"
_LATER_AFTER = rf",\s(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\slater)(?=[,.;]|$)"
#: A count that opens its sentence: "Nine years after it opened in 2003, the plant closed in 2012."
_AFTER_FIRST = (
    rf"(?P<span>(?P<count>{NUMBER})\s(?P<unit>day|week|month|year)s?\safter)\s[^,;:()—]{{1,60}}?\b(?:in|on)\s$"
)


def _later(facts: Facts) -> Iterator[_Tie]:
    """Two dates of a sentence and the count that leads from the first to the second."""
    prose = facts.prose
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and (one.year or one.month) and one.part is None]
        if len(points) != 2:
            continue
        first, last = points
        if compiled(_UNSURE).search(prose, first.span.end, last.span.start):
            continue
        found = (
            compiled(_LATER_BEFORE).search(prose, first.span.end, last.span.start)
            or compiled(_LATER_AFTER).match(prose, last.span.end, sentence.end)
            or compiled(_AFTER_FIRST).fullmatch(prose, sentence.start, first.span.start)
        )
        count = number(found["count"]) if found else None
        if found is not None and count is not None:
            yield _Tie(last, first, count, found["unit"].lower(), True, Span(*found.span("span")))


def _counts_on(facts: Facts, end: int, last: DateMention, found: re.Match[str]) -> bool:
    """Whether the last date does not clearly hang on the event: "after the 1990 and 1991 votes"."""
    ahead = facts.prose[last.span.end : min(end, last.span.end + 12)]
    return bool(compiled(r"^\s(?:and|or|to)\b|^\s?[-–]").match(ahead)) and found["last"] not in ("in", "on")


def _days(tie: _Tie) -> tuple[datetime.date, datetime.date] | None:
    """The two days, one of a year unknown being in the same year; within half a year, so that none goes over New Year."""
    days = same_year_days(tie.first, tie.last)
    if days is None or (tie.first.year is None and abs((days[0] - days[1]).days) > 120):
        return None
    return days


def sequence_contradiction(facts: Facts) -> Iterator[Match]:
    """An event said to come after another, on a day before it, or the other way about."""
    told = set[Span]()
    for tie in (*_ties(facts), *_later(facts), *_orders(facts)):
        order = _order(tie)
        if order == 0 or (order > 0) == tie.after or tie.span in told:
            continue
        told.add(tie.span)
        way = "before" if order < 0 else "after"
        yield Match(
            tie.span,
            fields={"sum": f"{shown(facts, tie.first.span)} is {_apart(tie)}{way} {shown(facts, tie.last.span)}"},
        )


def _order(tie: _Tie) -> int:
    """1 where the first date is the later one, -1 where it is the earlier one, 0 where neither is certain."""
    days = _days(tie)
    if days is not None:
        return (days[0] > days[1]) - (days[0] < days[1])
    if not (explicit(tie.first) and explicit(tie.last)) or tie.first.resolved is None or tie.last.resolved is None:
        return 0
    return (tie.first.resolved[0] > tie.last.resolved[1]) - (tie.first.resolved[1] < tie.last.resolved[0])


def _apart(tie: _Tie) -> str:
    days = _days(tie)
    return "" if days is None else f"{plural(abs((days[0] - days[1]).days), 'day')} "


#: Two events in order, without a count: "the vote on May 9 came after the hearing on May 7".
_ORDERED = (
    r",?\s(?:(?:just|only|shortly|right|days|weeks|months|years|well|long|soon|immediately)\s|(?:came|was|were|is|held|played|staged|signed|released|published|opened|took\splace)\s){0,3}"
    r"(?P<span>(?P<way>before|after|ahead\sof|prior\sto|followed|preceded|following)\s(?:the|his|her|its|their|a|an|[A-Z][\w’'-]+)\s"
    r"(?:[\w’'-]+\s){0,6}?)(?:on|in|of|held\son)\s"
)
_LATER_WAYS = ("after", "followed", "following")
_CHANGED = r"\b(?:cancel\w+|postpon\w+|call(?:ed|ing)\soff|mov(?:ed|ing)|delay\w+|that|which|who|year)\b"
_AFTER = 30  # how far after the second date a word may stand by which it was changed
_NEAR = 62  # days within which two days without a year are of one


def _orders(facts: Facts) -> Iterator[_Tie]:
    """Two events of a sentence, each with its day, one told as before or after the other."""
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and one.month and one.part is None]
        for first, last in pairwise(points):
            gap = facts.prose[first.span.end : last.span.start]
            found = compiled(_ORDERED).fullmatch(gap) if len(gap) < 130 else None
            if found is None or compiled(_UNSURE).search(gap) or compiled(_CHANGED).search(gap):
                continue
            if compiled(_CHANGED).search(facts.prose, last.span.end, min(sentence.end, last.span.end + _AFTER)):
                continue
            days = same_year_days(first, last)
            if first.year is None and (days is None or abs((days[0] - days[1]).days) > _NEAR):
                continue
            span = Span(first.span.end + found.start("span"), last.span.end)
            yield _Tie(first, last, 0, "day", found["way"].lower() in _LATER_WAYS, span)


def elapsed_mismatch(facts: Facts) -> Iterator[Match]:
    """A count of days, weeks, months or years between two dates that is not theirs."""
    for tie in (*_ties(facts), *_later(facts)):
        told = _wrong_count(tie, facts)
        if told:
            yield Match(tie.span, fields={"sum": told})
    yield from _ago(facts)
    yield from _too_late(facts)


_AHEAD = r"\b(?:will|would|could|may|might|should|shall|to\sbe|expected|plans?|due|if|until|by)\b"
_OPENS = r"(?:^|[;—]\s|,\sand\s|\band\s|\bnow,?\s)(?:more\sthan\s|nearly\s|almost\s|some\s|over\s)?$"


def _too_late(facts: Facts) -> Iterator[Match]:
    """“Eleven years later” of a time that lies after the day of issue, told of as past or present."""
    issued = facts.issue.day
    if issued is None:
        return
    for base, mention in pairwise(facts.dates):
        offset = mention.offset
        if mention.reason != "anaphora" or mention.resolved is None or offset is None or not offset.count:
            continue
        size = _SIZES.get(offset.unit)
        if size is None or offset.count < 0 or (mention.resolved[0] - issued).days <= size[0]:
            continue
        if not _counts_from(base, mention, facts):
            continue
        when = mention.resolved[0].year if offset.unit == "year" else written(mention.resolved[0])
        yield Match(mention.span, fields={"sum": f"That is {when}, and the story is of {written(issued)}"})


def _counts_from(base: DateMention, mention: DateMention, facts: Facts) -> bool:
    """Whether “years later” opens its clause, is told of no time to come, and follows a date in or right before its sentence."""
    sentence, index = facts.sentence_at(mention.span.start), facts.sentence_index(mention.span.start)
    if sentence is None or not index or not explicit(base) or facts.sentences[index - 1].start > base.span.start:
        return False
    if not shown(facts, mention.span).lower().endswith(("later", "on", "after")):
        return False
    if compiled(_AHEAD).search(facts.prose, sentence.start, sentence.end):
        return False
    return compiled(_OPENS).search(facts.prose[sentence.start : mention.span.start]) is not None


def _wrong_count(tie: _Tie, facts: Facts) -> str:
    first, last = shown(facts, tie.first.span), shown(facts, tie.last.span)
    days = _days(tie)
    if days is not None:
        apart = (days[0] - days[1]).days * (1 if tie.after else -1)
        size = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}[tie.unit]
        slack = {"day": 0.0, "week": 3.0, "month": 31.0, "year": 366.0}[tie.unit]
        if apart <= 0 or abs(apart - tie.count * size) <= slack:
            return ""
        return (
            f"{last} to {first} is {plural(apart, 'day')}"
            if tie.after
            else f"{first} to {last} is {plural(apart, 'day')}"
        )
    one, other = tie.first.year, tie.last.year
    if tie.unit == "month" and tie.first.month and tie.last.month and one and other:
        return _wrong_months(tie, (one - other) * 12 + tie.first.month - tie.last.month, facts)
    if tie.unit != "year" or not (explicit(tie.first) and explicit(tie.last)) or one is None or other is None:
        return ""
    apart = (one - other) * (1 if tie.after else -1)
    if abs(apart - tie.count) <= 1 or apart < 0:
        return ""
    early, late = (other, one) if tie.after else (one, other)
    return f"{early} to {late} is {plural(apart, 'year')}, not {tie.count}"


def _wrong_months(tie: _Tie, apart: int, facts: Facts) -> str:
    """The sum that shows a count of months between two months of a year to be wrong."""
    apart *= 1 if tie.after else -1
    if apart <= 0 or abs(apart - tie.count) <= 1:
        return ""
    early, late = (tie.last, tie.first) if tie.after else (tie.first, tie.last)
    return f"{shown(facts, early.span)} to {shown(facts, late.span)} is {plural(apart, 'month')}, not {tie.count}"


_APPOSED = r"(?:,\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?|\s\((?:in\s)?)"


def _ago(facts: Facts) -> Iterator[Match]:
    """Ten years ago, in 2011; in 2011, ten years ago: against a day of issue that is known."""
    issued = facts.issue.day
    if issued is None:
        return
    for _, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            ago, named = (first, last) if first.offset else (last, first)
            told = _wrong_ago(ago, named, issued, facts)
            gap = facts.prose[first.span.end : last.span.start]
            if told and compiled(_APPOSED if ago is first else r",\s").fullmatch(gap):
                yield Match(Span(first.span.start, last.span.end), fields={"sum": told})


#: The days in a unit, and how many days an "ago" may be off.
_SIZES = {"day": (1.0, 1), "week": (7.0, 6), "month": (30.44, 31), "year": (365.25, 366)}


def _wrong_ago(ago: DateMention, named: DateMention, issued: datetime.date, facts: Facts) -> str:
    offset = ago.offset
    if offset is None or offset.base != "issue" or offset.unit not in _SIZES or not offset.count or named.offset:
        return ""
    if not shown(facts, ago.span).lower().endswith("ago") or named.kind != "date" or named.fault or named.part:
        return ""
    if offset.unit == "year" and explicit(named) and named.year is not None:
        apart = issued.year - named.year
        if abs(apart + offset.count) <= 1:
            return ""
        return f"{named.year} to {issued.year} is {plural(abs(apart), 'year')}, not {abs(offset.count)}"
    if named.day is None or named.resolved is None or offset.unit == "year":
        return ""
    size, slack = _SIZES[offset.unit]
    days = (issued - named.resolved[0]).days
    if abs(days + offset.count * size) <= slack:
        return ""
    return f"{shown(facts, named.span)} is {plural(abs(days), 'day')} {'before' if days > 0 else 'after'} {written(issued)}"
