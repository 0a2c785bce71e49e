"""What the schema of a rule cannot say: messages that fill, examples that pin, rules that are there."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import Any

from newslint.checks import KINDS
from newslint.errors import Fault
from newslint.packs.reading import RuleSource, full_name
from newslint.packs.source import KeyPath
from newslint.packs.validate import did_you_mean

__all__ = ["semantic_faults", "unknown_rules"]


def semantic_faults(source: RuleSource) -> list[Fault]:
    data, faults = source.data, []
    kinds = [name for name in data.get("match", {}) if name in KINDS] if isinstance(data.get("match"), dict) else []
    if kinds and isinstance(data.get("message"), str):
        faults += _message_faults(source, {"match", *KINDS[kinds[0]].fields})
    for key in ("flag", "pass"):
        examples = data.get("examples", {}).get(key, []) if isinstance(data.get("examples"), dict) else []
        for index, example in enumerate(examples if isinstance(examples, list) else []):
            if isinstance(example, dict):
                faults += _example_faults(source, ("examples", key, index), example, key)
    return faults


def _message_faults(source: RuleSource, known: set[str]) -> list[Fault]:
    try:
        parts = [part[1:] for part in Formatter().parse(source.data["message"]) if part[1] is not None]
    except ValueError as error:
        return [
            source.sources.fault(("message",), f"`message`: {error}", "Write {{ and }} to mean the marks themselves.")
        ]
    faults = []
    for name, spec, conversion in parts:
        if spec or conversion:
            message = f"`message` formats {{{name}}}, which is not possible"
            faults.append(source.sources.fault(("message",), message, f"Write {{{name}}} alone."))
        elif name not in known:
            message = f"`message` has no value for {{{name}}}"
            faults.append(source.sources.fault(("message",), message, did_you_mean(str(name), sorted(known))))
    return faults


def _example_faults(source: RuleSource, at: KeyPath, example: dict[str, Any], key: str) -> list[Fault]:
    faults = []
    for part in ("headline", "text"):
        text = example.get(part, "")
        if isinstance(text, str) and (text.count("[[") != text.count("]]") or re.search(r"\[\[[^\]]*\[\[", text)):
            faults.append(
                source.sources.fault(
                    (*at, part), "[[ and ]] do not pair", "They pin the span: “Crime rose [[40 percent]].”"
                )
            )
        elif key == "pass" and isinstance(text, str) and "[[" in text:
            faults.append(source.sources.fault((*at, part), "a `pass` example pins no span", "Take the [[ ]] out."))
    published = example.get("published")
    if isinstance(published, str):
        try:
            date.fromisoformat(published)
        except ValueError:
            faults.append(
                source.sources.fault((*at, "published"), f"“{published}” is no date", "A date is written 2025-03-05.")
            )
    return faults


def unknown_rules(source: RuleSource, known: list[str]) -> list[Fault]:
    faults = []
    named = source.data.get("yields-to", [])
    for index, name in enumerate(named if isinstance(named, list) else []):
        if isinstance(name, str) and full_name(name, source.pack) not in known:
            faults.append(
                source.sources.fault(
                    ("yields-to", index),
                    f"there is no rule “{name}”",
                    did_you_mean(full_name(name, source.pack), known),
                )
            )
    return faults
