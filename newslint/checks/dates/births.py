"""Births: the dates of a sentence on which somebody was born."""

from __future__ import annotations

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.dates.common import Dated, explicit

__all__ = ["AROUND", "KIN", "birth_word", "births"]

AROUND = 40  # how far about a birth or an age words may stand that make it somebody else's

#: From "born" to its date: a name at birth, a place, the parents; the words between are looked at one by one.
_BORN = (
    r"\b(?:born|b\.|DOB:?|(?:date\sof\sbirth|birth\s?date)(?:\s(?:is|was|as)|:)?)(?P<between>(?:,?\s[\w.’'-]+){0,10}?),?"
    r"(?:\s(?:in|on|back\sin)(?:\s(?:early|late|mid))?)?\s$"
)
_BIRTHS = r"\b(?:born|DOB|date\sof\sbirth|birth\s?date)\b|\bb\.\s"
#: Words that begin another clause, or count from another time.
_CLAUSE_WORDS = (
    "died dies but who whose whom which that when where while before after since until if because as then later earlier ago first"
    " second third years days months child children son daughter"
)
_OTHER_CLAUSE = frozenset(_CLAUSE_WORDS.split())
#: Words by which the age and the birth may be of two people.
KIN = (
    r"\b(?:whose(?!\s$|\s(?:date\sof\sbirth|birth\s?date))|sons?|daughters?|child(?:ren)?|bab(?:y|ies)|twins?|brothers?|sisters?|sibling|father|mother|parents?|wife"
    r"|husband|grand\w+|nephew|niece|cousin|couple|girl|boy|kids?|first-born|oldest|youngest|between)\b"
)
_BIRTH_REACH = 100


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
