"""Pack files to rules as their authors wrote them, with what they inherit. Every fault of every file is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newslint import __version__
from newslint.errors import Fault, PackError
from newslint.matching.notation import PhraseError
from newslint.packs.domains import DOMAIN_LIST_SCHEMA, compiled_domains, domain_faults, is_domain_list
from newslint.packs.folder import PackFiles, decoded
from newslint.packs.inherit import in_long_form, merged, qualified
from newslint.packs.schema import LIST_SCHEMA, PACK_SCHEMA
from newslint.packs.source import KeyPath, Loaded, load_yaml
from newslint.packs.validate import Sources, did_you_mean, validate

__all__ = ["ListError", "Read", "RuleSource", "full_name", "known_until", "list_entries", "own_entries", "read_packs"]

#: How long a chain of `extends` may be.
MAX_ANCESTORS = 16


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule as its author wrote it, in its long form with what it inherits; for docs, examples and self-tests."""

    id: str
    pack: str
    data: dict[str, Any]
    sources: Sources
    parent: str | None = None


@dataclass(slots=True)
class Read:
    """What reading gathers before anything compiles."""

    packs: dict[str, Any] = field(default_factory=dict)
    rules: dict[str, tuple[str, dict[str, Any], Loaded]] = field(default_factory=dict)
    lists: dict[str, tuple[dict[str, Any], Loaded]] = field(default_factory=dict)
    domains: dict[str, dict[str, Any]] = field(default_factory=dict)  # domain lists, as rules look them up
    faults: list[Fault] = field(default_factory=list)
    resolved: dict[str, RuleSource | None] = field(default_factory=dict)
    list_faults: dict[str, list[Fault]] = field(default_factory=dict)  # of the lists looked at so far
    unread: set[str] = field(default_factory=set)  # rules and lists that are there, but in no readable file

    @property
    def sources(self) -> dict[str, RuleSource]:
        """The rules that could be resolved, in the order in which they were read."""
        return {id: source for id in self.rules if (source := self.resolved.get(id))}


def read_packs(packs: Sequence[PackFiles]) -> Read:
    """Every pack, word list and rule, the rules with what they inherit. What is wrong so far is in `faults`."""
    read = Read()
    for pack in packs:
        _read_pack(pack, read)
    for id in read.rules:
        _resolved(id, read, ())
    return read


def _read_pack(pack: PackFiles, read: Read) -> None:
    read.faults.extend(pack.faults)
    loaded: dict[str, Loaded] = {}
    unread: list[str] = []
    for relative, data in pack.files:
        try:
            file = load_yaml(decoded(pack, relative, data), pack.shown(relative))
        except PackError as error:
            read.faults.extend(error.faults)
            unread.append(relative)
            continue
        read.faults.extend(file.faults)
        loaded[relative] = file
    name = _header(pack, loaded.pop("pack.yaml", None), read)
    if name is None:
        return
    read.unread.update(f"{name}/{_stem(relative)}" for relative in unread)
    for relative, file in loaded.items():
        if file.faults:
            read.unread.add(f"{name}/{_stem(relative)}")
        elif relative.startswith("lists/"):
            _read_list(name, relative, file, read)
        else:
            _read_rule(name, relative, file, read)


def _header(pack: PackFiles, header: Loaded | None, read: Read) -> str | None:
    """The name of a pack whose rules are to be read, be its header sound or not; None for one that is there already."""
    if header is None:
        if not any(relative == "pack.yaml" for relative, _ in pack.files):
            read.faults.append(Fault(pack.shown("pack.yaml"), 0, 0, "the pack has no pack.yaml"))
        return pack.folder.name
    if not header.faults:
        faults = validate(header.data, PACK_SCHEMA, Sources([header]))
        read.faults.extend(faults or _version_faults(header))
    name = header.data.get("name") if isinstance(header.data, dict) else None
    if not isinstance(name, str):
        return pack.folder.name
    if name in read.packs:
        message = f"there is a pack named “{name}” already"
        read.faults.append(header.fault(("name",), message, "Give this one another name."))
        return None
    read.packs[name] = header.data
    return name


def _version_faults(header: Loaded) -> list[Fault]:
    wanted = header.data.get("newslint")
    if wanted is None:
        return []
    own = _version(__version__)
    for part in str(wanted).split(","):
        found = re.fullmatch(r"\s*(>=|<=|==|>|<)\s*(\d+(?:\.\d+)*)\s*", part)
        if not found:
            return [
                header.fault(
                    ("newslint",), f"“{wanted}” is not a range of versions", "Write it as “>=0.1” or “>=0.1,<2”."
                )
            ]
        other = _version(found[2])
        if not {">=": own >= other, "<=": own <= other, "==": own == other, ">": own > other, "<": own < other}[
            found[1]
        ]:
            return [
                header.fault(
                    ("newslint",),
                    f"the pack needs newslint {wanted}; this is {__version__}",
                    "Use another version of the pack or of newslint.",
                )
            ]
    return []


def _version(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))


def _stem(relative: str) -> str:
    return relative.rpartition("/")[2].rpartition(".")[0]


def _read_domains(name: str, file: Loaded, read: Read) -> None:
    faults = validate(file.data, DOMAIN_LIST_SCHEMA, Sources([file])) or domain_faults(file)
    read.faults.extend(faults)
    if faults:
        read.unread.add(name)
    else:
        read.domains[name] = compiled_domains(file.data)


