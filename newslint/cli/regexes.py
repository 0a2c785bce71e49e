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
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from newslint.cache import cache_folder, keep
from newslint.records import NamedTuple

__all__ = ["Regexes", "keep_regexes", "remember_regexes"]

#: Patterns kept; when there are more, those that a run did not use go.
MOST = 400
#: Characters of new patterns, from which on it takes longer to compile them again than to write all down.
_WORTH_WRITING = 500
_DEBUG = int(re.DEBUG)
_WORD = 4  # bytes of one number of compiled code


class _Entry(NamedTuple):
    """What it takes to make a pattern: the words of its code (32 bits each, as bytes), and what goes beside them."""

    code: bytes | memoryview
    flags: int
    groups: int
    names: dict[str, int]


class Regexes:
    """Compiled patterns by flags and source: those of earlier runs, and those that this run had to make."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept, self._codes = _read(file)
        self._used: set[str] = set()
        self._new: dict[str, _Entry] = {}

    def compile(self, pattern: Any, flags: int, otherwise: Callable[[Any, int], Any]) -> Any:
        """What `otherwise` would compile, from what is kept where that is possible."""
        if type(pattern) is not str or flags & _DEBUG:
            return otherwise(pattern, flags)
        key = f"{int(flags)}:{pattern}"
        if key in self._kept:
            with suppress(AttributeError, IndexError, KeyError, OverflowError, RuntimeError, TypeError, ValueError):
                made = _made(pattern, self._entry(key))
                self._used.add(key)
                return made
        self._new[key] = _compiled(pattern, flags)
        return _made(pattern, self._new[key])

    def _entry(self, key: str) -> _Entry:
        start, length, *rest = self._kept[key]
        return _Entry(self._codes[start : start + length], *rest)

    def keep(self) -> None:
        """Write down what is new, where it is enough to pay for the writing."""
        if self._used and sum(map(len, self._new)) < _WORTH_WRITING:
            return
        old = self._used if len(self._kept) + len(self._new) > MOST else self._kept
        if len(old) + len(self._new) <= MOST:
            with suppress(OSError, TypeError, ValueError):
                keep(self._file, _written({**{key: self._entry(key) for key in old}, **self._new}))


def _read(file: Path) -> tuple[dict[str, list[Any]], memoryview]:
    """Where the code of each pattern lies, and what goes beside it; and all code, which follows on that line of JSON."""
    with suppress(OSError, ValueError, RecursionError):
        head, _, codes = file.read_bytes().partition(b"\n")
        kept = json.loads(head)
        if isinstance(kept, dict):
            return kept, memoryview(codes)
    return {}, memoryview(b"")


def _written(entries: dict[str, _Entry]) -> bytes:
    """What `_read` reads."""
    head: dict[str, list[Any]] = {}
    at = 0
    for key, entry in entries.items():
        head[key] = [at, len(entry.code), entry.flags, entry.groups, entry.names]
        at += len(entry.code)
    return b"\n".join((json.dumps(head).encode(), b"".join(entry.code for entry in entries.values())))


def _compiled(pattern: str, flags: int) -> _Entry:
    """As `re` compiles, what to keep."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    code = _compiler._code(tree, flags)  # noqa: SLF001
    packed = b"".join(number.to_bytes(_WORD, sys.byteorder) for number in code)
    return _Entry(packed, int(flags | tree.state.flags), tree.state.groups - 1, dict(tree.state.groupdict))


def _made(pattern: str, entry: _Entry) -> Any:
    import _sre  # type: ignore[import-not-found]

    code = memoryview(entry.code).cast("I").tolist()
    by_number: list[str | None] = [None] * (entry.groups + 1)
    for name, number in entry.names.items():
        by_number[number] = name
    return _sre.compile(pattern, entry.flags, code, entry.groups, entry.names, tuple(by_number))


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
    regexes = _active = Regexes(folder / f"regexes-{sys.implementation.cache_tag}-{sys.hexversion:x}-{magic}.re")
    _compiler.compile = lambda pattern, flags=0: regexes.compile(pattern, flags, original)


def keep_regexes() -> None:
    """Keep what this run compiled."""
    if _active is not None:
        _active.keep()
