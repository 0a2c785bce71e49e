"""Dates as values: every time expression of a document, in order of place.

One scan finds the words and figures that can head an expression; only there the grammar is tried. A head may have
words before it ("the end of last year"), so the readers look left as far as the last expression found.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from newslint.analysis.date_clock import clock_time, day_part, named_hour
from newslint.analysis.date_figures import DateOrder, in_order, numeric_date, told_order
from newslint.analysis.date_grammar import calendar_date, weekday_date
from newslint.analysis.date_joins import joined
from newslint.analysis.date_named import month_alone, weekday_alone
from newslint.analysis.date_periods import half_date, quarter_date, season_date, short_decade, spelled_decade, year_date
from newslint.analysis.date_relative import century_date, deictic_date, open_reference, repeated
from newslint.analysis.date_units import unit_expression
from newslint.analysis.date_values import DateFault, DateForm, DateKind, DateMention, Offset, anchored
from newslint.analysis.date_words import plain_spaces
from newslint.records import NamedTuple
from newslint.text import Document, Span

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["DateFault", "DateForm", "DateKind", "DateMention", "DateOrder", "Offset", "date_mentions"]

Found = tuple[DateMention, ...]
Reader = Callable[[str, int, int, int], Found]

_MONTH: tuple[Reader, ...] = (calendar_date, month_alone)
_WEEKDAY: tuple[Reader, ...] = (weekday_date, weekday_alone)

# The words that may head an expression, and what reads each; the first reader that finds an expression has it.
_READERS: dict[tuple[Reader, ...], str] = {
    _MONTH: "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec",
    _WEEKDAY: "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays"
    " saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun",
    (
        unit_expression,
    ): "minute minutes seconds hour hours hrs week weeks weekend weekends weeklong month months monthlong mth mths"
    " year years yrs yearlong day days daylong fortnight fortnights decade decades centuries millennium"
    " millennia",
    (century_date, unit_expression): "century",
    (quarter_date, unit_expression): "quarter quarters qtr",
    (quarter_date,): "Q1 Q2 Q3 Q4",
    (half_date,): "half",
    (season_date,): "spring springtime summer summertime autumn fall winter wintertime",
    (day_part,): "morning mornings mid-morning afternoon afternoons evening evenings overnight daytime nighttime",
    (day_part, unit_expression): "night nights",
    (named_hour,): "noon midday midnight",
    (deictic_date,): "yesterday today tomorrow tonight",
    (open_reference,): "now nowadays recently currently lately presently present moment past future time point",
    (repeated,): "daily nightly weekly fortnightly monthly quarterly yearly annually annual hourly",
    (spelled_decade,): "twenties thirties forties fifties sixties seventies eighties nineties",
}
# What reads the figures of each shape that `_figures` tells apart.
_FIGURE_READERS: dict[str | None, tuple[Reader, ...]] = {
    "date": (numeric_date, year_date),
    "hour": (clock_time, year_date),
    "year": (year_date,),
    "clock": (clock_time,),
    "month": (calendar_date,),
    "list": (calendar_date, clock_time),
    "decade": (short_decade,),
    "quarter": (quarter_date,),
}


class _Heads(NamedTuple):
    """The automaton that finds the heads, and the readers of each of its words."""

    automaton: AhoCorasick
    readers: list[tuple[Reader, ...]]


@cache
def _heads() -> _Heads:
    """Heads as they are written: as in the middle of a sentence, at its beginning, and the calendar in capitals."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    found: dict[str, tuple[Reader, ...]] = {}
    for readers, words in _READERS.items():
        for word in words.split():
            found |= dict.fromkeys((word, word[0].upper() + word[1:]), readers)
            if readers in (_MONTH, _WEEKDAY):
                found[word.upper()] = readers
    return _Heads(AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), list(found.values()))


@cache
def _figures() -> re.Pattern[str]:
    """Figures with the shape of a numeric date, a year, a time, a day before a month or before another day."""
    join = r"(?:-|–|—|&|to\s|and\s|until\s|through\s|or\s|,\s)"
    return re.compile(
        r"[0-9](?<![\w.,$£€][0-9])(?:"
        r"(?P<date>[0-9]{3}[./-][0-9]{2}[./-]|[0-9]?[./-][0-9]{1,2}[./-][0-9])"
        r"|(?P<hour>[0-9]{3}\s?(?:[A-Z]{2,3}T|[A-Z]T|UTC|gmt|e[sd]t|hrs|hours|h)(?![A-Za-z]))"
        r"|(?P<year>[0-9]{3}(?![0-9]))"
        r"|(?P<clock>[0-9]?(?:[:.][0-9]{2})?\s?(?:[ap]\.?\s?m(?![a-z])|[AP]\.?\s?M(?![A-Z])"
        r"|o[’']?clock)"
        r"|[0-9]?[:.][0-9]{2}(?![0-9]))"
        r"|(?P<month>[0-9]?(?:st|nd|rd|th)?[\s-](?:of\s|day\sof\s)?[JFMASOND])"
        rf"|(?P<list>[0-9]?(?:st|nd|rd|th)?\s?{join}\s?(?:the\s)?(?=[0-9MTWFS]))"
        r"|(?P<decade>[0-9][’']?s)|(?P<quarter>Q)"
        r")"
    )


def date_mentions(
    document: Document, sentences: Sequence[Span], anchor: datetime.date | None = None, order: DateOrder | None = None
) -> Iterator[DateMention]:
    """The time expressions of a document, in order of place, each inside one sentence, never overlapping.

    `anchor` is the day of issue; with it, what counts from that day alone is resolved ("yesterday", "last month",
    "two weeks ago"). What needs the tense or another date of the text keeps its open value. `order` reads dates in
    figures that could be two days; without it the other dates in figures tell, else they are known as ambiguous.
    """
    text = plain_spaces(document.prose)
    found = list(_scan(text, sentences))
    if any(mention.form == "numeric-ambiguous" for mention in found):
        read_as = order or told_order(text, found)
        found = found if read_as is None else [in_order(text, mention, read_as) for mention in found]
    mentions = joined(text, found)
    return mentions if anchor is None else (anchored(mention, anchor) for mention in mentions)


def _scan(text: str, sentences: Sequence[Span]) -> Iterator[DateMention]:
    done = 0
    index = 0
    for at, readers in _places(text):
        if at < done:
            continue
        while index < len(sentences) and sentences[index].end <= at:
            index += 1
        if index == len(sentences):
            return
        sentence = sentences[index]
        if at < sentence.start:
            continue
        for mention in _read(readers, text, at, max(done, sentence.start), sentence.end):
            if mention.span.start >= done:
                done = mention.span.end
                yield mention


def _places(text: str) -> list[tuple[int, tuple[Reader, ...]]]:
    """Where an expression may have its head, and what reads it there."""
    automaton, readers = _heads()
    size = len(text)
    places = [
        (start, readers[word])
        for word, start, stop in automaton.find_matches_as_indexes(text)
        if not (
            (stop < size and text[stop].isalpha()) or (start and (text[start - 1].isalnum() or text[start - 1] == "_"))
        )
    ]
    places += [(hit.start(), _FIGURE_READERS[hit.lastgroup]) for hit in _figures().finditer(text)]
    places.sort(key=itemgetter(0))
    return places


def _read(readers: tuple[Reader, ...], text: str, at: int, floor: int, end: int) -> Found:
    for reader in readers:
        found = reader(text, at, floor, end)
        if found:
            return found
    return ()
