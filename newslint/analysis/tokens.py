"""Words and marks of the prose with what their form alone tells: function words, capitals, numbers, cues.

A shallow stand-in for a tagger: every token gets bits from closed lists and from its shape. Which of several readings
holds is for the code that looks at its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from newslint.analysis.lexicon import ADVERB, CAPITAL, UPPER, bits
from newslint.text import Span

__all__ = ["Tokens"]

# Initials and abbreviations keep their full stop; a possessive ending is a token of its own; hyphens join.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gens?|Lt|Cols?|Sgt|Capt|St|Jr|Sr|Profs?|Rev|Hon|No|Inc|Corp|Co|Ltd|Messrs|Adm|Det|Cmdr|Supt)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|[$£€]?\d[\d.,]*\d%?|\d%?"
    r"|['’][sS](?!\w)"
    r"|[^\W_]+(?:(?:['’](?![sS](?!\w))|-)[^\W_]+)*"
    r"|``|''|[^\w\s]|_+"
)


class Tokens:
    """The tokens of a prose in parallel lists."""

    __slots__ = ("bits", "ends", "starts", "words")

    def __init__(self, prose: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.bits: list[int] = []
        known = _Shapes()
        for found in _TOKEN.finditer(prose):
            word, bits = known[found[0]]
            self.words.append(word)
            self.bits.append(bits)
            start, end = found.span()
            self.starts.append(start)
            self.ends.append(end)

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


class _Shapes(dict[str, tuple[str, int]]):
    """Token as written → its lower-case form and bits; worked out once per document and form."""

    def __missing__(self, raw: str) -> tuple[str, int]:
        word = raw.lower().replace("’", "'")
        found = bits(word)
        if raw[0].isupper():
            found = found & ~ADVERB | CAPITAL if word.endswith("ly") else found | CAPITAL
            if len(raw) > 1 and raw.isupper():
                found |= UPPER
        self[raw] = word, found
        return word, found
