"""Who says what: attributions of words, thoughts and stances to their sources.

A cue is found by the form of a word, read as a verb by its neighbours, then tied to a source and to its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.lexicon import Act, CueClass, CueWord
from newslint.analysis.sources import Grade, Source, Speakers, phrase_left, phrase_right
from newslint.analysis.tokens import Tokens
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Attribution", "attributions"]

Voice = Literal["active", "passive"]
Position = Literal["before", "after", "inside", "split", "pronoun", "carried"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that somebody answers for.

    `source` is the words that name who does so, None where nobody is named; `speaker` whom they stand for.
    `position` is where the cue stands to its content: before, after, inside or split around it; `carried` where a
    whole sentence goes on with the account of the one before.
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


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: its first token, and what its auxiliaries say."""

    first: int
    passive: bool
    infinitive: bool
    finite: bool
    auxiliary: bool


def attributions(facts: Facts) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions of a document in order of their cue, and their sources in order of first mention."""
    tokens = facts.tokens
    speakers = Speakers(facts)
    found = []
    for index, sentence in enumerate(facts.sentences):
        low, high = tokens.at(sentence.start), tokens.at(sentence.end)
        for one in _in_sentence(facts, tokens, speakers, index, low, high):
            found.append(one)
    return tuple(found), speakers.all()


def _in_sentence(
    facts: Facts, tokens: Tokens, speakers: Speakers, index: int, low: int, high: int
) -> Iterator[Attribution]:
    words, bits = tokens.words, tokens.bits
    for at in range(low, high):
        if words[at] == "according" and at + 1 < high and words[at + 1] == "to":
            yield from _according(facts, tokens, speakers, index, at, low, high)
        elif bits[at] & lx.CUE:
            one = _verbal(facts, tokens, speakers, index, at, low, high)
            if one is not None:
                yield one


def _according(
    facts: Facts, tokens: Tokens, speakers: Speakers, index: int, at: int, low: int, high: int
) -> Iterator[Attribution]:
    last = phrase_right(tokens, at + 2, high)
    if last < at + 2:
        return
    source = tokens.span(at + 2, last)
    resolved = speakers.resolve(tokens, at + 2, last, index)
    before = _trim(tokens, low, at - 1)
    after = _trim(tokens, last + 1, high - 1)
    content = tuple(
        tokens.span(*part) for part in (before, after) if part and part[1] - part[0] >= 2
    )
    yield Attribution(
        source, tokens.span(at, at + 1), content, resolved.grade, resolved, "neutral", "speech", "active",
        "inside" if before and after else "after" if before else "before", index,
    )  # fmt: skip


def _trim(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The range without the punctuation around it; quotation marks stay."""
    bits = tokens.bits
    while first <= last and bits[first] & lx.MARK and not bits[first] & lx.QUOTE:
        first += 1
    while last >= first and bits[last] & lx.MARK and not bits[last] & lx.QUOTE:
        last -= 1
    return (first, last) if first <= last else None


def _group(tokens: Tokens, at: int, low: int, word: CueWord) -> _Group | None:
    words, bits = tokens.words, tokens.bits
    j = at - 1
    be = have = modal = to = False
    while j >= low:
        b, w = bits[j], words[j]
        if b & lx.AUX and not (w == "'s" and not _is_aux_s(tokens, j)):
            be = be or bool(b & lx.BE)
            have = have or bool(b & lx.HAVE)
            modal = modal or bool(b & (lx.MODAL | lx.DO))
        elif w == "to" and j == at - 1:
            to = True
            j -= 1
            break
        elif not (b & lx.ADVERB):
            break
        j -= 1
    forms = word.forms
    before = bits[j] if j >= low else 0
    aux = be or have or modal
    if not aux and not to and before & (lx.DET | lx.POSSESSIVE) and words[j] not in ("that", "this", "many", "some", "few", "most", "others"):
        return None
    if "g" in forms:
        return _Group(j + 1, False, False, be, aux)
    if be and "n" in forms:
        return _Group(j + 1, True, False, True, True)
    if not aux and not to and forms in ("b", "s") and before & lx.PREPOSITION:
        return None
    if forms == "b" and not (modal or to or not aux):
        return None
    if be and forms in ("b", "s"):
        return None
    return _Group(j + 1, False, to, not to, aux)


def _is_aux_s(tokens: Tokens, at: int) -> bool:
    return bool(at and tokens.bits[at - 1] & (lx.PRONOUN | lx.WH))


