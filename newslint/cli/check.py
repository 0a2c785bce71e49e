"""`newslint check`: lint files and report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from newslint.cli import declare as typer
from newslint.cli.options import day, known_encoding, names, only_config
from newslint.cli.streams import Write, complain, emit, opened, say, style_of
from newslint.discovery import Entry, discover
from newslint.errors import Fault, UsageError
from newslint.findings import Confidence, Profile, Severity
from newslint.inputs import Settings, prepare
from newslint.outcomes import Part, Summary
from newslint.reporters import Format, Reporter, Style, for_machine, reporter
from newslint.results import Results
from newslint.rows import Fields, count, expanded
from newslint.runner import default_jobs, run

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.timing import Clock

__all__ = ["check"]

STDIN = "-"


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders to lint; - is standard input.  [default: .]")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to report; auto: what the CI machine reads.")] = "text",
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write the report to a file.")] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Run these rules or packs only, comma-separated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Leave out these rules or packs, comma-separated.")
    ] = None,
    profile: Annotated[Profile | None, typer.Option(help="What to report: gate < desk (default) < audit.")] = None,
    pack: Annotated[
        list[str] | None, typer.Option(metavar="NAME_OR_DIR", help="Add a rule pack. May be repeated.")
    ] = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Use this newslint.yaml only.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no newslint.yaml.")] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the articles were published, as 2025-03-10.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name of standard input; its suffix picks the reader.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the files.")] = None,
    fail_on: Annotated[Severity | None, typer.Option(help="Exit 1 from this severity on.  [default: error]")] = None,
    min_confidence: Annotated[Confidence | None, typer.Option(help="Report from this confidence on.")] = None,
    max_findings: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Exit 1 when there are more findings than this.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even if there are findings.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count per rule instead of a listing.")] = False,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="Measure each article: readability, quotations, sources, links.")
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Report only what this baseline does not hold.")
    ] = None,
    diff: Annotated[
        str | None, typer.Option(metavar="REF", help="Report only lines changed since this git revision.")
    ] = None,
    show_files: Annotated[bool, typer.Option("--show-files", help="Print the files that would be linted.")] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Also report what was suppressed, and by what.")
    ] = False,
    timing: Annotated[
        bool, typer.Option("--timing", help="Tell where the time went, on standard error; lints all in one process.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Lint every input, also those that have not changed.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes to use.  [default: by the number of files]")
    ] = None,
    text_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: the field with the text.  [default: text]")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: the field with the row's id.  [default: id]")
    ] = None,
    published_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: the field with the date.  [default: published]")
    ] = None,
    headline_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: a field to put above the text.")
    ] = None,
    author_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: the field with the authors.")
    ] = None,
    path_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: a field whose suffix picks the reader.")
    ] = None,
    format_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="JSON Lines: the field that says txt, md or html.")
    ] = None,
) -> int:
    """Lint articles. Exit codes: 0 clean, 1 findings, 2 something could not be read or run."""
    settings = Settings(
        packs=tuple(pack or ()),
        select=names(select, "--select"),
        ignore=names(ignore, "--ignore"),
        profile=profile,
        min_confidence=min_confidence,
        fail_on=fail_on,
        published=day(published),
        encoding=known_encoding(encoding),
        config=only_config(config, isolated=isolated),
        baseline=_named(baseline, "--baseline"),
        fields=Fields(
            text=_named(text_field, "--text-field"),
            id=_named(id_field, "--id-field"),
            published=_named(published_field, "--published-field"),
            headline=_named(headline_field, "--headline-field"),
            author=_named(author_field, "--author-field"),
            path=_named(path_field, "--path-field"),
            format=_named(format_field, "--format-field"),
        ),
        metrics=metrics or statistics,
    )
    entries = _inputs(paths or [], stdin_filename, settings, read=not show_files)
    if diff is not None:
        from newslint.changes import changed_since

        entries = changed_since(diff, entries)
    if show_files:
        return _show(entries)
    if output is not None:
        entries = _spared(output, entries, paths or [])
    style = style_of(output, show_suppressed=show_suppressed)
    chosen = reporter(for_machine(format, os.environ), statistics=statistics)
    total = count(entries)
    clock = _clock() if timing else None
    jobs = 1 if clock else jobs or default_jobs(total)
    results = None if no_cache or clock else Results(f"{settings!r} {chosen!r} {style!r}")
    baselines = prepare(entries, settings, results if jobs == 1 else None)
    with opened(output) as write, closing(results) if results else nullcontext():
        listing = output is None and not statistics
        file = clock.around(("reporting", ""), chosen.file) if clock else chosen.file
        render = partial(file, style=style)
        parts = run(expanded(entries), settings, render, jobs, total, results)
        summary = _report(parts, total, chosen, style, write, listing)
    _name_crashes(summary)
    if clock:
        _tell(clock)
    if baselines:
        _name_stale(baselines, summary.stale)
    return _exit_code(summary, max_findings, exit_zero=exit_zero)


_ELSEWHERE = "Name a file for the report that is no article, or leave it out with “exclude:” in newslint.yaml."


def _spared(output: str, entries: list[Entry], named: Sequence[str]) -> list[Entry]:
    """The entries without the report of an earlier run. Refuses to put the report in the place of an article."""
    target = os.path.realpath(output)
    if not Path(target).is_file():
        return entries
    from newslint.reporters.own import is_report

    there = [entry for entry in entries if entry.data is None and os.path.realpath(entry.path) == target]
    with suppress(OSError):
        if all(entry.path not in named for entry in there) and is_report(Path(target).read_bytes()):
            return [entry for entry in entries if entry not in there]
    if there:
        raise UsageError(f"--output names “{output}”, which is linted", help=_ELSEWHERE)
    return entries


def _report(parts: Iterator[Part], total: int, chosen: Reporter, style: Style, write: Write, listing: bool) -> Summary:
    summary = Summary()
    if total > 1 and sys.stderr is not None and sys.stderr.isatty():
        from newslint.cli.progress import tracked

        parts = tracked(parts, total, listing=listing)
    write(chosen.head(style))
    separator = ""
    for part in parts:
        summary.add(part)
        if part.error:
            complain(part.error)
        if part.text:
            write(separator + part.text)
            separator = chosen.SEPARATOR
    write(chosen.tail(summary, style))
    return summary


def _exit_code(summary: Summary, max_findings: int | None, *, exit_zero: bool) -> int:
    """Never green when something was not read or not run."""
    if summary.unread or summary.crashed:
        return 2
    too_many = max_findings is not None and summary.findings > max_findings
    return int(bool(summary.failing or too_many) and not exit_zero)


def _name_crashes(summary: Summary) -> None:
    for rule, files in sorted(summary.crashed.items()):
        where = "1 file" if files == 1 else f"{files} files"
        complain(
            Fault(
                "", 0, 0, f"the rule {rule} crashed or ran out of time in {where}", "The findings of the others stand."
            )
        )


def _name_stale(baselines: Sequence[Baseline], stale: int) -> None:
    """Say how much of the baselines is no longer found, once."""
    from newslint.reporters.text import counted

    gone = stale + sum(baseline.missing() for baseline in baselines)
    if gone:
        files = " and ".join(baseline.path for baseline in baselines)
        say(f"note: {counted(gone, 'finding')} recorded in {files} {'is' if gone == 1 else 'are'} gone")
        say("  help: Take out what is gone with “newslint baseline prune”.")


def _clock() -> Clock:
    from newslint.timing import Clock, timed

    clock = Clock()
    timed(clock)
    return clock


def _tell(clock: Clock) -> None:
    from newslint.timing import report

    for line in report(clock):
        say(line)


def _named(value: str | None, option: str) -> str | None:
    if value == "":
        raise UsageError(f"{option} names nothing", help="Give it a name.")
    return value


def _show(entries: Iterable[Entry]) -> int:
    code = 0
    for entry in entries:
        if entry.fault:
            complain(entry.fault)
            code = 2
        else:
            emit(entry.path + "\n")
    return code


# What to read


def _inputs(paths: list[str], stdin_filename: str | None, settings: Settings, *, read: bool) -> list[Entry]:
    """The entries in the order of the arguments, with standard input in its place."""
    if "" in paths:
        raise UsageError("an empty path names no file", help="Is a variable empty that should hold it?")
    if stdin_filename is not None and not paths:
        paths = [STDIN]
    if stdin_filename is not None and STDIN not in paths:
        raise UsageError("--stdin-filename needs standard input", help="Add - to the paths.")
    if STDIN not in paths:
        return discover(paths or ["."], settings.config)
    at = paths.index(STDIN)
    rest = [path for path in paths if path != STDIN]
    before = discover(rest[:at], settings.config)
    known = {entry.path for entry in before}
    after = [entry for entry in discover(rest[at:], settings.config) if entry.path not in known]
    return [*before, _stdin(stdin_filename or STDIN, read=read), *after]


def _stdin(name: str, *, read: bool) -> Entry:
    if sys.stdin is None:
        return Entry(name, fault=Fault(name, 0, 0, "standard input is closed", "Pipe an article into it."))
    return Entry(name, data=sys.stdin.buffer.read() if read else b"")
