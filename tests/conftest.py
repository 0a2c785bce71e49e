"""Shared fixtures: every test compiles into a cache of its own and reads no configuration of the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

RULE = {
    "summary": "A test rule.",
    "severity": "warning",
    "confidence": "high",
    "message": "Found “{match}”.",
    "why": "Because.",
    "references": ["A reference"],
}


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    patch = pytest.MonkeyPatch()
    patch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small pack in place of the bundled ones: tests of the machinery do not depend on what those say."""
    monkeypatch.setattr("newslint.packs.folder.bundled_root", lambda: Path(__file__).parent / "data" / "rules")


@pytest.fixture
def make_pack(tmp_path: Path) -> Callable[..., Path]:
    """Writes a pack: rule id → keys that add to or replace the usual ones; a string is the file as it is."""
    import json

    def make(rules: dict[str, object], lists: dict[str, object] | None = None, name: str = "house") -> Path:
        folder = tmp_path / name
        (folder / "lists").mkdir(parents=True, exist_ok=True)
        (folder / "pack.yaml").write_text(
            f"name: {name}\nversion: 1.0.0\ndescription: A test pack.\n", encoding="utf-8"
        )
        for id, keys in rules.items():
            text = (
                keys if isinstance(keys, str) else json.dumps({"id": id, **RULE, **keys}, ensure_ascii=False, indent=1)
            )
            (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
        for list_name, data in (lists or {}).items():
            (folder / "lists" / f"{list_name}.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return folder

    return make
