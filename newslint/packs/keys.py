"""What stands for the content of packs: the key under which all that is made of them is kept.

To read some 250 files only to see that they have not changed is a twentieth of a short run. As git does, a file whose
place, size, times and number on disk are as they were is taken to be as it was. One that changed a moment ago is read
in any case: it could change again within one tick of the clock that dates it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.cache import cached, content_key
from newslint.packs.folder import PackFiles, read_pack, stamps

__all__ = ["cache_key", "key_of"]

#: Seconds for which a file is young. File systems date to 2 seconds or finer.
_YOUNG = 3


def cache_key(packs: Sequence[PackFiles]) -> str:
    """What the compiled form of packs is kept under: their content, what keeps them from use, and the code that compiles them."""
    parts = [part for pack in packs for name, data in pack.files for part in (name.encode(), data)]
    return content_key([repr([(len(pack.files), pack.faults) for pack in packs]).encode("utf-8", "replace"), *parts])


def key_of(folders: Sequence[Path], read: Callable[[Path], PackFiles] = read_pack) -> str:
    """`cache_key` of the packs in `folders`, which are read only where a file of theirs may have changed. Raises `PackError`."""

    def made() -> str:
        return cache_key([read(folder) for folder in folders])

    files = [(str(folder), *stamp) for folder in folders for stamp in stamps(folder)]
    newest = max((max(stamp[-2:]) for stamp in files), default=0)
    if newest > time.time_ns() - _YOUNG * 1_000_000_000:
        return made()
    kept = cached("packs", content_key([repr(files).encode("utf-8", "surrogateescape")]), made)
    return kept if isinstance(kept, str) else made()
