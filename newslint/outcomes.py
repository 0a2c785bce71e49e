"""What came of the inputs: everything of one, the part of it that a report needs, and the sums over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newslint.findings import SEVERITIES, Finding, Severity
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts
    from newslint.errors import Fault
    from newslint.postprocess import Suppressed

__all__ = ["FileResult", "Part", "Spread", "Summary"]


class FileResult(NamedTuple):
    """Everything there is to report about one input.

    A row of a JSON Lines file has its number, from 1, its id if it has one, and both in its `path`; `file` is that of
    the file: `articles.jsonl#12(a-7)` of `articles.jsonl`.

    `facts` (None where nothing was read) are for reports that show the article itself; `packs` are those beside the
    bundled ones that were in use, for reports that say why a rule is there. `fresh` are
    the findings that the baseline does not know, whatever the profile and before caps; `stale` the fingerprints that it
    holds in vain.
    """

    path: str
    source: str = ""
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    crashed: tuple[str, ...] = ()
    error: Fault | None = None
    facts: Facts | None = None
    packs: tuple[str, ...] = ()
    fresh: tuple[Finding, ...] = ()
    stale: tuple[str, ...] = ()
    fail_on: Severity = "error"
    file: str = ""
    row: int = 0
    id: str | None = None
    metrics: Mapping[str, float | None] | None = None


class Part(NamedTuple):
    """One input, rendered, with what the summary and the exit code need of it."""

    text: str
    counts: tuple[tuple[tuple[str, Severity], int], ...] = ()
    failing: int = 0
    suppressed: int = 0
    crashed: tuple[str, ...] = ()
    error: Fault | None = None
    stale: int = 0
    packs: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()  # the rules of what was suppressed, each once
    metrics: tuple[tuple[str, float], ...] = ()


class Spread(NamedTuple):
    """The values of one measure over many inputs."""

    inputs: int
    total: float
    lowest: float
    highest: float

    @property
    def mean(self) -> float:
        return self.total / self.inputs


class Summary:
    """Sums over the parts so far."""

    def __init__(self) -> None:
        self.files = 0
        self.failing = 0
        self.suppressed = 0
        self.faults: list[Fault] = []
        self.packs: dict[tuple[str, ...], None] = {}  # each choice of packs that was in use
        self.silenced: set[str] = set()
        self.stale = 0
        self.crashed: Counter[str] = Counter()
        self.counts: Counter[tuple[str, Severity]] = Counter()
        self.metrics: dict[str, Spread] = {}

    def add(self, part: Part) -> None:
        """Count one more input."""
        self.files += 1
        self.failing += part.failing
        self.suppressed += part.suppressed
        self.silenced.update(part.silenced)
        if part.error:
            self.faults.append(part.error)
        else:
            self.packs[part.packs] = None
        self.stale += part.stale
        self.crashed.update(part.crashed)
        for key, count in part.counts:
            self.counts[key] += count
        for name, value in part.metrics:
            old = self.metrics.get(name, Spread(0, 0.0, value, value))
            lowest, highest = min(old.lowest, value), max(old.highest, value)
            self.metrics[name] = Spread(old.inputs + 1, old.total + value, lowest, highest)

    @property
    def unread(self) -> int:
        return len(self.faults)

    @property
    def findings(self) -> int:
        return sum(self.counts.values())

    @property
    def by_severity(self) -> dict[str, int]:
        """Findings per severity, the gravest first, zeros included."""
        return {name: sum(n for (_, severity), n in self.counts.items() if severity == name) for name in SEVERITIES}
