"""The words that dates are made of: fragments of patterns, and what each word is worth."""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "CASELESS",
    "COUNT",
    "DAY_PART",
    "EDGE",
    "MONTH",
    "ORDINAL",
    "SEASON",
    "SPACE",
    "UNIT",
    "WEEKDAY",
    "compiled",
    "count_value",
    "day_part_value",
    "lead_starts",
    "leading_match",
    "month_number",
    "ordinal_value",
    "plain_spaces",
    "season_value",
    "unit_name",
    "weekday_number",
]

#: Any case, in ASCII: beyond it, letters fold in ways that no name of a month has.
CASELESS = re.IGNORECASE | re.ASCII

#: White space inside an expression, which the readers see as plain spaces (`plain_spaces`). A mention never leaves
#: its sentence, so no blank line can hide here.
SPACE = r"\s{1,6}"

#: A month, in full or by the abbreviations of AP, Reuters and tables, with the full stop of an abbreviation.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![A-Za-z])\.?)(?![A-Za-z])"
)

#: A weekday, in full or abbreviated as it is beside a date.
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)(?![A-Za-z])\.?)(?![A-Za-z])"
)

#: The units of durations and of relative dates, in either number.
UNIT = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|mths?|quarters?"
    r"|years?|yrs?"
    r"|decades?|century|centuries|millennium|millennia)(?:(?![A-Za-z])|(?=long(?![A-Za-z])))"
)

#: The seasons, and the parts of a day.
SEASON = r"(?:spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)(?![A-Za-z])"
DAY_PART = r"(?:mornings?|mid-?morning|afternoons?|evenings?|nights?|nighttime|daytime|overnight)(?![A-Za-z])"

#: What tells which part of a period is meant; TIMEX3 keeps it in the extent and out of the value.
EDGE = (
    rf"(?:(?:(?:the|its|their){SPACE})?(?:very{SPACE})?(?:end|beginning|start|middle|close|turn|rest|remainder"
    rf"|latter{SPACE}part"
    rf"|early{SPACE}part|first{SPACE}half|second{SPACE}half|latter{SPACE}half|eve|course|whole|most|much"
    rf"|part){SPACE}of"
    rf"|(?:early|late|earlier|later)(?:{SPACE}(?:in|on|into))?|mid|end|year-end)(?:{SPACE}|-)"
)

_UNITS_BY_PREFIX = {
    "sec": "second",
    "min": "minute",
    "hou": "hour",
    "hrs": "hour",
    "hr": "hour",
    "day": "day",
    "nig": "night",
    "wee": "week",
    "for": "fortnight",
    "mon": "month",
    "mth": "month",
    "qua": "quarter",
    "yea": "year",
    "yrs": "year",
    "yr": "year",
    "dec": "decade",
    "cen": "century",
    "mil": "millennium",
}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(_ONES.split())}
_NUMBERS |= dict(zip(_TENS.split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)}

#: Every word of `_NUMBERS` and `_SCALES`, in few branches: what stands before a head is known to be a word already.
_NUMBER_WORD = (
    r"(?:(?:thir|four|for|fif|six|seven|eigh|nine)(?:teen|t?y)|four|five|six|seven|eight|nine|one|two|three|ten|eleven"
    r"|twelve|twenty|zero|hundred|thousand|[mb]illion|dozen)"
)

_PLAIN = rf"(?:\d+(?:\.\d+)?|{_NUMBER_WORD}(?:-{_NUMBER_WORD})?)"
_FIGURE = (
    rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:{SPACE}(?:\d/\d|hundred|thousand|million|billion))?"
    rf"|(?:a{SPACE})?{_NUMBER_WORD}(?:(?:{SPACE}(?:and{SPACE})?|-){_NUMBER_WORD})*(?:{SPACE}and{SPACE}a{SPACE}half"
    rf"|-and-a-half)?"
)

#: A number that counts units, in figures, in words, or vague; X in a value stands for the vague ones.
COUNT = (
    rf"(?:(?:{_FIGURE})(?:(?:{SPACE}(?:to|or){SPACE}|\s?[-–]\s?|-(?:to|or)-){_PLAIN})?"
    rf"|a{SPACE}(?:couple(?:{SPACE}(?:of|more))?|few|good{SPACE}many|dozen|half(?:{SPACE}dozen)?)"
    rf"|an?(?:{SPACE}additional|{SPACE}extra)?"
    rf"|half{SPACE}an?|half(?:{SPACE}a{SPACE}dozen)?|(?:dozens|scores|hundreds|thousands"
    rf"|tens{SPACE}of{SPACE}thousands|millions|billions"
    rf"|a{SPACE}(?:number|handful|series|lot)|lots|couple){SPACE}of|couple|several|few|many|some|numerous|countless"
    rf"|multiple|both|another)"
)
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


_UNUSUAL_SPACES = "\xa0\u2009\u202f"


def plain_spaces(text: str) -> str:
    """The text, code point for code point, with the no-break and thin spaces of typesetters as plain ones.

    It keeps the patterns small: a class of its own for white space would make them take twice as long to compile.
    """
    for space in _UNUSUAL_SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def month_number(word: str) -> int:
    """The number, from 1, of a month written as `MONTH` has it."""
    return _MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """The number, Monday = 0, of a weekday written as `WEEKDAY` has it."""
    return _WEEKDAYS[word[:3].lower()]


