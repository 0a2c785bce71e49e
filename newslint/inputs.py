"""One input, from what the call says of it to everything there is to report: read, linted, held against its baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config import Config, config_for, shown
from newslint.discovery import Entry
from newslint.errors import ConfigError, Fault, NewslintError
from newslint.findings import Confidence, Profile, Severity
from newslint.outcomes import FileResult
from newslint.records import NamedTuple
from newslint.rows import Fields, article

if TYPE_CHECKING:
    import datetime

    from newslint.analysis.facts import Facts
    from newslint.baseline import Baseline
    from newslint.linter import Linter
    from newslint.results import Results
    from newslint.text import Document

__all__ = ["Settings", "internal_fault", "lint", "linter_of", "prepare", "whole"]


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


def linter_of(settings: Settings, config: Config) -> Linter:
    """A linter for the inputs under one configuration. Raises `PackError`, `ConfigError` or `UsageError`."""
    from newslint.linter import Linter

    return Linter(
        packs=settings.packs,
        profile=settings.profile,
        config=config,
        select=settings.select,
        ignore=settings.ignore,
        min_confidence=settings.min_confidence,
    )


_linter = cache(linter_of)


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


def whole(entry: Entry, encoding: str | None, published: datetime.date | None) -> Document:
    """The article that an entry is, all of it. Raises `ReadError`."""
    from newslint.readers import decode, load, read_document

    if entry.data is None:
        source = load(Path(entry.path), encoding)
    else:
        source = decode(entry.data, path=entry.path, encoding=encoding)
    return read_document(source, path=entry.path, published=published)


def _read(entry: Entry, settings: Settings) -> tuple[Document, str | None]:
    """The article of an entry, and its id if it is a row that has one."""
    if entry.row:
        return article(entry, settings.fields, settings.encoding, settings.published)
    return whole(entry, settings.encoding, settings.published), None


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
    """A fault of newslint itself, with the place in its code that a report of it needs; or one of permissions."""
    if isinstance(error, PermissionError) and error.filename is not None:
        hint = "Give the user that runs newslint access to it, and to the folder it is in."
        return Fault(str(error.filename), 0, 0, "no permission to read or write it", hint)
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
