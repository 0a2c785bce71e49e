"""Tense against date: what is past told as to come, what is to come told as past.

Only verbs that stand right before their date are read, with a date that names its own year, against a day of issue
that is known. "Voted to meet on", "scheduled for", "adjourned until" look forward from a past verb and are no fault.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import zip_longest

from newslint.analysis.date_verbs import future_after, opens_clause, told_past
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.happened import LEADS_ON
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import before, shown, written
from newslint.checks.dates.days import certain, days_near, days_told
from newslint.checks.dates.deadlines import open_deadline
from newslint.text import Span

__all__ = ["past_date_future_tense"]


#: Verbs of what is to come; a plan without its verb ("plans on March 3") is none.
_FUTURE = (
    r"^.*\b(?P<verb>(?:will|shall|(?:is|are)\s(?:also\s|now\s|still\s)?(?:(?:set|due|scheduled|slated|expected|planning|going|hoping"
    r"|preparing|likely|poised|about|looking)\s)?to|(?:plan|hope|intend|expect|aim|propose|want)s?\sto|won[’']t|(?:’ll|'ll))\s"
    r"(?!have\b|be\sable)(?:not\s|also\s|then\s|next\s|now\s|officially\s|formally\s|again\s)?(?P<main>[a-z]+))"
    r"(?P<rest>(?:\s(?:[A-Za-z’'.-]+|[\d,.]*\d)){0,8}?)\s(?:(?P<prep>on|in|by|from|until|till|through)\s)?$"
)
#: Between a future verb and a date: what the date may hang on instead.
_HANGS = (
    r"\b(?:that|which|who|whose|whom|where|when|of|from|since|based|as|than|before(?!\sthe\s(?:court|judge|committee|panel|board|house|commission)\b)|after|and|or|but|if|because|until|due|dated"
    r"|ending|beginning|starting|what|how|whether|back|during|early|late|again\sas)\b"
).replace(
    "|as|",
    "|as(?!\\s(?:(?:its|the|an?|his|her|their)\\s)?(?:new\\s|acting\\s|interim\\s|vice\\s|deputy\\s|prime\\s|party\\s|club\\s)?(?:chair|chief|president|head"
    "|director|leader|mayor|minister|coach|manager|captain|speaker|secretary|governor|editor|chancellor|executive|CEO))|",
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
        "recount",
        "describe",
        "regret",
        "forget",
        "forgive",
        "relive",
        "undo",
        "erase",
        "overlook",
        "excuse",
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
        "close",
        "complete",
        "finish",
        "sign",
        "conclude",
        "launch",
        "file",
        "submit",
        "present",
        "unveil",
        "seal",
        "report",
        "post",
    ]
)
#: Verbs that last, so that "from" leads to their first day.
_LASTS = frozenset(
    ["run", "last", "be", "take", "serve", "play", "tour", "stay", "work", "apply", "remain", "continue", "operate"]
)
_STANDS = (
    r"^\s(?:on\s(?:show|display|sale|view|trial|offer)|open|closed|available|valid|in\s(?:force|effect|place|office))"
)


#: Plans without a verb of their own: what they name lies ahead.
_PLANNED = (
    r"\b(?P<verb>(?:(?:is|are)\s(?:now\s|currently\s|still\s)?(?:scheduled|set|slated|planned|due|booked)\s(?:for|on)|(?<!\bto\s)expires?(?:\son)?"
    r"|(?<!will\s)(?:takes?|comes?|goes)\s(?:effect|into\s(?:effect|force))(?:\son)?|(?:next|upcoming)\s(?:[a-z]+\s){1,2}is(?:\son)?))\s$"
)
#: Programmes in the present tense, of a day not long gone: "the trial starts on March 3".
_PROGRAMME = (
    r"\b(?:the|an?|its|his|her|their|[Tt]ickets|which|that|he|she|it|they)\s(?:[a-z-]+\s){0,3}(?P<verb>(?:starts?|begins?|opens?|closes?|ends?|resumes?|kicks\soff"
    r"|goe?s?\son\s(?:sale|trial|display|show)|premieres?|runs?\s(?:until|through))(?:\son)?)\s$"
)
_TOLD_TALE = r"\b(?:book|film|novel|story|series|play|tale|narrative|account|movie|documentary|video|diary|episode|chapter|timeline|report|memoir|letter|year|period|quarter|season)s?\b"
_PERFECT = r"been|gone|done|come|become|begun|run|[a-z]+(?:ed|[aou]ught|wn|ken|ten|sen|ven|old|eft|ost|ade|aid|ept|et)$"
_LATELY = datetime.timedelta(400)


def past_date_future_tense(facts: Facts) -> Iterator[Match]:
    """Something that will happen, on a day before the day of issue, or before one that the text tells of as past."""
    issued = facts.written_after
    if issued is None:
        return
    for mention, following in zip_longest(facts.dates, facts.dates[1:]):
        days = days_near(mention, issued) or (days_told(mention) if certain(mention, facts) else None)
        if days is None or days[1] >= issued:
            continue
        if mention.part == "first" and (following is None or not following.resolved or following.resolved[1] >= issued):
            continue
        span = _future_at(facts, mention, issued)
        if span is not None and issued == facts.issue.day and open_deadline(facts, mention):
            continue  # another rule says so
        if span is not None and not facts.in_quotation(span.start):
            what = "the day of issue" if facts.issue.day else "which the text tells of as past"
            told = f"{shown(facts, mention.span)} was before {written(issued)}, {what}"
            yield Match(span, fields={"sum": told})


def _future_at(facts: Facts, mention: DateMention, issued: datetime.date) -> Span | None:
    """A verb of what is to come together with the date that hangs on it."""
    text, start = before(facts, mention)
    found = compiled(_FUTURE).search(text)
    if (
        found is not None
        and _is_plan(found, mention)
        and (mention.month is not None or len(found["rest"].split()) <= _NEAR)
    ):
        return Span(start + found.start("verb"), mention.span.end)
    planned = compiled(_PLANNED).search(text) if mention.day is not None else None
    if planned is not None:
        return Span(start + planned.start("verb"), mention.span.end)
    if mention.day is not None and mention.resolved and mention.resolved[0] > issued - _LATELY:
        programme = compiled(_PROGRAMME).search(text)
        if programme is not None and not compiled(_TOLD_TALE).search(text):
            return Span(start + programme.start("verb"), mention.span.end)
    sentence = facts.sentence_at(mention.span.start)
    return _opened_at(facts, sentence, mention) or _announced_at(facts, sentence, mention) if sentence else None


#: What leads to a date that opens the clause of what begins or happens on it.
_OPENERS = frozenset(("on", "in", "by", "from", "come", "starting", "beginning", "effective", "of", "until"))


def _opened_at(facts: Facts, sentence: Span, mention: DateMention) -> Span | None:
    """A date and the verb of what is to come in the clause that it opens."""
    tokens = facts.tokens
    if not opens_clause(tokens, tokens.at(mention.span.start), tokens.at(sentence.start), _OPENERS):
        return None
    found = future_after(tokens, tokens.at(mention.span.end), tokens.at(sentence.end))
    if found is None or tokens.words[found[1]] in _LOOKS_BACK - {"be"}:
        return None
    ahead = tokens.words[found[1] + 1] if found[1] + 1 < len(tokens) else ""
    if tokens.words[found[1]] == "have" and compiled(_PERFECT).match(ahead):
        return None  # "will have been"
    return Span(mention.span.start, tokens.ends[found[1]])


#: What is announced for a day by words after its name: "the summit, to be held in Bern on", "the upcoming vote on".
_ANNOUNCED = (
    r"(?:,\s|\b(?:set|due|scheduled|expected|slated)\s)(?P<verb>to\sbe\s(?P<main>[a-z]+)(?P<rest>(?:\s[\w’'.-]+){0,7}?))\s(?:on|in|by|from|between)\s(?:the\s)?$"
    r"|\b(?P<coming>(?:upcoming|forthcoming)\s(?:[\w’'-]+\s){1,3}?)(?:on|of|in|from)\s$"
)


def _announced_at(facts: Facts, sentence: Span, mention: DateMention) -> Span | None:
    """Something said to be held or to come, and its date, in a sentence that tells of nothing past."""
    text, start = before(facts, mention)
    found = compiled(_ANNOUNCED).search(text)
    if found is None or mention.month is None:
        return None
    if found["main"] and (not is_past_form(found["main"]) or compiled(_HANGS).search(found["rest"])):
        return None
    tokens = facts.tokens
    if any(told_past(tokens, at) for at in range(tokens.at(sentence.start), tokens.at(sentence.end))):
        return None
    return Span(start + found.start("verb" if found["main"] else "coming"), mention.span.end)


_NEAR = 2  # words between a verb and a bare year


_NOT = r"\b(?:won[’']t|not)\s"  # "will not vote until": whatever the verb, it lies ahead of the date


def _is_plan(found: re.Match[str], mention: DateMention) -> bool:
    """Whether the date must belong to the future verb: no other verb, no event and no clause stands between them."""
    main, rest, prep = found["main"].lower(), found["rest"], found["prep"]
    words = rest.lower().split()
    waits = prep in ("until", "till") and compiled(_NOT).search(found[0]) is not None
    if prep not in (None, "on", "in", "by") and not waits and (main not in _LASTS or len(words) > _NEAR):
        return False
    if not prep and (mention.day is None or [main, *words][-1] in LEADS_ON):
        return False
    passive = main == "be" and bool(words) and is_past_form(words[0])
    stands = main == "be" and (
        compiled(_STANDS).match(rest) or prep == "by" or (words[:1] and words[0].endswith("ing"))
    )
    if (main in _LOOKS_BACK and not passive and not stands) or compiled(_HANGS).search(rest):
        return False
    if compiled(_HAPPENING).search(rest) and main not in _HOLDS:
        return False
    return not any(is_past_form(word) for word in words[1 if passive else 0 :])
