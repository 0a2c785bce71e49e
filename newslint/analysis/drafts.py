"""Attributions in tokens, before their source is resolved."""

from __future__ import annotations

from typing import Literal

from newslint.analysis.contents import Position
from newslint.analysis.lexicon import Act, CueClass
from newslint.analysis.phrases import Range
from newslint.records import NamedTuple

__all__ = ["Draft", "Voice"]

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
