"""The command line: arguments in, print, exit code. Nothing is decided here that another caller would need."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]

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
