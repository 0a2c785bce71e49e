"""Plain data against a JSON Schema: every fault, in words an editor can act on, at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from newslint.errors import Fault
from newslint.packs.source import KeyPath, Loaded, walk

__all__ = ["Sources", "did_you_mean", "validate"]

_TYPES = {
    "array": "a list",
    "object": "a mapping",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


class Sources:
    """Where the values of a rule were written: in its own file, else in the files it inherits from."""

    def __init__(self, files: Sequence[Loaded]) -> None:
        self.files = files

    def fault(self, at: KeyPath, message: str, help: str = "", *, key: bool = False) -> Fault:
        """A fault at a key path of the long form, put where the rule's author wrote it."""
        for file in self.files:
            for written in _as_written(at):
                if written in file.values or written in file.keys:
                    return file.fault(written, message, help, key=key)
        return self.files[0].fault(at, message, help, key=key)


def _as_written(at: KeyPath) -> Iterator[KeyPath]:
    """A key path, and as it is where a shorthand left one key of it out."""
    yield at
    for index in range(len(at) - 1, 0, -1):
        yield at[:index] + at[index + 1 :]


def validate(data: Any, schema: Mapping[str, Any], sources: Sources) -> list[Fault]:
    """Every fault of `data`. An empty list means it is valid."""
    faults = [fault for error in Draft202012Validator(schema).iter_errors(data) for fault in _faults(error, sources)]
    faults.extend(_control_characters(data, sources))
    return faults


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """“Did you mean …?”, or the known words when they are few, or nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known here: {', '.join(sorted(known))}." if 0 < len(known) <= 30 else ""


def _faults(error: ValidationError, sources: Sources) -> Iterator[Fault]:
    at: KeyPath = tuple(error.absolute_path)
    rule = str(error.validator)
    instance: Any = error.instance
    schema: Any = error.schema
    wanted: Any = error.validator_value
    if rule == "additionalProperties":
        known = list(schema.get("properties", {}))
        for key in instance:
            if key not in known:
                yield sources.fault((*at, key), f"unknown key “{key}”", did_you_mean(str(key), known), key=True)
    elif rule == "enum":
        allowed = [str(value) for value in wanted]
        yield sources.fault(
            at, f"“{instance}” is not one of: {', '.join(allowed)}", did_you_mean(str(instance), allowed)
        )
    elif rule == "type":
        message = f"{_key(at)} must be {_TYPES.get(str(wanted), wanted)}, not {_found(instance)}"
        yield sources.fault(at, message, _type_help(str(wanted), instance, schema))
    elif rule == "required":
        for key in wanted:
            if key not in instance and f"'{key}'" in error.message:
                yield sources.fault(at, f"the key “{key}” is missing" + (f" in {_key(at)}" if at else ""))
    elif rule in ("minProperties", "maxProperties"):
        choices = ", ".join(schema.get("properties", {})) or "an entry"
        yield sources.fault(at, f"{_key(at)} must have exactly one of: {choices}", key=True)
    elif rule == "pattern":
        yield sources.fault(at, f"“{instance}” is not a good {_key(at)}", _pattern_help(str(wanted)))
    elif rule in ("minItems", "minLength"):
        yield sources.fault(at, f"{_key(at)} is empty")
    else:
        yield sources.fault(at, f"{_key(at)}: {error.message}")


def _key(at: KeyPath) -> str:
    named = [part for part in at if isinstance(part, str)]
    if not named:
        return "the file"
    return f"`{named[-1]}`" + (f" (entry {at[-1] + 1})" if isinstance(at[-1], int) else "")


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    for kind, name in (
        (bool, "true or false"),
        (str, "text"),
        (int, "a number"),
        (float, "a number"),
        (list, "a list"),
        (dict, "a mapping"),
    ):
        if isinstance(value, kind):
            return name
    return type(value).__name__


def _type_help(wanted: str, instance: Any, schema: Mapping[str, Any]) -> str:
    if wanted == "array":
        return "A list is written [one, two], or each entry on a line of its own after “- ”."
    if wanted == "object" and schema.get("properties"):
        return f"It has the keys {', '.join(schema['properties'])}."
    return "Put it in quotation marks." if wanted == "string" and isinstance(instance, int | float) else ""


def _pattern_help(pattern: str) -> str:
    if r"\d{4}-" in pattern:
        return "A date is written 2025-03-05."
    if r"\d+(\." in pattern:
        return "A version is written 1.0.0."
    return "Lower-case letters, digits and hyphens."


def _control_characters(data: Any, sources: Sources) -> Iterator[Fault]:
    """Characters that would act on a terminal or a page, anywhere a rule's words can come from."""
    for at, value in walk(data):
        if isinstance(value, str):
            yield from _acting(value, _key(at), at, sources)
        elif isinstance(value, dict):
            for key in value:
                yield from _acting(str(key), "a key", (*at, key), sources)


def _acting(text: str, where: str, at: KeyPath, sources: Sources) -> Iterator[Fault]:
    found = _ACTS.search(text)
    if found:
        char = found[0]
        message = f"a control character (U+{ord(char):04X}) in {where}"
        hint = "Take it out. A regex with a \\ stands in single quotes." if char in "\a\b\f\v\r" else "Take it out."
        yield sources.fault(at, message, hint, key=where == "a key")


#: Characters that steer what shows them: controls, lone surrogates, marks that turn the writing direction.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a\u202b\u202d\u202e\u2066-\u2068]")
