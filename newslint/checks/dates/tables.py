"""Tables of offices and bodies: rows as a rule file writes them, compiled to JSON, read as values.

A row is `Office: Name: first day to last day`, or `since first day` where the term goes on; of a body it is
`Name: first to last`. Days are ISO dates or years. A table says nothing beyond the day it is known until.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from newslint.analysis.date_words import compiled
from newslint.checks.base import Compiler
from newslint.records import NamedTuple

__all__ = ["Term", "compiled_rows", "once_a_table", "terms"]

_ROW = (
    r"(?:(?P<office>[^:]+):\s)?(?P<name>[^:]+):\s(?:since\s(?P<since>[\d-]+)"
    r"|(?P<first>[\d-]+)\sto\s(?P<last>[\d-]+)|until\s(?P<until>[\d-]+))"
)
_Kept = TypeVar("_Kept")
_Made = TypeVar("_Made")
_TABLES = 16  # kept at a time
_HELP = "A row is “Mayor: Ana Ruiz: 2021-01-04 to 2025-01-06” or “Mayor: Ana Ruiz: since 2025-01-06”."


class Term(NamedTuple):
    """The days of one holder of an office, or of one body: None is open. `known` bounds what may be said."""

    office: str
    name: str
    start: datetime.date | None
    end: datetime.date | None
    known: datetime.date | None


def compiled_rows(entries: Sequence[str], key: str, compiler: Compiler, *, office: bool) -> list[list[str]]:
    """The rows of a rule as JSON. What is not a row is reported at its place."""
    rows: list[list[str]] = []
    for row in compiler.rows(entries, (key,)):
        found = compiled(_ROW, 0).fullmatch(row.text)
        first, last = (found["since"] or found["first"], found["until"] or found["last"]) if found else (None, None)
        try:
            start, end = _day(first, last=False), _day(last, last=True)
        except ValueError:
            found = None
        if found is None or bool(found["office"]) != office or (start and end and end < start):
            compiler.fault((key, row.place), f"“{row.text}” is not a row of a table", _HELP)
            continue
        days = [day.isoformat() if day else "" for day in (start, end)]
        rows.append([found["office"] or "", found["name"], *days, row.known_until or ""])
    return rows


def _day(written: str | None, *, last: bool) -> datetime.date | None:
    if not written:
        return None
    if len(written) == 4:
        return datetime.date(int(written), 12, 31) if last else datetime.date(int(written), 1, 1)
    return datetime.date.fromisoformat(written)


def terms(rows: Sequence[Any]) -> tuple[Term, ...]:
    """The rows that `compiled_rows` made, as values."""
    return tuple(_read(rows))


def _read(rows: Sequence[Any]) -> Iterator[Term]:
    for office, name, *days in rows:
        start, end, known = (datetime.date.fromisoformat(day) if day else None for day in days)
        yield Term(office, name, start, end, known)


def once_a_table(make: Callable[[_Kept], _Made]) -> Callable[[_Kept], _Made]:
    """`make`, whose answer is kept for the table of a rule: by identity, for to compare them would take longer."""
    known: dict[int, tuple[_Kept, _Made]] = {}

    def made(kept: _Kept) -> _Made:
        found = known.get(id(kept))
        if found is None or found[0] is not kept:
            if len(known) >= _TABLES:
                known.clear()
            found = known[id(kept)] = kept, make(kept)
        return found[1]

    return made
