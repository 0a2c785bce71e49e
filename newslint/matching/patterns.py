"""Regexes of rule files: compiled when needed, tried only where a literal they require was seen, never without end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from time import thread_time
from typing import Any, Final

from newslint.matching.fold import CONTROL, fold_term

__all__ = [
    "BUDGET",
    "OutOfTimeError",
    "PlainPattern",
    "TimedPattern",
    "budget",
    "is_plain",
    "required_literals",
    "smallest_width",
]

#: Seconds a rule's regexes may take over one document of up to `_USUAL` characters.
BUDGET: Final = 0.25
_USUAL: Final = 100_000
#: A literal shorter than this is everywhere; a set larger than this is no filter.
_SHORTEST, _MOST = 2, 128
#: A repetition that is taken apart leaves no more than so much open.
_FEW = 3
#: What a literal costs at every start, against how often a word is seen.
_PRICE = 10.0
_EMPTY = frozenset([""])
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
#: Marks rare enough to be a filter on their own.
_RARE_MARKS = frozenset("?!%$£€#@")


def budget(length: int) -> float:
    """Seconds a rule's regexes may take over a document: in proportion to its length where that is unusual.

    A regex that backtracks without end uses up any budget; a plain one must not fail because a file is long.
    """
    return BUDGET * max(1.0, length / _USUAL)


class OutOfTimeError(Exception):
    """A rule's regexes used up their time on one document."""


class TimedPattern:
    """A regex under a budget that its rule shares over one document."""

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        import regex

        self._pattern: Any = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)

    def finditer(self, text: str, start: int, end: int, deadline: float) -> Iterator[Any]:
        """Matches in `text[start:end]` that are not empty; lookbehinds see what is before.

        Raises `OutOfTimeError` past `deadline` (of `thread_time`): only time spent here counts, or a busy machine would
        fail a sound rule. `regex` counts all time, so a search that ran out of that goes on with what is left.
        """
        while (left := deadline - thread_time()) > 0:
            try:
                for found in self._pattern.finditer(text, start, end, timeout=left):
                    start = found.end()
                    if found.end() > found.start():
                        yield found
            except TimeoutError:
                continue
            return
        raise OutOfTimeError


class PlainPattern:
    """A regex of newslint's own packs, found by `re`: no budget guards it, but it is there at once and runs faster."""

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE if ignore_case else 0)

    def finditer(self, text: str, start: int, end: int, deadline: float) -> Iterator[Any]:  # noqa: ARG002
        """As `TimedPattern.finditer`."""
        return (found for found in self._pattern.finditer(text, start, end) if found.end() > found.start())


@lru_cache(maxsize=1024)
def is_plain(pattern: str) -> bool:
    """Whether `re` reads a pattern, and as the `regex` module does."""
    try:
        return _parsed(pattern) is not None and bool(re.compile(pattern))
    except re.error:  # a lookbehind of varying width
        return False


#: What the `regex` module reads and the standard library misreads: POSIX classes, fuzzy counts, set operations, versions.
_ONLY_REGEX = re.compile(r"\[\[|\{[a-z]|--|\|\||&&|~~|\(\?[Vbefr]")


@lru_cache(maxsize=1024)  # asked about several times in a row, and an editor compiles packs at every change of a rule
def _parsed(pattern: str) -> Any:
    """The parse tree of the standard library; None for syntax that only the `regex` module knows."""
    from re import _parser  # type: ignore[attr-defined]

    if _ONLY_REGEX.search(pattern):
        return None
    try:
        return _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


def smallest_width(pattern: str) -> int | None:
    """The fewest characters a match can have, or None when the standard library cannot tell."""
    tree = _parsed(pattern)
    return None if tree is None else int(tree.getwidth()[0])


@lru_cache(maxsize=1024)
def required_literals(pattern: str) -> tuple[str, ...]:
    """Folded literals of which every match holds at least one; empty when there is no such set worth having."""
    tree = _parsed(pattern)
    found = None if tree is None else _required(tree)
    literals = {fold_term(literal) for literal in found or ()}
    return tuple(sorted(one for one in literals if not any(other in one for other in literals - {one})))


