"""`newslint.yaml` → a frozen `Config`. Every fault of the file is named in one run, with its place.

A file is parsed once per content: what is valid is kept as plain JSON, so that a later run imports no YAML at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from newslint.errors import ConfigError, Fault
from newslint.findings import Profile, Severity
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.date_figures import DateOrder
    from newslint.domains import DomainSource
    from newslint.packs.source import KeyPath

__all__ = [
    "FILE_NAME",
    "Config",
    "PathOverride",
    "Pin",
    "check_pins",
    "config_for",
    "find_config",
    "forget",
    "load_config",
    "parse_config",
    "shown",
]

FILE_NAME = "newslint.yaml"

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
    with suppress(PermissionError):  # a folder that cannot be looked into has none that could be read
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


def check_pins(config: Config) -> None:
    """Raise `ConfigError` with every pack that is not as the configuration pins it."""
    if config.pins:
        from newslint.packs.pins import broken_pins

        faults = [config.fault(*broken) for broken in broken_pins(config.pins)]
        if faults:
            raise ConfigError.of(faults)


def _kept(data: bytes, path: str) -> dict[str, Any]:
    """The valid content as plain JSON, places included."""
    from newslint.config_file import config_faults
    from newslint.packs.source import load_yaml

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not valid UTF-8", path=path, line=line, column=1, help="Save the file as UTF-8.") from None
    loaded = load_yaml(text, path)
    faults = list(loaded.faults) or list(config_faults(loaded))
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
