"""The shape of the files of a pack as an editor needs it: as written, shorthands and all, with what there is to name.

Rule ids and word lists are offered, and other names are allowed beside them: a file may name what is not there yet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint.checks import Guard, Kind
from newslint.checks.base import Schema
from newslint.packs.domains import DOMAIN_LIST_SCHEMA
from newslint.packs.folder import bundled_root, find_packs, read_pack
from newslint.packs.reading import read_packs
from newslint.packs.schema import LIST_SCHEMA, PACK_SCHEMA, REQUIRED, example_schema, rule_keys

__all__ = ["editor_schemas", "names_in"]

#: JSON Schema draft 7 is what every editor reads.
_DRAFT = "http://json-schema.org/draft-07/schema#"
Summaries = Mapping[str, str]
#: A word list or a list of domains.
_LIST = {
    "type": "object",
    "properties": {**DOMAIN_LIST_SCHEMA["properties"], **LIST_SCHEMA["properties"]},
    "required": ["summary"],
    "additionalProperties": False,
}


def editor_schemas(rules: Summaries | None = None, lists: Summaries | None = None) -> dict[str, dict[str, Any]]:
    """The schemas of a rule, a word list and a `pack.yaml`, by those names.

    `rules` are the ids there are with their summaries, `lists` the word lists as phrases name them, without brackets.
    """
    schemas = {"rule": _rule(), "list": _LIST, "pack": PACK_SCHEMA}
    phrases = {f"<{name}>": summary for name, summary in (lists or {}).items()}
    offered = {
        sort: {"enum": list(names), "enumDescriptions": list(names.values())}
        for sort, names in (("rule", rules), ("list", lists), ("phrase", phrases))
        if names
    }
    definitions = {**offered, "guard": _completed(_guards(), offered)}
    return {
        name: {
            "$schema": _DRAFT,
            "title": f"newslint {name}",
            **_completed(schema, offered),
            "definitions": definitions,
        }
        for name, schema in schemas.items()
    }


def _guards() -> dict[str, Any]:
    """A guard as an entry of `unless:` and its like."""
    entry: dict[str, Any] = _keys()["unless"]["items"]
    return entry


def _keys() -> dict[str, Any]:
    return rule_keys(_kind, _guard, {"anyOf": [{"type": "string", "minLength": 1}, example_schema()]})


def names_in(named: Sequence[str | Path]) -> tuple[dict[str, str], dict[str, str]]:
    """The rules and the word lists of the bundled packs and of those named, each with its summary.

    Lists of packs that are not bundled go by their bare name, as rules beside them write it. Faults do not matter here:
    a pack at work is broken half of the time. Raises `PackError` for a pack that is not there.
    """
    folders = find_packs(named)
    read = read_packs([read_pack(folder) for folder in folders])
    bundled = {folder.name for folder in folders if folder.parent == bundled_root()}
    rules = {id: source.data.get("summary") for id, source in sorted(read.sources.items())}
    lists = {
        name if name.partition("/")[0] in bundled else name.partition("/")[2]: data["summary"]
        for name, (data, _) in sorted(read.lists.items())
    }
    return {id: str(summary or "") for id, summary in rules.items()}, lists


def _rule() -> dict[str, Any]:
    keys = _keys()
    for key in ("unless", "only-if", "info-if"):
        keys[key] = {**keys[key], "items": {"$ref": "#/definitions/guard"}}
    edits = {key: _edited(keys[key]) for key in keys if _holds_lists(keys[key])}
    return {
        "type": "object",
        "properties": {
            **keys,
            "add": _object(edits, "With `extends`: entries to add, at the keys of the rule."),
            "remove": _object(edits, "With `extends`: entries to take away, at the keys of the rule."),
        },
        "anyOf": [{"required": list(REQUIRED)}, {"required": ["id", "extends"]}],
        "additionalProperties": False,
    }


def _object(properties: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "description": description}


def _holds_lists(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") in ("array", "object")


def _edited(schema: Schema) -> dict[str, Any]:
    """The same keys, none of them required: what is added to or taken from."""
    wanted = ("required", "minItems", "minProperties")
    return _inside({key: value for key, value in schema.items() if key not in wanted}, _edited)


def _inside(schema: Schema, change: Callable[[Schema], dict[str, Any]]) -> dict[str, Any]:
    """A schema with each schema right inside it changed."""
    changed = dict(schema)
    if "properties" in schema:
        changed["properties"] = {name: change(one) for name, one in schema["properties"].items()}
    if "anyOf" in schema:
        changed["anyOf"] = [change(one) for one in schema["anyOf"]]
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), Mapping):
            changed[key] = change(schema[key])
    return changed


def _kind(kind: Kind) -> dict[str, Any]:
    return _short(kind.main, kind.options, kind.summary)


def _guard(guard: Guard) -> dict[str, Any]:
    return _short(guard.main, guard.options, guard.summary)


def _short(main: str, options: Mapping[str, Any], summary: str) -> dict[str, Any]:
    """Options in their long form, or the bare value of the main one."""
    bare = options["properties"].get(main)
    return {"anyOf": [bare, options], "description": summary} if bare else {**options, "description": summary}


def _completed(schema: Schema, offered: Collection[str]) -> dict[str, Any]:
    """The schema with the names there are beside each text that names a rule or a list, or may hold one."""
    if schema.get("format") in offered:
        plain = {key: value for key, value in schema.items() if key != "description"}
        told = {"description": schema["description"]} if "description" in schema else {}
        return {"anyOf": [{"$ref": f"#/definitions/{schema['format']}"}, plain], **told}
    # Beside a most number of keys, editors offer none for an empty mapping.
    free = {key: value for key, value in schema.items() if key != "maxProperties"}
    return _inside(free, lambda one: _completed(one, offered))
