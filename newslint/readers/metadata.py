"""What an article says of itself in words: dates, and the credit lines that name its authors.

Strict on purpose. A date that can be read in two ways (8/7/12) is None; a line that merely begins with "By" is none.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

__all__ = ["Credit", "authors_in", "credit", "end_credit", "is_opinion", "parse_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2}))?"
_WORDS_THAT_CREDIT_NOBODY = re.compile(
    r"\b(?:admin|administrator|staff|editors?|editorial|newsroom|writers?|reporters?|correspondents?|columnist"
    r"|contributors?|producer|photographer|desk|team|guest|anonymous|unknown|user|author|root|webmaster|agencies|wires"
    r"|intern|bureau|chief)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:Press|Post|Times|Herald|Staff|News|Agency|Team|Board|Desk|Editors?|Guardian|Journal|Tribune|Gazette|Service)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(rf"(?:{_WEEKDAY}|{MONTH})\Z", re.IGNORECASE)
_OPINION = frozenset({"opinion", "opinions", "op-ed", "oped", "editorial", "editorials", "column", "columns",
                      "columnists", "commentary", "comment", "commentisfree"})  # fmt: skip


class Credit(NamedTuple):
    """What one credit line says."""

    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    modified: datetime.date | None = None


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    clock_before, clock_after = rf"(?:{_CLOCK},?\s+)?", rf"(?:,?\s+(?:-\s+)?{_CLOCK})?"
    lead, rest = rf"{clock_before}(?:{_WEEKDAY},?\s+)?", rf"{clock_after}\.?\Z"
    return (
        re.compile(
            r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
            r"(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?\Z"
        ),
        re.compile(
            rf"{lead}(?P<name>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){rest}", re.IGNORECASE
        ),
        re.compile(
            rf"{lead}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{MONTH}),?\s+(?P<year>\d{{4}}){rest}",
            re.IGNORECASE,
        ),
    )


def parse_date(text: str) -> datetime.date | None:
    """The day that the whole of `text` names, with or without weekday and time, else None."""
    text = text.strip()
    if not 8 <= len(text) <= 60:
        return None
    for pattern in _date_patterns():
        if found := pattern.match(text):
            parts = found.groupdict()
            month = parts.get("month") or _MONTHS.index(parts["name"][:3].lower()) + 1
            try:
                return datetime.date(int(parts["year"]), int(month), int(parts["day"]))
            except ValueError:
                return None
    return None


def is_opinion(label: str | None) -> bool:
    """Whether the name of a section or kind of article says that it argues rather than reports."""
    return bool(label) and any(word in _OPINION for word in re.split(r"[\s/,|>]+", (label or "").strip().lower()))


@cache
def _credit_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    upper = r"[^\W\d_a-z]"
    return (
        re.compile(r"\s*[|•·●]\s*|\s+[–—-]\s+|\s{3,}|\s*[\r\n]+\s*"),
        re.compile(r"(?:(?:posted|written|words|story|reported|published|text)\s+)?by\b:?\s*", re.IGNORECASE),
        re.compile(
            r"(?P<what>(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|revised|date|dated))\b"
            r"\s*(?:(?:on|at)\b)?\s*[:–—-]?\s*(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        re.compile(rf"{upper}[\w.'’-]*(?:\s(?:d[aeiu]|del|della|der|den|van|von|bin|ibn|al|la|le|ter|y"
                   rf"|{upper}[\w.'’-]*)){{0,4}}(?:,?\s(?:Jr|Sr|PhD|MD)\.?)?\Z"),
        re.compile(rf"[,:]?\s*(?:\bon\s+)?(?:\b{_WEEKDAY},?\s+)?(?:\b{MONTH}\s+\d|\b\d)", re.IGNORECASE),
    )  # fmt: skip


def authors_in(text: str) -> tuple[str, ...] | None:
    """The people named in `Ana Ruiz and Tom Bell, Staff Writers`; empty for `Admin`; None when it is no such list."""
    is_name = _credit_patterns()[3].match
    listed = re.split(r"\s(?:for|in|at|of|from)\s(?=[^\W\d_a-z]|the\s)", text.strip(" \t,;:."), maxsplit=1)[0]
    names: list[str] = []
    for number, part in enumerate(re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|with|&)\s+|\s*[/;]\s*", listed)):
        words = part.split()
        if _WORDS_THAT_CREDIT_NOBODY.search(part):
            continue
        if not words or not is_name(part) or _NO_NAME.match(part):
            return None
        if words[0].lower() in ("the", "a", "an") and not _AGENCY.search(part):
            return None
        if number and len(words) == 1 and names:  # `, Reuters`: where the last one works
            continue
        names.append(" ".join(words))
    return tuple(names)


def credit(text: str) -> Credit | None:
    """What the line `text` credits and dates, or None when it is not a credit line."""
    if not 4 < len(text) <= 200:
        return None
    split, by, stamp, _, dated = _credit_patterns()
    authors: tuple[str, ...] = ()
    published = modified = None
    certain = leading_name = False
    for number, segment in enumerate(split.split(text.strip())):
        if found := by.match(segment):
            rest = segment[found.end() :]
            cut = dated.search(rest)
            names = authors_in(rest[: cut.start()] if cut else rest)
            if names is None or (rest.endswith((".", "?", "!")) and not re.search(r"(?:\b\w|Jr|Sr|PhD)\.\Z", rest)):
                return None
            authors, certain = authors or names, True
            published = published or (_stamp(rest[cut.start() :]) if cut else None)
        elif found := stamp.match(segment):
            day = _stamp(found["rest"])
            if day is None:
                if number == 0:
                    return None
            elif re.match(r"last|updated|modified|revised", found["what"], re.IGNORECASE):
                modified, certain = modified or day, True
            else:
                published, certain = published or day, True
        elif day := parse_date(segment):
            published, certain = published or day, certain or number == 0 or leading_name
        elif number == 0:
            names = authors_in(segment)
            if not names or any(len(name.split()) < 2 for name in names):
                return None
            authors, leading_name = names, True
    return Credit(authors, published, modified) if certain else None


def _stamp(text: str) -> datetime.date | None:
    """The date in the tail of a credit line, whatever small words and clock times stand around it."""
    return parse_date(re.sub(r"\A[\s,:]*(?:on\b|at\b)?\s*|[\s,.]+\Z", "", text))


def end_credit(text: str) -> Credit | None:
    """What `(Reporting by Jo Hale; editing by Sam Roe)` at the end of an article credits, or None."""
    if len(text) > 300:
        return None
    inner = text.strip().rstrip(".")
    bracketed = inner.startswith("(") and inner.endswith(")")
    work = r"(?P<more>(?:additional|extra)\s+)?(?P<what>reporting|writing|editing|compiled|written|edited|photography)"
    authors: tuple[str, ...] = ()
    for part in inner.strip("()[]").split(";"):
        found = re.match(rf"\s*{work}\s*(?:\bby\b|\bfrom\b|:)\s*:?\s*(?P<who>.+)", part, re.IGNORECASE | re.DOTALL)
        if found is None:
            return None
        names = authors_in(found["who"])
        if names is None and not bracketed:
            return None
        if found["what"].lower() in ("reporting", "writing", "written") and not found["more"]:
            authors += tuple(name for name in names or () if name not in authors)
    return Credit(authors)
