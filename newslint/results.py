"""Results kept between runs: an input that has not changed is not linted again.

A result is kept under everything it depends on: the bytes of the input, its path as given and the working folder, the
call, the configuration that holds for it, the baseline, the content of every pack, the report's format and look, this
newslint and the packages it stands on. So nothing ever has to be cleared, and an edit of a rule is never missed.

The store is one SQLite file in the user's cache folder. Whatever is wrong with it (locked, corrupt, unwritable, two
runs at once) costs time, never a result and never an error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.cache import cache_folder, content_key
from newslint.hashing import blake2b

if TYPE_CHECKING:
    import sqlite3

    from newslint.config import Config

__all__ = ["MAX_BYTES", "Results"]

#: What the store may hold; past it, the older half goes.
MAX_BYTES = 128 * 1024 * 1024
_FILE = "results-1.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB NOT NULL) "
_BATCH = 512
_WAIT = 0.25  # seconds for another run to let go of the file
_CHECK = 8  # bytes that tell whether a value is as it was written


class Results:
    """The results of earlier runs, as JSON, and those of this one. `call` says all that is the same for every input."""

    def __init__(self, call: str, file: Path | None = None) -> None:
        self._call = f"{call}\0{Path.cwd()}\0{_packages()}"
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._broken = False
        self._new: dict[bytes, bytes] = {}
        self._choices: dict[tuple[tuple[str, ...], Config, str], bytes] = {}

    def choice(self, packs: tuple[str, ...], config: Config, baseline: str) -> bytes:
        """The key of what inputs under one configuration share; a key for itself, too. Raises `PackError`."""
        asked = (packs, config, baseline)
        if asked not in self._choices:
            self._choices[asked] = self._choice(*asked)
        return self._choices[asked]

    def _choice(self, packs: tuple[str, ...], config: Config, baseline: str) -> bytes:
        from newslint.packs.folder import find_packs
        from newslint.packs.keys import key_of

        folders = find_packs((*config.packs, *packs))
        parts = [self._call.encode("utf-8", "surrogatepass"), repr(config).encode("utf-8", "backslashreplace")]
        parts += [repr(folders).encode("utf-8", "backslashreplace"), key_of(folders).encode()]
        if baseline:
            parts.append(Path(baseline).read_bytes())
        return bytes.fromhex(content_key(parts))

    def key(self, choice: bytes, *parts: bytes) -> bytes:
        """The key of one input."""
        digest = blake2b(choice, digest_size=16)
        for part in parts:
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
        return digest.digest()

    def get(self, key: bytes) -> Any:
        """What is kept under `key`; None where nothing is, or nothing sound."""
        found = self._ask(lambda store: store.execute("SELECT value FROM result WHERE key = ?", (key,)).fetchone())
        value = found[0] if found else None
        if isinstance(value, bytes) and _seal(value[_CHECK:]) == value[:_CHECK]:
            with suppress(ValueError):
                return json.loads(value[_CHECK:])
        return None

    def put(self, key: bytes, value: Any) -> None:
        """Keep a JSON value. It is written with others, or by `close`."""
        if self._broken:
            return
        data = json.dumps(value, separators=(",", ":")).encode()
        self._new[key] = _seal(data) + data
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is not yet written, and keep the store in bounds."""
        if self._new:
            self._write()
            self._ask(_trim)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self) -> None:
        new, self._new = self._new, {}
        self._ask(lambda store: _insert(store, new))

    def _ask(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """What `work` makes of the store; None where something is wrong with it, which ends its use in this run."""
        if self._broken:
            return None
        import sqlite3

        try:
            if self._connection is None:
                self._connection = self._opened()
            return work(self._connection)
        except (sqlite3.OperationalError, OSError, RuntimeError):  # locked, full, read-only: another run may do better
            self._broken = True
        except sqlite3.DatabaseError:  # corrupt: none will
            self._broken = True
            with suppress(OSError, RuntimeError):
                self._place().unlink(missing_ok=True)
        return None

    def _place(self) -> Path:
        return self._file or cache_folder() / _FILE

    def _opened(self) -> sqlite3.Connection:
        import sqlite3

        place = self._place()
        place.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(place, timeout=_WAIT)
        store.execute("PRAGMA synchronous = OFF")  # what a power cut leaves is checked when it is read
        store.execute(_TABLE)
        return store


def _insert(store: sqlite3.Connection, new: Mapping[bytes, bytes]) -> None:
    with store:
        store.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", new.items())


def _trim(store: sqlite3.Connection) -> None:
    """Let the older half go where the store is too large."""
    pages, size = (store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if pages * size <= MAX_BYTES:
        return
    with store:
        half = "SELECT rowid FROM result ORDER BY rowid LIMIT 1 OFFSET (SELECT count(*) / 2 FROM result)"
        store.execute(f"DELETE FROM result WHERE rowid < ({half})")  # noqa: S608 -- no value of anybody's
    store.execute("VACUUM")


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK).digest()


@cache
def _packages() -> str:
    """Where packages are installed, and when one last was: another sentence splitter is another result."""
    places = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    times = []
    for place in places:
        with suppress(OSError):
            times.append((place, Path(place).stat().st_mtime_ns))
    return repr(times)
