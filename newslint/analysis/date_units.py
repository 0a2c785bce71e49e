"""Expressions whose head is a unit of time: "two weeks", "every year", "late last month", "three days later".

One pattern takes the words before and after the head apart; the readers below decide, in turn, what they say.
Extents follow TIMEX3 (TimeML 1.2.1): determiners and approximations belong to the expression, prepositions do not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from newslint.analysis.date_values import DateMention, Offset, duration_value, open_value
from newslint.analysis.date_words import (
    CASELESS,
    COUNT,
    EDGE,
    SPACE,
    UNIT,
    compiled,
    count_value,
    leading_match,
    unit_name,
)
from newslint.records import NamedTuple
from newslint.text.span import Span

__all__ = ["open_time", "relative_mention", "unit_expression"]

Base = Literal["issue", "text"]

_APPROX = (
    rf"(?:(?:nearly|almost|about|around|roughly|approximately|over|under|just{SPACE}(?:over|under|about)|just|only"
    rf"|up{SPACE}to|at{SPACE}(?:least|most)|(?:more|less|fewer|longer){SPACE}than|well{SPACE}over){SPACE})"
)
_RELATION = (
    r"(?:last|past|latest|most\srecent|previous|preceding|prior|next|following|coming|upcoming|current|same|recent|first|second|third"
    r"|fourth"
    r"|fifth|final|opening|other|near|foreseeable|immediate)"
)
_KIND = (
    r"(?:fiscal|calendar|financial|academic|school|tax|consecutive|straight|successive|full|whole|entire|additional"
    r"|extra|more|long|business|working|trading|solid|odd)"
)
# "before" and "after" count from an earlier time only where nothing follows that they could govern.
_NO_OBJECT = (
    r"\s*(?:$|[.,;:!?)\]”\"’—–]"
    r"|(?:and|but|when|that|in|at|on|with|by|as|from|to|was|were|had|he|she|they|it)\b)"
)
_AWAY = (
    rf"(?:ago|earlier|later|afterwards?|previously|beforehand|hence|from{SPACE}(?:now|today))\b"
    rf"|(?:before|after|prior)\b(?={_NO_OBJECT})|(?:on|away)(?=[,.;:])"
)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?P<each>(?:every|each){SPACE}(?:(?:other|single){SPACE})?)?"
        rf"(?P<det>(?:the|this|that|these|those|its|their|his|her|our|one[’']s|all|any|all{SPACE}the){SPACE})?"
        rf"(?:(?P<relation>{_RELATION})(?:{SPACE}(?:past|coming))?(?:{SPACE}|-))?"
        rf"(?P<approx>{_APPROX})?(?:(?P<count>{COUNT})(?P<join>{SPACE}|-))?(?:{_KIND}(?:{SPACE}|-))*"
        rf"(?P<unit>{UNIT})(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
        rf"(?:(?P<old>[\s-]olds?\b|{SPACE}of{SPACE}age\b)|(?P<long>[\s-]?long\b)|(?:{SPACE}|-)(?P<away>{_AWAY}))?",
        CASELESS,
    )


class _Parts(NamedTuple):
    """The parts of one expression, in lower case, empty where there is none; `behind` and `ahead` are its context."""

    match: re.Match[str]
    unit: str
    plural: bool
    det: str
    relation: str
    count: str  # type: ignore[assignment]
    away: str
    behind: str
    ahead: str

    def span(self, *first: str, last: str = "unit") -> Span:
        """From the first of the named parts that is there to the end of `last`."""
        starts = (self.match.start(name) for name in (*first, "unit"))
        return Span(next(start for start in starts if start >= 0), self.match.end(last))

    def has(self, *names: str) -> bool:
        return any(self.match[name] for name in names)

    @property
    def amount(self) -> float | None:
        """How many units: None when nobody counted them."""
        number = count_value(self.count) if self.count else None
        return number + 0.5 if number is not None and self.match["half"] else number


def _parts(text: str, found: re.Match[str]) -> _Parts:
    word = found["unit"].lower()
    plural = word[-1] == "s" or word in ("centuries", "millennia")
    behind, ahead = text[max(0, found.start() - 24) : found.start()], text[found.end("unit") : found.end("unit") + 16]
    named = found.group("det", "relation", "count", "away")
    det, relation, count, away = (" ".join(words.lower().split()) if words else "" for words in named)
    return _Parts(found, unit_name(word), plural, det, relation, count, away, behind, ahead)


def unit_expression(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The expression whose head, a unit of time, stands at `at`."""
    found = leading_match(_unit(), text, at, floor, end, "unit")
    if found is None:
        return ()
    parts = _parts(text, found)
    if parts.unit == "year" and not parts.has("count", "relation", "away"):
        end_of = compiled(rf"[-\s]end(?:{SPACE}(?P<year>19\d\d|20\d\d)(?!\d))?(?![A-Za-z-])").match(
            text, found.end("unit"), end
        )
        if end_of is not None:  # "by year-end", "at year-end 1989"
            span = Span(parts.span("det").start, end_of.end())
            if end_of["year"]:
                return (DateMention(span, "date", end_of["year"], None, year=int(end_of["year"])),)
            return (relative_mention(span, "year", 0, "issue"),)
    if parts.unit == "year" and compiled(rf"{SPACE}[12]\d{{3}}(?!\d)").match(parts.ahead):
        return ()  # "the year 2000" is read at its figures
    if text.startswith("-to-", found.end("unit")) and not parts.plural:
        return ()  # "a year-to-year basis"
    if found["unit"][0].isupper() and not parts.has("count", "relation", "away"):
        return ()  # "Man of the Year"
    for reader in (_repeated, _away, _aged, _related, _pointed, _stretch, _length, _bare):
        mention = reader(parts)
        if mention is not None:
            return (mention,)
    return ()


