"""Findings as text, one module a format.

A format is three pure functions, so that output streams:

    head(style)             what opens the report
    file(result, style)     one input; "" when it has nothing to say of it
    tail(summary, style)    what closes it

and `SEPARATOR`, which stands between the inputs that had something to say. `file` runs in the worker processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, Protocol, cast

from newslint.errors import UsageError
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary

__all__ = ["FORMATS", "MACHINES", "STATISTICS", "Format", "Reporter", "Style", "for_machine", "reporter"]

Format = Literal["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html", "auto"]

#: The module of each format, `auto` being one of them. One line and one module make a new one.
FORMATS: Final[dict[Format, str]] = {
    "text": "newslint.reporters.text",
    "concise": "newslint.reporters.concise",
    "json": "newslint.reporters.json",
    "jsonl": "newslint.reporters.jsonl",
    "sarif": "newslint.reporters.sarif",
    "github": "newslint.reporters.github",
    "gitlab": "newslint.reporters.gitlab",
    "junit": "newslint.reporters.junit",
    "checkstyle": "newslint.reporters.checkstyle",
    "html": "newslint.reporters.html",
}
#: What `auto` is on a machine that sets this variable; `text` on any other.
MACHINES: Final[dict[str, Format]] = {
    "GITHUB_ACTIONS": "github",
    "GITLAB_CI": "gitlab",
    "JENKINS_URL": "checkstyle",
    "CIRCLECI": "junit",
    "TF_BUILD": "junit",
    "BITBUCKET_BUILD_NUMBER": "junit",
}
#: What replaces the listing with --statistics; the other formats have no form for counts.
STATISTICS: Final[dict[Format, str]] = {
    "text": "newslint.reporters.statistics",
    "concise": "newslint.reporters.statistics",
    "github": "newslint.reporters.statistics",
    "json": "newslint.reporters.statistics_json",
    "jsonl": "newslint.reporters.statistics_json",
    "html": "newslint.reporters.html.statistics",
}


class Style(NamedTuple):
    """How to show it: nothing here changes what is reported."""

    colour: bool = False
    width: int = 80
    show_suppressed: bool = False
    root: str = ""  # the folder that CI machines name paths from; empty: the working folder


class Reporter(Protocol):
    """What a format module provides."""

    SEPARATOR: str

    def head(self, style: Style) -> str: ...

    def file(self, result: FileResult, style: Style) -> str: ...

    def tail(self, summary: Summary, style: Style) -> str: ...


def for_machine(name: Format, environment: Mapping[str, str]) -> Format:
    """The format itself; for `auto`, the one that the machine reads which `environment` tells of."""
    if name != "auto":
        return name
    return next((read for variable, read in MACHINES.items() if environment.get(variable)), "text")


def reporter(name: Format, *, statistics: bool = False) -> Reporter:
    """The module of a format, imported when it is asked for. Raises `UsageError` where it has no statistics."""
    if statistics and name not in STATISTICS:
        *known, last = STATISTICS
        raise UsageError(
            f"--statistics has no form in {name}", help=f"Use --format {' or '.join((', '.join(known), last))}."
        )
    return cast("Reporter", import_module((STATISTICS if statistics else FORMATS)[name]))
