"""Deadlines gone by on the day of issue, or on the day of the paper that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import before, dated_sentences, explicit, same_year_days, shown, written
from newslint.checks.dates.tenses import days_near
from newslint.text import Span

__all__ = ["deadline_before_issue"]

_UNTIL = r"\b(?P<verb>(?:have|has)\suntil)\s(?:\w+day,\s)?$"
_GIVES = (
    r"\b(?P<verb>(?:gives|gave|giving)\s(?:[A-Za-z]+\s){1,4}until|(?:orders|ordered|requires|required|tells|told|directs|directed|asks|asked|instructs"
    r"|instructed)\s(?:[\w’'-]+\s){1,10}?(?:by|before|no\slater\sthan))\s$"
)
_SET = r"\b(?:issued|dated|signed|released|sent|published|handed\sdown|served|delivered|posted|mailed|filed|of)\s(?:on\s)?$"
#: What is still asked for, and by when: "entries close on", "is asking for comments no later than".
_STILL_OPEN = (
    r"\b(?P<verb>(?:(?:is|are)\s(?:asking|inviting|seeking|accepting|taking|calling)\s(?:[\w’'-]+\s){1,8}?(?:no\slater\sthan|by|until|before)"
    r"|(?:entries|applications?|bids|nominations|submissions|bookings|registration|enrol?lment|voting|offers?|comments|responses)\s(?:(?!will\b|would\b|to\b)[a-z]+\s){0,5}?"
    r"(?:closes?|(?:is|are)\s(?:due|open|accepted|welcome)(?:\s(?:by|until|till|on))?|must\sbe\s(?:[a-z]+\s){1,3}?(?:by|before))(?:\son)?"
    r"|(?:must|should|can|(?-i:may)|have\sto|has\sto|need\sto|needs\sto)\s(?:(?!have\b)[\w’'-]+\s){1,8}?(?:by|until|no\slater\sthan)))\s$"
)


def deadline_before_issue(facts: Facts) -> Iterator[Match]:
    """A deadline that is over on the day of issue, or on the day of the paper that sets it."""
    issued = facts.issue.day
    for sentence, dates in dated_sentences(facts):
        for index, mention in enumerate(dates):
            text, start = before(facts, mention)
            found = compiled(_UNTIL).search(text) or compiled(_STILL_OPEN).search(text)
            days = days_near(mention, issued) or (mention.resolved if explicit(mention) else None) if issued else None
            if found and issued and days and days[1] < issued and not facts.in_quotation(mention.span.start):
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
