"""All phrases of all rules, found in one pass of one automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from newslint.matching.fold import Folded, fold, fold_but_case, one_space
from newslint.matching.phrases import CompiledPhrases
from newslint.text import Document, Span

__all__ = ["Hits", "PhraseIndex"]


class _Words(NamedTuple):
    """The spellings of one word of a phrase, and their lengths, the longest first."""

    spellings: frozenset[str]
    lengths: tuple[int, ...]


class _Gap(NamedTuple):
    """From `least` to `most` words of any kind."""

    least: int
    most: int


class _Anchor(NamedTuple):
    """What must stand around a literal for its phrase to match."""

    before: _Words
    tail: tuple[_Words | _Gap, ...]


def _words(spellings: Iterable[str]) -> _Words:
    known = frozenset(spellings)
    return _Words(known, tuple(sorted({len(spelling) for spelling in known}, reverse=True)))


#: Stands where an anchor would: a literal that is a phrase by itself, and one that is found anywhere.
_WHOLE: Final = _Anchor(_words([""]), ())
_PLAIN: Final = _Anchor(_words([]), ())


_WORD = re.compile(r"[^ \n]+")
_Found = dict[int, list[tuple[int, int, _Anchor]]]


class _Automaton:
    """Literals, each with the phrase sets that use it, found in one pass."""

    def __init__(self) -> None:
        self.literals: dict[str, int] = {}
        self._users: list[list[tuple[int, _Anchor]]] = []

    def add(self, literal: str, number: int, anchor: _Anchor) -> None:
        index = self.literals.setdefault(literal, len(self._users))
        if index == len(self._users):
            self._users.append([])
        self._users[index].append((number, anchor))

    @cached_property
    def _matcher(self) -> AhoCorasick:
        return AhoCorasick(list(self.literals), store_patterns=False)

    @cached_property
    def _anywhere(self) -> frozenset[int]:
        """The literals that some set wants inside words too."""
        return frozenset(i for i, uses in enumerate(self._users) if any(anchor is _PLAIN for _, anchor in uses))

    def scan(self, text: str, found: _Found) -> None:
        """Add to `found` every literal in the text that stands at word borders, or is wanted anywhere."""
        if not self.literals:
            return
        length, users, anywhere = len(text), self._users, self._anywhere
        for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True):
            if index in anywhere:
                for number, anchor in users[index]:
                    if anchor is _PLAIN:
                        found.setdefault(number, []).append((start, end, anchor))
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < length and text[end - 1].isalnum() and (text[end].isalnum() or text.startswith("'t", end)):
                continue
            for number, anchor in users[index]:
                if anchor is not _PLAIN:
                    found.setdefault(number, []).append((start, end, anchor))


class PhraseIndex:
    """The phrase sets of a run, by number.

    Phrases matched in any case stand in one automaton over folded text, those matched by case in another, over text
    folded in all but case. A set may instead hold plain literals, found anywhere, also inside words: the ones that
    regexes require.
    """

    def __init__(self, sets: Mapping[int, CompiledPhrases], plain: Mapping[int, Iterable[str]] | None = None) -> None:
        self._folded, self._cased = _Automaton(), _Automaton()
        for number, phrases in sets.items():
            automaton = self._cased if phrases["exact"] else self._folded
            for literal in phrases["literals"]:
                automaton.add(one_space(literal) if phrases["exact"] else literal, number, _WHOLE)
            for heads, before, tail in phrases["anchors"]:
                parts = (_Gap(*part) if isinstance(part[0], int) else _words(part) for part in tail)
                anchor = _Anchor(_words(before), tuple(parts))
                for head in heads:
                    automaton.add(head, number, anchor)
        for number, texts in (plain or {}).items():
            for literal in texts:
                self._folded.add(literal, number, _PLAIN)

    def __len__(self) -> int:
        return len(self._folded.literals) + len(self._cased.literals)

    def scan(self, document: Document) -> Hits:
        """Every phrase in the document, by phrase set."""
        found: _Found = {}
        folded = fold(document)
        self._folded.scan(folded.text, found)
        if self._cased.literals:
            self._cased.scan(fold_but_case(document), found)
        return Hits(folded, found)


class Hits:
    """What one scan found. A set is resolved when asked for: tails tried, the leftmost longest kept."""

    def __init__(self, folded: Folded, found: _Found) -> None:
        self._folded = folded
        self._found = found
        self._resolved: dict[int, list[Span]] = {}

    def spans(self, number: int) -> list[Span]:
        """The matches of a phrase set in prose: in order, not overlapping, each the longest at its place."""
        resolved = self._resolved.get(number)
        if resolved is None:
            resolved = self._resolved[number] = self._resolve(number)
        return resolved

    def starts(self, number: int) -> list[int]:
        """Where the plain literals of a set begin in prose, in order."""
        return sorted(self._folded.to_prose(start) for start, _, _ in self._found.get(number, ()))

    def _resolve(self, number: int) -> list[Span]:
        raw = self._found.get(number)
        if not raw:
            return []
        spans = sorted(self._whole(raw), key=lambda span: (span[0], -span[1]))
        kept: list[Span] = []
        last = -1
        for start, end in spans:
            if start < last:
                continue
            kept.append(Span(self._folded.to_prose(start), self._folded.to_prose(end - 1) + 1))
            last = end
        return kept

    def _whole(self, raw: Iterable[tuple[int, int, _Anchor]]) -> Iterator[tuple[int, int]]:
        """The phrases around their anchors, in folded text."""
        text = self._folded.text
        for start, end, anchor in raw:
            if anchor is _WHOLE:
                yield start, end
                continue
            begin = _begin(text, start, anchor.before)
            if begin is None:
                continue
            last = _follow(text, end, anchor.tail, 0)
            if last is not None:
                yield begin, last


def _begin(text: str, start: int, before: _Words) -> int | None:
    """Where the phrase begins whose anchor is at `start`: at the longest of its words that stand before; or None."""
    for length in before.lengths:
        if not length:
            return start
        begin = start - length - 1
        if begin < 0 or text[start - 1] != " " or text[begin : start - 1] not in before.spellings:
            continue
        if not (begin and text[begin - 1].isalnum()):
            return begin
    return None


def _follow(text: str, at: int, tail: tuple[_Words | _Gap, ...], part: int) -> int | None:
    """Where the phrase ends whose parts from `part` on begin at `at`; or None. The longest spelling is tried first."""
    if part == len(tail):
        return at
    wanted = tail[part]
    if isinstance(wanted, _Gap):
        return _follow_gap(text, at, tail, part, wanted)
    for length in wanted.lengths:
        if not length:
            return _follow(text, at, tail, part + 1)
        end = at + 1 + length
        if text[at + 1 : end] in wanted.spellings and text[at] == " " and _ends_word(text, end):
            found = _follow(text, end, tail, part + 1)
            if found is not None:
                return found
    return None


def _follow_gap(text: str, at: int, tail: tuple[_Words | _Gap, ...], part: int, gap: _Gap) -> int | None:
    for count in range(gap.most + 1):
        if count >= gap.least:
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
