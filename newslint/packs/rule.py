"""A compiled rule, as the engine runs it. Built from JSON; its documentation stays in the rule file."""

from __future__ import annotations

from typing import Any

from newslint.findings import Confidence, Severity
from newslint.records import NamedTuple

__all__ = ["CompiledGuard", "Rule", "rule_from_json"]


class CompiledGuard(NamedTuple):
    """A guard's name and what its options compiled to."""

    name: str
    spec: Any


class Rule(NamedTuple):
    """One rule. `id` is `pack/name`; `cap` the most findings per document (None: all); `sets` its phrase sets."""

    id: str
    pack: str
    summary: str
    severity: Severity
    confidence: Confidence
    default: bool
    kind: str
    spec: Any
    where: str
    message: str
    only_if: tuple[CompiledGuard, ...]
    unless: tuple[CompiledGuard, ...]
    info_if: tuple[CompiledGuard, ...]
    yields_to: frozenset[str]
    cap: int | None
    replaces: str | None = None
    sets: frozenset[int] = frozenset()


def rule_from_json(data: dict[str, Any]) -> Rule:
    """The inverse of `json.dumps` over a compiled rule."""
    guards = {key: tuple(CompiledGuard(*guard) for guard in data[key]) for key in ("only_if", "unless", "info_if")}
    sets = {key: frozenset(data[key]) for key in ("yields_to", "sets")}
    return Rule(**{**data, **guards, **sets})
