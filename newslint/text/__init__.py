"""What the text IS: spans, lines, documents, blocks, sentences."""

from newslint.text.document import Block, BlockKind, Comment, Document, Link, Metadata, OffsetMap, Segment
from newslint.text.sentences import Sentence, sentences
from newslint.text.span import LineIndex, Position, Span

__all__ = [
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "LineIndex",
    "Link",
    "Metadata",
    "OffsetMap",
    "Position",
    "Segment",
    "Sentence",
    "Span",
    "sentences",
]
