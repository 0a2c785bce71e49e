"""Kind `speaker`: nouns that are made to speak, by whatever construction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import newslint.analysis.lexicon as lx
from newslint.analysis.facts import Facts
from newslint.analysis.lexicon import Act
from newslint.analysis.noun_openings import Opening, is_plural, opening
from newslint.analysis.speaking import Where, cue_of, hangs_on, is_named
from newslint.analysis.tokens import Tokens
from newslint.checks.base import Compiler, Kind, Match
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits
from newslint.text import Span

__all__ = ["KIND"]

_DEFAULT = ("speech", "thought", "stance")
_WHO = {
    "type": "object",
    "properties": {
        "nouns": {
            **PHRASES,
            "description": "Phrases that end in the noun, with what may stand before it. One counts where it speaks: as the "
            "subject of a verb of `acts`, before or after it; after according to, in the view of, learned from.",
        },
        "opens": {
            "type": "array",
            "items": {"type": "string", "pattern": r"^[a-z]+$"},
            "minItems": 1,
            "uniqueItems": True,
            "description": "The articles and quantifiers that may open the noun phrase; nothing: that it has none. Default: "
            "all but those that point at somebody (the, these, her, two), unless the phrase itself holds one.",
        },
        "modifiers": {
            "enum": ["any", "listed"],
            "description": "Whether adjectives and nouns that the phrase does not hold may stand before it. Names may not, "
            "but for nationalities and seats of power. Default: any.",
        },
        "described": {
            "type": "boolean",
            "description": "Whether something must (true) or must not (false) tell more of the noun: an adjective that the "
            "phrase does not hold, words that hang on it.",
        },
        "names": {
            "enum": ["ignored", "aside", "body", "any"],
            "description": "Where a name in what hangs on the noun says who it is, so that there is no match. aside: `an "
            "aide, Ana Ruiz,`; body: also `analysts at Kestrel`; any: also `critics of Kestrel`. Right after the noun it "
            "always does. Default: body.",
        },
        "acts": {
            "type": "array",
            "items": {"enum": [*get_args(Act), "any"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": f"What the verb tells of; any: whatever it is. Default: {', '.join(_DEFAULT)}.",
        },
    },
    "required": ["nouns"],
    "additionalProperties": False,
}
_OPTIONS = {
    "type": "object",
    "properties": {
        "who": {"type": "array", "items": _WHO, "minItems": 1, "description": "Nouns, each kind with its conditions."},
        "phrases": {**PHRASES, "description": "Phrases that count wherever they stand."},
    },
    "required": ["who"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    phrases = options.get("phrases")
    return {
        "who": [_compiled(who, compiler, number) for number, who in enumerate(options["who"])],
        "phrases": None if phrases is None else compiler.phrases(phrases, ("phrases",)),
    }


def _compiled(who: dict[str, Any], compiler: Compiler, number: int) -> dict[str, Any]:
    acts = who.get("acts", _DEFAULT)
    return {
        "nouns": compiler.phrases(who["nouns"], ("who", number, "nouns")),
        "opens": who.get("opens"),
        "modified": who.get("modifiers", "any") == "any",
        "described": who.get("described"),
        "names": who.get("names", "body"),
        "acts": None if "any" in acts else sorted(acts),
    }


def _needs(spec: dict[str, Any]) -> frozenset[int]:
    numbers = {who["nouns"] for who in spec["who"]}
    return frozenset(numbers if spec["phrases"] is None else {*numbers, spec["phrases"]})


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    phrases = () if spec["phrases"] is None else hits.spans(spec["phrases"])
    found = [span for span in phrases if not _before_name(span, facts)]
    for who in spec["who"]:
        for noun in hits.spans(who["nouns"]):
            span = _spoken(who, facts, noun)
            if span is not None:
                found.append(span)
    last = -1
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield Match(span)


def _before_name(span: Span, facts: Facts) -> bool:
    """Whether a name follows at once: `by critics Ana Ruiz and Tom Bell`."""
    tokens = facts.tokens
    at = tokens.at(span.end)
    if at >= len(tokens) or tokens.starts[at] != span.end + 1:
        return False
    bits = tokens.bits[at]
    noun = not tokens.bits[at - 1] & (lx.CLOSED | lx.CUE | lx.ADVERB)
    return bool(noun and bits & lx.CAPITAL and bits & lx.WORD and not bits & (lx.CLOSED | lx.TIME))


def _spoken(who: dict[str, Any], facts: Facts, noun: Span) -> Span | None:
    """A noun with the words by which it speaks."""
    sentence = facts.sentence_at(noun.start)
    if sentence is None or noun.end > sentence.end or facts.in_quotation(noun.start):
        return None
    tokens = facts.tokens
    first, last = tokens.at(noun.start), tokens.at(noun.end) - 1
    if first > last or tokens.starts[first] != noun.start or tokens.ends[last] != noun.end:
        return None
    low, high = tokens.at(sentence.start), tokens.at(sentence.end)
    begins = opening(tokens, first, low, plural=is_plural(tokens.words[last]))
    if (
        begins is None
        or (begins.first > low and tokens.bits[begins.first - 1] & lx.MODAL)  # they will press for it
        or (begins.seated and who["names"] in ("body", "any"))
        or not _opens_well(who, begins, tokens, first)
    ):
        return None
    told = begins.modified or _holds_more(tokens, first, last) or hangs_on(tokens, last, high)
    if who["described"] not in (None, told):
        return None
    acts = None if who["acts"] is None else frozenset(who["acts"])
    cue = cue_of(tokens, (begins.first, last), low, high, acts)
    where: Where | None = None if who["names"] == "ignored" else who["names"]
    if cue is None or (where is not None and is_named(tokens, last, high, where)):
        return None
    if cue[0] - last > _APART:
        return tokens.span(begins.first, last)
    return tokens.span(min(begins.first, cue[0]), max(last, cue[1]))


def _holds_more(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the phrase itself tells whose somebody is: `a member of her staff`."""
    return any(tokens.bits[j] & lx.PREPOSITION for j in range(first + 1, last))


#: Most tokens between noun and verb where a finding spans both.
_APART = 7


#: Words that point at somebody the reader has met.
_POINTING = frozenset(
    ("the", "these", "those", "this", "that", "both", "such", "no", "neither", "either", "another", "other")
)
_NUMBERS = frozenset(lx.NUMBER_WORDS)


def _opens_well(who: dict[str, Any], begins: Opening, tokens: Tokens, first: int) -> bool:
    if begins.modified and not who["modified"]:
        return False
    own = tokens.words[first] if tokens.bits[first] & (lx.DET | lx.POSSESSIVE) else ""
    if who["opens"] is not None:
        return (begins.article or own or "nothing") in who["opens"]
    article = begins.article
    bits = lx.bits(article) if article else 0
    return article not in _POINTING and article not in _NUMBERS and not bits & (lx.POSSESSIVE | lx.NUMBER)


KIND = Kind(
    name="speaker",
    summary="Nouns that speak: before or after a verb of saying, after according to, in the view of.",
    options=_OPTIONS,
    find=_find,
    compile=_compile,
    needs=_needs,
    main="who",
)
