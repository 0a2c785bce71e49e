"""Holidays set beside a date on which they do not fall.

Known are days that are the same everywhere, days of a country that its sentence names, and days that move with Easter or
with a weekday. What some churches or countries keep on another day is passed where the sentence speaks of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import month_and_day
from newslint.text import Span

__all__ = ["holiday_mismatch"]

#: Month and day → the names of the holidays that fall on it every year, everywhere they are kept.
_DAYS = {
    (1, 1): "new year's day",
    (1, 25): "burns night",
    (1, 26): "australia day",
    (1, 27): "holocaust memorial day|international holocaust remembrance day",
    (2, 2): "groundhog day|candlemas",
    (2, 6): "waitangi day",
    (2, 14): "valentine's day|st. valentine's day|st valentine's day|saint valentine's day",
    (3, 1): "st david's day|st. david's day|saint david's day",
    (3, 8): "international women's day",
    (3, 14): "pi day",
    (3, 17): "st patrick's day|st. patrick's day|saint patrick's day|st paddy's day",
    (4, 1): "april fools' day|april fool's day|april fools day",
    (4, 22): "earth day",
    (4, 23): "st george's day|st. george's day|saint george's day",
    (4, 25): "anzac day",
    (4, 30): "walpurgis night",
    (5, 1): "may day|international workers' day",
    (5, 5): "cinco de mayo",
    (5, 8): "ve day|v-e day",
    (6, 19): "juneteenth",
    (7, 1): "canada day",
    (7, 14): "bastille day",
    (8, 15): "assumption day|feast of the assumption",
    (9, 29): "michaelmas",
    (10, 31): "halloween|hallowe'en",
    (11, 1): "all saints' day|all saints day",
    (11, 2): "all souls' day|all souls day",
    (11, 5): "guy fawkes night|guy fawkes day|bonfire night",
    (11, 11): "veterans day|armistice day",
    (11, 30): "st andrew's day|st. andrew's day|saint andrew's day",
    (12, 1): "world aids day",
    (12, 7): "pearl harbor day|pearl harbor remembrance day",
    (12, 10): "human rights day",
    (12, 24): "christmas eve",
    (12, 25): "christmas day",
    (12, 26): "boxing day|st stephen's day|st. stephen's day",
    (12, 31): "new year's eve|hogmanay",
}  # fmt: skip
_FIXED = {name: day for day, names in _DAYS.items() for name in names.split("|")}
#: Holidays of one country each, by the country that the sentence must name, and no other of the list.
_NATIONAL = {
    "independence day": {
        (7, 4): r"Americans?|U\.S\.|US|United\sStates|Stars\sand\sStripes|Washington|Boston|Philadelphia|New\sYork|Chicago|Fourth\sof\sJuly",
        (8, 15): r"Indians?|India|Delhi|Mumbai",
        (8, 14): r"Pakistanis?|Pakistan|Islamabad|Karachi|Lahore",
        (8, 24): r"Ukrainians?|Ukraine|Kyiv|Kiev",
        (9, 16): r"Mexicans?|Mexico",
        (9, 7): r"Brazilians?|Brazil",
        (11, 11): r"Poles|Polish|Poland|Warsaw",
        (12, 6): r"Finns?|Finnish|Finland|Helsinki",
        (8, 17): r"Indonesians?|Indonesia|Jakarta",
        (3, 6): r"Ghanaians?|Ghana|Accra",
        (10, 1): r"Nigerians?|Nigeria|Lagos|Abuja",
        (7, 9): r"Argentin(?:a|es?|ians?)|South\sSudan(?:ese)?",
        (7, 20): r"Colombians?|Colombia|Bogot[aá]",
        (3, 25): r"Greeks?|Greece|Athens",
        (6, 12): r"Filipinos?|Philippines?|Manila",
        (8, 6): r"Jamaicans?|Jamaica",
        (2, 24): r"Estonians?|Estonia|Tallinn",
    },
    "republic day": {
        (1, 26): r"Indians?|India|Delhi",
        (10, 29): r"Turks|Turkish|Turkey|Ankara|Istanbul",
        (6, 2): r"Italians?|Italy|Rome",
    },
    "national day": {
        (10, 1): r"Chinese|China|Beijing",
        (8, 9): r"Singaporeans?|Singapore",
        (8, 1): r"Swiss|Switzerland",
        (5, 17): r"Norwegians?|Norway|Oslo",
        (7, 21): r"Belgians?|Belgium|Brussels",
        (6, 6): r"Swedes|Swedish|Sweden|Stockholm",
    },
    "constitution day": {(5, 17): r"Norwegians?|Norway|Oslo", (5, 3): r"Poles|Polish|Poland", (6, 5): r"Danes|Danish|Denmark"},
    "victory day": {(5, 9): r"Russians?|Russia|Moscow|Kremlin|Red\sSquare"},
    "unity day": {(10, 3): r"Germans?|Germany|Berlin", (11, 4): r"Russians?|Russia|Moscow"},
    "freedom day": {(4, 27): r"South\sAfricans?|South\sAfrica", (4, 25): r"Portuguese|Portugal|Lisbon"},
    "liberation day": {(4, 25): r"Italians?|Italy|Rome|Milan", (5, 5): r"Dutch|Netherlands|Amsterdam"},
}  # fmt: skip
#: Days from Good Friday to what moves with it.
_FROM_GOOD_FRIDAY = {
    "shrove tuesday": -45, "pancake day": -45, "mardi gras": -45, "ash wednesday": -44, "palm sunday": -5, "maundy thursday": -1,
    "good friday": 0, "holy saturday": 1, "easter sunday": 2, "easter day": 2, "easter monday": 3, "ascension day": 41,
    "whit sunday": 51, "pentecost": 51, "whit monday": 52, "trinity sunday": 58,
}  # fmt: skip
#: Days of the United States that move → their name in the package `holidays`, and days from it.
_AMERICAN = {
    "thanksgiving": ("Thanksgiving Day", 0), "thanksgiving day": ("Thanksgiving Day", 0), "black friday": ("Thanksgiving Day", 1),
    "cyber monday": ("Thanksgiving Day", 4), "labor day": ("Labor Day", 0), "memorial day": ("Memorial Day", 0),
    "martin luther king jr. day": ("Martin Luther King Jr. Day", 0), "martin luther king day": ("Martin Luther King Jr. Day", 0),
    "columbus day": ("Columbus Day", 0), "presidents day": ("Washington's Birthday", 0), "presidents' day": ("Washington's Birthday", 0),
}  # fmt: skip
#: Days that are the nth of a weekday (Monday is 0) in a month; another country's day of the name falls in another month.
_NTH = {"father's day": (6, 6, 3), "mother's day": (5, 6, 2), "remembrance sunday": (11, 6, 2)}
_ALL = (*_FIXED, *_NATIONAL, *_FROM_GOOD_FRIDAY, *_AMERICAN, *_NTH)
_NAMES = "|".join(sorted(_ALL, key=len, reverse=True)).replace("'", "[’']").replace(".", r"\.").replace(" ", r"\s")
#: A holiday, and the date that is said to be its own.
_BEFORE = (
    rf"\b(?P<name>{_NAMES})(?:,\s(?:on\s)?|\s\((?:on\s)?|\s[–—]\s|,?\s(?:(?:this|next|last)\syear\s)?(?:which\s)?(?:fell|falls|fall|was|is|lands|landed|comes|came"
    r"|will\sbe|will\sfall)(?:\sthis\syear)?\s(?:on\s)?)$"
)
#: "On" ties a holiday to a date where nothing is held for it on another day.
_ON = (
    rf"(?:^|[.;]\s|\b(?:shut|closed|shuts?|closes?|off|open|opened|work|worked|marks?|marked|kept|keep|on|since|until|by|celebrates?|celebrated)\s(?:(?:for|on)\s)?)"
    rf"(?P<name>{_NAMES})\son\s$"
)
#: A date, and the holiday that it is said to be.
_AFTER = rf"(?:,\s(?:which\s(?:is|was)\s)?|\s\(|\s(?:is|was|will\sbe)\s)(?P<name>{_NAMES})(?=\)|,\s(?!and\b|or\b)[a-z]|\.(?:\s|$)|$)"
_EXCUSED = r"\b(?:observ\w+|orthodox|julian|coptic|canad\w+|toronto|montreal|armenian|ethiopian|greek|day\s(?:after|before)|eve\sof|moved|instead)\b"
_HELD = r"\b(?:part(?:y|ies)|parades?|celebrat\w+|concerts?|dances?|events?|races?|games?|match(?:es)?|shows?|sales?)\b"
_MOST = 90  # days from the day of issue within which the year of a date is certain


def holiday_mismatch(facts: Facts) -> Iterator[Match]:
    """A holiday set beside a date on which it does not fall."""
    for mention in facts.dates:
        if mention.day is None or mention.month is None or mention.fault or mention.part is not None:
            continue
        found = _beside(facts, mention)
        if found is None:
            continue
        span, name = found
        right = _falls_on(name, mention, facts, span)
        if right is not None and right != (mention.month, mention.day):
            start = facts.prose[span.start : span.start + len(name)]
            shown = " ".join(
                (
                    start if start.lower().replace("’", "'") == name else facts.prose[span.end - len(name) : span.end]
                ).split()
            )
            year = _year(mention, facts) if name not in _FIXED and name not in _NATIONAL else None
            told = f"{month_and_day(*right)}{f', {year}' if year else ''}"
            yield Match(span, fields={"sum": f"{shown} is {told}"})


def _beside(facts: Facts, mention: DateMention) -> tuple[Span, str] | None:
    """The span of a date with the holiday beside it, and the name of the holiday in lower case."""
    sentence = facts.sentence_at(mention.span.start)
    found = None if sentence is None else _named(facts, mention, sentence)
    # What a sentence holds is asked last: few dates have a holiday beside them, and a sentence may be long.
    if found is None or sentence is None or compiled(_EXCUSED).search(facts.prose, sentence.start, sentence.end):
        return None
    return found


def _named(facts: Facts, mention: DateMention, sentence: Span) -> tuple[Span, str] | None:
    """As `_beside`, whatever the sentence says of the holiday."""
    start = max(sentence.start, mention.span.start - 60)
    behind = facts.prose[start : mention.span.start]
    found = compiled(_BEFORE).search(behind)
    if found is None:
        found = compiled(_ON).search(behind)
        if found is not None and compiled(_HELD).search(facts.prose, sentence.start, sentence.end):
            found = None
    if found is not None and found["name"][0].isupper():
        return Span(start + found.start("name"), mention.span.end), _plain(found["name"])
    after = compiled(_AFTER).match(facts.prose, mention.span.end, sentence.end)
    if after is None or not after["name"][0].isupper():
        return None
    return Span(mention.span.start, after.end("name")), _plain(after["name"])


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def _year(mention: DateMention, facts: Facts) -> int | None:
    """The year of a date, where it is written or told by a day of issue close to it."""
    if mention.year is not None:
        return mention.year
    issued, resolved = facts.issue.day, mention.resolved
    near = issued is not None and resolved is not None and abs((resolved[0] - issued).days) <= _MOST
    return resolved[0].year if near and resolved is not None else None


def _falls_on(name: str, mention: DateMention, facts: Facts, span: Span) -> tuple[int, int] | None:
    """Month and day of a holiday; of a movable one only in a year that is known, and in a month in which it can fall."""
    if name in _FIXED:
        return _FIXED[name]
    if name in _NATIONAL:
        return _of_country(name, facts, span)
    year = _year(mention, facts)
    right = None if year is None else _movable(name, year)
    if name in _FROM_GOOD_FRIDAY and compiled(_EASTERN).search(facts.prose, *_sentence(facts, span)):
        return None
    if right is None or mention.month is None or abs(right.month - mention.month) > (name in _FROM_GOOD_FRIDAY):
        return None
    return right.month, right.day


def _of_country(name: str, facts: Facts, span: Span) -> tuple[int, int] | None:
    """Month and day of a holiday in the one country that its sentence speaks of."""
    start, end = _sentence(facts, span)
    named = [
        day
        for day, cues in _NATIONAL[name].items()
        if compiled(rf"\b(?:{cues})(?![\w-])", 0).search(facts.prose, start, end)
    ]
    owner = compiled(_OWNER, 0).search(facts.prose, start, span.start)
    if len(named) != 1 or (owner and not compiled(rf"(?:{_NATIONAL[name][named[0]]})", 0).fullmatch(owner["of"])):
        return None
    return named[0]


#: Before a holiday: the country that keeps it, “Israel’s Independence Day”.
_OWNER = r"(?<![.!?]\s)\b(?P<of>[A-Z][\w.]+)(?:[’']s?)?\s$"


def _sentence(facts: Facts, span: Span) -> tuple[int, int]:
    sentence = facts.sentence_at(span.start) or span
    return sentence.start, sentence.end


#: Countries whose churches keep Easter by another calendar.
_EASTERN = r"\b(?:russia\w*|ukrain\w+|serb\w+|bulgar\w+|romania\w*|georgia\w*|cypr\w+|eastern)\b"


def _movable(name: str, year: int) -> datetime.date | None:
    """The day of a movable holiday in a year; None before it was kept."""
    if name in _NTH:
        month, weekday, nth = _NTH[name]
        first = datetime.date(year, month, 1)
        return first + datetime.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    if name in _FROM_GOOD_FRIDAY:
        country, official, days = "GB", "Good Friday", _FROM_GOOD_FRIDAY[name]
    else:
        country, (official, days) = "US", _AMERICAN[name]
    day = _public(country, year).get(official)
    return None if day is None else day + datetime.timedelta(days)


@cache
def _public(country: str, year: int) -> dict[str, datetime.date]:
    """The public holidays of a country in one year, by name; those it does not know that year are not there."""
    from holidays import country_holidays  # takes longer to import than an article to lint

    subdivision = "ENG" if country == "GB" else None
    days = country_holidays(country, subdiv=subdivision, years=year, observed=False)
    return {name: day for day, names in days.items() for name in names.split("; ")}
