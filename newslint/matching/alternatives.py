"""The alternatives of a phrase in notation, each as a phrase of its own that leaves the others out."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.records import NamedTuple

__all__ = ["Alternative", "alternatives"]


class Alternative(NamedTuple):
    """One branch of a group: as written, and the phrase that matches only by way of it."""

    written: str
    phrase: str


def alternatives(phrase: str) -> Iterator[Alternative]:
    """Every branch of every group of a sound phrase, in order; the phrase itself where it has no groups.

    `critici(s|z)e` has the branches s and z; `[widely] regarded` has the branch widely.
    """
    found = list(_branches(phrase, 0, len(phrase), "", ""))
    yield from found or [Alternative(phrase, phrase)]


def _branches(text: str, start: int, end: int, before: str, after: str) -> Iterator[Alternative]:
    at = start
    while at < end:
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in "([":
            close, bars = _group(text, at)
            head, tail = before + text[start:at], text[close + 1 : end] + after
            for first, last in zip([at, *bars], [*bars, close], strict=True):
                branch = text[first + 1 : last]
                if not _is_group(branch.strip()):
                    yield Alternative(branch, f"{head}({branch}){tail}")
                yield from _branches(text, first + 1, last, f"{head}(", f"){tail}")
            at = close
        at += 1


def _is_group(text: str) -> bool:
    return text[:1] in ("(", "[") and _group(text, 0)[0] == len(text) - 1


def _group(text: str, start: int) -> tuple[int, list[int]]:
    """Where the group that opens at `start` closes, and where its own bars stand."""
    bars: list[int] = []
    depth, at = 0, start
    while True:
        char = text[at]
        if char == "\\":
            at += 1
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if not depth:
                return at, bars
        elif char == "|" and depth == 1:
            bars.append(at)
        at += 1
