"""Plain text: the prose is the source, and only the blank lines, indents and line ends say where blocks are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.readers.furniture import dateline_end, furnish, with_credit
from newslint.readers.interviews import with_turns
from newslint.readers.mail import mail, without_letterhead
from newslint.readers.metadata import credit, end_credit
from newslint.readers.urls import with_bare_urls
from newslint.text import Block, BlockKind, Document, Metadata

__all__ = ["read"]

# Adjacent lines that are not blank. Possessive throughout, so that a megabyte of spaces costs a megabyte.
_CHUNK = re.compile(r"\S[^\r\n]*+(?:(?:\r\n?+|\n)[^\S\r\n]*+\S[^\r\n]*+)*+")
_LINE = re.compile(r"([^\S\r\n]*+)(\S[^\r\n]*+)")
_ITEM_MARKS = frozenset("-*•‣◦0123456789")
_ITEM = re.compile(r"(?:[-*•‣◦]|\d{1,2}[.)])[^\S\r\n]+\S")
_CREDIT_WORD = re.compile(
    r"(?:by|posted|published|updated|last|written|words|text|story|author|writer|reporting|reporter)\b|\(",
    re.IGNORECASE,
)
_CREDIT_INITIALS = frozenset("AaBbLlPpRrSsTtUuWw(")
_CLOSERS = "\"'”’»)]"
_FULL_STOP_OF_AN_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|vs|Mt|St)\.\Z")
#: A line longer than this was not wrapped by anybody; lines shorter than the other were not wrapped but ended.
_WIDEST, _NARROWEST = 100, 40
_HEADLINE_CHARS, _HEADLINE_WORDS = 160, 25
_CROSSHEAD_CHARS, _CROSSHEAD_WORDS = 80, 8


def read(text: str, path: str | None, published: datetime.date | None) -> Document:
    """The document in plain `text`."""
    blocks = list(_blocks(text))
    metadata = Metadata()
    if letter := mail(text):
        blocks, metadata = without_letterhead(blocks, letter), with_credit(metadata, letter.credit)
    blocks, metadata, _ = furnish(text, blocks, metadata)
    blocks = _with_headline(text, blocks)
    _mark_crossheads(text, blocks)
    blocks = with_turns(text, blocks)
    links = with_bare_urls(text, blocks)
    return Document(
        source=text,
        prose=text,
        blocks=tuple(blocks),
        links=links,
        metadata=metadata,
        path=path,
        published=published,
    )


def _blocks(text: str) -> Iterator[Block]:
    before = 0
    for found in _CHUNK.finditer(text):
        start, end = found.span()
        if "\n" in text[start:end] or "\r" in text[start:end]:
            line_start = 1 + max(text.rfind("\n", before, start), text.rfind("\r", before, start), before - 1)
            yield from _chunk_blocks(text, line_start, end)
        else:
            yield _block(text, start, end)
        before = end


def _block(text: str, start: int, end: int) -> Block:
    if text[end - 1].isspace():
        end = start + len(text[start:end].rstrip())
    kind: BlockKind = "list-item" if _is_item(text, start, end) else "paragraph"
    return Block("blockquote" if text[start] == ">" else kind, start, end)  # as mail programs quote


def _is_item(text: str, start: int, end: int) -> bool:
    return text[start] in _ITEM_MARKS and bool(_ITEM.match(text, start, end))


def _chunk_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks in adjacent lines: a line goes on in the next when it was wrapped there."""
    found = [line.regs for line in _LINE.finditer(text, start, end)]
    lines = [line for _, _, line in found]
    indents = [end - start for _, (start, end), _ in found]
    goes_on = _wraps(text, lines)
    least = min(indents)
    opened, item = lines[0][0], _is_item(text, *lines[0])
    item_indent = indents[0]
    for index in range(1, len(lines)):
        last_end, (begin, line_end) = lines[index - 1][1], lines[index]
        is_item = _is_item(text, begin, line_end) and (item or _ends_sentence(text, last_end, ":;,"))
        hangs = item and indents[index] > item_indent
        if is_item or not (hangs or (goes_on[index - 1] and (item or indents[index] == least))):
            yield _block(text, opened, last_end)
            opened, item, item_indent = begin, is_item, indents[index]
    yield _block(text, opened, lines[-1][1])


