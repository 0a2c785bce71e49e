"""Regexes of rule files: compiled when needed, tried only where a literal they require was seen, never without end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_SHORTEST, _MOST = 2, 64
#: Characters of a class that count as so many literals; the length from which on a literal is rare enough not to branch.
_FEW, _LONG = 4, 6
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


def is_plain(pattern: str) -> bool:
    """Whether `re` reads a pattern, and as the `regex` module does."""
    try:
        return _parsed(pattern) is not None and bool(re.compile(pattern))
    except re.error:  # a lookbehind of varying width
        return False


#: What the `regex` module reads and the standard library misreads: POSIX classes, fuzzy counts, set operations, versions.
_ONLY_REGEX = re.compile(r"\[\[|\{[a-z]|--|\|\||&&|~~|\(\?[Vbefr]")


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


def required_literals(pattern: str) -> tuple[str, ...]:
    """Folded literals of which every match holds at least one; empty when there is no such set worth having."""
    tree = _parsed(pattern)
    found = None if tree is None else _required(tree)
    return tuple(sorted({fold_term(literal) for literal in found})) if found else ()


def _required(tree: Sequence[Any]) -> frozenset[str] | None:
    """The best set that a sequence of parse nodes requires: the one seen least often."""
    candidates: list[frozenset[str]] = []
    begins = True
    for index, node in enumerate(tree):
        if begins and (heads := _heads(tree[index:])[0]) and all(map(_is_worth_having, heads)):
            candidates.append(heads)
        begins = str(node[0]) != "LITERAL"
        inner = _required_by(str(node[0]), node[1])
        if inner:
            candidates.append(inner)
    return min(candidates, key=_hits, default=None)


def _is_worth_having(literal: str) -> bool:
    return len(literal.strip()) >= _SHORTEST or literal.strip() in _RARE_MARKS


def _heads(tree: Sequence[Any]) -> tuple[frozenset[str], bool]:
    """The literals with one of which a sequence of parse nodes begins, and whether they are all of it."""
    heads = frozenset([""])
    for node in tree:
        following, whole = _heads_of(str(node[0]), node[1])
        if len(following) > 1 and (len(heads) * len(following) > _MOST or min(map(len, heads)) >= _LONG):
            return heads, False
        heads = frozenset(head + after for head in heads for after in following)
        if not whole:
            return heads, False
    return heads, True


_NOTHING = (frozenset([""]), False)


def _heads_of(operation: str, argument: Any) -> tuple[frozenset[str], bool]:
    if operation == "LITERAL":
        return _NOTHING if CONTROL.match(chr(argument)) else (frozenset([chr(argument)]), True)
    if operation == "IN" and len(argument) <= _FEW and all(str(kind) == "LITERAL" for kind, _ in argument):
        return frozenset(chr(code) for _, code in argument), True
    if operation == "SUBPATTERN":
        return _heads(argument[3])
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] >= 1:
        heads, whole = _heads(argument[2])
        if whole and len(heads) == 1:
            return frozenset(head * argument[0] for head in heads), argument[0] == argument[1]
        return heads, False
    if operation == "BRANCH":
        branches = [_heads(branch) for branch in argument[1]]
        union = frozenset[str]().union(*(heads for heads, _ in branches))
        return (union, all(whole for _, whole in branches)) if len(union) <= _MOST else _NOTHING
    return _NOTHING


def _hits(literals: frozenset[str]) -> float:
    from newslint.matching.frequency import expected_hits

    return sum(expected_hits(fold_term(literal), inside_words=True) for literal in literals)


def _required_by(operation: str, argument: Any) -> frozenset[str] | None:
    if operation == "SUBPATTERN":
        return _required(argument[3])
    if operation == "ATOMIC_GROUP":
        return _required(argument)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] >= 1:
        return _required(argument[2])
    if operation == "BRANCH":
        branches = [_required(branch) for branch in argument[1]]
        if any(branch is None for branch in branches):
            return None
        union = frozenset[str]().union(*(branch for branch in branches if branch))
        return union if len(union) <= _MOST else None
    return None