def relative_mention(span: Span, unit: str, count: int | None, base: Base) -> DateMention:
    """A date that lies `count` units from its base."""
    return DateMention(span, "date", open_value(unit), None, form="relative", offset=Offset(unit, count, base))


def open_time(span: Span, value: str) -> DateMention:
    """A time that the text leaves open: PAST_REF, PRESENT_REF, FUTURE_REF."""
    return DateMention(span, "date", value, None, form="relative")


def _duration(span: Span, unit: str, count: float | None) -> DateMention:
    return DateMention(span, "duration", duration_value(unit, count), None)


_RATE = (
    r"\b(?:once|twice|thrice|times|hours|days|dollars|dlrs|pounds|percent|pct|barrels|bpd|tonnes|tons|mln|million"
    r"|billion|bln|thousand|yen|people|[$£€]?\d[\d.,]*)\s{1,2}$"
)


def _repeated(parts: _Parts) -> DateMention | None:
    """Every two weeks; twice a week."""
    if parts.match["each"]:
        count = parts.amount if parts.count else 2 if "other" in parts.match["each"].lower() else 1
        return DateMention(parts.span("each"), "set", duration_value(parts.unit, count), None)
    bare = parts.count in ("a", "an") and not parts.has("away", "long", "old", "relation", "approx", "half")
    if not bare or not compiled(_RATE).search(parts.behind):
        return None
    return DateMention(parts.span("count"), "set", duration_value(parts.unit, 1), None)


_BACKWARD = frozenset({"ago", "earlier", "before", "previously", "beforehand", "prior"})
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_FROM_ISSUE = frozenset({"ago", "hence", "from now", "from today", "away"})


