"""A bar for long runs, on a terminal that shows nothing else meanwhile."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from newslint.outcomes import Part

__all__ = ["tracked"]

#: Runs shorter than this pass without a bar.
_PATIENCE = 1.0


def tracked(parts: Iterator[Part], total: int, *, listing: bool) -> Iterator[Part]:
    """The same parts, with a bar on standard error while they come. `listing`: parts go to standard output at once."""
    busy = listing and sys.stdout is not None and sys.stdout.isatty()
    if busy or sys.stderr is None or not sys.stderr.isatty():
        return parts
    return _with_bar(parts, total)


def _with_bar(parts: Iterator[Part], total: int) -> Iterator[Part]:
    began = time.monotonic()
    done = 0
    for part in parts:
        yield part
        done += 1
        if time.monotonic() - began > _PATIENCE and done < total:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # No refresh thread: worker processes may still be forked.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, completed=done)
        shown = 0.0
        for part in parts:
            yield part
            bar.advance(task)
            if time.monotonic() - shown > 0.1:
                bar.refresh()
                shown = time.monotonic()
