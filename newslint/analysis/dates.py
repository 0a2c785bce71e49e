"""Dates as values: every time expression of a document, in order of place.

One scan finds the words and figures that can head an expression; only there the grammar is tried. A head may have
words before it ("the end of last year"), so the readers look left as far as the last expression found.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from newslint.analysis.date_clock import clock_time, day_part, named_hour
from newslint.analysis.date_grammar import calendar_date, numeric_date, weekday_date
from newslint.analysis.date_joins import joined
from newslint.analysis.date_named import month_alone, weekday_alone
from newslint.analysis.date_periods import half_date, quarter_date, season_date, spelled_decade, year_date
from newslint.analysis.date_relative import century_date, deictic_date, open_reference, repeated, unit_expression
from newslint.analysis.date_values import DateFault, DateForm, DateKind, DateMention, Offset, anchored
from newslint.text import Document, Span

__all__ = ["DateFault", "DateForm", "DateKind", "DateMention", "Offset", "date_mentions"]

Found = tuple[DateMention, ...]
Reader = Callable[[str, int, int, int], Found]

# What reads the expression whose head begins with these three letters; the first reader that finds one has it.
_CALENDAR: tuple[Reader, ...] = (calendar_date, month_alone)
_WEEKDAY: tuple[Reader, ...] = (weekday_date, weekday_alone)
_UNIT: tuple[Reader, ...] = (unit_expression,)
_READERS: dict[str, tuple[Reader, ...]] = (
    dict.fromkeys("jan feb mar apr may jun jul aug sep oct nov".split(), _CALENDAR)
    | dict.fromkeys("tue wed thu fri sat sun".split(), _WEEKDAY)
    | {
        "dec": (calendar_date, month_alone, unit_expression),
        "mon": (weekday_date, weekday_alone, unit_expression, repeated),
    }
    | dict.fromkeys("min sec mil".split(), _UNIT)
    | {"yea": (unit_expression, repeated)}
    | {"wee": (unit_expression, repeated), "day": (day_part, unit_expression), "hou": (unit_expression, repeated)}
    | {"hrs": _UNIT, "yrs": _UNIT, "for": (unit_expression, spelled_decade), "cen": (century_date, unit_expression)}
    | dict.fromkeys("win spr sum aut fal".split(), (season_date,))
    | dict.fromkeys("mor aft ove".split(), (day_part,))
    | {"eve": (day_part,), "nig": (day_part, unit_expression, repeated), "mid": (named_hour, day_part)}
    | dict.fromkeys("yes tod ton tom".split(), (deictic_date,))
    | {"qua": (quarter_date, unit_expression, repeated), "qtr": (quarter_date,), "hal": (half_date,)}
    | dict.fromkeys("q1 q2 q3 q4".split(), (quarter_date,))
    | dict.fromkeys("dai ann".split(), (repeated,))
    | dict.fromkeys("now cur rec pre lat pas fut mom".split(), (open_reference,))
    | {"noo": (named_hour,)}
    | dict.fromkeys("twe thi fif six sev eig nin".split(), (spelled_decade,))
)
_FIGURES: tuple[Reader, ...] = (calendar_date, numeric_date, clock_time, quarter_date, spelled_decade, year_date)

# Heads of expressions as they may begin; the letters after a look-ahead are the grammar's business.
_HEADS = (
    r"Jan|JAN|Ju[nl]|JU[NL]|Feb|FEB|Mar(?=[c.\s])|MAR(?=[C.\s])|May(?![a-z])|MAY(?![A-Z])|Apr|APR|Aug|AUG|Sept?(?=[e.\s])"
    r"|SEP|Oct(?=[o.\s])|OCT|Nov(?=[e.\s])|NOV|Dec(?=[ea.\s])|DEC|Mon(?=[dt.,\s])|MOND|Tue|TUE|Wed(?=[n.,\s])|WEDN"
    r"|Thu(?=[r.,\s])|THUR|Fri(?=[d.,\s])|FRID|Sat(?=[u.,\s])|SATU|Sun(?=[d.,\s])|SUND"
    r"|january|february|march(?=\s\d)|april(?=\s\d)|may(?=\s\d)|june|july|august(?=\s\d)|september|october|november|december"
    r"|Q(?=[1-4])|Today|Tonight|Tomorrow|Yesterday|Now(?![a-z])|Noon|Midnight|Overnight|Recently|Currently|Nowadays|Lately"
    r"|(?:Spring|Summer|Winter|Autumn|Fall)(?=\s(?:of\s)?[12])|Days?(?![a-z])|Weeks?(?![a-z])|Months?(?![a-z])|Years?(?![a-z])"
    r"|Hours?(?![a-z])|Decades?(?![a-z])|Morning|Evening|Night(?![a-z])"
    r"|today|tonight|tomorrow|yesterday|now(?![a-z])|nowadays|noon(?![a-z])|midnight|midday|overnight|recently|currently|lately"
    r"|presently|present(?![a-z])|moment(?![a-z])|past(?![a-z])|future(?![a-z])"
    r"|days?(?![a-z])|daytime|daylong|weeks?(?![a-z])|weekends?(?![a-z])|weeklong|months?(?![a-z])|monthlong|years?(?![a-z])"
    r"|yearlong|hours?(?![a-z])|hrs(?![a-z])|yrs(?![a-z])|minutes?(?![a-z])|seconds(?![a-z])|fortnight|decades?(?![a-z])|centur|millenni"
    r"|mornings?(?![a-z])|mid-morning|afternoon|evenings?(?![a-z])|nights?(?![a-z])|quarters?(?![a-z])|qtr|half(?![a-z])"
    r"|spring|summer|autumn|fall(?![a-z])|winter|daily|weekly|monthly|quarterly|yearly|annual|nightly|hourly|fortnightly"
    r"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
)


@cache
def _heads() -> re.Pattern[str]:
    """One branch for each first letter, so that the scan is a search for letters."""
    branches: dict[str, list[str]] = {}
    for head in _split(_HEADS):
        branches.setdefault(head[0], []).append(head[1:])
    return re.compile("|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in branches.items()))


def _split(heads: str) -> Iterator[str]:
    """The alternatives of `heads`, a group of words with one look-ahead spelled out."""
    for head in re.findall(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^|()])+", heads):
        group = re.fullmatch(r"\(\?:([A-Za-z|]+)\)(.+)", head)
        yield from (word + group[2] for word in group[1].split("|")) if group else (head,)


@cache
def _figures() -> re.Pattern[str]:
    """Figures with the shape of a day before a month, a numeric date, a year, a time, a decade."""
    join = r"(?:-|–|to\s|and\s|until\s|or\s|,\s)"
    return re.compile(
        r"[0-9](?<![\w.,$£€][0-9])(?:[0-9]{3}(?![0-9])|[0-9]?(?:(?:st|nd|rd|th)?(?:[\s\xa0-](?:of\s|day\sof\s)?[JFMASOND]"
        rf"|[\s\xa0]?{join}[0-9MTWFSt])|[./-][0-9]{{1,2}}[./-][0-9]|[:.][0-9]{{2}}|[\s\xa0]?(?:[ap]\.?[\s\xa0]?m|o[’']?clock)|[’']?s|Q))"
    )


def date_mentions(
    document: Document, sentences: Sequence[Span], anchor: datetime.date | None = None
) -> Iterator[DateMention]:
    """The time expressions of a document, in order of place, each inside one sentence, never overlapping.

    `anchor` is the day of issue; with it, what counts from that day alone is resolved ("yesterday", "last month",
    "two weeks ago"). What needs the tense or another date of the text keeps its open value.
    """
    mentions = joined(document.prose, _scan(document.prose, sentences))
    return mentions if anchor is None else (anchored(mention, anchor) for mention in mentions)


def _scan(text: str, sentences: Sequence[Span]) -> Iterator[DateMention]:
    done = 0
    index = 0
    for at in _places(text):
        if at < done or (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            continue
        while index < len(sentences) and sentences[index].end <= at:
            index += 1
        if index == len(sentences):
            return
        sentence = sentences[index]
        if at < sentence.start:
            continue
        for mention in _read(text, at, max(done, sentence.start), sentence.end):
            if mention.span.start >= done:
                done = mention.span.end
                yield mention


def _places(text: str) -> list[int]:
    places = [hit.start() for hit in _heads().finditer(text)]
    places += [hit.start() for hit in _figures().finditer(text)]
    places.sort()
    return places


def _read(text: str, at: int, floor: int, end: int) -> Found:
    """The expressions whose head begins at `at`; the first reader that finds one has it."""
    head = text[at : at + 3].lower()
    readers = _FIGURES if head[0].isdigit() else _READERS.get(head) or _READERS.get(head[:2], ())
    for reader in readers:
        found = reader(text, at, floor, end)
        if found:
            return found
    return ()
