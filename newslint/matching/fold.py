"""Prose as phrases see it: one case, one apostrophe, one space, one hyphen; with the way back to the prose."""

from __future__ import annotations

import re
from bisect import bisect_right

from newslint.records import NamedTuple
from newslint.text import Document

__all__ = ["CONTROL", "Folded", "fold", "fold_but_case", "fold_term", "one_space", "set_apart", "wording"]

_SPACES = ("\n", "\r", "\t", "\x0b", "\x0c")
_WIDE_SPACES = ("\xa0", "\u2009", "\u202f", "\u2002", "\u2003", "\u200a", "\u3000")
_APOSTROPHES = ("\u2019", "\u02bc", "\u2018")
_HYPHENS = ("\u2010", "\u2011")
#: An address written out, up to where its path begins.
_SITE = re.compile(r"(?:https?://|www\.)[^/?#\s]+[/?#]", re.IGNORECASE)
_RUN = re.compile("  +")
#: Characters that no phrase and no literal of a regex may hold: the index sets its words apart by one of them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Folded(NamedTuple):
    """Folded text. Where runs of spaces were collapsed, `cuts` and `removed` lead back to the prose.

    Blocks are set apart by at least one newline, which no phrase matches; code is blanked out.
    """

    text: str
    cuts: list[int]
    removed: list[int]

    def to_prose(self, offset: int) -> int:
        """The prose offset of a folded offset."""
        if not self.cuts:
            return offset
        index = bisect_right(self.cuts, offset) - 1
        return offset + (self.removed[index] if index >= 0 else 0)


def fold_term(term: str) -> str:
    """A phrase of a rule, folded as the text is."""
    return one_space(_same_length_lower(term))


def fold(text: str) -> Folded:
    """Fold text with one kind of space: see `one_space`. Linear; for text without runs of spaces one to one."""
    folded = _same_length_lower(text)
    return _collapse(folded) if "  " in folded else Folded(folded, [], [])


def fold_but_case(text: str) -> str:
    """The text of `fold`, character for character, with its case."""
    return _RUN.sub(" ", text) if "  " in text else text


def wording(document: Document) -> str:
    """A document's prose, character for character, without what stands in addresses behind their site: the words of a path are nobody's."""
    prose, at = document.prose, 0
    parts: list[str] = []
    for link in document.links:
        site = _SITE.match(prose, *link.span)
        if site and link.span.start >= at:
            parts += (prose[at : site.end()], "x" * (link.span.end - site.end()))
            at = link.span.end
    return "".join((*parts, prose[at:])) if parts else prose


def set_apart(document: Document) -> str:
    """A document's wording, character for character, with one kind of space inside blocks and only newlines between them and in place of code."""
    parts: list[str] = []
    prose, at = wording(document), 0
    for block in document.blocks:
        parts.append("\n" * (block.start - at))
        text = prose[block.start : block.end]
        parts.append("\n" * len(text) if block.kind == "code" else one_space(text))
        at = block.end
    return "".join(parts)


def _collapse(text: str) -> Folded:
    cuts: list[int] = []
    removed: list[int] = []
    gone = 0
    for run in _RUN.finditer(text):
        gone += run.end() - run.start() - 1
        cuts.append(run.end() - gone)
        removed.append(gone)
    return Folded(_RUN.sub(" ", text), cuts, removed)


def one_space(text: str) -> str:
    """Text with one kind of space, apostrophe and hyphen; runs of spaces stay."""
    if text.isascii() and text.isalnum():
        return text
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    if not text.isascii():
        for space in _WIDE_SPACES:
            text = text.replace(space, " ")
        for mark in _APOSTROPHES:
            text = text.replace(mark, "'")
        for hyphen in _HYPHENS:
            text = text.replace(hyphen, "-")
    return text


def _same_length_lower(text: str) -> str:
    """`text.lower()`, but one to one: the few characters whose lower case is longer stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
