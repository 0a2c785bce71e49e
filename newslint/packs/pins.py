"""Whether the packs of a run are those that a configuration was written for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from newslint.cache import cached, content_key
from newslint.packs.folder import PackFiles, pack_folder, read_pack

__all__ = ["broken_pins", "content_hash"]


def content_hash(pack: PackFiles) -> str:
    """What a pack's YAML files hash to: `sha256:` and 64 hex digits, whatever folder or distribution they came in."""
    digest = sha256()
    for name, data in sorted(pack.files):
        for part in (name.encode(), data):
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
    return f"sha256:{digest.hexdigest()}"


def broken_pins(pins: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The pins that do not hold, each as (what is pinned, message, help).

    A pin is a pack as `find_packs` takes it, its version and its hash (empty: anything). Raises `PackError` for a pack
    that is not there.
    """
    for named, version, pinned in pins:
        pack = read_pack(pack_folder(named))
        header = _header(pack)
        name, actual = header.get("name", named), str(header.get("version", "unknown"))
        if version and version != actual:
            message = f"the pack “{name}” is pinned to version {version}; this is {actual}"
            yield version, message, _way_out("version", actual)
        if pinned and pinned != content_hash(pack):
            message = f"the pack “{name}” is not as pinned: its hash is {content_hash(pack)}"
            yield pinned, message, _way_out("hash", content_hash(pack))


def _header(pack: PackFiles) -> Mapping[str, Any]:
    data = dict(pack.files)["pack.yaml"]
    return cached("header", content_key([data]), lambda: _read(data))  # type: ignore[no-any-return]


def _read(data: bytes) -> Any:
    from newslint.packs.source import load_yaml

    return load_yaml(data.decode("utf-8-sig"), "pack.yaml").data


def _way_out(key: str, actual: str) -> str:
    return f"Install the pack that was pinned, or read what has changed and write {key}: {actual}"
