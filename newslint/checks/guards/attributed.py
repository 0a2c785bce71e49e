"""Guard `attributed`: somebody answers for what the match says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from newslint.analysis.attribution import Attribution
from newslint.analysis.contents import CONTRASTS
from newslint.analysis.facts import Facts
from newslint.analysis.subjects import subject_before
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits
from newslint.matching.inflect import forms_of_all
from newslint.text import Span

__all__ = ["GRADES", "GUARD", "reports"]

GRADES = ("named", "organisation", "document", "described", "anonymous", "vague", "none")
_DEFAULT = ("named", "organisation", "document", "described")

_OPTIONS = {
    "type": "object",
    "properties": {
        "to": {
            "type": "array",
            "items": {"enum": list(GRADES)},
            "minItems": 1,
            "uniqueItems": True,
            "description": f"Grades of source that count. Default: {', '.join(_DEFAULT)}.",
        },
        "within": {
            "enum": [
                "content",
                "sentence",
                "previous-sentence",
                "next-sentence",
                "sentence-after",
                "paragraph",
                "next-paragraph",
            ],
            "description": "content: the match is part of what somebody says. sentence: anything in its sentence is "
            "attributed. previous-sentence, next-sentence: in the one before or after, in the same paragraph. "
            "sentence-after: in the one after, even where that opens the next paragraph. "
            "paragraph, next-paragraph: anywhere in its paragraph, or in the one after. Default: sentence.",
        },
        "by": {
            "enum": ["anybody", "another"],
            "description": "another: not the subject of the match's clause, nor who speaks for them: the one accused who "
            "answers is no accuser. Default: anybody.",
        },
    },
    "additionalProperties": False,
}

#: Verbs by which somebody puts a claim forward and answers for it. Other cues (to plan, to support, to refuse) tie
#: words to a source too, but nobody who supports a deal has said that it is sound.
_REPORTING = (
    "say tell state announce write report note add argue claim contend insist warn suggest confirm estimate show "
    "conclude reveal testify declare allege acknowledge admit concede believe think expect predict forecast fear "
    "explain describe stress emphasize emphasise assert caution recall quote cite calculate indicate disclose complain "
    "deny rule post tweet comment remark point project accuse blame criticize criticise praise condemn denounce "
    "establish demonstrate reply respond agree hope feel doubt urge find"
)
#: What documents and experts do with their words, and things without any.
_EVIDENT = "show suggest indicate demonstrate establish reveal point"
_THINGS = frozenset(("this", "that", "it", "which", "these", "those", "what", "there"))
#: What begins a cue that is no verb: according to, in a statement, by his account.
_PHRASES = frozenset(("according", "per", "via", "in", "by", "from", "as", "on", "for"))
_TO = re.compile(r"\bto\s+$")
#: Verbs that take a thing by its name, which is the narrator's: explained its needless delay, announced the cruel cuts.
_NAMING = "explain announce confirm disclose publish unveil"
#: What stands between such a verb and a word of that name.
_NAMED = re.compile(r"\s*(?:its|their|his|her|the|a|an|this)\s+(?:[\w-]+\s+)?", re.IGNORECASE)
_CONTRAST = re.compile(rf",\s(?:{'|'.join(sorted(CONTRASTS))})\s")


def _grade(one: Attribution, facts: Facts) -> str:
    """Its grade; words whose head the analysis does not know describe somebody, unless they point at a thing."""
    if one.grade == "none" and one.source is not None and one.voice == "active":
        words = facts.prose[one.source.start : one.source.end].lower()
        return "none" if words in _THINGS else "described"
    return one.grade


@cache
def _reporting() -> frozenset[str]:
    return forms_of_all(_REPORTING)


@cache
def _naming() -> frozenset[str]:
    return forms_of_all(_NAMING)


@cache
def _evident() -> frozenset[str]:
    return forms_of_all(_EVIDENT)


def reports(one: Attribution, facts: Facts) -> bool:
    """Whether its cue is a finite reporting verb of somebody who can answer, or a phrase such as “according to”."""
    if one.cue is None:
        return True
    words = facts.prose[one.cue.start : one.cue.end].lower().split()
    verb = next((word for word in reversed(words) if word in _reporting()), "")
    if not verb:
        return words[0] in _PHRASES
    if _grade(one, facts) == "described" and verb in _evident():
        return False  # a move suggests, a crisis shows: nobody says
    return not _TO.search(facts.prose, max(0, one.cue.start - 4), one.cue.start)


def _is_found(one: Attribution, match: Match) -> bool:
    """Whether an attribution is itself what the rule found, and so no excuse: its cue is, but not all the rest."""
    if one.cue is None or not one.cue.overlaps(match.span):
        return False
    parts = (*one.content, *((one.source,) if one.source else ()))
    return len(parts) < 2 or any(part not in match.span for part in parts)


def _only_named(one: Attribution, match: Match, facts: Facts) -> bool:
    """Whether the match is part of the name of what the cue is about, in the narrator's words: nobody has said it."""
    if one.cue is None or one.cue.end > match.span.start:
        return False
    verb = facts.prose[one.cue.start : one.cue.end].lower().split()[-1]
    return verb in _naming() and _NAMED.fullmatch(facts.prose, one.cue.end, match.span.start) is not None


