"""The shape of rule files, word lists and `pack.yaml` as JSON Schema: what validates them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newslint.checks import GUARDS, KINDS, Guard, Kind

__all__ = ["LIST_SCHEMA", "PACK_SCHEMA", "REQUIRED", "SCOPES", "example_schema", "rule_keys", "rule_schema"]

SCOPES = {
    "narration": "what the article itself says: all prose, headline included, minus quotations, code and bylines",
    "body": "narration without headlines",
    "quotation": "inside quotation marks or block quotations",
    "headline": "the headline",
    "lede": "the first paragraph",
    "anywhere": "all prose",
}
_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_RULE_ID = r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"
_TEXT = {"type": "string", "minLength": 1}
_STRINGS = {"type": "array", "items": _TEXT}

_EXAMPLE = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "description": "The body; [[ ]] pins the exact span."},
        "headline": {"type": "string", "description": "A headline; [[ ]] may stand here too."},
        "published": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "The article's date."},
        "format": {"enum": ["txt", "md", "html"], "description": "Which reader reads it. Default: txt."},
        "metadata": {"type": "object", "description": "Front matter: title, author, section and so on."},
    },
    "required": ["text"],
    "additionalProperties": False,
}

_KEYS: dict[str, Any] = {
    "id": {
        "type": "string",
        "pattern": _NAME,
        "description": "The name of what is flagged, as “allow X” would say it; also the file's name.",
    },
    "extends": {
        "type": "string",
        "pattern": _RULE_ID,
        "format": "rule",
        "description": "A rule to inherit: keys replace, `add:` and `remove:` edit its lists.",
    },
    "summary": {**_TEXT, "maxLength": 400, "description": "One sentence: what the rule flags."},
    "severity": {"enum": ["error", "warning", "info"], "description": "How grave the fault is if it is one."},
    "confidence": {
        "enum": ["high", "medium", "low"],
        "description": "Expected precision: high ≥ .90, medium ≥ .70, low below.",
    },
    "default": {"enum": ["on", "off"], "description": "Whether the profiles gate and desk run it. Default: on."},
    "in": {
        "enum": list(SCOPES),
        "enumDescriptions": list(SCOPES.values()),
        "description": "Where a match counts. " + "; ".join(f"{k}: {v}" for k, v in SCOPES.items()),
    },
    "yields-to": {
        "type": "array",
        "items": {"type": "string", "pattern": _RULE_ID, "format": "rule"},
        "uniqueItems": True,
        "description": "Rules that win where both match touching words.",
    },
    "cap": {
        "type": "integer",
        "minimum": 1,
        "description": "Most findings per document. Default: 3 for info, else none.",
    },
    "keep-parent": {
        "type": "boolean",
        "description": "With `extends`: whether the parent stays on too. Default: false.",
    },
    "message": {**_TEXT, "maxLength": 500, "description": "A question or an instruction. {match} is the text found."},
    "why": {**_TEXT, "description": "Why it matters to a reader."},
    "references": {**_STRINGS, "description": "The authorities the rule rests on."},
    "since": {"type": "string", "description": "The version of the pack that brought the rule."},
    "note": {"type": "string", "description": "For maintainers: traps, decisions."},
}
REQUIRED = ("id", "summary", "severity", "confidence", "match", "message", "why", "references", "examples")


def rule_schema() -> dict[str, Any]:
    """The schema of a rule in its long form (after shorthands are written out)."""
    return {
        "type": "object",
        "properties": rule_keys(_long_kind, _long_guard, _EXAMPLE),
        "required": list(REQUIRED),
        "additionalProperties": False,
    }


def example_schema() -> dict[str, Any]:
    """The schema of an example in its long form."""
    return _EXAMPLE


def rule_keys(
    kind: Callable[[Kind], dict[str, Any]], guard: Callable[[Guard], dict[str, Any]], example: Mapping[str, Any]
) -> dict[str, Any]:
    """The keys of a rule, with what a kind, a guard and an example may be."""
    each = _exactly_one({name: guard(one) for name, one in GUARDS.items()})
    bare = [name for name, one in GUARDS.items() if not one.options.get("required")]
    guards = {"type": "array", "items": each if guard is _long_guard else {"anyOf": [{"enum": bare}, each]}}
    examples = {"type": "array", "items": example, "minItems": 1}
    return {
        **_KEYS,
        "match": {
            **_exactly_one({name: kind(one) for name, one in KINDS.items()}),
            "description": "What is found: exactly one kind.",
        },
        "unless": {**guards, "description": "Silent where one of these holds."},
        "only-if": {**guards, "description": "Silent unless all of these hold."},
        "info-if": {**guards, "description": "Reported as info where one of these holds."},
        "examples": {
            "type": "object",
            "properties": {
                "flag": {**examples, "description": "Copy that must be flagged; [[ ]] pins the span."},
                "pass": {**examples, "description": "Copy that must pass."},
            },
            "required": ["flag", "pass"],
            "additionalProperties": False,
            "description": "The tests of the rule; at least one of each sort.",
        },
    }


def _exactly_one(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _long_kind(kind: Kind) -> dict[str, Any]:
    return {**kind.options, "description": kind.summary}


def _long_guard(guard: Guard) -> dict[str, Any]:
    return {**guard.options, "description": guard.summary}


LIST_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "summary": {**_TEXT, "description": "What the words have in common."},
        "extends": {
            "type": "string",
            "pattern": _RULE_ID,
            "format": "list",
            "description": "A list to inherit, `pack/name`.",
        },
        "entries": {**_STRINGS, "description": "Phrases in phrase notation, or the rows of a table."},
        "source": {**_TEXT, "description": "Where the rows of a table come from."},
        "licence": {**_TEXT, "description": "The licence of the rows, by its SPDX identifier."},
        "known-until": {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}$",
            "description": "The last day a table knows of: of later days it says nothing.",
        },
        "groups": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "note": {**_TEXT, "description": "Where these words come from, or why they are here."},
                    "entries": {**_STRINGS, "minItems": 1, "description": "Phrases in phrase notation."},
                },
                "required": ["note", "entries"],
                "additionalProperties": False,
            },
            "description": "Entries in groups, each with its reason.",
        },
        "add": {**_STRINGS, "description": "With `extends`: entries to add."},
        "remove": {**_STRINGS, "description": "With `extends`: entries of the inherited list to leave out."},
    },
    "required": ["summary"],
    "additionalProperties": False,
}

PACK_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "pattern": _NAME, "description": "What rule ids begin with."},
        "version": {
            "type": "string",
            "pattern": r"^\d+(\.\d+)*$",
            "description": "The version of the pack, such as 1.0.0; raise it when a rule changes.",
        },
        "newslint": {"type": "string", "description": "The versions of newslint it works with, such as “>=0.1”."},
        "description": {**_TEXT, "description": "What the pack is about, in a sentence."},
        "authors": {**_STRINGS, "description": "Who answers for the rules."},
        "license": {**_TEXT, "description": "Under which terms others may use the pack."},
        "homepage": {**_TEXT, "description": "Where to read more about it."},
    },
    "required": ["name", "version", "description"],
    "additionalProperties": False,
}
