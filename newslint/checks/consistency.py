"""Kind `consistency`: what a story says twice and not alike, one named check each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Kind, Match
from newslint.checks.dates.two_ages import age_conflict
from newslint.matching.index import Hits

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["ages", "totals", "names"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "ages: one person has two ages. totals: parts that are listed do not make the total beside "
            "them, or a body casts more votes than it has members. names: one name is spelled in two ways.",
        }
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _totals(facts: Facts) -> Iterator[Match]:
    from newslint.analysis.totals import totals  # no bundled rule asks, so most runs never load it

    for one in totals(facts):
        sum_ = f"{' + '.join(map(str, one.parts))} = {sum(one.parts)}, not {one.total}"
        yield Match(one.span, fields={"sum": sum_, "first": str(one.total)}, related=((one.whole, "the total"),))


def _names(facts: Facts) -> Iterator[Match]:
    from newslint.analysis.spellings import spellings

    for one in spellings(facts):
        first = facts.prose[one.first.start : one.first.end]
        again = facts.prose[one.span.start : one.span.end]
        fields = {"sum": f"{first}, then {again}", "first": first}
        yield Match(one.span, fields=fields, related=((one.first, "spelled so before"),), suggestions=(first,))


_FINDERS: dict[str, Callable[[Facts], Iterator[Match]]] = {"ages": age_conflict, "totals": _totals, "names": _names}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    for name in spec["any"]:
        yield from _FINDERS[name](facts)


KIND = Kind(
    name="consistency",
    summary="Ages, totals and spellings of a name that differ within one story.",
    options=_OPTIONS,
    find=_find,
    fields=("sum", "first"),
)
