"""What `newslint.yaml` may hold: its keys, and a check of each that yields the faults of one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslint.errors import Fault
from newslint.findings import SEVERITIES

if TYPE_CHECKING:
    from newslint.packs.source import KeyPath, Loaded

__all__ = ["config_faults"]

_PROFILES = ("gate", "desk", "audit")
_DATE_ORDERS = ("mdy", "dmy")

Check = Callable[["Loaded", "KeyPath", Any], Iterable[Fault]]


def config_faults(loaded: Loaded) -> Iterable[Fault]:
    """What is wrong with the content of a configuration file, each fault at its place."""
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
