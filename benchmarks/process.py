"""One whole process, measured: wall time, CPU time and peak memory. A run that fails is no measurement."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["Command", "FailedRunError", "Run", "Series", "alternating", "measured"]


#: What Python and Node say when a program broke off, whatever its exit code.
_CRASH = re.compile(r"^Traceback \(most recent|^\s+at .+:\d+:\d+\)?$", re.MULTILINE)


class Command(NamedTuple):
    """What to run. `codes` are the exit codes of a run that did its work; `environment` is added to ours."""

    arguments: Sequence[str]
    codes: Sequence[int] = (0,)
    environment: Mapping[str, str] = {}
    before: Callable[[], object] | None = None  # what to do before each run, outside the measurement


class Run(NamedTuple):
    """Seconds by the clock, seconds of CPU with all descendants, and the peak of the largest process in MB."""

    wall: float
    cpu: float
    memory: float


class Series(NamedTuple):
    """Several runs of one command."""

    runs: tuple[Run, ...]

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)

    def least(self, what: str) -> float:
        return min(getattr(run, what) for run in self.runs)

    def ratios(self, other: Series, what: str = "wall") -> tuple[float, float, float]:
        """Run by run, how many times `other` this took: median, least, most."""
        each = [getattr(a, what) / getattr(b, what) for a, b in zip(self.runs, other.runs, strict=True)]
        return statistics.median(each), min(each), max(each)


class FailedRunError(Exception):
    """A run ended otherwise than a run that did its work."""


def measured(command: Command) -> Run:
    """Run a command once. Raises `FailedRunError`."""
    if command.before:
        command.before()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(command.arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env={**os.environ, **command.environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        code = process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace").strip()
        if code not in command.codes or _CRASH.search(words):
            last = words.splitlines()[-1:] or ["it says nothing"]
            raise FailedRunError(f"{Path(command.arguments[0]).name} exits with {code}: {last[0][:200]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternating(commands: Mapping[str, Command], runs: int, failed: dict[str, str]) -> dict[str, Series]:
    """Every command `runs` times, taking turns, after one turn to warm up. What fails is told in `failed` and left out."""
    done: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            if name in failed:
                continue
            try:
                run = measured(command)
            except (FailedRunError, OSError) as error:
                failed[name] = str(error)
                continue
            if turn:
                done[name].append(run)
    return {name: Series(tuple(each)) for name, each in done.items() if name not in failed}
