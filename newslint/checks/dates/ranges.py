"""Ranges: two days or years with an end, of dates and of ages; an end before its start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences, same_year_days, shown
from newslint.text import Span

__all__ = ["FROM", "ranges_of", "reversed_range"]

FROM = r"\b(?P<lead>from|between)\s(?:the\s)?$"
_MOVE = 60  # how far before "from" its verb may stand
#: Before years that `lifespan-mismatch` reads: "Ada Marsh (1951-1948)".
_OF_LIFE = r"[A-Z][\w’'-]+\s\($"
_UNTIL = r"\s(?:to|until|till|through)\s"
_THROUGH = r"\s?[-–—]\s?|\s(?:to|through|until)\s"
_HIGHEST_SCORE = 12  # "in June 6-4": figures of a set, not days
#: Words by which a day is changed for an earlier one: no range.
_MOVED = (
    r"\b(?:mov(?:es?|ed|ing)|shift(?:s|ed|ing)?|chang(?:es?|ed|ing)|brought|bring\w*|forward|push(?:es|ed|ing)?|advanc(?:es?|ed|ing)"
    r"|re-?schedul\w+|revis\w+|correct\w+|switch(?:ed|es|ing)?|back(?:ward)?s?(?!-)|down|amend(?:s|ed|ing)?|updat(?:es?|ed|ing)"
    r"|compared|cut|reduced?)\b"
)
#: Before figures that look like years: "the price fell from 2024 to 1999".
_PRICED = (
    r"\b(?:prices?|index|average|points|tally|toll|count|number|population|shares?)\b[^;:]*\b(?:f[ae]ll(?:s|en|ing)?|r[oi]se[sn]?|rising|dropp?(?:s|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|slid|sank|soared|slipped|declin(?:es?|ed|ing)"
    r"|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)|grew|went|plunged|tumbled)\s(?:[a-z]+ly\s)?$"
)
#: Words by which a day is changed for a later one.
_PUT_OFF = r"\b(?:postpon(?:es?|ed|ing)|delay(?:s|ed|ing)?|put\soff|put(?:ting)?\sback|push(?:es|ed|ing)?\sback)\b"


def ranges_of(facts: Facts) -> Iterator[tuple[DateMention, DateMention, Span]]:
    """The first and last day of each range, with their sentence."""
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if first.kind == last.kind == "date" and (
                (first.part == "first" and last.part == "last") or _began_and_ended(facts.prose, first, last)
            ):
                yield first, last, Span(sentence.start, sentence.end)
        for four in zip(dates, dates[1:], dates[2:], dates[3:], strict=False):
            ends = _with_hours(facts.prose, four, sentence.start)
            if ends is not None:
                yield *ends, Span(sentence.start, sentence.end)


def _with_hours(prose: str, four: tuple[DateMention, ...], floor: int) -> tuple[DateMention, DateMention] | None:
    """The ends of a range told with the hour of each: “from noon on March 3 to noon on March 8”."""
    hour, first, other, last = four
    if [one.kind for one in four] != ["time", "date", "time", "date"]:
        return None
    led = compiled(FROM).search(prose, max(floor, hour.span.start - 16), hour.span.start)
    way = _UNTIL if led and led["lead"].lower() == "from" else r"\sand\s"
    if led is None or not compiled(way).fullmatch(prose, first.span.end, other.span.start):
        return None
    if not all(
        compiled(r",?\s(?:on\s)?").fullmatch(prose, a.span.end, b.span.start) for a, b in ((hour, first), (other, last))
    ):
        return None
    return first._replace(span=Span(hour.span.start, first.span.end)), last


#: From the day on which something began to that on which it ended: "began in 2009 and ended in 2015".
_BEGAN = (
    r"\b(?:began|begins|started|starts|opened|opens|commenced|commences|kicked\soff|set\soff|launched|founded|set\sup|established|created|built|introduced|formed|took\seffect"
    r"|came\sinto\sforce|took\soffice|begun)\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?$"
)
_ENDED = (
    r",?\s(?:(?:and|but)\s)?(?:it\s)?(?:ran|runs|lasted|lasts|continued|went\son)\suntil\s(?:the\send\sof\s)?"
    r"|,?\s(?:and|but|before\sit)\s(?:was\s|were\s)?(?:ended|ends|finished|finishes|closed|closes|concluded|concludes|wrapped\sup|wound\sup|shut(?:\sdown)?|folded|scrapped|axed|dissolved"
    r"|abolished|disbanded|cancelled|expired|ran\sout|collapsed|dropped|discontinued|abandoned|repealed|left\soffice|stepped\sdown)"
    r"\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?"
)


def _began_and_ended(prose: str, first: DateMention, last: DateMention) -> bool:
    """“Began in 2009 and ended in 2015”: a range told by two verbs."""
    if not compiled(_ENDED).fullmatch(prose, first.span.end, last.span.start):
        return False
    return bool(compiled(_BEGAN).search(prose, max(0, first.span.start - 40), first.span.start))


def reversed_range(facts: Facts) -> Iterator[Match]:
    """A range that ends before it begins. Without years, months that differ may go over New Year."""
    for first, last, sentence in ranges_of(facts):
        if not _reversed(first, last) or not _is_range(facts.prose, first, last, sentence):
            continue
        span = Span(first.span.start, last.span.end)
        begin, end = shown(facts, last.span), shown(facts, first.span)
        if last.day is not None and last.month is not None and not re.search("[A-Za-z]", begin):
            begin = f"the {begin}th" if last.day > 3 else begin
        yield Match(span, fields={"sum": f"{begin} comes before {end}"})
    yield from _reversed_ages(facts)


_AGES = (
    r"(?:\bag(?:ed|es)\s(?P<span>between\s(?P<low>\d{1,3})\sand\s(?P<high>\d{1,3})"
    r"|(?:from\s)?(?P<from>\d{1,3})(?:\sto\s|\s?[-–]\s?)(?P<to>\d{1,3}))(?![\d:.,-]?\d|\s(?:months?|weeks?|days?))"
    r"|\b(?:from\s)?(?P<young>\d{1,3})(?:\sto\s|-)(?P<old>\d{1,3})(?=\syears\s(?:old|of\sage)\b)"
    r"|\bbetween\s(?:the\sages\sof\s)?(?P<least>\d{1,3})\sand\s(?P<most>\d{1,3})(?:(?=\syears\s(?:old|of\sage)\b)|(?<=\bof\s..\sand\s..)))"
)


def _reversed_ages(facts: Facts) -> Iterator[Match]:
    """People aged from 64 to 18."""
    if not any(words in facts.prose for words in ("aged ", "ages ", " years old", " years of age")):
        return
    for found in compiled(_AGES).finditer(facts.prose):
        for first, last in (("low", "high"), ("from", "to"), ("young", "old"), ("least", "most")):
            if found[first] and int(found[last]) < int(found[first]):
                span = Span(found.start(first), found.end(last))
                yield Match(span, fields={"sum": f"{int(found[last])} comes before {int(found[first])}"})


def _is_range(prose: str, first: DateMention, last: DateMention, sentence: Span) -> bool:
    """Whether two days in the wrong order can only be a range: no change of date, no score, no years of a life."""
    led = compiled(FROM).search(prose, max(sentence.start, first.span.start - 16), first.span.start)
    begin = led.start() if led else first.span.start
    if led and led["lead"].lower() == "between":
        return True
    if first.month is None and compiled(_PRICED).search(prose, max(sentence.start, begin - _MOVE), begin):
        return False
    clause = max(sentence.start, begin - _MOVE)
    moved = max((one.end() for one in compiled(_MOVED).finditer(prose, clause, begin)), default=0)
    put_off = max((one.end() for one in compiled(_PUT_OFF).finditer(prose, clause, begin)), default=0)
    if moved > put_off:
        return False
    if put_off:
        return led is not None  # "postponed from May to April"
    if led or first.part is None:
        return True
    if compiled(_OF_LIFE, re.ASCII).search(prose, max(sentence.start, begin - 40), begin):
        return False
    joined = compiled(_THROUGH).fullmatch(prose, first.span.end, last.span.start)
    return joined is not None and (first.year is not None or (first.day or 0) > _HIGHEST_SCORE)


def _reversed(first: DateMention, last: DateMention) -> bool:
    days = same_year_days(first, last)
    if days is not None:
        begin, end = days
        return end < begin and (first.year is not None or first.month == last.month)
    if first.year is None or last.year is None or first.day is not None or last.day is not None:
        return False
    if (first.month is None) != (last.month is None) or first.resolved is None or last.resolved is None:
        return False
    return last.resolved[1] < first.resolved[0]