def _away(parts: _Parts) -> DateMention | None:
    """Two weeks ago, a year earlier, three days later."""
    if not parts.away or parts.match["each"]:
        return None
    sign = -1 if parts.away in _BACKWARD else 1
    base: Base = "issue" if parts.away in _FROM_ISSUE else "text"
    count, unit, single = parts.amount, parts.unit, parts.amount == 1
    if count is not None and unit in _YEARS:
        unit, count = "year", count * _YEARS[unit]  # "two decades ago" is a year, not ten
    counted = parts.count and (
        parts.plural or parts.match["join"] == "-" or single or parts.match["half"] or "half" in parts.count
    )
    if not counted:
        return _uncounted(parts, sign, base)
    span = parts.span("det", "approx", "count", last="away")
    if count is None:
        return open_time(span, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count != int(count):
        months = int(sign * count * 12) if unit == "year" else None
        return relative_mention(span, unit if months is None else "month", months, base)
    return relative_mention(span, unit, sign * int(count), base)


def _uncounted(parts: _Parts, sign: int, base: Base) -> DateMention | None:
    """The day before, year ago, years later."""
    if parts.away in ("on", "away"):
        return None
    if parts.det == "the" and not parts.relation and parts.away in ("before", "after", "earlier", "later"):
        return relative_mention(parts.span("det", last="away"), parts.unit, sign, "text")
    if not parts.plural and parts.unit in ("year", "month", "week") and parts.away in ("ago", "earlier"):
        return relative_mention(parts.span(last="away"), parts.unit, sign, base)
    if not parts.plural or parts.det or parts.relation:
        return None
    return open_time(parts.span(last="away"), "PAST_REF" if sign < 0 else "FUTURE_REF")


def _aged(parts: _Parts) -> DateMention | None:
    """A 27-year-old; 30 years old."""
    if not parts.has("old") or not parts.count:
        return None
    value = duration_value(parts.unit, parts.amount)
    return DateMention(parts.span("approx", "count", last="old"), "duration", value, None, form="age")


# The relations: how many units they count, and from where.
_STEPS: dict[str, tuple[int, Base]] = {
    "last": (-1, "issue"),
    "latest": (-1, "issue"),
    "most recent": (-1, "issue"),
    "previous": (-1, "text"),
    "preceding": (-1, "text"),
    "prior": (-1, "text"),
    "next": (1, "issue"),
    "following": (1, "text"),
    "coming": (1, "issue"),
    "upcoming": (1, "issue"),
    "current": (0, "issue"),
    "same": (0, "text"),
}
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "final", "last"})
_OF = rf"{SPACE}of\b"
_SHORT = frozenset({"second", "minute", "hour"})


def _related(parts: _Parts) -> DateMention | None:
    """Last year, early next week, the following month, this past week, the other day, the first week of."""
    if parts.count or parts.plural or parts.has("long", "old") or not parts.relation:
        return None
    relation, unit = parts.relation, parts.unit
    if relation in _ORDINALS and parts.det == "the" and compiled(_OF).match(parts.ahead):
        return relative_mention(parts.span("det"), unit, None, "text")
    span = parts.span("edge", "det", "relation")
    if relation == "past":
        if parts.det == "this" or unit == "weekend" or (unit == "night" and not parts.det):
            return relative_mention(span, unit, -1, "issue")
        return _duration(span, unit, 1) if parts.det == "the" else None
    if relation == "other":
        return open_time(span, "PAST_REF") if unit in ("day", "night", "week") and parts.det == "the" else None
    if relation not in _STEPS or (unit in _SHORT and relation not in ("previous", "next", "following")):
        return None
    count, base = _STEPS[relation]
    if parts.det == "the" and relation == "last" and unit != "quarter" and not parts.has("edge"):
        return _duration(span, unit, 1)
    latest = relation in ("latest", "most recent", "last")
    return relative_mention(span, unit, count, "text" if parts.det == "the" and not latest else base)


_WHOLE_WEEK = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})


_OVER = r"\b(?:for|on|during|in)\s$"
_ENDS = r"\s*(?:$|[.,;:)]|(?:and|but|at|in|as|with|after)\b)"  # no "the day that", "the day of"


