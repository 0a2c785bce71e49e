"""Literals of phrases, found in one pass of an automaton.

To build one of all literals takes longer than to lint a short article. So the first text is scanned for those alone of
which the rarest word stands in it; from the second on, it pays to have them all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from newslint.matching.fold import fold_term
from newslint.records import NamedTuple

__all__ = ["APART", "PLAIN", "WHOLE", "Found", "Literals", "Use", "kept_literals"]

#: Numbers that stand where an anchor would: a literal that is a phrase by itself, and one that is found anywhere.
WHOLE: Final = 0
PLAIN: Final = 1
#: Stands between words that are kept as one string, which loads many times faster than a list: `CONTROL` keeps it out of all of them.
APART: Final = "\x7f"

#: The number of a phrase set, and of the anchor by which it uses a literal.
Use = tuple[int, int]
#: Phrase set → start, end and anchor of what was found.
Found = defaultdict[int, list[tuple[int, int, int]]]
_RUN = re.compile(r"[^\W_]+")
#: Letters from which on a word can be rare: shorter ones are mostly what an apostrophe or a full stop cuts off.
_RARE = 3
#: Stands for a word of literals that hold none, or are wanted inside words.
_ALWAYS = ""


def kept_literals(literals: Mapping[str, Sequence[Use]]) -> dict[str, str]:
    """What `Literals` reads, as JSON: word → the literals it is the rarest word of, each with the numbers of its uses."""
    kept: dict[str, list[str]] = {}
    for literal, uses in literals.items():
        in_words = any(anchor == PLAIN for _, anchor in uses)
        group = kept.setdefault(_rarest_word(literal, in_words), [])
        group += [literal, " ".join(f"{number} {anchor}" for number, anchor in uses)]
    return {word: APART.join(group) for word, group in kept.items()}


def _rarest_word(literal: str, in_words: bool) -> str:
    """The word of a literal that is seen least; of one that is found inside words too, only what has an end on either side."""
    from newslint.matching.frequency import expected_hits

    folded = fold_term(literal)
    words = [run[0] for run in _RUN.finditer(folded) if not in_words or (run.start() and run.end() < len(folded))]
    return min(words, key=lambda word: (len(word) < _RARE, expected_hits(word), -len(word)), default=_ALWAYS)


class Literals:
    """Literals, each with the phrase sets that use it; of those sets, only the `wanted` ones (None: all)."""

    def __init__(self, kept: Mapping[str, str], wanted: Collection[int] | None = None) -> None:
        self._kept, self._wanted = kept, wanted
        self._scanned = False
        self._known: dict[str, _Users] = {}

    def scan(self, text: str, folded: str, found: Found) -> None:
        """Add to `found` every literal in a text that stands at word borders, or is wanted anywhere."""
        automaton = self._all if self._scanned else self._in_words({_ALWAYS, *_RUN.findall(folded)})
        self._scanned = True
        automaton.scan(text, found)

    @cached_property
    def _all(self) -> _Automaton:
        kept = ((literal, uses) for literal, uses in _pairs(self._kept.values()) if any(self._users(uses)))
        return _Automaton(kept, self._users, Implementation.ContiguousNFA)

    def _in_words(self, words: set[str]) -> _Automaton:
        """Of the literals that can stand in a text of certain words, unwanted ones too: to tell them takes longer."""
        groups = (self._kept[word] for word in words if word in self._kept)
        return _Automaton(_pairs(groups), self._users, Implementation.NoncontiguousNFA)  # the soonest built

    def _users(self, kept: str) -> _Users:
        """The wanted sets that use a literal."""
        users = self._known.get(kept)
        if users is None:
            numbers = map(int, kept.split())
            uses = [use for use in zip(numbers, numbers, strict=True) if self._wanted is None or use[0] in self._wanted]
            anywhere = [number for number, anchor in uses if anchor == PLAIN]
            users = self._known[kept] = _Users(anywhere, [use for use in uses if use[1] != PLAIN])
        return users


class _Users(NamedTuple):
    """The phrase sets that use a literal: those that want it anywhere, and those that want it at word borders."""

    anywhere: list[int]
    bordered: list[Use]


def _pairs(groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The literals of groups, each with its uses."""
    parts = APART.join(group for group in groups if group).split(APART)
    return zip(parts[::2], parts[1::2], strict=False)  # no group at all is one part


class _Automaton:
    """Literals, ready to be found; who uses one is read when it is first seen."""

    def __init__(
        self, literals: Iterable[tuple[str, str]], users: Callable[[str], _Users], kind: Implementation
    ) -> None:
        kept = list(literals)
        self._users = users
        self._uses = [uses for _, uses in kept]
        #: Of a literal, who uses it, and whether it opens and ends with part of a word.
        self._seen: dict[int, tuple[list[int], list[Use], bool, bool]] = {}
        self._matcher = AhoCorasick([literal for literal, _ in kept], store_patterns=False, implementation=kind)

    def scan(self, text: str, found: Found) -> None:
        length, seen = len(text), self._seen
        for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True):
            known = seen.get(index)
            if known is None:
                known = seen[index] = *self._users(self._uses[index]), text[start].isalnum(), text[end - 1].isalnum()
            anywhere, bordered, opens_word, ends_word = known
            for number in anywhere:
                found[number].append((start, end, PLAIN))
            if not bordered or (opens_word and start and text[start - 1].isalnum()):
                continue
            if ends_word and end < length and (text[end].isalnum() or text.startswith("'t", end)):
                continue
            for number, anchor in bordered:
                found[number].append((start, end, anchor))
