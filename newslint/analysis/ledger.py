"""The ledger: whose words an article is made of, source by source and word by word.

Every word is counted once; of two who say it together, the first named has it. Where one attribution stands in what
another one says, the outer source answers for both:
in “Ruiz said that critics call it a scandal” the copy leans on Ruiz, and the critics are left with their mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts
from newslint.analysis.sources import Grade, Source, SourceKind
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["GRADES", "Ledger", "LedgerEntry", "ledger"]

#: The grades of sources, the firmest first; the last, `none`, is that of attributions which name nobody.
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
#: Blocks that are no part of the copy.
_APART = frozenset({"byline", "dateline", "code"})


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One source and what stands on it. `name` is None for all attributions that name nobody.

    `words` are those it answers for; `sentences` those that hold such words or a cue of it. `cues` are as written, in
    lower case, with how often each is used, the most used first. `span`, `line` and `column` are the place of its
    first full mention in the source text.
    """

    name: str | None
    role: str | None
    grade: Grade
    kind: SourceKind | None
    words: int
    sentences: int
    cues: tuple[tuple[str, int], ...]
    span: Span
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Who answers for the words of an article.

    `entries` stand in order of their words, the most first. `attributed` has the words of every grade; what remains
    of `words` is the article's own. Bylines, datelines and code are left out.
    """

    words: int
    entries: tuple[LedgerEntry, ...]
    attributed: Mapping[Grade, int]

    @property
    def unattributed(self) -> int:
        """The words that are attributed to nobody."""
        return self.words - sum(self.attributed.values())

    def share(self, words: int) -> float:
        """A number of words as a part of all, 0 to 1."""
        return words / self.words if self.words else 0.0


def ledger(facts: Facts) -> Ledger:
    """The ledger of a document."""
    words = list(_words(facts))
    accounts: dict[_Key, _Account] = {}
    told = [one for one in facts.attributions if facts.block_at(_place(one).start).kind not in _APART]
    for one in told:
        for speaker in (one.speaker, *one.beside):
            accounts.setdefault(_key(one, speaker), _Account(one, speaker)).add_cue(one, facts)
    for span, one in _credited(told):
        own = words[bisect_left(words, span.start) : bisect_left(words, span.end)]
        accounts[_key(one, one.speaker)].add_words(own, facts)
    entries = sorted(
        (account.entry(facts) for account in accounts.values()), key=lambda entry: (-entry.words, entry.span)
    )
    attributed = Counter[Grade]()
    for entry in entries:
        attributed[entry.grade] += entry.words
    return Ledger(len(words), tuple(entries), {grade: attributed[grade] for grade in GRADES})


def _words(facts: Facts) -> Iterator[int]:
    """Where the words of the copy begin."""
    for block in facts.document.blocks:
        if block.kind not in _APART:
            yield from (found.start() for found in _WORD.finditer(facts.prose, block.start, block.end))


# --- which words are whose ---


class _Stretch(NamedTuple):
    """Content of an attribution, ordered so that what holds another stretch comes before it."""

    start: int
    minus_end: int
    number: int


def _credited(attributions: Iterable[Attribution]) -> Iterator[tuple[Span, Attribution]]:
    """Stretches that do not overlap, in order, each with the attribution that its words are counted for.

    The stretch that begins first, or reaches further, takes the words. What sticks out of it is left to the inner one,
    but for the words that attribute the outer one: “Ruiz said” is no content of anybody.
    """
    known = list(attributions)
    stretches = sorted(_Stretch(part.start, -part.end, n) for n, one in enumerate(known) for part in one.content)
    reach = frame = 0
    for start, minus_end, number in stretches:
        begins = start if start >= reach else max(reach, frame)
        if begins < -minus_end:
            yield Span(begins, -minus_end), known[number]
            reach, frame = -minus_end, _frame_end(known[number])


def _frame_end(one: Attribution) -> int:
    """Where the words that attribute end."""
    return max((span.end for span in (one.source, one.cue) if span is not None), default=0)


# --- accounts ---


class _Key(NamedTuple):
    """What tells one source from another."""

    grade: Grade
    kind: SourceKind | None
    name: str | None


def _key(one: Attribution, speaker: Source | None) -> _Key:
    return _Key(speaker.grade, speaker.kind, speaker.name.casefold()) if speaker else _Key(one.grade, None, None)


@dataclass(slots=True)
class _Account:
    """The entry of one source while it is added up, opened by its first attribution."""

    first: Attribution
    speaker: Source | None
    words: int = 0
    sentences: set[int] = field(default_factory=set)
    cues: Counter[str] = field(default_factory=Counter)

    def add_cue(self, one: Attribution, facts: Facts) -> None:
        if one.cue is not None:
            self.cues[" ".join(facts.prose[one.cue.start : one.cue.end].lower().split())] += 1
            self._add_sentences((one.cue.start,), facts)

    def add_words(self, starts: list[int], facts: Facts) -> None:
        self.words += len(starts)
        self._add_sentences(starts, facts)

    def _add_sentences(self, offsets: Iterable[int], facts: Facts) -> None:
        self.sentences.update(at for at in map(facts.sentence_index, offsets) if at is not None)

    def entry(self, facts: Facts) -> LedgerEntry:
        speaker = self.speaker
        span = facts.document.to_source(speaker.span if speaker else _place(self.first))
        position = facts.document.lines.position(span.start)
        return LedgerEntry(
            name=speaker.name if speaker else None,
            role=speaker.role if speaker else None,
            grade=speaker.grade if speaker else self.first.grade,
            kind=speaker.kind if speaker else None,
            words=self.words,
            sentences=len(self.sentences),
            cues=tuple(self.cues.most_common()),
            span=span,
            line=position.line,
            column=position.column,
        )


def _place(one: Attribution) -> Span:
    """The first words of an attribution."""
    return min(span for span in (one.source, one.cue, *one.content) if span is not None)
