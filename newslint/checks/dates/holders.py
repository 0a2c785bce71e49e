"""Offices named at a time when they were another's: titles beside a day, titles on the day of issue, administrations.

The table says nothing beyond what it knows: a name or an office that it lacks never matches. A title may be told of the
time before it (“President Trump bought the casino in 1988”), so only days after a term count, and days of issue before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.acts import ACTING, OFFICIAL, PUBLIC, day_of_act
from newslint.checks.dates.administrations import administrations
from newslint.checks.dates.common import explicit, shown, written
from newslint.checks.dates.terms_of import (
    Named,
    Table,
    acting_lately,
    away,
    ended,
    gone_by,
    lower,
    overlaps,
    since_when,
    table_of,
)
from newslint.text import Span

__all__ = ["office_holder"]

_INAUGURATION = datetime.timedelta(90)  # copy may call a winner by the title before the term begins


def office_holder(facts: Facts, kept: Mapping[str, Any], places: Sequence[int]) -> Iterator[Match]:
    """A title, or an administration, outside the days of its holder. `places` are where words of the table begin."""
    table = table_of(kept)
    yield from _titles(facts, table, places)
    yield from administrations(facts, table)


_NOT_HELD = (
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Oo]ne-?time|[Ff]uture|[Nn]ext|[Pp]ast|[Aa]ny|[Aa]nother|[Pp]otential|[Hh]ypothetical"
    r"|[Ff]ictional|[Aa]|[Ii]f|[Dd]eputy|[Vv]ice|[Aa]ssistant|[Pp]revious|[Oo]ld|[Ll]ike|[Uu]nder|[Dd]uring|[Ss]hadow|HMS|RMS|SS)[\s-]"
    r"(?:[A-Z][\w.’']*[\s-]){0,3})$"
)


def _titles(facts: Facts, table: Table, places: Sequence[int]) -> Iterator[Match]:
    end = 0
    for place in places:
        found = table.titled.match(facts.prose, place) if place >= end else None
        if found is not None:
            end = found.end()
        named = _named(found, table, facts) if found else _apposed(place, table, facts) if place >= end else None
        if named is None or compiled(_NOT_HELD, 0).search(
            facts.prose[max(0, named.span.start - 40) : named.span.start]
        ):
            continue
        told = _before_term(named, facts) or _after_term(named, facts)
        if told:
            yield Match(named.span, fields={"sum": told})


def _named(found: re.Match[str], table: Table, facts: Facts) -> Named | None:
    """The holder that a title names; a surname alone only where the text gives one of the full names too."""
    name = table.name(" ".join(found["name"].split()))
    terms = table.terms(lower(found["title"]), name)
    if not terms or (" " not in name and not any(term.name in facts.prose for term in terms)):
        return None
    return Named(Span(found.start(), found.end("name")), found.end(), found["title"], name, terms)


_UNREAL = (
    r"\b(?:if|would|could|might|may|should|imagin\w+|hypothetical|predict\w*|someday|one\sday|dream\w*|fictional)\b"
)


#: A name before its title, set between commas: "Ana Ruiz, the Spanish prime minister,".
_APPOSED = r"(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}),\s(?:the\s|who\sis\s(?:the\s)?|[A-Z][\w.]+(?:\s[A-Z]\w+)?[’']s\s|)(?:[A-Z][\w.]+\s){0,2}$"
_REACH = 70


def _apposed(place: int, table: Table, facts: Facts) -> Named | None:
    """The holder whose name stands before the title that begins at a place."""
    window = facts.prose[max(0, place - _REACH) : place]
    head = compiled(_APPOSED, 0).search(window) if ", " in window else None
    office = table.office.match(facts.prose, place) if head else None
    if head is None or office is None:
        return None
    words = head["name"].split()
    for start in range(len(words)):  # "Mr Ana Ruiz", "But Ana Ruiz"
        name = " ".join(words[start:])
        terms = table.terms(lower(office["title"]), table.name(name))
        if any(term.name == name for term in terms):
            begin = place - len(window) + head.end("name") - len(name)
            return Named(Span(begin, office.end("title")), office.end(), office["title"], name, terms)
    return None


def _before_term(named: Named, facts: Facts) -> str:
    """What shows that a text of a known day names a holder whose first term had not begun."""
    issued, start = facts.issue.day, named.terms[0].start
    if issued is None or start is None or issued >= start - _INAUGURATION:
        return ""
    sentence = facts.sentence_at(named.span.start)
    if sentence is None or not compiled(ACTING, 0).match(facts.prose, named.end, sentence.end):
        return ""
    if compiled(_UNREAL).search(facts.prose, sentence.start, sentence.end):
        return ""
    return f"{named.name} became {lower(named.title)} on {written(start)}, after {written(issued)}, the day of issue"


def _after_term(named: Named, facts: Facts) -> str:
    """What shows that the act told of a holder was on a day after the last of the terms, or outside of them all."""
    begun = named.begun(facts.issue.day)
    if gone_by(named, facts) is not None and acting_lately(named, facts):
        return f"{named.told(begun[-1])}, before {since_when(facts)}"
    last_day = ended(begun)
    mention = day_of_act(named.span.start, named.end, facts)
    if mention is None or mention.resolved is None:
        return ""
    first, last = mention.resolved
    if last_day is not None and last_day < first <= named.known:
        return f"{named.told(begun[-1])}, before {shown(facts, mention.span)}"
    official = compiled(OFFICIAL, 0).match(facts.prose, named.end) or _in_public(named, mention, facts)
    if official and explicit(mention) and not any(overlaps(term, first, last) for term in named.terms):
        nearest = min(named.terms, key=lambda term: away(term, first))
        return f"{named.told(nearest)}, not on {shown(facts, mention.span)}" if first <= named.known else ""
    return ""


#: Words by which a title is told of the time before it.
_TOLD_BACK = r"\b(?:when|while|as\sa|then|before|candidate|businessman|campaign\w*|elected|future|young|at\sthe\stime|years?\s(?:ago|earlier))\b"


def _in_public(named: Named, mention: DateMention, facts: Facts) -> bool:
    """Whether a holder says or does something in public, on a day or in a month that the copy names.

    A private act (“President Trump bought the hotel in 1988”), and what was said in some year, may be told of earlier
    times, and anything of somebody who holds the office on the day of issue.
    """
    issued, sentence = facts.issue.day, facts.sentence_at(named.span.start)
    last_day = ended(named.begun(issued))
    if issued is None or last_day is None or issued <= last_day:
        return False
    if mention.month is None or sentence is None or not compiled(PUBLIC, 0).match(facts.prose, named.end, sentence.end):
        return False
    return not compiled(_TOLD_BACK).search(facts.prose, sentence.start, sentence.end)
