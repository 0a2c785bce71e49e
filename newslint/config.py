"""`newslint.yaml` → a frozen `Config`. Every fault of the file is named in one run, with its place.

A file is parsed once per content: what is valid is kept as plain JSON, so that a later run imports no YAML at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from newslint.errors import ConfigError, Fault
from newslint.findings import SEVERITIES, Profile, Severity

if TYPE_CHECKING:
    from newslint.analysis.date_grammar import DateOrder
    from newslint.domains import DomainSource
    from newslint.packs.source import KeyPath, Loaded

__all__ = [
    "FILE_NAME",
    "Config",
    "PathOverride",
    "Pin",
    "config_for",
    "find_config",
    "forget",
    "load_config",
    "parse_config",
    "shown",
]

FILE_NAME = "newslint.yaml"
_PROFILES = ("gate", "desk", "audit")
_DATE_ORDERS = ("mdy", "dmy")

Place = tuple[int, int]


class PathOverride(NamedTuple):
    """What one gitignore pattern of `per-path` changes for the files it matches."""

    pattern: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile | None = None
    severity: tuple[tuple[str, Severity], ...] = ()


class Pin(NamedTuple):
    """What a pack named under `packs:` must be: its version, the hash of its content (empty: anything)."""

    pack: str
    version: str = ""
    hash: str = ""


class Config(NamedTuple):
    """The settings of one file. Hashable, so that linters can be kept per configuration; mappings are pairs.

    `path` is the file it came from (None: built in code or no file). `packs` that are folders and `baseline` are
    absolute. `places` says where each word of the file stands, for errors that only a linter can find.
    """

    path: str | None = None
    packs: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | None = None
    allow: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    per_path: tuple[PathOverride, ...] = ()
    baseline: str | None = None
    date_order: DateOrder | None = None
    domains: tuple[DomainSource, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that patterns are relative to."""
        return _resolved(str(Path(self.path or FILE_NAME).parent))

    def fault(self, word: str, message: str, help: str = "") -> Fault:
        """A fault about `word` (a rule, a pack), at the place where the file names it."""
        line, column = dict(self.places).get(word, (0, 0))
        return Fault(self.path or "", line, column, message, help)

    def for_path(self, path: str) -> Config:
        """The settings that hold for `path`: this configuration with its matching `per-path` entries folded in."""
        if not self.per_path:
            return self
        file = _resolved(str(Path(path).parent)) / Path(path).name
        inside = file.is_relative_to(self.folder)
        relative = file.relative_to(self.folder).as_posix() if inside else ""
        return _folded(self, tuple(entry for entry in self.per_path if inside and _matches(entry.pattern, relative)))


@cache
def _resolved(folder: str) -> Path:
    return Path(folder).resolve()


@cache
def _pattern(pattern: str) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])


def _matches(pattern: str, relative: str) -> bool:
    return bool(_pattern(pattern).match_file(relative))


@cache
def _folded(config: Config, entries: tuple[PathOverride, ...]) -> Config:
    """Later entries win: `select` and `profile` replace, `ignore` and `severity` add."""
    merged = config._replace(per_path=())
    for entry in entries:
        merged = merged._replace(
            select=entry.select or merged.select,
            ignore=(*merged.ignore, *entry.ignore),
            profile=entry.profile or merged.profile,
            severity=tuple({**dict(merged.severity), **dict(entry.severity)}.items()),
        )
    return merged


# Finding and loading


def find_config(folder: str) -> Path | None:
    """The `newslint.yaml` in `folder` or the nearest folder above it."""
    return _find(_resolved(folder))


@cache
def _find(folder: Path) -> Path | None:
    file = folder / FILE_NAME
    if file.is_file():
        return file
    return None if folder.parent == folder else _find(folder.parent)


def config_for(folder: str) -> Config:
    """The configuration of the files in `folder`; the empty one where no file applies. Each file is read once a run."""
    file = find_config(folder)
    found = _attempted(shown(file)) if file else _NONE
    if isinstance(found, ConfigError):
        raise found
    return found


@cache
def _attempted(path: str) -> Config | ConfigError:
    """A configuration or what is wrong with it: a broken file beside a thousand articles is not parsed for each."""
    try:
        return load_config(path)
    except ConfigError as error:
        return error


def shown(file: Path) -> str:
    """The name relative to the current folder where the file is below it: errors read best so."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def forget() -> None:
    """Look at the disk again: for programs that outlive an edit of a configuration."""
    _resolved.cache_clear()
    _find.cache_clear()
    _attempted.cache_clear()


def load_config(path: str) -> Config:
    """Read one configuration file. Raises `ConfigError` with every fault."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path, help="Check the name of the file.") from None
    from newslint.cache import cached, content_key

    kept = cached("config", content_key([b"config", data]), lambda: _kept(data, path))
    return _built(kept, path)


