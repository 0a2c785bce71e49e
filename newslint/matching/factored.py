"""Regexes of long lists of words, rewritten so that a place where none of them stands is passed over sooner.

`re` tries alternatives one by one, and for a match in any case does not even look at their first letters before. Those
that begin with one letter are put together: `remark|reply|row|tone` becomes `r(?:e(?:mark|ply)|ow)|tone`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["factored"]

#: Openings of groups whose branches can change places: they capture nothing, or by name.
_PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<opens>\((?:\?(?:[a-zA-Z]*(?:-[a-z]+)?:|P<\w+>|<?[=!]|>)))|.", re.DOTALL
)
#: What refers to a group, or may mean something else here: such a pattern is left as it is.
_OTHER = re.compile(r"\\[1-9]|\((?!\?)|\(\?(?:P=|\(|#|[a-zA-Z-]*x|[a-zA-Z-]*\))")
_REPEATS = frozenset("?*+{")


def factored(pattern: str) -> str:
    """A regex with the same matches. Only alternatives of which no two can match at one place change places."""
    if _OTHER.search(re.sub(r"\\[^1-9]", "", pattern)):
        return pattern
    parts = iter([found[0] for found in _PART.finditer(pattern)])
    return _alternatives(parts)


def _alternatives(parts: Iterator[str]) -> str:
    """What stands up to the end of a group, or of the pattern."""
    branches: list[list[str]] = [[]]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            branches.append([])
        elif part[0] == "(":
            branches[-1].append(f"{part}{_alternatives(parts)})")
        else:
            branches[-1].append(part)
    return "|".join(_grouped(branches))


def _grouped(branches: Sequence[list[str]]) -> Iterator[str]:
    """The branches, those in a row that begin with letters grouped by letter."""
    row: dict[str, list[list[str]]] = {}
    for branch in branches:
        letter = _letter(branch)
        if not letter or letter.swapcase() in row:  # in any case, both could match
            yield from _row(row)
            row = {}
        if letter:
            row.setdefault(letter, []).append(branch[1:])
        else:
            yield "".join(branch)
    yield from _row(row)


def _row(row: dict[str, list[list[str]]]) -> Iterator[str]:
    for letter, rests in row.items():
        if len(rests) == 1:
            yield letter + "".join(rests[0])
        else:
            yield f"{letter}(?:{'|'.join(_grouped(rests))})"


def _letter(branch: Sequence[str]) -> str:
    """The letter that a branch begins with, if it is there once."""
    first = branch[0] if branch else ""
    plain = len(first) == 1 and first.isascii() and first.isalpha()
    return first if plain and (len(branch) < 2 or branch[1] not in _REPEATS) else ""
