"""Tense against date: what is past told as to come, what is to come told as past, deadlines gone by, perfect tenses.

Only verbs that stand right before their date are read, with a date that names its own year, against a day of issue
that is known. "Voted to meet on", "scheduled for", "adjourned until" look forward from a past verb and are no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences, explicit, same_year_days, shown, written
from newslint.text import Span

__all__ = ["deadline_before_issue", "future_date_past_tense", "past_date_future_tense", "present_perfect_past_date"]

_CLAUSE = 110  # how far before a date its verb may begin


def _before(facts: Facts, mention: DateMention) -> tuple[str, int]:
    """The words of the sentence before a date, and where they begin."""
    sentence = facts.sentence_at(mention.span.start)
    start = max(sentence.start if sentence else 0, mention.span.start - _CLAUSE)
    return facts.prose[start : mention.span.start], start


def _certain(mention: DateMention) -> bool:
    return mention.kind == "date" and explicit(mention) and mention.month is not None and mention.part is None


_FUTURE = (
    r"\b(?P<verb>(?:will|is\sto|are\sto|is\s(?:set|due|scheduled|slated)\sto|are\s(?:set|due|scheduled|slated)\sto)\s(?!have\b|be\sable)(?:not\s)?"
    r"(?P<main>[a-z]+))(?P<rest>(?:\s[A-Za-z’'-]+){0,4}?)\s(?:on|in)\s$"
)
#: Between a future verb and a date: what the date may hang on instead.
_HANGS = r"\b(?:that|which|who|of|from|since|to|for|based|about|over|as|than|by|after|before|with|and|or|the\s\w+\s(?:attack|crash|shooting))\b"
_LOOKS_BACK = frozenset(
    (
        "remember",
        "commemorate",
        "mark",
        "honor",
        "honour",
        "investigate",
        "review",
        "appeal",
        "recall",
        "explain",
        "know",
    )
)


def past_date_future_tense(facts: Facts) -> Iterator[Match]:
    """Something that will happen, on a day before the day of issue."""
    issued = facts.issue.day
    if issued is None or facts.issue.source == "dateline":
        return
    for mention in facts.dates:
        if not _certain(mention) or mention.resolved is None or mention.resolved[1] >= issued:
            continue
        text, start = _before(facts, mention)
        found = compiled(_FUTURE, re.ASCII).search(text)
        if found is None or found["main"] in _LOOKS_BACK or compiled(_HANGS).search(found["rest"]):
            continue
        if any(is_past_form(word.lower()) for word in found["rest"].split()):
            continue
        if facts.in_quotation(start + found.start("verb")):
            continue
        told = f"{shown(facts, mention.span)} was before {written(issued)}, the day of issue"
        yield Match(Span(start + found.start("verb"), mention.span.end), fields={"sum": told})


_EVENTS = (
    r"voted|met|died|drew|resigned|crashed|collapsed|exploded|drowned|sank|arrived|departed|testified|pleaded|won|lost|scored"
    r"|took\splace|happened|occurred|was\sheld|were\sheld|was\skilled|were\skilled|was\sarrested|were\sarrested|was\sborn"
    r"|was\selected|was\ssworn\sin|was\sfound|was\ssentenced|was\sconvicted|was\ssigned|was\spassed|were\spassed"
)
_PAST = rf"\b(?P<verb>{_EVENTS})(?P<rest>(?:\s(?:[a-z-]+|[\d,]+)){{0,3}}?)\s(?:on|in)\s$"
_AHEAD = r"\b(?:to|for|until|by|that|which|who|scheduled|due|set|planned|whether|election|vote|of|tickets?|a|the|against|over|on|right)\b"
_UNREAL = r"\b(?:if|would|could|might|should|as\sthough|imagine|will|not|had)\b"


def future_date_past_tense(facts: Facts) -> Iterator[Match]:
    """Something that has happened, on a day after the day of issue."""
    issued = facts.issue.day
    if issued is None or facts.issue.source == "dateline":
        return
    for mention in facts.dates:
        if not _certain(mention) or mention.resolved is None or (mention.resolved[0] - issued).days < 2:
            continue
        text, start = _before(facts, mention)
        found = compiled(_PAST, re.ASCII).search(text)
        if found is None or compiled(_AHEAD).search(found["rest"]) or compiled(_UNREAL).search(text):
            continue
        told = f"{shown(facts, mention.span)} is after {written(issued)}, the day of issue"
        yield Match(Span(start + found.start("verb"), mention.span.end), fields={"sum": told})


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
        text, start = _before(facts, mention)
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
            text, start = _before(facts, mention)
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
            before = facts.prose[max(sentence.start, issue.span.start - 20) : issue.span.start]
            if days and 0 < (days[0] - days[1]).days < 120 and compiled(_SET).search(before):
                told = f"{shown(facts, mention.span)} comes before {shown(facts, issue.span)}"
                yield Match(Span(start + gives.start("verb"), mention.span.end), fields={"sum": told})
