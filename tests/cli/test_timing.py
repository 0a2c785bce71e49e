"""`--timing` tells where the time went, and its parts sum to the whole."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

from newslint.timing import Clock, report

from .conftest import Shell


def seconds(line: str) -> float:
    return float(line.split()[0])


def test_a_moment_counts_once_for_the_innermost() -> None:
    clock = Clock()
    start = time.perf_counter()
    inner = clock.around(("analysis", "dates"), lambda: time.sleep(0.02))
    outer = clock.around(lambda rule: ("rules", rule), lambda _rule: (inner(), time.sleep(0.01)))
    outer("house/very")
    clock.stop()
    whole = time.perf_counter() - start
    assert abs(sum(clock.spent.values()) - whole) < 0.005
    assert clock.spent["analysis", "dates"] >= 0.02
    assert 0.01 <= clock.spent["rules", "house/very"] < 0.02 + whole - 0.03
    assert clock.calls == {("analysis", "dates"): 1, ("rules", "house/very"): 1}


def test_an_error_does_not_stop_the_clock() -> None:
    clock = Clock()
    with contextlib.suppress(ZeroDivisionError):
        clock.around(("rules", "bad"), lambda: 1 / 0)()
    clock.around(("rules", "good"), lambda: None)()
    assert set(clock.spent) == {("everything else", ""), ("rules", "bad"), ("rules", "good")}


def test_the_layers_sum_to_the_whole() -> None:
    clock = Clock()
    for number in range(40):
        clock.around(("rules", f"house/{number}"), lambda: time.sleep(0.0005))()
    first, *lines = report(clock)
    layers = lines[: lines.index("rules:")]
    rules = lines[lines.index("rules:") + 1 :]
    whole = float(first.split()[1])
    assert abs(sum(map(seconds, layers)) - whole) < 0.002
    assert abs(sum(map(seconds, rules)) - seconds(next(line for line in layers if line.endswith("rules")))) < 0.02
    assert rules[-1].endswith("15 others")


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