def _wraps(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line but the last, whether it was cut by its width and not by its author."""
    pairs = list(pairwise(lines))
    lengths = [end - start for start, end in lines]
    # A line that is one word, an address for example, says nothing of the width.
    width = max((n for n, (start, end) in zip(lengths, lines, strict=True) if " " in text[start:end]), default=0)
    each_complete = all(_ends_sentence(text, this[1]) and not text[after[0]].islower() for this, after in pairs)
    wrapped = width <= _WIDEST and not each_complete
    room = max(width, _NARROWEST)
    result = []
    for (start, end), (begin, line_end) in pairs:
        if _is_credit(text, start, end) or _is_credit(text, begin, line_end):
            result.append(False)
        elif text[begin].islower() and not _ends_sentence(text, end, ":"):
            result.append(not text.startswith(("http", "www."), begin))
        else:
            result.append(wrapped and end - start + 1 + _first_word(text, begin, line_end) > room)
    return result


def _first_word(text: str, start: int, end: int) -> int:
    space = text.find(" ", start, end)
    return (end if space < 0 else space) - start


def _is_credit(text: str, start: int, end: int) -> bool:
    if end - start > 200 or text[start] not in _CREDIT_INITIALS or not _CREDIT_WORD.match(text, start):
        return False
    return credit(text[start:end]) is not None or end_credit(text[start:end]) is not None


def _ends_sentence(text: str, end: int, also: str = "") -> bool:
    tail = text[max(end - 8, 0) : end].rstrip().rstrip(_CLOSERS)
    return tail[-1:] in ".!?…" + also and tail != ""


def _with_headline(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the headline and, where certain, the dek named."""
    first = next((index for index, block in enumerate(blocks) if block.kind != "byline"), 0)
    if len(blocks) < 2 or first + 1 >= len(blocks) or not _is_title(text, blocks[first]):
        return blocks
    after = blocks[first + 1]
    if not _blank_between(text, blocks[first], after) and not _heads_the_next(text, blocks[first], after):
        return blocks
    blocks = list(blocks)
    blocks[first] = Block("headline", blocks[first].start, blocks[first].end)
    if (
        first + 2 < len(blocks)
        and blocks[first + 2].kind in ("byline", "dateline")
        and _is_title(text, after)
        and _blank_between(text, blocks[first], after)
        and _blank_between(text, after, blocks[first + 2])
    ):
        blocks[first + 1] = Block("dek", after.start, after.end)
    return blocks


def _is_title(text: str, block: Block) -> bool:
    """Whether the block is one short line without a full stop."""
    if block.kind != "paragraph" or block.end - block.start > _HEADLINE_CHARS:
        return False
    line = text[block.start : block.end]
    if "\n" in line or "\r" in line or len(line.split()) > _HEADLINE_WORDS or not any(map(str.isalpha, line)):
        return False
    bare = line.rstrip(_CLOSERS)
    return bare[-1:] not in (".", ":", ";", ",", "") or bool(_FULL_STOP_OF_AN_ABBREVIATION.search(bare))


def _heads_the_next(text: str, block: Block, after: Block) -> bool:
    """Whether a first line right above the story is its title: no end mark, and what follows is credit or prose."""
    if text[block.start].islower() or _ends_sentence(text, block.end):
        return False
    if after.kind in ("byline", "dateline"):
        return True
    length = block.end - block.start
    return after.kind == "paragraph" and _ends_sentence(text, after.end) and after.end - after.start > 1.2 * length


def _blank_between(text: str, block: Block, after: Block) -> bool:
    gap = text[block.end : after.start].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") > 1


def _mark_crossheads(text: str, blocks: list[Block]) -> None:
    """A few words alone between two paragraphs, without an end mark, are a heading."""
    for index in range(1, len(blocks) - 1):
        before, block, after = blocks[index - 1 : index + 2]
        if (
            block.kind == before.kind == after.kind == "paragraph"
            and block.end - block.start <= _CROSSHEAD_CHARS
            and _is_title(text, block)
            and len(text[block.start : block.end].split()) <= _CROSSHEAD_WORDS
            and not _ends_sentence(text, block.end)
            and text[block.start].isalnum()
            and not text[block.start].islower()
            and _ends_sentence(text, before.end, ":")
            and _ends_sentence(text, after.end, ":")
            and _blank_between(text, before, block)
            and _blank_between(text, block, after)
            and dateline_end(text, block.start, block.end) == block.start
        ):
            blocks[index] = Block("heading", block.start, block.end)