def _pointed(parts: _Parts) -> DateMention | None:
    """That year, this week, the year, later in the day."""
    if parts.count or parts.plural or parts.relation or parts.has("long", "old"):
        return None
    span, unit, det = parts.span("edge", "det"), parts.unit, parts.det
    if det in ("this", "that") and unit not in ("second", "minute"):
        return relative_mention(span, unit, 0, "issue" if det == "this" else "text")
    alone = unit == "day" and compiled(_OVER).search(parts.behind) and compiled(_ENDS).match(parts.ahead)
    told = unit in _WHOLE_WEEK or (unit in ("day", "night") and parts.has("edge")) or alone
    if det == "the" and told and not compiled(r"-[a-z]").match(parts.ahead):
        return relative_mention(span, unit, 0, "text")
    whole = det in ("all", "all the") and unit in ("day", "night", "week", "month", "year")
    return _duration(span, unit, 1) if whole else None


def _stretch(parts: _Parts) -> DateMention | None:
    """The past three years, the first nine months, recent weeks, the coming days, these days."""
    if not parts.plural or parts.has("old", "approx"):
        return None
    span = parts.span("det", "relation")
    if not parts.relation:
        if parts.det not in ("these", "those") or parts.unit != "day" or parts.count:
            return None
        return open_time(span, "PRESENT_REF" if parts.det == "these" else "PAST_REF")
    if parts.count:
        return _duration(span, parts.unit, parts.amount)
    if parts.relation in ("recent", "past", "previous", "last", "preceding", "prior"):
        return open_time(span, "PAST_REF")
    return open_time(span, "FUTURE_REF") if parts.relation in ("coming", "next", "following", "upcoming") else None


_IN_A_ROW = r"\b(?:consecutive|straight|successive|fiscal|calendar)\b"
_ARTICLE = r"an?\s"


def _length(parts: _Parts) -> DateMention | None:
    """Two weeks, five-day, nearly a year, half an hour, week-long."""
    found, unit = parts.match, parts.unit
    joined_long = parts.has("long") and not found["long"][0].isspace()
    if parts.has("long") and (not parts.count or (parts.count in ("a", "an") and joined_long)):
        if not (joined_long or parts.det):
            return None
        return _duration(parts.span(last="long"), unit, None if parts.plural else 1)
    if not parts.count or parts.has("old") or not _agrees(parts):
        return None
    last = "long" if parts.has("long") else "half" if parts.has("half") else "unit"
    whole = parts.det == "the" and parts.plural and parts.match["join"] != "-"
    span = parts.span("det", "approx", "count", last=last) if whole else parts.span("approx", "count", last=last)
    article = compiled(_ARTICLE).match(found["count"]) if found["join"] == "-" else None
    if article and not parts.has("approx"):
        span = Span(span.start + article.end(), span.end)
    return _duration(span, unit, parts.amount)


def _agrees(parts: _Parts) -> bool:
    """Whether number and unit go together: "two weeks", "a year", "five-day", and not "a second", "305,000 week"."""
    if parts.unit == "quarter" and not compiled(_IN_A_ROW).search(parts.match[0]):
        return False
    if parts.match["join"] == "-":
        return True
    if parts.count in ("a", "an") and parts.unit in ("second", "night"):
        return False
    if parts.plural:
        return parts.count not in ("a", "an", "one", "another")
    number = count_value(parts.count)
    return number is not None and number <= 100  # "a year"; "the 10 year average"


_DURING = r"\b(?:for|in|within|over|after|takes?|took|taken|last(?:s|ed)?|spent|spends?|wait(?:ed|ing)?|many)\s{1,2}$"
_SINCE = r"\b(?:of|by|before|since|during|through)\s{1,2}$"
_EVENT = r"\s(?:after|before)\b"


def _bare(parts: _Parts) -> DateMention | None:
    """For decades, within hours, days after the vote."""
    if not parts.plural or parts.has("det", "relation", "count") or parts.unit in ("night", "quarter", "second"):
        return None
    told = parts.away or compiled(_EVENT).match(parts.ahead) or compiled(_DURING).search(parts.behind)
    if not told and (parts.unit not in _WHOLE_WEEK or not compiled(_SINCE).search(parts.behind)):
        return None
    return _duration(parts.span(), parts.unit, None)
