"""Ranges: an end before its start, a stated length that is not the length of the days given, clock times that clash."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import NUMBER, dated_sentences, number, plural, same_year_days, shown
from newslint.text import Span

__all__ = ["clock_conflict", "duration_mismatch", "reversed_range"]

_FROM = r"\b(?P<lead>from|between)\s(?:the\s)?$"
_MOVE = 60  # how far before "from" its verb may stand
#: Before years that `lifespan-mismatch` reads: "Ada Marsh (1951-1948)".
_OF_LIFE = r"[A-Z][\w’'-]+\s\($"
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


def _ranges(facts: Facts) -> Iterator[tuple[DateMention, DateMention, Span]]:
    """The first and last day of each range, with their sentence."""
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if first.kind == last.kind == "date" and (
                (first.part == "first" and last.part == "last") or _began_and_ended(facts.prose, first, last)
            ):
                yield first, last, Span(sentence.start, sentence.end)


def _began_and_ended(prose: str, first: DateMention, last: DateMention) -> bool:
    """“Began in 2009 and ended in 2015”: a range told by two verbs."""
    if not compiled(_ENDED).fullmatch(prose, first.span.end, last.span.start):
        return False
    return bool(compiled(_BEGAN).search(prose, max(0, first.span.start - 40), first.span.start))


def reversed_range(facts: Facts) -> Iterator[Match]:
    """A range that ends before it begins. Without years, months that differ may go over New Year."""
    for first, last, sentence in _ranges(facts):
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
    led = compiled(_FROM).search(prose, max(sentence.start, first.span.start - 16), first.span.start)
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


_LENGTH = rf"\b(?P<count>{NUMBER})[-\s](?P<unit>hour|day|week|month|year)s?\b"
#: From a length to the start of its range: "summit ran from", "lasted three weeks, from", "term, 2010-2014", "fair (".
_TO_RANGE = (
    r"^(?:[-\s]long)?(?:\s[A-Za-z’'-]+){0,4}?(?:,?\s(?:which\s|that\s)?(?:ran|runs|run|lasted|lasts|was|is|were|took\splace|takes"
    r"\splace|went|goes|conducted|held|covering|spanning|for|(?:is|was)\s(?:held|open|conducted)|will\s(?:run|last|be\sheld|take\splace"
    r"|be\sopen)))?(?:,?\s(?:from|between)\s|,\s(?:held\s|open\s|staged\s)?|\s\((?:from\s)?|\s[–—]\s)$"
)
#: From a length to its range over a longer subject, whose verb makes the range certain.
_RUNS_FROM = (
    r"^(?:[-\s]long)?(?:\s[\w’'.-]+){1,10}?,?\s(?:which\s|that\s)?(?:ran|runs|running|lasted|lasts|lasting|(?:will|to|would)\s(?:run|last)"
    r"|(?:took|takes|take|taking)\splace|(?:was|were|is|are|be)\s(?:[a-z]+\s)?(?:held|staged|open|closed|shown)|open|held|goes|went|stretched)\s(?:in\s[A-Z]\w+\s)?(?:from|between)\s$"
)
#: From a length to the day it began: "the nine-day tour opened in Lille on"; the range ends with another verb.
_OPENS_ON = r"^(?:[-\s]long)?(?:\s[\w’'-]+){1,5}?\s(?:began|started|opened|commenced|took\seffect|came\sinto\sforce|kicked\soff|set\soff)\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?$"
#: A length told after its range: "from 2001 to 2006, a period of ten years", "and lasted three days".
_AFTER_RANGE = (
    rf"(?:,|\s[–—]|\sand)?\s(?:\(|lasting\s|lasted\s|spanning\s|covering\s|or\s|for\s|in\sall\s)?(?:a\sfull\s|some\s)?(?:an?\s)?"
    rf"(?:(?:period|span|stretch|run|total|stay|spell|reign|rule|tenure|career|term|absence|duration)\sof\s)?(?P<count>{NUMBER})[-\s](?P<unit>day|week|month|year)"
    r"(?:s(?=[,.;)—–]|$|\s[–—]|\sin\s(?:all|total)\b|\s(?:altogether|overall)\b)|\s(?:period|span|stretch|run|spell|stay|term|tenure))"
)
#: From the day on which something began to that on which it ended: "began in 2009 and ended in 2015".
_BEGAN = (
    r"\b(?:began|started|opened|commenced|kicked\soff|set\soff|launched|founded|set\sup|established|created|built|introduced|formed|took\seffect"
    r"|came\sinto\sforce|took\soffice|begun)\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?$"
)
_ENDED = (
    r",?\s(?:and|but|before\sit)\s(?:was\s|were\s)?(?:ended|finished|closed|concluded|wrapped\sup|wound\sup|shut(?:\sdown)?|folded|scrapped|axed|dissolved"
    r"|abolished|disbanded|cancelled|expired|ran\sout|collapsed|dropped|discontinued|abandoned|repealed|left\soffice|stepped\sdown)"
    r"\s(?:in\s(?:[A-Z][\w’'-]+\s){1,3})?(?:(?:in|on)\s)?"
)
_IN_BRACKETS = r"(?:\s(?:as|in|at|on|with)(?:\s[\w’'-]+){1,4})?\s\("
_BEGINS = r"^(?:[-\s]long)?(?:\s[a-z’'-]+){1,4}\s(?:began|started|opened|commenced)\s(?:(?:in|on)\s)?$"
_PAUSED = r"\b(?:every|each|except|paus\w+|interrupt\w+|business|working|trading|weekend\w*|of\sthe|per)\b"
#: Before a length that is one of several, or a part of the range: "every three years from", "five of the six years".
_PARTED = r"\b(?:every|each|per|of\sthe|of\sthose|in\sthe\s(?:last|first|past))\s$"
_TURN = r"[;]|\b(?:and|but|while|after|before)\b"


def duration_mismatch(facts: Facts) -> Iterator[Match]:
    """A length that is not that of the range it stands beside, both ends counted or one."""
    for first, last, sentence in _ranges(facts):
        days = _ends(first, last)
        if days is None or days[1] <= days[0]:
            continue
        found = _length_before(facts, sentence, first, last) or _length_after(facts, sentence, last)
        if found is None:
            continue
        count, unit = number(found["count"]), found["unit"].lower()
        slack = (-1, 0, 1) if found.groupdict().get("about") else (0,)
        if count is None or any(_fits(count + more, unit, days, first) for more in slack):
            continue
        span = Span(found.start("count"), _end_of_length(found))
        ends = f"{shown(facts, first.span)} to {shown(facts, last.span)}"
        told = {"sum": f"{ends} is {_told(days, first)}, not {count}"}
        yield Match(span, fields=told, related=((first.span, "the range begins"),))
    yield from _hours_mismatch(facts)


_HOURS_LONG = rf"\b(?P<count>{NUMBER})[-\s](?P<unit>hour)s?\b"


def _hours_mismatch(facts: Facts) -> Iterator[Match]:
    """A length in hours beside the hours themselves: a three-hour hearing from 9 a.m. to 11 a.m."""
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(dates):
            if first.part != "first" or last.part != "last" or first.fault or last.fault:
                continue
            begin, end = _minute_of(first), _minute_of(last)
            start = max(sentence.start, first.span.start - 90)
            found = list(compiled(_HOURS_LONG).finditer(facts.prose, start, first.span.start))
            if begin is None or end is None or end <= begin or len(found) != 1:
                continue
            count, between = number(found[0]["count"]), facts.prose[found[0].end() : first.span.start]
            if count is None or found[0]["count"].lower() in ("a", "an") or abs(count * 60 - (end - begin)) < 60:
                continue
            if compiled(_TO_RANGE).match(between) and not (
                compiled(_PAUSED).search(between) or compiled(_TURN).search(between)
            ):
                hours = f"{(end - begin) / 60:g}"
                told = f"{shown(facts, first.span)} to {shown(facts, last.span)} is {hours} hours, not {count}"
                yield Match(Span(found[0].start("count"), _end_of_length(found[0])), fields={"sum": told})


def _minute_of(mention: DateMention) -> int | None:
    """The minute of the day of a clock time."""
    found = compiled(r"T(\d\d):(\d\d)$").search(mention.value) if mention.kind == "time" else None
    return None if found is None else int(found[1]) * 60 + int(found[2])


def _end_of_length(found: re.Match[str]) -> int:
    """Where “ten years” ends, or “ten-year” before its noun."""
    end = found.end("unit")
    return end + 1 if found.string[end : end + 1] in ("s", "S") else end


def _ends(first: DateMention, last: DateMention) -> tuple[datetime.date, datetime.date] | None:
    days = same_year_days(first, last)
    if days is not None or first.resolved is None or last.resolved is None:
        return days
    if first.day is None and last.day is None and first.year and last.year:
        same_grain = (first.month is None) == (last.month is None)
        return (first.resolved[0], last.resolved[0]) if same_grain else None
    return None


def _length_before(facts: Facts, sentence: Span, first: DateMention, last: DateMention) -> re.Match[str] | None:
    start = max(sentence.start, first.span.start - 90)
    if start > sentence.start:
        start = facts.prose.find(" ", start, first.span.start) + 1
    lengths = list(compiled(_LENGTH).finditer(facts.prose, start, first.span.start))
    found = lengths[-1] if lengths else None
    if found is None or found["count"].lower() in ("a", "an"):
        return None
    between = facts.prose[found.end() : first.span.start]
    if compiled(_PARTED).search(facts.prose, max(start, found.start() - 20), found.start()):
        return None
    if compiled(_PAUSED).search(between) or compiled(_TURN).search(between):
        return None
    if not compiled(_FROM).search(between) and facts.prose[found.end("unit") :][:1] == "s" and "," not in between[:2]:
        # "for 12 years (2003-2009)" is a length of the range, "two weeks of talks, June 3-6" need not be.
        closed = facts.prose[last.span.end : last.span.end + 1] == ")"
        return found if compiled(_IN_BRACKETS if closed else r"\s\(").fullmatch(between) else None
    if any(compiled(way, 0).search(between) for way in (_BEGINS, _RUNS_FROM, _OPENS_ON)):
        return found
    return found if compiled(_TO_RANGE).match(between) else None


#: After a range: "ran for nearly seven years", "the strike lasted two weeks".
_RAN_FOR = (
    rf"(?:,|\s[–—]|\)|,?\sand|,?\s(?:the|its|their|he|she|it|they)(?:\s[a-z’'-]+){{0,4}}?)?\s(?:kept\sup|held|staged|(?:ran|lasted|went\son|stood|operated"
    rf"|traded|survived|stayed\sopen|was\sopen|served|ruled|governed|reigned)(?:\sfor)?)\s(?:a\s(?:full\s|total\sof\s)?|an\s)?"
    rf"(?:(?P<about>nearly|almost|about|around|roughly|some|over|more\sthan)\s)?(?P<count>{NUMBER})[-\s](?P<unit>day|week|month|year)s?\b"
)


def _length_after(facts: Facts, sentence: Span, last: DateMention) -> re.Match[str] | None:
    found = compiled(_RAN_FOR).match(facts.prose, last.span.end, sentence.end)
    if found is not None and found["count"].lower() not in ("a", "an"):
        return found
    found = compiled(_AFTER_RANGE).match(facts.prose, last.span.end, sentence.end)
    return None if found is None or found["count"].lower() in ("a", "an") else found


def _fits(count: int, unit: str, days: tuple[datetime.date, datetime.date], grain: DateMention) -> bool:
    """Whether a length is that of a range whose ends are days, months or years, as `grain` is."""
    first, last = days
    if grain.month is None:
        return unit != "year" or count in (last.year - first.year, last.year - first.year + 1)
    length = (last - first).days
    if grain.day is None:
        size = {"month": 30.4, "year": 365.25}.get(unit)
        return size is None or (count - 1.5) * size < length < (count + 1) * size
    if unit == "hour":
        return count % 24 != 0 or count // 24 in (length, length + 1)
    if unit == "day":
        return count in (length, length + 1)
    size = {"week": 7.0, "month": 30.4, "year": 365.25}[unit]
    return (count - 1) * size < length + 1 and length < (count + 1) * size


def _told(days: tuple[datetime.date, datetime.date], grain: DateMention) -> str:
    first, last = days
    if grain.month is None:
        return plural(last.year - first.year, "year")
    if grain.day is None:
        return plural((last.year - first.year) * 12 + last.month - first.month, "month")
    return plural((last - first).days + 1, "day")


_HALF_TWICE = (
    r"(?<![\d:.])(?P<hour>\d{1,2})(?::\d\d)?\s?(?P<half>[ap])\.?\s?m\.?,?\s(?:on\s)?(?:in\sthe|this|that|yesterday|tomorrow|every)"
    r"\s(?P<part>morning|afternoon|evening)(?![A-Za-z-])"
)
_TOO_LATE = r"(?<![\d:.,$£€-])(?P<hour>1[3-9]|2[0-3])(?::\d\d)?\s?[ap](?:\.\s?m\.|m\b)"
_HOURS = (
    r"\b(?:ran|runs|run|lasts?|lasted|open|opens|held|is|was)\s(?:on\s\w+\s)?from\s(?P<span>(?P<from>\d{1,2})(?P<fromminute>:\d\d)?\s?(?P<one>[ap])\.?m\.?\s(?:to|until)\s"
    r"(?P<to>\d{1,2})(?P<tominute>:\d\d)?\s?(?P<two>[ap])\.?m\.?)(?![.\w])(?!\s(?:the\s)?(?:next|following))"
)


def clock_conflict(facts: Facts) -> Iterator[Match]:
    """Hours that contradict themselves: 9 a.m. in the evening, 14 p.m., from 6 p.m. to 4 p.m."""
    for sentence, dates in dated_sentences(facts):
        if any(one.kind == "time" for one in dates):
            yield from _clock_conflicts(facts.prose, sentence.start, sentence.end)


def _clock_conflicts(prose: str, start: int, end: int) -> Iterator[Match]:
    for found in compiled(_HALF_TWICE).finditer(prose, start, end):
        half, part, hour = found["half"].lower(), found["part"].lower(), int(found["hour"])
        if 1 <= hour <= 12 and (half == "a") != (part == "morning"):
            yield Match(Span(*found.span()), fields={"sum": f"{hour} {half}.m. is not in the {part}"})
    for found in compiled(_TOO_LATE).finditer(prose, start, end):
        yield Match(Span(*found.span()), fields={"sum": f"{found['hour']} is an hour of the twenty-four-hour clock"})
    for found in compiled(_HOURS).finditer(prose, start, end):
        first, last = _minutes(found["from"], found["fromminute"]), _minutes(found["to"], found["tominute"])
        if found["one"].lower() == found["two"].lower() and last < first:
            half = found["one"].lower()
            begin, stop = found["from"] + (found["fromminute"] or ""), found["to"] + (found["tominute"] or "")
            told = f"{stop} {half}.m. comes before {begin} {half}.m."
            yield Match(Span(*found.span("span")), fields={"sum": told})


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) % 12 * 60 + int((minute or ":0")[1:])
