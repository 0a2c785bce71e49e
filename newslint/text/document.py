"""A text as read: its source, its prose, and the exact way back from the second to the first."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from newslint.records import NamedTuple
from newslint.text.span import LineIndex, Span

__all__ = ["Block", "BlockKind", "Comment", "Document", "Link", "Metadata", "OffsetMap", "Segment"]

BlockKind = Literal[
    "headline", "dek", "byline", "dateline", "heading", "paragraph", "list-item", "blockquote", "caption", "code"
]


class Block(NamedTuple):
    """A stretch of prose of one kind. Blocks are in order, never empty and never overlap.

    A dateline block is the `WASHINGTON, March 10 (Agency) —` that opens a paragraph; the paragraph follows it.
    """

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Link(NamedTuple):
    """A hyperlink. `span` is its text in prose (empty for a link around an image); `target` the URL in the source."""

    url: str
    span: Span
    target: Span


class Comment(NamedTuple):
    """A markup comment: its text without the marks, its span in the source, and the block it speaks to.

    `block` is the index of the block it stands in, else of the next one; `len(blocks)` when none follows.
    """

    text: str
    span: Span
    block: int


class Metadata(NamedTuple):
    """What the file says of itself in front matter, `<meta>`, JSON-LD, or its first lines. Unknown is None or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    modified: datetime.date | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    opinion: bool = False


class Segment(NamedTuple):
    """`prose[prose:prose+length]` came from `source[source:source+width]`.

    Equal lengths map one to one; otherwise the segment is atomic (an entity, folded white space).
    """

    prose: int
    source: int
    length: int
    width: int


class OffsetMap:
    """The monotone map from prose to source of a document whose markup was taken away."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segments)
        self._starts = [segment.prose for segment in self.segments]

    @cached_property
    def _sources(self) -> list[int]:
        return [segment.source for segment in self.segments]

    def _segment(self, offset: int) -> Segment:
        return self.segments[max(bisect_right(self._starts, offset) - 1, 0)]

    def start(self, offset: int) -> int:
        """Where the code point at prose `offset` begins in the source."""
        if not self.segments:
            return 0
        found = self._segment(offset)
        into = offset - found.prose
        if found.length == found.width:
            return found.source + min(into, found.width)
        return found.source + (found.width if into >= found.length else 0)

    def end(self, offset: int) -> int:
        """Where the code point before prose `offset` ends in the source."""
        if not self.segments or offset <= 0:
            return self.start(0)
        found = self._segment(offset - 1)
        into = offset - found.prose
        return found.source + (min(into, found.width) if found.length == found.width else found.width)

    def prose(self, span: Span) -> Span:
        """What a source span holds of the prose; empty, before the prose that comes next, where it holds none."""
        start = self._prose_start(span.start)
        return Span(start, max(start, self._prose_end(span.end)))

    def _prose_start(self, offset: int) -> int:
        """The first code point of the prose that does not end before the source `offset`."""
        index = bisect_right(self._sources, offset) - 1
        if index < 0:
            return self.segments[0].prose if self.segments else 0
        found = self.segments[index]
        into = offset - found.source
        if into < found.width:
            return found.prose + (into if found.length == found.width else 0)
        return self.segments[index + 1].prose if index + 1 < len(self.segments) else found.prose + found.length

    def _prose_end(self, offset: int) -> int:
        """The end of the prose that begins before the source `offset`."""
        index = bisect_left(self._sources, offset) - 1
        if index < 0:
            return 0
        found = self.segments[index]
        into = min(offset - found.source, found.width)
        return found.prose + (into if found.length == found.width else found.length)


#: Kinds whose words are nobody's narration.
_NOT_PROSE = frozenset({"code"})


class _Article(NamedTuple):
    source: str
    prose: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap | None = None
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: Metadata = Metadata()
    path: str | None = None
    published: datetime.date | None = None
    #: Whether it is the text of an article only, whose byline and date are kept elsewhere: a row of a table.
    partial: bool = False


class Document(_Article):
    """One article.

    `source` is the decoded file with its newlines as on disk and no byte order mark. `prose` is what a reader
    reads: entities decoded, tags and markup gone, blocks apart from one another. For plain text both are equal and
    `offsets` is None. Analysis and rules work on prose; only the step from match to finding maps back.
    """

    def to_source(self, span: Span) -> Span:
        """The source span of a prose span, markup in between included."""
        if self.offsets is None:
            return span
        start = self.offsets.start(span.start)
        return Span(start, start if span.end <= span.start else max(start, self.offsets.end(span.end)))

    def to_prose(self, span: Span) -> Span:
        """The prose in a source span: the inverse of `to_source`."""
        return span if self.offsets is None else self.offsets.prose(span)

    @cached_property
    def lines(self) -> LineIndex:
        """Lines of the source."""
        return LineIndex(self.source)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """The index of the block that holds prose `offset`, or of the last one before it; 0 if there is none."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    @property
    def prose_blocks(self) -> Iterable[Block]:
        """The blocks that hold prose, in order: all but code."""
        return (block for block in self.blocks if block.kind not in _NOT_PROSE)
