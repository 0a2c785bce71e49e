"""Offices named at a time when they were another's: titles beside a day, titles on the day of issue, administrations.

The table says nothing beyond what it knows: a name or an office that it lacks never matches. A title may be told of the
time before it (“President Trump bought the casino in 1988”), so only days after a term count, and days of issue before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences, explicit, shown, written
from newslint.checks.dates.tables import Term, terms
from newslint.text import Span

__all__ = ["office_holder"]

_INAUGURATION = datetime.timedelta(90)  # copy may call a winner by the title before the term begins


class _Named(NamedTuple):
    """A title with the name of a holder, and all terms of that holder in that office, in order."""

    span: Span
    title: str
    name: str
    terms: tuple[Term, ...]

    @property
    def ended(self) -> datetime.date | None:
        """The last day in the office; None while a term is open."""
        ends = [term.end for term in self.terms]
        return None if None in ends else max(end for end in ends if end)

    @property
    def known(self) -> datetime.date:
        return min(term.known or datetime.date.max for term in self.terms)

    def told(self) -> str:
        """The terms as a message says them: from March 1, 2001, to March 1, 2005."""
        last = self.terms[-1]
        days = [f"{word} {written(day)}" for word, day in (("from", last.start), ("to", last.end)) if day]
        return f"{self.name} was {_lower(self.title)} {' '.join(days)}"


def _lower(title: str) -> str:
    return " ".join(title.split()).lower()


class _Table(NamedTuple):
    """The terms by office and name, the pattern of titles with names, and the surnames of heads of government."""

    offices: tuple[str, ...]
    holders: dict[tuple[str, str], tuple[Term, ...]]
    titled: re.Pattern[str]
    surnames: dict[tuple[str, str], set[str]]


@lru_cache(maxsize=4)
def _table(known: tuple[Term, ...]) -> _Table:
    holders: dict[tuple[str, str], tuple[Term, ...]] = {}
    surnames: dict[tuple[str, str], set[str]] = {}
    for term in sorted(known, key=lambda term: term.start or datetime.date.min):
        surname = term.name.split()[-1]
        for name in {term.name, surname}:
            key = (term.office.lower(), name)
            holders[key] = (*holders.get(key, ()), term)
        surnames.setdefault((term.office.lower(), surname), set()).add(term.name)
    offices = sorted({term.office for term in known}, key=len, reverse=True)
    names = sorted({name for _, name in holders}, key=len, reverse=True)
    written_as = "|".join(re.escape(name).replace(r"\ ", r"\s").replace(r"\.", r"\.?") for name in names)
    titles = "|".join(office.replace(" ", r"\s") for office in offices)
    pattern = rf"(?<![\w-])(?P<title>(?i:{titles}))\s(?P<name>{written_as})(?![\w-]|\s[A-Z][a-z]|[’']s?\b)"
    return _Table(tuple(offices), holders, re.compile(pattern), surnames)


def office_holder(facts: Facts, rows: Sequence[Any]) -> Iterator[Match]:
    """A title, or an administration, outside the days of its holder."""
    table = _table(terms(rows))
    if any(office in facts.prose for office in table.offices) or "Prime minister" in facts.prose:
        yield from _titles(facts, table)
    if "dministration" in facts.prose:
        yield from _administrations(facts, table)


_NOT_HELD = (
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Oo]ne-?time|[Ff]uture|[Nn]ext|[Pp]ast|[Aa]ny|[Aa]nother|[Pp]otential|[Hh]ypothetical"
    r"|[Ff]ictional|[Aa]|[Ii]f|[Dd]eputy|[Vv]ice|[Aa]ssistant|[Pp]revious|[Oo]ld|[Ll]ike|[Uu]nder|[Dd]uring)[\s-]"
    r"(?:[A-Z][\w.]*[\s-])?)$"
)


def _titles(facts: Facts, table: _Table) -> Iterator[Match]:
    for found in table.titled.finditer(facts.prose):
        named = _named(found, table, facts)
        if named is None or compiled(_NOT_HELD, 0).search(facts.prose[max(0, found.start() - 40) : found.start()]):
            continue
        told = _before_term(named, facts) or _after_term(named, facts)
        if told:
            yield Match(named.span, fields={"sum": told})


def _named(found: re.Match[str], table: _Table, facts: Facts) -> _Named | None:
    """The holder that a title names; a surname alone only where the text gives one of the full names too."""
    title, name = _lower(found["title"]), " ".join(found["name"].split())
    known = {full.replace(".", ""): full for _, full in table.holders}
    name = known.get(name.replace(".", ""), name)
    full = table.surnames.get((title, name))
    if full is not None and not any(one in facts.prose for one in full):
        return None
    terms_ = table.holders.get((title, name))
    return None if terms_ is None else _Named(Span(*found.span()), found["title"], name, terms_)


_UNREAL = (
    r"\b(?:if|would|could|might|may|should|imagin\w+|hypothetical|predict\w*|someday|one\sday|dream\w*|fictional)\b"
)


def _before_term(named: _Named, facts: Facts) -> str:
    """What shows that a text of a known day names a holder whose first term had not begun."""
    issued, start = facts.issue.day, named.terms[0].start
    if issued is None or start is None or issued >= start - _INAUGURATION:
        return ""
    sentence = facts.sentence_at(named.span.start)
    if sentence is None or not compiled(_ACTING, 0).match(facts.prose, named.span.end, sentence.end):
        return ""
    if compiled(_UNREAL).search(facts.prose, sentence.start, sentence.end):
        return ""
    return f"{named.name} became {_lower(named.title)} on {written(start)}, after {written(issued)}, the day of issue"


def _after_term(named: _Named, facts: Facts) -> str:
    """What shows that the act told of a holder was on a day after the last of the terms."""
    ended = named.ended
    if ended is None:
        return ""
    mention = _day_of_act(named.span, facts)
    if mention is None or mention.resolved is None:
        return ""
    first, _ = mention.resolved
    return f"{named.told()}, before {shown(facts, mention.span)}" if ended < first <= named.known else ""


_SAYS = (
    r"said|told|tweeted|insisted|added|argued|noted|warned|urged|vowed|pledged|promised|declared|announced|explained"
    r"|testified|claimed|complained|admitted|acknowledged|called\sfor|called\son"
)
_ACTS = (
    r"signed|ordered|met|visited|spoke|appointed|nominated|hosted|vetoed|unveiled|addressed|proposed|approved|rejected"
    r"|imposed|launched|sent|issued|travelled|traveled|arrived|flew|welcomed|condemned|praised|criticized|criticised"
    r"|accused|denied|asked|gave|held|phoned|called|lifted|expelled|pardoned|fired|dismissed|granted|agreed|cut"
)
_ACTING = rf",?\s(?:also\s|then\s|has\s|is\s)?(?:{_SAYS}|{_ACTS})\b"
_SAID = rf"\s(?:also\s|then\s|publicly\s)?(?:{_SAYS})(?:\s(?:reporters|journalists|a\scrowd|parliament|Parliament|Congress|lawmakers|supporters|aides|voters|the\s[A-Z]\w+))?(?:\s(?:in|at)\s(?:a\s)?[A-Za-z]+)?\s(?:(?:on|in)\s)?$"
_ACTED = (
    rf"\s(?:also\s|then\s|publicly\s)?(?:{_ACTS})(?P<object>(?:\s(?!that\b|which\b|who\b|whose\b|when\b|before\b|after\b|since\b|until\b"
    r"|than\b|of\b|from\b|by\b|and\b)[\w’'.-]+){0,8}?)\s(?:on|in)\s$"
)
_SPOKEN = r",\s(?:in|at|during|speaking)\b[^,;]{0,60}?\s(?:on|in)\s$"
_OPENING = r"(?:,\s|\s)(?:the\s)?(?:(?:U\.?S\.?|US|American|British|[A-Z][a-z]+n|[A-Z][a-z]+[sh]{2}|Mr\.?)\s)?$"
_ON = r"\b(?:on|in|by)\s$"


def _day_of_act(at: Span, facts: Facts) -> DateMention | None:
    """The date, named or counted from the day of issue, of what the words after a title tell."""
    sentence = facts.sentence_at(at.start)
    if sentence is None:
        return None
    prose = facts.prose
    for dated in dated_sentences(facts):
        if dated.sentence is not sentence and dated.sentence != sentence:
            continue
        for mention in dated.dates:
            if not _is_certain(mention):
                continue
            if mention.span.start > at.end and _hangs_on_verb(prose[at.end : mention.span.start], mention):
                return mention
            if mention.span.end < at.start and explicit(mention) and _opens(prose, sentence.start, mention, at):
                return mention
    return None


def _is_certain(mention: DateMention) -> bool:
    if mention.kind not in ("date", "time") or mention.part is not None or mention.fault:
        return False
    return explicit(mention) or (mention.resolved is not None and mention.reason in ("issue", "tense"))


def _hangs_on_verb(between: str, mention: DateMention) -> bool:
    if compiled(_SAID, 0).fullmatch(between) or (explicit(mention) and compiled(_SPOKEN, 0).fullmatch(between)):
        return True
    found = compiled(_ACTED, 0).fullmatch(between)
    return found is not None and not any(is_past_form(word.lower()) for word in found["object"].split())


def _opens(prose: str, start: int, mention: DateMention, at: Span) -> bool:
    """“On March 3, 2015, President …” with its verb: the date opens the sentence, nothing else stands before the title."""
    lead = prose[start : mention.span.start]
    return bool(
        compiled(_ON).search(lead)
        and len(lead) < 8
        and compiled(_OPENING, 0).fullmatch(prose[mention.span.end : at.start])
        and compiled(rf"\s(?:also\s|then\s)?(?:{_SAYS}|{_ACTS})\b", 0).match(prose, at.end)
    )


_ADMINISTRATION = (
    r"\b[Tt]he\s(?:(?P<first>[A-Z][a-z]+)\s)?(?P<last>[A-Z][a-z]+)\s[Aa]dministration\s(?P<verb>(?:has|have|is|wants|plans|continues|refuses"
    r"|remains|hopes|insists)(?:\s(?:also|now|repeatedly|been|already|still))*(?:\s[a-z]+(?:ed|ing))?)\b"
)
_PAST_TOLD = r"\b(?:then|former|ex|under|during|when|while|if|had|legacy|history|ago|since)\b"
_PAST_TOLD_AFTER = r"\b(?:then|former|legacy|history|ago|at\sthe\stime)\b"
_OLDEST = 1989  # surnames of earlier presidents are those of many other offices too


def _administrations(facts: Facts, table: _Table) -> Iterator[Match]:
    """“The Biden administration has been accused”, in a text that is certainly later than its last day."""
    written_after = facts.written_after
    if written_after is None:
        return
    for found in re.finditer(_ADMINISTRATION, facts.prose):
        held = table.holders.get(("president", found["last"]))
        if held is None or (held[-1].start or datetime.date.max).year < _OLDEST or held[-1].end is None:
            continue
        end = held[-1].end
        if not end <= written_after <= (held[-1].known or datetime.date.max):
            continue
        if _told_as_past(facts, Span(*found.span()), end):
            continue
        told = f"The {found['last']} administration ended on {written(end)}"
        if facts.issue.day is None:
            told += f", and the text itself was written after {written(written_after)}"
        yield Match(Span(*found.span()), fields={"sum": told})


def _told_as_past(facts: Facts, at: Span, end: datetime.date) -> bool:
    """Whether the sentence speaks of a time before the end of the term."""
    sentence = facts.sentence_at(at.start)
    if sentence is None or compiled(_PAST_TOLD).search(facts.prose, sentence.start, at.start):
        return True
    if compiled(_PAST_TOLD_AFTER).search(facts.prose, at.end, sentence.end):
        return True
    within = (one for one in facts.dates if sentence.start <= one.span.start < sentence.end)
    return any(one.year is not None and one.year <= end.year for one in within)
