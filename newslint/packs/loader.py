"""From names of packs to rules ready to run, by way of the cache."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from newslint.cache import cached
from newslint.matching.index import PhraseIndex
from newslint.packs.folder import PackFiles, find_packs, read_pack
from newslint.packs.keys import key_of
from newslint.packs.rule import Rule, rule_from_json
from newslint.records import NamedTuple

__all__ = ["RuleSet", "load_rules", "load_sources"]


class RuleSet(NamedTuple):
    """Compiled rules in order of id, and their phrases ready to be found."""

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    packs: dict[str, Any]


def load_rules(named: Sequence[str | Path] = ()) -> RuleSet:
    """The rules of the bundled packs and of those named. Raises `PackError`.

    A warm call only looks whether the pack files have changed; it imports no YAML and no validator.
    """
    read = cache(read_pack)  # what the key stands for is what is compiled
    folders = find_packs(named)
    return _rule_set(cached("rules", key_of(folders, read), lambda: _compile([read(folder) for folder in folders])))


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
