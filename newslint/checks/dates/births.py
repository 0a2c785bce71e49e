"""Births: the dates of a sentence on which somebody was born."""

from __future__ import annotations

import datetime
from functools import lru_cache

from newslint.analysis.ages import Age
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.dates.common import Dated, dated_sentences, explicit, written
from newslint.records import NamedTuple
from newslint.text import Sentence

__all__ = ["AROUND", "KIN", "SUBJECT", "Birth", "about_one", "birth_word", "births", "told_births", "wrong_age"]

_DAYS = tuple[datetime.date, datetime.date]
_NONE = datetime.timedelta(0)

AROUND = 40  # how far about a birth or an age words may stand that make it somebody else's

#: From "born" to its date: a name at birth, a place, the parents; the words between are looked at one by one.
_BORN = (
    r"\b(?:born|came\sinto\sthe\sworld|b\.|DOB:?|(?:date\sof\sbirth|birth\s?date)(?:\s(?:is|was)\s(?:given|listed|recorded|registered|shown|stated)(?:\s(?:on|in|by)(?:\s[\w’'-]+){1,4}?)?\sas|\s(?:is|was|as)|:)?)(?P<between>(?:,?\s[\w.’'-]+){0,10}?),?"
    r"(?:\s(?:in|on|back\sin)(?:\s(?:early|late|mid))?)?\s$"
)
_BIRTHS = r"\b(?:born|came\sinto\sthe\sworld|DOB|date\sof\sbirth|birth\s?date)\b|\bb\.\s"
#: Words that begin another clause, or count from another time.
_CLAUSE_WORDS = (
    "died dies but who whose whom which that when where while before after since until if because as then later earlier ago first"
    " second third years days months child children son daughter"
)
_OTHER_CLAUSE = frozenset(_CLAUSE_WORDS.split())
#: Words by which the age and the birth may be of two people.
KIN = (
    r"\b(?:whose(?!\s$|\s(?:date\sof\sbirth|birth\s?date))|sons?|daughters?|child(?:ren)?|bab(?:y|ies)|twins?|brothers?|sisters?|sibling|father|mother|parents?|wife"
    r"|husband|grand\w+|nephew|niece|cousin|couple|girl|boy|kids?|first-born|(?:oldest|youngest)(?=,|\sof\b)|between)\b"
)
_BIRTH_REACH = 100


class Birth(NamedTuple):
    """The one birth that a sentence tells: its day, and the sentences with dates before and after."""

    day: DateMention
    dated: Dated
    beside: tuple[Dated, ...]


@lru_cache(maxsize=1)
def told_births(facts: Facts) -> tuple[Birth, ...]:
    """The sentences that tell one birth. Kept for the last document, for two checks ask."""
    if not compiled(_BIRTHS).search(facts.prose):
        return ()
    known = dated_sentences(facts)
    found = ((index, dated, births(dated, facts)) for index, dated in enumerate(known))
    return tuple(
        Birth(days[0], dated, (*known[max(0, index - 1) : index], *known[index + 1 : index + 2]))
        for index, dated, days in found
        if len(days) == 1
    )


def births(dated: Dated, facts: Facts) -> list[DateMention]:
    """The dates of a sentence on which somebody was born."""
    days = [one for one in dated.dates if explicit(one) and one.kind == "date"]
    if not days or not compiled(_BIRTHS).search(facts.prose, dated.sentence.start, dated.sentence.end):
        return []
    return [one for one in days if _is_birth(one, dated, facts)]


def _is_birth(mention: DateMention, dated: Dated, facts: Facts) -> bool:
    start = max(dated.sentence.start, mention.span.start - _BIRTH_REACH)
    cue = birth_word(start, mention.span.start, facts)
    found = None if cue is None else compiled(_BORN).fullmatch(facts.prose, cue, mention.span.start)
    return found is not None and _is_of_birth(found["between"])


def birth_word(start: int, end: int, facts: Facts) -> int | None:
    """Where the last word for a birth between two places begins: "born", "date of birth"."""
    return max((one.start() for one in compiled(_BIRTHS).finditer(facts.prose, start, end)), default=None)


def _is_of_birth(words: str) -> bool:
    """Whether the words between "born" and a date tell of the birth: no other verb, no other clause."""
    between = [word.strip(",.").lower() for word in words.split()]
    if between[:2] in (["and", "raised"], ["and", "bred"]):
        between = between[2:]
    return not any(
        word in _OTHER_CLAUSE or is_past_form(word) or (word.isdigit() and len(word) == 4) for word in between
    )


#: A sentence whose subject is born in it.
SUBJECT = r"\s*(?:Born\b|(?:[A-Z][\w.’'-]*\s){0,3}(?P<name>[A-Z][\w’'-]+)(?:,|\s\()?(?:\swho)?\s(?:was|is)\s(?:[a-z]+\s)?born\b|(?:She|He)\swas\sborn\b)"
#: A sentence whose subject is he or she.
_PRONOUN = r"\s*(?:(?P<opens>He|She)\b|(?:In|On|By|At|Aged|Now|Today|Born)\b[^;:]{0,60}?,?\s(?P<follows>he|she)\b)"
_OTHER_PRONOUNS = {"he": r"\b(?:she|her|hers|they)\b", "she": r"\b(?:he|him|his|they)\b"}


def about_one(facts: Facts, birth: Sentence, other: Sentence) -> bool:
    """Whether a sentence that tells a birth and another beside it are about one person, by the pronoun that opens the later."""
    first, last = sorted((birth, other), key=lambda one: one.start)
    index = facts.sentence_index(first.start)
    if index is None or index + 1 >= len(facts.sentences) or facts.sentences[index + 1] != last:
        return False
    if facts.block_at(first.start) != facts.block_at(last.start):
        return False
    found = compiled(_PRONOUN, 0).match(facts.prose, last.start, last.end)
    if found is None or (first is birth and not compiled(SUBJECT, 0).match(facts.prose, first.start, first.end)):
        return False
    others = _OTHER_PRONOUNS[(found["opens"] or found["follows"]).lower()]
    return not any(
        compiled(words).search(facts.prose, one.start, one.end) for words in (others, KIN) for one in (first, last)
    )


def wrong_age(age: Age, born: _DAYS, days: _DAYS, slack: datetime.timedelta = _NONE) -> str:
    """The sum that shows an age on some day to be wrong; empty when the birth allows it, give or take the slack."""
    youngest, oldest = _age(born[1], days[0] - slack), _age(born[0], days[1] + slack)
    if youngest < 0 or age.allows(youngest, oldest):
        return ""
    youngest, oldest = _age(born[1], days[0]), _age(born[0], days[1])
    since = f"on {written(born[0])}" if born[0] == born[1] else f"in {born[0].year}"
    ages = f"{youngest}" if youngest == oldest else f"{youngest} {'or' if oldest == youngest + 1 else 'to'} {oldest}"
    return f"Born {since}, one is {ages} {_when(days)}, not {age.told}"


def _when(days: _DAYS) -> str:
    first, last = days
    if first == last:
        return f"on {written(first)}"
    return f"in {first.strftime('%B %Y') if first.month == last.month else first.year}"


def _age(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
