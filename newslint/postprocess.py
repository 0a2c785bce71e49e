"""Findings after the rules have run: merge → suppress → baseline → select → cap → sort. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Literal

from newslint.findings import CONFIDENCES, SEVERITIES, Confidence, Finding, Profile, Related, Severity
from newslint.records import NamedTuple

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


class Suppressed(NamedTuple):
    """A finding that is not reported, and what silenced it."""

    finding: Finding
    reason: str
    by: Literal["comment", "file-comment", "allow", "baseline"]


class Report(NamedTuple):
    """What linting one document gave. `crashed` names rules that failed or ran out of time."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    crashed: tuple[str, ...] = ()


def pack_of(rule: str) -> str:
    """The pack of a rule id."""
    return rule.partition("/")[0]


# --- merge: one fault, one finding ---


_NONE: Mapping[str, Collection[str]] = {}


def merged(
    findings: Iterable[Finding], yields_to: Mapping[str, Collection[str]], taken: Mapping[str, Collection[str]] = _NONE
) -> list[Finding]:
    """Keep one finding a fault; the others go to its `related`.

    Two findings are one fault if one's rule yields to the other's and their spans touch, or if both are of one pack
    and one span holds the other. A rule that yields loses; else the graver, the surer, the longer wins. A finding is
    only lost to one that stays. `taken` names the rules whose place a rule has taken: it is of their packs too.
    """
    found = sorted(findings, key=lambda finding: finding.order)
    beaten_by = _rivals(found, yields_to, taken)
    lost_to = _losers(found, beaten_by)
    related: dict[int, list[Related]] = {}
    for loser, winner in sorted(lost_to.items()):
        gone = found[loser]
        note = Related(gone.rule, gone.message, gone.start, gone.end, gone.line, gone.column)
        related.setdefault(winner, []).append(note)
    return [
        finding._replace(related=(*finding.related, *related[index])) if index in related else finding
        for index, finding in enumerate(found)
        if index not in lost_to
    ]


def _rivals(
    found: Sequence[Finding], yields_to: Mapping[str, Collection[str]], taken: Mapping[str, Collection[str]]
) -> dict[int, list[int]]:
    """For each finding that is one fault with a better one: the better ones."""
    beaten_by: dict[int, list[int]] = {}
    reaching: list[int] = []  # findings that reach up to the one at hand
    for index, finding in enumerate(found):
        reaching = [other for other in reaching if found[other].end >= finding.start]
        for other in reaching:
            loser = _loser(found[other], finding, yields_to, taken)
            if loser is not None:
                pair = (other, index) if loser is found[other] else (index, other)
                beaten_by.setdefault(pair[0], []).append(pair[1])
        reaching.append(index)
    return beaten_by


def _losers(found: Sequence[Finding], beaten_by: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Which findings are lost, and to which. Where rules yield to one another in a circle, the strongest stays.

    Each pair is looked at a bounded number of times: a finding stays as soon as all that beat it are lost.
    """
    beats: dict[int, list[int]] = {}
    for loser, winners in beaten_by.items():
        for winner in winners:
            beats.setdefault(winner, []).append(loser)
    open_ = set(beaten_by)
    rivals = {loser: len(winners) for loser, winners in beaten_by.items()}
    strongest = iter(sorted(beaten_by, key=lambda index: _weakness(found[index])))
    lost_to: dict[int, int] = {}
    staying = [index for index in beats if index not in open_]
    while open_:
        if not staying:
            staying = [next(index for index in strongest if index in open_)]
            open_.discard(staying[0])
        lost = {loser for winner in staying for loser in beats.get(winner, ())} & open_
        for loser in lost:
            lost_to[loser] = next(w for w in beaten_by[loser] if w not in open_ and w not in lost_to)
        open_ -= lost
        staying = []
        for other in (other for loser in sorted(lost) for other in beats.get(loser, ())):
            rivals[other] -= 1
            if other in open_ and not rivals[other]:
                open_.discard(other)
                staying.append(other)
    return lost_to


def _loser(
    first: Finding, second: Finding, yields_to: Mapping[str, Collection[str]], taken: Mapping[str, Collection[str]]
) -> Finding | None:
    if first.scope != second.scope:
        return None
    if first.rule != second.rule:
        if second.rule in yields_to.get(first.rule, ()):
            return first
        if first.rule in yields_to.get(second.rule, ()):
            return second
    shared = _packs(first.rule, taken) & _packs(second.rule, taken)
    if not shared - NEVER_MERGED or first.scope == "document":
        return None
    if not _holds(first, second) and not _holds(second, first):
        return None
    return max(first, second, key=_weakness)


def _packs(rule: str, taken: Mapping[str, Collection[str]]) -> set[str]:
    return {pack_of(rule), *map(pack_of, taken.get(rule, ()))}


def _holds(outer: Finding, inner: Finding) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _weakness(finding: Finding) -> tuple[int, int, int, str]:
    return (SEVERITIES[finding.severity], CONFIDENCES[finding.confidence], finding.start - finding.end, finding.rule)


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one rule at one place; on a whole document, one for each thing said."""
    seen: dict[tuple[str, int, int, str], Finding] = {}
    for finding in findings:
        said = finding.message if finding.scope == "document" else ""
        seen.setdefault((finding.rule, finding.start, finding.end, said), finding)
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


#: Most info findings of one rule in one document, where the rule names no cap.
INFO_CAP = 3


def capped(findings: Iterable[Finding], caps: Mapping[str, int | None]) -> list[Finding]:
    """The first findings of each rule and severity, up to its cap; the last that stays says how many more there are.

    `caps` holds every rule that has a cap, with the number it names or None. Severities are counted apart, so that a
    note never hides an error.
    """
    kept: list[Finding] = []
    last: dict[tuple[str, str], int] = {}
    counts: dict[tuple[str, str], int] = {}
    for finding in ordered(findings):
        key = (finding.rule, finding.severity)
        counts[key] = counts.get(key, 0) + 1
        cap = _cap(finding, caps)
        if cap is None or counts[key] <= cap:
            last[key] = len(kept)
            kept.append(finding)
    for counted, index in last.items():
        more = counts[counted] - (_cap(kept[index], caps) or counts[counted])
        if more > 0:
            kept[index] = kept[index]._replace(message=f"{kept[index].message} (and {more} more)")
    return kept


def _cap(finding: Finding, caps: Mapping[str, int | None]) -> int | None:
    if finding.rule not in caps:
        return None
    return caps[finding.rule] or (INFO_CAP if finding.severity == "info" else None)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in their total order."""
    return sorted(findings, key=lambda finding: finding.order)
