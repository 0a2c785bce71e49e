"""The registry of formats, and what only made-up findings show."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from newslint.errors import Fault
from newslint.findings import Finding, Related, Suggestion
from newslint.outcomes import FileResult, Part, Summary
from newslint.reporters import FORMATS, STATISTICS, Format, Style, reporter

SOURCE = "A very big plan.\n"
FINDING = Finding(
    "house/very", "warning", "high", "Cut “very”.", 2, 6, 1, 3, 1, 7, "very", "span", "0123456789abcdef",
    (Suggestion("", 2, 7), Suggestion("vast", 2, 10)), (Related("house/big", "How big?", 7, 10, 1, 8),),
)  # fmt: skip


def rendered(result: FileResult, name: Format = "text", style: Style | None = None) -> str:
    return reporter(name).file(result, style or Style())


def test_every_format_has_a_module() -> None:
    assert set(FORMATS) == {*get_args(Format)} - {"auto"}
    assert set(STATISTICS) < set(FORMATS)


@pytest.mark.parametrize(
    ("name", "statistics"), [*((name, False) for name in FORMATS), *((n, True) for n in STATISTICS)]
)
def test_modules_keep_the_protocol(name: Format, statistics: bool) -> None:
    module = reporter(name, statistics=statistics)
    result = FileResult("a.txt", SOURCE, (FINDING,))
    summary = Summary()
    summary.add(Part(module.file(result, Style()), counts=((("house/very", "warning"), 1),)))
    report = module.head(Style()) + module.file(result, Style()) + module.tail(summary, Style())
    assert report.endswith("\n")
    if name == "json":
        json.loads(report)
    if name == "jsonl":
        [json.loads(line) for line in report.splitlines()]


def test_help_and_notes() -> None:
    assert rendered(FileResult("a.txt", SOURCE, (FINDING,))) == (
        "a.txt:1:3: warning house/very [high]\n"
        "  Cut “very”.\n"
        "  |\n"
        "1 | A very big plan.\n"
        "  |   ^^^^\n"
        "  = help: replace “very ” with “vast” or cut “very ”\n"
        "  = note: 1:8: How big? (house/big)\n"
    )


def test_a_finding_about_the_document_shows_no_words() -> None:

    assert rendered(FileResult("a.txt", SOURCE, (FINDING._replace(scope="document", suggestions=(), related=()),))) == (
        "a.txt:1:3: warning house/very [high]\n  Cut “very”.\n"
    )


def test_json_of_an_error_and_of_odd_characters() -> None:
    result = FileResult("a\udcff.txt", error=Fault("a.txt", 3, 4, "bad \u2028 \x9b", "Help."))
    line = rendered(result, "json")
    assert "\u2028" not in line
    assert "\x9b" not in line
    assert json.loads(line) == {
        "path": "a\udcff.txt",
        "findings": [],
        "error": {"message": "bad \u2028 \x9b", "line": 3, "column": 4},
    }


def test_an_article_cannot_colour_the_screen() -> None:

    evil = FINDING._replace(message="\x1b[2J", rule="house/\x1b", suggestions=(), related=())
    result = FileResult("\x1b]0;x\x07.txt", "A \x1b[5m very", (evil,))
    for name in FORMATS:
        assert "\x1b" not in rendered(result, name)
