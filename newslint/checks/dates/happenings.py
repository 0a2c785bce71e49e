"""What happened on a day to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newslint.analysis.date_verbs import opens_clause, past_after, past_before
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.happened import RATES, Happened, happened_at
from newslint.checks.base import Match
from newslint.checks.dates.common import shown, written
from newslint.checks.dates.days import certain, days_told
from newslint.text import Span

__all__ = ["future_date_past_tense"]

_AHEAD = (2, 60)  # days to a day without a year that is certainly the next of its name, its weekday told


def future_date_past_tense(facts: Facts) -> Iterator[Match]:
    """Something that has happened, on a day after the day of issue."""
    issued = facts.issue.day
    if issued is None:
        return
    for mention in facts.dates:
        day = _first_day(mention, facts, issued)
        if day is None or (day - issued).days < _AHEAD[0]:
            continue
        sentence = facts.sentence_at(mention.span.start)
        if sentence is None:
            continue
        span = _told_past(facts, sentence, mention, issued.year)
        if span is not None:
            yield Match(
                span, fields={"sum": f"{shown(facts, mention.span)} is after {written(issued)}, the day of issue"}
            )


def _first_day(mention: DateMention, facts: Facts, issued: datetime.date) -> datetime.date | None:
    """The first day of a date that names its year, or the next of its name where its weekday is told."""
    days = days_told(mention)
    if days is not None:
        return days[0] if certain(mention, facts) else None
    if mention.form != "yearless" or not mention.month or not mention.day or mention.weekday is None or mention.fault:
        return None
    for year in (issued.year, issued.year + 1):
        try:
            day = datetime.date(year, mention.month, mention.day)
        except ValueError:
            continue
        if _AHEAD[0] <= (day - issued).days <= _AHEAD[1]:
            return day if day.weekday() == mention.weekday else None
    return None


#: From a verb to the end of the period that it sums up: "in the twelve months to".
_PERIOD = r"\b(?P<lead>in|over|during|for)\s(?:the\s|its\s)?(?:[\w-]+\s){0,2}(?:year|months|quarter|weeks|days|half|period|season)\s(?:to|ended|through|up\sto|until)\s$"
_OPENERS = frozenset(("on", "in", "by"))


def _told_past(facts: Facts, sentence: Span, mention: DateMention, issued: int) -> Span | None:
    """The past verb that a date hangs on, or whose clause it opens, and the date."""
    tokens = facts.tokens
    low, at = tokens.at(sentence.start), tokens.at(mention.span.start)
    if mention.month is not None and opens_clause(tokens, at, low, _OPENERS):
        group = past_after(tokens, tokens.at(mention.span.end), tokens.at(sentence.end))
        return Span(mention.span.start, tokens.ends[group[1]]) if group else None
    found = happened_at(facts.prose, sentence, mention) if mention.year is not None else None
    if found is not None and not compiled(_GOES_ON).match(facts.prose, mention.span.end):
        return None if _may_be_a_business_year(mention, found, issued) else found.span
    if found is not None or mention.month is None or mention.part == "last":
        return None
    period = compiled(_PERIOD).search(facts.prose, sentence.start, mention.span.start)
    if period is not None:
        at = tokens.at(period.start("lead"))
    elif mention.day is None:
        return None
    group = past_before(tokens, at, low)
    return Span(tokens.starts[group[0]], mention.span.end) if group else None


#: After a date on which a participle hangs: "contracts signed on March 3 will not count".
_GOES_ON = r"\s(?:will|would|shall|can|must|may|is|are)\b"


def _may_be_a_business_year(mention: DateMention, found: Happened, issued: int) -> bool:
    """Whether a rise or fall is told of a year whose business year may have ended before it."""
    return mention.month is None and found.verb in RATES and (mention.year or 0) < issued + 2
