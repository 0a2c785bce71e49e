"""YAML as rule files and configuration use it: plain data, every key and value with its place, nothing clever.

The reading is stricter than YAML 1.1: `on`, `off`, `yes`, `no` and dates are strings; anchors, aliases, tags and
duplicate keys are faults. A document is data, so it cannot run code, grow without bound or nest without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newslint.errors import Fault

__all__ = ["KeyPath", "Loaded", "load_yaml"]

KeyPath = tuple[str | int, ...]

#: Deeper than any rule file, shallow enough for everything downstream that recurses.
MAX_DEPTH = 32
MAX_CHARACTERS = 4_000_000
#: Values of one file: more than any list of words, few enough to validate in seconds.
MAX_VALUES = 100_000

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
              "false": False, "False": False, "FALSE": False}  # fmt: skip
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Plain data with the 1-based (line, column) of every key and value, and the faults found while reading."""

    path: str
    data: Any
    keys: dict[KeyPath, tuple[int, int]]
    values: dict[KeyPath, tuple[int, int]]
    faults: tuple[Fault, ...]

    def place(self, at: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """Where the value at a key path stands (its key with `key=True`); the nearest parent when it is absent."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        while at:
            found = first.get(at) or second.get(at)
            if found:
                return found
            at = at[:-1]
        return self.values.get((), (1, 1))

    def fault(self, at: KeyPath, message: str, help: str = "", *, key: bool = False) -> Fault:
        """A fault at a key path."""
        line, column = self.place(at, key=key)
        return Fault(self.path, line, column, message, help)


#: How faults begin after which nothing more is read.
_HOPELESS = ("nested", "more than")


@dataclass(slots=True)
class _Reader:
    """Builds data from parser events without recursion."""

    path: str
    keys: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    values: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    data: Any = None
    stack: list[tuple[Any, KeyPath]] = field(default_factory=list)
    pending: list[tuple[str, bool]] = field(default_factory=list)  # one per open mapping: (key, is_set)

    def fault(self, mark: Any, message: str, help: str = "") -> None:
        self.faults.append(Fault(self.path, mark.line + 1, mark.column + 1, message, help))

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_LOADER):
            self.event(event)
            if self.faults and self.faults[-1].message.startswith(_HOPELESS):
                return

    def event(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            hint = (
                "A value that begins with * must stand in quotation marks; what stands elsewhere is written out again."
            )
            self.fault(event.start_mark, "aliases are not allowed here", hint)
            self.value(None, event.start_mark)
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            container, _ = self.stack.pop()
            if isinstance(container, dict):
                self.pending.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.values:
            self.fault(event.start_mark, "a second document in one file", "Put each in a file of its own.")

    def scalar(self, event: Any) -> None:
        if event.tag is not None:
            self.fault(event.start_mark, f"the tag {event.tag} is not allowed here", "Use plain values.")
        if self.expects_key():
            self.key(event)
        else:
            self.value(_plain(event.value) if event.implicit[0] else event.value, event.start_mark)

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and not self.pending[-1][1]

    def key(self, event: Any) -> None:
        container, path = self.stack[-1]
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.value in container:
            first = self.keys.get((*path, event.value), place)
            self.fault(
                event.start_mark, f"the key “{event.value}” stands here twice", f"It stands first in line {first[0]}."
            )
        self.keys[(*path, event.value)] = place
        self.pending[-1] = (event.value, True)

    def open(self, event: Any, container: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.fault(event.start_mark, f"nested more than {MAX_DEPTH} levels deep")
            return
        if self.expects_key():
            self.fault(event.start_mark, "a key must be a single word", "Quote it if it holds brackets.")
            self.pending[-1] = ("", True)
        path = self.value(container, event.start_mark)
        self.stack.append((container, path))
        if isinstance(container, dict):
            self.pending.append(("", False))

    def value(self, value: Any, mark: Any) -> KeyPath:
        place = (mark.line + 1, mark.column + 1)
        if not self.stack:
            self.data = value
            self.values[()] = place
            return ()
        container, path = self.stack[-1]
        if isinstance(container, dict):
            at: KeyPath = (*path, self.pending[-1][0])
            container[self.pending[-1][0]] = value
            self.pending[-1] = ("", False)
        else:
            at = (*path, len(container))
            container.append(value)
        self.values[at] = place
        if len(self.values) == MAX_VALUES:
            self.fault(mark, f"more than {MAX_VALUES:,} values in one file", "Split the file.")
        return at


def _plain(value: str) -> Any:
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if _INT.fullmatch(value) and len(value) < 19:
        return int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    return value


def load_yaml(text: str, path: str) -> Loaded:
    """Read one YAML document. Never raises for bad text: what is wrong is in `faults`, with its place."""
    reader = _Reader(path)
    if len(text) > MAX_CHARACTERS:
        reader.faults.append(Fault(path, 0, 0, f"longer than {MAX_CHARACTERS:,} characters", "Split the file."))
    else:
        try:
            reader.read(text)
        except yaml.YAMLError as error:
            reader.faults.append(_syntax_fault(error, path, text))
    return Loaded(path, reader.data, reader.keys, reader.values, tuple(reader.faults))


#: What YAML allows no file to hold.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _syntax_fault(error: yaml.YAMLError, path: str, text: str) -> Fault:
    found = _UNREADABLE.search(text)
    if found and isinstance(error, yaml.reader.ReaderError):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        message = f"a control character (U+{ord(found[0]):04X})"
        return Fault(path, line, column, message, "Take it out, or write it as an escape in double quotes.")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    return Fault(
        path, line, column, f"not valid YAML: {problem}" + (f" ({context})" if context else ""), _yaml_help(problem)
    )


def _yaml_help(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "A value that holds “: ” must stand in quotation marks."
    if "cannot start any token" in problem:
        return "Tabs cannot indent; a value that begins with a special character must stand in quotation marks."
    if "unknown escape character" in problem:
        return "In double quotes \\ begins an escape. Put a regex into single quotes."
    return (
        "Check indentation and brackets; a value that holds [ ] { } or begins with them must stand in quotation marks."
    )


def walk(data: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value of plain data with its key path, parents first."""
    yield at, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*at, index))
