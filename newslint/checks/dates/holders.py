"""Offices named at a time when they were another's: titles beside a day, titles on the day of issue, administrations.

The table says nothing beyond what it knows: a name or an office that it lacks never matches. A title may be told of the
time before it (“President Trump bought the casino in 1988”), so only days after a term count, and days of issue before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.acts import ACTING, NOW_ACTING, OFFICIAL, PUBLIC, day_of_act
from newslint.checks.dates.common import dates_in, explicit, shown, written
from newslint.checks.dates.tables import Term, once_a_table, terms
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["office_holder"]

_INAUGURATION = datetime.timedelta(90)  # copy may call a winner by the title before the term begins


class _Named(NamedTuple):
    """A title with the name of a holder, and all terms of that holder in that office, in order.

    `span` is what is reported, `end` where what is told of the holder begins.
    """

    span: Span
    end: int
    title: str
    name: str
    terms: tuple[Term, ...]

    def begun(self, issued: datetime.date | None) -> tuple[Term, ...]:
        """The terms that a text of a day of issue can know of."""
        return tuple(term for term in self.terms if issued is None or term.start is None or term.start <= issued)

    @property
    def known(self) -> datetime.date:
        return min(term.known or datetime.date.max for term in self.terms)

    def told(self, term: Term) -> str:
        """A term as a message says it: from March 1, 2001, to March 1, 2005."""
        days = [f"{word} {written(day)}" for word, day in (("from", term.start), ("to", term.end)) if day]
        return f"{self.name} was {_lower(self.title)} {' '.join(days)}"


def _lower(title: str) -> str:
    return " ".join(title.split()).lower()


class _Table(NamedTuple):
    """The terms by office and name, the pattern of titles with names, and the surnames of heads of government.

    `undotted` leads from a name without its full stops to the name.
    """

    holders: dict[tuple[str, str], tuple[Term, ...]]
    undotted: dict[str, str]
    titled: re.Pattern[str]
    surnames: dict[tuple[str, str], set[str]]


@once_a_table
def _table(rows: Sequence[Any]) -> _Table:
    known = terms(rows)
    holders: dict[tuple[str, str], tuple[Term, ...]] = {}
    surnames: dict[tuple[str, str], set[str]] = {}
    for term in sorted(known, key=lambda term: term.start or datetime.date.min):
        surname = term.name.split()[-1]
        for name in {term.name, surname}:
            key = (term.office.lower(), name)
            holders[key] = (*holders.get(key, ()), term)
        surnames.setdefault((term.office.lower(), surname), set()).add(term.name)
    offices = sorted({term.office for term in known}, key=_longest_first)
    names = sorted({name for _, name in holders}, key=_longest_first)
    written_as = "|".join(re.escape(name).replace(r"\ ", r"\s").replace(r"\.", r"\.?") for name in names)
    titles = "|".join(office.replace(" ", r"\s") for office in offices)
    pattern = (
        rf"(?<![\w-])(?P<title>(?i:{titles}))\s(?P<name>{written_as})(?![\w-]|\s[A-Z][a-z])"
        r"(?P<office>[’']s\s(?:administration|government|cabinet|office|White\sHouse)(?=\s))?(?![’'])"
    )
    undotted = {name.replace(".", ""): name for _, name in holders}
    return _Table(holders, undotted, re.compile(pattern), surnames)


def _longest_first(name: str) -> tuple[int, str]:
    """The order of alternatives, the same in every run: a pattern that comes out otherwise is compiled anew."""
    return -len(name), name


def office_holder(facts: Facts, rows: Sequence[Any], places: Sequence[int]) -> Iterator[Match]:
    """A title, or an administration, outside the days of its holder. `places` are where words of the rows begin."""
    table = _table(rows)
    yield from _titles(facts, table, places)
    if "dministration" in facts.prose:
        yield from _administrations(facts, table)


_NOT_HELD = (
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Oo]ne-?time|[Ff]uture|[Nn]ext|[Pp]ast|[Aa]ny|[Aa]nother|[Pp]otential|[Hh]ypothetical"
    r"|[Ff]ictional|[Aa]|[Ii]f|[Dd]eputy|[Vv]ice|[Aa]ssistant|[Pp]revious|[Oo]ld|[Ll]ike|[Uu]nder|[Dd]uring)[\s-]"
    r"(?:[A-Z][\w.]*[\s-])?)$"
)


def _titles(facts: Facts, table: _Table, places: Sequence[int]) -> Iterator[Match]:
    end = 0
    for place in places:
        found = table.titled.match(facts.prose, place) if place >= end else None
        if found is None:
            continue
        end = found.end()
        named = _named(found, table, facts)
        if named is None or compiled(_NOT_HELD, 0).search(facts.prose[max(0, found.start() - 40) : found.start()]):
            continue
        told = _before_term(named, facts) or _after_term(named, facts)
        if told:
            yield Match(named.span, fields={"sum": told})


def _named(found: re.Match[str], table: _Table, facts: Facts) -> _Named | None:
    """The holder that a title names; a surname alone only where the text gives one of the full names too."""
    title, name = _lower(found["title"]), " ".join(found["name"].split())
    name = table.undotted.get(name.replace(".", ""), name)
    full = table.surnames.get((title, name))
    if full is not None and not any(one in facts.prose for one in full):
        return None
    terms_ = table.holders.get((title, name))
    return (
        None
        if terms_ is None
        else _Named(Span(found.start(), found.end("name")), found.end(), found["title"], name, terms_)
    )


_UNREAL = (
    r"\b(?:if|would|could|might|may|should|imagin\w+|hypothetical|predict\w*|someday|one\sday|dream\w*|fictional)\b"
)


def _before_term(named: _Named, facts: Facts) -> str:
    """What shows that a text of a known day names a holder whose first term had not begun."""
    issued, start = facts.issue.day, named.terms[0].start
    if issued is None or start is None or issued >= start - _INAUGURATION:
        return ""
    sentence = facts.sentence_at(named.span.start)
    if sentence is None or not compiled(ACTING, 0).match(facts.prose, named.end, sentence.end):
        return ""
    if compiled(_UNREAL).search(facts.prose, sentence.start, sentence.end):
        return ""
    return f"{named.name} became {_lower(named.title)} on {written(start)}, after {written(issued)}, the day of issue"


def _after_term(named: _Named, facts: Facts) -> str:
    """What shows that the act told of a holder was on a day after the last of the terms, or outside of them all."""
    issued = facts.issue.day
    begun = named.begun(issued)
    ended = _ended(begun)
    if ended is not None and issued is not None and ended + _FAREWELL < issued <= named.known:
        verb = compiled(NOW_ACTING, 0).match(facts.prose, named.end)
        if verb and not _names_past(named.end, ended, facts):
            return f"{named.told(begun[-1])}, before {written(issued)}, the day of issue"
    mention = day_of_act(named.span.start, named.end, facts)
    if mention is None or mention.resolved is None:
        return ""
    first, last = mention.resolved
    if ended is not None and ended < first <= named.known:
        return f"{named.told(begun[-1])}, before {shown(facts, mention.span)}"
    official = compiled(OFFICIAL, 0).match(facts.prose, named.end) or _in_public(named, mention, facts)
    if official and explicit(mention) and not any(_overlaps(term, first, last) for term in named.terms):
        nearest = min(named.terms, key=lambda term: _away(term, first))
        return f"{named.told(nearest)}, not on {shown(facts, mention.span)}" if first <= named.known else ""
    return ""


#: Words by which a title is told of the time before it.
_TOLD_BACK = r"\b(?:when|while|as\sa|then|before|candidate|businessman|campaign\w*|elected|future|young|at\sthe\stime|years?\s(?:ago|earlier))\b"


def _in_public(named: _Named, mention: DateMention, facts: Facts) -> bool:
    """Whether a holder says or does something in public, on a day or in a month that the copy names.

    A private act (“President Trump bought the hotel in 1988”), and what was said in some year, may be told of earlier
    times, and anything of somebody who holds the office on the day of issue.
    """
    issued, sentence = facts.issue.day, facts.sentence_at(named.span.start)
    ended = _ended(named.begun(issued))
    if issued is None or ended is None or issued <= ended:
        return False
    if mention.month is None or sentence is None or not compiled(PUBLIC, 0).match(facts.prose, named.end, sentence.end):
        return False
    return not compiled(_TOLD_BACK).search(facts.prose, sentence.start, sentence.end)


_FAREWELL = datetime.timedelta(30)  # copy goes on with a title for a while


def _ended(begun: Sequence[Term]) -> datetime.date | None:
    """The last day in the office; None while a term is open."""
    ends = [term.end for term in begun]
    return None if None in ends or not ends else max(end for end in ends if end)


def _overlaps(term: Term, first: datetime.date, last: datetime.date) -> bool:
    return (term.start is None or term.start <= last) and (term.end is None or first <= term.end)


def _away(term: Term, day: datetime.date) -> int:
    return min(abs((day - end).days) for end in (term.start, term.end) if end)


def _names_past(at: int, ended: datetime.date, facts: Facts) -> bool:
    """Whether the sentence names a time up to the end of the term: “has said in 2012”."""
    sentence = facts.sentence_at(at)
    if sentence is None:
        return True
    return any(one.year is not None and one.year <= ended.year for one in dates_in(facts, sentence.start, sentence.end))


_ADMINISTRATION = (
    r"[Tt]he\s(?:[A-Z][a-z]+\s)?(?P<last>[A-Z][a-z]+)\s[Aa]dministration\s(?P<verb>(?:has|have|is|wants|plans|continues|refuses"
    r"|remains|hopes|insists)(?:\s(?:also|now|repeatedly|been|already|still))*(?:\s[a-z]+(?:ed|ing))?)\b"
)
_PAST_TOLD = r"\b(?:then|former|ex|under|during|when|while|if|had|legacy|history|ago|since)\b"
_PAST_TOLD_AFTER = r"\b(?:then|former|legacy|history|ago|at\sthe\stime)\b"
_OLDEST = 1989  # surnames of earlier presidents are those of many other offices too


_THE_ADMINISTRATION = r"[Tt]he(?<!\w[Tt]he)\s(?:[A-Z][a-z]+\s)?(?P<last>[A-Z][a-z]+)\s[Aa]dministration\b(?![’'])"


def _administrations(facts: Facts, table: _Table) -> Iterator[Match]:
    """“The Biden administration has been accused”, in a text that is certainly later than its last day."""
    for found in compiled(_THE_ADMINISTRATION, 0).finditer(facts.prose):
        held = table.holders.get(("president", found["last"]))
        known = held is not None and any(term.name == found["last"] for term in held)
        if held is None or (not known and (held[-1].start or datetime.date.max).year < _OLDEST):
            continue
        named = _Named(Span(*found.span()), found.end(), "President", found["last"], held)
        told = _administration_now(facts, named) or _administration_then(facts, named)
        if told:
            yield told


def _administration_now(facts: Facts, named: _Named) -> Match | None:
    written_after = facts.written_after
    found = compiled(_ADMINISTRATION, 0).match(facts.prose, named.span.start)
    end = _ended(named.begun(written_after))
    if found is None or written_after is None or end is None or not end <= written_after <= named.known:
        return None
    if _told_as_past(facts, Span(*found.span()), end):
        return None
    told = f"The {named.name} administration ended on {written(end)}"
    if facts.issue.day is None:
        told += f", and the text itself was written after {written(written_after)}"
    return Match(Span(*found.span()), fields={"sum": told})


def _administration_then(facts: Facts, named: _Named) -> Match | None:
    """“The Obama administration announced on March 3, 2019”: an act on a day after the term."""
    mention = day_of_act(named.span.start, named.end, facts)
    if mention is None or mention.resolved is None or facts.in_quotation(named.span.start):
        return None
    first, last = mention.resolved
    if any(_overlaps(term, first, last) for term in named.terms) or first > named.known:
        return None
    nearest = min(named.terms, key=lambda term: _away(term, first))
    told = f"The {named.name} administration began on {written(nearest.start)}" if nearest.start else ""
    if nearest.end is not None and nearest.end < first:
        told = f"The {named.name} administration ended on {written(nearest.end)}"
    return Match(named.span, fields={"sum": told}) if told else None


def _told_as_past(facts: Facts, at: Span, end: datetime.date) -> bool:
    """Whether the sentence speaks of a time before the end of the term."""
    sentence = facts.sentence_at(at.start)
    if sentence is None or compiled(_PAST_TOLD).search(facts.prose, sentence.start, at.start):
        return True
    if compiled(_PAST_TOLD_AFTER).search(facts.prose, at.end, sentence.end):
        return True
    within = dates_in(facts, sentence.start, sentence.end)
    return any(one.year is not None and one.year <= end.year for one in within)
