"""Runs the linter over many inputs, one after the other or in several processes, and keeps memory flat.

What a reporter needs of one input is a `FileResult`. It is rendered where it was made, in the worker: only a `Part`,
text and counts, crosses back. Parts come in input order, so the bytes are the same whatever the number of jobs.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint.config import Config, config_for, shown
from newslint.discovery import Entry
from newslint.errors import ConfigError, Fault, NewslintError
from newslint.findings import SEVERITIES, Confidence, Finding, Profile, Severity
from newslint.rows import Fields, article

if TYPE_CHECKING:
    import datetime
    from concurrent.futures import Future

    from newslint.analysis.facts import Facts
    from newslint.baseline import Baseline
    from newslint.linter import Linter
    from newslint.postprocess import Suppressed
    from newslint.results import Results
    from newslint.text import Document

__all__ = [
    "FileResult",
    "Part",
    "Settings",
    "Spread",
    "Summary",
    "default_jobs",
    "internal_fault",
    "lint",
    "prepare",
    "run",
]

#: From this many inputs on, starting processes pays for itself.
_FILES_PER_JOB = 32
_MAX_CHUNK = 32


class Settings(NamedTuple):
    """What the call says of every input. Hashable and picklable: workers keep their linters by it."""

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile | None = None
    min_confidence: Confidence | None = None
    fail_on: Severity | None = None
    published: datetime.date | None = None
    encoding: str | None = None
    config: Config | None = None  # replaces the files beside the inputs (--config, --isolated)
    baseline: str | None = None  # replaces that of the configuration; empty: none
    fields: Fields = Fields()  # of the rows of JSON Lines files
    metrics: bool = False  # measure each input

    def config_of(self, path: str) -> Config:
        """The configuration that holds for one input; standard input stands in the current folder."""
        found = self.config if self.config is not None else config_for(str(Path(path).parent))
        return found.for_path(path)

    def baseline_of(self, config: Config) -> Baseline | None:
        """The baseline that the inputs of a configuration are held against. Raises `BaselineError`."""
        name = self.baseline_named(config)
        if not name:
            return None
        from newslint.baseline import load_baseline

        return load_baseline(shown(Path(name)))

    def baseline_named(self, config: Config) -> str:
        """The file of that baseline; empty where there is none."""
        return (config.baseline if self.baseline is None else self.baseline) or ""

    def choice(self, results: Results, config: Config) -> bytes:
        """The key of what inputs under one configuration share."""
        return results.choice(self.packs, config, self.baseline_named(config))


class FileResult(NamedTuple):
    """Everything there is to report about one input.

    A row of a JSON Lines file has its number, from 1, its id if it has one, and both in its `path`; `file` is that of
    the file: `articles.jsonl#12(a-7)` of `articles.jsonl`.

    `facts` (None where nothing was read) are for reports that show the article itself; `packs` are those beside the
    bundled ones that were in use, for reports that say why a rule is there. `fresh` are
    the findings that the baseline does not know, whatever the profile and before caps; `stale` the fingerprints that it
    holds in vain.
    """

    path: str
    source: str = ""
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    crashed: tuple[str, ...] = ()
    error: Fault | None = None
    facts: Facts | None = None
    packs: tuple[str, ...] = ()
    fresh: tuple[Finding, ...] = ()
    stale: tuple[str, ...] = ()
    fail_on: Severity = "error"
    file: str = ""
    row: int = 0
    id: str | None = None
    metrics: Mapping[str, float | None] | None = None


class Part(NamedTuple):
    """One input, rendered, with what the summary and the exit code need of it."""

    text: str
    counts: tuple[tuple[tuple[str, Severity], int], ...] = ()
    failing: int = 0
    suppressed: int = 0
    crashed: tuple[str, ...] = ()
    error: Fault | None = None
    stale: int = 0
    packs: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()  # the rules of what was suppressed, each once
    metrics: tuple[tuple[str, float], ...] = ()


class Spread(NamedTuple):
    """The values of one measure over many inputs."""

    inputs: int
    total: float
    lowest: float
    highest: float

    @property
    def mean(self) -> float:
        return self.total / self.inputs


class Summary:
    """Sums over the parts so far."""

    def __init__(self) -> None:
        self.files = 0
        self.failing = 0
        self.suppressed = 0
        self.faults: list[Fault] = []
        self.packs: dict[tuple[str, ...], None] = {}  # each choice of packs that was in use
        self.silenced: set[str] = set()
        self.stale = 0
        self.crashed: Counter[str] = Counter()
        self.counts: Counter[tuple[str, Severity]] = Counter()
        self.metrics: dict[str, Spread] = {}

    def add(self, part: Part) -> None:
        """Count one more input."""
        self.files += 1
        self.failing += part.failing
        self.suppressed += part.suppressed
        self.silenced.update(part.silenced)
        if part.error:
            self.faults.append(part.error)
        else:
            self.packs[part.packs] = None
        self.stale += part.stale
        self.crashed.update(part.crashed)
        for key, count in part.counts:
            self.counts[key] += count
        for name, value in part.metrics:
            old = self.metrics.get(name, Spread(0, 0.0, value, value))
            lowest, highest = min(old.lowest, value), max(old.highest, value)
            self.metrics[name] = Spread(old.inputs + 1, old.total + value, lowest, highest)

    @property
    def unread(self) -> int:
        return len(self.faults)

    @property
    def findings(self) -> int:
        return sum(self.counts.values())

    @property
    def by_severity(self) -> dict[str, int]:
        """Findings per severity, the gravest first, zeros included."""
        return {name: sum(n for (_, severity), n in self.counts.items() if severity == name) for name in SEVERITIES}


@cache
def _linter(settings: Settings, config: Config) -> Linter:
    from newslint.linter import Linter

    return Linter(
        packs=settings.packs,
        profile=settings.profile,
        config=config,
        select=settings.select,
        ignore=settings.ignore,
        min_confidence=settings.min_confidence,
    )


def prepare(entries: Iterable[Entry], settings: Settings, results: Results | None = None) -> list[Baseline]:
    """Load every configuration and build every linter the entries need, before any is linted.

    Faults of all configuration files are raised together. Workers started by forking share what is built here. A
    linter that an earlier run has built for the same choice of rules is left until an input needs it.
    Returns the baselines in use, each once.
    """
    faults: list[Fault] = []
    needed: dict[Config, None] = {}
    for entry in entries:
        try:
            needed[settings.config_of(entry.path)] = None
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError.of(faults)
    baselines = [baseline for config in needed if (baseline := settings.baseline_of(config))]
    for config in needed:
        if results is None:
            _linter(settings, config)
        elif not results.get(choice := settings.choice(results, config)):
            _linter(settings, config)
            results.put(choice, True)
    return list({baseline.path: baseline for baseline in baselines}.values())


def lint(entry: Entry, settings: Settings) -> FileResult:
    """One input. What keeps it from being read or linted is in `error`; nothing is raised for it."""
    path = f"{entry.path}#{entry.row}" if entry.row else entry.path
    if entry.fault:
        return FileResult(path, error=entry.fault, file=entry.path, row=entry.row)
    try:
        return _linted(entry, settings)
    except NewslintError as error:
        return FileResult(path, error=error.faults[0]._replace(path=entry.path), file=entry.path, row=entry.row)
    except Exception as error:
        return FileResult(path, error=internal_fault(path, error), file=entry.path, row=entry.row)


def _read(entry: Entry, settings: Settings) -> tuple[Document, str | None]:
    """The article of an entry, and its id if it is a row that has one."""
    from newslint.readers import decode, load, read_document

    if entry.row:
        return article(entry, settings.fields, settings.encoding, settings.published)
    if entry.data is None:
        source = load(Path(entry.path), settings.encoding)
    else:
        source = decode(entry.data, path=entry.path, encoding=settings.encoding)
    return read_document(source, path=entry.path, published=settings.published), None


def _linted(entry: Entry, settings: Settings) -> FileResult:
    from newslint.analysis.facts import Facts

    document, id = _read(entry, settings)
    path = entry.path
    if entry.row:
        path += f"#{entry.row}({id})" if id else f"#{entry.row}"
    config = settings.config_of(entry.path)
    linter = _linter(settings, config)
    facts = Facts(document, linter.config.date_order)
    found = linter.found(facts)
    stale: tuple[str, ...] = ()
    baseline = settings.baseline_of(config)
    if baseline:
        from newslint.baseline import compared

        found, stale = compared(found, baseline, path, linter.left_out)
    fresh = found.findings
    if entry.changed is not None:
        from newslint.changes import on_changed_lines

        before = _before(entry, settings, linter) if any(f.scope == "document" for f in found.findings) else set()
        found = on_changed_lines(found, entry.changed, facts.document.source, before)
    report = linter.selected(found)
    return FileResult(
        path=path,
        source=facts.document.source,
        findings=report.findings,
        suppressed=report.suppressed,
        crashed=report.crashed,
        facts=facts,
        packs=(*config.packs, *settings.packs),
        fresh=fresh,
        stale=stale,
        fail_on=settings.fail_on or config.fail_on or "error",
        file=entry.path,
        row=entry.row,
        id=id,
        metrics=_metrics(facts) if settings.metrics else None,
    )


def _metrics(facts: Facts) -> Mapping[str, float | None]:
    from newslint.analysis.measures import metrics

    return metrics(facts)


def _before(entry: Entry, settings: Settings, linter: Linter) -> set[str]:
    """The rules that found fault with the whole of what a changed file was. None where that cannot be read."""
    from newslint.analysis.facts import Facts
    from newslint.changes import text_before
    from newslint.engine import CRASHED

    try:
        data = text_before(*entry.before) if entry.before else b""
        document, _ = _read(Entry(entry.path, data), settings)
    except NewslintError:
        return set()
    found = linter.found(Facts(document)).findings
    return {finding.rule for finding in found if finding.scope == "document"} - {CRASHED}


def internal_fault(path: str, error: Exception) -> Fault:
    """A fault of newslint itself, with the place in its code that a report of it needs."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "?"
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return Fault(
        path,
        0,
        0,
        f"newslint itself failed ({what}, {where})",
        "This is a bug in newslint. Please report it; NEWSLINT_TRACEBACK=1 shows more.",
    )


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
