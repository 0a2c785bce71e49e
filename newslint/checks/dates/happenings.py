"""What happened on a day to come: a past verb right before its date, or the past verb of the clause that a date opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import before, shown, written
from newslint.checks.dates.tenses import LEADS_ON, SUBJECT, certain, days_told, opening_of
from newslint.text import Span

__all__ = ["future_date_past_tense"]

_EVENTS = (
    r"(?:(?<!was\s)(?<!were\s)(?:went\spublic|came\sout|took\sover|joined|left|became|bought|sold|hit|rejected|approved|passed|rose|fell|grew|dropped|broke\sout|moved|merged"
    r"|agreed|quit|invaded|elected|chose|defeated|beat|took\soffice|held|hosted|attended|received|acquired|completed|finished|reported|filed|issued|founded|found|convicted|sentenced|graduated|killed|voted|met|took\seffect|joined|came\sinto\sforce|died|drew|resigned|crashed|collapsed|exploded|drowned|sank|arrived|departed|testified|pleaded|won|lost|scored"
    r"|took\splace|happened|occurred|announced|began|started|opened|closed|ended|launched|said|told\sreporters|spoke|visited"
    r"|signed|ruled|appeared|married|retired|struck|erupted|surfaced|landed|attacked|fired|shot|stabbed|apologised|apologized"
    r"|tweeted|confirmed|revealed|declared|appointed|nominated|arrested|charged|debuted|premiered|returned|travelled|traveled)"
    r"|(?:was|were)\s(?:held|killed|arrested|born|elected|sworn\sin|found|sentenced|convicted|signed|passed|released|published"
    r"|launched|opened|closed|charged|shot|injured|wounded|attacked|fired|appointed|named|announced|issued|buried|married"
    r"|rescued|hit|struck|destroyed|seen|discovered|approved|rejected|adopted|sold|bought|built|founded|taken|admitted|released|completed|made|cancelled|canceled|moved|awarded))"
)
_REPORTS = frozenset(["said", "announced", "confirmed", "revealed", "declared", "tweeted", "ruled"])
_PAST = rf"^.*\b(?P<verb>{_EVENTS})(?P<rest>(?:\s(?:[a-z-]+|[\d,.]+|[A-Z][\w’'-]+)){{0,6}}?)\s(?:(?P<prep>on|in)\s)?$"
_AHEAD = (
    r"\b(?:to(?!\s(?:(?-i:[A-Z])|(?:\w+\s(?:years?|months?)|life|death)\b))|for(?!\s(?:the\s(?:bill|plan|motion|law|measure)|bankruptcy|divorce)\b)"
    r"|until|that|which|who|scheduled|due|set|planned|whether|of(?!\s(?:fraud|murder|rape|theft|corruption|assault)\b)|tickets?|over|on"
    r"|right|nominated|it|they|he|she|would|will|from(?!\s(?:prison|jail|hospital|custody|college|university|school|office)\b)|if|when"
    r"|as(?!\s(?:chairman|chief|president|mayor|leader|coach|head|director|captain|speaker)\b)|than|and|during|ending|starting|beginning|through|within)\b"
)
#: Nouns of what may lie ahead, when they stand right before a date.
_COMING = (
    r"\b(?:votes?|elections?|meetings?|summit|referendum|hearings?|deadline|tour|concerts?|match(?:es)?|games?|events?|show|conference"
    r"|trial|festival|tournament|session|wedding|inauguration|launch|opening|ceremony|dates?|bonds?|notes?|debentures?|options?|contracts?"
    r"|targets?|goals?|budgets?|plans?|expir\w+|retirement|maturity|delivery|deliveries|debut|return|holidays?|season|race|offering|budget)$"
)
#: Verbs whose object is what happened: "won the election in".
_CONSUMES = frozenset(
    [
        "won",
        "lost",
        "held",
        "hosted",
        "attended",
        "opened",
        "closed",
        "completed",
        "finished",
        "drew",
        "rejected",
        "passed",
    ]
)
_RATES = frozenset(["rose", "fell", "grew", "dropped"])
_UNREAL = (
    r"\b(?:if|would|could|might|should|as\sthough|imagine|will|not|had|until|before|once|when|unless|be|been|being|to|whether"
    r"|must|may|set|scheduled)\b"
)


_HAD = rf"{SUBJECT}(?P<verb>{_EVENTS})\b"
_SINCE = r"\b(?P<verb>(?:has|have|had|was|were)\s(?:[\w’'-]+\s){1,6}?since)\s$"
#: Participles after a comma: "the report, published on", "Bell, arrested on".
_TOLD_OF = r",\s(?P<verb>published|released|issued|signed|recorded|filed|posted|arrested|killed|born|founded|sentenced)\s(?:on|in)\s$"
_SENTENCED = r"\b(?P<verb>(?:was|were)\s(?:sentenced|jailed|fined|convicted|ordered)\s[^,;:]{1,40}|(?:happened|occurred|took\splace|crashed|died)\s(?:in|on|at|near)\s[^,;:]{1,30})\s(?:on|in)\s$"


def future_date_past_tense(facts: Facts) -> Iterator[Match]:
    """Something that has happened, on a day after the day of issue."""
    issued = facts.issue.day
    if issued is None or facts.issue.source == "dateline":
        return
    for mention in facts.dates:
        days = days_told(mention)
        if days is None or (days[0] - issued).days < 2 or not certain(mention, facts):
            continue
        span = _past_at(facts, mention)
        if span is not None:
            told = f"{shown(facts, mention.span)} is after {written(issued)}, the day of issue"
            yield Match(span, fields={"sum": told})


def _past_at(facts: Facts, mention: DateMention) -> Span | None:
    """A verb of what has happened together with the date that hangs on it."""
    text, start = before(facts, mention)
    for pattern in (_PAST, _SINCE, _TOLD_OF, _SENTENCED):
        found = compiled(pattern, re.ASCII).search(text)
        if (
            found is None
            or (pattern is _PAST and not _has_happened(found, mention, facts))
            or _is_unreal(text, found.start("verb"))
        ):
            continue
        return Span(start + found.start("verb"), mention.span.end)
    opened = opening_of(facts, mention, _HAD)
    if opened is not None and opened["verb"].lower() in _REPORTS and mention.day is None:
        return None  # "in 1988, he said, sales will rise"
    if opened is not None and not compiled(_UNREAL).search(opened[0][: opened.start("verb") - opened.start()]):
        return Span(mention.span.start, opened.end("verb"))
    return None


def _has_happened(found: re.Match[str], mention: DateMention, facts: Facts) -> bool:
    """Whether nothing stands between the verb and the date that the date may hang on instead."""
    verb, rest = found["verb"].lower(), found["rest"].split()
    if not found["prep"] and (mention.day is None or verb == "ended" or (rest and rest[-1].lower() in LEADS_ON)):
        return False  # "the year ended June 30, 1988" may be one to come
    if compiled(_AHEAD).search(found["rest"]) or any(is_past_form(word) for word in rest):
        return False
    if compiled(_COMING).search(found["rest"]) and verb not in _CONSUMES:
        return False
    if mention.month is None and verb in _RATES and facts.issue.day and (mention.year or 0) < facts.issue.day.year + 2:
        return False  # a business year may end before its calendar year
    return not (rest and verb in _REPORTS)  # the date may be that of what is reported


def _is_unreal(text: str, at: int) -> bool:
    """Whether a condition, a plan or a negation stands before a verb in its own clause."""
    clause = compiled(r"[^,;:()]*$").search(text, max(0, at - 60), at)
    return clause is not None and bool(compiled(_UNREAL).search(clause[0]))
