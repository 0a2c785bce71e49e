"""Two ages of one person: the age that stands with the full name, and another with the surname or with “the 47-year-old”.

Both must be ages of the time of writing: an age told of an earlier time, of a relative or of another bearer of the name
is none. A difference that is that of two years which the copy names is no conflict either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import KIN
from newslint.checks.dates.common import dates_in
from newslint.records import NamedTuple
from newslint.text import Sentence, Span

__all__ = ["age_conflict"]

_WORD = r"[A-Z][\w’'-]*[a-z]"
_LAST = rf"(?P<last>{_WORD})"
_CLOSES = r"(?=,(?!\d)|\)|;|\.(?:\s|$)|\s(?:and|of|from|who)\b|\s[–—]|$)"
#: From a name to an age of now: "Bell, 41,", "Bell (41)", "Bell, aged 41,", "Bell, a 41-year-old", "Bell, who is 41".
_AGE = (
    rf"(?:,\s(?:aged\s|age\s|now\s|now\saged\s)?(?P<apposed>\d{{2}}){_CLOSES}"
    rf"|\s\((?:aged\s|age\s)?(?P<bracketed>\d{{2}})(?=\)|,\s)"
    r"|,\s(?:(?:an?|the)\s(?:[a-z-]+\s){0,2})?(?P<joined>\d{2})(?=-year-old\b)"
    r"|,?\s(?:who\s)?(?:is|turned|turns)\s(?:now\s|aged\s|currently\s|just\s)?(?P<told>\d{2})"
    r"(?=,(?!\d)|;|\.(?!\d)|\s(?:and|years\sold)\b|$))"
)
#: What every age of two digits is part of: most copy has not even two of these.
_AN_AGE = r"\d{2}(?=-year-old|\)|;|,(?!\d)|\.(?!\d)|\s(?:and|of|from|who|years|[–—])|$)"
#: A surname and an age of now.
_NAMED = rf"(?<![\w’'.-]){_LAST}{_AGE}"
_BEFORE = rf"\b(?P<joined>\d{{2}})-year-old\s(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?{_LAST}\b(?!\s[A-Z]|[’'-])"
#: “The 47-year-old prosecutor” after a sentence about one person.
_ROLE = r"(?:The|This)\s(?P<joined>\d{2})-year-old(?!\s(?:[A-Z]|(?:man|woman|boy|girl|victim|suspect|driver|passenger|company|firm|building)\b))"
_ABOUT_ONE = rf"(?:{_WORD}\.?\s){{0,4}}{_LAST}(?:,\s|\s(?:is|was|has|had|may|will|can|could|[a-z]+(?:ed|es|s)|said|told|took|won|ran|left))\b"
_OTHER_PEOPLE = r"\b(?:an?\s(?:[a-z-]+\s){0,2}(?:man|woman|boy|girl|victim|neighbou?r|friend|colleague|teenager|student|pensioner|passenger|officer|child)|another|they|couple)\b"
#: Close to an age, what makes it that of another time.
_THEN = r"\b(?:then|when|at\sthe\stime|would\s(?:be|have)|had\sbeen\s\d|was\s(?:just|only|aged|\d)|until|years?\s(?:ago|earlier|later|before))\b"
#: What may stand before a surname and is no first name.
_BEFORE_NAMES = (
    "Mr Ms Mrs Miss Dr Sgt Lt Capt Col Gen Maj Rev Prof Sir Lady Lord Dame Officer Detective Inspector Sergeant Constable Captain"
    " Chief Sheriff Deputy Judge Justice Mayor Senator Sen Rep Gov Governor Councillor Councilman Councilwoman Cllr President Minister"
    " Secretary Chancellor Coach Attorney Doctor Professor Father Sister Pilot The And But Of For With When While After Before If"
    " As In On At By To From Both Like Meanwhile Then Now Police Prosecutors Earlier Later"
)
_NO_NAMES = frozenset(_BEFORE_NAMES.split())
_AROUND = 28
_YOUNGEST = 10


class _Aged(NamedTuple):
    """An age told of a surname."""

    span: Span
    age: int
    last: str


def age_conflict(facts: Facts) -> Iterator[Match]:
    """Two ages of one person, both of the time of writing."""
    if len(compiled(_AN_AGE, 0).findall(facts.prose)) < 2:
        return
    known: dict[str, _Aged] = {}
    told: set[str] = set()
    for one in sorted((*_ages(facts, _NAMED), *_ages(facts, _BEFORE), *_roles(facts)), key=lambda one: one.span):
        first = known.setdefault(one.last, one)
        if one.age == first.age or one.last in told or not _is_one(first, one, facts):
            continue
        told.add(one.last)
        yield Match(
            one.span,
            fields={"sum": f"{one.last} is {first.age} earlier in the text, {one.age} here"},
            related=((first.span, f"{first.age} here"),),
        )


def _ages(facts: Facts, pattern: str) -> Iterator[_Aged]:
    """The ages of now that a pattern finds in the copy itself."""
    for found in compiled(pattern, 0).finditer(facts.prose):
        group = next(name for name in ("joined", "apposed", "bracketed", "told") if found.groupdict().get(name))
        span = Span(*found.span(group))
        if int(found[group]) >= _YOUNGEST and _is_of_now(span, found.start(), facts):
            yield _Aged(span, int(found[group]), found["last"])


def _is_of_now(age: Span, name: int, facts: Facts) -> bool:
    sentence = facts.sentence_at(age.start)
    if sentence is None or facts.in_quotation(age.start):
        return False
    around = max(sentence.start, name - _AROUND), min(sentence.end, age.end + _AROUND)
    if compiled(_THEN).search(facts.prose, *around):
        return False
    return not any(one.year is not None for one in dates_in(facts, sentence.start, age.start))


def _roles(facts: Facts) -> Iterator[_Aged]:
    """Ages of “the 47-year-old”, of the one person whom the sentence before is about."""
    if "he " not in facts.prose or "-year-old" not in facts.prose:
        return
    for found in compiled(rf"(?<=\s){_ROLE}", 0).finditer(facts.prose):
        index = facts.sentence_index(found.start())
        if not index or facts.sentences[index].start != found.start():
            continue
        before = facts.sentences[index - 1]
        if facts.block_at(before.start) != facts.block_at(found.start()):
            continue
        last = _only_person(before, facts)
        span = Span(*found.span("joined"))
        if last and _is_of_now(span, found.start(), facts):
            yield _Aged(span, int(found["joined"]), last)


def _only_person(sentence: Sentence, facts: Facts) -> str:
    """The surname of the person whom a sentence begins with, when it speaks of nobody else."""
    found = compiled(_ABOUT_ONE, 0).match(facts.prose, sentence.start, sentence.end)
    if found is None:
        return ""
    text = facts.prose[found.end("last") : sentence.end]
    if compiled(_OTHER_PEOPLE).search(text) or compiled(KIN).search(text) or compiled(r"\s[A-Z][a-z]+", 0).search(text):
        return ""
    return found["last"]


def _is_one(first: _Aged, later: _Aged, facts: Facts) -> bool:
    """Whether two ages must be of one person at one time, who is named in full somewhere."""
    surname = re.escape(later.last)
    before = re.findall(rf"\b([A-Z][\w’'-]*[a-z]|[A-Z]\.)\s{surname}\b", facts.prose)
    if len({word for word in before if word not in _NO_NAMES}) != 1:
        return False
    addresses = set(re.findall(rf"\b(Mr|Mrs|Ms|Miss)\.?\s{surname}\b", facts.prose))
    if "Mr" in addresses and len(addresses) > 1:
        return False
    sentence, start = facts.sentence_at(later.span.start), facts.sentence_at(first.span.start)
    if sentence is None or start is None:
        return False
    if compiled(KIN).search(facts.prose, sentence.start, later.span.start):
        return False
    return not _apart_by_years(abs(first.age - later.age), (sentence, start), facts)


def _apart_by_years(years: int, sentences: tuple[Sentence, Sentence], facts: Facts) -> bool:
    """Whether the difference is that between two years that the copy names, the year of issue among them."""
    named = {one.year for each in sentences for one in dates_in(facts, each.start, each.end) if one.year}
    issued = facts.written_after
    named |= {issued.year} if issued else set()
    return any(abs(abs(one - other) - years) <= 1 for one in named for other in named if one != other)
