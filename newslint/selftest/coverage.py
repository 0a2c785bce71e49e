"""What the examples of a pack leave untried: alternatives of phrases, regexes, choices of a kind, guards, list entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import thread_time
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks import GUARDS, KINDS, Match
from newslint.engine import Engine, holds, in_scope
from newslint.errors import Fault
from newslint.matching.alternatives import alternatives
from newslint.matching.index import Hits, PhraseIndex, build_index
from newslint.matching.inflect import forms
from newslint.matching.notation import PhraseError, lists_in
from newslint.matching.patterns import OutOfTimeError, TimedPattern, budget
from newslint.matching.phrases import CompiledPhrases, compile_phrases
from newslint.packs.compile import Compiled
from newslint.packs.reading import RuleSource, full_name
from newslint.packs.rule import Rule, rule_from_json
from newslint.packs.source import KeyPath
from newslint.records import NamedTuple
from newslint.selftest.examples import examples_of, facts_of

__all__ = ["Coverage", "Tally", "coverage_of"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a sort there are and how many of them an example exercises."""

    what: str
    exercised: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the examples exercise, by sort; `gaps` says at which place what they do not."""

    tallies: tuple[Tally, ...]
    gaps: tuple[Fault, ...]


class _Part(NamedTuple):
    """Things of one sort at one place of a rule, the number of them that an example exercises, and how to say so."""

    rule: str
    sort: str
    exercised: int
    total: int
    place: Fault
    says: str

    @property
    def gap(self) -> Fault:
        return self.place._replace(message=f"{self.rule}: {self.says}")


class _Read(NamedTuple):
    """One example as read, with the phrases found in it: those of the rules, and each alternative by its number."""

    facts: Facts
    hits: Hits
    tried: Hits


def coverage_of(compiled: Compiled, rules: Sequence[Rule], index: PhraseIndex) -> Coverage:
    """What the examples of some rules exercise, the bare examples and none of the variants made of them."""
    asked = {rule.id: list(_phrases(compiled.sources[rule.id])) for rule in rules}
    numbers: dict[tuple[str, bool, str], int] = {}
    sets: dict[int, CompiledPhrases] = {}
    for rule in rules:
        for written in asked[rule.id]:
            for phrase in _tried(written, rule.pack, compiled.lists):
                _number((phrase, written.exact, rule.pack), numbers, sets, compiled.lists)
    tried = PhraseIndex(build_index(sets))
    parts: list[_Part] = []
    others = [rule_from_json(rule) for rule in compiled.data["rules"]]
    for rule in rules:
        source = compiled.sources[rule.id]
        engine = Engine([rule], index, others)
        read = [
            _Read(facts, engine.hits(facts), tried.scan(facts.document))
            for facts in (facts_of(example) for _, example in examples_of(source))
            if facts.document.blocks
        ]
        parts += _phrase_parts(rule, asked[rule.id], read, numbers, compiled.lists)
        parts += _choice_parts(rule, source, read)
        parts += _regex_parts(rule, source, read)
        parts += _guard_parts(rule, source, read)
    gaps = [part for part in parts if part.exercised < part.total]
    whole = len(rules) - len({part.rule for part in gaps})
    return Coverage((Tally("rules", whole, len(rules)), *_tallies(parts)), tuple(sorted({part.gap for part in gaps})))


_SORTS = ("alternatives", "list entries", "guards")


def _tallies(parts: Sequence[_Part]) -> Iterator[Tally]:
    for sort in _SORTS:
        of_sort = [part for part in parts if part.sort == sort]
        yield Tally(sort, sum(part.exercised for part in of_sort), sum(part.total for part in of_sort))


# --- phrases ---


class _Written(NamedTuple):
    """A phrase of a rule, and a gap at its place."""

    phrase: str
    exact: bool
    place: Fault


def _phrases(source: RuleSource) -> Iterator[_Written]:
    """Every phrase under `match:` and in the guards."""
    for at, schema, options in _options(source):
        for path, phrase in _of_format(schema, options, "phrase", at):
            exact = isinstance(options, dict) and options.get("case") == "exact"
            yield _Written(phrase, exact, source.sources.fault(path, "", key=path[-1] == phrase))


def _options(source: RuleSource) -> Iterator[tuple[KeyPath, Mapping[str, Any], Any]]:
    """The options of the kind and of every guard, each with its path and its schema."""
    ((kind, options),) = source.data["match"].items()
    yield ("match", kind), KINDS[kind].options, options
    for key in ("only-if", "unless", "info-if"):
        for index, guard in enumerate(source.data.get(key, [])):
            ((name, options),) = guard.items()
            yield (key, index, name), GUARDS[name].options, options


def _of_format(schema: Mapping[str, Any], value: Any, format: str, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text in plain data whose schema has a format."""
    if isinstance(value, str) and schema.get("format") == format:
        yield at, value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _of_format(schema.get("items", {}), entry, format, (*at, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _of_format(schema.get("propertyNames", {}), key, format, (*at, key))
            yield from _of_format(schema.get("properties", {}).get(key, {}), entry, format, (*at, key))


def _tried(written: _Written, pack: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for one in alternatives(written.phrase):
        yield one.phrase
    for name in lists_in(written.phrase):
        yield from lists[full_name(name, pack)]


def _number(
    key: tuple[str, bool, str],
    numbers: dict[tuple[str, bool, str], int],
    sets: dict[int, CompiledPhrases],
    lists: Mapping[str, Sequence[str]],
) -> None:
    phrase, exact, pack = key
    if key in numbers:
        return
    try:
        made = compile_phrases([phrase], lists=lambda name: lists[full_name(name, pack)], inflect=forms, exact=exact)
    except PhraseError:  # without its alternatives nothing of the phrase is left that must stand
        return
    numbers[key] = len(sets)
    sets[numbers[key]] = made


def _phrase_parts(
    rule: Rule,
    asked: Iterable[_Written],
    read: Sequence[_Read],
    numbers: Mapping[tuple[str, bool, str], int],
    lists: Mapping[str, Sequence[str]],
) -> Iterator[_Part]:
    def occurs(phrase: str, exact: bool) -> bool:
        number = numbers.get((phrase, exact, rule.pack))
        return number is None or any(one.tried.spans(number) for one in read)

    for written in asked:
        branches = list(alternatives(written.phrase))
        missing = [one.written for one in branches if not occurs(one.phrase, written.exact)]
        says = _missing(missing, written.phrase, none=len(missing) == len(branches))
        yield _Part(rule.id, "alternatives", len(branches) - len(missing), len(branches), written.place, says)
        for name in lists_in(written.phrase):
            entries = lists[full_name(name, rule.pack)]
            held = sum(occurs(entry, written.exact) for entry in entries)
            says = f"examples hold {held} of the {len(entries)} entries of <{name}>"
            yield _Part(rule.id, "list entries", held, len(entries), written.place, says)


#: Branches that are named in a line.
_MOST = 8


def _missing(branches: Sequence[str], phrase: str, *, none: bool) -> str:
    if none:
        return f"no example holds “{phrase}”"
    more = f" and {len(branches) - _MOST} more" if len(branches) > _MOST else ""
    return f"no example holds {', '.join(f'“{one}”' for one in branches[:_MOST])}{more} of “{phrase}”"


# --- what is no phrase ---


def _choice_parts(rule: Rule, source: RuleSource, read: Sequence[_Read]) -> Iterator[_Part]:
    """The entries of a list of choices, such as two kinds of claim: whether each finds something by itself."""
    ((kind, options),) = source.data["match"].items()
    for name, schema in KINDS[kind].options["properties"].items():
        chosen = options.get(name, [])
        if "enum" not in schema.get("items", {}) or rule.spec.get(name) != chosen:
            continue
        for index, choice in enumerate(chosen):
            alone = {**rule.spec, name: [choice]}
            found = any(_in_scope(rule, alone, one) for one in read)
            place = source.sources.fault(("match", kind, name, index), "")
            yield _Part(rule.id, "alternatives", int(found), 1, place, f"no example has “{choice}”")


def _regex_parts(rule: Rule, source: RuleSource, read: Sequence[_Read]) -> Iterator[_Part]:
    ((kind, options),) = source.data["match"].items()
    ignore_case = options.get("case") != "exact" if isinstance(options, dict) else True
    for path, regex in _of_format(KINDS[kind].options, options, "regex", ("match", kind)):
        pattern = TimedPattern(regex, ignore_case=ignore_case)
        found = any(_occurs(pattern, one.facts.prose) for one in read)
        place = source.sources.fault(path, "")
        yield _Part(rule.id, "alternatives", int(found), 1, place, f"no example holds “{regex}”")


def _occurs(pattern: TimedPattern, prose: str) -> bool:
    try:
        return any(True for _ in pattern.finditer(prose, 0, len(prose), thread_time() + budget(len(prose))))
    except OutOfTimeError:
        return False


def _guard_parts(rule: Rule, source: RuleSource, read: Sequence[_Read]) -> Iterator[_Part]:
    """Each guard: whether it ever decides. One under `only-if:` decides where it does not hold."""
    matches = [(match, one) for one in read for match in _in_scope(rule, rule.spec, one)]
    for key, guards in (("only-if", rule.only_if), ("unless", rule.unless), ("info-if", rule.info_if)):
        for index, guard in enumerate(guards):
            decides = key != "only-if"
            found = any(holds(guard, match, one.facts, one.hits) == decides for match, one in matches)
            place = source.sources.fault((key, index), "")
            yield _Part(rule.id, "guards", int(found), 1, place, f"`{key}: {guard.name}` decides in no example")


def _in_scope(rule: Rule, spec: Any, one: _Read) -> list[Match]:
    return [
        match
        for match in KINDS[rule.kind].find(spec, one.facts, one.hits)
        if match.document or in_scope(rule.where, match.span, one.facts)
    ]
