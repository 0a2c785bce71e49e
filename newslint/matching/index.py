"""All phrases of all rules, found in one pass."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from newslint.matching.fold import Folded, fold, fold_but_case, one_space, set_apart
from newslint.matching.literals import APART, PLAIN, WHOLE, Found, Literals, Use, kept_literals
from newslint.records import NamedTuple
from newslint.text import Document, Span

if TYPE_CHECKING:
    from newslint.matching.phrases import CompiledPhrases, Tail

__all__ = ["Hits", "PhraseIndex", "build_index"]


class _Words(NamedTuple):
    """The spellings of one word of a phrase, their lengths, the longest first, and the pairs of letters they begin with.

    Most text does not begin as any spelling does, and is told apart by that. A spelling of one letter leaves `pairs`
    empty: then nothing is told.
    """

    spellings: frozenset[str]
    lengths: tuple[int, ...]
    optional: bool
    pairs: frozenset[str]


@cache
def _words(spellings: str) -> _Words:
    """What is kept of a word, read when a text first gets to it."""
    known = frozenset(spellings.split(APART))
    lengths = sorted({len(spelling) for spelling in known} - {0}, reverse=True)
    pairs = frozenset(spelling[:2] for spelling in known if spelling) if min(lengths, default=0) > 1 else frozenset()
    return _Words(known, tuple(lengths), "" in known, pairs)


@cache
def _last_pairs(spellings: str) -> frozenset[str]:
    """The pairs of letters that the spellings of a word end with, as `pairs` of `_Words`."""
    words = _words(spellings)
    return frozenset(spelling[-2:] for spelling in words.spellings if spelling) if words.pairs else words.pairs


#: What follows a literal, as it is kept: words as texts of their spellings, gaps as the fewest and the most words of any kind.
_KeptTail = Sequence[str | Sequence[int]]


class _Anchor(NamedTuple):
    """What must stand before and after a literal for its phrase to match, and what `_openings` says of the latter."""

    before: Sequence[str]
    tail: _KeptTail
    openings: frozenset[str]


def _openings(tail: _KeptTail) -> frozenset[str]:
    """The first characters of all that can follow a literal, a space and two letters; empty where that tells nothing."""
    pairs: set[str] = set()
    for part in tail:
        wanted = _words(part) if isinstance(part, str) else None
        if wanted is None or not wanted.pairs:
            break
        pairs |= wanted.pairs
        if not wanted.optional:
            return frozenset(f" {pair}" for pair in pairs)
    return frozenset()


_WORD = re.compile(r"[^ \n]+")


def build_index(
    sets: Mapping[int, CompiledPhrases],
    plain: Mapping[int, Iterable[str]] | None = None,
    local: Mapping[int, CompiledPhrases] | None = None,
) -> dict[str, Any]:
    """What `PhraseIndex` reads, as JSON: phrase sets by number, and sets of plain literals found anywhere.

    Sets that are `local` are only ever looked for in a stretch of text, so they burden no scan of a whole one, and stay
    texts until one is asked for.

    Phrases matched in any case are looked for in folded text, those matched by case in text folded in all but case.
    Each literal names the sets that use it, each with the number of its anchor.
    """
    folded: dict[str, list[Use]] = {}
    cased: dict[str, list[Use]] = {}
    anchors: list[tuple[list[str], _KeptTail]] = []
    for number, phrases in sets.items():
        literals = cased if phrases["exact"] else folded
        for literal in phrases["literals"]:
            literals.setdefault(one_space(literal), []).append((number, WHOLE))
        for heads, before, tail in phrases["anchors"]:
            anchors.append(([APART.join(word) for word in before], _kept_tail(tail)))
            for head in heads:
                literals.setdefault(head, []).append((number, len(anchors) + PLAIN))
    for number, texts in (plain or {}).items():
        for literal in texts:
            folded.setdefault(literal, []).append((number, PLAIN))
    return {
        "anchors": anchors,
        "local": {str(number): json.dumps(build_index({number: one})) for number, one in (local or {}).items()},
        "folded": kept_literals(folded),
        "cased": kept_literals(cased),
    }


def _kept_tail(tail: Tail) -> _KeptTail:
    return [part if isinstance(part, tuple) else APART.join(part) for part in tail]


class PhraseIndex:
    """The phrase sets of a run, ready to be found. `data` is what `build_index` made; `numbers` are those wanted."""

    def __init__(self, data: Mapping[str, Any], numbers: Collection[int] | None = None) -> None:
        self._data, self._numbers = data, numbers
        self._anchors: dict[int, _Anchor] = {}
        self._local_data = data["local"]
        self._local: dict[int, PhraseIndex] = {}

    @cached_property
    def _folded(self) -> Literals:
        return Literals(self._data["folded"], self._numbers)

    @cached_property
    def _cased(self) -> Literals:
        return Literals(self._data["cased"], self._numbers)

    def only(self, numbers: Collection[int]) -> PhraseIndex:
        """The index of some sets: what rules that do not run would look for costs nothing."""
        return PhraseIndex(self._data, numbers)

    def scan(self, document: Document) -> Hits:
        """Every phrase in the document, by phrase set."""
        text = set_apart(document)
        return self._hits(fold(text), text)

    def _hits(self, folded: Folded, text: str) -> Hits:
        found: Found = defaultdict(list)
        self._folded.scan(folded.text, folded.text, found)
        if self._data["cased"]:
            self._cased.scan(fold_but_case(text), folded.text, found)
        return Hits(self, folded, found)

    def within(self, number: int, prose: str, span: Span) -> list[Span]:
        """The matches of a local phrase set inside a span of one block's prose, in order, not overlapping."""
        index = self._local.get(number)
        if index is None:
            index = self._local[number] = PhraseIndex(json.loads(self._local_data[str(number)]))
        text = one_space(prose[span.start : span.end])
        hits = index._hits(fold(text), text)
        return [Span(found.start + span.start, found.end + span.start) for found in hits.spans(number)]

    def anchor(self, number: int) -> _Anchor:
        """An anchor by its number, made when its literal is first seen."""
        known = self._anchors.get(number)
        if known is None:
            before, tail = self._data["anchors"][number - PLAIN - 1]
            known = self._anchors[number] = _Anchor(before, tail, _openings(tail))
        return known


