"""Lengths of time, repetition, and dates that count from another: "two weeks", "every year", "the following month".

Extents follow TIMEX3 (TimeML 1.2.1): determiners and approximations belong to the expression, prepositions do not.
"""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_values import DateKind, DateMention, Offset, duration_value, interval, open_value
from newslint.analysis.date_words import (
    COUNT,
    DAY_PART,
    EDGE,
    ORDINAL,
    SPACE,
    UNIT,
    count_value,
    day_part_value,
    leading_match,
    ordinal_value,
    unit_name,
)
from newslint.text.span import Span

__all__ = [
    "century_date",
    "deictic_date",
    "open_reference",
    "reference",
    "relative_mention",
    "repeated",
    "unit_expression",
]

_APPROX = (
    rf"(?:(?:nearly|almost|about|around|roughly|approximately|over|under|just{SPACE}(?:over|under|about)|just|only|up{SPACE}to"
    rf"|at{SPACE}(?:least|most)|(?:more|less|fewer|longer){SPACE}than|well{SPACE}over){SPACE})"
)
_RELATION = "last|past|previous|preceding|prior|next|following|coming|upcoming|current|same|recent|first|second|third|fourth|fifth|final|opening|other|near|foreseeable|immediate"
_KIND = "fiscal|calendar|financial|academic|school|tax|consecutive|straight|successive|full|whole|entire|additional|extra|more|long|business|working|trading|solid|odd"
# "before" and "after" count from an earlier time only where nothing follows that they could govern.
_NO_OBJECT = (
    r"[\s\xa0]*(?:$|[.,;:!?)\]”\"’—–]|(?:and|but|when|that|in|at|on|with|by|as|from|to|was|were|had|he|she|they|it)\b)"
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
        rf"(?P<approx>{_APPROX})?(?:(?P<count>{COUNT})(?P<join>{SPACE}|-))?(?:(?:{_KIND})(?:{SPACE}|-))*"
        rf"(?P<unit>{UNIT})"
        rf"(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
        rf"(?:(?P<old>[\s-]old\b|{SPACE}of{SPACE}age\b|-olds?\b)|(?P<long>[\s-]?long\b)|(?:{SPACE}|-)(?P<away>{_AWAY}))?",
        re.IGNORECASE,
    )


# The relations and how many units they count, and from where.
_STEPS: dict[str, tuple[int, str]] = {
    "last": (-1, "issue"),
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
_AFTER_VERB = re.compile(
    r"\b(?:for|in|within|over|after|of|take|takes|took|taken|last|lasts|lasted|spent|spend|spends|wait(?:ed|ing)?|through|during|before"
    r"|many|since|by)[\s\xa0]{1,2}$",
    re.IGNORECASE,
)
_BEFORE_EVENT = re.compile(r"[\s\xa0](?:after|before)\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:once|twice|thrice|times|hours|days|dollars|dlrs|pounds|percent|pct|barrels|bpd|tonnes|tons|mln|million|billion|bln|thousand|yen|people"
    r"|[$£€]?\d[\d.,]*)[\s\xa0]{1,2}$",
    re.IGNORECASE,
)
_BARE_DEFINITE = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})


def relative_mention(span: Span, unit: str, count: int | None, base: str, kind: DateKind = "date") -> DateMention:
    """A date that lies `count` units from its base."""
    offset = Offset(unit, count, "issue" if base == "issue" else "text")
    return DateMention(span, kind, open_value(unit), None, form="relative", offset=offset)


def reference(span: Span, value: str) -> DateMention:
    """A time that the text leaves open: PAST_REF, PRESENT_REF, FUTURE_REF."""
    return DateMention(span, "date", value, None, form="relative")


