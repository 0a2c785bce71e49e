"""What an attribution is: in tokens, before its source is resolved, and in the prose."""

from __future__ import annotations

from typing import Literal

from newslint.analysis.contents import Position
from newslint.analysis.lexicon import Act, CueClass
from newslint.analysis.phrases import Range
from newslint.analysis.sources import Grade, Source
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["Attribution", "Draft", "Voice"]

Voice = Literal["active", "passive"]


class Draft(NamedTuple):
    """An attribution in tokens. `parts` are its content."""

    cue: Range
    source: Range | None
    parts: list[Range]
    position: Position
    sentence: int
    act: Act = "speech"
    cue_class: CueClass = "neutral"
    voice: Voice = "active"


class Attribution(NamedTuple):
    """Content that somebody answers for.

    `source` is the words that name who does so, None where nobody is named; `speaker` whom they stand for.
    `position` is where the cue stands to its content: before, after, inside or split around it; `pronoun` where a
    pronoun is the source, `carried` where a quotation goes on with nobody named anew.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    grade: Grade
    speaker: Source | None
    cue_class: CueClass
    act: Act
    voice: Voice
    position: Position
    #: The index of the sentence that holds the cue, or the carried content.
    sentence: int
    #: Whom else the source names: `Ana Ruiz and Tom Bell said` has Bell beside Ruiz.
    beside: tuple[Source, ...] = ()
