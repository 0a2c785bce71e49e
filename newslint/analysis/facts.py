"""Everything the analysis knows of one document, each fact computed once, when first asked for."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.analysis.attribution import Attribution, attributions
from newslint.analysis.claims import Claim, claims
from newslint.analysis.dates import DateMention, DateOrder, date_mentions
from newslint.analysis.genre import is_personal
from newslint.analysis.lexicon import QUOTED
from newslint.analysis.quotations import Quotation, Quotations, quotations
from newslint.analysis.resolution import Issue, issue_of, proven_day, resolved_dates
from newslint.analysis.sources import Source
from newslint.analysis.speakers import cue_offsets, uttering_offsets
from newslint.analysis.tokens import Tokens
from newslint.matching.fold import wording
from newslint.readers import read_document
from newslint.text import Block, Document, Sentence, Span, sentences

if TYPE_CHECKING:
    from newslint.analysis.links import LinkMention

__all__ = ["Facts", "analyse"]


_WORD = re.compile(r"\w+")


class Facts:
    """The facts of one document. Spans are in prose, which for plain text is the source."""

    def __init__(self, document: Document, date_order: DateOrder | None = None) -> None:
        self.document = document
        self.prose = document.prose
        self.date_order = date_order  # of dates in figures, where the house has one

    @cached_property
    def wording(self) -> str:
        """The prose without the paths of addresses, character for character."""
        return wording(self.document)

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
    def links(self) -> tuple[LinkMention, ...]:
        """The links to pages, in order of place."""
        from newslint.analysis.links import link_mentions  # most copy has none

        return tuple(link_mentions(self))

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.span.start for link in self.document.links]

    def linked(self, span: Span) -> bool:
        """Whether a link stands in a span, or around it."""
        links = self.document.links
        index = bisect_left(self._link_starts, span.end)
        return index > 0 and (links[index - 1].span.start >= span.start or links[index - 1].span.end > span.start)

    def links_begun_in(self, span: Span) -> int:
        """How many links begin in a span."""
        return bisect_left(self._link_starts, span.end) - bisect_left(self._link_starts, span.start)

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
        outer = [quotation.span for quotation in self.outer_quotations]
        return [span.start for span in outer], [span.end for span in outer]

    @cached_property
    def outer_quotations(self) -> list[Quotation]:
        """The quotations that stand in no other."""
        return [quotation for quotation in self.quotations if quotation.depth == 0]

    def in_quotation(self, offset: int) -> bool:
        """Whether `offset` lies inside a quotation, its marks included."""
        starts, ends = self._quoted
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]

    def quotation_before(self, offset: int) -> Quotation | None:
        """The last outermost quotation that ends at or before `offset`."""
        index = bisect_right(self._quoted[1], offset) - 1
        return self.outer_quotations[index] if index >= 0 else None

    @cached_property
    def first_uses(self) -> dict[str, int]:
        """Where each word first stands in the story, from its first paragraph on."""
        found: dict[str, int] = {}
        for word in _WORD.finditer(self.prose, self.lede.start):
            found.setdefault(word[0], word.start())
        return found

    @cached_property
    def personal(self) -> bool:
        """Whether the article is told in the first person, as a column or a page of readers' letters is."""
        return is_personal(self)

    @cached_property
    def speech_cues(self) -> list[int]:
        """Where the article says that somebody says or shows something, in order."""
        return cue_offsets(self, frozenset(("speech", "evidence")))

    @cached_property
    def voice_cues(self) -> list[int]:
        """Where the article says that somebody says, shows or thinks something, in order."""
        return cue_offsets(self, frozenset(("speech", "evidence", "thought")))

    @cached_property
    def utterance_cues(self) -> list[int]:
        """Where the article says that somebody, no document and no crowd with a mood, says something, in order."""
        return uttering_offsets(self)

    @cached_property
    def tokens(self) -> Tokens:
        """The words and marks of the prose."""
        tokens = Tokens(self.prose)
        tokens.mark((quotation.span for quotation in self.outer_quotations), QUOTED)
        return tokens

    def quotations_over(self, span: Span) -> Iterator[Quotation]:
        """The outermost quotations that share a code point with a span."""
        starts, ends = self._quoted
        for index in range(bisect_right(ends, span.start), len(starts)):
            if starts[index] >= span.end:
                return
            yield self.outer_quotations[index]

    @cached_property
    def _attributions(self) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
        return attributions(self)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says, thinks or holds what, in order of place."""
        return self._attributions[0]

    @cached_property
    def _attributed(self) -> dict[int, list[Attribution]]:
        """The index of a sentence → the attributions that have a word in it."""
        found: dict[int, list[Attribution]] = {}
        for one in self.attributions:
            spans = [span for span in (one.source, one.cue, *one.content) if span is not None]
            touched = {at for span in spans for at in self._sentence_indexes(span)}
            for at in sorted(touched):
                found.setdefault(at, []).append(one)
        return found

    def _sentence_indexes(self, span: Span) -> range:
        first = max(bisect_right(self._sentence_starts, span.start) - 1, 0)
        return range(first, max(bisect_left(self._sentence_starts, span.end), first + 1))

    def attributions_in(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions that have a word, of source, cue or content, in the sentences a span touches."""
        found = (one for at in self._sentence_indexes(span) for one in self._attributed.get(at, ()))
        return tuple(dict.fromkeys(found))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Whom the attributions name, each once, in order of first mention."""
        return self._attributions[1]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the text says that somebody should answer for, in order of place."""
        return tuple(claims(self))

    @cached_property
    def _written_dates(self) -> tuple[DateMention, ...]:
        return tuple(date_mentions(self.document, self.sentences, order=self.date_order))

    @cached_property
    def issue(self) -> Issue:
        """The day the text was written, as far as anything says so."""
        return issue_of(self.document, self._written_dates)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Dates in order of place, resolved against the day of issue where that and the tense suffice."""
        return tuple(resolved_dates(self.document, self.sentences, self._written_dates, self.issue))

    @cached_property
    def written_after(self) -> datetime.date | None:
        """A day that the text cannot be older than: its day of issue, else the latest it tells of as past."""
        return self.issue.day or proven_day(self.prose, self.sentences, self._written_dates)


def analyse(text: str, path: str | Path | None = None, published: datetime.date | str | None = None) -> Facts:
    """The facts of `text`; the suffix of `path` picks the reader (.txt when None), `published` dates the article."""
    return Facts(read_document(text, path=path, published=published))
