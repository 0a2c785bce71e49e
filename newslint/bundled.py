"""Data files that stand beside the code, in the folder `data` of its package.

Read by path: packs need a folder on disk anyway, and importlib.resources imports zip files and temporary ones at every
start.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["lines_of"]


def lines_of(module: str, name: str) -> Iterator[str]:
    """The lines of `data/NAME` beside `module` (its `__file__`), without comments and empty lines."""
    text = Path(module).with_name("data").joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