def _ended_before(one: Attribution, match: Match, facts: Facts) -> bool:
    """Whether the narrator speaks again where the match stands: `The roof is safe, Ruiz said, but …`."""
    start = match.span.start
    if one.cue is None or one.cue.end > start or any(part.end > start for part in one.content):
        return False
    return _CONTRAST.search(facts.prose, one.cue.end, start) is not None


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    within = spec.get("within", "sentence")
    place = _place(within, match, facts)
    if place is None:
        return False
    grades = tuple(spec.get("to", _DEFAULT))
    fitting = (one for one in _answering(facts, place, grades) if not _is_found(one, match))
    if within == "content":
        fitting = (one for one in fitting if any(part.overlaps(match.span) for part in one.content))
        fitting = (one for one in fitting if not _only_named(one, match, facts))
    elif within == "sentence":
        fitting = (one for one in fitting if not _ended_before(one, match, facts))
    elif within == "next-paragraph":  # by a cue of its own
        fitting = (one for one in fitting if one.cue is not None and one.cue.start in place)
    if spec.get("by") == "another":
        fitting = (one for one in fitting if not _is_subject(one, match, facts))
    return any(True for _ in fitting)


@lru_cache(maxsize=4)  # a rule asks of place after place, and a sentence that is long may hold many matches
def _answering(facts: Facts, place: Span, grades: tuple[str, ...]) -> tuple[Attribution, ...]:
    """The attributions with a word in the sentences of a place whose source has one of the grades and reports."""
    found = facts.attributions_in(place)
    return tuple(one for one in found if _grade(one, facts) in grades and reports(one, facts))


#: Who speaks for, or is, somebody named before: his lawyer, she.
_POINTING = frozenset(("he", "she", "they", "it", "his", "her", "their", "its"))


def _is_subject(one: Attribution, match: Match, facts: Facts) -> bool:
    """Whether the one who answers is whom the match is about, or speaks for them."""
    if one.source is None:
        return False
    source = facts.prose[one.source.start : one.source.end].lower().split()
    speaker = one.speaker if one.speaker is not None and one.speaker.grade != "none" else None
    if source[0] in _POINTING and (speaker is None or len(source) > 1):
        return True
    name = speaker.name.lower().split() if speaker is not None else source
    return name[-1] in _subject_words(match, facts)


def _subject_words(match: Match, facts: Facts) -> frozenset[str]:
    """The words of the subject of the match's clause; where none is found, all that stands before the match."""
    sentence = facts.sentence_at(match.span.start)
    if sentence is None:
        return frozenset()
    tokens = facts.tokens
    low, at = tokens.at(sentence.start), tokens.at(match.span.start)
    first, last = subject_before(tokens, at, low) or (low, at - 1)
    return frozenset(tokens.words[first : last + 1])


def _place(within: str, match: Match, facts: Facts) -> Span | None:
    """Where somebody may answer for the match; None where there is no such place."""
    if within == "paragraph":
        return facts.block_at(match.span.start).span
    if within == "next-paragraph":
        at = facts.document.block_at(match.span.start) + 1
        return facts.document.blocks[at].span if at < len(facts.document.blocks) else None
    index = facts.sentence_index(match.span.start)
    if index is None:
        return None
    index += {"previous-sentence": -1, "next-sentence": 1, "sentence-after": 1}.get(within, 0)
    if not 0 <= index < len(facts.sentences):
        return None
    sentence = facts.sentences[index]
    apart = facts.document.block_at(sentence.start) != facts.document.block_at(match.span.start)
    if apart and within != "sentence-after":
        return None
    return Span(
        sentence.start, max(sentence.end, match.span.end) if within in ("sentence", "content") else sentence.end
    )


GUARD = Guard(
    name="attributed",
    summary="Somebody of a good grade answers for the match.",
    options=_OPTIONS,
    holds=_holds,
    main="to",
)
