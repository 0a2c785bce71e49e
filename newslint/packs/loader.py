"""From names of packs to rules ready to run, by way of the cache."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint.cache import cached, content_key
from newslint.matching.index import PhraseIndex
from newslint.packs.folder import PackFiles, find_packs, read_pack
from newslint.packs.rule import Rule, rule_from_json

__all__ = ["RuleSet", "cache_key", "load_rules", "load_sources"]


class RuleSet(NamedTuple):
    """Compiled rules in order of id, and their phrases ready to be found."""

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    packs: dict[str, Any]


def load_rules(named: Sequence[str | Path] = ()) -> RuleSet:
    """The rules of the bundled packs and of those named. Raises `PackError`.

    A warm call reads the pack files only to know that they have not changed; it imports no YAML and no validator.
    """
    packs = [read_pack(folder) for folder in find_packs(named)]
    if any(pack.faults for pack in packs):
        _compile(packs)  # raises with these faults and all others
    return _rule_set(cached("rules", cache_key(packs), lambda: _compile(packs)))


def cache_key(packs: Sequence[PackFiles]) -> str:
    """What the compiled form of packs is kept under: their content, and the code that compiles them."""
    parts = [part for pack in packs for name, data in pack.files for part in (name.encode(), data)]
    return content_key([b"|".join(str(len(pack.files)).encode() for pack in packs), *parts])


def _compile(packs: Sequence[PackFiles]) -> Any:
    from newslint.packs.compile import compile_packs

    return compile_packs(packs).data


def _rule_set(data: dict[str, Any]) -> RuleSet:
    rules = tuple(rule_from_json(rule) for rule in data["rules"])
    return RuleSet(rules, PhraseIndex(data["index"]), data["packs"])


def load_sources(named: Sequence[str | Path] = ()) -> Any:
    """Rules with their documentation and examples, freshly compiled: what `explain`, `test` and the docs need.

    Returns `newslint.packs.compile.Compiled`. Raises `PackError`.
    """
    from newslint.packs.compile import compile_packs

    return compile_packs([read_pack(folder) for folder in find_packs(named)])
