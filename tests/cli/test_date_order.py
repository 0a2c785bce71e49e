"""`date-order:` in newslint.yaml, through the real command line."""

from __future__ import annotations

import json

import pytest

from .conftest import Shell

ARTICLE = "The permit expires on 03/04/2025, the firm said.\n"


def _value(shell: Shell) -> str:
    ran = shell.run("timeline", "a.txt", "--format", "json")
    (date,) = json.loads(ran.out)["dates"]
    return str(date["value"])


@pytest.mark.parametrize(("order", "value"), [("mdy", "2025-03-04"), ("dmy", "2025-04-03")])
def test_the_house_reads_figures_in_its_order(shell: Shell, order: str, value: str) -> None:
    shell.write("a.txt", ARTICLE)
    shell.write("newslint.yaml", f"date-order: {order}\n")
    assert "ambiguous-numeric-date" not in shell.run("check", "a.txt").out
    assert _value(shell) == value


def test_without_an_order_they_are_ambiguous(shell: Shell) -> None:
    shell.write("a.txt", ARTICLE)
    ran = shell.run("check", "a.txt", "--format", "concise")
    assert "a.txt:1:23: warning: “03/04/2025” is March 4 or April 3" in ran.out
    assert _value(shell) == "2025-XX-XX"


def test_another_order_is_an_error_at_its_place(shell: Shell) -> None:
    shell.write("a.txt", ARTICLE)
    shell.write("newslint.yaml", "date-order: ymd\n")
    ran = shell.run("check", "a.txt")
    assert ran.code == 2
    assert "newslint.yaml:1:13: “date-order” must be mdy or dmy, not “ymd”" in ran.err
    assert shell.run("timeline", "a.txt").code == 2


def test_a_weekday_is_checked_against_the_day_so_read(shell: Shell) -> None:
    shell.write("a.txt", "The permit expired on Friday, 03/04/2025.\n")
    shell.write("newslint.yaml", "date-order: dmy\n")
    ran = shell.run("check", "a.txt", "--select", "dates/weekday-mismatch", "--format", "concise")
    assert "April 3, 2025 was a Thursday, not a Friday" in ran.out
