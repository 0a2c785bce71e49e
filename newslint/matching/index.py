"""All phrases of all rules, found in one pass of one automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from newslint.matching.fold import Folded
from newslint.matching.phrases import CompiledPhrases
from newslint.text import Span

__all__ = ["Hits", "PhraseIndex"]


#: Stands where a tail would for a literal that is found anywhere; compared by identity.
_PLAIN = "anywhere"


class PhraseIndex:
    """The phrase sets of a run, by number, in one automaton. Tails compile when a head is first seen.

    A set may instead hold plain literals, found anywhere, also inside words: the ones that regexes require.
    """

    def __init__(self, sets: Mapping[int, CompiledPhrases], plain: Mapping[int, Iterable[str]] | None = None) -> None:
        literals: dict[str, int] = {}
        users: list[list[tuple[int, str]]] = []
        self.exact: dict[int, frozenset[str]] = {}

        def add(literal: str, number: int, tail: str) -> None:
            index = literals.setdefault(literal, len(users))
            if index == len(users):
                users.append([])
            users[index].append((number, tail))

        for number, phrases in sets.items():
            if phrases["exact"]:
                self.exact[number] = frozenset(phrases["literals"])
            for literal in phrases["literals"]:
                add(literal.lower() if phrases["exact"] else literal, number, "")
            for heads, tail in phrases["tails"]:
                for head in heads:
                    add(head, number, tail)
        for number, texts in (plain or {}).items():
            for literal in texts:
                add(literal, number, _PLAIN)
        self._anywhere = frozenset(index for index, uses in enumerate(users) if any(tail is _PLAIN for _, tail in uses))
        self._literals = list(literals)
        self._users = users
        self._tails: dict[str, re.Pattern[str]] = {}

    def __len__(self) -> int:
        return len(self._literals)

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        return AhoCorasick(self._literals, store_patterns=False) if self._literals else None

    def scan(self, folded: Folded, prose: str) -> Hits:
        """Every literal in the text, at word borders, by phrase set."""
        found: dict[int, list[tuple[int, int, str]]] = {}
        if self._automaton is None:
            return Hits(self, folded, prose, found)
        text, length, users, anywhere = folded.text, len(folded.text), self._users, self._anywhere
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if index in anywhere:
                for number, tail in users[index]:
                    if tail is _PLAIN:
                        found.setdefault(number, []).append((start, end, ""))
            if start and text[start].isalnum() and text[start - 1].isalnum():
                continue
            if end < length and text[end - 1].isalnum() and (text[end].isalnum() or text.startswith("'t", end)):
                continue
            for number, tail in users[index]:
                if tail is not _PLAIN:
                    found.setdefault(number, []).append((start, end, tail))
        return Hits(self, folded, prose, found)

    def tail(self, pattern: str) -> re.Pattern[str]:
        """The compiled regex of a tail."""
        found = self._tails.get(pattern)
        if found is None:
            found = self._tails[pattern] = re.compile(pattern)
        return found


class Hits:
    """What one scan found. A set is resolved when asked for: tails tried, the leftmost longest kept."""

    def __init__(
        self, index: PhraseIndex, folded: Folded, prose: str, found: Mapping[int, list[tuple[int, int, str]]]
    ) -> None:
        self._index = index
        self._folded = folded
        self._prose = prose
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
        spans = sorted(self._ends(raw), key=lambda span: (span[0], -span[1]))
        exact = self._index.exact.get(number)
        kept: list[Span] = []
        last = -1
        for start, end in spans:
            if start < last:
                continue
            span = Span(self._folded.to_prose(start), self._folded.to_prose(end - 1) + 1)
            if exact is not None and _straight(self._prose[span.start : span.end]) not in exact:
                continue
            kept.append(span)
            last = end
        return kept

    def _ends(self, raw: Iterable[tuple[int, int, str]]) -> Iterable[tuple[int, int]]:
        text = self._folded.text
        for start, end, tail in raw:
            if not tail:
                yield start, end
            elif matched := self._index.tail(tail).match(text, end):
                yield start, matched.end()


def _straight(text: str) -> str:
    return " ".join(text.split()).replace("\u2019", "'")
