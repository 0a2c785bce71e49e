"""Rules as read to rules that run. Every fault of every file is found before anything is raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from newslint.checks import GUARDS, KINDS, Guard, Kind
from newslint.checks.base import Row
from newslint.errors import Fault, PackError
from newslint.matching.index import build_index
from newslint.matching.inflect import UnknownWordError, forms
from newslint.matching.notation import PhraseError, lists_in
from newslint.matching.phrases import CompiledPhrases, compile_phrases
from newslint.packs.folder import PackFiles, is_bundled
from newslint.packs.reading import (
    ListError,
    Read,
    RuleSource,
    full_name,
    known_until,
    list_entries,
    own_entries,
    read_packs,
)
from newslint.packs.schema import rule_schema
from newslint.packs.semantics import semantic_faults, unknown_rules
from newslint.packs.source import KeyPath
from newslint.packs.validate import did_you_mean, validate

__all__ = ["Compiled", "compile_packs"]

_Set = TypeVar("_Set")

#: Most spellings of words that all packs together may hold.
MAX_LITERALS = 500_000


@dataclass(slots=True)
class Compiled:
    """What the cache keeps (`data`, JSON) and what only the author needs."""

    data: dict[str, Any]
    sources: dict[str, RuleSource]
    lists: dict[str, list[str]]
    warnings: tuple[Fault, ...]


def compile_packs(packs: Sequence[PackFiles]) -> Compiled:
    """Compile packs together. Raises `PackError` with every fault at its file, line and column."""
    read = read_packs(packs)
    sources = read.sources
    schema = rule_schema()
    for source in sources.values():
        read.faults.extend(validate(source.data, schema, source.sources))
        read.faults.extend(semantic_faults(source))
        read.faults.extend(unknown_rules(source, [*sources, *read.unread]))
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
    for name in read.lists.keys() - sets.sound:
        read.faults.extend(_list_faults(name, read))
    if sets.full:
        message = f"the rules spell out more than {MAX_LITERALS:,} words and phrases"
        read.faults.append(Fault("", 0, 0, message, "Shorten the word lists."))
    if read.faults:
        raise PackError.of(read.faults)
    rules.sort(key=lambda rule: str(rule["id"]))
    data = {"rules": rules, "index": build_index(sets.wide, sets.plain, sets.local), "packs": read.packs}
    lists = {name: list_entries(name, read) for name in read.lists}
    return Compiled(data, sources, lists, tuple(sorted(set(warnings))))


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

    #: Spellings so far, and what each phrase of each pack compiled to.
    size: int = 0
    known: dict[tuple[str, bool, str], CompiledPhrases] = field(default_factory=dict)
    #: The word lists that compiled as part of a phrase.
    sound: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        return self.size > MAX_LITERALS

    def once(self, term: str, exact: bool, pack: str, lists: Callable[[str], list[str]]) -> CompiledPhrases:
        """What a phrase compiles to; a second use of it costs nothing."""
        key = (term, exact, pack)
        if key not in self.known:
            used = lists_in(term)
            self.known[key] = made = _compiled_phrase(term, exact, tuple((name, tuple(lists(name))) for name in used))
            self.sound.update(full_name(name, pack) for name in used)
            self.size += _spellings(made)
        return self.known[key]


@lru_cache(maxsize=20_000)
def _compiled_phrase(term: str, exact: bool, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> CompiledPhrases:
    """What a phrase with such lists compiles to: kept, for an editor compiles the packs at every change of a rule."""
    return compile_phrases([term], lists=dict(lists).__getitem__, inflect=forms, exact=exact)


def _spellings(made: CompiledPhrases) -> int:
    """How many spellings of words a compiled phrase holds, those that are no literals included."""
    around = sum(len(heads) + sum(map(len, (*before, *tail))) for heads, before, tail in made["anchors"])
    return len(made["literals"]) + around


class _RuleCompiler:
    """What the kinds and guards of one rule may ask for while they compile."""

    def __init__(self, source: RuleSource, read: Read, sets: _Sets) -> None:
        self.source = source
        self.base: KeyPath = ()
        self.where = "anywhere"
        self.own = all(is_bundled(file.path) for file in source.sources.files)
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        #: The numbers of the phrase sets that the rule has asked for.
        self.numbers: set[int] = set()
        self._read = read
        self._sets = sets

    def phrases(self, terms: Sequence[str], at: KeyPath, *, exact: bool = False) -> int:
        return self._numbered(self._sets.wide, self._compiled(terms, at, exact=exact))

    def local_phrases(self, terms: Sequence[str], at: KeyPath, *, exact: bool = False) -> int:
        return self._numbered(self._sets.local, self._compiled(terms, at, exact=exact))

    def literals(self, texts: Sequence[str]) -> int:
        return self._numbered(self._sets.plain, list(texts))

    def _numbered(self, sets: dict[int, Any], made: Any) -> int:
        number = self._sets.number(sets, made)
        self.numbers.add(number)
        return number

    def domain_list(self, name: str, at: KeyPath) -> dict[str, Any] | None:
        full = full_name(name, self.source.pack)
        if full not in self._read.domains and full not in self._read.unread:
            self.fault(at, f"there is no domain list <{name}>", did_you_mean(full, list(self._read.domains)))
        return self._read.domains.get(full)

    def rule(self, name: str, at: KeyPath) -> str:
        full = full_name(name, self.source.pack)
        other = self._read.sources.get(full)
        if other is None and full not in self._read.unread:
            self.fault(at, f"there is no rule “{name}”", did_you_mean(full, list(self._read.sources)))
        match = other.data.get("match") if other else None
        if isinstance(match, dict) and "findings" in match:
            help = "Name the rules that it counts."
            self.fault(at, f"“{name}” counts findings itself, and cannot be counted", help)
        return full

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
            except (PhraseError, UnknownWordError) as error:
                if not any(_list_faults(name, self._read) for name in self._lists_in(term)):
                    self.fault(place, *_phrase_fault(term, error))
        return {
            "literals": list(dict.fromkeys(literal for part in parts for literal in part["literals"])),
            "anchors": [anchor for part in parts for anchor in part["anchors"]],
            "exact": exact,
        }

    def fault(self, at: KeyPath, message: str, help: str = "") -> None:
        self.faults.append(self.source.sources.fault((*self.base, *at), message, help))

    def warn(self, at: KeyPath, message: str, help: str = "") -> None:
        self.warnings.append(self.source.sources.fault((*self.base, *at), message, help))

    def rows(self, entries: Sequence[str], at: KeyPath) -> list[Row]:
        found: list[Row] = []
        for index, entry in enumerate(entries):
            named = re.fullmatch(r"<([a-z0-9/-]+)>", entry)
            if named is None:
                found.append(Row(entry, None, index))
                continue
            name = full_name(named[1], self.source.pack)
            if name in self._read.unread:
                continue
            try:
                known = known_until(name, self._read)
                found += [Row(row, known, index) for row in list_entries(name, self._read)]
                self._sets.sound.add(name)
            except ListError:
                continue  # that list is named by itself
            except PhraseError as error:
                self.fault((*at, index), str(error), error.help)
        return found

    def _list(self, name: str) -> list[str]:
        return list_entries(full_name(name, self.source.pack), self._read)

    def _lists_in(self, term: str) -> list[str]:
        return [full_name(name, self.source.pack) for name in lists_in(term)]


def _phrase_fault(term: str, error: PhraseError | UnknownWordError) -> tuple[str, str]:
    if isinstance(error, PhraseError):
        return f"the phrase “{term}”: {error}", error.help
    help = "Install newslint[inflect], or write the forms out: (accuse|accused)."
    return f"the forms of “{error.args[0]}” are not known", help


def _list_faults(name: str, read: Read) -> list[Fault]:
    """What is wrong with a word list itself, and with those it inherits."""
    if name not in read.lists:
        return []
    if name not in read.list_faults:
        read.list_faults[name] = _faults_of_list(name, read)
    return read.list_faults[name]


def _faults_of_list(name: str, read: Read) -> list[Fault]:
    data, file = read.lists[name]
    pack = name.partition("/")[0]
    faults: list[Fault] = []
    try:
        list_entries(name, read)
    except ListError as error:
        return [error.fault]
    for at, entry in own_entries(data):
        try:
            compile_phrases([entry], lists=lambda other: list_entries(full_name(other, pack), read), inflect=forms)
        except ListError:
            continue  # that list is named by itself
        except (PhraseError, UnknownWordError) as error:
            faults.append(file.fault(at, *_phrase_fault(entry, error)))
    if "extends" in data:
        faults += _list_faults(full_name(data["extends"], pack), read)
    return faults


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
        "yields_to": sorted(full_name(name, source.pack) for name in data.get("yields-to", [])),
        "cap": data.get("cap"),
        "replaces": source.parent if not data.get("keep-parent") else None,
        "sets": sorted(compiler.numbers),
    }
