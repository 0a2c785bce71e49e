"""Lives: births and deaths against one another and against the age at death."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.ages import AGE, age_of
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import KIN, about_one, told_births, wrong_age
from newslint.checks.dates.common import Dated, dated_sentences, explicit
from newslint.records import NamedTuple
from newslint.text import Sentence, Span

__all__ = ["lifespan_mismatch", "tells_death"]

_DAYS = tuple[datetime.date, datetime.date]

#: Years of birth and death in brackets: "Ada Marsh (1931-2018)", "(b. 1931, d. 2018)", "(born 1931, died 2018)".
_YEARS = (
    r"(?P<life>\((?:born\s(?:in\s)?|b\.?\s)?(?P<born>[12]\d{3})(?:\s?[-–—]\s?|[,;]\s)(?:died\s(?:in\s)?|d\.?\s)?"
    r"(?P<died>[12]\d{3})\))"
)
#: Days of birth and death in brackets: what may stand before the first, between the two, and after the last.
_OPENS, _BETWEEN = r"\((?:born\s(?:on\s)?|b\.?\s)?$", r"\s?[-–—]\s?|[,;]\s(?:died\s(?:on\s)?|d\.?\s)"
#: Bearers of years that are no people.
_WORK = (
    r"(?:War|Wars|Act|Party|Company|Co|Inc|Club|Dynasty|Republic|Empire|Series|Season|League|Cup|Plan|Era|Period|Crisis|Line|Ministry"
    r"|Government|Union|Army|School|Journal|Times|Report|Records?|Papers|Case|Law|Bill|Survey|Study)\s$"
)
_A_PERSON = r"(?:^|[\s(“])[A-Z][\w.’'-]*\s(?:[A-Z][\w.’'-]*\s)*$|\b(?:[Tt]he|[Hh]is|[Hh]er)\s[a-z-]+\s$"


class _Life(NamedTuple):
    """The days in which somebody was born and died, as far as they are told, and where."""

    born: _DAYS
    died: _DAYS
    span: Span


def lifespan_mismatch(facts: Facts) -> Iterator[Match]:
    """A death before the birth, and an age at death that the two do not give."""
    brackets = list(_in_brackets(facts))
    words = [one for one in _in_words(facts) if not any(one[1].span.start in life.span for _, life in brackets)]
    for sentence, life in (*brackets, *words):
        if life.died[1] < life.born[0]:
            if not _named(facts, life.span.start):
                continue
            yield Match(life.span, fields={"sum": f"{life.died[0].year} comes before {life.born[0].year}"})
            continue
        told = _age_at_death(facts, sentence, life)
        sum_ = "" if told is None else _wrong(facts, told, life)
        if told is not None and sum_:
            yield Match(told, fields={"sum": sum_}, related=((life.span, "the years"),))


def _wrong(facts: Facts, told: Span, life: _Life) -> str:
    age = age_of(facts.prose[told.start : told.end])
    return wrong_age(age, life.born, life.died) if age else ""


# --- lives in brackets ---


def _in_brackets(facts: Facts) -> Iterator[tuple[Sentence, _Life]]:
    """Lives told in brackets after a name."""
    if "(" not in facts.prose:
        return
    for found in compiled(_YEARS, 0).finditer(facts.prose):
        sentence = facts.sentence_at(found.start())
        if sentence is not None and _is_person(facts, sentence, found.start("life")):
            span = Span(*found.span("life"))
            yield sentence, _Life(_year(int(found["born"])), _year(int(found["died"])), span)
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if not (_is_day(first) and _is_day(last)) or first.resolved is None or last.resolved is None:
                continue
            if not facts.prose.startswith(")", last.span.end):
                continue
            opened = compiled(_OPENS).search(facts.prose, max(sentence.start, first.span.start - 12), first.span.start)
            if opened is None or not compiled(_BETWEEN).fullmatch(facts.prose, first.span.end, last.span.start):
                continue
            if _is_person(facts, sentence, opened.start()):
                yield sentence, _Life(first.resolved, last.resolved, Span(opened.start(), last.span.end + 1))


def _is_day(mention: DateMention) -> bool:
    return explicit(mention) and mention.day is not None and mention.kind == "date"


def _is_person(facts: Facts, sentence: Sentence, at: int) -> bool:
    behind = facts.prose[max(sentence.start, at - 60) : at]
    return bool(compiled(_A_PERSON, 0).search(behind)) and not compiled(_WORK, 0).search(behind)


def _named(facts: Facts, at: int) -> bool:
    """Whether a life is told of a name: “the law (1951-1949)” is another matter."""
    return (
        facts.prose[at] != "(" or compiled(r"[A-Z][\w.’'-]*\s$", 0).search(facts.prose, max(0, at - 30), at) is not None
    )


def _year(year: int) -> _DAYS:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


# --- lives in words ---

_DIED = (
    r"\b(?:died|was\s(?:killed|murdered|executed|buried|assassinated|shot\sdead|hanged)|passed\saway|perished|drowned|his\sdeath|her\sdeath)"
    r"\b(?P<where>[^;:()]{0,60}?)(?:\s(?:in|on|of|early\sin|late\sin))?\s$"
)
#: What may not stand between a death and its day: it would be the day of something else, or another's death.
_ELSEWHERE = r"\b(?:after|before|when|while|since|until|who|which|that|and|but|born|later|during|from)\b"
_DEATH_REACH = 90  # how far before its day a death may be told
_SOMEBODY_ELSE = rf"{KIN}|\b(?:whose|widow\w*|husband|wife|friend|colleague|another|they|their|them)\b"


def _in_words(facts: Facts) -> Iterator[tuple[Sentence, _Life]]:
    """Births and deaths that one sentence, or two about one person, tell with their days."""
    for birth in told_births(facts):
        death = _death(birth.dated, birth.day, facts)
        if death is not None:
            yield birth.dated.sentence, _life(birth.day, death)
            continue
        for other in birth.beside:
            death = _death(other, birth.day, facts)
            if death is not None and about_one(facts, birth.dated.sentence, other.sentence):
                yield other.sentence, _life(birth.day, death)


def _life(born: DateMention, death: DateMention) -> _Life:
    if born.resolved is None or death.resolved is None:
        raise ValueError("a life needs days")
    return _Life(born.resolved, death.resolved, death.span)


def _death(dated: Dated, born: DateMention, facts: Facts) -> DateMention | None:
    """The one day of a sentence on which its one person died."""
    if compiled(_SOMEBODY_ELSE).search(facts.prose, dated.sentence.start, dated.sentence.end):
        return None
    found = [one for one in dated.dates if one is not born and _is_known(one) and tells_death(facts, dated, one)]
    return found[0] if len(found) == 1 else None


def _is_known(mention: DateMention) -> bool:
    return explicit(mention) and mention.kind == "date" and mention.part is None


def tells_death(facts: Facts, dated: Dated, mention: DateMention) -> bool:
    """Whether a date of a sentence is that of a death which stands right before it."""
    start = max(dated.sentence.start, mention.span.start - _DEATH_REACH)
    told = compiled(_DIED).search(facts.prose, start, mention.span.start)
    if told is None or compiled(_ELSEWHERE).search(told["where"]):
        return False
    return not any(told.start() < one.span.start < mention.span.start for one in dated.dates)


# --- the age at death ---

_AGED = rf"(?:aged\s(?:just\s|only\s)?|at\s(?:the\s(?:[a-z]+\s)?age\sof\s|age\s|just\s|only\s)?)(?P<age>{AGE})(?![\w%:-]|[.,]\d|\s(?:per\s?cent|degrees|(?-i:[A-Z])))"
_AGE_AT_DEATH = (
    rf"\b(?:died|dead|dies|death|gone|killed|passed\saway|perished|drowned)\b(?P<between>[^;:()]{{0,70}}?),?\s{_AGED}",
    rf"\b(?:was|were)\s(?:only\s|just\s)?(?P<age>{AGE})\swhen\s(?:he|she)\s(?:died|was\skilled|passed\saway)\b",
    rf"\blived\sto\s(?:be\s|the\s(?:[a-z]+\s)?age\sof\s|the\sage\s)?(?P<age>{AGE})(?![\w%:-])",
    rf"^,?\s(?P<between>)(?:who\sdied\s)?{_AGED}",
)
_FROM_HEAD = rf"(?:Dead|Gone|Killed|Lost|Murdered|Died)\s{_AGED},?\s(?:the\s|an?\s)?(?:[A-Za-z’'-]+\s){{1,8}}$"


def _age_at_death(facts: Facts, sentence: Sentence, life: _Life) -> Span | None:
    """The age that a sentence tells of somebody's death, where it can be nobody else's."""
    prose = facts.prose
    head = compiled(_FROM_HEAD, 0).match(prose, sentence.start, life.span.start)
    if head is not None and not compiled(KIN).search(head[0]):
        return Span(*head.span("age"))
    in_brackets = prose.startswith("(", life.span.start)
    start = life.span.end if in_brackets else sentence.start
    ages = [_told(prose, start, sentence.end, pattern, in_brackets) for pattern in _AGE_AT_DEATH[:3]]
    if not in_brackets:
        after = compiled(_AGE_AT_DEATH[3]).search(prose[life.span.end : sentence.end])
        ages.append(
            None if after is None else Span(life.span.end + after.start("age"), life.span.end + after.end("age"))
        )
    found = {one for one in ages if one is not None}
    return found.pop() if len(found) == 1 else None


def _told(prose: str, start: int, end: int, pattern: str, follows: bool) -> Span | None:
    found = compiled(pattern).search(prose, start, end)
    if found is None:
        return None
    behind, between = prose[start : found.start()], found.groupdict().get("between") or ""
    if compiled(_SOMEBODY_ELSE).search(behind) or compiled(_SOMEBODY_ELSE).search(between):
        return None
    if compiled(r"\b(?:when|who|where|before|since|until|and)\b").search(between):
        return None
    if follows and re.search(r"\bwho(?:m|se)?\b", behind[6:]):
        return None  # "was taught by Jon Ek, who died aged 19"
    return Span(*found.span("age"))
