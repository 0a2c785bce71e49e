"""Attributions in tokens, before their source is resolved; and those that have no verb: `according to`, a name and a colon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.contents import Position, trimmed
from newslint.analysis.lexicon import Act, CueClass
from newslint.analysis.phrases import Range, could_speak, is_finite, noun_phrase_after
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple

__all__ = ["Draft", "Voice", "without_verb"]

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


def without_verb(
    tokens: Tokens, signals: list[int], index: int, low: int, high: int, cues: list[Range]
) -> Iterator[Draft]:
    """The attributions of a sentence that its signal words make, beside the cues that are known."""
    words = tokens.words
    found = False
    for at in signals:
        if words[at] == "according" and words[at + 1 : at + 2] == ["to"]:
            draft = _according(tokens, at, index, low, high)
        elif words[at] == ":" and not any(cue[0] < at for cue in cues):
            draft = _label(tokens, at, index, low, high) or _quoted(tokens, at, index, low, high)
        elif not cues and not found and words[at] not in ("according", ":"):
            draft = _measured(tokens, at, index, low, high)
        else:
            draft = None
        if draft is not None:
            found = True
            yield draft


def _according(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`According to Ruiz, …`."""
    source = noun_phrase_after(tokens, at + 2, high)
    if source is None:
        return None
    before = trimmed(tokens, low, at - 1)
    after = trimmed(tokens, source[1] + 1, high - 1)
    parts = [part for part in (before, after) if part and part[1] - part[0] >= 2]
    position: Position = "inside" if len(parts) == 2 else "after" if before else "before"
    return Draft((at, at + 1), source, parts, position, index)


_NO_SPEAKER = lx.word_set(
    "note read more related update updated photo video watch correction editor here warning also see latest"
)
_IN_LABEL = lx.word_set("of the 's and for")


def _label(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ruiz: Bridge Will Reopen`: a name and a colon at the start."""
    words, bits = tokens.words, tokens.bits
    if not low < at < min(low + 9, high - 3) or not bits[low] & lx.CAPITAL or words[low] in _NO_SPEAKER:
        return None
    if bits[low] & (lx.ING | lx.PAST) or words[at - 1] in _NO_SPEAKER:
        return None  # "Contributing: Ana Ruiz", "The Latest: …"
    if bits[at - 1] & (lx.CUE | lx.NUMBER | lx.TIME) and not bits[at - 1] & lx.HUMAN:
        return None
    for j in range(low, at):
        if words[j] in _IN_LABEL:
            continue
        named = bits[j] & (lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT)
        if not named or bits[j] & (lx.AUX | lx.QUOTED | lx.PREPOSITION):
            return None
    found = trimmed(tokens, at + 1, high - 1)
    return Draft((at, at), (low, at - 1), [found] if found else [], "before", index)


def _quoted(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ana Ruiz was blunt: “…”`: somebody the sentence is about, a colon and a quotation."""
    if not (low < at < high - 1 and tokens.bits[at + 1] & lx.QUOTE and tokens.bits[at + 1] & lx.QUOTED):
        return None
    start = low
    while start < at and tokens.bits[start] & (lx.AND | lx.MARK):
        start += 1
    if tokens.bits[start] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.ING):  # "In March, Ruiz was blunt"
        start = next((j + 1 for j in range(start, at) if tokens.words[j] == ","), start)
    cue = (at, at)
    if tokens.bits[start] & lx.PAST and tokens.bits[start] & lx.CAPITAL:  # "Asked another: “…”"
        cue, start = (start, start), start + 1
    source = noun_phrase_after(tokens, start, at)
    if source is None or not could_speak(tokens, source):
        return None
    found = trimmed(tokens, at + 1, high - 1)
    return Draft(cue, source, [found] if found else [], "before", index)


def _measured(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ruiz leads Bell by nine points in a new poll`: a document that a clause rests on."""
    words, bits = tokens.words, tokens.bits
    for j in range(at - 1, max(low + 2, at - 8), -1):
        if words[j] in ("in", "per", "via") and bits[j + 1] & (lx.DET | lx.CAPITAL | lx.POSSESSIVE):
            source = noun_phrase_after(tokens, j + 1, high)
            before = trimmed(tokens, low, j - 1)
            if source is None or not source[0] <= at <= source[1] or words[j + 1 : at + 1] == ["the", "polls"]:
                return None
            if before is not None and any(is_finite(tokens, k) for k in range(before[0] + 1, before[1] + 1)):
                return Draft((j, j), source, [before], "after", index, act="evidence")
            return None
        if bits[j] & lx.MARK:
            return None
    return None
