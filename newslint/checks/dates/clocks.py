"""Clock times that contradict themselves: 9 a.m. in the evening, 14 p.m., half past nine at night (9:30 a.m.)."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences
from newslint.text import Span

__all__ = ["clock_conflict"]

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
