"""newslint: a linter for news copy. It works out who says what, when, and reports where copy does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts, analyse
    from newslint.findings import Finding
    from newslint.linter import Linter

__version__ = "0.1.0"
__all__ = ["Facts", "Finding", "Linter", "__version__", "analyse"]

_HOMES = {
    "Facts": "newslint.analysis.facts",
    "analyse": "newslint.analysis.facts",
    "Finding": "newslint.findings",
    "Linter": "newslint.linter",
}


def __getattr__(name: str) -> Any:
    """Public names load where they are first used: a command that needs no analysis does not pay for it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
