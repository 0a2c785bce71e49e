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
    from newslint.selftest import Failure, Result

__all__ = ["test"]


def test(
    packs: Annotated[
        list[str] | None, typer.Argument(help="Packs (names or folders) or rules to test.  [default: all]")
    ] = None,  # noqa: PT028 -- a command, not a test
) -> None:
    """Run every example of every rule, and examples derived from them. Exit code 1 when one fails."""
    from newslint.selftest import run

    folders = [name for name in packs or () if Path(name).is_dir()]
    loaded = added(folders)
    result = run(loaded, _chosen(packs or (), folders, loaded))
    style = style_of(None)
    emit("".join(f"{_failure(failure, style)}\n" for failure in result.failures))
    for warning in result.warnings:
        say(_warning(warning))
    emit(_verdict(result, style))
    raise typer.Exit(int(bool(result.failures)))


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
            raise UsageError(f"there is no pack, folder or rule “{name}”", help=meant(name, known))
    return [pack_in(name) if name in folders else name for name in names]


def _failure(failure: Failure, style: Style) -> str:
    """Where the example stands, what went wrong, and the text that was read."""
    return "\n".join(_failure_lines(failure, style)) + "\n"


def _failure_lines(failure: Failure, style: Style) -> Iterator[str]:
    from newslint.reporters.terminal import inert, paint, wrap

    place = failure.place
    where = paint(f"{inert(place.path)}:{place.line}:{place.column}", "bold", style.colour)
    yield f"{where}: {paint(failure.kind, 'error', style.colour)} {failure.rule}"
    yield f"  {wrap(inert(failure.why), style.width - 2, '  ')}"
    variant = "" if failure.example.variant == "as written" else f" ({failure.example.variant})"
    yield f"  = read{variant}: {wrap(inert(' '.join(failure.example.text.split())), style.width - 4, '    ')}"


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
