"""Adjectives that tell what somebody thinks: `is convinced that`, `grew more critical of`, `unsure of the cost, Ruiz`."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.cues import Complement
from newslint.analysis.phrases import Range
from newslint.analysis.subjects import gerund_subject, subject_before
from newslint.analysis.tokens import Tokens

__all__ = ["adjective_source"]

_COPULAS = lx.word_set(
    "feel feels felt feeling remain remains remained become becomes became becoming seem seems seemed sound sounds sounded"
    " grow grows grew growing grown stay stays stayed"
)
#: What may stand between a copula and its adjective beside adverbs: `is far less sure`.
_DEGREES = lx.word_set("very so more less most least too pretty much all far as growing becoming")


def adjective_source(
    tokens: Tokens, at: int, low: int, high: int, after: Complement
) -> tuple[Range | None, int, int] | None:
    """Who is what the adjective at `at` says, and the first and last token of the cue; None where it is no cue."""
    j = _before_article(tokens, at - 1, low) if tokens.bits[at] & lx.HUMAN else at - 1
    while j > low and (tokens.bits[j] & lx.ADVERB or tokens.words[j] in _DEGREES) and not tokens.bits[j] & lx.BE:
        j -= 1
    if j < low or tokens.words[j] in (",", "—", "–"):
        source = _loosely(tokens, at, low, high, after)
        return None if source is None else (source, at, at)
    if not (tokens.bits[j] & lx.BE or tokens.words[j] in _COPULAS or tokens.words[j] == "'s"):
        return None
    first = j
    while first > low and tokens.bits[first - 1] & (lx.AUX | lx.ADVERB) and not tokens.bits[first - 1] & lx.TIME:
        first -= 1
    source = subject_before(tokens, first, low)
    if source and tokens.words[source[1]] in ("it", "that", "this", "there"):
        source = None
    last = at + 1 if after.kind == "preposition" and after.at == at + 1 else at
    return source, first, last


def _before_article(tokens: Tokens, at: int, low: int) -> int:
    """The token before the article of a noun phrase that goes back from `at`: `is a staunch` critic."""
    first = at
    while (
        at > low
        and first - at < 4
        and tokens.bits[at] & lx.WORD
        and not tokens.bits[at] & (lx.DET | lx.AUX | lx.PREPOSITION)
    ):
        at -= 1
    return at - 1 if tokens.bits[at] & lx.DET and at > low else at


def _loosely(tokens: Tokens, at: int, low: int, high: int, after: Complement) -> Range | None:
    """`Unsure of the cost, Ruiz waited` and `Ruiz waited, fearful that`: the adjective opens or trails the clause."""
    if after.kind not in ("that", "clause", "preposition", "to") or after.at != at + 1:
        return None
    return gerund_subject(tokens, at, low, high)
