"""Domain lists of packs: a file in `lists/` that holds `domains:` instead of phrases."""

from __future__ import annotations

from typing import Any

from newslint.analysis.domains import domain_entry, domain_key
from newslint.errors import Fault
from newslint.packs.source import Loaded

__all__ = ["DOMAIN_LIST_SCHEMA", "compiled_domains", "domain_faults", "is_domain_list"]

_TEXT = {"type": "string", "minLength": 1}

DOMAIN_LIST_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "summary": _TEXT,
        "name": {**_TEXT, "description": "What messages call the list."},
        "date": {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "description": "As of when it holds: a day, a month or a year.",
        },
        "license": {**_TEXT, "description": "The licence of the list, where it is not the pack's."},
        "credit": {**_TEXT, "description": "Whom the licence asks to name."},
        "source": {**_TEXT, "description": "Where the list comes from."},
        "domains": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "category": {**_TEXT, "description": "What rules ask for."},
                    "rating": {**_TEXT, "description": "The word for it in messages. Default: the category."},
                    "note": _TEXT,
                    "entries": {"type": "array", "items": _TEXT, "minItems": 1},
                },
                "required": ["category", "entries"],
                "additionalProperties": False,
            },
            "minItems": 1,
            "description": "Domains in groups of one category.",
        },
    },
    "required": ["summary", "name", "date", "domains"],
    "additionalProperties": False,
}


def is_domain_list(data: Any) -> bool:
    """Whether the data of a list file is a list of domains rather than of phrases."""
    return isinstance(data, dict) and "domains" in data


def domain_faults(file: Loaded) -> list[Fault]:
    """Entries of a valid list that are no domains."""
    return [
        file.fault(("domains", number, "entries", index), f"“{entry}” is no domain", "Write example.org.")
        for number, group in enumerate(file.data["domains"])
        for index, entry in enumerate(group["entries"])
        if domain_key(entry) is None
    ]


def compiled_domains(data: dict[str, Any]) -> dict[str, Any]:
    """A valid list as rules look it up."""
    entries: dict[str, list[list[str]]] = {}
    for group in data["domains"]:
        for entry in group["entries"]:
            key = domain_key(entry)
            if key:
                domain_entry(entries, *key, group["category"], group.get("rating", group["category"]))
    return {"name": data["name"], "date": str(data["date"]), "entries": entries}
