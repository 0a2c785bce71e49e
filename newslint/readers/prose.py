"""Prose from markup: what a reader sees, piece by piece, each piece with the place in the source it came from.

White space folds as browsers fold it: a run is one space, or one newline when it breaks the line, so that CRLF and LF
files give the same prose; none stands at the edge of a block. Blocks are two newlines apart and never touch.
"""

from __future__ import annotations

import datetime
import re

from newslint.readers.furniture import furnish
from newslint.readers.interviews import with_turns
from newslint.readers.urls import with_bare_urls
from newslint.records import NamedTuple
from newslint.text import Block, BlockKind, Comment, Document, Link, Metadata, OffsetMap, Segment, Span

__all__ = ["CODE_MARK", "Mark", "ProseBuilder"]

#: Stands in the prose for an inline code span: no word, yet the sentence around it keeps its shape.
CODE_MARK = "\ufffc"
_STRETCH = re.compile(r"[^ \t\n\r\f]++(?: [^ \t\n\r\f]++)*+")
_BETWEEN_BLOCKS = "\n\n"


class Mark(NamedTuple):
    """A point in prose that is being built."""

    piece: int
    offset: int


class ProseBuilder:
    """Collects the prose of one source, in order of the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.kind: BlockKind = "paragraph"
        self.comments: list[Comment] = []
        self.clear()

    def clear(self) -> None:
        """Forget all prose so far, but no comment: those speak to what follows."""
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.comments = [comment._replace(block=0) for comment in self.comments]
        self.length = 0
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._run_prose = self._run_source = self._run_length = 0
        self._opened: Mark | None = None
        self._opened_kind: BlockKind = "paragraph"
        self._space: tuple[str, int, int] | None = None

    def text(self, start: int, end: int) -> None:
        """Add `source[start:end]`, its white space folded."""
        at = start
        for found in _STRETCH.finditer(self.source, start, end):
            begin, stop = found.span()
            if begin > at:
                self.space(at, begin)
            self.put(found[0], begin, stop - begin)
            at = stop
        if at < end:
            self.space(at, end)

    def space(self, start: int, end: int, *, breaks: bool = False) -> None:
        """Add `source[start:end]` as white space. It counts only between two texts of one block."""
        if self._opened is None or self._space is not None:
            return
        raw = self.source[start:end]
        if end - start == 1 and raw.isspace():
            self._space = raw, start, 1
        else:
            self._space = "\n" if breaks or "\n" in raw or "\r" in raw else " ", start, end - start

    def put(self, text: str, start: int, width: int) -> None:
        """Add `text`, which stands for `source[start:start + width]`, as it is."""
        if self._opened is None:
            if self._pieces:
                self._pieces.append(_BETWEEN_BLOCKS)
                self.length += len(_BETWEEN_BLOCKS)
            self._opened, self._opened_kind = self.mark(), self.kind
        elif self._space is not None:
            space, at, length = self._space
            self._space = None
            self._add(space, at, length)
        self._add(text, start, width)

    def _add(self, text: str, start: int, width: int) -> None:
        """Add a piece; neighbours that map one to one grow into one segment."""
        length, prose = len(text), self.length
        self._pieces.append(text)
        self.length = prose + length
        if length != width:
            self._end_run()
            self._segments.append(Segment(prose, start, length, width))
        elif prose == self._run_prose + self._run_length and start == self._run_source + self._run_length:
            self._run_length += length
        else:
            self._end_run()
            self._run_prose, self._run_source, self._run_length = prose, start, length

    def _end_run(self) -> None:
        if self._run_length:
            self._segments.append(Segment(self._run_prose, self._run_source, self._run_length, self._run_length))
            self._run_length = 0

    def mark(self) -> Mark:
        """Where the prose ends now."""
        return Mark(len(self._pieces), self.length)

    def since(self, mark: Mark) -> tuple[str, Span]:
        """What was added since `mark`, without the white space around it, and where it is."""
        raw = "".join(self._pieces[mark.piece :])
        text = raw.strip()
        if not text:
            return "", Span(mark.offset, mark.offset)
        start = mark.offset + len(raw) - len(raw.lstrip())
        return text, Span(start, start + len(text))

    @property
    def opened(self) -> int:
        """How much text the block that is open has; 0 when none is."""
        return self.length - self._opened.offset if self._opened else 0

    def opening(self) -> str:
        """The text of the block that is open, so far."""
        return self.since(self._opened)[0] if self._opened else ""

    def close(self, kind: BlockKind | None = None) -> Block | None:
        """End the block that is open, if any. Its kind is `kind`, else what it was when its first text came."""
        self._space = None
        if self._opened is None:
            return None
        text, span = self.since(self._opened)
        self._opened = None
        if not text:
            return None
        block = Block(kind or self._opened_kind, *span)
        self.blocks.append(block)
        return block

    def link(self, url: str, since: Mark, target: Span) -> None:
        """Add a link whose text began at `since`."""
        self.links.append(Link(url, self.since(since)[1], target))

    def comment(self, text: str, span: Span) -> None:
        """Add a comment that speaks to the block that is open or comes next."""
        self.comments.append(Comment(text.strip(), span, len(self.blocks)))

    def document(self, metadata: Metadata, path: str | None, published: datetime.date | None) -> Document:
        """The document, its bylines and dateline told apart from the story."""
        self.close()
        self._end_run()
        prose = "".join(self._pieces)
        blocks, metadata, split = furnish(prose, self.blocks, metadata)
        blocks = with_turns(prose, blocks)
        last = len(self.blocks)
        comments = (
            # A comment before a paragraph that opens with a dateline speaks to the paragraph.
            comment._replace(block=min(comment.block, last) + (split is not None and comment.block >= split))
            for comment in self.comments
        )
        document = Document(
            source=self.source,
            prose=prose,
            blocks=tuple(blocks),
            offsets=OffsetMap(self._segments),
            comments=tuple(comments),
            metadata=metadata,
            path=path,
            published=published,
        )
        return document._replace(links=with_bare_urls(prose, blocks, self.links, document.to_source))
