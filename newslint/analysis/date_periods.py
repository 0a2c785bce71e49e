"""Periods of the calendar by name: years, decades, quarters, halves, seasons. TIMEX3 gives extent and value."""

from __future__ import annotations

import re
from functools import cache

from newslint.analysis.date_values import DateForm, DateMention, Offset, interval
from newslint.analysis.date_words import (
    CASELESS,
    EDGE,
    ORDINAL,
    SEASON,
    SPACE,
    compiled,
    leading_match,
    ordinal_value,
    season_value,
)
from newslint.text.span import Span

__all__ = ["counted_after", "half_date", "quarter_date", "season_date", "short_decade", "spelled_decade", "year_date"]

#: What a bare number counts, so that "in May 35 people", "March 30 percent" and "2000 dlrs" are no dates.
_COUNTED_WORDS = (
    "percent percentage pct people persons men women children million billion trillion thousand hundred mln bln"
    " dlrs dollars pounds euros yen marks francs lire crowns points pts jobs deaths cases times miles km kilometer"
    " kilometers kilometre kilometres feet ft inches tons tonnes kilos kg grams meters metres acres hectares"
    " barrels bpd bags bales bushels shares cts cents year years month months week weeks day days hour hours hr"
    " hrs minute minutes min mins second seconds workers soldiers troops students seats votes states countries"
    " companies others more vs vol words rpm watts employees residents guests copies homes lots gmt est edt bst"
    " contracts options units vehicles cars members delegates rooms beds rounds stores"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())
_WORD = r"\s{1,3}(?P<word>[a-z]+)(?![a-z\d_])"


def counted_after(text: str, at: int, end: int, hyphen: bool = False) -> bool:
    """Whether a word that numbers count follows `at`: people, percent, points; `hyphen` allows it joined."""
    if hyphen and text[at : at + 1] == "-":
        found = compiled(r"-(?P<word>[a-z]+)(?![a-z\d_])").match(text, at, end)
    else:
        found = compiled(_WORD).match(text, at, end)
    if found is None:
        return False
    word = found["word"].lower()
    return word in _COUNTED or (word == "per" and text[found.end() + 1 : found.end() + 5].lower() == "cent")


