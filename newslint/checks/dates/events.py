"""One event with two dates: a definite event of a story told on one day here and on another there.

Silent unless certain: a day hangs on the event in both places, one of them takes the event for known (“the vote”, “his
arrest”, “since the ferry sank”), the days are no further apart than a slip, and nothing in the story speaks of several such
events or of a change of date.
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
from newslint.checks.dates.event_verbs import NOUNS, happened
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["event_date_conflict"]

_DEFINITE = rf"\b(?P<whose>the|that|this|his|her|their|its|(?:the\s)?[a-z][\w-]+[’']s|[A-Z][\w-]+[’']s?)\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{NOUNS})"
#: From an event to its day: "the vote, held Tuesday", "the collapse on May 3", "the night of the robbery, May 3".
_NOUN_FIRST = (
    rf"{_DEFINITE}(?:(?:,?\s(?:held|which\stook\splace|that\stook\splace|which\swas\sheld|happened|took\splace|occurred|was\sheld|came))?\s(?:on\s)?"
    r"|(?<=[a-z]),\s(?:on\s)?)$"
)
#: Before an event whose noun nothing but its day can hang on: not "at the scene of the fire on Tuesday".
_STANDS_ALONE = (
    r"(?:^|[.,;:!?—–(”\"]\s*|\n|\b(?:since|after|before|until|till|during|following|from|between|and|but|that|when|while"
    r"|(?:night|day|morning|evening|date|time|hour|week|eve)\s(?:of|before|after))\s)$"
)
_DAY_FIRST = rf"(?:[’']s)\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{NOUNS})(?![\w-])"
_DAY_BEFORE = rf"\s(?:(?P<of>[a-z]+)\s)?(?P<noun>{NOUNS})(?![\w-])"
_THE = r"\bthe\s$"
_REACH = 60
_PRONOUNS = frozenset(("his", "her", "their", "its"))
#: Words by which a story has more than one such event, or one that was moved.
_SEVERAL = (
    r"\b(?:first|second|third|two|three|four|both|another|other|new|latest|earlier|previous|next|last|similar|separate|repeat"
    r"|follow-up|initial|final|preliminary|annual|every|each|again|anniversary)\s(?:[a-z]+\s)?{noun}"
)
_MOVED = (
    r"\b(?:mov(?:ed|ing)|postpon\w+|re-?schedul\w+|delay\w+|brought\sforward|push(?:ed)?\sback|chang(?:ed|ing)|originally"
    r"|was\sto\shave|instead\sof|had\sbeen\s(?:set|due|planned|scheduled)|set\sfor|scheduled\sfor|due|planned|adjourned|\w+ed\sagain|once\sagain|re-\w+ed)\b"
)
_MOST = 4  # days apart beyond which they may be two events, but for a slip of a figure


class _Dated(NamedTuple):
    """An event with its day, and the words that say so.

    `who` are the words for the one it happened to, none where a noun leaves them out; `known` where the copy takes the
    event for known.
    """

    noun: str
    of: str
    mention: DateMention
    span: Span
    who: frozenset[str]
    known: bool


def event_date_conflict(facts: Facts) -> Iterator[Match]:
    """One definite event on two days that lie close together."""
    told: dict[str, list[_Dated]] = {}
    settled: set[str] = set()  # nouns that were reported, or of which the story has several
    for event in _events(facts):
        before = told.setdefault(event.noun, [])
        first = _same(before, event)
        before.append(event)
        if first is None or event.noun in settled or not _differ(first, event):
            continue
        if _has_several(event.noun, facts):
            settled.add(event.noun)
            continue
        if not _is_one(first, event, facts):
            continue
        settled.add(event.noun)
        days = shown(facts, first.mention.span), shown(facts, event.mention.span)
        sum_ = f"The {event.noun} is on {days[0]} earlier in the text, on {days[1]} here"
        yield Match(event.span, fields={"sum": sum_}, related=((first.span, f"{days[0]} here"),))


def _same(before: list[_Dated], event: _Dated) -> _Dated | None:
    """The first of the events told before that is the one of now; None where several could be."""
    named = {one.who for one in before if one.who}
    if not event.who and len(named) > 1:
        return None
    return next((one for one in before if not one.who or not event.who or one.who & event.who), None)


def _events(facts: Facts) -> Iterator[_Dated]:
    for mention in facts.dates:
        if mention.kind not in ("date", "time") or mention.fault or mention.part:
            continue
        if (mention.day is None and mention.weekday is None) or facts.in_quotation(mention.span.start):
            continue
        found = _by_noun(facts, mention) or _by_verb(facts, mention)
        if found is not None:
            yield found


def _by_noun(facts: Facts, mention: DateMention) -> _Dated | None:
    """An event by its noun, before its day or after it."""
    prose = facts.prose
    sentence = facts.sentence_at(mention.span.start)
    start = max(sentence.start if sentence else 0, mention.span.start - _REACH)
    found = compiled(_NOUN_FIRST).search(prose, start, mention.span.start)
    if found is not None and _stands_alone(prose, found):
        who = _owner(facts.prose, found["whose"], sentence.start if sentence else start, found.start())
        span = Span(found.start(), mention.span.end)
        return _Dated(found["noun"].lower(), found["of"] or "", mention, span, who, known=True)
    ahead = compiled(_DAY_FIRST).match(prose, mention.span.end)
    if ahead is None and compiled(_THE).search(prose, start, mention.span.start):
        ahead = compiled(_DAY_BEFORE).match(prose, mention.span.end)
    if ahead is None:
        return None
    span = Span(mention.span.start, ahead.end())
    return _Dated(ahead["noun"].lower(), ahead["of"] or "", mention, span, frozenset(), known=True)


def _stands_alone(prose: str, found: re.Match[str]) -> bool:
    """Whether a day can only be that of the event before it, or that of what was done at the event."""
    behind = compiled(_STANDS_ALONE).search(prose, max(0, found.start() - 24), found.start())
    held = found["noun"].lower() in _HELD and prose.endswith(("at ", " in "), 0, found.start())
    return behind is not None or held


#: Events that people gather for.
_HELD = frozenset(
    ("vote", "election", "referendum", "hearing", "ceremony", "funeral", "wedding", "inauguration", "summit")
)


def _owner(prose: str, whose: str, start: int, end: int) -> frozenset[str]:
    """Words for the one that an event is said to be of: a name, or the names before a pronoun in its sentence."""
    if whose.lower() in _PRONOUNS:
        return frozenset(name.lower() for name in compiled(_NAME, 0).findall(prose, start, end))
    return (
        frozenset((whose.rstrip("s").rstrip("'’").lower(),))
        if whose[0].isupper() and "’" in whose.replace("'", "’")
        else frozenset()
    )


#: A name; the first word of a sentence only where another follows.
_NAME = r"(?<=\s)[A-Z][\w-]+|\b[A-Z][\w-]+(?=\s[A-Z])"


def _by_verb(facts: Facts, mention: DateMention) -> _Dated | None:
    """An event by the verb that its day hangs on, and its subject."""
    sentence = facts.sentence_at(mention.span.start)
    found = happened(facts, sentence, mention) if sentence else None
    if found is None:
        return None
    return _Dated(found.noun, "", mention, Span(found.start, mention.span.end), found.who, found.known)


def _differ(first: _Dated, other: _Dated) -> bool:
    """Whether two days are different ones, a few days or the slip of a figure apart."""
    one, two = first.mention, other.mention
    if one.month and two.month and one.day and two.day:
        if one.year is not None and two.year is not None and one.year != two.year:
            return False
        days = [datetime.date(2024, each.month or 1, each.day or 1) for each in (one, two)]
        slip = one.month == two.month and one.day % 10 == two.day % 10 and first.who & other.who
        return days[0] != days[1] and (bool(slip) or abs((days[0] - days[1]).days) <= _MOST)
    if one.resolved and two.resolved and one.resolved[0] == one.resolved[1] and two.resolved[0] == two.resolved[1]:
        return 0 < abs((one.resolved[0] - two.resolved[0]).days) <= _MOST
    bare = one.weekday is not None and two.weekday is not None and one.offset is None and two.offset is None
    return bare and one.month is None and two.month is None and one.weekday != two.weekday


def _has_several(noun: str, facts: Facts) -> bool:
    """Whether the story speaks of more than one such event."""
    several = _SEVERAL.replace("{noun}", re.escape(noun))
    return bool(compiled(rf"\b{re.escape(noun)}s\b|{several}").search(facts.prose))


def _is_one(first: _Dated, other: _Dated, facts: Facts) -> bool:
    """Whether two places tell of one event, which one of them takes for known, and neither of a change of its date."""
    if (first.of and other.of and first.of != other.of) or not (first.known or other.known):
        return False
    for event in (first, other):
        sentence = facts.sentence_at(event.span.start)
        if sentence is None or compiled(_MOVED).search(facts.prose, sentence.start, sentence.end):
            return False
    return True
