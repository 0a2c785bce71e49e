"""One event with two dates: a definite event of a story told on one day here and on another there.

Silent unless certain: the noun stands in the singular with a definite article, a day hangs on it in both places, the days
are no further apart than a slip, and nothing in the story speaks of several such events or of a change of date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import shown
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["event_date_conflict"]

#: What happens to a thing named with "the" → the noun for it.
_VERBS = {
    "collapsed": "collapse", "crashed": "crash", "exploded": "explosion", "sank": "sinking", "derailed": "derailment",
    "erupted": "eruption", "capsized": "capsizing", "burned": "fire", "burnt": "fire",
}  # fmt: skip
_NOUNS = (
    "collapse|crash|explosion|sinking|derailment|eruption|capsizing|fire|blaze|vote|election|referendum|hearing|verdict"
    "|sentencing|ceremony|funeral|wedding|inauguration|shooting|stabbing|bombing|murder|robbery|earthquake|evacuation"
    "|landslide|blackout|outage|resignation|summit|ambush|kidnapping"
)
_DEFINITE = rf"\b(?:the|that|this)\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{_NOUNS})"
#: From an event to its day: "the vote, held Tuesday", "the collapse on May 3".
_NOUN_FIRST = rf"{_DEFINITE}(?:,?\s(?:held|which\stook\splace|that\stook\splace|which\swas\sheld|happened|took\splace|occurred|was\sheld|came))?\s(?:on\s)?$"
_DAY_FIRST = rf"(?:[’']s)\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{_NOUNS})(?![\w-])"
_DAY_BEFORE = rf"\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{_NOUNS})(?![\w-])"
_THE = r"\bthe\s$"
_VERB = (
    rf"\b(?:[Tt]he|[Aa]|[Tt]he\s(?:MV\s)?[A-Z][a-z]+|its|their)(?:\s[a-z]+)?\s(?P<verb>{'|'.join(_VERBS)})\s(?:on\s)?$"
)
_REACH = 60
#: Words by which a story has more than one such event, or one that was moved.
_SEVERAL = (
    r"\b(?:first|second|third|two|three|four|both|another|other|new|latest|earlier|previous|next|last|similar|separate|repeat"
    r"|follow-up|initial|final|preliminary|annual|every|each|again|anniversary)\s(?:[a-z]+\s)?{noun}"
)
_MOVED = (
    r"\b(?:mov(?:ed|ing)|postpon\w+|re-?schedul\w+|delay\w+|brought\sforward|push(?:ed)?\sback|chang(?:ed|ing)|originally"
    r"|was\sto\shave|instead\sof|had\sbeen\s(?:set|due|planned|scheduled)|set\sfor|scheduled\sfor|due|planned|adjourned)\b"
)
_MOST = 4  # days apart beyond which they may be two events


class _Dated(NamedTuple):
    """An event with its day, and the words that say so."""

    noun: str
    of: str
    mention: DateMention
    span: Span


def event_date_conflict(facts: Facts) -> Iterator[Match]:
    """One definite event on two days that lie close together."""
    known: dict[str, _Dated] = {}
    settled: set[str] = set()  # nouns that were reported, or of which the story has several
    for event in _events(facts):
        first = known.setdefault(event.noun, event)
        if event.noun in settled or not _differ(first, event):
            continue
        if _has_several(event.noun, facts):
            settled.add(event.noun)
            continue
        if not _is_one(first, event, facts):
            continue
        settled.add(event.noun)
        days = shown(facts, first.mention.span), shown(facts, event.mention.span)
        told = f"The {event.noun} is on {days[0]} earlier in the text, on {days[1]} here"
        yield Match(event.span, fields={"sum": told}, related=((first.span, f"{days[0]} here"),))


def _events(facts: Facts) -> Iterator[_Dated]:
    prose = facts.prose
    for mention in facts.dates:
        if (
            mention.kind not in ("date", "time")
            or mention.fault
            or mention.part
            or (mention.day is None and mention.weekday is None)
        ):
            continue
        if facts.in_quotation(mention.span.start):
            continue
        sentence = facts.sentence_at(mention.span.start)
        start = max(sentence.start if sentence else 0, mention.span.start - _REACH)
        found = compiled(_NOUN_FIRST).search(prose, start, mention.span.start)
        if found is not None:
            yield _Dated(found["noun"].lower(), found["of"] or "", mention, Span(found.start(), mention.span.end))
            continue
        ahead = compiled(_DAY_FIRST).match(prose, mention.span.end)
        if ahead is None and compiled(_THE).search(prose, start, mention.span.start):
            ahead = compiled(_DAY_BEFORE).match(prose, mention.span.end)
        if ahead is not None:
            yield _Dated(ahead["noun"].lower(), ahead["of"] or "", mention, Span(mention.span.start, ahead.end()))
            continue
        verb = compiled(_VERB, 0).search(prose, start, mention.span.start)
        if verb is not None:
            yield _Dated(_VERBS[verb["verb"]], "", mention, Span(verb.start("verb"), mention.span.end))


def _differ(first: _Dated, other: _Dated) -> bool:
    """Whether two days are different ones, a few days apart."""
    one, two = first.mention, other.mention
    if one.month and two.month and one.day and two.day:
        if one.year is not None and two.year is not None and one.year != two.year:
            return False
        days = [datetime.date(2024, each.month or 1, each.day or 1) for each in (one, two)]
        return 0 < abs((days[0] - days[1]).days) <= _MOST
    if one.resolved and two.resolved and one.resolved[0] == one.resolved[1] and two.resolved[0] == two.resolved[1]:
        return 0 < abs((one.resolved[0] - two.resolved[0]).days) <= _MOST
    bare = one.weekday is not None and two.weekday is not None and one.offset is None and two.offset is None
    return bare and one.month is None and two.month is None and one.weekday != two.weekday


def _has_several(noun: str, facts: Facts) -> bool:
    """Whether the story speaks of more than one such event."""
    several = _SEVERAL.replace("{noun}", re.escape(noun))
    return bool(compiled(rf"\b{re.escape(noun)}s\b|{several}").search(facts.prose))


def _is_one(first: _Dated, other: _Dated, facts: Facts) -> bool:
    """Whether two places tell of one event, and neither of a change of its date."""
    if first.of and other.of and first.of != other.of:
        return False
    for event in (first, other):
        sentence = facts.sentence_at(event.span.start)
        if sentence is None or compiled(_MOVED).search(facts.prose, sentence.start, sentence.end):
            return False
    return True