def unit_expression(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The expression whose head, a unit of time, stands at `at`."""
    found = leading_match(_unit(), text, at, floor, end, "unit")
    if found is None:
        return ()
    unit = unit_name(found["unit"])
    if unit == "year" and re.match(rf"{SPACE}[12]\d{{3}}(?!\d)", text[found.end("unit") :][:12]):
        return ()  # "the year 2000" is read at its figures
    if found["unit"][0].isupper() and not (found["count"] or found["relation"] or found["away"]):
        return ()  # "Man of the Year"
    for reader in (_each, _away, _aged, _counted_from, _stretch, _length, _bare):
        mention = reader(text, found, unit)
        if mention is not None:
            return (mention,)
    return ()


def _plural(found: re.Match[str]) -> bool:
    return found["unit"][-1] in "sS" or found["unit"].lower() in ("centuries", "millennia")


def _each(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    if found["each"]:
        count = count_value(found["count"]) if found["count"] else 2 if "other" in found["each"].lower() else 1
        span = Span(found.start("each"), found.end("unit"))
        return DateMention(span, "set", duration_value(unit, count), None)
    if (found["count"] or "").lower() in ("a", "an") and not (found["away"] or found["long"] or found["old"]):
        if found["relation"] or found["approx"] or found["half"] or not _RATE.search(_behind(text, found.start())):
            return None
        return DateMention(Span(found.start(), found.end("unit")), "set", duration_value(unit, 1), None)
    return None


def _behind(text: str, start: int) -> str:
    return text[max(0, start - 20) : start]


def _away(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    """ "two weeks ago", "a year earlier", "the day before", "years later"."""
    if not found["away"]:
        return None
    away = re.sub(r"\s+", " ", found["away"].lower())
    if away in ("on", "away") and not found["count"]:
        return None
    if found["each"] or (found["relation"] and not found["count"]):
        return None
    sign = -1 if away in ("ago", "earlier", "before", "previously", "beforehand", "prior") else 1
    base = "issue" if away in ("ago", "hence", "from now", "from today", "away") else "text"
    start = found.start("det") if found["det"] else found.start("approx") if found["approx"] else found.start("count")
    count = count_value(found["count"]) if found["count"] else None
    if not found["count"] or (not _plural(found) and found["join"] != "-" and count != 1):
        if found["det"] and found["det"].strip().lower() == "the" and away in ("before", "after", "earlier", "later"):
            return relative_mention(Span(start, found.end()), unit, sign, "text")
        if not _plural(found) and unit in ("year", "month", "week") and away in ("ago", "earlier"):
            return relative_mention(Span(found.start("unit"), found.end()), unit, sign, base)
        if not _plural(found) or found["det"] or found["relation"]:
            return None
        return reference(Span(found.start("unit"), found.end()), "PAST_REF" if sign < 0 else "FUTURE_REF")
    if found["half"] and count is not None:
        count += 0.5
    span = Span(start if start >= 0 else found.start("count"), found.end())
    if count is None:
        return reference(span, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count != int(count):
        return (
            relative_mention(span, "month", int(sign * count * 12), base)
            if unit == "year"
            else relative_mention(span, unit, None, base)
        )
    return relative_mention(span, unit, sign * int(count), base)


def _aged(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    if not found["old"] or not found["count"]:
        return None
    start = found.start("approx") if found["approx"] else found.start("count")
    value = duration_value(unit, count_value(found["count"]))
    return DateMention(Span(start, found.end()), "duration", value, None, form="age")


def _counted_from(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    """ "last year", "early next week", "the following month", "this quarter", "later in the day", "the year"."""
    if found["count"] or _plural(found) or found["long"] or found["old"]:
        return None
    relation, det = (found["relation"] or "").lower(), (found["det"] or "").strip().lower()
    if (
        relation in ("first", "second", "third", "fourth", "fifth", "final", "last")
        and det == "the"
        and re.match(rf"{SPACE}of\b", text[found.end("unit") :][:8])
    ):
        return relative_mention(Span(found.start("det"), found.end("unit")), unit, None, "text")
    start = found.start() if found["edge"] else found.start("det") if det else found.start("relation")
    span = Span(start, found.end("unit"))
    if relation in _STEPS:
        if unit in ("second", "minute", "hour") and relation not in ("previous", "next", "following"):
            return None
        count, base = _STEPS[relation]
        if det == "the" and base == "issue" and relation in ("next", "last"):
            if relation == "last" and not found["edge"]:
                return DateMention(span, "duration", duration_value(unit, 1), None)
            base = "text"
        return relative_mention(span, unit, count, base)
    if relation == "past":
        if det == "this" or (unit in ("weekend", "night") and not det):
            return relative_mention(span, unit, -1, "issue")
        return DateMention(span, "duration", duration_value(unit, 1), None) if det == "the" else None
    if relation == "other":
        return reference(span, "PAST_REF") if unit in ("day", "night", "week") and det == "the" else None
    if relation:
        return None
    if det == "this" and unit not in ("second", "minute"):
        return relative_mention(span, unit, 0, "issue")
    if det == "that" and unit not in ("second", "minute"):
        return relative_mention(span, unit, 0, "text")
    if det == "the" and (unit in _BARE_DEFINITE or (unit in ("day", "night") and found["edge"])):
        return relative_mention(span, unit, 0, "text") if not _whole_noun(text, found) else None
    if det in ("all", "all the") and unit in ("day", "night", "week", "month", "year"):
        return DateMention(span, "duration", duration_value(unit, 1), None)
    return None


def _whole_noun(text: str, found: re.Match[str]) -> bool:
    """Whether the unit is the first half of another noun: "the day-care centre", "the year-end"."""
    return bool(re.match(r"-[A-Za-z]", text[found.end("unit") :][:2]))


def _stretch(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    """ "the past three years", "the first nine months", "recent weeks", "the coming days", "these days"."""
    if not _plural(found) or found["old"] or found["approx"]:
        return None
    relation, det = (found["relation"] or "").lower(), (found["det"] or "").strip().lower()
    start = found.start("det") if det else found.start("relation")
    span = Span(start, found.end("unit"))
    if not relation and det in ("these", "those") and unit == "day" and not found["count"]:
        return reference(span, "PRESENT_REF" if det == "these" else "PAST_REF")
    if not relation:
        return None
    if found["count"] or relation == "first":
        count = count_value(found["count"]) if found["count"] else None
        return (
            None
            if count is None and relation == "first"
            else DateMention(span, "duration", duration_value(unit, count), None)
        )
    if relation in ("recent", "past", "previous", "last", "preceding", "prior"):
        return reference(span, "PAST_REF")
    return reference(span, "FUTURE_REF") if relation in ("coming", "next", "following", "upcoming") else None


def _length(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    """ "two weeks", "five-day", "nearly a year", "half an hour", "a week-long"."""
    if found["long"] and not found["count"]:
        if found["long"][0].isspace() and not found["det"]:
            return None
        value = duration_value(unit, None if _plural(found) else 1)
        return DateMention(Span(found.start("unit"), found.end("long")), "duration", value, None)
    if not found["count"] or found["old"]:
        return None
    written = found["count"].lower()
    hyphen = found["join"] == "-"
    if written in ("a", "an") and unit in ("second", "quarter", "night") and not found["long"]:
        return None
    if unit == "quarter" and not re.search(
        r"\b(?:consecutive|straight|successive|fiscal|calendar)\b", found[0], re.IGNORECASE
    ):
        return None
    if not hyphen and not _plural(found) and not found["long"] and (count_value(written) or 9) > 1:
        return None
    if not hyphen and _plural(found) and written in ("a", "an", "one", "another"):
        return None
    count = count_value(written)
    if found["half"] and count is not None:
        count += 0.5
    start = found.start("approx") if found["approx"] else found.start("count")
    if (hyphen or (found["long"] and not found["long"][0].isspace())) and re.match(r"an?(?:\s|$)", written):
        start = found.start("unit") if written in ("a", "an") else found.start("count") + len(written.split()[0]) + 1
    end = found.end("long") if found["long"] else found.end("half") if found["half"] else found.end("unit")
    return DateMention(Span(start, end), "duration", duration_value(unit, count), None)


def _bare(text: str, found: re.Match[str], unit: str) -> DateMention | None:
    """ "for decades", "within hours"."""
    if (
        not _plural(found)
        or found["det"]
        or found["relation"]
        or found["count"]
        or unit in ("night", "quarter", "second")
    ):
        return None
    if found["away"] or _BEFORE_EVENT.match(text, found.end("unit")):
        return DateMention(Span(found.start("unit"), found.end("unit")), "duration", duration_value(unit, None), None)
    if not _AFTER_VERB.search(_behind(text, found.start("unit"))):
        return None
    if re.search(
        r"\b(?:of|by|before|since|during|through)[\s\xa0]+$", _behind(text, found.start("unit")), re.IGNORECASE
    ) and unit not in ("year", "decade", "century", "month", "week"):
        return None
    return DateMention(Span(found.start("unit"), found.end("unit")), "duration", duration_value(unit, None), None)


@cache
def _deictic() -> re.Pattern[str]:
    part = rf"(?:{SPACE}(?P<part>{DAY_PART}))?"
    return re.compile(
        rf"(?P<edge>(?:early|earlier|late|later)(?:{SPACE}on)?{SPACE})?(?P<around>(?:the{SPACE})?day{SPACE}(?:before|after){SPACE})?"
        rf"(?P<head>(?:yesterday|today|tomorrow){part}|tonight)(?![A-Za-z])",
        re.IGNORECASE,
    )


def deictic_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """Yesterday, today, tomorrow, tonight, with the part of the day."""
    found = leading_match(_deictic(), text, at, floor, end, "head")
    if found is None or text[found.end() : found.end() + 1] == "-":
        return ()
    head = found["head"].lower()
    if head == "today" and re.match(r"(?:[’']s)?[\s\xa0](?:Show|programme)\b", text[found.end() :][:14]):
        return ()
    count = -1 if head.startswith("yes") else 1 if head.startswith("tom") else 0
    if found["around"]:
        count += -1 if "before" in found["around"].lower() else 1
    span = Span(*found.span())
    mention = relative_mention(span, "day", count, "issue")
    part = day_part_value(found["part"]) if found["part"] else "TNI" if head == "tonight" else None
    if part is None:
        return (mention,)
    return (DateMention(span, "time", mention.value + part, None, form="relative", offset=mention.offset),)


_REFERENCES = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "past": "PAST_REF",
    "future": "FUTURE_REF",
    "present": "PRESENT_REF",
    "moment": "PRESENT_REF",
}
_REPEATED = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
}


@cache
def _open_reference() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:more|most|very|until|just|right){SPACE})?(?P<adverb>now|nowadays|currently|presently|recently|lately)(?![\w-])"
        rf"|the{SPACE}(?:(?:near|foreseeable|distant|recent|immediate|not-too-distant){SPACE})?(?P<noun>past|future|present|moment)(?![\w-])",
        re.IGNORECASE,
    )


def open_reference(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """Now, recently, the past, the near future: times without a place in the calendar."""
    adverb = re.compile(r"(?:now|nowadays|currently|presently|recently|lately)(?![\w-])", re.IGNORECASE).match(
        text, at, end
    )
    if adverb:
        return (reference(Span(*adverb.span()), _REFERENCES[adverb[0].lower()]),)
    found = leading_match(_open_reference(), text, at, floor, end, "noun")
    if found is None:
        return ()
    noun = found["noun"].lower()
    behind = _behind(text, found.start())
    if noun in ("present", "moment") and not re.search(r"\bat[\s\xa0]+$", behind, re.IGNORECASE):
        return ()
    if re.match(
        rf"{SPACE}(?:{COUNT}{SPACE})?(?:{UNIT}|{DAY_PART})|{SPACE}(?:of|few|couple|several)\b",
        text[found.end() :][:40],
        re.IGNORECASE,
    ):
        return ()
    return (reference(Span(*found.span()), _REFERENCES[noun]),)


def repeated(text: str, at: int, _floor: int, end: int) -> tuple[DateMention, ...]:
    """Daily, weekly, annually: the adverbs and adjectives of repetition."""
    found = re.compile(r"[a-z]+").match(text, at, end)
    if found is None or found[0] not in _REPEATED or text[found.end() : found.end() + 1] == "-":
        return ()
    return (DateMention(Span(*found.span()), "set", _REPEATED[found[0]], None),)


@cache
def _ordinal_unit() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?:the{SPACE})?(?P<ordinal>{ORDINAL})(?:{SPACE}|-)(?P<head>century|centuries)(?![A-Za-z])",
        re.IGNORECASE,
    )


def century_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The 19th century."""
    found = leading_match(_ordinal_unit(), text, at, floor, end, "head")
    if found is None:
        return ()
    value = f"{ordinal_value(found['ordinal']) - 1:02d}XX"
    return (DateMention(Span(*found.span()), "date", value, None if found["edge"] else interval(value)),)
