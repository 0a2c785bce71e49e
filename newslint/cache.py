"""Compiled data kept between runs: JSON in the user's cache folder, keyed by content and version.

A cache is a convenience. Whatever is wrong with it (unwritable, corrupt, shared by two processes) costs time, never
a result and never an error.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from newslint import __version__
from newslint.hashing import blake2b

__all__ = ["cache_folder", "cached", "content_key", "keep"]

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
#: Entries of one kind kept; the oldest go first.
MAX_ENTRIES = 64


def cache_folder(platform: str = sys.platform) -> Path:
    """Where compiled data is kept: `$NEWSLINT_CACHE_DIR`, else the platform's cache folder for the user."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named:
        return Path(named)
    if platform.startswith("linux"):  # as platformdirs has it, whose import takes longer than all that is read here
        return Path(os.environ.get("XDG_CACHE_HOME", "").strip() or Path("~/.cache").expanduser(), "newslint")
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("newslint", appauthor=False))


def content_key(parts: Iterable[bytes]) -> str:
    """32 hex digits that stand for `parts`, this newslint (as installed or edited) and this version of Python."""
    digest = blake2b(f"{__version__}/{sys.version_info[:2]}/{_own_code()}".encode(), digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


@cache
def _own_code() -> str:
    """The files of the package by time and size: a checkout under work must not read what it kept before."""
    package = Path(__file__).resolve().parent
    stats = []
    folders = [str(package)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
            folders += [entry.path for entry in entries if entry.is_dir() and not entry.name.startswith("__")]
            stats += [
                (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries if entry.is_file()
            ]
    return repr(stats)


def cached(kind: str, key: str, make: Callable[[], Any]) -> Any:
    """The kept JSON value of `kind` under `key`, else `make()`, which is kept. What `make` raises is raised."""
    try:
        file = cache_folder() / f"{kind}-{key}.json"
    except (OSError, RuntimeError):
        return make()
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(file.read_bytes())
        if isinstance(kept, dict) and kept.get("key") == key and "value" in kept:
            return kept["value"]
    value = make()
    with suppress(OSError):
        keep(file, _as_bytes({"key": key, "value": value}))
    return value


def _as_bytes(value: Any) -> bytes:
    """JSON in ASCII, which is read faster, with as few escapes as may be."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text).encode()


def keep(file: Path, data: bytes) -> None:
    """Write whole or not at all: a reader in another process sees the old file or the new one."""
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    kind = file.name.rpartition("-")[0]
    kept = sorted(file.parent.glob(f"{kind}-*{file.suffix}"), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for old in kept[MAX_ENTRIES:]:
        old.unlink(missing_ok=True)
