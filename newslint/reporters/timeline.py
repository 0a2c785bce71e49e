"""The timeline of an article as a table for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from newslint import __version__
from newslint.reporters.objects import SCHEMA, dump
from newslint.reporters.terminal import inert, paint, wrapped

if TYPE_CHECKING:
    import datetime

    from newslint.analysis.resolution import Evidence
    from newslint.analysis.timeline import How, Timeline, TimelineEntry
    from newslint.reporters import Style

__all__ = ["as_json", "as_text", "issued", "what_tells"]

_LEAST = 20
_WIDEST = 22
_EVIDENCE: Final[dict[Evidence, str]] = {
    "published": "as given by --published",
    "metadata": "as the file says of itself",
    "byline": "as the byline says",
    "dateline": "as the dateline says",
}
_HOW: Final[dict[How | None, str]] = {
    "written": "as written",
    "issue": "from issue",
    "tense": "by tense",
    "likely": "likely",
    "anaphora": "from text",
    None: "open",
}


def as_text(path: str, timeline: Timeline, style: Style) -> str:
    """The day of issue, the dates in order of time, then those whose days nothing tells."""
    return "\n".join([*_head(path, timeline, style), *_table(timeline, style)]) + "\n"


def _head(path: str, timeline: Timeline, style: Style) -> Iterator[str]:
    yield f"{paint('Timeline', 'bold', style.colour)} of {inert(path)} ({len(timeline.entries)})"
    yield f"  {issued(timeline)}"


def issued(timeline: Timeline) -> str:
    """The day of issue and what tells it."""
    issue = timeline.issue
    if issue.day is not None:
        return f"issued {issue.day.isoformat()}, {_EVIDENCE[issue.source]}"
    if timeline.written_after is not None:
        return f"day of issue unknown; written after {timeline.written_after.isoformat()}, as the text itself tells"
    return "day of issue unknown; --published DATE tells it"


def _table(timeline: Timeline, style: Style) -> Iterator[str]:
    if not timeline.entries:
        return
    column = min(max(len(entry.value) for entry in timeline.entries), _WIDEST)
    yield ""
    yield f"  {'when':<{column}}  line  how         date, and its clause"
    for entry in timeline.entries:
        yield from _rows(entry, column, style)


def _rows(entry: TimelineEntry, column: int, style: Style) -> Iterator[str]:
    """One date: its value and place, the words, and beneath them their clause."""
    lead = f"  {entry.value:<{column}}  {entry.line:>4}  {what_tells(entry):<10}  "
    room, indent = max(style.width - len(lead), _LEAST), " " * len(lead)
    yield lead + wrapped(entry.text, room, indent)
    if entry.clause != entry.text:
        yield indent + wrapped(_around(entry, room * 2), room, indent)


def what_tells(entry: TimelineEntry) -> str:
    """What tells the days of a date, in a word or two."""
    return "impossible" if entry.fault else _HOW[entry.how]


def _around(entry: TimelineEntry, room: int) -> str:
    """The clause, cut at its words to about `room` characters around the date."""
    clause = entry.clause
    if len(clause) <= room:
        return clause
    at = max(clause.find(entry.text), 0)
    start = max(0, min(at + len(entry.text) // 2 - room // 2, len(clause) - room))
    cut = clause[start : start + room]
    if start:
        cut = "…" + cut.partition(" ")[2]
    return cut if start + room >= len(clause) else cut.rpartition(" ")[0] + "…"


def as_json(path: str, timeline: Timeline) -> str:
    """One JSON document. Names and order of the keys are a contract."""
    issue = timeline.issue
    shown = {
        "schema": SCHEMA,
        "newslint": __version__,
        "path": path,
        "issue": {"day": _day(issue.day), "source": issue.source},
        "written_after": _day(timeline.written_after),
        "dates": [_object(entry) for entry in timeline.entries],
    }
    return dump(shown) + "\n"


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _object(entry: TimelineEntry) -> dict[str, Any]:
    first, last = entry.resolved or (None, None)
    return {
        "kind": entry.kind,
        "value": entry.value,
        "first": _day(first),
        "last": _day(last),
        "how": entry.how,
        "fault": entry.fault,
        "tense": entry.tense,
        "text": entry.text,
        "clause": entry.clause,
        "start": entry.span.start,
        "end": entry.span.end,
        "line": entry.line,
        "column": entry.column,
    }
