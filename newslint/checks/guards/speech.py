"""Guard `introduces-speech`: the match is the verb of somebody's words, quoted or indirect."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

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
            "maximum": 30,
            "description": "Most words between the match and the quotation. Default: 4.",
        }
    },
    "additionalProperties": False,
}
#: What begins the words of indirect speech after their verb; a fact, an air, a day cannot follow.
_INDIRECT = re.compile(
    r"\s+(?:(?:to|at) (?:[\w'\u2019-]+ ){1,4})?that\s+(?!(?:day|night|morning|evening|year|week|time)\b)\w"
    r"|\s+(?:on |away )?(?:to (?:[\w'\u2019-]+ ){1,4})?about\s+(?!(?:to|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|twice|\d+)\b)\w",
    re.IGNORECASE,
)


def _holds(spec: dict[str, Any], match: Match, facts: Facts, hits: Hits) -> bool:  # noqa: ARG001
    if _INDIRECT.match(facts.prose, match.span.end):
        return True
    block = facts.block_at(match.span.start).span
    most = spec.get("words", 4)
    quotations = [quotation.span for quotation in facts.quotations if quotation.depth == 0]
    before = bisect_right([span.end for span in quotations], match.span.start) - 1
    after = bisect_left([span.start for span in quotations], match.span.end)
    near = []
    if before >= 0 and quotations[before].start >= block.start:
        near.append(facts.prose[quotations[before].end : match.span.start])
    if after < len(quotations) and quotations[after].start < block.end:
        near.append(facts.prose[match.span.end : quotations[after].start])
    return any(len(between.split()) <= most and not re.search(r"[.!?;]\s", between) for between in near)


GUARD = Guard(
    name="introduces-speech",
    summary="The match introduces words: a quotation stands beside it, or a that-clause follows.",
    options=_OPTIONS,
    holds=_holds,
    main="words",
)
