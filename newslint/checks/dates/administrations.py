"""Administrations and governments named by their head, at a time when another held the office."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.acts import day_of_act
from newslint.checks.dates.common import written
from newslint.checks.dates.terms_of import Named, Table, acting_lately, away, gone_by, names_until, overlaps
from newslint.text import Span

__all__ = ["administrations"]

_OLDEST = 1989  # surnames of earlier presidents are those of many other offices too
_RECENT = 2017  # surnames of earlier heads of government may be those of many in other places
#: Surnames that are words of other meanings or common in any parliament.
_WORDS = frozenset(
    (
        "May",
        "Johnson",
        "Brown",
        "Smith",
        "Lee",
        "Ford",
        "King",
        "Moon",
        "Park",
        "Reid",
        "Jones",
        "Morrison",
        "Bennett",
        "Kent",
    )
)
_BODY = r"(?P<body>[Aa]dministration|[Gg]overnment|[Cc]abinet|White\sHouse)\b(?![’'])"
#: "The Biden administration", "the Scholz government", "Olaf Scholz's government".
_NAMED = rf"(?:[Tt]he(?<!\w[Tt]he)\s(?:[A-Z][a-z]+\s)?(?P<last>[A-Z][a-z]+)\s|\b(?P<full>[A-Z][\w.’-]+(?:\s[A-Z][\w.-]+){{1,2}})[’']s\s){_BODY}"
_HEADS = ("president", "prime minister", "chancellor", "premier", "taoiseach")
_SIGNS = ("dministration", "overnment", "abinet", "White House")
_NOW = (
    r"\s(?P<verb>(?:has|have|is|wants|plans|continues|refuses|remains|hopes|insists)"
    r"(?:\s(?:also|now|repeatedly|been|already|still))*(?:\s[a-z]+(?:ed|ing))?)\b"
)
_ONE_DAY = datetime.timedelta(1)  # an administration ends on the day that its successor begins
_PAST_TOLD = r"\b(?:then|former|ex|under|during|when|while|if|had|legacy|history|ago|since)\b"
_PAST_TOLD_AFTER = r"\b(?:then|former|legacy|history|ago|at\sthe\stime)\b"


def administrations(facts: Facts, table: Table) -> Iterator[Match]:
    """“The Biden administration has been accused”, in a text that is certainly later than its last day."""
    if not any(sign in facts.prose for sign in _SIGNS):
        return
    for found in compiled(_NAMED, 0).finditer(facts.prose):
        named = _named(table, found["last"], found["full"], found["body"].lower(), Span(*found.span()), facts.prose)
        told = None if named is None else _now(facts, named) or _then(facts, named)
        if told:
            yield told


def _named(table: Table, last: str | None, full: str | None, body: str, span: Span, prose: str) -> Named | None:
    """The terms of the head by whom a body is named; a surname alone tells a president of the United States only."""
    american = body in ("administration", "white house")
    for office in _HEADS[:1] if american and last else _HEADS:
        terms = table.terms(office, full or last or "")
        if not terms:
            continue
        if full is None and not _tells(table, office, last or "", american, prose):
            continue
        return Named(span, span.end, office.title(), full or last or "", terms)
    return None


def _tells(table: Table, office: str, last: str, american: bool, prose: str) -> bool:
    """Whether a surname can only be that of the holder: well known for the office, or in the text with a full name."""
    terms = table.terms(office, last)
    if american and (
        any(term.name == last for term in terms) or (terms[-1].start or datetime.date.max).year >= _OLDEST
    ):
        return True
    if any(term.name in prose for term in terms if term.name != last):
        return True
    return _is_alone(table, last) and not compiled(rf"(?!The\s)[A-Z][a-z]+\s{last}\b", 0).search(prose)


def _is_alone(table: Table, last: str) -> bool:
    """Whether only one person of the table has a surname, and came to the office lately: “the Scholz government”."""
    if last in _WORDS:
        return False
    known = [term for one in _HEADS for term in table.terms(one, last)]
    names = {term.name for term in known if " " in term.name}
    return len(names) == 1 and all((term.start or datetime.date.min).year >= _RECENT for term in known)


def _now(facts: Facts, named: Named) -> Match | None:
    end = gone_by(named, facts, -_ONE_DAY)
    if end is None:
        return None
    found = compiled(_NOW, 0).match(facts.prose, named.end)
    if found is None and not acting_lately(named, facts):
        return None
    span = Span(named.span.start, found.end()) if found else named.span
    if _told_as_past(facts, span, end):
        return None
    told = f"{_the(named)} ended on {written(end)}"
    if facts.issue.day is None:
        told += f", and the text itself was written after {written(facts.written_after or end)}"
    return Match(span, fields={"sum": told})


def _the(named: Named) -> str:
    return f"The {named.name} administration"


def _then(facts: Facts, named: Named) -> Match | None:
    """“The Obama administration announced on March 3, 2019”: an act on a day after the term."""
    mention = day_of_act(named.span.start, named.end, facts)
    if mention is None or mention.resolved is None or facts.in_quotation(named.span.start):
        return None
    first, last = mention.resolved
    if any(overlaps(term, first, last) for term in named.terms) or first > named.known:
        return None
    nearest = min(named.terms, key=lambda term: away(term, first))
    told = f"{_the(named)} began on {written(nearest.start)}" if nearest.start else ""
    if nearest.end is not None and nearest.end < first:
        told = f"{_the(named)} ended on {written(nearest.end)}"
    return Match(named.span, fields={"sum": told}) if told else None


def _told_as_past(facts: Facts, at: Span, end: datetime.date) -> bool:
    """Whether the sentence speaks of a time before the end of the term."""
    sentence = facts.sentence_at(at.start)
    if sentence is None or compiled(_PAST_TOLD).search(facts.prose, sentence.start, at.start):
        return True
    if compiled(_PAST_TOLD_AFTER).search(facts.prose, at.end, sentence.end):
        return True
    return names_until(end, sentence, facts)
