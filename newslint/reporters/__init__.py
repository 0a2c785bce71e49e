"""Findings as text, one module a format.

A format is three pure functions, so that output streams:

    head(style)             what opens the report
    file(result, style)     one input; "" when it has nothing to say of it
    tail(summary, style)    what closes it

and `SEPARATOR`, which stands between the inputs that had something to say. `file` runs in the worker processes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from newslint.runner import FileResult, Summary

__all__ = ["FORMATS", "STATISTICS", "Format", "Reporter", "Style", "reporter"]

Format = Literal["text", "concise", "json", "jsonl", "html"]

#: The module of each format. One line and one module make a new one.
FORMATS: Final[dict[Format, str]] = {
    "text": "newslint.reporters.text",
    "concise": "newslint.reporters.concise",
    "json": "newslint.reporters.json",
    "jsonl": "newslint.reporters.jsonl",
    "html": "newslint.reporters.html",
}
#: What replaces the listing with --statistics.
STATISTICS: Final[dict[Format, str]] = {
    "text": "newslint.reporters.statistics",
    "concise": "newslint.reporters.statistics",
    "json": "newslint.reporters.statistics_json",
    "jsonl": "newslint.reporters.statistics_json",
    "html": "newslint.reporters.html.statistics",
}


class Style(NamedTuple):
    """How to show it: nothing here changes what is reported."""

    colour: bool = False
    width: int = 80
    show_suppressed: bool = False


class Reporter(Protocol):
    """What a format module provides."""

    SEPARATOR: str

    def head(self, style: Style) -> str: ...

    def file(self, result: FileResult, style: Style) -> str: ...

    def tail(self, summary: Summary, style: Style) -> str: ...


def reporter(name: Format, *, statistics: bool = False) -> Reporter:
    """The module of a format, imported when it is asked for."""
    return cast("Reporter", import_module((STATISTICS if statistics else FORMATS)[name]))
