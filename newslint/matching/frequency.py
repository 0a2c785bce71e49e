"""How often a literal is seen in news copy: a guess good enough to choose what to look for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["expected_hits"]

#: What a word is worth that is in no table.
_RARE = 10.0
#: What letters that are not a word of their own are worth: short ones are inside many words.
_FRAGMENTS = {1: 300_000.0, 2: 40_000.0, 3: 5_000.0, 4: 600.0}
#: A space beside them holds them to one end of a word.
_ONE_END = 0.1


@cache
def _common() -> dict[str, float]:
    """The commonest words and how often each stands in a million; only read when packs are compiled."""
    text = files("newslint.matching").joinpath("data/common.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {word: float(rate) for word, rate in lines}


@cache
def expected_hits(literal: str, *, inside_words: bool = False) -> float:
    """How often a folded literal is seen in a million words of copy; with `inside_words`, also as part of a word."""
    words = literal.split()
    if not words:
        return 200_000.0
    rates = [_common().get(word, _RARE) for word in words]
    if inside_words:
        ends = (not literal[0].isspace(), not literal[-1].isspace())
        for at, free in zip((0, -1), ends, strict=True):
            if free and words[at].isalpha():
                share = 1.0 if len(words) == 1 and all(ends) else _ONE_END
                rates[at] = max(rates[at], share * _FRAGMENTS.get(len(words[at]), 0.0))
    return min(rates) / 20.0 ** (len(words) - 1)
