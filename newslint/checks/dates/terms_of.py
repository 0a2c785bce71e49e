"""The holders of offices as the checks use them: terms by office and name, and what they say of the day of a text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.dates.acts import acts_now
from newslint.checks.dates.common import dates_in, written
from newslint.checks.dates.tables import Term, once_a_table, terms
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = [
    "Named",
    "Table",
    "acting_lately",
    "away",
    "ended",
    "gone_by",
    "kept_table",
    "lower",
    "names_until",
    "overlaps",
    "since_when",
    "table_of",
]


class Named(NamedTuple):
    """A title with the name of a holder, and all terms of that holder in that office, in order.

    `span` is what is reported, `end` where what is told of the holder begins.
    """

    span: Span
    end: int
    title: str
    name: str
    terms: tuple[Term, ...]

    def begun(self, issued: datetime.date | None) -> tuple[Term, ...]:
        """The terms that a text of a day of issue can know of."""
        return tuple(term for term in self.terms if issued is None or term.start is None or term.start <= issued)

    @property
    def known(self) -> datetime.date:
        return min(term.known or datetime.date.max for term in self.terms)

    def told(self, term: Term) -> str:
        """A term as a message says it: from March 1, 2001, to March 1, 2005."""
        days = [f"{word} {written(day)}" for word, day in (("from", term.start), ("to", term.end)) if day]
        return f"{self.name} was {lower(self.title)} {' '.join(days)}"


def lower(title: str) -> str:
    """A title in lower case, on one line."""
    return " ".join(title.split()).lower()


class Table(NamedTuple):
    """Rows by office and name, and the patterns of titles with names and alone.

    `numbers` leads from an office and a name, full or last, to the numbers of the rows, in order of time; `dotted` from
    a name without its full stops to the name.
    """

    rows: Sequence[Any]
    numbers: Mapping[str, Mapping[str, str]]
    dotted: Mapping[str, str]
    titled: re.Pattern[str]
    office: re.Pattern[str]

    def terms(self, office: str, name: str) -> tuple[Term, ...]:
        """The terms of who bears a name, in an office given in lower case; none where the table has no such name."""
        numbers = self.numbers.get(office, {}).get(name, "")
        return terms([self.rows[int(number)] for number in numbers.split()])

    def name(self, name: str) -> str:
        """A name with the full stops that the table writes in it."""
        plain = name.replace(".", "")
        return self.dotted.get(plain, plain)


def kept_table(rows: Sequence[Any]) -> dict[str, Any]:
    """What `table_of` reads, as JSON: hundreds of rows would take long to read only to look up one name."""
    ordered = sorted(rows, key=lambda row: row[2])
    numbers: dict[str, dict[str, str]] = {}
    for number, (office, name, *_) in enumerate(ordered):
        known = numbers.setdefault(office.lower(), {})
        for key in {name, name.split()[-1]}:
            known[key] = f"{known[key]} {number}" if key in known else str(number)
    offices = sorted({row[0] for row in rows}, key=_longest_first)
    names = sorted({name for known in numbers.values() for name in known}, key=_longest_first)
    written_as = "|".join(re.escape(name).replace(r"\ ", r"\s").replace(r"\.", r"\.?") for name in names)
    titles = "|".join(office.replace(" ", r"\s") for office in offices)
    return {
        "rows": ordered,
        "numbers": numbers,
        "dotted": {name.replace(".", ""): name for name in names if "." in name},
        "titled": (
            rf"(?<![\w-])(?P<title>(?i:{titles})),?\s(?P<name>{written_as})(?![\w-]|\s[A-Z][a-z])"
            r"(?P<office>[’']s\s(?:(?:[A-Z]\w+\s)?Department|Treasury|[a-z]*\s?ministry|administration|government|cabinet|office|White\sHouse|team|press\ssecretary|spokes(?:man|woman|person))(?=\s))?(?![’'])"
        ),
        "office": rf"(?P<title>(?i:{titles})),(?=\s)",
    }


@once_a_table
def table_of(kept: Mapping[str, Any]) -> Table:
    return Table(**{**kept, "titled": re.compile(kept["titled"]), "office": re.compile(kept["office"])})


def _longest_first(name: str) -> tuple[int, str]:
    """The order of alternatives, the same in every run: a pattern that comes out otherwise is compiled anew."""
    return -len(name), name


_FAREWELL = datetime.timedelta(30)  # copy goes on with a title for a while
_LATELY = {
    True: 20 * 366,
    False: 8 * 366,
}  # days after a term, the issue known or not, in which its holder is no history


def ended(begun: Sequence[Term]) -> datetime.date | None:
    """The last day in the office; None while a term is open."""
    ends = [term.end for term in begun]
    return None if None in ends or not ends else max(end for end in ends if end)


def overlaps(term: Term, first: datetime.date, last: datetime.date) -> bool:
    """Whether a term has one of the days from `first` to `last`."""
    return (term.start is None or term.start <= last) and (term.end is None or first <= term.end)


def away(term: Term, day: datetime.date) -> int:
    """How many days lie between a day and the nearer end of a term."""
    return min(abs((day - end).days) for end in (term.start, term.end) if end)


def gone_by(named: Named, facts: Facts, grace: datetime.timedelta = _FAREWELL) -> datetime.date | None:
    """The last day in office, where the text was certainly written more than `grace` later, as far as the table knows."""
    day, last = facts.written_after, ended(named.begun(facts.issue.day))
    if day is None or last is None or not last + grace < day <= named.known:
        return None
    return last if (day - last).days < _LATELY[facts.issue.day is not None] else None


def since_when(facts: Facts) -> str:
    """The day that the text is no older than, as a message says it."""
    if facts.written_after is None:
        return ""
    what = "the day of issue" if facts.issue.day else "which the text tells of as past"
    return f"{written(facts.written_after)}, {what}"


#: Words by which the present tense is that of a tale, or a title that of another time.
_ANOTHER_TIME = (
    r"\b(?:when|then|as\sa|at\sthe\stime|years?\s(?:ago|earlier)|(?:before|while)\s(?:he|she|becoming|taking|being|serving"
    r"|in\soffice)|scene|film|movie|novel|episode|documentary|archiv\w+|footage|portrait)\b"
)


def acting_lately(named: Named, facts: Facts) -> bool:
    """Whether a holder is told to do something now, the sentence being about no other time."""
    sentence = facts.sentence_at(named.span.start)
    if (
        sentence is None
        or not acts_now(facts.prose, named.span.start, named.end)
        or facts.block_at(named.span.start).kind == "caption"
    ):
        return False
    if compiled(_ANOTHER_TIME).search(facts.prose, sentence.start, sentence.end):
        return False
    last_day = ended(named.terms)
    return last_day is None or not names_until(last_day, sentence, facts)


def names_until(day: datetime.date, sentence: Span, facts: Facts) -> bool:
    """Whether a sentence names a time that begins no later than a day: “has said in 2012”."""
    within = (one for one in dates_in(facts, sentence.start, sentence.end) if one.year is not None)
    return any((one.resolved[0] if one.resolved else datetime.date(one.year or 1, 1, 1)) <= day for one in within)