_FISCAL = rf"(?:(?:fiscal|financial){SPACE})?"
_YEAR_AFTER = rf",?{SPACE}(?:of{SPACE})?(?:the{SPACE})?{_FISCAL}(?:year{SPACE})?(?P<year>[12]\d{{3}})(?![\d%]|[.,]\d)"
_YEAR_RELATIVE = (
    rf"{SPACE}of{SPACE}(?:the{SPACE})?"
    rf"(?:(?P<relative>last|this|next|same|previous|following|current|that|coming|preceding|prior){SPACE})?"
    rf"{_FISCAL}year(?![A-Za-z-])"
)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<the>the{SPACE}(?=early|late|mid))?(?P<edge>{EDGE})?(?P<lead>the{SPACE})?(?P<fiscal>(?:(?:fiscal"
        rf"|financial|tax|calendar|school|academic|crop){SPACE})?(?:years?{SPACE})?)"
        r"(?P<year>[12]\d{3})(?:(?P<decade>(?<=0)[’']?s(?![A-Za-z]))|(?P<slash>[/–-])(?P<to>\d{4}|\d{2})(?![\d%]"
        r"|[-–/.,:]\d))?"
        r"(?![\d%°]|[.,:/]\d|-\d)(?!\w)",
        CASELESS,
    )


_AMOUNT_BEFORE = (
    r"(?:[$£€#@=_&+*~/]|(?<!\d)[.,:]|[A-Za-z\d]-|\b(?:No|Nos|about|some|than|nearly|almost|least|most|roughly"
    r"|approximately|another|total"
    r"|exactly|number|page|pages|room|flight|section|form|route|highway|boeing|airbus|windows|office|agenda|vision"
    r"|exceed(?:ed|s|ing)?"
    r"|paid|worth|up|down|index|model|channel|studio|formula|level|series|times|x|by[\s]more)[\s.]{1,3})$"
)
_COMPOUND_BEFORE = r"\b(?:pre|post|mid|late|early|end|ex|since|non|circa|spring|summer|autumn|fall|winter)-$"
_YEAR_CUE = r"\b(?:in|since|circa|until|during|late|early|mid|year|born|founded|established|dated)[\s-]{1,2}$"
_PLURAL_AFTER = r"\s{1,3}(?:[a-z]+\s)?[a-z]+s\b(?<!ss)"
_TITLE = r"(?:Orwell[’']?s?|novel|book|film|album|movie)[\s,]{1,2}$"
_QUOTES = "“”\"'‘’"


def year_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The year, the span of years or the decade whose figures begin at `at`."""
    found = leading_match(_year(), text, at, floor, end, "year")
    if found is None:
        return ()
    year = int(found["year"])
    spanned = found["slash"] == "/" and compiled(rf"{SPACE}year\b").match(text, found.end(), end)
    if counted_after(text, found.end(), end, hyphen=True) and not spanned:
        return ()  # "the 1986/87 year" counts nothing
    if found["decade"]:
        return _decade(found, year)
    start = found.start("fiscal") if not found["edge"] else found.start("edge")
    if found["fiscal"] and found["lead"]:
        start = found.start("edge") if found["edge"] else found.start("lead")
    if not _is_year(text, start, found.end(), year, bool(found["fiscal"] or found["edge"])):
        return ()
    if found["to"]:
        return _years(found, start, year)
    span = Span(start, found.end("year"))
    value = f"{year:04d}"
    plain = not found["fiscal"] or compiled(rf"years?{SPACE}").fullmatch(found["fiscal"])
    edge = bool(found["edge"])
    return (DateMention(span, "date", value, interval(value) if plain and not edge else None, year=year),)


def _is_year(text: str, start: int, end: int, year: int, told: bool) -> bool:
    behind = text[max(0, start - 16) : start]
    if behind[-1:] in _QUOTES and text[end : end + 1] in _QUOTES and behind[-1:]:
        return False  # a title: “1984”
    if (compiled(_AMOUNT_BEFORE).search(behind) and not compiled(_COMPOUND_BEFORE).search(behind)) or compiled(
        _TITLE, 0
    ).search(behind):
        return False
    if 1900 <= year < 2040:
        return True
    return (
        (told or bool(compiled(_YEAR_CUE).search(behind)))
        and 1000 <= year < 2200
        and not compiled(_PLURAL_AFTER, re.ASCII).match(text, end)
    )


def _decade(found: re.Match[str], year: int) -> tuple[DateMention, ...]:
    if year % 10:
        return ()
    value = f"{year // 10}X" if year % 100 or year >= 2000 else f"{year // 100}XX"
    if year % 1000 == 0:
        value = f"{year // 10}X"
    resolved = None if found["edge"] else interval(value)
    return (DateMention(Span(found.start(), found.end("decade")), "date", value, resolved, year=year),)


def _years(found: re.Match[str], start: int, year: int) -> tuple[DateMention, ...]:
    """Two years in "2019-2021"; one that straddles two in "1986/87" and "2005-06", where they are neighbours."""
    written = found["to"]
    last = int(written) if len(written) == 4 else year - year % 100 + int(written)
    if len(written) == 2 and last < year:
        last += 100 if last + 100 == year + 1 else 0
    if last == year + 1 and (len(written) == 2 or found["slash"] == "/"):
        return (DateMention(Span(start, found.end("to")), "date", f"{year:04d}/{last:04d}", None, year=year),)
    if len(written) == 2 and (last < year or found["slash"] == "/"):
        return (DateMention(Span(start, found.end("year")), "date", f"{year:04d}", interval(f"{year:04d}"), year=year),)
    first = Span(start, found.end("year"))
    second = Span(found.start("to"), found.end("to"))
    return (
        DateMention(first, "date", f"{year:04d}", interval(f"{year:04d}"), year=year, part="first"),
        DateMention(second, "date", f"{last:04d}", interval(f"{last:04d}"), year=last, part="last"),
    )


@cache
def _short_decade() -> re.Pattern[str]:
    return re.compile(r"(?P<decade>[2-9]0)[’']?s(?![A-Za-z])")


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?the{SPACE}(?:(?:roaring|early|late|mid)[\s-])?(?P<head>twenties|thirties|forties"
        rf"|fifties|sixties|seventies|eighties|nineties)"
        r"(?![A-Za-z])",
        CASELESS,
    )


_SPELLED = {"twe": 1920, "thi": 1930, "for": 1940, "fif": 1950, "six": 1960, "sev": 1970, "eig": 1980, "nin": 1990}


_OF_A_PERSON = r"\b(?:his|her|their|my|your|our)\s+(?:early|mid|late)?[\s-]*$"
_LED_BY = r"\bthe\s(?:(?:early|late|mid)[\s-])?$"


def spelled_decade(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The decade in words: "the sixties"."""
    found = leading_match(_spelled(), text, at, floor, end, "head")
    if found is None or compiled(_OF_A_PERSON).search(text[max(0, found.start() - 12) : found.start()]):
        return ()
    return (_plain_decade(Span(*found.span()), _SPELLED[found["head"][:3].lower()], bool(found["edge"])),)


def short_decade(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The decade in two figures: "the mid-’80s", "the 60s"; "his 60s" is an age."""
    marked = at > floor and text[at - 1] in "’'‘"
    found = _short_decade().match(text, at, end)
    start = at - 1 if marked else at
    led = compiled(_LED_BY).search(text[max(floor, start - 12) : start])
    if found is None or not (marked or (led and int(found["decade"]) >= 50)):
        return ()  # "the mid 30s" are prices and temperatures
    start -= len(led[0]) if led else 0
    if compiled(_OF_A_PERSON).search(text[max(0, start - 12) : start]):
        return ()
    return (_plain_decade(Span(start, found.end()), 1900 + int(found["decade"]), bool(led and len(led[0]) > 4)),)


def _plain_decade(span: Span, year: int, edge: bool) -> DateMention:
    value = f"{year // 10}X"
    return DateMention(span, "date", value, None if edge else interval(value), year=year)


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?:(?:the|its|their){SPACE})?(?P<ordinal>{ORDINAL}|final)(?:{SPACE}|-)(?:fiscal{SPACE}"
        rf"|calendar{SPACE}|financial{SPACE})?"
        rf"(?P<head>quarters?|qtr)(?![A-Za-z]|-?final|{SPACE}finals?)(?:{_YEAR_AFTER}|{_YEAR_RELATIVE})?",
        CASELESS,
    )


@cache
def _half() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?:(?:the|its|their){SPACE})?(?P<ordinal>first|second|latter|last|1st|2nd)(?:{SPACE}"
        rf"|-)(?:fiscal{SPACE})?"
        rf"(?P<head>half)(?:{_YEAR_AFTER}|{_YEAR_RELATIVE}|(?={SPACE}(?:profit|results?|earnings|sales|net|pretax"
        rf"|figures|revenue|loss|report|year)\b))",
        CASELESS,
    )


@cache
def _short_quarter() -> re.Pattern[str]:
    return re.compile(
        rf"Q(?P<number>[1-4])(?![\w.-])(?:{_YEAR_AFTER})?"
        rf"|(?P<before>[1-4])Q(?!\w)(?:{SPACE}?[’']?(?P<short>\d\d)(?!\d))?"
    )


_RELATIVE = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _part(found: re.Match[str], part: str, floating: bool = False) -> DateMention:
    """A part of a year, "Q3" or "SU", with the year named, told from another ("of last year"), or open."""
    year = int(found["year"]) if found["year"] else None
    groups = found.groupdict()
    relative = (groups.get("relative") or "").lower()
    offset: Offset | None = None
    form: DateForm = "explicit" if year else "yearless"
    if year is None and relative in _RELATIVE:
        offset, form = Offset("year", _RELATIVE[relative], "issue"), "relative"
    value = f"{'XXXX' if year is None else f'{year:04d}'}-{part}"
    resolved = None if floating or groups.get("edge") or "fiscal" in found[0].lower() else interval(value)
    return DateMention(Span(*found.span()), "date", value, resolved, year=year, form=form, offset=offset)


def quarter_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The quarter of a year whose noun stands at `at`, or "Q3 2016" that begins there."""
    if text[at] == "Q" or text[at].isdigit():
        found = _short_quarter().match(text, at, end)
        if found is None:
            return ()
        return (_part(found, f"Q{found['number'] or found['before']}"),)
    found = leading_match(_quarter(), text, at, floor, end, "head")
    if found is None:
        return ()
    number = 4 if found["ordinal"].lower() == "final" else ordinal_value(found["ordinal"])
    return (_part(found, f"Q{number}"),) if 1 <= number <= 4 and found["head"][-1] != "s" else ()


def half_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The half of a year whose noun stands at `at`; a half without a year in sight may be one of a match."""
    found = leading_match(_half(), text, at, floor, end, "head")
    if found is None:
        return ()
    return (_part(found, "H1" if found["ordinal"].lower() in ("first", "1st") else "H2"),)


@cache
def _season() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<edge>{EDGE})?(?P<the>the{SPACE})?(?:(?P<relation>last|this|next|that|previous|following|coming|past"
        rf"|same)(?:{SPACE}(?:past|coming))?{SPACE})?"
        rf"(?P<head>{SEASON})(?:{_YEAR_AFTER}|{_YEAR_RELATIVE})?",
        CASELESS,
    )


_DECREASE = rf"{SPACE}(?:from|by|of|to)\s"
_SEASON_CUE = r"\b(?:in|during|by|since|until|every|each|through|late|early)\s{1,2}$"


def season_date(text: str, at: int, floor: int, end: int) -> tuple[DateMention, ...]:
    """The season whose name stands at `at`, where the words around it say that it is one."""
    found = leading_match(_season(), text, at, floor, end, "head")
    if found is None:
        return ()
    head, relation, told = found["head"], (found["relation"] or "").lower(), found["year"] or found["relative"]
    if (
        relation in ("this", "that")
        and head == "fall"
        and not told
        and compiled(_DECREASE).match(text, found.end(), end)
    ):
        return ()  # "this fall from 2.1 percent"
    if not (told or relation) and (head[0].isupper() or not _bare_season(text, found, head.lower())):
        return ()
    mention = _part(found, season_value(head), floating=True)
    mention_words = found[0][: found.start("head") - found.start()]
    if relation in _RELATIVE and not found["year"]:
        gone = compiled(r"\bpast\b").search(mention_words)
        offset = Offset("season", -1 if gone else _RELATIVE[relation], "issue")
        mention = DateMention(mention.span, "date", mention.value, None, form="relative", offset=offset)
    return (mention,)


def _bare_season(text: str, found: re.Match[str], head: str) -> bool:
    cue = compiled(_SEASON_CUE).search(text[max(0, found.start() - 12) : found.start()])
    if head in ("spring", "fall"):
        return bool(found["edge"] and found["the"]) or bool(
            cue and compiled(r"\s*(?:$|[.,;:)]|and\b|or\b|when\b)", re.ASCII).match(text[found.end() :][:8])
        )
    return bool(found["the"] or found["edge"] or cue)
