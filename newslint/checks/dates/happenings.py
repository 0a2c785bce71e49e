"""What happened on a day to come."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.happened import RATES, Happened, happened_at
from newslint.checks.base import Match
from newslint.checks.dates.common import shown, written
from newslint.checks.dates.tenses import certain, days_told

__all__ = ["future_date_past_tense"]


def future_date_past_tense(facts: Facts) -> Iterator[Match]:
    """Something that has happened, on a day after the day of issue."""
    issued = facts.issue.day
    if issued is None:
        return
    for mention in facts.dates:
        days = days_told(mention)
        if days is None or (days[0] - issued).days < 2 or not certain(mention, facts):
            continue
        sentence = facts.sentence_at(mention.span.start)
        found = happened_at(facts.prose, sentence, mention) if sentence else None
        if found is not None and not _may_be_a_business_year(mention, found, issued.year):
            told = f"{shown(facts, mention.span)} is after {written(issued)}, the day of issue"
            yield Match(found.span, fields={"sum": told})


def _may_be_a_business_year(mention: DateMention, found: Happened, issued: int) -> bool:
    """Whether a rise or fall is told of a year whose business year may have ended before it."""
    return mention.month is None and found.verb in RATES and (mention.year or 0) < issued + 2