def _read_list(pack: str, relative: str, file: Loaded, read: Read) -> None:
    if is_domain_list(file.data):
        _read_domains(f"{pack}/{_stem(relative)}", file, read)
        return
    faults = validate(file.data, LIST_SCHEMA, Sources([file]))
    read.faults.extend(faults)
    name = f"{pack}/{_stem(relative)}"
    if faults:
        read.unread.add(name)
    elif name in read.lists:
        message = f"there is a word list <{name}> already"
        read.faults.append(file.fault((), message, f"It stands in {read.lists[name][1].path}."))
    else:
        read.lists[name] = (file.data, file)


def _read_rule(pack: str, relative: str, file: Loaded, read: Read) -> None:
    if not isinstance(file.data, dict):
        read.faults.append(
            file.fault(
                (), "a rule file is a mapping of keys to values", "`newslint new-pack` writes rules to begin with."
            )
        )
        return
    stem = _stem(relative)
    name = file.data.get("id")
    if isinstance(name, str) and name != stem:
        read.faults.append(
            file.fault(
                ("id",),
                f"the rule “{name}” stands in a file named “{stem}”",
                f"Rename the file to {name}.yaml, or the rule.",
            )
        )
    id = f"{pack}/{name if isinstance(name, str) else stem}"
    if id in read.rules:
        read.faults.append(
            file.fault(("id",), f"there is a rule “{id}” already", f"It stands in {read.rules[id][2].path}.")
        )
        return
    read.rules[id] = (pack, in_long_form(file.data), file)


def _resolved(id: str, read: Read, chain: tuple[str, ...]) -> RuleSource | None:
    """A rule with what it inherits; None, and a fault, where that cannot be resolved."""
    if id in read.resolved:
        return read.resolved[id]
    read.resolved[id] = _resolve(id, read, chain)
    return read.resolved[id]


def _resolve(id: str, read: Read, chain: tuple[str, ...]) -> RuleSource | None:
    pack, data, file = read.rules[id]
    parent_id = data.get("extends")
    if not isinstance(parent_id, str):
        return RuleSource(id, pack, data, Sources([file]))
    parent_id = parent_id if "/" in parent_id else f"{pack}/{parent_id}"
    if parent_id == id or parent_id in chain:
        read.faults.append(
            file.fault(("extends",), f"the rules inherit in a circle: {' → '.join((*chain, id, parent_id))}")
        )
        return None
    known = read.resolved.get(parent_id)
    if len(chain) >= MAX_ANCESTORS or (known and len(known.sources.files) > MAX_ANCESTORS):
        read.faults.append(file.fault(("extends",), f"more than {MAX_ANCESTORS} rules inherit one from another"))
        return None
    if parent_id in read.unread:
        return None
    if parent_id not in read.rules:
        read.faults.append(
            file.fault(
                ("extends",), f"there is no rule “{parent_id}” to inherit", did_you_mean(parent_id, list(read.rules))
            )
        )
        return None
    parent = _resolved(parent_id, read, (*chain, id))
    if parent is None:
        return None
    inherited = parent.data if parent.pack == pack else qualified(parent.data, parent.pack)
    whole = merged(inherited, data, lambda at, message, help: read.faults.append(file.fault(at, message, help)))
    return RuleSource(id, pack, whole, Sources([file, *parent.sources.files]), parent_id)


def full_name(name: str, pack: str) -> str:
    return name if "/" in name else f"{pack}/{name}"


class ListError(PhraseError):
    """A word list does not hold; `fault` is where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message, 0, fault.help)
        self.fault = fault


def known_until(name: str, read: Read) -> str | None:
    """The last day that a table, or else the one it extends, knows of. Raises as `list_entries` does."""
    list_entries(name, read)
    data, _ = read.lists[name]
    if "known-until" in data or "extends" not in data:
        return data.get("known-until")
    return known_until(full_name(data["extends"], name.partition("/")[0]), read)


def list_entries(name: str, read: Read, chain: tuple[str, ...] = ()) -> list[str]:
    """The entries of a word list with what it inherits. Raises `PhraseError`, or `ListError` where a list is wrong."""
    if name in read.unread:
        return ["unread"]
    if name not in read.lists:
        raise PhraseError(f"there is no word list <{name}>", 0, did_you_mean(name, list(read.lists)))
    data, file = read.lists[name]
    entries: list[str] = []
    if "extends" in data:
        parent = full_name(data["extends"], name.partition("/")[0])
        circle = (*chain, name, parent)
        if parent in circle[:-1]:
            raise ListError(file.fault(("extends",), f"the lists inherit in a circle: {' → '.join(circle)}"))
        if len(chain) >= MAX_ANCESTORS:
            raise ListError(file.fault(("extends",), f"more than {MAX_ANCESTORS} lists inherit one from another"))
        if parent not in read.lists and parent not in read.unread:
            help = did_you_mean(parent, list(read.lists))
            raise ListError(file.fault(("extends",), f"there is no word list <{parent}> to inherit", help))
        entries += list_entries(parent, read, (*chain, name))
    entries += [entry for _, entry in own_entries(data)]
    gone = data.get("remove", [])
    for index, entry in enumerate(gone):
        if entry not in entries:
            message = f"the list <{name}> removes “{entry}”, which it does not hold"
            raise ListError(file.fault(("remove", index), message, did_you_mean(entry, entries)))
    return [entry for entry in dict.fromkeys(entries) if entry not in gone]


def own_entries(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """The entries that a list itself brings, with their places in the file."""
    for index, entry in enumerate(data.get("entries", [])):
        yield ("entries", index), entry
    for number, group in enumerate(data.get("groups", [])):
        for index, entry in enumerate(group["entries"]):
            yield ("groups", number, "entries", index), entry
    for index, entry in enumerate(data.get("add", [])):
        yield ("add", index), entry
