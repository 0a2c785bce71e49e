"""What the copy tells of as having happened on a date: the past verb that stands right before it, or whose clause it opens.

Silent unless certain: between verb and date nothing may stand that the date can hang on instead, and no condition, plan
or negation before the verb.
"""

from __future__ import annotations

import re

from newslint.analysis.date_values import DateMention
from newslint.analysis.date_verbs import LOOKS_AHEAD
from newslint.analysis.date_words import compiled
from newslint.analysis.tense import is_past_form
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["LEADS_ON", "RATES", "SUBJECT", "Happened", "clause_before", "happened_at", "opening_of"]

#: What leads on to a date that no preposition leads to: "will meet the March 3 deadline".
_LEADING_ON = (
    "the a an its their his her this that for from to at with until till about over against through between under near"
    " like and or"
)
LEADS_ON = frozenset(_LEADING_ON.split())

#: After a date that opens its sentence: the verb of the clause, its subject before it.
_OPENED = r"(?:[Oo]n|[Ii]n|[Bb]y)\s"
SUBJECT = r",?\s(?:[A-Z]?[\w’'.-]+\s){1,6}?"

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
    r"\b(?:to(?!\s(?:(?-i:[A-Z])|(?:\w+\s(?:years?|months?)|life|death)\b))|for(?!\s(?:the\s(?:bill|plan|motion|law|measure|club|team|side)|bankruptcy|divorce)\b)"
    r"|until|that|which|who|scheduled|due|set|planned|whether|tickets?|over|on"
    r"|right|nominated|it|they|he|she|would|will|from(?!\s(?:prison|jail|hospital|custody|college|university|school|office)\b)|if|when"
    r"|as(?!\s(?:chairman|chief|president|mayor|leader|coach|head|director|captain|speaker)\b)|than|and|during|ending|starting|beginning|through|within)\b"
)
#: Nouns of what may lie ahead, when they stand right before a date; before "of", so may what it leads to.
_TO_COME = (
    r"(?:votes?|elections?|meetings?|summit|referendum|hearings?|deadline|tour|concerts?|match(?:es)?|games?|events?|show|conference"
    r"|trial|festival|tournament|session|wedding|inauguration|launch|opening|ceremony|dates?|bonds?|notes?|debentures?|options?|contracts?"
    r"|targets?|goals?|budgets?|plans?|expir\w+|retirement|maturity|delivery|deliveries|debut|return|holidays?|season|race|offering|budget)"
)
_COMING = rf"\b{_TO_COME}$"
_OF_COMING = rf"\bof\b.*\b{_TO_COME}\b|\b(?:{_TO_COME}|start|end|beginning|date|sales?|issue|eve|hope|use)\sof\b"
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
RATES = frozenset(["rose", "fell", "grew", "dropped"])
_UNREAL = (
    r"\b(?:if|would|could|might|should|as\sthough|imagine|will|not|had|until|before|once|when|unless|be|been|being|to|whether"
    r"|must|may|set|scheduled)\b"
)


_HAD = rf"{SUBJECT}(?P<verb>{_EVENTS})\b"
_SINCE = r"\b(?P<verb>(?:has|have|had|was|were)\s(?:[\w’'-]+\s){1,6}?since)\s$"
#: Participles after a comma: "the report, published on", "Bell, arrested on".
_TOLD_OF = r",\s(?P<verb>published|released|issued|signed|recorded|filed|posted|arrested|killed|born|founded|sentenced)\s(?:on|in)\s$"
_SENTENCED = r"\b(?P<verb>(?:was|were)\s(?:sentenced|jailed|fined|convicted|ordered)\s[^,;:]{1,40}|(?:happened|occurred|took\splace|crashed|died)\s(?:in|on|at|near)\s[^,;:]{1,30})\s(?:on|in)\s$"


