"""Runs the examples in rule files, and the variants that must hold of every rule.

An example fails as *Missing* (a `flag` that is not flagged), *Noisy* (a `pass` that is, or a second finding in a
`flag` that pins one), as *Wrong span* (flagged elsewhere than pinned), or as *Too slow* (a regex out of its time).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from newslint.engine import Engine, Verdict, verdicts
from newslint.errors import Fault
from newslint.matching.index import PhraseIndex
from newslint.matching.patterns import OutOfTimeError, budget
from newslint.packs.compile import Compiled
from newslint.packs.loader import load_sources
from newslint.packs.reading import RuleSource
from newslint.packs.rule import Rule, rule_from_json
from newslint.selftest.coverage import Coverage, coverage_of
from newslint.selftest.examples import Example, examples_of, facts_of, variants
from newslint.text import Document, Span

__all__ = ["Example", "Failure", "Mark", "Result", "run"]

Kind = Literal["Missing", "Noisy", "Wrong span", "Too slow"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text of an example and what is to be said of it."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it says. `place` is where it stands, `marks` what was found and who decided."""

    rule: str
    kind: Kind
    place: Fault
    example: Example
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a self-test ran and what failed. `warnings` are hints to the authors of the packs."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    warnings: tuple[Fault, ...]
    coverage: Coverage | None = None


def run(packs: Sequence[str | Path] = (), only: Sequence[str] = (), *, coverage: bool = False) -> Result:
    """Test the rules of some packs (all loaded ones when `only` is empty) with all their examples and variants.

    `packs` are named or given as folders, as for `Linter`; `only` are pack names or rule ids; `coverage` also looks
    for what no example exercises. Raises `PackError`.
    """
    compiled = load_sources(packs)
    rules = [rule_from_json(rule) for rule in compiled.data["rules"]]
    index = PhraseIndex(compiled.data["index"])
    chosen = [rule for rule in rules if not only or rule.id in only or rule.pack in only]
    failures: list[Failure] = []
    count = 0
    for rule in chosen:
        engine = Engine([rule], index, rules)
        source = compiled.sources[rule.id]
        for place, example in examples_of(source):
            for variant in (example, *variants(example, rule)):
                count += 1
                failure = _check(rule, engine, variant, place, source)
                if failure:
                    failures.append(failure)
                    break
    return Result(
        len(chosen),
        count,
        tuple(failures),
        _warnings(compiled, chosen),
        coverage_of(compiled, chosen, index) if coverage else None,
    )


def _warnings(compiled: Compiled, chosen: Sequence[Rule]) -> tuple[Fault, ...]:
    files = {file.path for rule in chosen for file in compiled.sources[rule.id].sources.files}
    return tuple(warning for warning in compiled.warnings if warning.path in files)


# --- running one ---


def _check(rule: Rule, engine: Engine, example: Example, place: Fault, source: RuleSource) -> Failure | None:
    facts = facts_of(example)
    document = facts.document
    try:
        found = list(verdicts(rule, facts, engine.hits(facts))) if document.blocks else []
    except OutOfTimeError:
        mark = Mark(Span(0, 0), f"its regex took longer than {budget(len(facts.prose)) * 1000:.0f} ms")
        return Failure(rule.id, "Too slow", place, example, (mark,))
    flagged = [document.to_source(verdict.match.span) for verdict in found if not verdict.silenced_by]
    kind = _problem(example, flagged)
    if kind is None:
        return None
    return Failure(rule.id, kind, place, example, tuple(_marks(kind, example, found, document, rule, source)))


def _problem(example: Example, flagged: Sequence[Span]) -> Kind | None:
    if not example.flag:
        return "Noisy" if flagged else None
    if not flagged:
        return "Missing"
    if not set(example.pins) <= set(flagged):
        return "Wrong span"
    return "Noisy" if example.pins and not set(flagged) <= set(example.pins) else None


def _marks(
    kind: Kind, example: Example, found: Sequence[Verdict], document: Document, rule: Rule, source: RuleSource
) -> Iterator[Mark]:
    """What was flagged that should not be, or silenced or never found that should be flagged; in order of place."""
    marks = []
    for verdict in found:
        span = document.to_source(verdict.match.span)
        if verdict.silenced_by and kind == "Missing":
            marks.append(Mark(span, f"silenced by {verdict.silenced_by}{_written(verdict, source)}"))
        elif not verdict.silenced_by and span not in example.pins:
            marks.append(Mark(span, _why_flagged(rule)))
    if kind != "Noisy":
        seen = {document.to_source(verdict.match.span) for verdict in found}
        marks += [Mark(pin, "pinned, and nothing matches here") for pin in example.pins if pin not in seen]
    if not marks:
        marks = [Mark(Span(0, 0), "nothing matches")]
    yield from sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))


def _written(verdict: Verdict, source: RuleSource) -> str:
    """Where the guard that decided is written, as there may be two of one name."""
    if verdict.guard is None:
        return ""
    place = source.sources.fault(verdict.guard, "")
    return f" ({place.path}:{place.line}:{place.column})"


def _why_flagged(rule: Rule) -> str:
    """Which guards let a match through that an example does not want flagged."""
    unless = ", ".join(dict.fromkeys(guard.name for guard in rule.unless))
    return "flagged" + (f"; unless: {unless} did not hold" if unless else "")