def parse_config(text: str, path: str) -> Config:
    """The configuration that `text` holds. Raises `ConfigError` with every fault."""
    return _built(_kept(text.encode(), path), path)


def _kept(data: bytes, path: str) -> dict[str, Any]:
    """The valid content as plain JSON, places included."""
    from newslint.packs.source import load_yaml

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not valid UTF-8", path=path, line=line, column=1, help="Save the file as UTF-8.") from None
    loaded = load_yaml(text, path)
    faults = list(loaded.faults) or list(_faults(loaded))
    if faults:
        raise ConfigError.of(faults)
    places = {at[-1]: place for at, place in loaded.keys.items() if isinstance(at[-1], str)}
    places |= {value: loaded.values[at] for at, value in _strings(loaded.data)}
    return {"data": loaded.data or {}, "places": places}


def _strings(data: Any, at: KeyPath = ()) -> Iterable[tuple[KeyPath, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(value, (*at, key))


def _built(kept: Mapping[str, Any], path: str) -> Config:
    data = {key: value for key, value in kept["data"].items() if value is not None}
    folder = Path(path).parent.resolve()
    packs = [_pin(folder, pack) for pack in _list(data.get("packs"))]
    return Config(
        path=path,
        packs=tuple(pin.pack for pin in packs),
        pins=tuple(pin for pin in packs if pin.version or pin.hash),
        select=_list(data.get("select")),
        ignore=_list(data.get("ignore")),
        profile=data.get("profile"),
        severity=_pairs(data.get("severity")),
        fail_on=data.get("fail-on"),
        allow=tuple((rule, _list(terms)) for rule, terms in data.get("allow", {}).items()),
        exclude=_list(data.get("exclude")),
        per_path=tuple(_override(pattern, entry) for pattern, entry in data.get("per-path", {}).items()),
        baseline=str(folder / data["baseline"]) if "baseline" in data else None,
        date_order=data.get("date-order"),
        domains=_domains(data["domains"], folder) if "domains" in data else (),
        places=tuple((word, (line, column)) for word, (line, column) in kept["places"].items()),
    )


def _domains(entries: Mapping[str, Any], folder: Path) -> tuple[DomainSource, ...]:
    from newslint.domains import domain_source

    return tuple(domain_source(name, entry, folder) for name, entry in entries.items())


def _override(pattern: str, entry: Mapping[str, Any] | None) -> PathOverride:
    entry = entry or {}
    return PathOverride(
        pattern=pattern,
        select=_list(entry.get("select")),
        ignore=_list(entry.get("ignore")),
        profile=entry.get("profile"),
        severity=_pairs(entry.get("severity")),
    )


def _list(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str | dict) else tuple(value or ())


def _pairs(value: dict[str, str] | None) -> tuple[tuple[str, Severity], ...]:
    return cast("tuple[tuple[str, Severity], ...]", tuple((value or {}).items()))


def _pin(folder: Path, pack: str | Mapping[str, str]) -> Pin:
    if isinstance(pack, str):
        return Pin(_pack(folder, pack))
    return Pin(_pack(folder, pack["pack"]), pack.get("version") or "", pack.get("hash") or "")


def _pack(folder: Path, pack: str) -> str:
    """A pack that is a folder, relative to the file that names it; any other word is a pack's name."""
    there = folder / pack
    return str(there.resolve()) if "/" in pack or os.sep in pack or (there / "pack.yaml").is_file() else pack


_NONE = Config()


# What a file may hold. A check yields the faults of one value.

Check = Callable[["Loaded", "KeyPath", Any], Iterable[Fault]]


def _faults(loaded: Loaded) -> Iterable[Fault]:
    if loaded.data is not None:
        yield from _mapping(_KEYS)(loaded, (), loaded.data)


def _mapping(keys: Mapping[str, Check]) -> Check:
    """A mapping of known keys; an empty value is the same as no key."""
    known = tuple(keys)
    listed = f"Known here: {', '.join(known)}."

    def check(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
        if not isinstance(value, dict):
            yield _wrong(loaded, at, value, "settings, one “key: value” a line")
            return
        for key, inner in value.items():
            if key not in keys:
                yield loaded.fault((*at, key), f"unknown key “{key}”", _meant(key, known, listed), key=True)
            elif inner is not None:
                yield from keys[key](loaded, (*at, key), inner)

    return check


def _each(inner: Check, what: str) -> Check:
    """A mapping whose keys are free and whose values are all of one sort."""

    def check(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
        if not isinstance(value, dict):
            yield _wrong(loaded, at, value, what)
            return
        for key, held in value.items():
            yield from inner(loaded, (*at, key), held)

    return check


def _word(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    if not isinstance(value, str) or not value:
        yield _wrong(loaded, at, value, "a word")


def _text(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    if not isinstance(value, str):
        wrong = _wrong(loaded, at, value, "text")
        yield wrong._replace(help="Put it in quotation marks.")


def _words(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    if not isinstance(value, str | list) or value == "":
        yield _wrong(loaded, at, value, "a list of words")
        return
    for index, word in enumerate(value if isinstance(value, list) else ()):
        yield from _word(loaded, (*at, index), word)


def _packs(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    """Packs by name or folder, each bare or with the version and the hash that it must have."""
    entries = value if isinstance(value, list) else [value]
    for index, entry in enumerate(entries):
        here = (*at, index) if isinstance(value, list) else at
        if not isinstance(entry, dict):
            yield from _word(loaded, here, entry)
            continue
        yield from _mapping(_PIN)(loaded, here, entry)
        if not entry.get("pack"):
            yield loaded.fault(here, "a pinned pack needs its name or folder", "Write it as “pack: …”.")


def _one_of(choices: Iterable[str]) -> Check:
    known = tuple(choices)

    def check(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
        if value not in known:
            message = f"“{'.'.join(map(str, at))}” must be {_listed(known)}, not {_shown_value(value)}"
            yield loaded.fault(at, message, _meant(value, known) if isinstance(value, str) else "")

    return check


def _wrong(loaded: Loaded, at: KeyPath, value: Any, wanted: str) -> Fault:
    name = f"“{'.'.join(map(str, at))}”" if at else "the file"
    return loaded.fault(at, f"{name} must hold {wanted}, not {_shown_value(value)}")


def _shown_value(value: Any) -> str:
    names = {dict: "a mapping", list: "a list" if value else "an empty list", type(None): "nothing"}
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, bool):
        return str(value).lower()
    return names.get(type(value)) or str(value)


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _meant(word: str, known: Sequence[str], otherwise: str = "") -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"Did you mean “{close[0]}”?" if close else otherwise


def _needing(keys: Mapping[str, Check], *needed: str) -> Check:
    """A mapping of known keys, some of which it must have."""
    inner = _mapping(keys)

    def check(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
        yield from inner(loaded, at, value)
        for key in needed if isinstance(value, dict) else ():
            if value.get(key) is None:
                yield loaded.fault(at, f"“{'.'.join(map(str, at))}” has no “{key}:”", key=True)

    return check


def _date(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    from datetime import date

    parts = str(value).split("-")
    try:
        date(*map(int, [*parts, "1", "1"][:3]))
        sound = 1 <= len(parts) <= 3 and all(map(str.isdigit, parts))
    except (ValueError, OverflowError):
        sound = False
    if not sound:
        yield loaded.fault(at, f"“{value}” is no date", "Write a day, a month or a year: 2026-10-01, 2026-10, 2026.")


def _number(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _wrong(loaded, at, value, "a number")


def _means(loaded: Loaded, at: KeyPath, value: Any) -> Iterable[Fault]:
    """What the ratings of a domain list mean: one category for all, or each category with its ratings or bounds."""
    if not isinstance(value, dict) or not value:
        if not isinstance(value, str) or not value:
            yield _wrong(loaded, at, value, "a category, or categories and their ratings")
        return
    for category, one in value.items():
        if isinstance(one, dict):
            yield from _mapping({"below": _number, "above": _number})(loaded, (*at, category), one)
            if not one:
                yield _wrong(loaded, (*at, category), one, "“below:” or “above:”")
        elif one is None or one == [] or (isinstance(one, list) and any(isinstance(x, dict | list) for x in one)):
            yield _wrong(loaded, (*at, category), one, "a rating, a list of ratings, or “below:” and “above:”")


_SEVERITY = _one_of(SEVERITIES)
_RULES: dict[str, Check] = {
    "select": _words,
    "ignore": _words,
    "profile": _one_of(_PROFILES),
    "severity": _each(_SEVERITY, "“rule: error”, “rule: warning” or “rule: info”, one a line"),
}
_PIN: dict[str, Check] = {"pack": _word, "version": _text, "hash": _text}
_KEYS: dict[str, Check] = {
    "packs": _packs,
    **_RULES,
    "fail-on": _SEVERITY,
    "allow": _each(_words, "“rule: [term, …]”, one a line"),
    "exclude": _words,
    "per-path": _each(_mapping(_RULES), "“pattern:” and the settings that differ there"),
    "baseline": _word,
    "date-order": _one_of(_DATE_ORDERS),
    "domains": _each(
        _needing(
            {
                "file": _word,
                "date": _date,
                "columns": _mapping({"domain": _word, "rating": _word, "date": _word}),
                "as": _means,
            },
            "file",
            "as",
        ),
        "“name of the list:” and its file and ratings",
    ),
}
