"""Rules in their long form, and what `extends`, `add:` and `remove:` make of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from newslint.checks import GUARDS, KINDS
from newslint.packs.source import KeyPath

__all__ = ["in_long_form", "merged", "qualified"]

Report = Callable[[KeyPath, str, str], None]


def in_long_form(rule: Any) -> Any:
    """A rule with its shorthands written out; what has the wrong shape is left for validation to name."""
    if not isinstance(rule, dict):
        return rule
    rule = dict(rule)
    if isinstance(rule.get("match"), dict):
        rule["match"] = {
            name: _long(KINDS[name].main if name in KINDS else "", value) for name, value in rule["match"].items()
        }
    for key in ("unless", "only-if", "info-if"):
        if isinstance(rule.get(key), list):
            rule[key] = [_long_guard(guard) for guard in rule[key]]
    if isinstance(rule.get("examples"), dict):
        rule["examples"] = {key: _long_examples(value) for key, value in rule["examples"].items()}
    for key in ("add", "remove"):
        if isinstance(rule.get(key), dict):
            rule[key] = in_long_form(rule[key])
    return rule


def _long(main: str, value: Any) -> Any:
    return value if isinstance(value, dict) or not main else {main: value}


def _long_guard(guard: Any) -> Any:
    if isinstance(guard, str):
        return {guard: {}}
    if isinstance(guard, dict):
        return {
            name: _long(GUARDS[name].main if name in GUARDS else "", {} if value is None else value)
            for name, value in guard.items()
        }
    return guard


def _long_examples(examples: Any) -> Any:
    if not isinstance(examples, list):
        return examples
    return [{"text": example} if isinstance(example, str) else example for example in examples]


def merged(parent: dict[str, Any], child: dict[str, Any], report: Report) -> dict[str, Any]:
    """A child's rule: its keys over its parent's, then `add:` and `remove:` on the lists.

    The parent's examples run on the child too. `report(path, message, help)` hears of edits that fit nothing.
    """
    rule = deepcopy(parent)
    for key in ("extends", "keep-parent"):
        rule.pop(key, None)
    own = {key: value for key, value in child.items() if key not in ("add", "remove")}
    examples = own.pop("examples", None)
    rule.update(deepcopy(own))
    if isinstance(examples, dict) and isinstance(rule.get("examples"), dict):
        for key, entries in examples.items():
            both = isinstance(entries, list) and isinstance(rule["examples"].get(key), list)
            rule["examples"][key] = [*rule["examples"][key], *entries] if both else entries
    elif examples is not None:
        rule["examples"] = examples
    _remove(rule, child.get("remove", {}), ("remove",), report)
    _add(rule, child.get("add", {}), ("add",), report)
    return rule


_LIST = re.compile(r"(?<!\\)<(?:([a-z0-9-]+)/)?([a-z0-9-]+)>")


def qualified(rule: dict[str, Any], pack: str) -> dict[str, Any]:
    """A rule whose word lists and rules are named with their pack, so that another pack can inherit it."""
    whole = deepcopy(rule)
    for key in ("match", "unless", "only-if", "info-if"):
        if key in whole:
            whole[key] = _with_pack(whole[key], pack)
    if isinstance(whole.get("yields-to"), list):
        whole["yields-to"] = [
            f"{pack}/{name}" if isinstance(name, str) and "/" not in name else name for name in whole["yields-to"]
        ]
    return whole


def _with_pack(value: Any, pack: str) -> Any:
    """The same with `<list>` as `<pack/list>`, everywhere but in regexes, where it names a group."""
    if isinstance(value, str):
        return _LIST.sub(lambda found: f"<{found[1] or pack}/{found[2]}>", value)
    if isinstance(value, list):
        return [_with_pack(entry, pack) for entry in value]
    if isinstance(value, dict):
        return {_with_pack(key, pack): one if key == "pattern" else _with_pack(one, pack) for key, one in value.items()}
    return value


def _unqualified(entry: Any) -> Any:
    return _LIST.sub(r"<\2>", entry) if isinstance(entry, str) else entry


def _add(into: dict[str, Any], extra: Any, at: KeyPath, report: Report) -> None:
    if not isinstance(extra, dict):
        return
    for key, value in extra.items():
        here = into.get(key)
        if isinstance(value, list) and isinstance(here, list | None):
            into[key] = [*(here or []), *(entry for entry in value if entry not in (here or []))]
        elif isinstance(value, dict) and isinstance(here, dict | None):
            into[key] = here or {}
            _add(into[key], value, (*at, key), report)
        elif isinstance(into, dict) and here is None:
            into[key] = value
        else:
            report(
                (*at, key),
                f"“{key}” is not a list, so nothing can be added to it",
                "Give the key itself: it replaces the parent's.",
            )


def _remove(from_: dict[str, Any], gone: Any, at: KeyPath, report: Report) -> None:
    if not isinstance(gone, dict):
        return
    for key, value in gone.items():
        here = from_.get(key)
        if isinstance(value, list) and isinstance(here, list):
            gone_here = [_unqualified(entry) for entry in value]
            known = [_unqualified(entry) for entry in here]
            for index, entry in enumerate(gone_here):
                if entry not in known:
                    report(
                        (*at, key, index), f"“{_shown(entry)}” is not in the parent's `{key}`", _closest(entry, here)
                    )
            from_[key] = [entry for entry in here if _unqualified(entry) not in gone_here]
        elif isinstance(value, list) and isinstance(here, dict):
            for index, entry in enumerate(value):
                if not isinstance(entry, str) or here.pop(entry, None) is None:
                    report((*at, key, index), f"“{entry}” is not in the parent's `{key}`", _closest(entry, list(here)))
        elif isinstance(value, dict) and isinstance(here, dict):
            _remove(here, value, (*at, key), report)
        else:
            report((*at, key), f"the parent has no `{key}` to take from", "")


def _shown(entry: Any) -> str:
    return entry if isinstance(entry, str) else str(entry.get("text", entry)) if isinstance(entry, dict) else str(entry)


def _closest(entry: Any, known: list[Any]) -> str:
    from newslint.packs.validate import did_you_mean

    return did_you_mean(_shown(entry), [_shown(one) for one in known])
