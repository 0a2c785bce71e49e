"""Everything the analysis knows of one document, each fact computed once, when first asked for."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from functools import cached_property

from newslint.analysis.dates import DateMention, date_mentions
from newslint.analysis.quotations import Quotation, Quotations, quotations
from newslint.analysis.speakers import cue_offsets
from newslint.readers import read_document
from newslint.text import Block, Document, Sentence, Span, sentences

__all__ = ["Facts", "analyse"]


class Facts:
    """The facts of one document. Spans are in prose, which for plain text is the source."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def prose(self) -> str:
        return self.document.prose

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order; none crosses a block; code has none."""
        return tuple(sentences(self.document))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence that holds `offset`, or None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None between sentences."""
        index = self.sentence_index(offset)
        return None if index is None else self.sentences[index]

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that begin inside a span."""
        first, last = bisect_left(self._sentence_starts, span.start), bisect_left(self._sentence_starts, span.end)
        return self.sentences[first:last]

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset`, or the last one before it."""
        return self.document.blocks[self.document.block_at(offset)]

    @cached_property
    def lede(self) -> Span:
        """The first paragraph; empty where there is none."""
        return next((block.span for block in self.document.blocks if block.kind == "paragraph"), Span(0, 0))

    @cached_property
    def _quotations(self) -> Quotations:
        return quotations(self.document)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations in order of their opening mark, nested ones after the one that holds them."""
        return self._quotations.found

    @property
    def unopened_marks(self) -> tuple[Span, ...]:
        """Closing marks with nothing open in their paragraph."""
        return self._quotations.unopened

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        outer = [quotation.span for quotation in self.quotations if quotation.depth == 0]
        return [span.start for span in outer], [span.end for span in outer]

    def in_quotation(self, offset: int) -> bool:
        """Whether `offset` lies inside a quotation, its marks included."""
        starts, ends = self._quoted
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]

    @cached_property
    def speech_cues(self) -> list[int]:
        """Where words that report speech stand outside quotations."""
        return [offset for offset in cue_offsets(self.prose) if not self.in_quotation(offset)]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Dates in order of place."""
        return tuple(date_mentions(self.document, self.sentences))


def analyse(text: str, path: str | None = None, published: datetime.date | str | None = None) -> Facts:
    """The facts of `text`; the suffix of `path` picks the reader (.txt when None), `published` dates the article."""
    return Facts(read_document(text, path=path, published=published))
