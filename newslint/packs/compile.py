"""Pack files to compiled rules. Every fault of every file is found before anything is raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Any, TypeVar

from newslint import __version__
from newslint.checks import GUARDS, KINDS, Guard, Kind
from newslint.errors import Fault, PackError
from newslint.matching.index import build_index
from newslint.matching.inflect import UnknownWordError, forms
from newslint.matching.phrases import CompiledPhrases, PhraseError, compile_phrases
from newslint.packs.folder import PackFiles, decoded
from newslint.packs.inherit import in_long_form, merged, qualified
from newslint.packs.schema import LIST_SCHEMA, PACK_SCHEMA, rule_schema
from newslint.packs.source import KeyPath, Loaded, load_yaml
from newslint.packs.validate import Sources, did_you_mean, validate

__all__ = ["Compiled", "RuleSource", "compile_packs", "read_sources"]

_Set = TypeVar("_Set")

#: Most spellings all packs together may put into the automaton.
MAX_LITERALS = 500_000
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
class _Read:
    """What reading gathers before anything compiles."""

    packs: dict[str, Any] = field(default_factory=dict)
    rules: dict[str, tuple[str, dict[str, Any], Loaded]] = field(default_factory=dict)
    lists: dict[str, tuple[dict[str, Any], Loaded]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    resolved: dict[str, RuleSource | None] = field(default_factory=dict)


@dataclass(slots=True)
class Compiled:
    """What the cache keeps (`data`, JSON) and what only the author needs."""

    data: dict[str, Any]
    sources: dict[str, RuleSource]
    warnings: tuple[Fault, ...]


def read_sources(packs: Sequence[PackFiles]) -> tuple[dict[str, RuleSource], dict[str, Any], _Read]:
    """All rules of all packs, inherited and validated. Faults are in the third value."""
    read = _Read()
    for pack in packs:
        _read_pack(pack, read)
    sources: dict[str, RuleSource] = {}
    schema = rule_schema()
    for id in read.rules:
        source = _resolved(id, read, ())
        if source is None:
            continue
        sources[id] = source
        read.faults.extend(validate(source.data, schema, source.sources))
        read.faults.extend(_semantic_faults(source))
    known = list(sources)
    for source in sources.values():
        read.faults.extend(_unknown_rules(source, known))
    return sources, read.packs, read


def compile_packs(packs: Sequence[PackFiles]) -> Compiled:
    """Compile packs together. Raises `PackError` with every fault at its file, line and column."""
    sources, headers, read = read_sources(packs)
    bad = {fault.path for fault in read.faults}
    sets = _Sets()
    rules: list[dict[str, Any]] = []
    warnings: list[Fault] = []
    for source in sources.values():
        compiler = _RuleCompiler(source, read, sets)
        if any(file.path in bad for file in source.sources.files):
            _compile_what_is_sound(source, compiler)
        else:
            rules.append(_compiled(source, compiler))
        read.faults.extend(compiler.faults)
        warnings.extend(compiler.warnings)
    if sets.full:
        read.faults.append(
            Fault(
                "",
                0,
                0,
                f"the rules spell out more than {MAX_LITERALS:,} phrases",
                "Shorten the word lists.",
            )
        )
    if read.faults:
        raise PackError.of(read.faults)
    rules.sort(key=lambda rule: str(rule["id"]))
    data = {"rules": rules, "index": build_index(sets.wide, sets.plain, sets.local), "packs": headers}
    return Compiled(data, sources, tuple(sorted(set(warnings))))


# --- reading ---


def _read_pack(pack: PackFiles, read: _Read) -> None:
    loaded: dict[str, Loaded] = {}
    for relative, data in pack.files:
        try:
            file = load_yaml(decoded(pack, relative, data), pack.shown(relative))
        except PackError as error:
            read.faults.extend(error.faults)
            continue
        read.faults.extend(file.faults)
        loaded[relative] = file
    header = loaded.pop("pack.yaml", None)
    if header is None:
        if not any(relative == "pack.yaml" for relative, _ in pack.files):
            read.faults.append(Fault(pack.shown("pack.yaml"), 0, 0, "the pack has no pack.yaml"))
        return
    faults = validate(header.data, PACK_SCHEMA, Sources([header])) if not header.faults else []
    read.faults.extend(faults)
    if faults or header.faults:
        return
    name = header.data["name"]
    if name in read.packs:
        read.faults.append(
            header.fault(("name",), f"there is a pack named “{name}” already", "Give this one another name.")
        )
        return
    read.faults.extend(_version_faults(header))
    read.packs[name] = header.data
    for relative, file in loaded.items():
        if file.faults:
            continue
        if relative.startswith("lists/"):
            _read_list(name, relative, file, read)
        else:
            _read_rule(name, relative, file, read)


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


def _read_list(pack: str, relative: str, file: Loaded, read: _Read) -> None:
    faults = validate(file.data, LIST_SCHEMA, Sources([file]))
    read.faults.extend(faults)
    if not faults:
        read.lists[f"{pack}/{_stem(relative)}"] = (file.data, file)


def _read_rule(pack: str, relative: str, file: Loaded, read: _Read) -> None:
    if not isinstance(file.data, dict):
        read.faults.append(
            file.fault(
                (), "a rule file is a mapping of keys to values", "See `newslint explain` for what a rule holds."
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


def _resolved(id: str, read: _Read, chain: tuple[str, ...]) -> RuleSource | None:
    """A rule with what it inherits; None, and a fault, where that cannot be resolved."""
    if id in read.resolved:
        return read.resolved[id]
    read.resolved[id] = _resolve(id, read, chain)
    return read.resolved[id]


def _resolve(id: str, read: _Read, chain: tuple[str, ...]) -> RuleSource | None:
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


# --- what a schema cannot say ---


def _semantic_faults(source: RuleSource) -> list[Fault]:
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


def _unknown_rules(source: RuleSource, known: list[str]) -> list[Fault]:
    faults = []
    named = source.data.get("yields-to", [])
    for index, name in enumerate(named if isinstance(named, list) else []):
        if isinstance(name, str) and _full(name, source.pack) not in known:
            faults.append(
                source.sources.fault(
                    ("yields-to", index), f"there is no rule “{name}”", did_you_mean(_full(name, source.pack), known)
                )
            )
    return faults


def _full(name: str, pack: str) -> str:
    return name if "/" in name else f"{pack}/{name}"


# --- compiling ---


@dataclass(slots=True)
class _Sets:
    """The phrase sets of all rules by number: found in whole texts, in stretches of text, and plain literals."""

    wide: dict[int, CompiledPhrases] = field(default_factory=dict)
    local: dict[int, CompiledPhrases] = field(default_factory=dict)
    plain: dict[int, list[str]] = field(default_factory=dict)

    def number(self, kind: dict[int, _Set], one: _Set) -> int:
        number = len(self.wide) + len(self.local) + len(self.plain)
        kind[number] = one
        return number

    #: Literals spelt out so far, and what each phrase of each pack compiled to.
    size: int = 0
    known: dict[tuple[str, bool, str], CompiledPhrases] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        return self.size > MAX_LITERALS

    def once(self, term: str, exact: bool, pack: str, lists: Callable[[str], list[str]]) -> CompiledPhrases:
        """What a phrase compiles to; a second use of it costs nothing."""
        key = (term, exact, pack)
        if key not in self.known:
            self.known[key] = made = compile_phrases([term], lists=lists, inflect=forms, exact=exact)
            self.size += len(made["literals"]) + sum(len(heads) for heads, _, _ in made["anchors"])
        return self.known[key]


class _RuleCompiler:
    """What the kinds and guards of one rule may ask for while they compile."""

    def __init__(self, source: RuleSource, read: _Read, sets: _Sets) -> None:
        self.source = source
        self.base: KeyPath = ()
        self.where = "anywhere"
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self._read = read
        self._sets = sets

    def phrases(self, terms: Sequence[str], at: KeyPath, *, exact: bool = False) -> int:
        return self._sets.number(self._sets.wide, self._compiled(terms, at, exact=exact))

    def local_phrases(self, terms: Sequence[str], at: KeyPath, *, exact: bool = False) -> int:
        return self._sets.number(self._sets.local, self._compiled(terms, at, exact=exact))

    def literals(self, texts: Sequence[str]) -> int:
        return self._sets.number(self._sets.plain, list(texts))

    def _compiled(self, terms: Sequence[str], at: KeyPath, *, exact: bool) -> CompiledPhrases:
        parts: list[CompiledPhrases] = []
        for index, term in enumerate(terms):
            place = (*at, index)
            if term in terms[:index]:
                continue
            if self._sets.full:
                break  # the limit is reported once, for all packs together
            try:
                parts.append(self._sets.once(term, exact, self.source.pack, self._list))
            except PhraseError as error:
                self.fault(place, f"the phrase “{term}”: {error}", error.help)
            except UnknownWordError as error:
                self.fault(
                    place,
                    f"the forms of “{error.args[0]}” are not known",
                    "Install newslint[inflect], or write the forms out: (accuse|accused).",
                )
        return {
            "literals": list(dict.fromkeys(literal for part in parts for literal in part["literals"])),
            "anchors": [anchor for part in parts for anchor in part["anchors"]],
            "exact": exact,
        }

    def fault(self, at: KeyPath, message: str, help: str = "") -> None:
        self.faults.append(self.source.sources.fault((*self.base, *at), message, help))

    def warn(self, at: KeyPath, message: str, help: str = "") -> None:
        self.warnings.append(self.source.sources.fault((*self.base, *at), message, help))

    def _list(self, name: str) -> list[str]:
        return _entries(_full(name, self.source.pack), self._read, ())


def _entries(name: str, read: _Read, chain: tuple[str, ...]) -> list[str]:
    if name in chain:
        raise PhraseError(f"the lists inherit in a circle: {' → '.join((*chain, name))}", 0)
    if name not in read.lists:
        raise PhraseError(f"there is no word list <{name}>", 0, did_you_mean(name, list(read.lists)))
    data, _ = read.lists[name]
    entries: list[str] = []
    if "extends" in data:
        entries += _entries(_full(data["extends"], name.partition("/")[0]), read, (*chain, name))
    entries += data.get("entries", [])
    entries += [entry for group in data.get("groups", []) for entry in group["entries"]]
    entries += data.get("add", [])
    gone = set(data.get("remove", []))
    unknown = gone - set(entries)
    if unknown:
        raise PhraseError(
            f"the list <{name}> removes “{min(unknown)}”, which it does not hold",
            0,
            did_you_mean(min(unknown), entries),
        )
    return [entry for entry in dict.fromkeys(entries) if entry not in gone]


def _compile_what_is_sound(source: RuleSource, compiler: _RuleCompiler) -> None:
    """Find the faults inside the parts of a malformed rule that are well formed, so that one run names them all."""
    parts: list[tuple[KeyPath, Kind | Guard, Any]] = []
    match = source.data.get("match")
    if isinstance(match, dict):
        parts += [(("match", name), KINDS[name], options) for name, options in match.items() if name in KINDS]
    for key in ("only-if", "unless", "info-if"):
        entries = source.data.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                parts += [
                    ((key, index, name), GUARDS[name], options) for name, options in entry.items() if name in GUARDS
                ]
    for at, part, options in parts:
        if not validate(options, part.options, source.sources):
            compiler.base = at
            part.compile(options, compiler)


def _compiled(source: RuleSource, compiler: _RuleCompiler) -> dict[str, Any]:
    data = source.data
    ((kind_name, options),) = data["match"].items()
    kind = KINDS[kind_name]
    compiler.base = ("match", kind_name)
    compiler.where = data.get("in", kind.where)
    spec = kind.compile(options, compiler)
    guards: dict[str, list[Any]] = {}
    for key, name in (("only-if", "only_if"), ("unless", "unless"), ("info-if", "info_if")):
        guards[name] = []
        for index, guard in enumerate(data.get(key, [])):
            ((guard_name, guard_options),) = guard.items()
            compiler.base = (key, index, guard_name)
            guards[name].append([guard_name, GUARDS[guard_name].compile(guard_options, compiler)])
    return {
        "id": source.id,
        "pack": source.pack,
        "summary": data["summary"],
        "severity": data["severity"],
        "confidence": data["confidence"],
        "default": data.get("default", "on") == "on",
        "kind": kind_name,
        "spec": spec,
        "where": compiler.where,
        "message": data["message"],
        **guards,
        "yields_to": sorted(_full(name, source.pack) for name in data.get("yields-to", [])),
        "cap": data.get("cap"),
        "replaces": source.parent if not data.get("keep-parent") else None,
    }
