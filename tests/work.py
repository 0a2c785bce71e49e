"""Counted work, which is the same in every run on every machine, where time would be a guess.

Counted are the steps (lines of newslint that run, so every turn of a loop), the calls (of any function, C's included)
and the characters handed over to what is no Python: what a regex searched, what `find` looked through, what a slice
copied. Characters are counted of the text under test, and of whatever a regex of newslint is given.

Not seen is what C code does inside one call beyond that: a regex that goes back and forth at one place, a Rust library,
`in` on a list. That shows in time alone; see the one timed test in `test_cost.py`.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import newslint

_OURS = str(Path(newslint.__file__).parent)
_characters = 0


class Work(NamedTuple):
    """What a call cost."""

    steps: int
    calls: int
    characters: int


def work(run: Callable[[str], object], text: str) -> Work:
    """The work of `run(text)`. What is made once, and kept, should have been made before: run it on a short text."""
    global _characters
    steps = calls = 0
    ours: dict[types.CodeType, bool] = {}

    def called(frame: types.FrameType, _event: str, _argument: object) -> Any:
        nonlocal calls
        calls += 1
        code = frame.f_code
        if code not in ours:
            ours[code] = code.co_filename.startswith(_OURS)
        return line if ours[code] else None

    def line(_frame: types.FrameType, event: str, _argument: object) -> Any:
        nonlocal steps
        steps += event == "line"
        return line

    def c_called(_frame: types.FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "c_call"

    before = _characters
    handed_over = _Text(text)
    tracing, profiling = sys.gettrace(), sys.getprofile()
    sys.settrace(called)
    sys.setprofile(c_called)
    try:
        run(handed_over)
    finally:
        sys.setprofile(profiling)
        sys.settrace(tracing)
    return Work(steps, calls, _characters - before)


def assert_linear(
    run: Callable[[str], object], build: Callable[[int], str], size: int, *, times: int = 4, room: float = 1.2
) -> None:
    """`run(build(times * size))` takes about `times` the work of `run(build(size))`, counted each way.

    Linear work stays within `room` of that; quadratic work is `times` as much once more.
    """
    with counted_patterns():
        run(build(size // 2))  # what is made once is made
        short, long = work(run, build(size)), work(run, build(times * size))
    # A few hundred of anything is what a text costs however short it is: a last block, a first look at a rule.
    over = {
        name: (one, many)
        for name, one, many in zip(Work._fields, short, long, strict=True)
        if many > times * room * (one + 200)
    }
    assert not over, f"{times} times the text takes more than {times} times the work: {over}"


class _Text(str):
    """A text that counts what is copied of it, and what is looked through. What is made of it counts too."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> str:
        found = str.__getitem__(self, key)
        _count(len(found))
        return _Text(found) if isinstance(key, slice) else found

    def __contains__(self, key: Any) -> bool:
        _count(len(self))
        return str.__contains__(self, key)

    def _stretch(self, name: str, *arguments: Any) -> Any:
        start, end, _ = slice(*(*arguments[1:], None, None)[:2]).indices(len(self))
        found = getattr(str, name)(self, *arguments)
        if name == "count" or found < 0:
            _count(max(0, end - start))
        else:
            _count(found - start if name in ("find", "index") else end - found)
        return found

    def find(self, *arguments: Any) -> int:
        return int(self._stretch("find", *arguments))

    def rfind(self, *arguments: Any) -> int:
        return int(self._stretch("rfind", *arguments))

    def count(self, *arguments: Any) -> int:
        return int(self._stretch("count", *arguments))


def _whole(name: str) -> Callable[..., Any]:
    def method(self: str, *arguments: Any, **named: Any) -> Any:
        _count(len(self))
        found = getattr(str, name)(self, *arguments, **named)
        return _Text(found) if isinstance(found, str) else found

    return method


_WHOLE = "casefold encode lower partition removeprefix replace rpartition split splitlines strip translate"
for _name in _WHOLE.split():
    setattr(_Text, _name, _whole(_name))


def _count(characters: int) -> None:
    global _characters
    _characters += characters


class _Pattern:
    """A compiled regex that counts the characters it goes through.

    A search that fails goes to the end of what it was given. A match that fails is taken to stop where it began.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.search(text, start, end)
        _count((found.end() if found else min(end, len(text))) - start)
        return found

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.match(text, start, end)
        _count(found.end() - start if found else 1)
        return found

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.fullmatch(text, start, end)
        _count(found.end() - start if found else 1)
        return found

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        at = start
        for found in self._pattern.finditer(text, start, end):
            _count(found.end() - at)
            at = found.end()
            yield found
        _count(min(end, len(text)) - at)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[Any]:
        _count(min(end, len(text)) - start)
        return self._pattern.findall(text, start, end)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        _count(len(text))
        return self._pattern.split(text, maxsplit)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        _count(len(text))
        return self._pattern.sub(new, text, count)


@contextmanager
def counted_patterns() -> Iterator[None]:
    """Lets the regexes of newslint count: those its modules hold, and those its functions make."""
    patch = pytest.MonkeyPatch()
    made = re.compile
    keeping = []
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == "newslint"]:
        for name, value in list(vars(module).items()):
            if isinstance(value, re.Pattern):
                patch.setattr(module, name, _Pattern(value))
            elif isinstance(owner := getattr(value, "__self__", None), re.Pattern):
                patch.setattr(module, name, getattr(_Pattern(owner), value.__name__))
            elif isinstance(value, _lru_cache_wrapper) and "Pattern" in value.__wrapped__.__annotations__.get(
                "return", ""
            ):
                keeping.append(value)
    patch.setattr(re, "compile", lambda pattern, flags=0: _Pattern(made(pattern, flags)))
    for function in keeping:
        function.cache_clear()
    try:
        yield
    finally:
        patch.undo()
        for function in keeping:
            function.cache_clear()
