"""Whether somebody says what stands in quotation marks, and where the reader learns who."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from newslint.analysis.quotations import Quotation
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["cue_offsets", "is_speech", "is_title_like", "speaker_position", "uttering_offsets"]

_BEFORE_A_NAME = re.compile(
    r"(?:\b(?:titled|entitled|called|named|dubbed|nicknamed|known as|headlined|captioned|labell?ed|branded|the (?:word|words|term|phrase"
    r"|slogan|motto|name|song|single|album|film|movie|book|novel|play|musical|show|series|episode|paper|essay|poem|game|ship"
    r"|programme|program|opera|painting|sign|banner|placard|headline|title|chapter|column|documentary|track|hit|rule|code name)"
    r"|(?:songs?|singles?|albums?|films?|movies?|books?|novels?|plays?|musicals?|episodes?|poems?|games?|signs?|banners?|placards?|slogans?"
    r"|posters?|T-shirts?|stickers?|reading|read|bearing|marked|spelled|meaning|means|stands for|terms?|words?|phrases?))\s*[,:]?\s*)$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "so",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "&",
        "de",
        "la",
        "le",
    ]
)


def cue_offsets(facts: Facts, acts: frozenset[str]) -> list[int]:
    """Where somebody, named or not, is said to do one of `acts` or has the words of a quotation, in order."""
    found = [
        one.cue.start
        for one in facts.attributions
        if one.cue is not None
        and one.source is not None
        and (one.act in acts or any(facts.in_quotation(part.start) for part in one.content))
    ]
    return sorted(found)


def uttering_offsets(facts: Facts) -> list[int]:
    """Where somebody speaks whose words a later paragraph can go on with, in order: no document, no mood of a crowd."""
    found = [
        one.cue.start
        for one in facts.attributions
        if one.cue is not None
        and one.source is not None
        and one.grade != "document"
        and (one.speaker is None or one.speaker.kind != "document")
        and (one.act == "speech" or one.grade not in ("vague", "none"))
    ]
    return sorted(found)


#: What stands written somewhere, and is nobody's speech.
_WORDING = (
    r"(?:headlines?|slogan|motto|title|caption|inscription|question|chorus|refrain|tagline|subject line|chant|battle cry"
    r"|watchword|wording|proverb|saying|adage|verse|creed|epitaph|password|lyrics?|graffiti|small print|rubric|ballot paper)"
)
_ON_A_SIGN = r"(?:written|painted|printed|scrawled|carved|stamped|inscribed|emblazoned)"
_BEFORE_WORDING = re.compile(
    rf"\b(?:{_ON_A_SIGN}(?: (?:on|in|across|over) (?:\w+ ){{0,2}}?\w+)?"
    rf"|{_WORDING} (?:(?:on|of|for|in|at|over|above|before|to|from|put)(?: [\w'\u2019-]+){{1,6}}? )?"
    r"(?:is|was|were|are|will be|would be|reads?|ran|runs|goes|went|asks?|asked|says|said)"
    r"|(?:was|were|is|are|be|been) asked)\s*[,:]?\s*$"
)
_AFTER_WORDING = re.compile(
    rf"\s*,?\s?(?:(?:was|were|is|are|had been|became|remains) (?:{_ON_A_SIGN}|(?:[\w'\u2019-]+ ){{1,5}}?{_WORDING})"
    r"|(?:read|reads|ran|runs|goes|went|screamed|blared) (?:(?:the|a|one|an|another|its|their) )?"
    rf"(?:[\w'\u2019-]+ ){{0,3}}?{_WORDING})\b"
)


def is_title_like(quotation: Quotation, facts: Facts) -> bool:
    """Whether the marks hold a name: of a work, a sign, a term, a nickname."""
    prose = facts.prose
    if _BEFORE_A_NAME.search(prose, max(quotation.span.start - 40, 0), quotation.span.start):
        return True
    if _BEFORE_WORDING.search(prose, max(quotation.span.start - 80, 0), quotation.span.start):
        return True
    if _AFTER_WORDING.match(prose, quotation.span.end):
        return True
    words = prose[quotation.content.start : quotation.content.end].split()
    if not words:
        return True
    capitals = [word for word in words if word.casefold() not in _SMALL]
    capital = all(not word[:1].islower() for word in capitals)
    if len(words) == 1:
        return capital and _between_names(quotation, prose)
    return capital


def _between_names(quotation: Quotation, prose: str) -> bool:
    """A capitalised word in marks inside a sentence: a nickname, a code name, a title of one word."""
    before = prose[max(quotation.span.start - 2, 0) : quotation.span.start].strip()
    return bool(before) and before[-1] not in ".!?:"


def is_speech(quotation: Quotation, facts: Facts) -> bool:
    """Whether a quotation is words somebody uttered, as far as its form shows."""
    if is_title_like(quotation, facts):
        return False
    block = facts.block_at(quotation.span.start)
    return block.kind in ("paragraph", "list-item", "blockquote")


def speaker_position(quotation: Quotation, facts: Facts) -> int | None:
    """The offset of the word that says who speaks: in the sentence, the paragraph, or the sentence before; or None.

    Of several the nearest counts, those before the quotation first. A few words in marks need somebody who says them; a
    whole sentence can also be what somebody thinks. A paragraph of speech that follows another is its speaker's too.
    """
    own: Quotation | None = quotation
    while own is not None:
        found = _beside(own, facts)
        if found is not None:
            return found
        own = _running_on(own, facts)
    return None


def _beside(quotation: Quotation, facts: Facts) -> int | None:
    few = facts.prose.count(" ", quotation.content.start, quotation.content.end) < _FEW
    cues = facts.speech_cues if few else facts.voice_cues
    block = facts.block_at(quotation.span.start)
    found = _nearest(quotation, facts, cues, block.span)
    if found is not None:
        return found
    index = facts.sentence_index(quotation.span.start)
    if not index:
        return None
    before = facts.sentences[index - 1]
    if quotation.continues or facts.prose[max(before.start, before.end - 8) : before.end].rstrip().endswith(":"):
        return before.start
    if before.start < block.start and _OF_ONESELF.search(facts.prose, quotation.content.start, quotation.content.end):
        cues = facts.utterance_cues  # a study or a mood of a crowd, told in the paragraph before, says no “I”
    at = bisect_left(cues, before.start)
    return cues[at] if at < len(cues) and cues[at] < before.end else None


_OF_ONESELF = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")


def _running_on(quotation: Quotation, facts: Facts) -> Quotation | None:
    """The quotation that ends the paragraph before, where this one opens its own: nothing stands between them."""
    before = facts.quotation_before(quotation.span.start)
    if before is None or facts.prose[before.span.end : quotation.span.start].strip():
        return None
    return before if facts.block_at(before.span.start) != facts.block_at(quotation.span.start) else None


#: Words of a quotation that are few.
_FEW = 4


def _nearest(quotation: Quotation, facts: Facts, cues: list[int], span: Span) -> int | None:
    at = bisect_left(cues, quotation.span.start)
    before = cues[at - 1] if at and cues[at - 1] >= span.start else None
    at = bisect_left(cues, quotation.span.end)
    after = cues[at] if at < len(cues) and cues[at] < span.end else None
    own = facts.sentence_at(quotation.span.start)
    if before is not None and own and before >= own.start:
        return before
    return before if after is None else after
