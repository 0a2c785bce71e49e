"""Runs rules over one document: match → scope → guards → finding. A rule that crashes is named; the others run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count

from newslint.analysis.facts import Facts
from newslint.checks import GUARDS, KINDS, Match
from newslint.findings import Confidence, Finding, Related, Severity, Suggestion
from newslint.hashing import blake2b
from newslint.matching.index import Hits, PhraseIndex
from newslint.matching.patterns import OutOfTimeError, budget
from newslint.packs.rule import CompiledGuard, Rule
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["CRASHED", "Engine", "Verdict", "finding_at"]

#: The rule under which the engine reports that a rule failed.
CRASHED = "newslint/rule-crashed"
_SHOWN = 60
#: The kind of rule that counts what others find, and so runs after them.
_COUNTS = "findings"


class Verdict(NamedTuple):
    """What became of one match: reported when `silenced_by` is empty, else the scope or the guard that decided.

    `guard` is where that guard stands in the rule: ("unless", 0).
    """

    match: Match
    silenced_by: str = ""
    as_info: bool = False
    guard: tuple[str, int] | None = None


class Engine:
    """Rules that are ready to run: their phrases in one automaton."""

    def __init__(self, rules: Sequence[Rule], index: PhraseIndex, others: Sequence[Rule] = ()) -> None:
        """`others` do not run for their own sake: those that a rule of kind `findings` counts do, unreported."""
        self.rules = tuple(rules)
        self._counted = frozenset(id for rule in rules if rule.kind == _COUNTS for id in rule.spec["of"])
        self._unreported = tuple(rule for rule in others if rule.id in self._counted and rule not in self.rules)
        last = sorted(rules, key=lambda rule: rule.kind == _COUNTS)
        self._in_turn = last
        self._always: list[int] = []
        self._asked_by: dict[int, list[int]] = {}  # a phrase set → the rules that may find something where it was seen
        for turn, rule in enumerate(last):
            needed = KINDS[rule.kind].needs(rule.spec)
            if needed is None:
                self._always.append(turn)
            for number in needed or ():
                self._asked_by.setdefault(number, []).append(turn)
        self._index = index.only(frozenset().union(*(rule.sets for rule in (*self.rules, *self._unreported))))

    def hits(self, facts: Facts) -> Hits:
        """Every phrase of every rule in one document, with what rules found that others count."""
        hits = self._index.scan(facts.document)
        for rule in (*self._unreported, *self.rules):
            if rule.id in self._counted:
                hits.findings[rule.id] = _places(rule, facts, hits)
        return hits

    def run(self, facts: Facts) -> Iterator[Finding]:
        """Findings of every rule, rule by rule, before anything is merged or selected."""
        if not facts.document.blocks:
            return
        hits = self.hits(facts) if self._counted else self._index.scan(facts.document)
        for rule in self._asked(hits):
            try:
                yield from _findings(rule, facts, hits)
            except OutOfTimeError:
                reason = f"its regex took longer than {budget(len(facts.prose)) * 1000:.0f} ms on this document"
                yield _crash(rule, reason, facts)
            except Exception as error:  # one bad rule must not cost the others
                yield _crash(rule, f"it failed: {type(error).__name__}: {error}", facts)

    def _asked(self, hits: Hits) -> list[Rule]:
        """The rules that may find something in a document, in their order."""
        turns = set(self._always)
        for number in hits.seen:
            turns.update(self._asked_by.get(number, ()))
        return [self._in_turn[turn] for turn in sorted(turns)]


def _places(rule: Rule, facts: Facts, hits: Hits) -> list[Span]:
    """Where a rule finds something. One that fails finds nothing here: `run` tells of it where it is reported."""
    try:
        return [verdict.match.span for verdict in verdicts(rule, facts, hits) if not verdict.silenced_by]
    except Exception:
        return []


def verdicts(rule: Rule, facts: Facts, hits: Hits) -> Iterator[Verdict]:
    """Every match of a rule with what became of it: what `debug` and the self-tests show."""
    for match in KINDS[rule.kind].find(rule.spec, facts, hits):
        yield _verdict(rule, match, facts, hits)


def _verdict(rule: Rule, match: Match, facts: Facts, hits: Hits) -> Verdict:
    if not match.document and not in_scope(rule.where, match.span, facts):
        return Verdict(match, f"in: {rule.where}")
    for index, guard in enumerate(rule.only_if):
        if not holds(guard, match, facts, hits):
            return Verdict(match, f"only-if: {guard.name}", guard=("only-if", index))
    for index, guard in enumerate(rule.unless):
        if holds(guard, match, facts, hits):
            return Verdict(match, f"unless: {guard.name}", guard=("unless", index))
    return Verdict(match, as_info=any(holds(guard, match, facts, hits) for guard in rule.info_if))


def holds(guard: CompiledGuard, match: Match, facts: Facts, hits: Hits) -> bool:
    """Whether a guard of a rule holds at a match."""
    return GUARDS[guard.name].holds(guard.spec, match, facts, hits)


# --- scope ---


_NOBODYS = frozenset({"byline", "code", "blockquote"})
_HEADS = frozenset({"headline", "heading", "dek"})


def in_scope(where: str, span: Span, facts: Facts) -> bool:
    """Whether a span lies where a rule looks (`in:` of the rule)."""
    if where == "anywhere":
        return True
    kind = facts.block_at(span.start).kind
    quoted = facts.in_quotation(span.start) or facts.in_quotation(span.end - 1)
    if where == "quotation":
        return quoted or kind == "blockquote"
    if quoted or kind in _NOBODYS:
        return False
    if where == "headline":
        return kind == "headline"
    if where == "body":
        return kind not in _HEADS
    if where == "lede":
        return kind == "paragraph" and facts.lede.overlaps(span)
    return True


# --- findings ---


def _findings(rule: Rule, facts: Facts, hits: Hits) -> Iterator[Finding]:
    for verdict in verdicts(rule, facts, hits):
        if not verdict.silenced_by:
            yield _finding(rule, verdict, facts)


def _finding(rule: Rule, verdict: Verdict, facts: Facts) -> Finding:
    match = verdict.match
    severity: Severity = "info" if verdict.as_info or match.doubtful else rule.severity
    confidence: Confidence = "low" if match.doubtful else rule.confidence
    span = _anchor(facts) if match.document else match.span
    fields = {"match": _shown(facts.prose[match.span.start : match.span.end]), **match.fields}
    source = facts.document.to_source(span)
    return finding_at(
        facts,
        rule=rule.id,
        severity=severity,
        confidence=confidence,
        message=rule.message.format_map(fields),
        source=source,
        sentence=_sentence_text(span, facts),
        document=match.document,
        suggestions=tuple(Suggestion(text, source.start, source.end) for text in match.suggestions),
        related=tuple(_related(rule.id, place, note, facts) for place, note in match.related),
    )


def finding_at(
    facts: Facts,
    *,
    rule: str,
    severity: Severity,
    confidence: Confidence,
    message: str,
    source: Span,
    sentence: str,
    document: bool = False,
    suggestions: tuple[Suggestion, ...] = (),
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding at a span of the source. Its fingerprint is still without an ordinal: see `fingerprinted`."""
    lines = facts.document.lines
    start, end = lines.position(source.start), lines.position(source.end)
    return Finding(
        rule=rule,
        severity=severity,
        confidence=confidence,
        message=message,
        start=source.start,
        end=source.end,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        text=facts.document.source[source.start : source.end],
        scope="document" if document else "span",
        fingerprint=sentence,
        suggestions=suggestions,
        related=related,
    )


