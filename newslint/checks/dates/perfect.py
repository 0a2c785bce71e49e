"""The present perfect with the time at which it was: “has been sworn in on January 20”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.happened import SUBJECT, opening_of
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import before, explicit
from newslint.text import Span

__all__ = ["present_perfect_past_date"]

_LEAD = r"(?<!\bto\s)(?<!ould\s)(?<!will\s)(?<!may\s)(?<!might\s)(?<!must\s)(?<!\bnot\s)(?<!n[’']t\s)\b"
_HAS = rf"{_LEAD}(?P<verb>(?:has|have)\s(?!to\b|until\b|had\b)(?:also\s|now\s|already\s|since\s|just\s|finally\s)?(?P<main>(?:been\s)?[a-z]+)\b)"
_PERFECT = rf"{_HAS}(?P<rest>(?:\sand\s[a-z]+(?:\sin)?)?(?P<object>(?:\s(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}})\s[a-z]+)?))\son\s$"
#: What is laid on something: "duties on steel and copper", "a ban on the drug".
_ON_WHAT = (
    r"(?:\s(?:dut(?:y|ies)|tariffs?|tax(?:es)?|lev(?:y|ies)|bans?|curbs?|limits?|caps?|sanctions|restrictions|embargo(?:es)?|fines?|fees?"
    r"|moratorium|blockade|tolls?|surcharges?|quotas?|controls)"
    r"\son\s(?:[\w’'-]+\s){0,3}?(?!on\b|in\b)[\w’'-]+(?:\sand\s(?:(?!on\b|in\b)[a-z’'-]+\s)?(?!on\b|in\b)[\w’'-]+)?)?"
)
#: An object of several words; what begins another clause or may have the date for itself is not in it.
_WITH_OBJECT = (
    rf"{_HAS}(?P<object>(?:\s(?!(?:that|which|who|whose|whom|when|where|than|since|until|before|after|as|but|if|about|at|over|into|against|for|with|on"
    r"|between|during|ahead|following|not)\b|to\s(?![A-Z])|in\s(?![A-Z])|(?!(?:build|paint|cross|hous)ings?\b)[a-z]*[aeiouy][a-z]*ing\b)[A-Za-z\d’',.$£€-]*[A-Za-z\d’'])"
    rf"{{0,8}}{_ON_WHAT})(?P<place>\s(?:at|in|from|near|to|into|on)\s(?:the\s)?[A-Z][\w’'.-]*(?:\s(?:of\s|the\s)*[A-Z][\w’'.-]*){{0,3}})?"
    r"\s(?:(?P<prep>on|in)\s)?$"
)
_OPENED = rf"{SUBJECT}(?P<verb>(?:has|have)\s(?:also\s|now\s|already\s)?(?P<main>(?:been\s)?[a-z]+))\b"
_GONE = r"yesterday(?:\s(?:morning|afternoon|evening))?|last\s(?:night|week|month|year|weekend|[A-Z][a-z]+day)|[\w-]+\s(?:days|weeks|months|years)\sago"
#: After a date that nothing else follows upon: "on March 3 deaths" is another matter.
_ENDS = r"[.,;:)]|$|\s(?:and|but|after|when|while|by|at|in|with|to|as|because|over|following|amid|from|near|during|despite|without|for)\b|\s[–—]"
_OF = r"(?<!package)(?<!series)(?<!set)(?<!group)(?<!number)(?<!dozens)(?<!hundreds)(?<!thousands)(?<!pair)(?<!one)(?<!two)(?<!three)\sof\s"
#: Plans, and what is told about another day: "has set a vote on", "has described the raid on".
_OTHER_VERBS = (
    "scheduled set slated planned expected called fixed based due organised organized booked promised proposed demanded requested"
    " asked urged invited sought threatened offered commented focused reported written testified campaigned relied insisted"
    " worked lived spent described condemned praised recalled remembered investigated studied examined discussed denied admitted"
    " blamed claimed said told alleged accused suspected charged linked seen known existed operated applied grown risen fallen"
    " increased decreased doubled happened shown demonstrated changed been met gone come used owned played appeared"
)
_PLANS = frozenset(_OTHER_VERBS.split())
#: Verbs of what goes on by itself, and, with an object and a day, of an act: "has doubled the duty on June 4".
_CHANGES = frozenset(("increased", "decreased", "doubled", "changed"))
_FIXES = frozenset(
    [
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
    ]
)
_EVENT = (
    r"\b(?:attacks?|strikes?|raids?|meetings?|votes?|elections?|hearings?|summits?|protests?|ral(?:ly|lies)|match(?:es)?|games?|events?"
    r"|deadlines?|talks|conferences?|reports?|concerts?|debates?|trials?|sessions?|bills?|dates?|fires?|crash(?:es)?|shootings?|killings?"
    r"|deaths?|murders?|incidents?|accidents?|bombings?|referendums?|polls?|speech(?:es)?|visits?|parade|wedding|launch|war|invasion"
    r"|coup|riots?|statements?|remarks|comments|decisions?|rulings?|storms?|floods?|figures|data|letters?|interviews?|videos?|photos?)$"
)


def present_perfect_past_date(facts: Facts) -> Iterator[Match]:
    """“Has been sworn in on January 20”: the present perfect with the time at which it was."""
    for mention in facts.dates:
        if mention.kind != "date" or mention.fault or not (mention.day or mention.year or _is_gone(mention, facts)):
            continue
        if facts.issue.day and mention.resolved and mention.resolved[0] > facts.issue.day:
            continue
        span = _bare(mention, facts) or (_with_object(mention, facts) if _is_over(mention, facts) else None)
        if span is not None:
            yield Match(span)


def _is_gone(mention: DateMention, facts: Facts) -> bool:
    """Whether a mention is yesterday, last week or three days ago: days that are over whenever the text was written."""
    offset = mention.offset
    if offset is None or offset.base != "issue" or not offset.count or offset.count > 0:
        return False
    return bool(compiled(_GONE).fullmatch(facts.prose, mention.span.start, mention.span.end))


def _bare(mention: DateMention, facts: Facts) -> Span | None:
    """The verb right before a day, or with a counted object."""
    if mention.day is None or mention.month is None:
        return None
    text, start = before(facts, mention)
    found = compiled(_PERFECT, re.ASCII).search(text)
    if found is None or not is_past_form(found["main"].split()[-1]) or found["main"].split()[-1] in _FIXES:
        return None
    joined = compiled(r"\sand\s([a-z]+)", re.ASCII).match(found["rest"])
    if (joined and not is_past_form(joined[1])) or compiled(_EVENT).search(found["object"]):
        return None
    return Span(start + found.start("verb"), mention.span.end)


def _is_over(mention: DateMention, facts: Facts) -> bool:
    """Whether a time was certainly over when the text was written: a day by its year alone, else by a later day."""
    if mention.part is not None:
        return False
    if mention.offset is not None or mention.resolved is None:
        return mention.offset is not None
    if facts.issue.day is None:
        return explicit(mention) and mention.day is not None
    return mention.resolved[1] < facts.issue.day and (explicit(mention) or mention.day is not None)


def _with_object(mention: DateMention, facts: Facts) -> Span | None:
    """The verb before its object and the date, or in the clause that the date opens."""
    text, start = before(facts, mention)
    found = compiled(_WITH_OBJECT, 0).search(text)
    wanted = None if mention.offset else "on" if mention.day else "in"
    placed = found is not None and found["place"] and found["object"]  # "has praised the film at Venice on"
    if (
        found is not None
        and not placed
        and found["prep"] == wanted
        and compiled(_ENDS).match(facts.prose, mention.span.end)
    ):
        main, words = found["main"].split()[-1], found["object"].lower().split()
        plan = main in _PLANS and not (main in _CHANGES and mention.day and words)
        told = not plan and is_past_form(main) and not any(is_past_form(word) or word == "set" for word in words)
        if told and not (compiled(_EVENT).search(found["object"]) or compiled(_OF).search(found["object"])):
            return Span(start + found.start("verb"), mention.span.end)
    sentence = facts.sentence_at(mention.span.start)
    opened = opening_of(facts.prose, sentence, mention, _OPENED) if sentence else None
    if opened is None or not is_past_form(opened["main"].split()[-1]):
        return None
    return Span(mention.span.start, opened.end("verb"))
