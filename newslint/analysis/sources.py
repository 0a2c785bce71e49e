"""Sources: the words that name who says something, how firmly they do, and whom they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens
from newslint.text import Span

__all__ = ["Grade", "Source", "SourceKind", "source_of"]

Grade = Literal["named", "organisation", "document", "described", "anonymous", "vague", "none"]
SourceKind = Literal["person", "role", "organisation", "document", "link"]

@dataclass(frozen=True, slots=True)
class Source:
    """Who or what answers for words: `span` is the first full mention, `name` its canonical form."""

    span: Span
    grade: Grade
    name: str
    role: str | None
    kind: SourceKind


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
