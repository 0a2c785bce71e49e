"""Deadlines gone by on the day of issue, or on the day of the paper that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import before, dated_sentences, explicit, same_year_days, shown, written
from newslint.text import Span

__all__ = ["deadline_before_issue"]

_UNTIL = r"\b(?P<verb>(?:have|has)\suntil)\s(?:\w+day,\s)?$"
_GIVES = r"\b(?P<verb>(?:gives|gave|giving)\s(?:[A-Za-z]+\s){1,4}until)\s$"
_SET = r"\b(?:issued|dated|signed|released|sent|published|handed\sdown)\s(?:on\s)?$"


def deadline_before_issue(facts: Facts) -> Iterator[Match]:
    """A deadline that is over on the day of issue, or on the day of the paper that sets it."""
    issued = facts.issue.day
    for sentence, dates in dated_sentences(facts):
        for index, mention in enumerate(dates):
            text, start = before(facts, mention)
            if "until" not in text.lower():
                continue
            found = compiled(_UNTIL).search(text)
            if found and issued and explicit(mention) and mention.resolved and mention.resolved[1] < issued:
                told = f"{shown(facts, mention.span)} was before {written(issued)}, the day of issue"
                yield Match(Span(start + found.start("verb"), mention.span.end), fields={"sum": told})
                continue
            gives = compiled(_GIVES).search(text)
            if gives is None or index == 0:
                continue
            issue = dates[index - 1]
            days = same_year_days(issue, mention)
            behind = facts.prose[max(sentence.start, issue.span.start - 20) : issue.span.start]
            if days and 0 < (days[0] - days[1]).days < 120 and compiled(_SET).search(behind):
                told = f"{shown(facts, mention.span)} comes before {shown(facts, issue.span)}"
                yield Match(Span(start + gives.start("verb"), mention.span.end), fields={"sum": told})
