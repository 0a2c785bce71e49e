"""Every command line that is not read at a glance (`quick`): typer reads it, and words its mistakes and its help."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from newslint.cli.streams import complain, emit
from newslint.cli.usage import CALL_ERRORS, fault_of
from newslint.cli.version import print_version

__all__ = ["run_with_typer"]

_FAILED = 2
_MODULES = {
    "check": "newslint.cli.check",
    "rules": "newslint.cli.rules",
    "explain": "newslint.cli.rules",
    "test": "newslint.cli.selftest",
    "sources": "newslint.cli.sources",
    "timeline": "newslint.cli.timeline",
    "debug": "newslint.cli.debug",
    "schema": "newslint.cli.rules",
    "lsp": "newslint.cli.lsp",
    "baseline": "newslint.cli.baseline",
    "new-pack": "newslint.cli.new_pack",
    "version": "newslint.cli.version",
}


def run_with_typer(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. A mistake in the line itself is told here."""
    try:
        code: Any = get_command(_app(arguments)).main(list(arguments), prog_name="newslint", standalone_mode=False)
    except CALL_ERRORS as error:
        complain(fault_of(error))
        return _FAILED
    except typer.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def _app(arguments: Sequence[str]) -> typer.Typer:
    """The commands. Where the first word is one of them, it is the only one that is built: the others cost time."""
    app = typer.Typer(
        name="newslint",
        help="A linter for news copy: who says what, when, and where the copy does not hold.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        suggest_commands=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_root)
    first = arguments[0] if arguments else ""
    for name in [first] if first in _MODULES else _MODULES:
        command = getattr(import_module(_MODULES[name]), name.replace("-", "_"))
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 -- its callback answers
        bool, typer.Option("--version", help="Print the version.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        emit(context.get_help() + "\n")
        raise typer.Exit(_FAILED)