@cache
def compiled(source: str, flags: int = CASELESS) -> re.Pattern[str]:
    """The pattern, compiled when it is first needed: a run that reads no date pays for none."""
    return re.compile(source, flags)


def unit_name(word: str) -> str:
    """The unit, in the singular, of a word that `UNIT` has."""
    lowered = word.lower()
    return "weekend" if lowered.startswith("weekend") else _UNITS_BY_PREFIX[lowered[:3]]


def ordinal_value(word: str) -> int:
    """The number of an ordinal in figures or in words."""
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else _ORDINALS[word.lower()]


def season_value(word: str) -> str:
    """The TIMEX3 token of a season."""
    return {"sp": "SP", "su": "SU", "au": "FA", "fa": "FA", "wi": "WI"}[word[:2].lower()]


def day_part_value(word: str) -> str:
    """The TIMEX3 token of a part of the day."""
    lowered = word.lower()
    if "morning" in lowered:
        return "TMO"
    return {"a": "TAF", "e": "TEV", "d": "TDT"}.get(lowered[0], "TNI")


def count_value(words: str) -> float | None:
    """What a counting expression is worth: "two and a half" 2.5, "a" 1, "several" None because nobody knows."""
    lowered = re.sub(r"[\s–-]+", " ", words.lower()).strip()
    if re.search(r" (?:to|or) |\d \d", lowered) and "/" not in lowered:
        return None
    if lowered[0].isdigit():
        return _figure(lowered)
    if lowered in ("a", "an", "another") or lowered.endswith((" additional", " extra")):
        return 1
    half = 0.5 if "half" in lowered else 0
    if lowered in ("half", "half a", "half an", "a half"):
        return 0.5
    if "dozens" in lowered:
        return None
    total = _spelled([word for word in lowered.split() if word not in ("and", "a", "half")])
    return None if total is None else total + (half if "dozen" not in lowered else -6 * (2 * half))


def _figure(words: str) -> float:
    head, *rest = words.replace(",", "").split()
    number = float(head)
    for word in rest:
        if "/" in word:
            above, below = word.split("/")
            number += int(above) / int(below) if int(below) else 0
        else:
            number *= _SCALES[word]
    return int(number) if number == int(number) else number


def _spelled(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word in _NUMBERS:
            current += _NUMBERS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        else:
            return None
    return total + current if words else None


#: Words that may stand before the head of a time expression and belong to it.
_LEADING_WORDS = (
    "the a an this that these those last next past previous preceding prior following coming upcoming same current"
    " recent first second third fourth fifth sixth seventh eighth ninth tenth final latter early late earlier later"
    " mid end beginning start middle close turn rest remainder eve course part of in on into about around nearly"
    " almost more than less fewer at least most over under roughly approximately some up to just only every each all"
    " whole entire full another other per couple few several many both half dozen dozens scores hundreds thousands"
    " and or fiscal very good latest most foreseeable distant additional extra consecutive straight successive immediate near foreseeable its their"
    " his her our one's eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    " twentieth twenty-first tens millions billions number handful series lot lots numerous countless multiple"
    " year-end year years day after before much academic school calendar financial tax single any well long"
)
_LEADING = frozenset((*_LEADING_WORDS.split(), *_NUMBERS, *_SCALES))
_NEVER_FIRST = frozenset({"in", "of", "and", "to", "on", "into", "than", "or"})
_GAPS = " -\n\t"
_REACH = 64  # how far to the left an expression may begin, in code points


def lead_starts(text: str, at: int, floor: int) -> list[int]:
    """Where an expression with its head at `at` may begin, leftmost first, never left of `floor`; `at` is the last."""
    starts = [at]
    low = max(floor, at - _REACH)
    while at > low and text[at - 1] in _GAPS:
        stop = at - 1
        while stop > low and text[stop - 1] in _GAPS:
            stop -= 1
        at = text.rfind(" ", low, stop) + 1 or low
        word = text[at:stop]
        if word.lower() not in _LEADING:
            last = None if word.isalpha() else _last_word(word)
            if last is None:
                break
            at = stop - len(last)
        if at > floor and text[at - 1].isalnum():
            break  # cut by the reach
        if word not in _NEVER_FIRST:
            starts.append(at)
    starts.reverse()
    return starts


def _last_word(words: str) -> str | None:
    """The last of words that hold no space, after any dash or opening mark; None when it leads to no head."""
    last = re.split(r"[\s—–“\"‘'(\[]", words)[-1]
    lowered = last.lower()
    if not last or not (lowered in _LEADING or last[0].isdigit() or ("-" in last and _hyphened(lowered))):
        return None
    return last


def leading_match(
    pattern: re.Pattern[str], text: str, at: int, floor: int, end: int, head: str
) -> re.Match[str] | None:
    """The longest match whose group `head` begins at `at`, with the words before it that belong to it."""
    for start in lead_starts(text, at, floor):
        found = pattern.match(text, start, end)
        if found is not None and found.start(head) == at:
            return found
    return None


def _hyphened(word: str) -> bool:
    return all(not part or part in _LEADING or part[0].isdigit() for part in word.split("-"))