def _verbal(
    facts: Facts, tokens: Tokens, speakers: Speakers, index: int, at: int, low: int, high: int
) -> Attribution | None:
    word = _reading(tokens, at, high)
    if word is None or (tokens.bits[at] & lx.CAPITAL and at > low):
        return None
    group = _group(tokens, at, low, word)
    if group is None:
        return None
    cue_end = at + len(word.particle)
    source = _source(tokens, group, at, cue_end, low, high, word)
    opens = _complement(tokens, cue_end + 1, high)
    if word.strength == "weak" and not opens:
        return None
    if word.strength == "fair" and not opens and source is None:
        return None
    resolved = speakers.resolve(tokens, *source, index) if source else None
    span = tokens.span(*source) if source else None
    content, position = _content(facts, tokens, group, source, at, cue_end, low, high, opens)
    grade: Grade = resolved.grade if resolved else "none"
    voice: Voice = "passive" if group.passive else "active"
    if source is None and not group.passive and word.act != "appearance" and not opens:
        return None
    return Attribution(
        span, tokens.span(at, cue_end), content, grade, resolved, word.cue_class, word.act, voice, position, index
    )


def _reading(tokens: Tokens, at: int, high: int) -> CueWord | None:
    for word in lx.cue_words().get(tokens.words[at], ()):
        particle = word.particle
        if not particle or (at + len(particle) < high and tuple(tokens.words[at + 1 : at + 1 + len(particle)]) == particle):
            return word
    return None


def _source(
    tokens: Tokens, group: _Group, at: int, cue_end: int, low: int, high: int, word: CueWord
) -> tuple[int, int] | None:
    words, bits = tokens.words, tokens.bits
    if group.passive:
        for j in range(cue_end + 1, min(high, cue_end + 12)):
            if words[j] == "by":
                last = phrase_right(tokens, j + 1, high)
                return (j + 1, last) if last > j else None
            if bits[j] & lx.BREAK:
                break
        return None
    j = group.first - 1
    content_before = j < low or bits[j] & (lx.QUOTE | lx.MARK)
    if content_before and j >= low and cue_end + 1 < high and not group.auxiliary:
        b = bits[cue_end + 1]
        if b & (lx.CAPITAL | lx.DET | lx.POSSESSIVE | lx.TITLE | lx.HUMAN | lx.BODY | lx.PRONOUN) and words[cue_end + 1] != "that" and not b & lx.TIME and "g" not in word.forms:
            last = phrase_right(tokens, cue_end + 1, high)
            if last > cue_end:
                return cue_end + 1, last
    if j < low or word.act == "appearance":
        return None
    return phrase_left(tokens, j, low)


def _complement(tokens: Tokens, start: int, high: int) -> int:
    """Where a complement begins, if one does soon after the cue; 0 if none."""
    words, bits = tokens.words, tokens.bits
    j = start
    while j < high and j < start + 12:
        b, w = bits[j], words[j]
        if b & lx.QUOTE or w in ("that", "if", "whether", "how", "why", "what"):
            return j
        if w == ":":
            return j + 1 if j + 1 < high else 0
        if j == start and (b & (lx.PRONOUN | lx.DET | lx.POSSESSIVE) or w == "to"):
            return j
        if b & lx.MARK and not (w == "," and j == start):
            return 0
        j += 1
    return 0


def _content(
    facts: Facts, tokens: Tokens, group: _Group, source: tuple[int, int] | None, at: int, cue_end: int,
    low: int, high: int, opens: int,
) -> tuple[tuple[Span, ...], Position]:  # fmt: skip
    bits = tokens.bits
    first = min(group.first, source[0]) if source else group.first
    last = max(cue_end, source[1]) if source else cue_end
    parts: list[tuple[int, int]] = []
    before = _trim(tokens, low, first - 1)
    if before and first > low and (bits[first - 1] & (lx.QUOTE | lx.MARK)) and (
        tokens.words[first - 1] == "," or bits[first - 1] & lx.QUOTE
    ):
        parts.append(before)
    after = _trim(tokens, opens or last + 1, high - 1)
    tail = last + 1 >= high or tokens.words[last + 1] in (".", "!", "?")
    if after and not tail and (opens or not parts):
        parts.append(after)
    spans = tuple(_widened(facts, tokens.span(*part)) for part in parts)
    if len(parts) == 2:
        return spans, "split"
    return spans, "after" if parts and parts[0][0] < at else "before"


def _widened(facts: Facts, span: Span) -> Span:
    """A span that begins or ends with a quotation takes all of it, over its sentences."""
    start, end = span
    for quotation in facts.quotations_over(span):
        start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    return Span(start, end)
