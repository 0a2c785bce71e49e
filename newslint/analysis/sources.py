"""Sources: the words that name who says something, how firmly they do, and whom they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Grade", "Source", "SourceKind", "Speakers", "phrase_left", "phrase_right", "source_of"]

Grade = Literal["named", "organisation", "document", "described", "anonymous", "vague", "none"]
SourceKind = Literal["person", "role", "organisation", "document", "link"]

_STOP = lx.BREAK | lx.QUOTE | lx.AUX | lx.SUBORDINATOR | lx.WH | lx.ADVERB


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what answers for words: `span` is the first full mention, `name` its canonical form."""

    span: Span
    grade: Grade
    name: str
    role: str | None
    kind: SourceKind


def phrase_left(tokens: Tokens, last: int, low: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `last`, or before the apposition or clause that ends there."""
    words, bits = tokens.words, tokens.bits
    if words[last] == "," :
        j = last - 1
        while j >= low and words[j] != ",":
            j -= 1
        if j <= low:
            return None
        return phrase_left(tokens, j - 1, low)
    if bits[last] & lx.WH:
        end = last - 1 if last > low and words[last - 1] != "," else last - 2
        return phrase_left(tokens, end, low) if end >= low else None
    if bits[last] & lx.PRONOUN:
        return last, last
    first = last + 1
    j = last
    while j >= low:
        b, w = bits[j], words[j]
        if b & lx.DET:
            first = j
            if j > low and words[j - 1] == "of":
                j -= 2
                continue
            break
        if b & (lx.PREPOSITION) and not b & lx.CAPITAL:
            if w in ("of", "for", "at", "with", "in", "from", "on") and j > low and bits[j - 1] & lx.WORD and not bits[j - 1] & (_STOP | lx.CUE):
                j -= 1
                continue
            break
        if w in ("and", "&") and j > low and bits[j - 1] & lx.CAPITAL:
            j -= 1
            continue
        if b & (_STOP | lx.AND) and not (b & lx.CAPITAL and j > low) and w != "'s":
            break
        if not b & lx.WORD and w != "'s":
            break
        first = j
        j -= 1
    return (first, last) if first <= last else None


def phrase_right(tokens: Tokens, first: int, high: int) -> int:
    """The last token of the noun phrase that begins at `first`; `first - 1` if none does."""
    words, bits = tokens.words, tokens.bits
    j = first
    if j < high and bits[j] & lx.PRONOUN and not bits[j] & lx.DET:
        return j
    while j < high:
        b, w = bits[j], words[j]
        if b & (lx.BREAK | lx.QUOTE | lx.AUX | lx.WH) or (b & lx.SUBORDINATOR and w not in ("that",)) or (not b & lx.WORD and w != "'s"):
            break
        if w == "that" and j > first:
            break
        if b & lx.TIME and j > first:
            break
        if b & lx.AND and not (j + 1 < high and bits[j + 1] & lx.CAPITAL):
            break
        if b & lx.PREPOSITION and (w not in ("of", "for", "at", "from", "with", "in") or (j + 1 < high and bits[j + 1] & lx.TIME)):
            break
        if b & lx.CUE and j > first and not bits[j] & lx.CAPITAL and not bits[j] & (lx.HUMAN | lx.BODY | lx.DOCUMENT):
            break
        j += 1
    last = j - 1
    while last >= first and (bits[last] & (lx.PREPOSITION | lx.ADVERB | lx.AND)):
        last -= 1
    return last


def source_of(tokens: Tokens, first: int, last: int, prose: str) -> Source:
    """The source that a noun phrase names, by its own words alone."""
    words, bits = tokens.words, tokens.bits
    span = tokens.span(first, last)
    text = prose[span.start : span.end]
    lower = words[first : last + 1]
    capitals = [j for j in range(first, last + 1) if bits[j] & lx.CAPITAL and not bits[j] & (lx.DET | lx.PRONOUN)]
    head = next((j for j in range(first, last + 1) if bits[j] & lx.PREPOSITION), last + 1) - 1
    together = lx.WORD
    for j in range(first, head + 1):
        together |= bits[j]
    grade: Grade
    kind: SourceKind
    if "anonymity" in lower or "familiar" in lower or lower[-1] in ("source", "sources", "insider", "insiders"):
        grade, kind = "anonymous", "role"
    elif bits[head] & lx.DOCUMENT and not bits[head] & lx.HUMAN:
        grade, kind = "document", "document"
    elif bits[head] & lx.BODY:
        grade, kind = "organisation", "organisation"
    elif bits[head] & lx.VAGUE and not capitals:
        grade, kind = "vague", "role"
    elif capitals and bits[head] & lx.CAPITAL and not bits[head] & lx.HUMAN:
        grade, kind = "named", "person"
    elif bits[head] & lx.VAGUE:
        grade, kind = "vague", "role"
    else:
        grade, kind = "described", "role"
    return Source(span, grade, text, None, kind)


class Speakers:
    """The sources of a document as they come up; resolves pronouns and short names to the first full mention."""

    def __init__(self, facts: Facts) -> None:
        self._prose = facts.prose
        self._found: dict[str, Source] = {}
        self._by_last: dict[str, Source] = {}
        self._last: Source | None = None

    def resolve(self, tokens: Tokens, first: int, last: int, sentence: int) -> Source:
        """The source that a noun phrase stands for."""
        if first == last and tokens.bits[first] & lx.PRONOUN:
            if tokens.words[first] in ("he", "she", "it", "they", "who") and self._last is not None:
                return self._last
            return source_of(tokens, first, last, self._prose)
        new = source_of(tokens, first, last, self._prose)
        key = tokens.words[last] if new.kind == "person" else new.name.casefold()
        known = self._by_last.get(key)
        if known is None:
            self._by_last[key] = known = new
            self._found[new.name] = new
        self._last = known
        return known

    def all(self) -> tuple[Source, ...]:
        """The sources in order of first mention."""
        return tuple(self._found.values())