class Hits:
    """What one scan found. A set is resolved when asked for: what stands around its anchors is checked, the leftmost longest kept."""

    def __init__(self, index: PhraseIndex, folded: Folded, found: Found) -> None:
        self._index = index
        self._folded = folded
        self._found = found
        self._resolved: dict[int, list[Span]] = {}
        #: What the rules that others count have found, by rule: filled by the engine before the rules that count run.
        self.findings: dict[str, list[Span]] = {}

    def spans(self, number: int) -> list[Span]:
        """The matches of a phrase set in prose: in order, not overlapping, each the longest at its place."""
        resolved = self._resolved.get(number)
        if resolved is None:
            resolved = self._resolved[number] = self._resolve(number)
        return resolved

    @property
    def seen(self) -> KeysView[int]:
        """The sets of which a literal was seen; what stands around it is not yet looked at."""
        return self._found.keys()

    def within(self, number: int, prose: str, span: Span) -> list[Span]:
        """The matches of a local phrase set inside a span of one block's prose."""
        return self._index.within(number, prose, span)

    def starts(self, number: int) -> list[int]:
        """Where the plain literals of a set begin in prose, in order."""
        return sorted(self._folded.to_prose(start) for start, _, _ in self._found.get(number, ()))

    def _resolve(self, number: int) -> list[Span]:
        raw = self._found.get(number)
        if not raw:
            return []
        spans = list(self._whole(raw))
        if len(spans) > 1:
            spans.sort(key=lambda span: (span[0], -span[1]))
        kept: list[Span] = []
        last = -1
        for start, end in spans:
            if start < last:
                continue
            kept.append(Span(self._folded.to_prose(start), self._folded.to_prose(end - 1) + 1))
            last = end
        return kept

    def _whole(self, raw: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """The phrases around their anchors, in folded text."""
        text = self._folded.text
        for start, end, number in raw:
            if number == WHOLE:
                yield start, end
                continue
            before, tail, openings = self._index.anchor(number)
            if openings and text[end : end + 3] not in openings:
                continue
            last = _follow(text, end, tail, 0)
            if last is not None:
                for begin in _begins(text, start, before, len(before)):
                    yield begin, last


def _begins(text: str, start: int, before: Sequence[str], part: int) -> Iterator[int]:
    """Where a phrase can begin whose parts up to `part` end before `start`."""
    if not part:
        yield start
        return
    wanted = _words(before[part - 1])
    last = _last_pairs(before[part - 1])
    if start and text[start - 1] == " " and (not last or text[start - 3 : start - 1] in last):
        for length in wanted.lengths:
            begin = start - length - 1
            if begin < 0 or (begin and text[begin - 1].isalnum()):
                continue
            if text[begin : start - 1] in wanted.spellings:
                yield from _begins(text, begin, before, part - 1)
    if wanted.optional:
        yield from _begins(text, start, before, part - 1)


def _follow(text: str, at: int, tail: _KeptTail, part: int) -> int | None:
    """Where the phrase ends whose parts from `part` on begin at `at`; or None. The longest spelling is tried first."""
    if part == len(tail):
        return at
    kept = tail[part]
    if not isinstance(kept, str):
        return _follow_gap(text, at, tail, part, kept)
    wanted = _words(kept)
    if text[at : at + 1] == " " and (not wanted.pairs or text[at + 1 : at + 3] in wanted.pairs):
        for length in wanted.lengths:
            end = at + 1 + length
            if end <= len(text) and text[at + 1 : end] in wanted.spellings and _ends_word(text, end):
                found = _follow(text, end, tail, part + 1)
                if found is not None:
                    return found
    return _follow(text, at, tail, part + 1) if wanted.optional else None


def _follow_gap(text: str, at: int, tail: _KeptTail, part: int, gap: Sequence[int]) -> int | None:
    least, most = gap
    after = tail[part + 1]
    wanted = _words(after) if isinstance(after, str) else None
    pairs = wanted.pairs if wanted and not wanted.optional else ()
    for count in range(most + 1):
        if count >= least and (not pairs or text[at + 1 : at + 3] in pairs):
            found = _follow(text, at, tail, part + 1)
            if found is not None:
                return found
        if at >= len(text) or text[at] != " ":
            return None
        word = _WORD.match(text, at + 1)
        if not word:
            return None
        at = word.end()
    return None


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not text[end - 1].isalnum() or not (text[end].isalnum() or text.startswith("'t", end))
