"""Lives and anniversaries: ages against birth dates, lifespans, two ages of one person, the n-th year of an event."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled, ordinal_value
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, day_of, explicit, plural, written
from newslint.text import Span

__all__ = ["age_birth_mismatch", "age_conflict", "anniversary_mismatch", "lifespan_mismatch"]

_BORN = r"\bborn\s(?:(?:in|on)\s(?:early\s|late\s)?|in\s[A-Z][\w.’'-]+(?:,?\s[A-Z][\w.’'-]+){0,2},?\s(?:in|on)\s)$"
_NAMED_AGE = r"\b[A-Z][\w’'-]+,\s(?P<age>\d{1,3}),\s(?:(?:who\s)?(?:was|is)\s)?$"
_AT_AGE = r"\b(?:at|aged|was|turned)\s(?:age\s|the\sage\sof\s)?(?P<age>\d{1,2})(?:\syears\sold)?,?\s(?:in|on)\s$"
_DEAD = r"\b(?:died|dead|death|killed|late|murdered|would)\b"


def age_birth_mismatch(facts: Facts) -> Iterator[Match]:
    """An age that the birth date beside it does not give, on the day of issue or on the day told."""
    for dated in dated_sentences(facts):
        births = [one for one in dated.dates if explicit(one) and _is_birth(one, dated, facts)]
        if len(births) == 1:
            yield from _age_now(births[0], dated, facts)
            yield from _age_then(births[0], dated, facts)


def _is_birth(mention: DateMention, dated: Dated, facts: Facts) -> bool:
    start = max(dated.sentence.start, mention.span.start - 80)
    return bool(re.search(_BORN, facts.prose[start : mention.span.start], re.IGNORECASE))


def _age_now(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Lena Voss, 41, was born in 1979."""
    issued = facts.issue.day
    if issued is None or compiled(_DEAD).search(facts.prose, dated.sentence.start, dated.sentence.end):
        return
    prose = facts.prose[dated.sentence.start : birth.span.start]
    born = prose.lower().rfind("born")
    found = re.search(_NAMED_AGE, prose[:born])
    if found is None:
        return
    told = _wrong(int(found["age"]), birth, (issued, issued))
    if told:
        start = dated.sentence.start
        yield Match(Span(start + found.start("age"), start + found.end("age")), fields={"sum": told})


