"""Two ages of one person: the age that stands with the full name, and another with the surname or with “the 47-year-old”.

Both must be ages of the time of writing: an age told of an earlier time, of a relative or of another bearer of the name
is none. A difference that is that of two years which the copy names is no conflict either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newslint.analysis.ages import AGE, LIFE_DECADE, Age, age_of, decade_of
from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.base import Match
from newslint.checks.dates.births import KIN
from newslint.checks.dates.common import dates_in
from newslint.records import NamedTuple
from newslint.text import Sentence, Span

__all__ = ["AgedName", "age_conflict", "is_one_person", "named_ages"]

_WORD = r"[A-Z][\w’'-]*[a-z]"
_LAST = rf"(?P<last>{_WORD})"
#: An age of two digits, or in words.
_N = AGE.replace(r"1[01]\d|\d{1,2}", r"10\d|\d{2}")
_CLOSES = r"(?=,(?!\d)|\)|;|\.(?:\s|$)|\s(?:and|of|from|who)\b|\s[–—]|$)"
#: What still holds of somebody who "at 76 still drives".
_STILL = r"(?:still|is|remains|continues|keeps|lives|has\sbeen|now)"
#: From a name to an age of now: "Bell, 41,", "Bell (41)", "Bell, aged 41,", "Bell, a 41-year-old", "Bell, who is 41".
_AGED = (
    rf"(?:,\s(?:aged\s|age\s|now\s|now\saged\s|at\s(?=[\w-]+,\s{_STILL}\b))?(?P<apposed>{_N}){_CLOSES}"
    rf"|\s\((?:aged\s|age\s)?(?P<bracketed>{_N})(?=\)|,\s)"
    rf"|,\s(?:an?|the)\s(?:[a-z-]+\s){{0,2}}(?P<joined>{_N})(?=-year-old\b)"
    rf"|,?\s(?:who,?\s)?(?:is|turned|turns)\s(?:now\s|aged\s|currently\s|just\s)?(?P<told>{_N})"
    r"(?=,(?!\d)|;|\.(?!\d)|\s(?:and|years\sold|today|this|last|next|on|in)\b|$)"
    rf"|,\swho,?\sat\s(?:age\s|the\sage\sof\s)?(?P<still>{_N}),?\s{_STILL}\b"
    rf"|,?\s(?:who\s)?(?:is\s|now\s)?(?P<decade>{LIFE_DECADE})(?=[,.;)]|\s(?:and|who)\b|$))"
)
#: What every age is part of: most copy has not even two of these.
_AN_AGE = (
    r"\d{2}(?=-year-old|\)|;|,(?!\d)|\.(?!\d)|\s(?:and|of|from|who|years|still|is|on|today|this|last|next|[–—])|$)"
    r"|(?:-(?:one|two|three|four|five|six|seven|eight|nine)|ty|teen)(?:,\s|-year-old)|\sin\s(?:his|her)\s(?:early|mid|late|[a-z]+ies\b|\d0)|narian\b"
)
#: A surname and an age of now.
_NAMED = rf"(?<![\w’'.-]){_LAST}{_AGED}"
_FULL = rf"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?(?:(?:[A-Z][\w’'-]*[a-z]|[A-Z]\.)\s){{0,2}}{_LAST}\b(?!\s[A-Z]|[’'-])"
_NO_ROLE = r"(?:man|woman|boy|girl|son|daughter|of|and|or|from|with|who|that|in|on|at|to|by|for|than|as|but|not|like|over|after|before|when|whom|into|will|may|can)\b"
_BEFORE = rf"\b(?P<joined>{_N})-year-old\s(?P<role>(?:(?!{_NO_ROLE})[a-z-]+(?<!s)(?<!ed)\s){{0,3}}){_FULL}"
#: "At 76, Bell still drives", "Now 76, Bell is"; what she did at 19 is of another time.
_HEAD = (
    rf"(?:At\s(?:the\sage\sof\s|age\s)?|Now\s(?:aged\s)?|Aged\s)(?P<told>{_N}),\s{_FULL}\s"
    r"(?:still|is|remains|continues|keeps|lives|has|runs|works|now)\b"
)
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
_DATED = 14  # how far after an age the year may stand in which it was
_YOUNGEST = 10


class AgedName(NamedTuple):
    """An age told of a surname."""

    span: Span
    age: Age
    last: str


def age_conflict(facts: Facts) -> Iterator[Match]:
    """Two ages of one person, both of the time of writing."""
    yield from _headline(facts)
    if len(compiled(_AN_AGE, 0).findall(facts.prose)) < 2:
        return
    known: dict[str, AgedName] = {}
    told: set[str] = set()
    for one in named_ages(facts):
        first = known.setdefault(one.last, one)
        if first.age.allows(one.age.least, one.age.most) or one.last in told or not _is_one(first, one, facts):
            continue
        told.add(one.last)
        yield Match(
            one.span,
            fields={"sum": f"{one.last} is {first.age.told} earlier in the text, {one.age.told} here"},
            related=((first.span, f"{first.age.told} here"),),
        )


@lru_cache(maxsize=1)
def named_ages(facts: Facts) -> tuple[AgedName, ...]:
    """The ages of now that the copy tells of people by their surnames, in order of place."""
    places = dict.fromkeys(facts.sentence_at(one.start()) for one in compiled(_AN_AGE, 0).finditer(facts.prose))
    sentences = [one for one in places if one is not None]
    found = [one for way in (_NAMED, _BEFORE, _HEAD) for sentence in sentences for one in _ages(facts, way, sentence)]
    return tuple(sorted({*found, *_roles(facts)}, key=lambda one: one.span))


_GROUPS = ("joined", "apposed", "bracketed", "told", "still", "decade")


def _ages(facts: Facts, pattern: str, sentence: Sentence) -> Iterator[AgedName]:
    """The ages of now that a pattern finds in a sentence of the copy itself."""
    for found in compiled(pattern, 0).finditer(facts.prose, sentence.start, sentence.end):
        if pattern is _HEAD and found.start() != sentence.start:
            continue
        if any(is_past_form(word) for word in found.groupdict().get("role", "").split()):
            continue  # "the 46-year-old star told Bell"
        group = next(name for name in _GROUPS if found.groupdict().get(name))
        span = Span(*found.span(group))
        age = decade_of(found) if group == "decade" else age_of(found[group])
        if age is not None and age.least >= _YOUNGEST and _is_of_now(span, found.start(), facts):
            turns = compiled(r"\bturns\s(?:\w+\s)?$").search(facts.prose, found.start(), span.start)
            yield AgedName(span, age._replace(least=age.least - 1) if turns else age, found["last"])


def _is_of_now(age: Span, name: int, facts: Facts) -> bool:
    sentence = facts.sentence_at(age.start)
    if sentence is None or facts.in_quotation(age.start):
        return False
    around = max(sentence.start, name - _AROUND), min(sentence.end, age.end + _AROUND)
    if compiled(_THEN).search(facts.prose, *around):
        return False
    return not any(one.year is not None for one in dates_in(facts, sentence.start, min(sentence.end, age.end + _DATED)))


#: “She is 54” after a sentence about one person.
_IS = rf"(?:He|She)\sis\s(?:now\s|aged\s|just\s|only\s)?(?P<joined>{_N})(?=[.;]|,\s|\s(?:and|years\sold)\b)"


def _roles(facts: Facts) -> Iterator[AgedName]:
    """Ages of “the 47-year-old” or of he and she, of the one person whom the sentence before is about."""
    if not any(words in facts.prose for words in ("-year-old", "He is ", "She is ")):
        return
    for found in compiled(rf"(?<=\s)(?:{_ROLE}|{_IS.replace('joined', 'is')})", 0).finditer(facts.prose):
        index = facts.sentence_index(found.start())
        if not index or facts.sentences[index].start != found.start():
            continue
        before = facts.sentences[index - 1]
        if facts.block_at(before.start) != facts.block_at(found.start()):
            continue
        last, group = _only_person(before, facts), "joined" if found["joined"] else "is"
        span, age = Span(*found.span(group)), age_of(found[group])
        if last and age is not None and _is_of_now(span, found.start(), facts):
            yield AgedName(span, age, last)


def _only_person(sentence: Sentence, facts: Facts) -> str:
    """The surname of the person whom a sentence begins with, when it speaks of nobody else."""
    found = compiled(_ABOUT_ONE, 0).match(facts.prose, sentence.start, sentence.end)
    if found is None:
        return ""
    text = facts.prose[found.end("last") : sentence.end]
    if compiled(_OTHER_PEOPLE).search(text) or compiled(KIN).search(text) or compiled(r"\s[A-Z][a-z]+", 0).search(text):
        return ""
    return found["last"]


def is_one_person(facts: Facts, last: str) -> bool:
    """Whether a surname is that of one person, who is named in full somewhere."""
    surname = re.escape(last)
    before = re.findall(rf"\b([A-Z][\w’'-]*[a-z]|[A-Z]\.)\s{surname}\b", facts.prose)
    if len({word for word in before if word not in _NO_NAMES}) != 1:
        return False
    addresses = set(re.findall(rf"\b(Mr|Mrs|Ms|Miss)\.?\s{surname}\b", facts.prose))
    return not ("Mr" in addresses and len(addresses) > 1)


def _is_one(first: AgedName, later: AgedName, facts: Facts) -> bool:
    """Whether two ages must be of one person at one time."""
    sentence, start = facts.sentence_at(later.span.start), facts.sentence_at(first.span.start)
    if sentence is None or start is None or not is_one_person(facts, later.last):
        return False
    if compiled(KIN).search(facts.prose, sentence.start, later.span.start):
        return False
    apart = max(later.age.least - first.age.most, first.age.least - later.age.most)
    return not _apart_by_years(apart, (sentence, start), facts)


def _apart_by_years(years: int, sentences: tuple[Sentence, Sentence], facts: Facts) -> bool:
    """Whether the difference is that between two years that the copy names, the year of issue among them."""
    named = {one.year for each in sentences for one in dates_in(facts, each.start, each.end) if one.year}
    issued = facts.written_after
    named |= {issued.year} if issued else set()
    return any(abs(abs(one - other) - years) <= 1 for one in named for other in named if one != other)


#: Whom a headline names by an age: "Man, 34, held over barn fire", "14-year-old girl found".
_WHO = (
    r"(?P<noun>man|woman|boy|girl|teen|teenager|driver|motorist|motorcyclist|cyclist|pedestrian|pensioner|student|pupil|toddler|mother"
    r"|father|grandmother|grandfather|passenger|hiker|climber|swimmer|surfer|teacher|nurse|officer|worker|farmer|victim|suspect|rider)"
)
_WHO_AGED = rf"\b(?:{_WHO},?\s(?:aged\s|\()?(?P<after>\d{{1,2}})(?=[,.;)]|\s[a-z]|$)|(?P<joined>\d{{1,2}})-year-old\s{_WHO.replace('noun', 'who')})\b"


def _headline(facts: Facts) -> Iterator[Match]:
    """A headline and a text about one man, woman or driver, with two ages."""
    head = facts.document.blocks[0] if facts.document.blocks else None
    if head is None or head.kind != "headline":
        return
    led = list(compiled(_WHO_AGED).finditer(facts.prose, head.start, head.end))
    if len(led) != 1:
        return
    noun, age = (led[0]["noun"] or led[0]["who"]).lower(), led[0]["after"] or led[0]["joined"]
    if compiled(rf"\b{age}\b").search(facts.prose, head.end):
        return
    told = list(compiled(_WHO_AGED).finditer(facts.prose, head.end))
    same = [one for one in told if (one["noun"] or one["who"]).lower() == noun]
    ages = compiled(r"\b\d{1,2}-year-old\b|\baged\s\d|,\s\d{1,2},(?!\d)|\s\(\d\d\)").findall(facts.prose, head.end)
    if len(same) == 1 and len(ages) == 1 and not facts.in_quotation(same[0].start()):
        span = Span(*same[0].span("after" if same[0]["after"] else "joined"))
        yield Match(
            span,
            fields={"sum": f"The {noun} is {age} in the headline, {facts.prose[span.start : span.end]} here"},
            related=((Span(*led[0].span("after" if led[0]["after"] else "joined")), f"{age} here"),),
        )