#: Any other past verb with a particle or an object, and the day it was on; plans and what they are put off to are not.
_ANY_PAST = (
    r"^.*(?<![-\w])(?P<verb>(?:shook|broke|flew|drove|swam|fought|caught|brought|saw|spoke|stood|ran|rode|threw|wore|sang|drew|went|came"
    r"|took|made|gave|led|paid|hit|beat|felt|[a-z]{3,}ed)(?:\s(?:(?<!ran\s)out|up|off|down|over|away))?)"
    r"(?P<rest>(?:\s(?=(?:the|an?|its|his|her|their|in|at|into|across|through|off|past|with|from|near|for|home)\s|[A-Z\d])"
    r"(?:[a-z-]+|[\d,.]+|[A-Z][\w’'-]+)(?:\s(?:[a-z-]+|[\d,.]+|[A-Z][\w’'-]+)){0,5}?)?)\s(?P<prep>on)\s$"
)


class Happened(NamedTuple):
    """A past verb together with the date that hangs on it."""

    span: Span
    verb: str


_CLAUSE = 110  # how far before a date its verb may begin


def clause_before(prose: str, sentence: Span, mention: DateMention) -> tuple[str, int]:
    """The words of the sentence before a date, and where they begin."""
    start = max(sentence.start, mention.span.start - _CLAUSE)
    return prose[start : mention.span.start], start


def opening_of(prose: str, sentence: Span, mention: DateMention, clause: str) -> re.Match[str] | None:
    """The clause that a date opens: “On March 3, 2025, the council will vote”."""
    if not compiled(_OPENED, 0).fullmatch(prose, sentence.start, mention.span.start):
        return None
    return compiled(clause, 0).match(prose, mention.span.end, sentence.end)


def happened_at(prose: str, sentence: Span, mention: DateMention) -> Happened | None:
    """What has happened on a date of the sentence, where nothing else can be meant."""
    text, start = clause_before(prose, sentence, mention)
    for pattern in (_PAST, _SINCE, _TOLD_OF, _SENTENCED):
        found = compiled(pattern, re.ASCII).search(text)
        if (
            found is None
            or (pattern is _PAST and not _hangs_on(found, mention))
            or _is_unreal(text, found.start("verb"))
        ):
            continue
        return Happened(Span(start + found.start("verb"), mention.span.end), found["verb"].lower())
    other = compiled(_ANY_PAST, re.ASCII).search(text) if mention.day is not None else None
    if other is not None and _is_event(other, mention) and not _is_unreal(text, other.start("verb")):
        return Happened(Span(start + other.start("verb"), mention.span.end), other["verb"].lower())
    opened = opening_of(prose, sentence, mention, _HAD)
    if opened is None or (opened["verb"].lower() in _REPORTS and mention.day is None):
        return None  # "in 1988, he said, sales will rise"
    if compiled(_UNREAL).search(opened[0][: opened.start("verb") - opened.start()]):
        return None
    return Happened(Span(mention.span.start, opened.end("verb")), opened["verb"].lower())


def _hangs_on(found: re.Match[str], mention: DateMention) -> bool:
    """Whether nothing stands between the verb and the date that the date may hang on instead."""
    verb, rest = found["verb"].lower(), found["rest"].split()
    if not found["prep"] and (mention.day is None or verb == "ended" or (rest and rest[-1].lower() in LEADS_ON)):
        return False  # "the year ended June 30, 1988" may be one to come
    if compiled(_AHEAD).search(found["rest"]) or any(is_past_form(word) for word in rest):
        return False
    coming = compiled(_COMING).search(found["rest"]) and verb not in _CONSUMES
    if coming or compiled(_OF_COMING).search(found["rest"]):
        return False
    return not (rest and verb in _REPORTS)  # the date may be that of what is reported


def _is_event(found: re.Match[str], mention: DateMention) -> bool:
    """Whether any past verb is one of what has happened: no plan, and nothing between it and the date."""
    verb = found["verb"].split()[0]
    return verb not in LOOKS_AHEAD and is_past_form(verb) and _hangs_on(found, mention)


def _is_unreal(text: str, at: int) -> bool:
    """Whether a condition, a plan or a negation stands before a verb in its own clause."""
    clause = compiled(r"[^,;:()]*$").search(text, max(0, at - 60), at)
    return clause is not None and bool(compiled(_UNREAL).search(clause[0]))
