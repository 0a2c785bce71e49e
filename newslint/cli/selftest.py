"""`newslint test`: run the examples that rules carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newslint.cli.rules import added, meant
from newslint.cli.streams import emit, say, style_of
from newslint.errors import UsageError

if TYPE_CHECKING:
    from newslint.errors import Fault
    from newslint.reporters import Style
    from newslint.reporters.excerpt import Row
    from newslint.selftest import Failure, Result
    from newslint.selftest.coverage import Coverage
    from newslint.text import Span

__all__ = ["test"]


def test(
    packs: Annotated[
        list[str] | None, typer.Argument(help="Packs (names or folders) or rules to test.  [default: all]")
    ] = None,  # noqa: PT028 -- a command, not a test
    coverage: Annotated[bool, typer.Option("--coverage", help="Also list what no example exercises.")] = False,  # noqa: PT028
) -> None:
    """Run every example of every rule, and examples derived from them. Exit code 1 when one fails."""
    from newslint.selftest import run

    folders = [name for name in packs or () if Path(name, "pack.yaml").is_file() or "/" in name]
    loaded = added([*folders, *_installed(packs or ())])
    result = run(loaded, _chosen(packs or (), folders, loaded), coverage=coverage)
    style = style_of(None)
    emit("".join(f"{_failure(failure, style)}\n" for failure in result.failures))
    for warning in result.warnings:
        say(_warning(warning))
    if result.coverage:
        emit("".join(_untried(result.coverage)))
    emit(_verdict(result, style))
    raise typer.Exit(int(bool(result.failures)))


def _installed(names: Sequence[str]) -> list[str]:
    from newslint.packs.installed import installed_packs

    known = installed_packs() if names else []
    return [name for name in names if name in known]


def _chosen(names: Sequence[str], folders: Sequence[str], loaded: Sequence[str]) -> list[str]:
    """The names of packs and rules to test; a folder stands for the pack in it."""
    from newslint.packs.loader import load_rules
    from newslint.packs.source import load_yaml

    def pack_in(folder: str) -> str:
        header = Path(folder, "pack.yaml")
        return str(load_yaml(header.read_text(encoding="utf-8"), str(header)).data["name"])

    rule_set = load_rules(loaded)  # raises for a folder without a valid pack.yaml
    known = [*rule_set.packs, *(rule.id for rule in rule_set.rules)]
    for name in names:
        if name not in folders and name not in known:
            if Path(name).is_dir():
                raise UsageError(f"the folder “{name}” has no pack.yaml", help="`newslint new-pack` begins a pack.")
            raise UsageError(f"there is no pack, folder or rule “{name}”", help=meant(name, known))
    return [pack_in(name) if name in folders else name for name in names]


def _failure(failure: Failure, style: Style) -> str:
    """Where the example stands, what went wrong, and the text that was read."""
    return "\n".join(_failure_lines(failure, style)) + "\n"


def _failure_lines(failure: Failure, style: Style) -> Iterator[str]:
    from newslint.reporters.terminal import inert, paint

    place = failure.place
    where = paint(f"{inert(place.path)}:{place.line}:{place.column}", "bold", style.colour)
    variant = "" if failure.example.variant == "as written" else f" ({failure.example.variant})"
    yield f"{where}: {paint(failure.kind, 'error', style.colour)} {failure.rule}{variant}"
    bar = paint("  |", "gutter", style.colour)
    yield bar
    before = ""
    for mark in failure.marks:
        row = _row(failure.example.text, mark.span, style.width - 4)
        if row.text != before:
            yield f"{bar} {row.text}".rstrip()
        before = row.text
        yield f"{bar} {_marked(row.marks if mark.span.end else '', inert(mark.note), style)}"


def _row(text: str, span: Span, columns: int) -> Row:
    """The line in which a span begins, as much of it as fits."""
    from newslint.reporters.excerpt import window

    first = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    beyond = len(text) if end < 0 else end - text.endswith("\r", 0, end)
    return window(text, first, beyond, span.start, min(span.end, beyond), columns)


def _marked(marks: str, note: str, style: Style) -> str:
    """The marks with the note after them, or below them where it does not fit."""
    from newslint.reporters.terminal import paint, width, wrap

    bare = marks.lstrip(" ")
    painted = marks[: len(marks) - len(bare)] + paint(bare, "error", style.colour)
    if not marks or len(marks) + 1 + width(note) <= style.width - 4:
        return f"{painted} {note}".strip(" ") if not marks else f"{painted} {note}"
    bar = paint("  |", "gutter", style.colour)
    return f"{painted}\n{bar} " + wrap(note, style.width - 4, f"{bar} ")


def _untried(coverage: Coverage) -> Iterator[str]:
    from newslint.reporters.terminal import inert

    yield from (f"{inert(str(gap))}\n" for gap in coverage.gaps)
    counted = [f"{one.what} {one.exercised:,} of {one.total:,}" for one in coverage.tallies if one.total]
    yield f"Exercised by examples: {', '.join(counted)}.\n"


def _warning(warning: Fault) -> str:
    from newslint.reporters.terminal import inert

    where, _, way_out = str(warning).partition("\n  help: ")
    return f"warning: {inert(where)}" + (f"\n  help: {inert(way_out)}" if way_out else "")


def _verdict(result: Result, style: Style) -> str:
    from newslint.reporters.terminal import paint
    from newslint.reporters.text import counted

    ran = f"{counted(result.rules, 'rule')}, {counted(result.examples, 'example')}"
    if result.failures:
        return f"{ran}: {paint(f'{len(result.failures)} failed', 'error', style.colour)}.\n"
    return f"{ran}: {paint('all hold', 'good', style.colour)}.\n"
