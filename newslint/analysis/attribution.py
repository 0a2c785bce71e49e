"""Who says what: attributions of words, thoughts and stances to their sources.

A cue is found by the form of a word, read by its neighbours and weighed, then tied to a source and to its content.
Quotations that no cue reaches belong to whoever spoke last.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import newslint.analysis.lexicon as lx
from newslint.analysis.candidates import Candidate, candidates
from newslint.analysis.carried import transcribed, with_quotations
from newslint.analysis.contents import contents
from newslint.analysis.coreference import Speakers
from newslint.analysis.drafts import Attribution, Draft, Voice
from newslint.analysis.phrases import Range
from newslint.analysis.sources import Source
from newslint.analysis.tags import Beside, beside_quotations, tagged
from newslint.analysis.tokens import Tokens
from newslint.analysis.verbless import without_verb
from newslint.analysis.weighing import THRESHOLD, weight
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Attribution", "Voice", "attributions"]


def attributions(facts: Facts) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions of a document in order of place, and their sources in order of first mention."""
    tokens = facts.tokens
    speakers = Speakers(facts)
    found: list[Attribution] = []
    wanted, quoted = _MARKED, lx.QUOTED
    marked = [at for at, bits in enumerate(tokens.bits) if bits & wanted and not bits & quoted]
    beside = beside_quotations(facts)
    if beside:
        marked = sorted({*marked, *beside})
    first = 0
    for index, sentence in enumerate(facts.sentences):
        low, high = tokens.at(sentence.start), tokens.at(sentence.end)
        last = bisect_left(marked, high, first)
        if last > first:
            own = marked[first:last]
            drafts = _drafts(tokens, own, beside, index, low, high)
            found.extend(_finished(facts, speakers, draft) for draft in drafts)
            first = last
    found = with_quotations(facts, transcribed(facts, found))
    return tuple(found), speakers.all()


#: How many cues of a sentence look at one another.
_NEAR = 12


_MARKED = lx.CUE | lx.SIGNAL


def _drafts(tokens: Tokens, marked: list[int], beside: Beside, index: int, low: int, high: int) -> list[Draft]:
    """The attributions of one sentence, in order of their cues."""
    chosen: list[Candidate] = []
    points: list[int] = []
    for one in candidates(tokens, marked, low, high):
        one = _shared(tokens, one, chosen)
        if chosen and chosen[-1].word.act == "appearance" and _joined(chosen[-1], one):
            seeming = chosen.pop()  # "appeared to blame": blame, as far as can be seen
            points.pop()
            one = one._replace(first=seeming.first, source=one.source or seeming.source, group=seeming.group)
        own = weight(tokens, one) - _nested(one, chosen)
        if own >= THRESHOLD:
            if _ends_what_it_says(tokens, one):  # what stands before it is what it says
                kept = [number for number, other in enumerate(points) if other - _IN_CLAUSE >= THRESHOLD]
                chosen, points = [chosen[number] for number in kept], [points[number] for number in kept]
            chosen.append(one)
            points.append(own)
    chosen = _apart(chosen)
    drafts = [
        _draft(tokens, one, index, *_bounds(tokens, chosen, number, low, high)) for number, one in enumerate(chosen)
    ]
    signals = [at for at in marked if tokens.bits[at] & lx.SIGNAL]
    if signals:
        drafts.extend(without_verb(tokens, signals, index, low, high, [draft.cue for draft in drafts]))
    for at in marked:
        if at in beside and not any(_reaches(draft, beside[at]) for draft in drafts):
            tag = tagged(tokens, at, beside[at], index, low, high)
            if tag is not None:
                drafts.append(tag)
    drafts.sort(key=lambda draft: draft.cue)
    return drafts


def _reaches(draft: Draft, quotation: Range) -> bool:
    return any(first <= quotation[1] and quotation[0] <= last for first, last in draft.parts)


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
    return one if lender is None else one._replace(source=lender.source)


#: Points that a cue loses where it stands in what another one says, by what follows that other.
_IN_CLAUSE = 8
_NESTED = {
    "that": _IN_CLAUSE,
    "clause": _IN_CLAUSE,
    "wh": _IN_CLAUSE,
    "to": 5,
    "quote": 2,
    "noun": 3,
    "preposition": 3,
    "end": 3,
    "colon": 4,
    "other": 4,
}


def _ends_what_it_says(tokens: Tokens, one: Candidate) -> bool:
    """Whether a cue stands at the end of what it says, in no quotation marks: `…, Ruiz said`."""
    if one.group is None or one.group.form != "finite" or one.after.kind != "end" or not one.closed_before:
        return False
    first = one.first if one.source is None or one.inverted else min(one.first, one.source[0])
    return tokens.words[first - 1] == "," and not tokens.bits[first - 2] & lx.QUOTED


