"""Guard `near`: one of some phrases stands within a few words, in the same sentence or the one before."""

from __future__ import annotations

from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Guard, Match
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": PHRASES,
        "words": {
            "type": "integer",
            "minimum": 0,
            "maximum": 200,
            "description": "Most words between. Default: the sentence.",
        },
        "side": {"enum": ["before", "after", "either"], "description": "Default: either."},
        "within": {
            "enum": ["sentence", "previous-sentence"],
            "description": "previous-sentence: in its sentence or the one before, in the same paragraph. Default: sentence.",
        },
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    number = compiler.local_phrases(options["any"], ("any",), exact=options.get("case") == "exact")
    back = options.get("within") == "previous-sentence"
    return {"set": number, "words": options.get("words"), "side": options.get("side", "either"), "back": back}


#: Characters looked at on each side: more than a sentence has, and a bound where a text has no full stops.
_REACH = 2_000
#: Characters that a word and the space after it take at most, with room to spare.
_WORD = 30


def _window(match: Match, spec: dict[str, Any], facts: Facts) -> Span | None:
    """The part of the match's sentence, and of the one before it, in which a phrase can be near, cut between words."""
    index = facts.sentence_index(match.span.start)
    if index is None:
        return None
    first = sentence = facts.sentences[index]
    if spec["back"] and index and facts.sentences[index - 1].start >= facts.block_at(sentence.start).span.start:
        first = facts.sentences[index - 1]
    words = spec["words"]
    reach = _REACH if words is None else min(_REACH, (words + 8) * _WORD)
    start, end = match.span.start - reach, match.span.end + reach
    if start > first.start:
        start = max(facts.prose.rfind(" ", first.start, start) + 1, first.start)
    if end < sentence.end:
        end = facts.prose.find(" ", end, sentence.end)
    return Span(max(start, first.start), sentence.end if end < 0 else min(end, sentence.end))


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:
    words, side = spec["words"], spec["side"]
    window = _window(match, spec, facts)
    if window is None:
        return False
    for span in hits.within(spec["set"], facts.wording, window):
        if span.overlaps(match.span):
            if side == "either":
                return True
            continue
        before = span.end <= match.span.start
        if side not in ("either", "before" if before else "after"):
            continue
        between = (span.end, match.span.start) if before else (match.span.end, span.start)
        if words is None or len(facts.prose[between[0] : between[1]].split()) <= words:
            return True
    return False


GUARD = Guard(
    name="near",
    summary="One of these phrases stands near the match, in its sentence.",
    options=_OPTIONS,
    compile=_compile,
    holds=_holds,
)
