"""Compiled regular expressions kept between runs of the command.

A quarter of a short run would go into compiling the same hundred patterns as the run before. `re` has no way to keep
them, so this stands in for the one function through which it compiles, in the command line only: who imports newslint
keeps an untouched `re`. What is kept is what that function hands to the matcher, which validates it; it holds for one
build of Python, and whatever is wrong with it costs time, never a result.
"""

from __future__ import annotations

import json
import re
import sys
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from newslint.cache import cache_folder, keep

__all__ = ["Regexes", "keep_regexes", "remember_regexes"]

#: Patterns kept; when there are more, those that a run did not use go.
MOST = 400
#: Characters of new patterns, from which on it takes longer to compile them again than to write all down.
_WORTH_WRITING = 500
_WORD = 4  # bytes of one number of compiled code

Kept = dict[str, list[Any]]


class Regexes:
    """Compiled patterns by flags and source: those of earlier runs, and those that this run had to make."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: set[str] = set()
        self._new: Kept = {}

    def compile(self, pattern: Any, flags: int, otherwise: Callable[[Any, int], Any]) -> Any:
        """What `otherwise` would compile, from what is kept where that is possible."""
        if type(pattern) is not str or flags & re.DEBUG:
            return otherwise(pattern, flags)
        key = f"{int(flags)}:{pattern}"
        entry = self._kept.get(key)
        if entry is not None:
            with suppress(Error, IndexError, KeyError, OverflowError, RuntimeError, TypeError, ValueError):
                made = _made(pattern, *entry)
                self._used.add(key)
                return made
        self._new[key], made = _compiled(pattern, flags)
        return made

    def keep(self) -> None:
        """Write down what is new, where it is enough to pay for the writing."""
        if self._used and sum(map(len, self._new)) < _WORTH_WRITING:
            return
        kept = {**self._kept, **self._new}
        if len(kept) > MOST:
            kept = {**{key: self._kept[key] for key in self._used}, **self._new}
        if len(kept) <= MOST:
            with suppress(OSError):
                keep(self._file, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _read(file: Path) -> Kept:
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        if isinstance(kept, dict):
            return kept
    return {}


def _compiled(pattern: str, flags: int) -> tuple[list[Any], Any]:
    """As `re` compiles: what to keep, and the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    code = _compiler._code(tree, flags)  # noqa: SLF001
    packed = b2a_base64(b"".join(number.to_bytes(_WORD, sys.byteorder) for number in code), newline=False).decode()
    entry = [int(flags | tree.state.flags), packed, tree.state.groups - 1, dict(tree.state.groupdict)]
    return entry, _made(pattern, *entry)


def _made(pattern: str, flags: int, packed: str, groups: int, names: dict[str, int]) -> Any:
    import _sre  # type: ignore[import-not-found]

    code = memoryview(a2b_base64(packed)).cast("I").tolist()
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return _sre.compile(pattern, flags, code, groups, names, tuple(by_number))


# The one of this process

_active: Regexes | None = None


def remember_regexes() -> None:
    """From now on, `re` compiles by way of what is kept. Does nothing on a Python that is not known to allow it."""
    global _active
    try:
        import _sre
        from re import _compiler  # type: ignore[attr-defined]

        original, magic, size = _compiler.compile, _sre.MAGIC, _sre.CODESIZE
        _compiler._code, _compiler._parser.parse  # noqa: B018, SLF001
        folder = cache_folder()
    except (ImportError, AttributeError, OSError, RuntimeError):
        return
    if _active is not None or size != _WORD or not sys.version_info < (3, 15):
        return
    regexes = _active = Regexes(folder / f"regexes-{sys.implementation.cache_tag}-{sys.hexversion:x}-{magic}.json")
    _compiler.compile = lambda pattern, flags=0: regexes.compile(pattern, flags, original)


def keep_regexes() -> None:
    """Keep what this run compiled."""
    if _active is not None:
        _active.keep()