def _joined(other: Candidate, one: Candidate) -> bool:
    """Whether a candidate is the infinitive that another one leads to."""
    return other.after.kind == "to" and other.after.at == one.first


def _nested(one: Candidate, chosen: list[Candidate]) -> int:
    if chosen and _joined(chosen[-1], one):
        return 99  # "declined to say" is one act
    most = 0
    for other in chosen[-_NEAR:]:
        kind, at, _ = other.after
        if at <= one.first:
            points = _NESTED.get(kind, 0)
            if points == _IN_CLAUSE and one.source is not None and 0 <= one.source[0] - at <= 1:
                points += 4  # its main verb: "said that he believes"
            most = max(most, points)
    return most


def _apart(chosen: list[Candidate]) -> list[Candidate]:
    """One candidate for each cue: `issued a statement saying` is one act, not three."""
    kept: list[Candidate] = []
    for one in chosen:
        if kept and one.first == kept[-1].last + 1 and _says_so(kept[-1], one):
            kept[-1] = one._replace(first=kept[-1].first, source=kept[-1].source or one.source)
            continue
        if kept and one.first <= kept[-1].last:
            if one.first <= kept[-1].first:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _says_so(noun: Candidate, one: Candidate) -> bool:
    """Whether `saying` only goes on after a noun of speech that a verb carries: `issued a statement saying`."""
    return noun.first < noun.at and noun.group is None and one.word.lemma == "say" and one.group is not None


def _bounds(tokens: Tokens, chosen: list[Candidate], number: int, low: int, high: int) -> Range:
    """How far the content of a cue can reach: not into a clause joined to its own that has a cue of its own."""
    one = chosen[number]
    for other in chosen[number + 1 : number + 1 + _NEAR]:
        begins = other.first
        if other.source is not None and not other.inverted and other.source[0] > one.last:
            begins = min(begins, other.source[0])
        elif other.source is not None and _resumes(tokens, one, other):
            high = begins - 1
            break
        if begins - 1 <= one.last:
            continue
        before = tokens.words[begins - 1]
        if before in ("and", "but", ";") or (before == "," and _closes(other)):
            high = begins - 1
            break
    for other in chosen[max(number - _NEAR, 0) : number]:
        begins = one.first if one.source is None or one.inverted else min(one.first, one.source[0])
        if begins - 1 > other.last and tokens.words[begins - 1] in ("and", "but", ";"):
            low = max(low, other.last + 1)
    return low, high


def _closes(other: Candidate) -> bool:
    """Whether a cue after a comma is no part of what was said before: `agreed to it, telling him`, `…, aides say`."""
    if other.group is None:
        return False
    if other.after.kind == "end":
        return True
    trails = other.closed_before and other.source is not None and other.word.act == "speech"
    return other.group.form == "gerund" or (other.group.form == "finite" and not other.group.passive and trails)


def _resumes(tokens: Tokens, one: Candidate, other: Candidate) -> bool:
    """Whether the main verb goes on after words put in: `Ruiz, citing the filing, said`."""
    if one.group is None or one.group.form != "gerund" or other.group is None or other.group.form != "finite":
        return False
    subject = other.source is not None and other.source[1] < one.first
    return subject and not other.inverted and tokens.words[other.first - 1] in (",", "—", "–")


def _draft(tokens: Tokens, one: Candidate, index: int, low: int, high: int) -> Draft:
    parts, position = contents(tokens, one, low, high)
    voice: Voice = "passive" if one.group is not None and one.group.passive else "active"
    source = None if one.word.act == "appearance" else one.source
    if source is not None and source[0] == source[1] and tokens.bits[source[0]] & (lx.PRONOUN | lx.POSSESSIVE):
        position = "pronoun"
    word = one.word
    return Draft((one.first, one.last), source, parts, position, index, word.act, word.cue_class, voice)


def _finished(facts: Facts, speakers: Speakers, draft: Draft) -> Attribution:
    tokens = facts.tokens
    speaker, *beside = speakers.resolve(draft.source) if draft.source is not None else (None,)
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
        beside=tuple(beside),
    )


def _widened(facts: Facts, span: Span) -> Span:
    """A span that begins or ends in a quotation takes all of it, over its sentences."""
    start, end = span
    for quotation in facts.quotations_over(Span(span.start, span.start + 1)):
        start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    for quotation in facts.quotations_over(Span(span.end - 1, span.end)):
        end = max(end, quotation.span.end)
    return Span(start, end)
