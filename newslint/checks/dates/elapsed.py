"""Time told between two dates: "five years after", "ten years ago", "thirty years since", against the dates themselves."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, explicit, plural, shown, written
from newslint.checks.dates.intervals import LATER_AFTER, LATER_BEFORE, Tie, days_of, points_of, ties, ties_later
from newslint.checks.dates.lengths import ABOUT, LENGTH, Length, length_of
from newslint.text import Span

__all__ = ["elapsed_mismatch"]


def elapsed_mismatch(facts: Facts) -> Iterator[Match]:
    """A count of days, weeks, months or years between two dates that is not theirs."""
    for tie in (*ties(facts), *ties_later(facts), *_from_before(facts)):
        told = _wrong_count(tie, facts)
        if told:
            yield Match(tie.span, fields={"sum": told})
    yield from _ago(facts)
    yield from _since(facts)
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


def _wrong_count(tie: Tie, facts: Facts) -> str:
    first, last, length = shown(facts, tie.first.span), shown(facts, tie.last.span), tie.length
    days = days_of(tie)
    if length is None:
        return ""
    if days is not None:
        apart = (days[0] - days[1]).days * (1 if tie.after else -1)
        size = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}[length.unit]
        slack = {"hour": 1.0, "day": 0.0, "week": 3.0, "month": 31.0, "year": 366.0}[length.unit]
        if apart <= 0 or length.allows(apart / size, slack / size):
            return ""
        return (
            f"{last} to {first} is {plural(apart, 'day')}"
            if tie.after
            else f"{first} to {last} is {plural(apart, 'day')}"
        )
    one, other = tie.first.year, tie.last.year
    if length.unit == "month" and tie.first.month and tie.last.month and one and other:
        return _wrong_months(tie, length, (one - other) * 12 + tie.first.month - tie.last.month, facts)
    if length.unit != "year" or not (explicit(tie.first) and explicit(tie.last)) or one is None or other is None:
        return ""
    apart = (one - other) * (1 if tie.after else -1)
    if apart < 0 or length.allows(apart, 1):
        return ""
    early, late = (other, one) if tie.after else (one, other)
    return f"{early} to {late} is {plural(apart, 'year')}, not {length.told}"


def _wrong_months(tie: Tie, length: Length, apart: int, facts: Facts) -> str:
    """The sum that shows a count of months between two months of a year to be wrong."""
    apart *= 1 if tie.after else -1
    if apart <= 0 or length.allows(apart, 1):
        return ""
    early, late = (tie.last, tie.first) if tie.after else (tie.first, tie.last)
    return f"{shown(facts, early.span)} to {shown(facts, late.span)} is {plural(apart, 'month')}, not {length.told}"


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


#: A count from a year to now: "it has been thirty years since …", "in the ten years since …", "two decades have passed since".
_COUNTS_NOW = (
    rf"\b(?:it(?:\sis|[’']s|\shas)(?:\snow|\salready)?(?:\sbeen)?|in\sthe)\s{ABOUT}(?P<span>{LENGTH}\ssince)\s",
    rf"\b{ABOUT}(?P<span>{LENGTH})\s(?:have|has)\s(?:now\s|already\s)?(?:passed|gone(?:\sby)?|elapsed)\ssince\s",
    rf"^{ABOUT}(?P<span>{LENGTH}\son)\sfrom\s",
)
_SINCE_SPAN = 110  # how far the year may stand from the count
_OTHER_CLAUSE = r"[;:()—]|,\s(?!in\s|on\s)|\b(?:until|between|before|after|when|while)\b"
_PRESENT = r"\b(?:has|have|is|are|[’']s|remains?|still)\b"


def _since(facts: Facts) -> Iterator[Match]:
    """“It has been thirty years since the pit closed in 2009”, against a day of issue that is known."""
    issued = facts.issue.day
    if issued is None:
        return
    for sentence, dates in dated_sentences(facts):
        named = [one for one in dates if explicit(one) and one.kind == "date"]
        if len(named) != 1 or named[0].part or named[0].year is None:
            continue
        start, end = sentence.start, named[0].span.start
        text = facts.prose[start:end]
        if " since " not in text and " on from " not in text:
            continue
        found = next((hit for one in _COUNTS_NOW if (hit := compiled(one).search(text))), None)
        length = None if found is None else length_of(found)
        if found is None or length is None or length.unit != "year" or end - start - found.end() > _SINCE_SPAN:
            continue
        if compiled(_OTHER_CLAUSE).search(facts.prose, start + found.end(), end):
            continue
        apart = issued.year - named[0].year
        if length.allows(apart, 1) or not compiled(_PRESENT).search(facts.prose, start, sentence.end):
            continue
        told = f"{named[0].year} to {issued.year} is {plural(apart, 'year')}, not {length.told}"
        yield Match(Span(start + found.start("span"), start + found.end("span")), fields={"sum": told})


_NEXT = r"\b(?P<span>the\s(?:following|next)\s(?P<next>year|month|day)),?\s(?:in|on)\s$"
_TIME_GOES = r"\b(?:later|after|until|till|before|over|next|following|since|years?|months?|weeks?|decades?)\b"


def _from_before(facts: Facts) -> Iterator[Tie]:
    """A count that leads from the one date of a sentence to the one date of the next: “Three years later, in 2012”."""
    known = dated_sentences(facts)
    for before, dated in pairwise(known):
        first, last = points_of(before), points_of(dated)
        if len(first) != 1 or len(last) != 1 or not explicit(first[0]) or not explicit(last[0]):
            continue
        if any(one.part for one in before.dates) or not _adjoin(before, dated, facts):
            continue
        found = _count_before(facts, last[0], dated)
        if found is None:
            continue
        span, length = found
        if not compiled(_TIME_GOES).search(facts.prose, first[0].span.end, span.start):
            yield Tie(last[0], first[0], length, True, span)


def _count_before(facts: Facts, last: DateMention, dated: Dated) -> tuple[Span, Length] | None:
    """The count told with a date: “two years later, in 2012”, “in 2012, two years later”, “the next year, in 2012”."""
    found = compiled(LATER_BEFORE).search(facts.prose, dated.sentence.start, last.span.start)
    found = found or compiled(LATER_AFTER).match(facts.prose, last.span.end, dated.sentence.end)
    if found is not None:
        length = length_of(found)
        return None if length is None else (Span(*found.span("span")), length)
    found = compiled(_NEXT).search(facts.prose, dated.sentence.start, last.span.start)
    return None if found is None else (Span(*found.span("span")), Length(1, 1, found["next"].lower(), "1"))


def _adjoin(before: Dated, dated: Dated, facts: Facts) -> bool:
    """Whether two sentences with dates follow each other in one paragraph."""
    index = facts.sentence_index(dated.sentence.start)
    if not index or facts.sentences[index - 1] != before.sentence:
        return False
    return facts.block_at(before.sentence.start) == facts.block_at(dated.sentence.start)
