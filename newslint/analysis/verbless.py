"""Attributions that have no verb: by a phrase that frames a clause, by a name and a colon."""

from __future__ import annotations

from collections.abc import Iterator

import newslint.analysis.lexicon as lx
from newslint.analysis.contents import trimmed
from newslint.analysis.drafts import Draft
from newslint.analysis.framing import according, framed, fronted, measured
from newslint.analysis.phrases import Range, could_speak, noun_phrase_after, noun_phrase_before
from newslint.analysis.tokens import Tokens

__all__ = ["without_verb"]


def without_verb(
    tokens: Tokens, signals: list[int], index: int, low: int, high: int, cues: list[Range]
) -> Iterator[Draft]:
    """The attributions of a sentence that its signal words make, beside the cues that are known."""
    words = tokens.words
    found = False
    for at in signals:
        draft = None
        if words[at] == "according" and words[at + 1 : at + 2] == ["to"]:
            draft = according(tokens, at, index, low, high)
        elif words[at] == ":" and not any(cue[0] < at for cue in cues):
            draft = _label(tokens, at, index, low, high) or _quoted(tokens, at, index, low, high)
        elif not any(cue[0] <= at <= cue[1] for cue in cues):
            draft = framed(tokens, at, index, low, high) or fronted(tokens, at, index, low, high)
            if draft is None and not cues and not found and words[at] not in ("according", ":"):
                draft = measured(tokens, at, index, low, high)
        if draft is not None:
            found = True
            yield draft


_NO_SPEAKER = lx.word_set(
    "note notes read more related update updated video watch correction corrections clarification editor here warning also"
    " see latest photo photos photograph photographs photography photographer picture pictures image images illustration"
    " graphic caption credit credits byline author writer by exclusive breaking live opinion analysis abstract factbox timeline"
    " explainer advertisement subscribe twitter facebook instagram email e-mail contact phone tel website topics tags"
    " keywords location venue date published"
)
_COUNTING = lx.word_set("report poll study survey")
_IN_LABEL = lx.word_set("of the 's and for")


def _label(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ruiz: Bridge Will Reopen`: a name and a colon at the start."""
    words, bits = tokens.words, tokens.bits
    speaker = _named_on(tokens, at, low, high)
    if speaker is not None:
        found = trimmed(tokens, at + 1, high - 1)
        return Draft((at, at), speaker, [found] if found else [], "before", index)
    if not low < at < min(low + 9, high - 3) or not bits[low] & lx.CAPITAL or words[low] in _NO_SPEAKER:
        return None
    if bits[low] & (lx.ING | lx.PAST) or words[at - 1] in _NO_SPEAKER:
        return None  # "Contributing: Ana Ruiz", "The Latest: …"
    counts = at == low + 1 and words[low] in _COUNTING  # "Report: Bridge Is Late"
    if bits[at - 1] & (lx.CUE | lx.NUMBER | lx.TIME) and not bits[at - 1] & lx.HUMAN and not counts:
        return None
    for j in range(low, at):
        if words[j] in _IN_LABEL:
            continue
        named = bits[j] & (lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT)
        if not named or bits[j] & (lx.AUX | lx.QUOTED | lx.PREPOSITION):
            return None
    found = trimmed(tokens, at + 1, high - 1)
    return Draft((at, at), (low, at - 1), [found] if found else [], "before", index)


def _named_on(tokens: Tokens, at: int, low: int, high: int) -> Range | None:
    """Whom `Ana Ruiz on the Harbour Plan: “…”` names, and `Late Again - Ana Ruiz: “…”`."""
    words, bits = tokens.words, tokens.bits
    if not low + 1 < at < min(low + 20, high - 1):
        return None
    if not bits[at + 1] & lx.QUOTE and words[at + 1] not in ("‘", "'"):
        return None
    found = noun_phrase_before(tokens, at - 1, low)
    if found is not None and found[0] > low and words[found[0] - 1] in _DASHES:
        return found if _is_full_name(tokens, found) else None
    stop = next((j for j in range(low + 1, at) if words[j] in ("on", "about")), at)
    return (low, stop - 1) if stop < at and _is_full_name(tokens, (low, stop - 1)) else None


_DASHES = frozenset(("-", "–", "—"))


def _is_full_name(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase is two words or more that name somebody, with a title or an office perhaps."""
    own = range(phrase[0], phrase[1] + 1)
    capital = lx.CAPITAL
    return len(own) >= 2 and all(
        tokens.bits[j] & (capital | lx.HUMAN | lx.TITLE) and not tokens.bits[j] & (lx.AUX | lx.QUOTED | lx.ING)
        for j in own
    )


#: Words that a crowd has in its mouth or a wall on it: nobody else is to be named for them.
_OF_MANY = lx.word_set(
    "cry chant chants slogan slogans motto mantra refrain adage saying song anthem hymn prayer banner banners sign signs"
    " placard placards graffiti inscription"
)


def _quoted(tokens: Tokens, at: int, index: int, low: int, high: int) -> Draft | None:
    """`Ana Ruiz was blunt: “…”`: somebody the sentence is about, a colon and a quotation."""
    if not (low < at < high - 1 and tokens.bits[at + 1] & lx.QUOTE and tokens.bits[at + 1] & lx.QUOTED):
        return None
    words = tokens.words
    start = low
    while start < at and tokens.bits[start] & (lx.AND | lx.MARK):
        start += 1
    if tokens.bits[start] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.ING):  # "In March, Ruiz was blunt"
        start = next((j + 1 for j in range(start, at) if tokens.words[j] == ","), start)
    cue = (at, at)
    if tokens.bits[start] & lx.PAST and tokens.bits[start] & lx.CAPITAL:  # "Asked another: “…”"
        cue, start = (start, start), start + 1
    source = noun_phrase_after(tokens, start, at)
    if source is None:
        return None
    if not could_speak(tokens, source) and not any(words[j] in _OF_MANY for j in range(source[0], source[1] + 1)):
        return None
    found = trimmed(tokens, at + 1, high - 1)
    return Draft(cue, source, [found] if found else [], "before", index)
