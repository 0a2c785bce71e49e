"""Guard `hedged`: the writer already holds back, with a word such as may, likely or appears near the match."""

from __future__ import annotations

from typing import Any

import newslint.analysis.lexicon as lx
from newslint.analysis.facts import Facts
from newslint.checks.base import Guard, Match
from newslint.matching.index import Hits

__all__ = ["GUARD"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "words": {
            "type": "integer",
            "minimum": 0,
            "maximum": 40,
            "description": "How many words before and after the match a hedge may stand, in its clause. Default: 8.",
        }
    },
    "additionalProperties": False,
}
#: After Hyland (2005), those that hedge in news copy too.
_HEDGES = lx.word_set(
    "may might could would perhaps maybe possibly probably likely unlikely apparently seemingly reportedly allegedly"
    " presumably supposedly purportedly ostensibly conceivably arguably potentially roughly approximately appear appears"
    " appeared appearing seem seems seemed seeming suggest suggests suggested suspect suspected suspects believed thought"
    " expected estimated alleged possible probable potential unclear uncertain apparent doubtful tentative tentatively"
)
#: Marks that a hedge does not reach over.
_ENDS = frozenset((".", "!", "?", ";", ":", "—", "–"))


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    tokens = facts.tokens
    first, last = tokens.at(match.span.start), tokens.at(match.span.end)
    most = spec.get("words", 8)
    return (
        any(tokens.words[at] in _HEDGES for at in range(first, last))
        or _hedge_in(facts, range(first - 1, -1, -1), most)
        or _hedge_in(facts, range(last, len(tokens)), most)
    )


def _hedge_in(facts: Facts, places: range, most: int) -> bool:
    """Whether one of the next words of the clause is a hedge; the month of May and quoted words are none."""
    tokens = facts.tokens
    for at in places:
        bits = tokens.bits[at]
        if tokens.words[at] in _ENDS or bits & lx.QUOTED:
            return False
        if not bits & lx.WORD:
            continue
        most -= 1
        if most < 0:
            return False
        if tokens.words[at] in _HEDGES and not (bits & lx.CAPITAL and bits & lx.TIME):
            return True
    return False


GUARD = Guard(
    name="hedged",
    summary="A hedge stands in the clause of the match: may, likely, appears to.",
    options=_OPTIONS,
    holds=_holds,
    main="words",
)
