"""Sentences, by sentencex, never across a block, with the repairs that news copy needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from newslint.text.document import Block, Document
from newslint.text.span import Span

__all__ = ["Sentence", "sentences"]


class Sentence(Span):
    """A sentence of the prose, without the white space around it."""

    __slots__ = ()


#: Characters after which a sentence is cut: no copy has longer ones, but a text without full stops has.
LONGEST = 4_000

# A boundary that is none: after a clock time, an initial, or an abbreviation that news copy sets before a name.
_NO_END = re.compile(
    r"(?:\b[ap]\.m\.|\b(?:Ms|Mx|Mme|Mlle|No|Nos|St|Ste|Mt|Ft|Gov|Sen|Sens|Rep|Reps|Lt|Gen|Col|Capt|Sgt|Cpl|Maj|Cmdr|Adm|Insp|Supt|Det"
    r"|Rev|Hon|Prof|Pres|Messrs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Ltd|Co|vs|v|approx|ca|est|al|p|pp)\."
    r"|(?<![\w.])[A-Z]\.)[\s]*$"
)
#: An answer, not the abbreviation of “number”: `No. Experts disagree`, `He said no. Experts disagree`.
_ANSWER = re.compile(r"No\.\s+(?=[^\W\d_])")
_ANSWER_AT_END = re.compile(r"\bno\.\s+(?=[A-Z])")
_AM_PM = re.compile(r"[ap]\.m\.\s*$")
_COMPANY = re.compile(r"\b(?:Inc|Corp|Ltd|Co|al)\.\s*$")
_TIME_GOES_ON = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?\s\d"
    r"|(?:GMT|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|MT|PT|UTC|CET|Eastern|Central|Pacific)\b"
)


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of every prose block, in order. Each lies inside one block."""
    for block in document.prose_blocks:
        yield from _block_sentences(document.prose, block)


def _block_sentences(prose: str, block: Block) -> Iterator[Sentence]:
    text = prose[block.start : block.end]
    pieces = _answers if "o. " in text else _pieces
    start = 0
    for boundary in get_sentence_boundaries("en", text):
        end = boundary["end_index"]
        if end < len(text) and _goes_on(text, start, end):
            continue
        yield from pieces(text, block.start, start, end)
        start = end
    yield from pieces(text, block.start, start, len(text))


def _answers(text: str, base: int, start: int, end: int) -> Iterator[Sentence]:
    """A sentence, cut after an answer of one word at its start or an end that looks like an abbreviation."""
    found = _ANSWER.match(text, start, end) or _ANSWER_AT_END.search(text, start, end)
    if found is not None:
        yield from _pieces(text, base, start, found.end())
        start = found.end()
    yield from _pieces(text, base, start, end)


def _pieces(text: str, base: int, start: int, end: int) -> Iterator[Sentence]:
    """A sentence, or its pieces where it is longer than any sentence: cut between words, so that all cost is bounded."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield from _trimmed(text, base, start, cut)
        start = cut
    yield from _trimmed(text, base, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the boundary at `end` cuts a sentence in two."""
    head = text[max(start, end - 16) : end]
    if text[end : end + 1].islower() and head.rstrip()[-1:] not in "\"'”’»":
        return True
    if not head.rstrip().endswith(".") or not _NO_END.search(head):
        return False
    if _AM_PM.search(head):
        return bool(_TIME_GOES_ON.match(text, end))
    return not _COMPANY.search(head)


def _trimmed(text: str, base: int, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(base + start, base + end)
