"""The furniture around the prose: bylines, dates of publication, datelines, credits. One place for every reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newslint.readers.metadata import MONTH, Credit, authors_in, credit, end_credit, label
from newslint.text import Block, BlockKind, Metadata

__all__ = ["dateline_end", "furnish", "with_credit"]

#: How many blocks at each end may be furniture.
_HEAD, _TAIL = 8, 4
#: The how-manieth paragraph of sentences is the story already: the first may be a dek.
_STORY = 2
_LONGEST_DATELINE, _SHORT = 100, 40
_DATELINE_MARKS = ("—", "–", "--", "- ", ")", "_")
_CAPITALISED_BUT_NO_PLACE = frozenset({
    "breaking", "update", "updated", "watch", "live", "exclusive", "opinion", "analysis", "note", "video", "photo",
    "photos", "review", "correction", "read", "more", "news", "spoiler", "spoilers", "editorial", "comment",
    "advertisement", "sponsored", "year", "q", "a", "i", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
})  # fmt: skip


@cache
def _dateline() -> re.Pattern[str]:
    upper, word = r"[^\W\d_a-z]", r"[^\W\d_][\w.'’-]*"
    # A word in capitals, particles allowed: PORT-AU-PRINCE, ST. LOUIS, ISTANBUL/ANKARA.
    capitals = rf"{upper}(?:{upper}|[.'’-])*"
    day = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?"
    return re.compile(
        rf"(?:(?P<capitals>{capitals}(?:[\s/]{capitals}){{0,3}})|(?P<place>{upper}{word}(?:\s{upper}{word}){{0,2}}))"
        rf"(?:,\s(?!{MONTH}\s\d){upper}[\w.'’-]*(?:\s{upper}{word})?)?"
        rf"(?P<day>(?:,|\s[–—])\s{day})?(?P<agency>\s?(?:\([^()\r\n]{{1,40}}\)|/[\w .]{{2,20}}/))?\s?(?P<dash>[—–_]|--|-(?=\s)|\Z)"
        r"|(?P<bare>\([A-Z][\w .&/'’-]{1,30}\)\s?(?:[—–]|--|-(?=\s)))"
    )


def dateline_end(prose: str, start: int, end: int) -> int:
    """Where the dateline that opens `prose[start:end]` ends, its dash included; `start` when none does."""
    head = prose[start : min(end, start + _LONGEST_DATELINE)]
    marked = head[:1] == "(" or len(head) <= _SHORT or any(mark in head for mark in _DATELINE_MARKS)
    found = _dateline().match(head) if marked else None
    if not found:
        return start
    if found["bare"]:
        return start + found.end()
    evidence = found["day"] or found["agency"]
    place = found["capitals"] or found["place"]
    if re.split(r"[\s.'’-]", place, maxsplit=1)[0].lower() in _CAPITALISED_BUT_NO_PLACE:
        return start
    if not found["dash"]:
        return end if evidence and start + found.end() == end else start
    goes_on = prose[start + found.end() : start + found.end() + 3].strip()[:1].islower()
    if found["agency"] or (not goes_on and (found["day"] or sum(map(str.isupper, found["capitals"] or "")) > 2)):
        return start + found.end()
    return start


def with_credit(metadata: Metadata, found: Credit) -> Metadata:
    """`metadata` with what a credit line adds; what markup has said already stands."""
    return metadata._replace(
        authors=metadata.authors or found.authors,
        published=metadata.published or found.published,
        modified=metadata.modified or found.modified,
    )


def furnish(prose: str, blocks: Iterable[Block], metadata: Metadata) -> tuple[list[Block], Metadata, int | None]:
    """The blocks with bylines and the dateline told apart from the story, and what they say.

    The last value is the index of the block that was split in two, dateline and paragraph, if one was.
    """
    found = list(blocks)
    metadata = _head_credits(prose, found, metadata)
    metadata = _end_credits(prose, found, metadata)
    found, split = _split_dateline(prose, found)
    if metadata.publisher is None:
        metadata = metadata._replace(publisher=_agency(prose, found))
    return found, metadata, split


def _agency(prose: str, blocks: list[Block]) -> str | None:
    """The agency in the dateline, if it names one: `PORT ALDER, March 5 (Reuters) —`."""
    for block in blocks[: _HEAD + 1]:
        if block.kind == "dateline":
            text = prose[block.start : block.end]
            inner = text.partition("(")[2].partition(")")[0].strip()
            return inner or None
    return None


def _head_credits(prose: str, blocks: list[Block], metadata: Metadata) -> Metadata:
    story = 0
    for index, block in enumerate(blocks[:_HEAD]):
        if block.kind not in ("paragraph", "heading", "dek", "byline", "headline"):
            continue
        text = prose[block.start : block.end]
        if not story and (found := label(text)):
            metadata = metadata._replace(
                section=metadata.section or found.name, opinion=metadata.opinion or found.opinion
            )
            if found.alone:
                blocks[index] = _as(block, "byline")
                continue
        line = credit(text)
        if line is None and block.kind == "byline":  # so named by its markup
            line = Credit(authors_in(text) or ())
        if line and block.kind != "headline":
            blocks[index] = _as(block, "byline")
            metadata = with_credit(metadata, line)
        else:
            story += _tells(prose, block)
            if story >= _STORY:
                break
    return metadata


def _end_credits(prose: str, blocks: list[Block], metadata: Metadata) -> Metadata:
    for index in range(max(len(blocks) - _TAIL, 1), len(blocks)):
        block = blocks[index]
        if block.kind in ("paragraph", "heading"):
            line = end_credit(prose[block.start : block.end])
            if line:
                blocks[index] = _as(block, "byline")
                metadata = with_credit(metadata, line)
    return metadata


def _split_dateline(prose: str, blocks: list[Block]) -> tuple[list[Block], int | None]:
    story = 0
    for index, block in enumerate(blocks[:_HEAD]):
        if block.kind not in ("paragraph", "heading"):
            continue
        cut = dateline_end(prose, block.start, block.end)
        if cut == block.start:
            story += _tells(prose, block)
            if story >= _STORY:
                break
            continue
        rest = cut
        while rest < block.end and prose[rest].isspace():
            rest += 1
        dateline = Block("dateline", block.start, cut)
        if rest == block.end:
            return [*blocks[:index], dateline, *blocks[index + 1 :]], None
        paragraph = Block(block.kind, rest, block.end)
        return [*blocks[:index], dateline, paragraph, *blocks[index + 1 :]], index
    return blocks, None


def _tells(prose: str, block: Block) -> bool:
    """Whether the block tells part of the story: a paragraph that ends as a sentence does."""
    return block.kind == "paragraph" and "." in prose[block.end - 2 : block.end]


def _as(block: Block, kind: BlockKind) -> Block:
    return Block(kind, block.start, block.end)
