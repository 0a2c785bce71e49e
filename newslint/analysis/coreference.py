"""Whom a source stands for: pronouns, surnames and roles lead back to the first full mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import Range
from newslint.analysis.sources import Source, source_of

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Speakers"]


class Speakers:
    """The sources of a document as they come up."""

    def __init__(self, facts: Facts) -> None:
        self._prose = facts.prose
        self._tokens = facts.tokens
        self._known: dict[str, Source] = {}
        self._last: Source | None = None

    def resolve(self, phrase: Range) -> Source:
        """The source that a noun phrase stands for."""
        tokens = self._tokens
        first, last = phrase
        if first == last and tokens.bits[first] & (lx.PRONOUN | lx.WH | lx.POSSESSIVE | lx.OBJECT):
            return self._last or source_of(tokens, first, last, self._prose)
        new = source_of(tokens, first, last, self._prose)
        key = tokens.words[last] if new.kind == "person" else new.name.casefold()
        known = self._known.setdefault(key, new)
        self._last = known
        return known

    def all(self) -> tuple[Source, ...]:
        """The sources in order of first mention."""
        return tuple(sorted(self._known.values(), key=lambda source: source.span))
