"""One command line: read at a glance where it is a plain `check`, else by typer. Errors become messages and exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from newslint.cli.quick import plain_check
from newslint.cli.streams import complain, finish, prepare
from newslint.errors import NewslintError

__all__ = ["run"]

_FAILED = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Every error ends here, as a message and an exit code."""
    prepare()
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = _run(arguments)
        finish()
    except NewslintError as error:
        for fault in error.faults:
            complain(fault)
    except Exception as error:
        _unforeseen(error)
    else:
        return code
    return _failed()


def _run(arguments: Sequence[str]) -> int:
    plain = plain_check(arguments)
    if plain is None:
        from newslint.cli.commands import run_with_typer

        return run_with_typer(arguments)
    from newslint.cli.check import check

    return check(**plain)


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
    from newslint.inputs import internal_fault

    complain(internal_fault("", error))
    if os.environ.get("NEWSLINT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
