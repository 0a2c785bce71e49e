"""Who says what: attributions of words, thoughts and stances to their sources.

A cue is found by the form of a word, read by its neighbours and weighed, then tied to a source and to its content.
Quotations that no cue reaches belong to whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.candidates import Candidate, candidates
from newslint.analysis.contents import Position, contents, trimmed
from newslint.analysis.coreference import Speakers
from newslint.analysis.lexicon import Act, CueClass
from newslint.analysis.phrases import Range, noun_phrase_after
from newslint.analysis.sources import Grade, Source
from newslint.analysis.tokens import Tokens
from newslint.analysis.weighing import THRESHOLD, weight
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Attribution", "attributions"]

Voice = Literal["active", "passive"]


@dataclass(frozen=True, slots=True)
class Attribution:
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


@dataclass(slots=True)
class _Draft:
    """An attribution in tokens, before its source is resolved."""

    cue: Range
    source: Range | None
    parts: list[Range]
    cue_class: CueClass
    act: Act
    voice: Voice
    position: Position
    sentence: int


def attributions(facts: Facts) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions of a document in order of place, and their sources in order of first mention."""
    tokens = facts.tokens
    speakers = Speakers(facts)
    found: list[Attribution] = []
    for index, sentence in enumerate(facts.sentences):
        low, high = tokens.at(sentence.start), tokens.at(sentence.end)
        found.extend(_finished(facts, speakers, draft) for draft in _drafts(tokens, index, low, high))
    found = _with_quotations(facts, found)
    return tuple(found), speakers.all()


#: How many cues of a sentence look at one another.
_NEAR = 12


def _drafts(tokens: Tokens, index: int, low: int, high: int) -> Iterator[_Draft]:
    """The attributions of one sentence, in order of their cues."""
    chosen: list[Candidate] = []
    for one in candidates(tokens, low, high):
        one = _shared(tokens, one, chosen)
        if weight(tokens, one) - _nested(one, chosen) >= THRESHOLD:
            chosen.append(one)
    chosen = _apart(chosen)
    drafts = [
        _draft(tokens, one, index, *_bounds(tokens, chosen, number, low, high)) for number, one in enumerate(chosen)
    ]
    drafts.extend(_phrases(tokens, index, low, high))
    label = _label(tokens, index, low, high)
    if label is not None and not any(draft.cue < label.cue for draft in drafts):
        drafts.append(label)
    if not drafts:
        drafts.extend(_measured(tokens, index, low, high))
    drafts.sort(key=lambda draft: draft.cue)
    return iter(drafts)


def _shared(tokens: Tokens, one: Candidate, chosen: list[Candidate]) -> Candidate:
    """The candidate with the source of the cue before it, where it is joined to that: `told them and said`, `, adding`."""
    if one.group is None or one.group.passive or one.inverted or not chosen or one.first == one.low:
        return one
    previous = tokens.words[one.first - 1]
    joined = one.group.form == "finite" and previous in ("and", "but", "then")
    trailing = one.group.form == "gerund" and previous in (",", "and", "—")
    if not (joined or trailing):
        return one
    lender = next(
        (other for other in reversed(chosen[-_NEAR:]) if other.source is not None and other.word.part == "verb"), None
    )
    return one if lender is None else replace(one, source=lender.source)


#: Points that a cue loses where it stands in what another one says, by what follows that other.
_NESTED = {"that": 6, "clause": 6, "wh": 6, "to": 4, "quote": 3, "noun": 2, "preposition": 2}


def _nested(one: Candidate, chosen: list[Candidate]) -> int:
    if chosen and chosen[-1].after.kind == "to" and chosen[-1].after.at == one.first:
        return 99  # "declined to say" is one act
    return max(
        (_NESTED.get(other.after.kind, 0) for other in chosen[-_NEAR:] if other.after.at <= one.first), default=0
    )


def _apart(chosen: list[Candidate]) -> list[Candidate]:
    """One candidate for each cue: `issued a statement saying` is one act, not three."""
    kept: list[Candidate] = []
    for one in chosen:
        if kept and one.first <= kept[-1].last:
            if one.first <= kept[-1].first:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _bounds(tokens: Tokens, chosen: list[Candidate], number: int, low: int, high: int) -> Range:
    """How far the content of a cue can reach: not into a clause joined to its own that has a cue of its own."""
    one = chosen[number]
    for other in chosen[number + 1 : number + 1 + _NEAR]:
        begins = (
            other.first
            if other.source is None or other.inverted
            else min(other.first, max(other.source[0], one.last + 1))
        )
        if begins - 1 <= one.last:
            continue
        before = tokens.words[begins - 1]
        if before in ("and", "but", ";") or (
            before == "," and other.group is not None and other.group.form == "gerund"
        ):
            high = begins - 1
            break
    for other in chosen[max(number - _NEAR, 0) : number]:
        begins = one.first if one.source is None or one.inverted else min(one.first, one.source[0])
        if begins - 1 > other.last and tokens.words[begins - 1] in ("and", "but", ";"):
            low = max(low, other.last + 1)
    return low, high


def _draft(tokens: Tokens, one: Candidate, index: int, low: int, high: int) -> _Draft:
    parts, position = contents(tokens, one, low, high)
    voice: Voice = "passive" if one.group is not None and one.group.passive else "active"
    source = None if one.word.act == "appearance" else one.source
    if source is not None and source[0] == source[1] and tokens.bits[source[0]] & (lx.PRONOUN | lx.POSSESSIVE):
        position = "pronoun"
    return _Draft((one.first, one.last), source, parts, one.word.cue_class, one.word.act, voice, position, index)


