"""Typer's names, imported when typer reads the annotations of a command, not when the command itself is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typer import Argument, Option

__all__ = ["Argument", "Option"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import typer

    return getattr(typer, name)
