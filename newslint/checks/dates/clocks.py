"""Clock times that contradict themselves: 9 a.m. in the evening, 14 p.m., half past nine at night (9:30 a.m.)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import WEEKDAY, compiled, count_value
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import dated_sentences
from newslint.text import Span

__all__ = ["clock_conflict"]

_DAY = 24 * 60
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


def _hour(n: int) -> str:
    """A time of day, in groups with a number of their own: "9 a.m.", "21:00", "ten o’clock", "half past nine", "noon"."""
    return (
        rf"(?:(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>\d\d))?\s?(?P<half{n}>[ap])(?:\.\s?m\b\.?|m\b)"
        rf"|(?P<long{n}>\d{{1,2}}):(?P<rest{n}>\d\d)(?!\d|[:.,]\d|%|\s?[ap]\.?m)|(?P<clock{n}>\d{{1,2}}|{_WORD})\so[’']?clock"
        rf"|(?P<shift{n}>half|(?:a\s)?quarter|five|ten|twenty|twenty-five)\s(?P<way{n}>past|to)\s(?P<of{n}>\d{{1,2}}|{_WORD})"
        rf"|(?P<named{n}>noon|midday|midnight))"
    )


#: The parts of the day, from minute to minute; the night goes over midnight, and so may an evening.
_PARTS = {
    "morning": (0, 750), "afternoon": (700, 1140), "evening": (930, _DAY + 120), "night": (1020, _DAY + 480),
    "tonight": (960, _DAY + 360), "small hours": (0, 420), "early hours": (0, 480),
    "dawn": (0, 600), "daybreak": (0, 600), "sunrise": (0, 660), "dusk": (840, _DAY + 360), "sunset": (840, _DAY + 360), "nightfall": (840, _DAY + 420),
}  # fmt: skip
_OF_DAY = (
    rf"(?:,?\s(?:on\s)?(?:(?:in\sthe|this|that|yesterday|tomorrow|every|each|{WEEKDAY})\s(?:early\s|late\s)?"
    r"(?P<part>morning|afternoon|evening|night|small\shours|early\shours)|at\s(?P<night>night)|(?P<tonight>tonight))"
    r"(?=[,.;:)]|\s?[—–(]|$|\s(?:on|and|at|in|of|when|after|before|to|near|by|with|from|for|as|but|so|was|were|is|are|he|she|it|they|the|an?"
    r"|there)\b|\s(?-i:[A-Z])))"
)
_START = r"(?<![\d:.,$£€\w-])"
_IN_PART = rf"{_START}{_hour(1)}{_OF_DAY}"
_PART_FIRST = rf"\b(?:(?:this|that|yesterday|tomorrow|the|{WEEKDAY})\s(?P<part>morning|afternoon|evening)|(?:before|after|at|around)\s(?P<light>dawn|daybreak|sunrise|dusk|sunset|nightfall)),?\sat\s(?:about\s|around\s|exactly\s)?{_hour(1)}"
_AGAIN = rf"{_START}{_hour(1)}{_OF_DAY}?\s\({_hour(2)}\)"
_TOO_LATE = r"(?<![\d:.,$£€-])(?P<hour>1[3-9]|2[0-3])(?::\d\d)?\s?[ap](?:\.\s?m\.|m\b)"
_HOURS = (
    r"\b(?:ran|runs|run|lasts?|lasted|open|opens|held|is|was)\s(?:on\s\w+\s)?from\s(?P<span>(?P<from>\d{1,2})(?P<fromminute>:\d\d)?\s?(?P<one>[ap])\.?m\.?\s(?:to|until)\s"
    r"(?P<to>\d{1,2})(?P<tominute>:\d\d)?\s?(?P<two>[ap])\.?m\.?)(?![.\w])(?!\s(?:the\s)?(?:next|following))"
)
#: From an opening to a close; a close before dawn may be that of the night.
_OPENED = (
    rf"\b(?P<span>(?P<opens>opens?|opened|begins?|began|starts?|started)\sat\s{_hour(1)}\sand\s(?:closes?|closed|ends?|ended|finishe[sd])\sat\s"
    rf"{_hour(2)}(?P<same>\s(?:on\s)?(?:the\s)?same\s(?:day|evening|afternoon|morning))?)(?!\s(?:on\s)?(?:the\s)?(?:next|following)|\s(?-i:[A-Z]{{2,4}})\b)"
)
_DAWN = 7 * 60
#: What zones are from Greenwich, in hours: in winter, while America alone has summer time, in summer, and in summer where
#: GMT stands for British time. Copy says summer time by the name of winter's.
_ZONES = {
    "GMT": (0, 0, 0, 1), "UTC": (0, 0, 0, 0), "BST": (1, 1, 1, 1), "CET": (1, 1, 2, 2), "CEST": (2, 2, 2, 2), "EST": (-5, -4, -4, -4),
    "EDT": (-4, -4, -4, -4), "ET": (-5, -4, -4, -4), "MST": (-7, -6, -6, -6), "MDT": (-6, -6, -6, -6), "PST": (-8, -7, -7, -7),
    "PDT": (-7, -7, -7, -7), "PT": (-8, -7, -7, -7), "JST": (9, 9, 9, 9), "HKT": (8, 8, 8, 8),
}  # fmt: skip
_TWO_ZONES = rf"{_START}{_hour(1)}\s(?P<here>{'|'.join(_ZONES)})(?:\s?[/(]|,\sor\s|,\s|\sor\s){_hour(2)}\s(?P<there>{'|'.join(_ZONES)})\b"


def clock_conflict(facts: Facts) -> Iterator[Match]:
    """Hours that contradict themselves: 9 a.m. in the evening, 14 p.m., from 6 p.m. to 4 p.m."""
    for sentence, dates in dated_sentences(facts):
        if any(one.kind == "time" for one in dates):
            yield from _conflicts(facts.prose, sentence.start, sentence.end)


def _conflicts(prose: str, start: int, end: int) -> Iterator[Match]:
    told = set[int]()
    for found in compiled(_AGAIN).finditer(prose, start, end):
        first, again = _in_part(found), _minutes(found, 2)
        if first and again and not first & again:
            told.add(found.start())
            yield Match(Span(*found.span()), fields={"sum": f"{_shown(found, 1)} is not {_shown(found, 2)}"})
    for pattern in (_IN_PART, _PART_FIRST):
        for found in compiled(pattern).finditer(prose, start, end):
            if _minutes(found, 1) and not _in_part(found) and found.start() not in told:
                yield Match(Span(*found.span()), fields={"sum": f"{_shown(found, 1)} is not {_told_part(found)}"})
    for found in compiled(_TOO_LATE).finditer(prose, start, end):
        yield Match(Span(*found.span()), fields={"sum": f"{found['hour']} is an hour of the twenty-four-hour clock"})
    yield from _reversed(prose, start, end)
    for found in compiled(_TWO_ZONES, 0).finditer(prose, start, end):
        seasons = zip(_at_greenwich(found, 1, found["here"]), _at_greenwich(found, 2, found["there"]), strict=True)
        if _minutes(found, 1) and _minutes(found, 2) and not any(here & there for here, there in seasons):
            told_at = f"{_shown(found, 1)} {found['here']} is not {_shown(found, 2)} {found['there']}"
            yield Match(Span(*found.span()), fields={"sum": told_at})


def _reversed(prose: str, start: int, end: int) -> Iterator[Match]:
    """An end before its beginning on one day."""
    for found in compiled(_HOURS).finditer(prose, start, end):
        first, last = _minute(found["from"], found["fromminute"]), _minute(found["to"], found["tominute"])
        if found["one"].lower() == found["two"].lower() and last < first:
            half = found["one"].lower()
            begin, stop = found["from"] + (found["fromminute"] or ""), found["to"] + (found["tominute"] or "")
            told = f"{stop} {half}.m. comes before {begin} {half}.m."
            yield Match(Span(*found.span("span")), fields={"sum": told})
    for found in compiled(_OPENED).finditer(prose, start, end):
        long = [found["long1"], found["long2"]]
        twenty_four = any(one and (int(one) > 12 or one[0] == "0") for one in long)
        first_times, last_times = _minutes(found, 1, twenty_four), _minutes(found, 2, twenty_four)
        if not first_times or not last_times or max(last_times) >= min(first_times):
            continue
        if found["same"] or (found["opens"].lower().startswith("open") and min(last_times) >= _DAWN):
            sum_ = f"{_shown(found, 2)} comes before {_shown(found, 1)}"
            yield Match(Span(*found.span("span")), fields={"sum": sum_})


def _minute(hour: str, minute: str | None) -> int:
    return int(hour) % 12 * 60 + int((minute or ":0")[1:])


def _minutes(found: re.Match[str], n: int, twenty_four: bool = False) -> frozenset[int]:
    """The minutes of the day that a time may be, "9:30" being of either half unless it is of the twenty-four-hour clock."""
    hour, long, clock, of = (found[f"{name}{n}"] for name in ("hour", "long", "clock", "of"))
    if found[f"named{n}"]:
        return frozenset({0, _DAY} if found[f"named{n}"].lower() == "midnight" else {720})
    if hour:
        late = 720 if found[f"half{n}"].lower() == "p" else 0
        minute = int(found[f"minute{n}"] or 0)
        return frozenset({int(hour) % 12 * 60 + minute + late}) if 1 <= int(hour) <= 12 and minute < 60 else frozenset()
    if long:
        at = int(long) * 60 + int(found[f"rest{n}"])
        if at > _DAY or int(found[f"rest{n}"]) > 59:
            return frozenset()
        return frozenset({at}) if twenty_four or int(long) > 12 or long[0] == "0" else _both(at)
    told = count_value(clock or of or "")
    if told is None or not 1 <= told <= 12:
        return frozenset()
    return _both(int(told) * 60 + (_shift(found, n) if of else 0))


def _both(at: int) -> frozenset[int]:
    """A time of the twelve-hour clock, before noon and after."""
    return frozenset({at % 720, at % 720 + 720})


def _shift(found: re.Match[str], n: int) -> int:
    word = found[f"shift{n}"].lower()
    size = 30 if word == "half" else 15 if word.endswith("quarter") else int(count_value(word) or 0)
    return size if found[f"way{n}"].lower() == "past" else -size


def _told_part(found: re.Match[str]) -> str:
    return f"near {_part(found)}" if found.groupdict().get("light") else f"in the {_part(found)}"


def _part(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return (groups.get("part") or groups.get("light") or groups.get("night") or groups.get("tonight") or "").lower()


def _in_part(found: re.Match[str]) -> frozenset[int]:
    """The minutes that a time may be in the part of the day it is told of; all where none is."""
    times, part = _minutes(found, 1), _part(found)
    if not part:
        return times
    first, last = _PARTS[" ".join(part.split())]
    return frozenset(at for at in times if first <= at <= last or first <= at + _DAY <= last)


def _shown(found: re.Match[str], n: int) -> str:
    spans = [
        found.span(f"{name}{n}") for name in ("hour", "minute", "half", "long", "rest", "clock", "shift", "of", "named")
    ]
    told = [span for span in spans if span[0] >= 0]
    words = found.string[min(first for first, _ in told) : max(last for _, last in told)]
    return f"{words}.m." if found[f"half{n}"] else f"{words} o’clock" if found[f"clock{n}"] else words


def _at_greenwich(found: re.Match[str], n: int, zone: str) -> list[frozenset[int]]:
    """The minutes that a time of a zone may be at Greenwich, for each season of `_ZONES`."""
    return [frozenset((at - 60 * shift) % _DAY for at in _minutes(found, n)) for shift in _ZONES[zone]]
