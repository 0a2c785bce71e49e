"""Paths as given on the command line → the files to read, in a fixed order.

A file that is named is read, whatever its name. A folder is walked for articles: hidden files, what git ignores and
what the configuration excludes stay out. What cannot be read becomes an entry with its fault, so that a run never
looks green because something was skipped.
"""

# Paths are shown as they were given, which pathlib would tidy up.
# ruff: noqa: PTH110, PTH112, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config import Config, config_for
from newslint.errors import Fault
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["SUFFIXES", "Entry", "discover", "excludes"]

#: What counts as an article when a folder is walked.
SUFFIXES = (".txt", ".md", ".html", ".htm")


class Entry(NamedTuple):
    """One input: a path as it will be shown, with its bytes if they are already read, or why there is nothing.

    `changed` are the only lines to report on, first and last, 1-based, ended by line feeds; None: all of them. `before`
    is where git holds what the file was: its repository, and the revision with the path.
    `row` is the line of a JSON Lines file that `data` is; 0 for a file that is an article.
    """

    path: str
    data: bytes | None = None
    fault: Fault | None = None
    changed: tuple[tuple[int, int], ...] | None = None
    before: tuple[str, str] | None = None
    row: int = 0


class _Ignores(NamedTuple):
    """The patterns that hold in one folder, each with the folder they are relative to, the nearest last."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def ignores(self, path: str) -> bool:
        """Whether `path` (absolute; a folder ends with a slash) is ignored: the nearest file that speaks decides."""
        for folder, spec in reversed(self.specs):
            if path.startswith(folder + "/"):
                include = spec.check_file(path[len(folder) + 1 :]).include
                if include is not None:
                    return include
        return False


def discover(paths: Sequence[str], config: Config | None = None) -> list[Entry]:
    """The entries for `paths`, each file once. `config` replaces those found beside the files."""
    found: list[Entry] = []
    seen: set[str] = set()
    for path in paths:
        if not os.path.isdir(path):
            found.append(Entry(path))  # as given, whatever else was given
            seen.add(os.path.realpath(path))
            continue
        for entry, real in _walked(path, config):
            if real not in seen:
                seen.add(real)
                found.append(entry)
    return found


def _walked(path: str, config: Config | None) -> Iterator[tuple[Entry, str]]:
    """The articles under a folder with their real paths, sorted; an entry with a fault when there are none."""
    real_top = os.path.realpath(path)
    empty = True
    for entry, real in _walk(path, real_top, config):
        empty = False
        yield entry, real
    if empty:
        hint = f"A folder is searched for {', '.join(SUFFIXES)}, but for what “exclude:” and .gitignore leave out."
        yield Entry(path, fault=Fault(path, 0, 0, "no articles in this folder", hint)), real_top


def _walk(top: str, real_top: str, config: Config | None) -> Iterator[tuple[Entry, str]]:
    """Depth first, in the order of the sorted paths. Links to folders are not followed, so there are no loops."""
    pending: list[tuple[str, str, _Ignores | None]] = [(top, real_top, _outer_ignores(real_top))]
    while pending:
        shown, real, ignores = pending.pop()
        if ignores is None:
            yield Entry(shown), real
            continue
        try:
            with os.scandir(real) as scan:
                entries = sorted(
                    scan, key=lambda entry: entry.name + "/" * entry.is_dir(follow_symlinks=False), reverse=True
                )
        except OSError as error:
            yield Entry(shown, fault=Fault(shown, 0, 0, f"cannot read this folder: {error.strerror}")), real
            continue
        ignores = _with_own(ignores, real)
        excluded = _excluded(config if config is not None else config_for(real))
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            place = os.path.join(real, entry.name)
            if not entry.name.startswith(".") and (is_folder or _is_article(entry)):
                named = _posix(place) + "/" * is_folder
                if not ignores.ignores(named) and not excluded.ignores(named):
                    place = os.path.realpath(place) if entry.is_symlink() else place
                    pending.append((_joined(shown, entry.name), place, ignores if is_folder else None))


def _joined(folder: str, name: str) -> str:
    return name if folder in (".", "") else os.path.join(folder, name)


def _is_article(entry: os.DirEntry[str]) -> bool:
    # A link in a circle is no file, and no fault of the folder that it lies in: `entry.is_file` would raise.
    return entry.name.lower().endswith(SUFFIXES) and (
        entry.is_file(follow_symlinks=False) or Path(entry.path).is_file()
    )


def _outer_ignores(folder: str) -> _Ignores:
    """The `.gitignore` files above `folder`, from the root of its repository down; none outside a repository."""
    above: list[str] = []
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        at, below = os.path.dirname(at), at
        if at == below:
            return _Ignores()
        above.append(at)
    ignores = _Ignores()
    for one in reversed(above):
        ignores = _with_own(ignores, one)
    return _Ignores() if ignores.ignores(_posix(folder) + "/") else ignores  # a folder that is named is walked


def _with_own(outer: _Ignores, folder: str) -> _Ignores:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as stream:
            lines = tuple(stream)
    except OSError:
        return outer
    return _Ignores((*outer.specs, (_posix(folder), _spec(lines))))


@cache
def _excluded(config: Config) -> _Ignores:
    if not config.exclude:
        return _Ignores()
    return _Ignores(((_posix(str(config.folder)), _spec(config.exclude)),))


def excludes(config: Config, path: str) -> bool:
    """Whether the configuration leaves a file out of the walk."""
    return _excluded(config).ignores(_posix(os.path.realpath(path)))


def _posix(folder: str) -> str:
    return folder.replace(os.sep, "/").rstrip("/")


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
