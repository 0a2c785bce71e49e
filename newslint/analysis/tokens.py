"""Words and marks of the prose with what their form alone tells: function words, capitals, numbers, cues.

A shallow stand-in for a tagger: every token gets bits from closed lists and from its shape. Which of several readings
holds is for the code that looks at its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import sub

from newslint.analysis.lexicon import ADVERB, CAPITAL, UPPER, bits
from newslint.text import Span

__all__ = ["Tokens"]

# Initials and abbreviations keep their full stop; a possessive ending is a token of its own; hyphens join. The commonest
# forms come first, and the space before a token is read with it: every other mark begins a token, so none is tried in vain.
_JOINED = r"(?:['’](?![sS](?!\w))[^\W_]+|-[^\W_]+)*"
_TOKEN = re.compile(
    r"\s*+(?:[ap]\.m\."
    rf"|[a-z]+(?:[^\W_]+)?{_JOINED}"
    r"|[,.\"“”]"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:M(?:rs?|s|essrs)|Dr|S(?:ens?|gt|t|r|upt)|R(?:eps?|ev)|G(?:ov|ens?)|Lt|C(?:ols?|apt|orp|o|mdr)|Jr|Profs?|Hon|Inc"
    r"|Ltd|Adm|Det)\."
    r"|No\.(?=\s?\d)"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|[$£€]?\d[\d.,]*\d%?(?:-year-olds?)?|\d%?(?:-year-olds?)?"
    r"|['’][sS](?!\w)"
    rf"|[^\W_]+{_JOINED}"
    r"|``|''|[^\w\s]|_+)"
)


class Tokens:
    """The tokens of a prose in parallel lists."""

    __slots__ = ("bits", "ends", "starts", "words")

    def __init__(self, prose: str) -> None:
        if len(_SHAPES) > _MOST_SHAPES:
            _SHAPES.clear()
        tokens = _TOKEN.findall(prose.rstrip())  # each with the space before it
        words, bits, lengths = zip(*map(_SHAPES.__getitem__, tokens), strict=True) if tokens else ((), (), ())
        self.words: list[str] = list(words)
        self.bits: list[int] = list(bits)
        self.ends: list[int] = list(accumulate(map(len, tokens)))
        self.starts: list[int] = list(map(sub, self.ends, lengths))

    def __len__(self) -> int:
        return len(self.words)

    def mark(self, spans: Iterable[Span], bit: int) -> None:
        """Give a bit to every token that begins in one of the spans."""
        for span in spans:
            for at in range(self.at(span.start), self.at(span.end)):
                self.bits[at] |= bit

    def at(self, offset: int) -> int:
        """The index of the first token that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` to `last`, the latter included."""
        return Span(self.starts[first], self.ends[last])


class _Shapes(dict[str, tuple[str, int, int]]):
    """Token as written, after any space → its lower-case form, bits and length."""

    def __missing__(self, spaced: str) -> tuple[str, int, int]:
        raw = spaced.lstrip()
        word = raw.lower().replace("’", "'")
        found = bits(word)
        if raw[0].isupper():
            found = found & ~ADVERB | CAPITAL if word.endswith("ly") else found | CAPITAL
            if len(raw) > 1 and raw.isupper():
                found |= UPPER
        self[spaced] = shape = word, found, len(raw)
        return shape


#: Kept from document to document; emptied when it has grown too large.
_SHAPES = _Shapes()
_MOST_SHAPES = 60_000
