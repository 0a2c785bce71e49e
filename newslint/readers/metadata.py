"""What an article says of itself in words: dates, and the credit lines that name its authors.

Strict on purpose. A date that can be read in two ways (8/7/12) is None; a line that merely begins with "By" is none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from newslint.records import NamedTuple
from newslint.text import Metadata

__all__ = ["MONTH", "Credit", "assemble", "authors_in", "credit", "end_credit", "is_opinion", "label", "parse_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Loose here, since every alternative costs at start-up; what was found is looked up in `_MONTHS` and `_DAYS`.
MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_MONTH_NAMES = " january february march april may june july august september october november december"
_DAY_NAMES = " monday tuesday wednesday thursday friday saturday sunday"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2}))?"
_CREDITS_NOBODY = frozenset({
    "admin", "administrator", "staff", "editor", "editors", "editorial", "newsroom", "writer", "writers", "reporter",
    "reporters", "correspondent", "correspondents", "columnist", "contributor", "contributors", "producer",
    "photographer", "desk", "team", "guest", "anonymous", "unknown", "user", "author", "root", "webmaster", "agencies",
    "wires", "intern", "bureau", "chief",
})  # fmt: skip
_AGENCY = frozenset({
    "press", "post", "times", "herald", "staff", "news", "agency", "team", "board", "desk", "editor", "editors",
    "guardian", "journal", "tribune", "gazette", "service",
})  # fmt: skip
_DIGIT = re.compile(r"\d")
_WORK = ("addi", "extr", "repo", "writ", "edit", "comp", "phot")
#: The only full stops at the end of a credit line.
_DOTTED = (" Jr.", " Sr.", " PhD.", " a.m.", " p.m.", " E.T.")
_OPINION = frozenset({"opinion", "opinions", "op-ed", "oped", "editorial", "editorials", "column", "columns",
                      "columnists", "commentary", "comment", "commentisfree"})  # fmt: skip


class Credit(NamedTuple):
    """What one credit line says."""

    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    modified: datetime.date | None = None


@cache
def _date_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(\d{4})-(\d{2})-(\d{2})"
            r"(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?\Z"
        ),
        re.compile(
            r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?\s+)?"
            r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?"
            r"|(?P<first>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<then>[A-Za-z]{3,9})\.?)"
            r",?\s+(?P<year>\d{4})\Z"
        ),
        re.compile(rf"\A{_CLOCK},?\s+|,?\s+(?:-\s+)?{_CLOCK}\.?\Z"),
    )


def parse_date(text: str) -> datetime.date | None:
    """The day that the whole of `text` names, with or without weekday and time, else None."""
    text = text.strip()
    if not 8 <= len(text) <= 60:
        return None
    iso, written, clock = _date_patterns()
    if found := iso.match(text):
        return _day(found[1], int(found[2]), found[3])
    found = written.match(text if ":" not in text and "." not in text else clock.sub("", text))
    if not found or (found["weekday"] and not _names(found["weekday"], _DAYS, _DAY_NAMES)):
        return None
    month = found["month"] or found["then"]
    if not _names(month, _MONTHS, _MONTH_NAMES):
        return None
    return _day(found["year"], _MONTHS.index(month[:3].lower()) + 1, found["day"] or found["first"])


def _names(word: str, short: tuple[str, ...], names: str) -> bool:
    """Whether `word` is one of the calendar `names` or begins one, as abbreviations do."""
    word = word.lower()
    return word[:3] in short and f" {word}" in names


def _day(year: str, month: int, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


def is_opinion(label: str | None) -> bool:
    """Whether the name of a section or kind of article says that it argues rather than reports."""
    return bool(label) and any(word in _OPINION for word in re.split(r"[\s/,|>]+", (label or "").strip().lower()))


_LABEL = re.compile(
    r"(?P<label>opinions?|op-ed|editorial|commentary|comment|viewpoint|column|letters?(?: to the editor)?|first person"
    r"|analysis|news analysis|review|sponsored(?: content)?|advertorial)\s*(?P<rest>\Z|[:|\u2013\u2014]\s*\S|\s-\s)",
    re.IGNORECASE,
)
_ARGUES = re.compile(r"opinion|op-ed|editorial|comment|viewpoint|column|letter|first person", re.IGNORECASE)


class Label(NamedTuple):
    """What a line calls the piece. `alone`: the line is nothing but the label."""

    name: str
    opinion: bool
    alone: bool


def label(text: str) -> Label | None:
    """The label that a line is, or that opens a headline: `OPINION`, `Editorial: The harbour is ours`."""
    found = _LABEL.match(text) if text[:1] in "oOeEcCvVlLfFaAnNrRsS" and len(text) <= 200 else None
    if not found or (found["rest"] and found["label"].islower()):
        return None
    return Label(found["label"], bool(_ARGUES.match(found["label"])), not found["rest"])


@cache
def _credit_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    upper = r"[^\W\d_a-z]"
    return (
        re.compile(
            r"\s*[|•·●]\s*|\s+[–—-]\s+|\s{3,}|\s*[\r\n]+\s*"
            r"|[.,;]\s+(?=(?i:and\s+)?(?i:pictures?|photos?|photographs?|photography|images?|illustrations?|graphics?|video)"
            r"(?:\s+(?i:by)\b|\s*:))"
        ),
        re.compile(
            r"(?:(?:posted|written|words|story|reported|published|text)\s+)?by\b:?\s*"
            r"|(?:words|text|story|report|reporting|reporter|writer|author|story\s+and\s+photos?"
            r"|words\s+and\s+(?:pictures|photos|images))\s*:\s*",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?P<what>(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|revised|date|dated))\b"
            r"\s*(?:(?:on|at)\b)?\s*[:–—-]?\s*(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        re.compile(rf"{upper}[\w.'’-]*(?:\s(?:d[aeiu]|del|della|der|den|van|von|bin|ibn|al|la|le|ter|y"
                   rf"|{upper}[\w.'’-]*)){{0,4}}(?:,?\s(?:Jr|Sr|PhD|MD)\.?)?\Z"),
        re.compile(
            r"[,:]?\s*(?:\bon\s+)?(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
            rf"(?:\b(?:{'|'.join(_MONTHS)})[a-z]*\.?\s+\d|\b\d)",
            re.IGNORECASE,
        ),
    )  # fmt: skip


def authors_in(text: str) -> tuple[str, ...] | None:
    """The people named in `Ana Ruiz and Tom Bell, Staff Writers`; empty for `Admin`; None when it is no such list."""
    is_name = _credit_patterns()[3].match
    text = text.strip(" \t,;:")
    text = text if text.endswith(_DOTTED) else text.rstrip(".")
    listed = re.split(r"\s(?:for|in|at|of|from)\s(?=[^\W\d_a-z]|the\s)", text, maxsplit=1)[0]
    names: list[str] = []
    people = listed.split("/", 1)[0].rstrip()  # `/ The Herald`: for whom they write
    for number, part in enumerate(re.split(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|with|&)\s+", people)):
        words = part.split()
        lower = {word.lower().strip(".:") for word in words}
        if lower & _CREDITS_NOBODY:
            continue
        if not words or not is_name(part) or _names(part.strip("."), _DAYS + _MONTHS, _DAY_NAMES + _MONTH_NAMES):
            return None
        if words[0].lower() in ("the", "a", "an") and not lower & _AGENCY:
            return None
        if number and len(words) == 1 and names:  # `, Reuters`: where the last one works
            continue
        names.append(" ".join(words))
    return tuple(names)


def credit(text: str) -> Credit | None:
    """What the line `text` credits and dates, or None when it is not a credit line."""
    if not 4 < len(text) <= 200 or (text[-1] in '.?!:;,"”' and not text.endswith(_DOTTED)):
        return None
    split, by, _, _, _ = _credit_patterns()
    if not by.match(text) and not _DIGIT.search(text):
        return None
    first, *rest = split.split(text.strip())
    whole = _credit_part(first)
    names = authors_in(first) if whole is None and rest else None
    if names is not None and all(" " in name for name in names):
        whole = Credit(names)  # `Ana Ruiz | March 10, 2025`, `Staff report | …`: a credit if a date follows
    if whole is None:
        return None
    for part in filter(None, map(_credit_part, rest)):
        whole = Credit(
            whole.authors or part.authors, whole.published or part.published, whole.modified or part.modified
        )
    return None if names is not None and not (whole.published or whole.modified) else whole


def _credit_part(text: str) -> Credit | None:
    """What one part of a credit line says: `By Ana Ruiz`, `Updated March 5, 2025`, `5 March 2025`."""
    _, by, stamp, _, dated = _credit_patterns()
    if found := by.match(text):
        rest = text[found.end() :]
        cut = dated.search(rest)
        names = authors_in(rest[: cut.start()] if cut else rest)
        return None if names is None else Credit(names, _stamp(rest[cut.start() :]) if cut else None)
    found = stamp.match(text)
    when, _, who = found["rest"].partition(" by ") if found else (text, "", "")
    day = _stamp(when) if found else parse_date(text)
    if day is None:
        return None
    if found and found["what"][:4].lower() in ("last", "upda", "modi", "revi"):
        return Credit(modified=day)
    return Credit(authors_in(who) or () if who else (), day)


def _stamp(text: str) -> datetime.date | None:
    """The date in the tail of a credit line, whatever small words and clock times stand around it."""
    return parse_date(re.sub(r"\A[\s,:]*(?:on\b|at\b)?\s*|[\s,.]+\Z", "", text))


def end_credit(text: str) -> Credit | None:
    """What `(Reporting by Jo Hale; editing by Sam Roe)` at the end of an article credits, or None."""
    if len(text) > 300 or not text.lstrip("([ ")[:4].lower().startswith(_WORK):
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


def assemble(pairs: Iterable[tuple[str, object]]) -> Metadata:
    """Metadata from the fields of front matter or markup, the most trusted first: the first that is valid wins."""
    found: dict[str, Any] = {}
    for field, value in pairs:
        if field in ("published", "modified"):
            read: object = parse_date(value) if isinstance(value, str) else None
        elif field == "author":
            read = tuple(dict.fromkeys(name for item in _texts(value) for name in _people(item)))
        elif field == "opinion":
            read = value is True or (isinstance(value, str) and value.lower() in ("true", "yes"))
        else:
            texts = _texts(value)
            read = " ".join(texts[0].split()) if texts else None
        if read:
            found.setdefault(field, read)
    return Metadata(
        title=found.get("title"),
        authors=found.get("author", ()),
        published=found.get("published"),
        modified=found.get("modified"),
        publisher=found.get("publisher"),
        section=found.get("section"),
        language=found.get("language"),
        url=found.get("url"),
        opinion=bool(found.get("opinion"))
        or is_opinion(found.get("section"))
        or is_opinion(found.get("type"))
        or _is_opinion_address(found.get("url")),
    )


def _is_opinion_address(url: str | None) -> bool:
    """Whether a folder of the address is that of an opinion section: `/opinion/2025/harbour`."""
    return bool(url) and any(part in _OPINION for part in (url or "").lower().split("?", 1)[0].split("/")[3:-1])


def _texts(value: object) -> list[str]:
    """The texts in a value: itself, its members, or their names."""
    if isinstance(value, list):
        return [text for item in value[:100] if not isinstance(item, list) for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("@id"))
    return [value] if isinstance(value, str) and value.strip() else []


def _people(text: str) -> tuple[str, ...]:
    text = re.sub(r"\Aby\s+", "", text.strip(), flags=re.IGNORECASE)
    if text.startswith(("http:", "https:", "/", "@")):
        return ()
    names = authors_in(text)
    return (text,) if names is None else names
