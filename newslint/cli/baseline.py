"""`newslint baseline`: record the findings of today, and take out those that are gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from newslint.baseline import FILE_NAME, Baseline, Outcome, dumps, load_baseline, pruned, renewed
from newslint.cli.options import day, known_encoding, names, only_config
from newslint.cli.streams import complain, emit, opened
from newslint.config import config_for, shown
from newslint.discovery import Entry, discover
from newslint.errors import UsageError
from newslint.findings import Profile
from newslint.inputs import Settings, prepare
from newslint.outcomes import FileResult, Summary
from newslint.reporters.text import counted
from newslint.rows import is_rows
from newslint.runner import default_jobs, run

__all__ = ["baseline"]

baseline = typer.Typer(rich_markup_mode=None)

Select = Annotated[list[str] | None, typer.Option(metavar="RULES", help="These rules or packs only, comma-separated.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="Leave out these rules or packs.")]
Chosen = Annotated[Profile | None, typer.Option(help="As in check; gate and desk record the same.")]
Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="NAME_OR_DIR", help="Add a rule pack.")]
ConfigFile = Annotated[str | None, typer.Option(metavar="FILE", help="Use this newslint.yaml only.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no newslint.yaml.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the articles were published, as 2025-03-10.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the files.")]
Jobs = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes to use.  [default: by number of files]")]


@baseline.callback(invoke_without_command=True)
def _root(context: typer.Context) -> None:
    """Record the findings of today, so that only new ones are reported."""
    if context.invoked_subcommand is None:
        emit(context.get_help() + "\n")
        raise typer.Exit(2)


@baseline.command()
def create(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders to record.  [default: .]")] = None,
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help=f"[default: baseline of newslint.yaml, else {FILE_NAME}]")
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    profile: Chosen = None,
    pack: Packs = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    published: Published = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
) -> int:
    """Record every finding in PATHS. What the baseline holds of other files stays."""
    settings = _settings(select, ignore, profile, pack, config, isolated, published, encoding)
    if "-" in (paths or ()):
        raise UsageError("a baseline records files, and standard input is none", help="Name the files.")
    name = _named(output, settings)
    old = load_baseline(name) if Path(name).is_file() else Baseline.empty(name)
    settings = settings._replace(baseline=name if Path(name).is_file() else "")
    with opened(name) as write:
        new = renewed(old, _outcomes(discover(paths or ["."], settings.config), settings, old, jobs))
        write(dumps(new))
    if name != "-":
        emit(f"Recorded {_size(new)} in {name}.\n")
        if name != _configured(settings):
            emit(f"  help: `newslint check --baseline {name}` reports what is not in it.\n")
    return 0


@baseline.command()
def prune(
    file: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help=f"[default: baseline of newslint.yaml, else {FILE_NAME}]"),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    profile: Chosen = None,
    pack: Packs = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    published: Published = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
) -> int:
    """Take out what is recorded and no longer found, and files that are gone. Nothing new is recorded."""
    settings = _settings(select, ignore, profile, pack, config, isolated, published, encoding)
    name = _named(file, settings)
    old = load_baseline(name)
    settings = settings._replace(baseline=name)
    with opened(name) as write:
        entries = [Entry(path) for path in map(old.place, old.files) if Path(path).is_file()]
        new = pruned(old, _outcomes(entries, settings, old, jobs))
        write(dumps(new))
    gone = _count(old) - _count(new)
    emit(f"Took {counted(gone, 'finding')} out of {name}. {_size(new)} left.\n")
    return 0


def _settings(
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    profile: Profile | None,
    pack: Sequence[str] | None,
    config: str | None,
    isolated: bool,
    published: str | None,
    encoding: str | None,
) -> Settings:
    return Settings(
        packs=tuple(pack or ()),
        select=names(select, "--select"),
        ignore=names(ignore, "--ignore"),
        profile=profile,
        published=day(published),
        encoding=known_encoding(encoding),
        config=only_config(config, isolated=isolated),
    )


def _named(given: str | None, settings: Settings) -> str:
    """The baseline meant: as given, else that of the configuration here, else the usual name."""
    return given or _configured(settings) or FILE_NAME


def _configured(settings: Settings) -> str | None:
    """The baseline that a check here uses unasked."""
    config = settings.config if settings.config is not None else config_for(".")
    return shown(Path(config.baseline)) if config.baseline else None


def _outcomes(entries: Sequence[Entry], settings: Settings, old: Baseline, jobs: int | None) -> dict[str, Outcome]:
    """How every input stands to the baseline, by key. Raises where one could not be read or run: it would be lost."""
    rows = next((entry.path for entry in entries if is_rows(entry.path)), None)
    if rows:
        hint = "Leave it out: a row has no place of its own that would outlast an edit of the file."
        raise UsageError(f"a baseline cannot hold the rows of “{rows}”", help=hint)
    prepare(entries, settings)
    summary = Summary()
    outcomes: dict[str, Outcome] = {}
    parts = run(entries, settings, _outcome, jobs or default_jobs(len(entries)))
    for entry, part in zip(entries, parts, strict=True):
        summary.add(part)
        if part.error:
            complain(part.error)
        outcomes[old.key(entry.path)] = Outcome(*json.loads(part.text))
    if summary.unread:
        hint = "Mend what is named above, or leave it out with “exclude:” in newslint.yaml."
        raise UsageError(f"nothing was written: {counted(summary.unread, 'input')} could not be read", help=hint)
    if summary.crashed:
        rules = ", ".join(sorted(summary.crashed))
        raise UsageError(f"nothing was written: these rules could not run: {rules}", help="Mend or ignore them.")
    return outcomes


def _outcome(result: FileResult) -> str:
    """One input's outcome, as it crosses from a worker."""
    return json.dumps([result.stale, [(finding.fingerprint, finding.rule) for finding in result.fresh]])


def _count(held: Baseline) -> int:
    return sum(sum(entries.values()) for entries in held.files.values())


def _size(held: Baseline) -> str:
    return f"{counted(_count(held), 'finding')} in {counted(len(held.files), 'file')}"
