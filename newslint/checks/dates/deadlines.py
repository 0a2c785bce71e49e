"""Deadlines gone by, and the present perfect with the day on which it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import before, dated_sentences, explicit, same_year_days, shown, written
from newslint.text import Span

__all__ = ["deadline_before_issue", "present_perfect_past_date"]

_PERFECT = (
    r"(?<!\bto\s)(?<!ould\s)(?<!will\s)(?<!may\s)(?<!might\s)(?<!must\s)\b(?P<verb>(?:has|have)\s(?!to\b|until\b|had\b)(?:also\s|now\s|already\s|since\s)?(?P<main>(?:been\s)?[a-z]+))(?P<rest>(?:\sand\s[a-z]+(?:\sin)?)?"
    r"(?P<object>(?:\s(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s[a-z]+)?))\s(?P<prep>on)\s$"
)
_FIXES = frozenset(
    (
        "scheduled",
        "set",
        "slated",
        "planned",
        "expected",
        "called",
        "fixed",
        "based",
        "due",
        "organised",
        "organized",
        "booked",
    )
)
_EVENT = (
    r"\b(?:attacks?|strikes?|raids?|meetings?|votes?|elections?|hearings?|summits?|protests?|ral(?:ly|lies)|match(?:es)?|games?|events?"
    r"|deadlines?|talks|conferences?|reports?|concerts?|debates?|trials?|sessions?|bills?|date|dates)$"
)


def present_perfect_past_date(facts: Facts) -> Iterator[Match]:
    """“Has been sworn in on January 20”: the present perfect with the day on which it was."""
    for mention in facts.dates:
        if mention.kind != "date" or mention.day is None or mention.month is None or mention.fault:
            continue
        if facts.issue.day and mention.resolved and mention.resolved[0] > facts.issue.day:
            continue
        text, start = before(facts, mention)
        found = compiled(_PERFECT, re.ASCII).search(text)
        if found is None or not is_past_form(found["main"].split()[-1]) or found["main"].split()[-1] in _FIXES:
            continue
        joined = compiled(r"\sand\s([a-z]+)", re.ASCII).match(found["rest"])
        if (joined and not is_past_form(joined[1])) or compiled(_EVENT).search(found["object"]):
            continue
        yield Match(Span(start + found.start("verb"), mention.span.end))


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
