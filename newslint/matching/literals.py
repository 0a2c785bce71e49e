"""Literals of phrases, found in one pass of an automaton.

To build one of all literals takes longer than to lint a short article. So the first text is scanned for those alone of
which the rarest word stands in it; from the second on, it pays to have them all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from newslint.matching.fold import fold_term

__all__ = ["APART", "PLAIN", "WHOLE", "Found", "Literals", "Use", "kept_literals"]

#: Numbers that stand where an anchor would: a literal that is a phrase by itself, and one that is found anywhere.
WHOLE: Final = 0
PLAIN: Final = 1
#: Stands between words that are kept as one string, which loads many times faster than a list: `CONTROL` keeps it out of all of them.
APART: Final = "\x7f"

#: The number of a phrase set, and of the anchor by which it uses a literal.
Use = tuple[int, int]
#: Phrase set → start, end and anchor of what was found.
Found = dict[int, list[tuple[int, int, int]]]
_RUN = re.compile(r"[^\W_]+")
#: Letters from which on a word can be rare: shorter ones are mostly what an apostrophe or a full stop cuts off.
_RARE = 3
#: Stands for a word of literals that hold none, or are wanted inside words.
_ALWAYS = ""


def kept_literals(literals: Mapping[str, Sequence[Use]]) -> dict[str, str]:
    """What `Literals` reads, as JSON: word → the literals it is the rarest word of, each with the numbers of its uses."""
    kept: dict[str, list[str]] = {_ALWAYS: []}
    for literal, uses in literals.items():
        in_words = any(anchor == PLAIN for _, anchor in uses)
        group = kept.setdefault(_ALWAYS if in_words else _rarest_word(literal), [])
        group += [literal, " ".join(f"{number} {anchor}" for number, anchor in uses)]
    return {word: APART.join(group) for word, group in kept.items()}


def _rarest_word(literal: str) -> str:
    """The word of a literal that is seen least."""
    from newslint.matching.frequency import expected_hits

    words = _RUN.findall(fold_term(literal))
    return min(words, key=lambda word: (len(word) < _RARE, expected_hits(word), -len(word)), default=_ALWAYS)


class Literals:
    """Literals, each with the phrase sets that use it; of those sets, only the `wanted` ones (None: all)."""

    def __init__(self, kept: Mapping[str, str], wanted: Collection[int] | None = None) -> None:
        self._kept, self._wanted = kept, wanted
        self._scanned = False

    def scan(self, text: str, folded: str, found: Found) -> None:
        """Add to `found` every literal in a text that stands at word borders, or is wanted anywhere."""
        automaton = self._all if self._scanned else self._in_words({_ALWAYS, *_RUN.findall(folded)})
        self._scanned = True
        automaton.scan(text, found)

    @cached_property
    def _all(self) -> _Automaton:
        return self._automaton(self._kept.values(), Implementation.ContiguousNFA)

    def _in_words(self, words: set[str]) -> _Automaton:
        """Of the literals that can stand in a text of certain words."""
        groups = (self._kept[word] for word in words if word in self._kept)
        return self._automaton(groups, Implementation.NoncontiguousNFA)  # the soonest built

    def _automaton(self, groups: Iterable[str], kind: Implementation) -> _Automaton:
        parts = APART.join(group for group in groups if group).split(APART)
        known = {uses: self._uses(uses) for uses in set(parts[1::2])}
        kept = [(literal, known[uses]) for literal, uses in zip(parts[::2], parts[1::2], strict=False) if known[uses]]
        return _Automaton([literal for literal, _ in kept], [uses for _, uses in kept], kind)

    def _uses(self, kept: str) -> list[Use]:
        """The uses by wanted sets."""
        numbers = map(int, kept.split())
        pairs = zip(numbers, numbers, strict=True)
        return [use for use in pairs if self._wanted is None or use[0] in self._wanted]


class _Automaton:
    """Literals and their users, ready to be found."""

    def __init__(self, literals: list[str], users: list[list[Use]], kind: Implementation) -> None:
        self._users = users
        self._anywhere = frozenset(i for i, uses in enumerate(users) if any(anchor == PLAIN for _, anchor in uses))
        self._matcher = AhoCorasick(literals, store_patterns=False, implementation=kind) if literals else None

    def scan(self, text: str, found: Found) -> None:
        if self._matcher is None:
            return
        length, users, anywhere = len(text), self._users, self._anywhere
        for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True):
            if index in anywhere:
                for number, anchor in users[index]:
                    if anchor == PLAIN:
                        found.setdefault(number, []).append((start, end, anchor))
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < length and text[end - 1].isalnum() and (text[end].isalnum() or text.startswith("'t", end)):
                continue
            for number, anchor in users[index]:
                if anchor != PLAIN:
                    found.setdefault(number, []).append((start, end, anchor))
