"""What a rule file says for people: its reasons, references and examples. Kept apart from the rules that run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newslint.cache import cached
from newslint.findings import Confidence, Severity
from newslint.packs.folder import find_packs
from newslint.packs.keys import key_of
from newslint.packs.loader import load_sources

__all__ = ["PINNED", "RuleDoc", "load_docs"]

#: Pinned words in an example; brackets that stand in them in pairs are theirs.
PINNED = re.compile(r"\[\[((?:[^\[\]]|\[[^\[\]]*\])*|.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """One rule in words. `flagged` and `passed` are its examples on one line each, the flagged words in `[[ ]]`."""

    id: str
    summary: str
    severity: Severity
    confidence: Confidence
    default: bool
    message: str
    why: str
    references: tuple[str, ...]
    flagged: tuple[str, ...]
    passed: tuple[str, ...]


def load_docs(named: Sequence[str | Path] = ()) -> Mapping[str, RuleDoc]:
    """The documentation of the bundled packs and of those named, by rule id. Raises `PackError`."""
    return _docs(key_of(find_packs(named)), tuple(str(name) for name in named))


@cache
def _docs(key: str, named: tuple[str, ...]) -> Mapping[str, RuleDoc]:
    kept = cached("docs", key, lambda: _written(named))
    return {entry["id"]: RuleDoc(**{name: _frozen(value) for name, value in entry.items()}) for entry in kept}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _written(named: Sequence[str]) -> list[dict[str, Any]]:
    return [_entry(id, source.data) for id, source in sorted(load_sources(named).sources.items())]


def _entry(id: str, data: Mapping[str, Any]) -> dict[str, Any]:
    examples = data["examples"]
    return {
        "id": id,
        "summary": data["summary"],
        "severity": data["severity"],
        "confidence": data["confidence"],
        "default": data.get("default") != "off",
        "message": data["message"],
        "why": " ".join(data["why"].split()),
        "references": list(data.get("references") or ()),
        "flagged": [_example(example) for example in examples.get("flag") or ()],
        "passed": [_example(example) for example in examples.get("pass") or ()],
    }


def _example(example: Any) -> str:
    if isinstance(example, str):
        return " ".join(example.split())
    parts = [f"({example['headline']})" if "headline" in example else "", example.get("text", "")]
    dated = f"(published {example['published']})" if example.get("published") else ""
    return " ".join(" ".join([*parts, dated]).split())