def fingerprints(rule: str, sentence: str) -> Iterator[str]:
    """The fingerprints of the findings of a rule in equal sentences, one after another, without end.

    Each is 16 hex digits of the rule, the prose of the sentence with white space folded, and the ordinal, from 1.
    """
    shared = blake2b(f"{rule}\0{sentence}\0".encode("utf-8", "surrogatepass"), digest_size=8)
    for ordinal in count(1):
        own = shared.copy()
        own.update(str(ordinal).encode())
        yield own.hexdigest()


def _anchor(facts: Facts) -> Span:
    """Where a finding on the whole document is shown: the headline, else the first block."""
    blocks = facts.document.blocks
    return next((block for block in blocks if block.kind == "headline"), blocks[0]).span


def _sentence_text(span: Span, facts: Facts) -> str:
    sentence = facts.sentence_at(span.start) or span
    return _one_line(facts.prose, sentence.start, sentence.end)


@lru_cache(maxsize=1)  # findings of one rule come in order of place, and many may share a sentence that is long
def _one_line(prose: str, start: int, end: int) -> str:
    return " ".join(prose[start:end].split())


def _shown(text: str) -> str:
    """Prose as a message quotes it: on one line, its middle left out when long."""
    words = re.sub(r"\s+", " ", text).strip()
    if len(words) <= _SHOWN:
        return words
    return f"{words[: _SHOWN * 2 // 3].rstrip()} … {words[-_SHOWN // 4 :].lstrip()}"


def _related(rule: str, place: Span, note: str, facts: Facts) -> Related:
    source = facts.document.to_source(place)
    position = facts.document.lines.position(source.start)
    return Related(rule, note, source.start, source.end, position.line, position.column)


def _crash(rule: Rule, reason: str, facts: Facts) -> Finding:
    return finding_at(
        facts,
        rule=CRASHED,
        severity="error",
        confidence="high",
        message=f"The rule {rule.id} could not run: {reason}. The other rules ran.",
        source=facts.document.to_source(_anchor(facts)),
        sentence=rule.id,
        document=True,
    )