def _required(tree: Sequence[Any]) -> frozenset[str] | None:
    """The best set that a sequence of parse nodes requires: the one seen least often, and small."""
    candidates = [run for run in _runs(_parts(tree)) if all(map(_tells, run))]
    candidates += [inner for node in tree if (inner := _required_by(str(node[0]), node[1]))]
    return min(candidates, key=_cost, default=None)


def _tells(literal: str) -> bool:
    return len(literal.strip()) >= _SHORTEST or literal.strip() in _RARE_MARKS


def _cost(literals: frozenset[str]) -> tuple[float, int]:
    from newslint.matching.frequency import expected_hits

    folded = {fold_term(literal) for literal in literals}
    hits = sum(expected_hits(literal, inside_words=True) for literal in folded)
    return round(hits + _PRICE * len(folded), 3), -min(map(len, folded))


def _required_by(operation: str, argument: Any) -> frozenset[str] | None:
    if operation == "SUBPATTERN":
        return _required(argument[3])
    if operation == "ATOMIC_GROUP":
        return _required(argument)
    if operation in _REPEATS and argument[0] >= 1:
        return _required(argument[2])
    if operation == "BRANCH":
        branches = [_required(branch) for branch in argument[1]]
        if any(branch is None for branch in branches):
            return None
        union = frozenset[str]().union(*(branch for branch in branches if branch))
        return union if len(union) <= _MOST else None
    return None


def _parts(tree: Sequence[Any]) -> list[frozenset[str] | None]:
    """The spellings of each node, those of letters in a row together."""
    parts: list[frozenset[str] | None] = []
    letters = False
    for operation, argument in tree:
        spellings = _spellings(operation, argument)
        letter = str(operation) == "LITERAL" and spellings is not None
        if letter and letters:
            parts[-1] = _joined(parts[-1], spellings)
        else:
            parts.append(spellings)
        if spellings is None and str(operation) in _REPEATS:
            parts[-1:] = [_times(argument[2], argument[0]), None]  # at least so often: what follows may stand far off
        letters = letter
    return parts


def _runs(parts: Sequence[frozenset[str] | None]) -> Iterator[frozenset[str]]:
    """What parts in a row, each with its spellings, can match together, where that is not too much."""
    for first in range(len(parts)):
        run: frozenset[str] | None = _EMPTY
        for part in parts[first:]:
            run = _joined(run, part)
            if run is None:
                break
            yield run


def _joined(run: frozenset[str] | None, part: frozenset[str] | None) -> frozenset[str] | None:
    if run is None or part is None or len(run) * len(part) > _MOST:
        return None
    return frozenset(head + tail for head in run for tail in part)


def _spellings(operation: Any, argument: Any) -> frozenset[str] | None:
    """All that a parse node can match; None where that is too much to tell."""
    match str(operation):
        case "LITERAL":
            return None if CONTROL.match(chr(argument)) else frozenset([chr(argument)])
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _EMPTY
        case "IN":
            return _union(_spellings(*one) for one in argument)
        case "SUBPATTERN":
            return _all_of(argument[3])
        case "ATOMIC_GROUP":
            return _all_of(argument)
        case "BRANCH":
            return _union(map(_all_of, argument[1]))
        case repeat if repeat in _REPEATS and argument[1] - argument[0] <= _FEW:
            return _union(_times(argument[2], count) for count in range(argument[0], argument[1] + 1))
    return None


def _times(tree: Sequence[Any], count: int) -> frozenset[str] | None:
    return _all_of([*tree] * count) if count <= _MOST else None


def _all_of(tree: Sequence[Any]) -> frozenset[str] | None:
    whole: frozenset[str] | None = _EMPTY
    for node in tree:
        whole = _joined(whole, _spellings(*node))
        if whole is None:
            break
    return whole


def _union(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    union: frozenset[str] = frozenset()
    for part in parts:
        if part is None or len(union) > _MOST:
            return None
        union |= part
    return union if len(union) <= _MOST else None
