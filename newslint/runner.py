"""Runs the linter over many inputs, one after the other or in several processes, and keeps memory flat.

What a reporter needs of one input is a `FileResult`. It is rendered where it was made, in the worker: only a `Part`,
text and counts, crosses back. Parts come in input order, so the bytes are the same whatever the number of jobs.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newslint.discovery import Entry
from newslint.errors import NewslintError
from newslint.findings import SEVERITIES
from newslint.inputs import Settings, lint
from newslint.outcomes import FileResult, Part

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newslint.results import Results

__all__ = ["default_jobs", "run"]

#: From this many inputs on, starting processes pays for itself.
_FILES_PER_JOB = 32
_MAX_CHUNK = 32

Render = Callable[[FileResult], str]


def _part(entry: Entry, settings: Settings, render: Render) -> Part:
    result = lint(entry, settings)
    counts = Counter((finding.rule, finding.severity) for finding in result.findings)
    threshold = SEVERITIES[result.fail_on]
    return Part(
        text=render(result),
        counts=tuple(counts.items()),
        failing=sum(count for (_, severity), count in counts.items() if SEVERITIES[severity] <= threshold),
        suppressed=len(result.suppressed),
        crashed=result.crashed,
        error=result.error,
        stale=len(result.stale),
        metrics=tuple((name, value) for name, value in (result.metrics or {}).items() if value is not None),
        packs=result.packs,
        silenced=tuple({entry.finding.rule for entry in result.suppressed}),
    )


def default_jobs(files: int) -> int:
    """One process for few files; else as many as pay, one for each processor at most."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, files // _FILES_PER_JOB))


def run(
    entries: Iterable[Entry],
    settings: Settings,
    render: Render,
    jobs: int = 1,
    total: int | None = None,
    results: Results | None = None,
) -> Iterator[Part]:
    """The parts of `entries`, in order, as they become ready. No more entries are asked for than are under way.

    `total` is how many there are, about; it may be left out where `entries` know it. What is in `results` is not made
    again; what is new goes there.
    """
    if total is None:
        entries = list(entries)
        total = len(entries)
    inputs = (_Input(entry, settings, results) for entry in entries)
    if min(jobs, total) <= 1:
        for one in inputs:
            yield one.part or one.kept(_part(one.entry, settings, render))
    else:
        yield from _in_processes(inputs, total, settings, render, min(jobs, total))


class _Input:
    """An entry, and the part that an earlier run made of it. Its bytes are read once, for its key and for the linter."""

    def __init__(self, entry: Entry, settings: Settings, results: Results | None) -> None:
        self.entry, self._results = entry, results
        self.part: Part | None = None
        self._key = b""
        if results is None or entry.fault:
            return
        from newslint.readers.files import load_bytes

        with suppress(NewslintError):  # the linter will tell
            data = entry.data if entry.data is not None else load_bytes(Path(entry.path))
            choice = settings.choice(results, settings.config_of(entry.path))
            path = entry.path.encode("utf-8", "surrogatepass")
            self._key = results.key(choice, path, repr((entry.changed, entry.row)).encode(), data)
            self.entry = entry._replace(data=data)
            self.part = _part_of(results.get(self._key))

    def kept(self, part: Part) -> Part:
        """The part, kept for the next run, unless it failed: it may fare better then."""
        if self._results is not None and self._key and not part.error and not part.crashed:
            self._results.put(self._key, part)
        return part


def _part_of(kept: Any) -> Part | None:
    """A part from its JSON, which knows no tuples."""
    return None if kept is None else Part(*map(_tupled, kept))


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


# Several processes. A window of chunks is under way at a time: a slow reader of the output holds the workers back.


def _chunk(entries: Sequence[Entry], settings: Settings, render: Render) -> list[Part]:
    return [_part(entry, settings, render) for entry in entries]


def _in_processes(
    inputs: Iterator[_Input], total: int, settings: Settings, render: Render, jobs: int
) -> Iterator[Part]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    size = max(1, min(_MAX_CHUNK, total // (jobs * 4)))
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=get_context(_start_method()), initializer=_quiet)
    under_way: deque[tuple[list[_Input], Future[list[Part]] | None]] = deque()
    try:
        while chunk := list(islice(inputs, size)):
            unknown = [one.entry for one in chunk if one.part is None]
            under_way.append((chunk, pool.submit(_chunk, unknown, settings, render) if unknown else None))
            while under_way and (under_way[0][1] is None or len(under_way) > jobs * 2):
                yield from _finished(*under_way.popleft())
        while under_way:
            yield from _finished(*under_way.popleft())
    except BrokenProcessPool:
        raise NewslintError("a worker process died", help="It may have run out of memory. Try --jobs 1.") from None
    except BaseException:  # Ctrl-C, or nobody wants the rest: do not wait for work under way
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(chunk: Sequence[_Input], made: Future[list[Part]] | None) -> Iterator[Part]:
    """The parts of a chunk in order: those known before, and those that a worker made."""
    new = iter(made.result() if made else ())
    for one in chunk:
        yield one.part or one.kept(next(new))


def _start_method() -> Literal["fork", "spawn"]:
    """Forked workers share the linters that are already built; elsewhere than on Linux forking is not safe."""
    return "fork" if sys.platform == "linux" else "spawn"


def _quiet() -> None:
    """Ctrl-C reaches the whole group; only the parent answers it. What ends a worker ends it silently."""
    import gc
    import signal

    gc.disable()  # as the command line has it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
