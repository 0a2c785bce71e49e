"""Tense against date: what is past told as to come, what is to come told as past.

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
from newslint.checks.dates.common import before, explicit, shown, written
from newslint.text import Span

__all__ = ["future_date_past_tense", "past_date_future_tense"]


def _certain(mention: DateMention, facts: Facts) -> bool:
    """Whether a date names its own year; a bare year must end its phrase, else it may count or name something."""
    if mention.kind != "date" or not explicit(mention) or mention.part is not None:
        return False
    if mention.month is not None:
        return True
    plain = len(mention.value) == 4 and mention.value.isdigit()
    return plain and bool(compiled(_PHRASE_ENDS).match(facts.prose, mention.span.end))


_PHRASE_ENDS = r"[.,;)]|\s(?:after|when|because|with|at|but|despite|amid|as)\b|$"


#: Verbs of what is to come; a plan without its verb ("plans on March 3") is none.
_FUTURE = (
    r"^.*\b(?P<verb>(?:will|shall|(?:is|are)\s(?:also\s|now\s|still\s)?(?:(?:set|due|scheduled|slated|expected|planning|going|hoping"
    r"|preparing|likely|poised|about|looking)\s)?to|(?:plan|hope|intend|expect|aim|propose|want)s?\sto|(?:’ll|'ll))\s"
    r"(?!have\b|be\sable)(?:not\s|also\s|then\s|next\s|now\s|officially\s|formally\s|again\s)?(?P<main>[a-z]+))"
    r"(?P<rest>(?:\s[A-Za-z’'.-]+){0,8}?)\s(?:on|in|by)\s$"
)
#: Between a future verb and a date: what the date may hang on instead.
_HANGS = (
    r"\b(?:that|which|who|whose|whom|where|when|of|from|since|based|as|than|before|after|and|or|but|if|because|until|due|dated"
    r"|ending|beginning|starting|what|how|whether|back|during|early|late|again\sas)\b"
)
_LOOKS_BACK = frozenset(
    [
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
        "probe",
        "examine",
        "study",
        "mourn",
        "replace",
        "replicate",
        "repeat",
        "match",
        "eclipse",
        "exceed",
        "surpass",
        "equal",
        "reflect",
        "include",
        "be",
        "seem",
        "look",
        "understand",
        "see",
        "find",
        "learn",
        "continue",
        "remain",
        "celebrate",
        "reveal",
        "prove",
        "tell",
        "say",
        "discuss",
        "recount",
        "describe",
        "regret",
        "repay",
        "revisit",
    ]
)
#: Nouns of events that a date may belong to, when they stand right before it.
_HAPPENING = (
    r"\b(?:attacks?|strikes?|raids?|votes?|elections?|protests?|ral(?:ly|lies)|crash(?:es)?|shootings?|bombings?|deaths?|killings?"
    r"|incidents?|accidents?|disasters?|fires?|murders?|coups?|events?|rulings?|decisions?|orders?|agreements?|deals?|reports?"
    r"|letters?|statements?|interviews?|speech(?:es)?|verdicts?|referendum|summit|disappearances?|arrests?|explosions?|invasions?"
    r"|massacres?|siege|storms?|floods?|earthquakes?|hurricanes?|results?|figures?|levels?|prices?|losses|profits?)$"
)
_HOLDS = frozenset(
    [
        "hold",
        "host",
        "stage",
        "organise",
        "organize",
        "have",
        "open",
        "announce",
        "release",
        "publish",
        "issue",
        "deliver",
        "give",
        "start",
        "begin",
    ]
)


#: Plans without a verb of their own, and deadlines: what they name lies ahead.
_PLANNED = (
    r"\b(?P<verb>(?:(?:is|are)\s(?:now\s|currently\s|still\s)?(?:scheduled|set|slated|planned|due|booked)\s(?:for|on)|expires?(?:\son)?"
    r"|(?<!will\s)(?:takes?|comes?|goes)\s(?:effect|into\s(?:effect|force))(?:\son)?|deadline\s(?:[a-z]+\s){0,4}is))\s$"
)
#: After a date that opens its sentence: the verb of the clause, its subject before it.
_OPENED = r"(?:[Oo]n|[Ii]n|[Bb]y)\s"
_SUBJECT = r",?\s(?:[A-Z]?[\w’'.-]+\s){1,6}?"
_WILL = (
    rf"{_SUBJECT}(?P<verb>(?:will|(?:is|are)\s(?:set|due|scheduled|slated|expected)\sto)\s(?!have\b)(?P<main>[a-z]+))\b"
)


def past_date_future_tense(facts: Facts) -> Iterator[Match]:
    """Something that will happen, on a day before the day of issue."""
    issued = facts.issue.day
    if issued is None or facts.issue.source == "dateline":
        return
    for mention in facts.dates:
        if not _certain(mention, facts) or mention.resolved is None or mention.resolved[1] >= issued:
            continue
        span = _future_at(facts, mention)
        if span is not None and not facts.in_quotation(span.start):
            told = f"{shown(facts, mention.span)} was before {written(issued)}, the day of issue"
            yield Match(span, fields={"sum": told})


def _future_at(facts: Facts, mention: DateMention) -> Span | None:
    """A verb of what is to come together with the date that hangs on it."""
    text, start = before(facts, mention)
    found = compiled(_FUTURE).search(text)
    if found is not None and _is_plan(found) and (mention.month is not None or len(found["rest"].split()) <= _NEAR):
        return Span(start + found.start("verb"), mention.span.end)
    planned = compiled(_PLANNED).search(text) if mention.day is not None else None
    if planned is not None:
        return Span(start + planned.start("verb"), mention.span.end)
    opened = _opened(facts, mention, _WILL)
    if opened is not None and opened["main"].lower() not in _LOOKS_BACK:
        return Span(mention.span.start, opened.end("verb"))
    return None


_NEAR = 2  # words between a verb and a bare year


def _opened(facts: Facts, mention: DateMention, clause: str) -> re.Match[str] | None:
    """The clause that a date opens: “On March 3, 2025, the council will vote”."""
    sentence = facts.sentence_at(mention.span.start)
    if sentence is None or not compiled(_OPENED, 0).fullmatch(facts.prose, sentence.start, mention.span.start):
        return None
    return compiled(clause, 0).match(facts.prose, mention.span.end, sentence.end)


def _is_plan(found: re.Match[str]) -> bool:
    """Whether the date must belong to the future verb: no other verb, no event and no clause stands between them."""
    main, rest = found["main"].lower(), found["rest"]
    words = rest.lower().split()
    passive = main == "be" and bool(words) and is_past_form(words[0])
    if (main in _LOOKS_BACK and not passive) or compiled(_HANGS).search(rest):
        return False
    if compiled(_HAPPENING).search(rest) and main not in _HOLDS:
        return False
    return not any(is_past_form(word) for word in words[1 if passive else 0 :])


_EVENTS = (
    r"(?:(?<!was\s)(?<!were\s)(?:voted|met|took\seffect|joined|came\sinto\sforce|died|drew|resigned|crashed|collapsed|exploded|drowned|sank|arrived|departed|testified|pleaded|won|lost|scored"
    r"|took\splace|happened|occurred|announced|began|started|opened|closed|ended|launched|said|told\sreporters|spoke|visited"
    r"|signed|ruled|appeared|married|retired|struck|erupted|surfaced|landed|attacked|fired|shot|stabbed|apologised|apologized"
    r"|tweeted|confirmed|revealed|declared|appointed|nominated|arrested|charged|debuted|premiered|returned|travelled|traveled)"
    r"|(?:was|were)\s(?:held|killed|arrested|born|elected|sworn\sin|found|sentenced|convicted|signed|passed|released|published"
    r"|launched|opened|closed|charged|shot|injured|wounded|attacked|fired|appointed|named|announced|issued|buried|married"
    r"|rescued|hit|struck|destroyed|seen|discovered|approved|rejected|adopted|sold|bought|built|founded|taken|admitted))"
)
_REPORTS = frozenset(["said", "announced", "confirmed", "revealed", "declared", "tweeted", "ruled"])
_PAST = rf"^.*\b(?P<verb>{_EVENTS})(?P<rest>(?:\s(?:[a-z-]+|[\d,]+)){{0,3}}?)\s(?:on|in)\s$"
_AHEAD = (
    r"\b(?:to|for|until|by|that|which|who|scheduled|due|set|planned|whether|election|vote|of|tickets?|a|the|against|over|on"
    r"|right|plans?|nominated|it|they|he|she|would|from|if|when|as)\b"
)
_UNREAL = (
    r"\b(?:if|would|could|might|should|as\sthough|imagine|will|not|had|until|before|once|when|unless|be|been|being|to|whether"
    r"|must|may|set|scheduled)\b"
)


_HAD = rf"{_SUBJECT}(?P<verb>{_EVENTS})\b"
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
        if not _certain(mention, facts) or mention.resolved is None or (mention.resolved[0] - issued).days < 2:
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
        if found is None or (pattern is _PAST and not _has_happened(found)) or _is_unreal(text, found.start("verb")):
            continue
        return Span(start + found.start("verb"), mention.span.end)
    opened = _opened(facts, mention, _HAD)
    if opened is not None and not compiled(_UNREAL).search(opened[0][: opened.start("verb") - opened.start()]):
        return Span(mention.span.start, opened.end("verb"))
    return None


def _has_happened(found: re.Match[str]) -> bool:
    """Whether nothing stands between the verb and the date that the date may hang on instead."""
    if compiled(_AHEAD).search(found["rest"]):
        return False
    return not (found["rest"] and found["verb"].lower() in _REPORTS)  # the date may be that of what is reported


def _is_unreal(text: str, at: int) -> bool:
    """Whether a condition, a plan or a negation stands before a verb in its own clause."""
    clause = compiled(r"[^,;:()]*$").search(text, max(0, at - 60), at)
    return clause is not None and bool(compiled(_UNREAL).search(clause[0]))
