"""Findings after the rules have run: merge → suppress → baseline → select → cap → sort. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newslint.findings import CONFIDENCES, SEVERITIES, Confidence, Finding, Profile, Related, Severity

__all__ = [
    "NEVER_MERGED",
    "Report",
    "Suppressed",
    "capped",
    "in_profile",
    "merged",
    "on_in_profile",
    "ordered",
    "sorted_out",
    "without_repeats",
]

#: Packs whose findings are arithmetic: each is a fault of its own.
NEVER_MERGED = frozenset({"dates"})


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported, and what silenced it."""

    finding: Finding
    reason: str
    by: Literal["comment", "file-comment", "allow", "baseline"]


@dataclass(frozen=True, slots=True)
class Report:
    """What linting one document gave. `crashed` names rules that failed or ran out of time."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    crashed: tuple[str, ...] = ()


def pack_of(rule: str) -> str:
    """The pack of a rule id."""
    return rule.partition("/")[0]


# --- merge: one fault, one finding ---


def merged(findings: Iterable[Finding], yields_to: Mapping[str, Collection[str]]) -> list[Finding]:
    """Keep one finding a fault; the others go to its `related`.

    Two findings are one fault if one's rule yields to the other's and their spans touch, or if both are of one pack
    and one span holds the other. A rule that yields loses; else the graver, the surer, the longer wins.
    """
    rest = sorted(findings, key=lambda finding: (finding.start, finding.end))
    lost: dict[int, int] = {}
    open_: list[int] = []  # findings that reach up to the one at hand
    for index, finding in enumerate(rest):
        open_ = [other for other in open_ if rest[other].end >= finding.start]
        for other in open_:
            _settle(rest, other, index, yields_to, lost)
        open_.append(index)
    return _with_related(rest, lost)


def _settle(found: Sequence[Finding], a: int, b: int, yields_to: Mapping[str, Collection[str]], lost: dict[int, int]) -> None:
    first, second = found[a], found[b]
    if first.scope != second.scope:
        return
    loser = _loser(first, second, yields_to)
    if loser is first:
        lost.setdefault(a, b)
    elif loser is second:
        lost.setdefault(b, a)


def _loser(first: Finding, second: Finding, yields_to: Mapping[str, Collection[str]]) -> Finding | None:
    if second.rule in yields_to.get(first.rule, ()):
        return first
    if first.rule in yields_to.get(second.rule, ()):
        return second
    pack = pack_of(first.rule)
    if pack != pack_of(second.rule) or pack in NEVER_MERGED or "document" in (first.scope, second.scope):
        return None
    if not _holds(first, second) and not _holds(second, first):
        return None
    return max(first, second, key=_weakness)


def _holds(outer: Finding, inner: Finding) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _weakness(finding: Finding) -> tuple[int, int, int, str]:
    return (SEVERITIES[finding.severity], CONFIDENCES[finding.confidence], finding.start - finding.end, finding.rule)


def _with_related(found: Sequence[Finding], lost: Mapping[int, int]) -> list[Finding]:
    related: dict[int, list[Related]] = {}
    for loser in lost:
        winner, seen = lost[loser], {loser}
        while winner in lost and winner not in seen:  # a winner may itself have lost
            seen.add(winner)
            winner = lost[winner]
        if winner in lost:
            winner = min(seen, key=lambda index: _weakness(found[index]))
        gone = found[loser]
        if winner != loser:
            related.setdefault(winner, []).append(Related(gone.rule, gone.message, gone.start, gone.end, gone.line, gone.column))
    kept = [index for index in range(len(found)) if index not in lost or index in related]
    return [
        replace(found[index], related=(*found[index].related, *related[index])) if index in related else found[index]
        for index in kept
    ]


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one rule at one place."""
    seen: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.rule, finding.start, finding.end), finding)
    return list(seen.values())


# --- suppress ---


def sorted_out(
    findings: Iterable[Finding], silenced_by: Callable[[Finding], Suppressed | None]
) -> tuple[list[Finding], list[Suppressed]]:
    """Findings that stay, and those that something silences."""
    kept: list[Finding] = []
    gone: list[Suppressed] = []
    for finding in findings:
        suppressed = silenced_by(finding)
        if suppressed is None:
            kept.append(finding)
        else:
            gone.append(suppressed)
    return kept, gone


# --- select ---


def on_in_profile(profile: Profile, *, default: bool) -> bool:
    """Whether a profile runs a rule. Gate and desk run the same rules, so that what one merges the other merges."""
    return default or profile == "audit"


def in_profile(profile: Profile, severity: Severity, confidence: Confidence) -> bool:
    """Whether a profile reports a finding. Gate ⊆ desk ⊆ audit."""
    if profile == "gate":
        return severity == "error" and confidence == "high"
    return profile == "audit" or severity == "info" or confidence != "low"


# --- cap and sort ---


def capped(findings: Iterable[Finding], caps: Mapping[str, int | None]) -> list[Finding]:
    """At most `caps[rule]` findings of a rule, the first ones; the last that stays says how many more there are."""
    kept: list[Finding] = []
    last: dict[str, int] = {}
    counts: dict[str, int] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        cap = caps.get(finding.rule)
        if cap is not None and counts[finding.rule] > cap:
            continue
        last[finding.rule] = len(kept)
        kept.append(finding)
    for rule, index in last.items():
        more = counts[rule] - (caps.get(rule) or counts[rule])
        if more > 0:
            kept[index] = replace(kept[index], message=f"{kept[index].message} (and {more} more)")
    return kept


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in their total order."""
    return sorted(findings, key=lambda finding: finding.order)