def _phrases(tokens: Tokens, index: int, low: int, high: int) -> Iterator[_Draft]:
    """`According to Ruiz, …`."""
    words = tokens.words
    if "according" not in words[low:high]:
        return
    for at in range(low, high - 2):
        if words[at] == "according" and words[at + 1] == "to" and not tokens.bits[at] & lx.QUOTED:
            source = noun_phrase_after(tokens, at + 2, high)
            if source is None:
                continue
            before = trimmed(tokens, low, at - 1)
            after = trimmed(tokens, source[1] + 1, high - 1)
            parts = [part for part in (before, after) if part and part[1] - part[0] >= 2]
            position: Position = "inside" if len(parts) == 2 else "after" if before else "before"
            yield _Draft((at, at + 1), source, parts, "neutral", "speech", "active", position, index)


_NO_SPEAKER = lx.word_set(
    "note read more related update updated photo video watch correction editor here warning also see"
)


def _label(tokens: Tokens, index: int, low: int, high: int) -> _Draft | None:
    """`Ruiz: Bridge Will Reopen`: a name and a colon at the start."""
    words, bits = tokens.words, tokens.bits
    if high - low < 5 or not bits[low] & lx.CAPITAL or ":" not in words[low : low + 9] or words[low] in _NO_SPEAKER:
        return None
    for j in range(low, min(low + 9, high - 3)):
        if words[j] == ":":
            if j == low or (bits[j - 1] & (lx.CUE | lx.NUMBER | lx.TIME) and not bits[j - 1] & lx.HUMAN):
                return None
            found = trimmed(tokens, j + 1, high - 1)
            return _Draft(
                (j, j), (low, j - 1), [found] if found else [], "neutral", "speech", "active", "before", index
            )
        if not bits[j] & (lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT) and words[j] not in (
            "of",
            "the",
            "'s",
            "and",
            "for",
        ):
            return None
        if bits[j] & (lx.AUX | lx.QUOTED | lx.PREPOSITION) and words[j] not in ("of", "for", "'s"):
            return None
    return None


_MEASURES = lx.word_set("poll polls survey surveys average study report statement interview tweet email letter memo")


def _measured(tokens: Tokens, index: int, low: int, high: int) -> Iterator[_Draft]:
    """`Ruiz leads Bell by nine points in a new poll`: a document that a clause rests on."""
    words, bits = tokens.words, tokens.bits
    for j in range(low + 3, high - 1):
        if (
            words[j] in ("in", "per", "via")
            and bits[j + 1] & (lx.DET | lx.CAPITAL | lx.POSSESSIVE)
            and not bits[j] & lx.QUOTED
        ):
            source = noun_phrase_after(tokens, j + 1, high)
            if source and any(words[k] in _MEASURES for k in range(source[0], min(source[1] + 1, source[0] + 8))):
                before = trimmed(tokens, low, j - 1)
                if before:
                    yield _Draft((j, j), source, [before], "neutral", "evidence", "active", "after", index)
                    return


def _finished(facts: Facts, speakers: Speakers, draft: _Draft) -> Attribution:
    tokens = facts.tokens
    speaker = speakers.resolve(draft.source) if draft.source is not None else None
    return Attribution(
        source=tokens.span(*draft.source) if draft.source is not None else None,
        cue=tokens.span(*draft.cue),
        content=tuple(_widened(facts, tokens.span(*part)) for part in draft.parts),
        grade=speaker.grade if speaker else "none",
        speaker=speaker,
        cue_class=draft.cue_class,
        act=draft.act,
        voice=draft.voice,
        position=draft.position,
        sentence=draft.sentence,
    )


def _widened(facts: Facts, span: Span) -> Span:
    """A span that begins or ends in a quotation takes all of it, over its sentences."""
    start, end = span
    for quotation in facts.quotations_over(Span(span.start, span.start + 1)):
        start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    for quotation in facts.quotations_over(Span(span.end - 1, span.end)):
        end = max(end, quotation.span.end)
    return Span(start, end)


def _with_quotations(facts: Facts, found: list[Attribution]) -> list[Attribution]:
    """The attributions and, for quotations that none of them holds, those carried on from the last speaker."""
    held = sorted((part.start, part.end) for one in found for part in one.content)
    carried: list[Attribution] = []
    by_cue = iter(found)
    last: Attribution | None = None
    upcoming = next(by_cue, None)
    at = 0
    reach = -1
    for quotation in facts.outer_quotations:
        span = quotation.span
        while upcoming is not None and upcoming.cue is not None and upcoming.cue.start < span.start:
            if upcoming.act == "speech" and upcoming.speaker is not None:
                last = upcoming
            upcoming = next(by_cue, None)
        while at < len(held) and held[at][0] <= span.start:
            reach = max(reach, held[at][1])
            at += 1
        if reach >= span.end or len(facts.prose[span.start : span.end].split()) < 3:
            continue
        index = facts.sentence_index(span.start) or 0
        if last is None:
            carried.append(
                Attribution(None, None, (span,), "none", None, "neutral", "speech", "active", "carried", index)
            )
        else:
            carried.append(replace(last, cue=None, content=(span,), position="carried", sentence=index))
    return sorted([*found, *carried], key=lambda one: one.cue or one.content[0])
