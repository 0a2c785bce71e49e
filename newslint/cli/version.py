"""`newslint version` and `newslint --version`."""

from __future__ import annotations

import typer

from newslint import __version__
from newslint.cli.streams import emit

__all__ = ["print_version", "version"]


def version() -> None:
    """Print the version."""
    print_version(wanted=True)


def print_version(wanted: bool) -> None:
    """Print the version if it is asked for, and end there."""
    if wanted:
        emit(f"newslint {__version__}\n")
        raise typer.Exit
