"""A baseline: the findings a house has agreed to live with, so that only new ones are reported.

It is JSON: path → fingerprint → count, and fingerprint → rule. Paths are relative to its own folder, with `/`, so it
means the same in every working folder and on every machine. Fingerprints do not hold line numbers, so findings may
move. A finding counts as known as often as it was recorded; what is recorded and no longer found is stale.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from newslint.errors import BaselineError
from newslint.findings import Finding
from newslint.postprocess import Report, Suppressed, sorted_out
from newslint.records import NamedTuple

__all__ = ["FILE_NAME", "Baseline", "Outcome", "compared", "dumps", "load_baseline", "pruned", "renewed"]

FILE_NAME = "newslint-baseline.json"
SCHEMA = 1
#: The largest baseline that is read, 64 MiB: more than half a million findings.
MAX_BYTES = 64 * 1024 * 1024

_REASON = "recorded in the baseline"
_RENEW = (
    "Is it the file you mean? “newslint baseline create” wrote it; take it back from version control, or make it anew."
)


class Baseline(NamedTuple):
    """What was recorded. `folder` is absolute; `files` is path → fingerprint → count; `rules` is fingerprint → rule."""

    path: str
    folder: str
    files: Mapping[str, Mapping[str, int]]
    rules: Mapping[str, str]

    @classmethod
    def empty(cls, path: str) -> Baseline:
        """A baseline that is to stand at `path` and records nothing yet."""
        return cls(path, os.path.realpath(Path(path).parent), {}, {})

    def key(self, path: str) -> str:
        """How the baseline names an input: its path from the baseline's folder."""
        place = os.path.join(os.path.realpath(Path(path).parent), Path(path).name)  # noqa: PTH118
        with suppress(ValueError):  # another drive: there is no way from here to there
            place = os.path.relpath(place, self.folder)
        return place.replace(os.sep, "/")

    def of(self, path: str) -> Mapping[str, int]:
        """What is recorded of an input: fingerprint → count."""
        return self.files.get(self.key(path), {})

    def missing(self) -> int:
        """How many findings are recorded of files that are no longer there."""
        return sum(sum(held.values()) for key, held in self.files.items() if not os.path.lexists(self.place(key)))

    def place(self, key: str) -> str:
        """The path of a recorded file as seen from the working folder."""
        there = Path(self.folder, key)
        return os.path.relpath(there) if there.is_relative_to(Path.cwd()) else str(there)


# --- comparing ---


def compared(found: Report, baseline: Baseline, path: str, left_out: Collection[str]) -> tuple[Report, tuple[str, ...]]:
    """The report without the findings that are known, and the fingerprints that were recorded and are gone.

    Rules in `left_out` did not run, so nothing is said of what they found once.
    """
    left = Counter(baseline.of(path))

    def silenced(finding: Finding) -> Suppressed | None:
        if left[finding.fingerprint] <= 0:
            return None
        left[finding.fingerprint] -= 1
        return Suppressed(finding, _REASON, "baseline")

    kept, gone = sorted_out(found.findings, silenced)
    stale = sorted(entry for entry in left.elements() if baseline.rules.get(entry) not in left_out)
    return found._replace(findings=tuple(kept), suppressed=(*found.suppressed, *gone)), tuple(stale)


# --- renewing ---


class Outcome(NamedTuple):
    """How one input stands to a baseline: fingerprints that are gone, and (fingerprint, rule) of what is new."""

    stale: Sequence[str] = ()
    fresh: Sequence[tuple[str, str]] = ()


def renewed(baseline: Baseline, outcomes: Mapping[str, Outcome]) -> Baseline:
    """The baseline after inputs, by key, were linted anew: what is gone is out, what is new is in."""
    files = dict(baseline.files)
    rules = dict(baseline.rules)
    for key, outcome in outcomes.items():
        old = Counter(dict(baseline.files.get(key, {})))
        files[key] = (old - Counter(outcome.stale)) + Counter(fingerprint for fingerprint, _ in outcome.fresh)
        rules |= dict(outcome.fresh)
    kept = {key: held for key, held in files.items() if held}
    used = {fingerprint for held in kept.values() for fingerprint in held}
    return baseline._replace(files=kept, rules={key: rule for key, rule in rules.items() if key in used})


def pruned(baseline: Baseline, outcomes: Mapping[str, Outcome]) -> Baseline:
    """The baseline without what is stale, and without files that are gone. Nothing new goes in."""
    here = {key: held for key, held in baseline.files.items() if os.path.lexists(baseline.place(key))}
    stale = {key: Outcome(outcome.stale) for key, outcome in outcomes.items()}
    return renewed(baseline._replace(files=here), stale)


# --- reading and writing ---


def dumps(baseline: Baseline) -> str:
    """The file's text: sorted, a line a finding, so that version control shows and merges changes well."""
    files = {path: dict(held) for path, held in baseline.files.items()}
    held = {"schema": SCHEMA, "files": files, "rules": dict(baseline.rules)}
    ordered = {key: _sorted(value) for key, value in held.items()}
    return json.dumps(ordered, indent=1, ensure_ascii=True) + "\n"


def _sorted(value: Any) -> Any:
    return {key: _sorted(value[key]) for key in sorted(value)} if isinstance(value, dict) else value


@cache
def load_baseline(path: str) -> Baseline:
    """Read a baseline; once a run. Raises `BaselineError`."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = "Check the name, or make one with “newslint baseline create”."
        raise BaselineError("there is no such baseline", path=path, help=hint) from None
    except OSError as error:
        raise BaselineError(f"cannot be read: {error.strerror}", path=path, help="Name a baseline file.") from None
    if len(data) > MAX_BYTES:
        raise BaselineError(f"is larger than {MAX_BYTES // 1024 // 1024} MiB", path=path, help=_RENEW)
    held = _parsed(data, path)
    return Baseline.empty(path)._replace(files=held["files"], rules=held["rules"])


def _parsed(data: bytes, path: str) -> Any:
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BaselineError("not valid UTF-8", path=path, line=line, column=1, help=_RENEW) from None
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"not valid JSON: {error.msg}", path=path, line=error.lineno, column=error.colno, help=_RENEW
        ) from None
    except (RecursionError, ValueError):
        raise BaselineError("not a baseline", path=path, help=_RENEW) from None
    if isinstance(held, dict) and isinstance(held.get("schema"), int) and held["schema"] > SCHEMA:
        hint = "Use the newslint that wrote it, or a later one."
        raise BaselineError(f"is of a later form (schema {held['schema']})", path=path, help=hint)
    wrong = _wrong(held)
    if wrong:
        raise BaselineError(f"not a baseline: {wrong}", path=path, help=_RENEW)
    return held


def _wrong(held: Any) -> str:
    """What keeps parsed JSON from being a baseline; empty when nothing does."""
    if not isinstance(held, dict) or held.get("schema") != SCHEMA:
        return f"it must be an object with “schema”: {SCHEMA}"
    if not isinstance(held.get("files"), dict) or not isinstance(held.get("rules"), dict):
        return "“files” and “rules” must be objects"
    for path, entries in held["files"].items():
        if not isinstance(entries, dict) or not all(type(count) is int and count > 0 for count in entries.values()):
            return f"“{path}” must hold fingerprints with counts"
    if not all(isinstance(rule, str) for rule in held["rules"].values()):
        return "“rules” must name a rule for each fingerprint"
    return ""
