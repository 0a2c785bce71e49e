"""`--timing` tells where the time went, and its parts sum to the whole."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from newslint.timing import Clock, report

from .conftest import Shell


class Watch:
    """Time that passes when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("newslint.timing.perf_counter", lambda: self.now)

    def passes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


def test_a_moment_counts_once_for_the_innermost(watch: Watch) -> None:
    clock = Clock()
    inner = clock.around(("analysis", "dates"), lambda: watch.passes(2))
    outer = clock.around(lambda rule: ("rules", rule), lambda _rule: (watch.passes(4), inner(), watch.passes(8)))
    watch.passes(1)
    outer("house/very")
    watch.passes(16)
    clock.stop()
    assert clock.spent == {("everything else", ""): 17, ("rules", "house/very"): 12, ("analysis", "dates"): 2}
    assert clock.calls == {("analysis", "dates"): 1, ("rules", "house/very"): 1}


def test_an_error_does_not_stop_the_clock() -> None:
    clock = Clock()
    with contextlib.suppress(ZeroDivisionError):
        clock.around(("rules", "bad"), lambda: 1 / 0)()
    clock.around(("rules", "good"), lambda: None)()
    assert set(clock.spent) == {("everything else", ""), ("rules", "bad"), ("rules", "good")}


def test_the_layers_sum_to_the_whole(watch: Watch) -> None:
    clock = Clock()
    for number in range(40):
        clock.around(("rules", f"house/{number}"), lambda: watch.passes(0.5))()
    watch.passes(5)
    assert [" ".join(line.split()) for line in report(clock)] == [
        "time: 25.000 s in all",
        "20.000 s 80% rules",
        "5.000 s 20% everything else",
        "rules:",
        *(f"0.500 s 2% house/{number}, 1 time" for number in range(25)),
        "7.500 s 30% 15 others",
    ]


def test_the_report_is_the_same_and_the_time_is_on_standard_error(shell: Shell, article: Path) -> None:
    plain, timed = shell.check("news.txt"), shell.check("--timing", "news.txt")
    assert (timed.code, timed.out) == (plain.code, plain.out)
    assert plain.err == ""
    assert re.match(r"time: \d+\.\d{3} s in all\n", timed.err)
    assert re.search(r"^ +\d+\.\d{3} s +\d+%  house/very, 1 time$", timed.err, re.MULTILINE)
    assert re.search(r"^ +\d+\.\d{3} s +\d+%  sentences, 1 time$", timed.err, re.MULTILINE)


def test_it_lints_what_has_not_changed_as_well(shell: Shell, article: Path) -> None:
    shell.check("news.txt")
    assert "house/very, 1 time" in shell.check("--timing", "news.txt").err