def _age_then(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Born on May 2, 1990, he won the title at 20 in June 2012."""
    for mention in dated.dates:
        if mention is birth or not explicit(mention) or mention.resolved is None:
            continue
        start = max(dated.sentence.start, mention.span.start - 40)
        found = re.search(_AT_AGE, facts.prose[start : mention.span.start])
        if found is None:
            continue
        told = _wrong(int(found["age"]), birth, mention.resolved)
        if told:
            yield Match(Span(start + found.start("age"), start + found.end("age")), fields={"sum": told})


def _wrong(age: int, birth: DateMention, days: tuple[datetime.date, datetime.date]) -> str:
    """The sum that shows an age to be wrong; empty when the birth date allows it."""
    if birth.resolved is None:
        return ""
    youngest, oldest = _age(birth.resolved[1], days[0]), _age(birth.resolved[0], days[1])
    if youngest < 0 or youngest <= age <= oldest:
        return ""
    born = day_of(birth)
    since = written(born) if born else str(birth.year)
    ages = (
        f"{youngest}"
        if youngest == oldest
        else f"{youngest} or {oldest}"
        if oldest == youngest + 1
        else f"{youngest} to {oldest}"
    )
    first, last = days
    when = (
        f"on {written(first)}"
        if first == last
        else f"in {first.strftime('%B %Y') if first.month == last.month else first.year}"
    )
    return f"Born {'on' if born else 'in'} {since}, one is {ages} {when}, not {age}"


def _age(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


_LIFE = r"\b[A-Z][\w’'-]+\s(?P<life>\((?P<born>[12]\d{3})\s?[-–—]\s?(?P<died>[12]\d{3})\))"
_DIED_AGED = r"\b(?:died\s(?:aged|at|at\sage|at\sthe\sage\sof)|death\s(?:aged|at|at\sage|at\sthe\sage\sof)|who\sdied\saged)\s(?P<age>\d{1,3})\b(?!\s?[%:])"
_WORK = (
    r"(?:War|Act|Party|Company|Co|Inc|Club|Dynasty|Republic|Empire|Series|Season|League|Cup|Plan|Era|Period|Crisis)\s$"
)


def lifespan_mismatch(facts: Facts) -> Iterator[Match]:
    """Years of birth and death in brackets that are reversed, or that the age at death contradicts."""
    if "(" not in facts.prose:
        return
    for found in re.finditer(_LIFE, facts.prose):
        born, died = int(found["born"]), int(found["died"])
        sentence = facts.sentence_at(found.start())
        if sentence is None or re.search(_WORK, facts.prose[sentence.start : found.start("life")]):
            continue
        if died < born:
            yield Match(Span(*found.span("life")), fields={"sum": f"{died} comes before {born}"})
            continue
        told = re.compile(_DIED_AGED).search(facts.prose, found.end(), sentence.end)
        if told and int(told["age"]) not in (died - born, died - born - 1):
            years = died - born
            sum_ = f"{born} to {died} is {years - 1} or {years} years, not {told['age']}"
            yield Match(
                Span(*told.span("age")), fields={"sum": sum_}, related=((Span(*found.span("life")), "the years"),)
            )


_FULL_AGE = r"\b(?P<first>[A-Z][a-z]+)(?:\s[A-Z]\.)?\s(?P<last>[A-Z][a-z]+),\s(?P<age>\d{1,2}),"
_WHO_IS = r"\b(?P<last>[A-Z][a-z]+),\swho\sis\s(?P<age>\d{1,2})\b(?!\s(?:of|per))"
_THEN = (
    r"\b(?:then|was|when|at\sthe\stime|brother|sister|son|daughter|father|mother|wife|husband|cousin|junior|senior)\b"
)


def age_conflict(facts: Facts) -> Iterator[Match]:
    """Two ages of one person, both of today."""
    later = _later_ages(facts)
    if not later:
        return
    known: dict[str, tuple[str, int, Span]] = {}
    shared: set[str] = set()
    for found in re.finditer(_FULL_AGE, facts.prose):
        last, name, age = found["last"], f"{found['first']} {found['last']}", int(found["age"])
        if last in known and known[last][0] != name:
            shared.add(last)
        known.setdefault(last, (name, age, Span(*found.span("age"))))
    for span, last, age in later:
        if last not in known or last in shared:
            continue
        name, first, place = known[last]
        others = re.findall(rf"\b([A-Z][a-z]+)\s{last}\b", facts.prose)
        sentence = facts.sentence_at(span.start)
        if age == first or age < 10 or first < 10 or span.start <= place.start or sentence is None:
            continue
        if any(other not in (name.split()[0], "Mr", "Ms", "Mrs", "Dr", "The") for other in others):
            continue
        if compiled(_THEN).search(facts.prose, sentence.start, sentence.end):
            continue
        yield Match(
            span,
            fields={"sum": f"{name} is {first} earlier in the text, {age} here"},
            related=((place, f"{first} here"),),
        )


_AGED = r"\b(?P<age>\d{1,2})-year-old\s(?P<last>[A-Z][a-z]+)\b(?!\s[A-Z])"


def _later_ages(facts: Facts) -> list[tuple[Span, str, int]]:
    if "year-old" not in facts.prose and ", who is " not in facts.prose:
        return []
    hits = [hit for pattern in (_WHO_IS, _AGED) for hit in re.finditer(pattern, facts.prose)]
    return sorted((Span(*hit.span("age")), hit["last"], int(hit["age"])) for hit in hits)


_ANNIVERSARY = (
    r"\b(?P<span>(?P<nth>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\sanniversary\sof\s(?:the|its|his|her|their)\s"
    r"(?P<year>[12]\d{3})\b(?![-–/]))(?!\s(?:and|or|to)\b)"
)
_MARKS = r"\b(?:mark(?:s|ed|ing)?|celebrat(?:es|ed|ing)|observ(?:es|ed|ing)|commemorat(?:es|ed|ing))\s(?:the\s)?$"
_OTHER_YEAR = r"\b(?:next|last|previous|coming|following|earlier|later|ago|upcoming|ahead|will|would)\b"
_BIRTHDAY = r"\b(?P<nth>\d{1,3}(?:st|nd|rd|th))\sbirthday\s(?:on|in)\s$"


def anniversary_mismatch(facts: Facts) -> Iterator[Match]:
    """The n-th anniversary of an event of a year, the n-th birthday of somebody born in one, where n is another."""
    prose = facts.prose
    if "anniversary" in prose and facts.issue.day is not None:
        yield from _anniversaries(facts, facts.issue.day)
    if "birthday" not in prose:
        return
    for dated in dated_sentences(facts):
        births = [one for one in dated.dates if explicit(one) and _is_birth(one, dated, facts)]
        for mention in dated.dates:
            found = compiled(_BIRTHDAY).search(
                prose, max(dated.sentence.start, mention.span.start - 30), mention.span.start
            )
            if found is None or len(births) != 1 or not explicit(mention):
                continue
            years = (mention.year or 0) - (births[0].year or 0)
            if years != ordinal_value(found["nth"]):
                sum_ = (
                    f"{births[0].year} to {mention.year} is {plural(years, 'year')}, not {ordinal_value(found['nth'])}"
                )
                yield Match(Span(found.start("nth"), found.end("nth") + len(" birthday")), fields={"sum": sum_})


def _anniversaries(facts: Facts, issued: datetime.date) -> Iterator[Match]:
    prose = facts.prose
    for found in compiled(_ANNIVERSARY).finditer(prose):
        sentence = facts.sentence_at(found.start())
        if sentence is None or compiled(_OTHER_YEAR).search(prose, sentence.start, sentence.end):
            continue
        if not compiled(_MARKS).search(prose, sentence.start, found.start()):
            continue
        years, nth = issued.year - int(found["year"]), ordinal_value(found["nth"])
        others = [int(year) for year in re.findall(r"\b[12]\d{3}\b", prose[sentence.start : sentence.end])]
        allowed = {years, years - 1 if issued.month == 1 else years, years + 1 if issued.month == 12 else years}
        if nth not in allowed and len(others) == 1:
            sum_ = f"{found['year']} to {issued.year} is {plural(years, 'year')}, not {nth}"
            yield Match(Span(*found.span("span")), fields={"sum": sum_})
