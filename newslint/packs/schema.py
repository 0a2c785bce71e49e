"""The shape of rule files, word lists and `pack.yaml` as JSON Schema: what validates them and what editors complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newslint.checks import GUARDS, KINDS, Guard, Kind

__all__ = ["LIST_SCHEMA", "PACK_SCHEMA", "SCOPES", "editor_schema", "rule_schema"]

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
        "description": "Where a match counts. " + "; ".join(f"{k}: {v}" for k, v in SCOPES.items()),
    },
    "yields-to": {
        "type": "array",
        "items": {"type": "string", "pattern": _RULE_ID},
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
    return _schema(_long_kind, _long_guard, _EXAMPLE)


def editor_schema() -> dict[str, Any]:
    """The schema of a rule file as written, shorthands allowed, for editors and `newslint schema`."""
    rule = _schema(_short_kind, _short_guard, {"anyOf": [_TEXT, _EXAMPLE]})
    rule["properties"]["add"] = {
        "type": "object",
        "description": "With `extends`: entries to add, at the keys of the rule.",
    }
    rule["properties"]["remove"] = {
        "type": "object",
        "description": "With `extends`: entries to take away, at the keys of the rule.",
    }
    del rule["required"]
    rule["anyOf"] = [{"required": list(REQUIRED)}, {"required": ["id", "extends"]}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newslint rule", **rule}


def _schema(kind: Any, guard: Any, example: Mapping[str, Any]) -> dict[str, Any]:
    guards = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {name: guard(one) for name, one in GUARDS.items()},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    }
    if guard is _short_guard:
        guards["items"] = {"anyOf": [{"enum": list(GUARDS)}, guards["items"]]}
    examples = {"type": "array", "items": example, "minItems": 1}
    return {
        "type": "object",
        "properties": {
            **_KEYS,
            "match": {
                "type": "object",
                "properties": {name: kind(one) for name, one in KINDS.items()},
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
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
            },
        },
        "required": list(REQUIRED),
        "additionalProperties": False,
    }


def _long_kind(kind: Kind) -> dict[str, Any]:
    return {**kind.options, "description": kind.summary}


def _long_guard(guard: Guard) -> dict[str, Any]:
    return {**guard.options, "description": guard.summary}


def _short_kind(kind: Kind) -> dict[str, Any]:
    return _short(kind.main, kind.options, kind.summary)


def _short_guard(guard: Guard) -> dict[str, Any]:
    return _short(guard.main, guard.options, guard.summary)


def _short(main: str, options: Mapping[str, Any], summary: str) -> dict[str, Any]:
    """Options in their long form, or the bare value of the main one."""
    bare = options["properties"].get(main)
    return {"anyOf": [bare, options], "description": summary} if bare else {**options, "description": summary}


LIST_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "summary": {**_TEXT, "description": "What the words have in common."},
        "extends": {"type": "string", "pattern": _RULE_ID, "description": "A list to inherit, `pack/name`."},
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
                    "entries": {**_STRINGS, "minItems": 1},
                },
                "required": ["note", "entries"],
                "additionalProperties": False,
            },
        },
        "add": _STRINGS,
        "remove": _STRINGS,
    },
    "required": ["summary"],
    "additionalProperties": False,
}

PACK_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "pattern": _NAME, "description": "What rule ids begin with."},
        "version": {"type": "string", "pattern": r"^\d+(\.\d+)*$"},
        "newslint": {"type": "string", "description": "The versions of newslint it works with, such as “>=0.1”."},
        "description": _TEXT,
        "authors": _STRINGS,
        "license": _TEXT,
        "homepage": _TEXT,
    },
    "required": ["name", "version", "description"],
    "additionalProperties": False,
}
