"""The commands and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from newslint.cli.streams import complain, emit, finish, prepare
from newslint.cli.usage import CALL_ERRORS, fault_of
from newslint.cli.version import print_version
from newslint.errors import NewslintError

__all__ = ["run"]

_MODULES = {
    "check": "newslint.cli.check",
    "rules": "newslint.cli.rules",
    "explain": "newslint.cli.rules",
    "test": "newslint.cli.selftest",
    "sources": "newslint.cli.sources",
    "debug": "newslint.cli.debug",
    "schema": "newslint.cli.rules",
    "version": "newslint.cli.version",
}
_FAILED = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Every error ends here, as a message and an exit code."""
    prepare()
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = get_command(_app(arguments)).main(list(arguments), prog_name="newslint", standalone_mode=False)
        finish()
    except CALL_ERRORS as error:
        complain(fault_of(error))
    except NewslintError as error:
        for fault in error.faults:
            complain(fault)
    except typer.Abort:
        return 130
    except Exception as error:
        _unforeseen(error)
    else:
        return code if isinstance(code, int) else 0
    return _failed()


def _failed() -> int:
    """The exit code of an error, after what was already reported is brought out."""
    try:
        finish()
    except NewslintError as error:
        complain(error.faults[0])
    return _FAILED


def _terminated(_signal: int, _frame: object) -> NoReturn:
    """Leave by the ordinary way, so that nothing half-written stays behind."""
    sys.exit(128 + signal.SIGTERM)


def _unforeseen(error: Exception) -> None:
    from newslint.runner import internal_fault

    complain(internal_fault("", error))
    if os.environ.get("NEWSLINT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)


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
        app.command(name)(getattr(import_module(_MODULES[name]), name))
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
