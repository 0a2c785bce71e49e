"""The command line: arguments in, print, exit code. Nothing is decided here that another caller would need."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["main", "run_and_leave"]

_INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main() -> int:
    """Run the command line and return its exit code. Imports happen inside, where Ctrl-C finds an answer.

    newslint makes no reference cycles, so nothing is gained by looking for them, which would take a sixth of a run.
    """
    gc.disable()
    try:
        from newslint.cli.regexes import keep_regexes, remember_regexes

        remember_regexes()
        from newslint.cli.app import run

        code = run(sys.argv[1:])
        keep_regexes()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        from newslint.cli.streams import say

        say("interrupted")
    gc.freeze()  # nor by the search that Python makes before it ends
    return code


def run_and_leave() -> NoReturn:
    """`main` in a process of its own, which ends without taking itself apart: that would be a twentieth of a short run.

    All is written by then, and the system takes back the rest. Who traces or profiles gets the ordinary end.
    """
    code = main()
    if sys.gettrace() or sys.getprofile():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # closed by the caller
            stream.flush()
    os._exit(code)
