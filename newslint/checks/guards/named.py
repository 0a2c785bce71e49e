"""Guard `named`: a proper name stands beside the match."""

from __future__ import annotations

import re
from typing import Any

from newslint.analysis.facts import Facts
from newslint.analysis.names import in_proper_name
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits
from newslint.matching.inflect import common_words
from newslint.text import Span

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "side": {"enum": ["before", "after", "either"], "description": "Where the name stands. Default: after."},
        "words": {"type": "integer", "minimum": 0, "maximum": 40, "description": "Most words between. Default: 0."},
        "after": {
            "type": "array",
            "items": {"type": "string", "pattern": r"^[a-z]+$"},
            "minItems": 1,
            "description": "Words of which one must introduce a name after the match: by, from, at.",
        },
    },
    "additionalProperties": False,
}
_WORD = re.compile(r"[^\W_][\w'\u2019&.-]*")
_ARTICLE = re.compile(r"(?:an?|the)\b")
#: Words with a capital that name nobody: nationalities and outlooks used as adjectives, months, days, the pronoun.
_NOBODY = re.compile(
    r"(?:I|Western|Eastern|Northern|Southern|Some|Many|Most|Several|Other|The|A|An|But|And|In|On|At|For|As|If"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[A-Z]\w+(?:ese|ish|ian|ean|can)s?|German|French|Dutch|Greek|Israeli|Iraqi|Arab|Thai|Swiss|U\.?S\.?|UK)"
)
#: What may stand between the word that introduces a name and the name: a title, an article, an adjective, a post.
_LOOKAHEAD = 7
#: Characters that a word and what stands before it take at most, with room to spare.
_LONGEST_WORD = 60


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    sentence = facts.sentence_at(match.span.start)
    if sentence is None:
        return False
    side, most = spec.get("side", "after"), spec.get("words", 0)
    if side != "before" and _after(
        facts, Span(match.span.end, max(sentence.end, match.span.end)), most, spec.get("after")
    ):
        return True
    if side == "after" or _ARTICLE.match(facts.prose, match.span.start):
        return False  # In Graz a question mark hangs: what has an article is the subject itself
    return _before(facts, Span(sentence.start, match.span.start), most)


def _after(facts: Facts, room: Span, most: int, introducers: list[str] | None) -> bool:
    left = most + 1
    for word in _WORD.finditer(facts.prose, room.start, room.end):
        if left <= 0:
            return False
        left -= 1
        if introducers is None:
            if _is_name(word, facts):
                return True
        elif word[0].lower() in introducers and _leads_to_name(facts, word.end(), room.end):
            return True
    return False


def _leads_to_name(facts: Facts, start: int, end: int) -> bool:
    for count, word in enumerate(_WORD.finditer(facts.prose, start, end)):
        if count >= _LOOKAHEAD or re.search(r"[,;:]", facts.prose[start : word.start()]):
            return False
        if _is_name(word, facts):
            return True
    return False


def _before(facts: Facts, room: Span, most: int) -> bool:
    start = room.end - (most + 2) * _LONGEST_WORD
    if start > room.start:  # as far back as so many words can reach, and not amid a word
        room = Span(facts.prose.rfind(" ", room.start, start) + 1 or room.start, room.end)
    words = list(_WORD.finditer(facts.prose, room.start, room.end))
    return any(_is_name(word, facts) for word in words[-(most + 1) :])


def _is_name(word: re.Match[str], facts: Facts) -> bool:
    if not word[0][0].isupper() or _NOBODY.fullmatch(word[0].rstrip(".'\u2019")):
        return False
    sentence = facts.sentence_at(word.start())
    if sentence is not None and not _WORD.search(facts.prose, sentence.start, word.start()):
        return word[0].lower() not in common_words()  # every word has a capital here
    return in_proper_name(Span(word.start(), word.end()), facts) or word[0].isupper()


GUARD = Guard(
    name="named",
    summary="A proper name stands beside the match: Harrow Research analysts, criticised by Ana Ruiz.",
    options=_OPTIONS,
    holds=_holds,
    main="side",
)
