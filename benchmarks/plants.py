"""Plants: one error of a known kind set at a known place in the text of an article, beside its sound twin.

The places are found by plain patterns that know nothing of newslint, so that what it overlooks is still planted. Most
planters change or complete a date, an age or a name that stands there; each yields all the places it sees.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

MONTHS = list(calendar.month_name)[1:]
WEEKDAYS = list(calendar.day_name)
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_YEAR = r"(?P<year>19[5-9]\d|20[0-2]\d)(?![\d-])"
_NAME = r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+"


class Plant(NamedTuple):
    """What stands at `start`–`end` of the text, its faulty and its sound replacement, and the span of the error.

    `error` is the words of the finding that should come; they lie in `faulty` or reach out to its left.
    """

    start: int
    end: int
    faulty: str
    sound: str
    error: str


Planter = Callable[[Random, str, datetime.date | None], Iterator[Plant]]


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3] == word[:3])


def _day(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _other(rng: Random, weekday: int) -> str:
    return WEEKDAYS[(weekday + rng.randint(1, 6)) % 7]


def weekday(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """The wrong weekday before or after a date of the text; near the day of issue also one without its year."""
    month_first = rf"(?:{_WEEKDAY},? )?(?P<date>{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, {_YEAR})(?!\d)"
    day_first = rf"(?:{_WEEKDAY},? )?(?P<date>(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? {_YEAR})"
    for pattern, mark in ((month_first, ", "), (day_first, " ")):
        for found in re.finditer(pattern, text):
            day = _day(found)
            if day is None or (day.weekday() != WEEKDAYS.index(found["weekday"]) if found["weekday"] else False):
                continue
            right, wrong = WEEKDAYS[day.weekday()], _other(rng, day.weekday())
            shape = rng.choice(("{0}" + mark + "{1}", "{0}" + mark + "{1}", "{0}, {1}", "{1}, a {0}", "{1} ({0})"))
            if not found["weekday"] and text[found.end() : found.end() + 1] not in ",.;":
                shape = "{0}" + mark + "{1}"
            faulty, sound = shape.format(wrong, found["date"]), shape.format(right, found["date"])
            yield Plant(found.start(), found.end(), faulty, sound, faulty)
    if issued is None:
        return
    for found in re.finditer(rf"{_WEEKDAY},? (?P<date>{_MONTH} (?P<day>\d{{1,2}}))(?!\d|,? \d)", text):
        day = datetime.date(issued.year, _month(found["month"]), min(int(found["day"]), 28))
        if abs((day - issued).days) < 8 and day.weekday() == WEEKDAYS.index(found["weekday"]):
            faulty = f"{_other(rng, day.weekday())}, {found['date']}"
            yield Plant(found.start(), found.end(), faulty, f"{WEEKDAYS[day.weekday()]}, {found['date']}", faulty)


def impossible(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:  # noqa: ARG001
    """A day that its month does not have."""
    patterns = (
        rf"(?<!day )(?<!day, ){_MONTH} (?P<day>[1-9]|[12]\d|3[01])(?P<rest>(?:st|nd|rd|th)?(?:, {_YEAR})?)(?![\d.,:/-]*\d| percent| pct|st|nd|rd|th|-)",
        rf"(?<!day )(?<!day, )(?<![\d.,:/-])(?P<day>[1-9]|[12]\d|3[01])(?P<rest>(?:st|nd|rd|th)?) {_MONTH}(?: {_YEAR})?(?![\d-])",
    )
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            month = _month(found["month"])
            if re.search(r"(?:of|to|and|or|-|–|,|in) $", text[max(0, found.start() - 4) : found.start()]):
                continue
            if not re.match(
                r"[.,;)]|\s(?:and|to|at|in|when|with|after|the|that|as|for|deadline)\b", text[found.end() :]
            ):
                continue
            last = 29 if month == 2 else calendar.monthrange(2023, month)[1]
            day = str(rng.choice([last + 1] if last < 31 else [32]))
            rest = "" if not found["rest"] or found["rest"][0].isdigit() else found["rest"]
            rest = re.sub(r"^(?:st|nd|rd|th)", {"30": "th", "31": "st", "32": "nd"}[day], rest)
            before, after = text[found.start() : found.start("day")], text[found.end("rest") : found.end()]
            faulty = before + day + rest + after
            yield Plant(found.start(), found.end(), faulty, found[0], faulty)


def _ranges(text: str) -> Iterator[re.Match[str]]:
    end = r"(?:(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?(?:19[5-9]\d|20[0-2]\d))"
    yield from re.finditer(
        rf"\b(?P<lead>from|between|From|Between) (?P<first>{end}),? (?P<join>to|until|through|and) (?P<last>{end})(?![\d-])",
        text,
    )
    day = r"[A-Z][a-z]{2,8}\.? \d{1,2}"
    yield from re.finditer(
        rf"\b(?P<lead>from|between|From|Between) (?P<first>{day}) (?P<join>to|until|through|and) (?P<last>{day})(?![\d-]|, \d{{4}})",
        text,
    )


def _moment(words: str) -> tuple[int, int, int] | None:
    found = re.fullmatch(rf"(?:{_MONTH} )?(?:(?P<day>\d{{1,2}})(?:, )?)?(?P<year>\d{{4}})?", words)
    if found is None:
        return None
    return int(found["year"] or 0), _month(found["month"]) if found["month"] else 0, int(found["day"] or 0)


def _is_sound(found: re.Match[str]) -> bool:
    first, last = _moment(found["first"]), _moment(found["last"])
    good = {"from": ("to", "until", "through"), "between": ("and",)}
    if first is None or last is None or found["join"] not in good[found["lead"].lower()]:
        return False
    return first < last and [bool(one) for one in first] == [bool(one) for one in last]


def reversed_range(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:  # noqa: ARG001
    """The ends of a range changed for one another."""
    for found in _ranges(text):
        first, last = _moment(found["first"]), _moment(found["last"])
        if not _is_sound(found) or first is None or last is None:
            continue
        if not first[0] and first[1] != last[1]:
            continue  # may go over New Year
        error = f"{found['last']} {found['join']} {found['first']}"
        yield Plant(
            found.start("first"), found.end("last"), error, text[found.start("first") : found.end("last")], error
        )


_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def _number(rng: Random, number: int) -> str:
    return _WORDS[number] if number < 10 or (number < 20 and rng.random() < 0.3) else str(number)


def duration(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:  # noqa: ARG001
    """A length told beside a range of the text, that is not its length."""
    for found in _ranges(text):
        first, last = _moment(found["first"]), _moment(found["last"])
        if not _is_sound(found) or first is None or last is None:
            continue
        span = text[found.start("lead") : found.end("last")]
        if first[0] and not first[1]:
            unit, right = "year", last[0] - first[0]
        elif first[2] and last[2]:
            year = first[0] or 2023
            days = datetime.date(last[0] or year, *last[1:]) - datetime.date(year, *first[1:])
            unit, right = "day", days.days + 1
        else:
            continue
        if not 2 <= right <= 60:
            continue
        wrong = right + rng.choice((2, 3, 5)) if right < 5 or rng.random() < 0.5 else right - rng.choice((2, 3))
        before = text[max(0, found.start() - 40) : found.start()]
        shapes = ["for {n} {unit}s, {span}", "for {n} {unit}s {span}", "over {n} {unit}s, {span}"]
        if re.search(r"\b(?:the|a) [a-z]+ $", before):
            shapes.append("lasting {n} {unit}s, {span}")
        shape = rng.choice(shapes)
        said, sound = (_number(rng, number) for number in (wrong, right))
        faulty, sound = (shape.format(n=number, unit=unit, span=span) for number in (said, sound))
        yield Plant(found.start(), found.end(), faulty, sound, f"{said} {unit}s")


def age(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """A year of birth told beside the age of a person of the text, that does not give it."""
    if issued is None:
        return
    for found in re.finditer(rf"\b(?P<name>{_NAME}), (?P<age>[2-8]\d),(?= [a-z])", text):
        years = int(found["age"])
        if re.search(r"\bdied|\bdead|\bkilled|\blate\b", text[max(0, found.start() - 200) : found.end() + 200]):
            continue
        born = issued.year - years - rng.randint(0, 1)
        wrong = born + rng.choice((-7, -5, -4, -3, 3, 4, 6, 9))
        month = f"{rng.choice(MONTHS[1:])} {rng.randint(1, 28)}, "
        shape = rng.choice(
            (
                "{name}, {age}, who was born in {born},",
                "{name}, {age}, born in {born},",
                "{name}, {age} (born in {born}),",
                "{name}, {age}, who was born on {month}{born},",
                "{name}, {age}, was born in {born} and",
                "Born in {born}, {name}, {age},",
                "{name}, who was born in {born} and is {age},",
                "{name}, a {age}-year-old born in {born},",
            )
        )
        if shape.startswith("Born") and text[max(0, found.start() - 2) : found.start()] not in ("", ". ", "\n\n", "  "):
            continue
        fill = {"name": found["name"], "age": years, "month": month}
        sound = issued.year - years - (1 if "{month}" in shape and _later(month, issued) else 0)
        yield Plant(
            found.start(),
            found.end(),
            shape.format(born=wrong, **fill),
            shape.format(born=sound, **fill),
            f"{years}-year-old" if "-year-old" in shape else str(years),
        )


def _later(month: str, issued: datetime.date) -> bool:
    name, day, _ = month.replace(",", "").split(" ")
    return (MONTHS.index(name) + 1, int(day)) > (issued.month, issued.day)


def _nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def anniversary(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """The year of an event whose anniversary the text tells, or the founding of an organisation, that does not fit."""
    if issued is None or issued.month in (1, 12):
        return
    years = rng.choice((5, 10, 20, 25, 30, 40, 50, 60, 75))
    nth = _nth(years)
    right = issued.year - years
    wrong = right + rng.choice((-5, -4, -3, -2, 2, 3, 4))
    shapes = (
        ("{lead}, which marked the {nth} anniversary of its {year} founding,", "{nth} anniversary of its {year}"),
        ("{lead}, founded in {year} and celebrating its {nth} anniversary,", "{nth} anniversary"),
        ("{lead}, which was founded in {year} and celebrates its {nth} anniversary this year,", "{nth} anniversary"),
        ("{lead}, which is marking the {nth} anniversary of the {year} fire,", "{nth} anniversary of the {year}"),
        ("{lead}, now marking its {nth} anniversary after opening in {year},", "{nth} anniversary"),
    )
    for found in re.finditer(
        r"\b[Tt]he (?:company|university|school|museum|church|festival|agency|council)(?= [a-z])", text
    ):
        shape, error = rng.choice(shapes)
        faulty, sound = (shape.format(lead=found[0], nth=nth, year=year) for year in (wrong, right))
        yield Plant(found.start(), found.end(), faulty, sound, error.format(nth=nth, year=wrong))
    for found in re.finditer(
        r"\b(?P<nth>(?P<n>\d{1,3})(?:st|nd|rd|th)) anniversary of (?P<what>the|his|her|its|their) (?=[a-z])", text
    ):
        right = issued.year - int(found["n"])
        wrong = right + rng.choice((-5, -3, -2, 2, 3))
        head = f"{found['nth']} anniversary of {found['what']} "
        sentence = text[text.rfind(".", 0, found.start()) + 1 : text.find(".", found.end())]
        if right > 1400 and not re.search(r"\d{4}|next|last|will|years? ago", sentence):
            yield Plant(found.start(), found.end(), f"{head}{wrong} ", f"{head}{right} ", f"{head}{wrong}")


#: Who held which office, with the first and the last whole year of the terms.
_HOLDERS = {
    "President Barack Obama": (2010, 2015),
    "President George W. Bush": (2002, 2007),
    "President Bill Clinton": (1994, 1999),
    "President Ronald Reagan": (1982, 1987),
    "President Jimmy Carter": (1978, 1979),
    "President Gerald Ford": (1975, 1976),
    "President Richard Nixon": (1970, 1973),
    "Prime Minister Tony Blair": (1998, 2006),
    "Prime Minister Margaret Thatcher": (1980, 1989),
    "Prime Minister David Cameron": (2011, 2015),
    "Vice President Joe Biden": (2010, 2015),
    "Vice President Dick Cheney": (2002, 2007),
}
_ACTED = "said|told reporters|announced|signed|met|visited|spoke|urged|called for"


def office(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """A title beside an act on a day outside its term, where the text lets somebody say or do something."""
    now = issued.year if issued else 2020
    past = sorted(title for title, (_, last) in _HOLDERS.items() if last + 3 < now)
    for found in re.finditer(rf"(?<![-\w])(?P<who>{_NAME}) (?P<verb>{_ACTED})\b", text):
        if not past or re.search(r"[A-Za-z,][\w.]* $", text[max(0, found.start() - 20) : found.start()]):
            continue
        title = rng.choice(past)
        first, last = _HOLDERS[title]
        inside, outside = (
            datetime.date(rng.randint(low, high), rng.randint(1, 12), rng.randint(1, 28))
            for low, high in ((first, last), (last + 3, now - 1))
        )
        shape = rng.choice(
            (
                "{title} {verb} on {day}",
                "On {day}, {title} {verb}",
                "{title}, in a speech on {day}, {verb}",
                "{title} {verb} in {month}",
                "In {month}, {title} {verb}",
                "In {year}, {title} {verb}",
            )
        )
        if found["verb"] not in ("said", "announced") and "speech" in shape:
            shape = "{title} {verb} on {day}"
        if shape[0] != "{" and not re.search(
            r"(?:^|[.!?]\s+|\n\s*)$", text[max(0, found.start() - 20) : found.start()]
        ):
            continue  # it would not open its sentence
        faulty, sound = (
            shape.format(title=title, verb=found["verb"], day=_long(day), month=f"{day:%B %Y}", year=day.year)
            for day in (outside, inside)
        )
        yield Plant(found.start(), found.end(), faulty, sound, title)


def _long(day: datetime.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def tense(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """What will happen on a day gone by, what happened on a day to come."""
    if issued is None:
        return
    ago, ahead = issued - datetime.timedelta(rng.randint(20, 900)), issued + datetime.timedelta(rng.randint(20, 900))
    verbs = "meet|vote|open|begin|start|launch|close|end|expire|visit|return|travel|appear|resign|release|publish|announce|decide|discuss|host|play|face"
    future = rf"\b(?P<verb>(?:will|is scheduled to|is expected to|are expected to|is set to|plans to) (?:{verbs}))(?P<rest>(?: (?:the|a|in|its|his|their|with) [A-Za-z]+)?)(?= (?:on|in|at|by|after|before|as|when) |[.,;] |\.$)"
    for found in re.finditer(future, text):
        if text[: found.start()].endswith(("no ", "first announced ")):
            continue
        if text[found.end() :].startswith((" on ", " in ", " by ")):
            stop = re.compile(r" (?:on|in|by) [A-Z0-9][\w.]*(?: \d{1,2})?(?:, \d{4})?(?=[.,; ])").match(
                text, found.end()
            )
            if stop is None or re.match(r" [A-Z]", text[stop.end() :]):
                continue
            end = stop.end()
        else:
            end = found.end()
        when = rng.choice(("on {day}", "on {day}", "in {month}"))
        faulty, sound = (found[0] + " " + when.format(day=_long(day), month=f"{day:%B %Y}") for day in (ago, ahead))
        yield Plant(found.start(), end, faulty, sound, faulty)
    done = "met|died|resigned|opened|voted|arrived|was arrested|was killed|was released|was sentenced|began|launched|won|crashed|took place|was held|signed|announced"
    for found in re.finditer(rf"\b(?P<verb>{done}) (?:on )?{_WEEKDAY}(?=[.,;]| (?:in|at|after|to|that) )", text):
        if re.search(
            r"\b(?:to|for|if|not|had|will|would|was|were)\b", text[max(0, found.start() - 60) : found.start()]
        ):
            continue
        faulty, sound = (f"{found['verb']} on {_long(day)}" for day in (ahead, ago))
        yield Plant(found.start(), found.end(), faulty, sound, faulty)


def relative(rng: Random, text: str, issued: datetime.date | None) -> Iterator[Plant]:
    """A relative word of the text and, beside it, the day, month or year of another time."""
    if issued is None:
        return
    shifts = {"yesterday": -1, "today": 0, "tomorrow": 1}
    # A comma or a full stop follows, so that the date is an apposition.
    for found in re.finditer(
        r"(?<![-’'\w])(?<![Tt]he )(?P<word>(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|(?:the )?(?:end|rest|remainder|beginning|most|(?:first|second) half"
        r"|(?:first|second|third|fourth) quarter) of) )?(?:(?:last|this|next) (?:year|month)|yesterday|today|tomorrow))(?=[.,;])",
        text,
    ):
        *before, unit = found["word"].split()
        step = {"last": -1, "this": 0, "next": 1}.get(before[-1] if before else "", 0)
        off = rng.choice((-4, -3, -2, 2, 3, 5))
        if unit == "year":
            right, wrong = str(issued.year + step), str(issued.year + step + off)
            shapes = ["{word}, in {x}", "{word} ({x})", "{word}, {x}"]
        elif unit == "month":
            months = issued.year * 12 + issued.month - 1 + step
            right, wrong = (f"{MONTHS[(months + one) % 12]} {(months + one) // 12}" for one in (0, off))
            shapes = ["{word}, in {x}", "{word} ({x})", "{word}, {x}"]
        else:
            days = [issued + datetime.timedelta(shifts[unit] + one) for one in (0, off)]
            right, wrong = (f"{day:%B} {day.day}" for day in days)
            if rng.random() < 0.4:
                right, wrong = (_long(day) for day in days)
            shapes = ["{word}, {x}", "{word} ({x})", "{word}, on {x}"]
        if re.search(r"\d", text[found.end() : found.end() + 12]):
            continue
        shape = rng.choice(shapes)
        faulty, sound = (shape.format(word=found["word"], x=x) for x in (wrong, right))
        yield Plant(found.start(), found.end(), faulty, sound, faulty)


PLANTERS: dict[str, tuple[Planter, tuple[str, ...]]] = {
    "wrong weekday": (weekday, ("weekday-mismatch",)),
    "impossible day": (impossible, ("impossible-date",)),
    "reversed range": (reversed_range, ("reversed-range",)),
    "wrong duration": (duration, ("duration-mismatch",)),
    "wrong age": (age, ("age-birth-mismatch",)),
    "wrong anniversary": (anniversary, ("anniversary-mismatch",)),
    "office-holder out of term": (office, ("office-holder-anachronism",)),
    "tense against date": (tense, ("past-date-future-tense", "future-date-past-tense")),
    "relative against explicit": (relative, ("relative-explicit-conflict",)),
}
