"""The public `Linter`: rules, profile and configuration in; findings out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from newslint.analysis.facts import Facts
from newslint.config import Config, check_pins, load_config
from newslint.engine import CRASHED, Engine, finding_at, fingerprints
from newslint.errors import ConfigError, UsageError
from newslint.findings import CONFIDENCES, Confidence, Finding, Profile, Severity
from newslint.packs.loader import RuleSet, load_rules
from newslint.packs.rule import Rule
from newslint.postprocess import (
    Report,
    Suppressed,
    capped,
    in_profile,
    merged,
    on_in_profile,
    ordered,
    pack_of,
    sorted_out,
    without_repeats,
)
from newslint.readers import read_document
from newslint.suppression import suppressed_by, suppressions, unknown_names, why_unused
from newslint.text import Document

__all__ = ["Linter", "nearest"]

UNUSED = "newslint/unused-suppression"
#: The kinds of rule that look domains up.
_BY_DOMAIN = frozenset({"link", "links"})


class Linter:
    """Lints documents with one choice of rules. Reusable, and safe to use from several threads.

    Without arguments: the bundled packs, profile "desk", no configuration file. `packs` adds folders or names;
    `config` is a `newslint.yaml` or a `Config`; what is given beside it wins over it. `select` replaces the profile's
    choice of rules and turns on those that are off; `ignore` takes rules away; both take rule ids and pack names.

    Raises `PackError`, `ConfigError`, and `UsageError` for names that no rule, pack or profile has.
    """

    def __init__(
        self,
        *,
        packs: Sequence[str | Path] = (),
        profile: Profile | None = None,
        config: str | Path | Config | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_confidence: Confidence | None = None,
    ) -> None:
        _check_choice("profile", profile, get_args(Profile))
        _check_choice("min_confidence", min_confidence, CONFIDENCES)
        for name, given in (("packs", packs), ("select", select), ("ignore", ignore)):
            if isinstance(given, str):
                raise UsageError(f"{name} is a list of names, not “{given}”", help=f'Write {name}=["{given}"].')
        settings = load_config(str(config)) if isinstance(config, str | Path) else config or Config()
        self.profile: Profile = profile or settings.profile or "desk"
        self.config = settings
        self.min_confidence = min_confidence
        check_pins(settings)
        rule_set = load_rules([*settings.packs, *packs])
        _check_names([*select, *ignore], settings, rule_set)
        self.known = tuple(rule.id for rule in rule_set.rules)
        self._selected = tuple(select or settings.select)
        ignored = (*ignore, *settings.ignore)
        chosen = _chosen(rule_set.rules, self.profile, self._selected, ignored)
        self._tells_unused = not {"newslint", UNUSED}.intersection(ignored)
        if settings.domains:
            chosen = _with_domains(list(chosen), rule_set.rules, settings)
        self._taken = _places_taken(rule_set.rules)
        self.rules = tuple(_with_severity(rule, dict(settings.severity), self._taken[rule.id]) for rule in chosen)
        self.left_out = frozenset(self.known).difference(rule.id for rule in self.rules)
        others = [rule for rule in rule_set.rules if not _named(rule, ignored)]
        self._engine = Engine(self.rules, rule_set.phrases, others)
        self._allow = dict(settings.allow)
        self._yields_to = _yielding(self.rules)
        self._caps: Mapping[str, int | None] = {rule.id: rule.cap for rule in self.rules}

    def lint(
        self, text: str, path: str | Path | None = None, published: datetime.date | str | None = None
    ) -> list[Finding]:
        """Findings in their total order. The suffix of `path` picks the reader (.txt when None); nothing is opened."""
        document = read_document(text, path=path, published=published)
        return list(self.check(document).findings)

    def check(self, document: Document) -> Report:
        """Findings of a document, with what was suppressed and which rules crashed."""
        return self.check_facts(Facts(document, self.config.date_order))

    def check_facts(self, facts: Facts) -> Report:
        """`check`, for who needs the facts as well."""
        return self.selected(self.found(facts))

    def found(self, facts: Facts) -> Report:
        """Every finding that neither a comment nor the configuration silences: all profiles', before caps."""
        raw = list(self._engine.run(facts))
        crashed = tuple(dict.fromkeys(f.fingerprint for f in raw if f.rule == CRASHED))
        found = _fingerprinted(merged(without_repeats(raw), self._yields_to, self._taken))
        kept, suppressed = self._suppress(found, facts)
        return Report(tuple(kept), tuple(suppressed), crashed)

    def selected(self, found: Report) -> Report:
        """What is reported of the findings in `found`: those of the profile, up to the caps, in their total order."""
        kept = [finding for finding in found.findings if self._reports(finding)]
        return found._replace(findings=tuple(ordered(capped(kept, self._caps))))

    def _reports(self, finding: Finding) -> bool:
        if finding.rule == CRASHED:
            return True
        if self.min_confidence and CONFIDENCES[finding.confidence] > CONFIDENCES[self.min_confidence]:
            return False
        return bool(self._selected) or in_profile(self.profile, finding.severity, finding.confidence)

    def _suppress(self, found: Sequence[Finding], facts: Facts) -> tuple[list[Finding], list[Suppressed]]:
        comments = list(suppressions(facts.document))
        used: set[int] = set()

        def silenced(finding: Finding) -> Suppressed | None:
            if finding.rule == CRASHED:
                return None
            taken = self._taken.get(finding.rule, ())
            by_comment = suppressed_by(finding, comments, taken)
            if by_comment:
                used.add(by_comment[0])
                return by_comment[1]
            term = _allowed(finding, self._allow, taken)
            return Suppressed(finding, f"“{term}” is allowed by the configuration", "allow") if term else None

        kept, gone = sorted_out(found, silenced)
        unused = [
            finding_at(
                facts,
                rule=UNUSED,
                severity="info",
                confidence="high",
                message=why_unused(comment, found, self.known),
                source=comment.comment,
                sentence=" ".join(facts.document.source[comment.comment.start : comment.comment.end].split()),
            )
            for index, comment in enumerate(comments)
            if self._tells_unused and index not in used and self._could_be_used(comment.rules)
        ]
        return [*kept, *_fingerprinted(unused)], gone

    def _could_be_used(self, rules: Collection[str]) -> bool:
        """A comment for a rule that this run leaves out is not unused, unless it names one that nobody knows too."""
        if unknown_names(rules, self.known):
            return True
        names = {*self.left_out, *(id.partition("/")[2] for id in self.left_out)}
        whole = {pack_of(id) for id in self.left_out} - {pack_of(rule.id) for rule in self.rules}
        return not any(rule in names or rule in whole for rule in rules)


def _check_choice(option: str, given: str | None, known: Collection[str]) -> None:
    if given is not None and given not in known:
        *others, last = known
        raise UsageError(f"{option} takes {', '.join(others)} or {last}, not “{given}”")


def _check_names(given: Sequence[str], settings: Config, rule_set: RuleSet) -> None:
    known = {rule.id for rule in rule_set.rules} | set(rule_set.packs) | {"newslint", UNUSED}
    named = [*settings.select, *settings.ignore, *dict(settings.severity), *dict(settings.allow)]
    faults = [settings.fault(name, *_unknown(name, known)) for name in named if name not in known]
    if faults:
        raise ConfigError.of(faults)
    for name in given:
        if name not in known:
            message, help = _unknown(name, known)
            raise UsageError(message, help=help)


def _unknown(name: str, known: Collection[str]) -> tuple[str, str]:
    close = nearest(name, known)
    hint = f"Did you mean “{close}”?" if close else "`newslint rules` lists the rules and packs."
    return f"there is no rule or pack “{name}”", hint


def nearest(name: str, known: Collection[str]) -> str:
    """The rule or pack that somebody meant by `name`, which may lack its pack or be misspelt; empty for none."""
    from difflib import get_close_matches

    by_name = {id.rpartition("/")[2]: id for id in sorted(known, reverse=True)} | {id: id for id in known}
    close = [name] if name in by_name else get_close_matches(name, sorted(by_name), n=1)
    return by_name[close[0]] if close else ""


def _named(rule: Rule, names: Collection[str]) -> bool:
    return rule.id in names or rule.pack in names


def _chosen(rules: Sequence[Rule], profile: Profile, select: Sequence[str], ignore: Sequence[str]) -> Iterator[Rule]:
    """The rules that run: those selected, else those the profile has on; never those ignored or replaced."""
    wanted = [
        rule
        for rule in rules
        if (_named(rule, select) if select else on_in_profile(profile, default=rule.default))
        and not _named(rule, ignore)
    ]
    replaced = {rule.replaces for rule in wanted}
    yield from (rule for rule in wanted if rule.id not in replaced or rule.id in select)


def _yielding(rules: Sequence[Rule]) -> dict[str, frozenset[str]]:
    """The rules each rule yields to; who yields to a rule yields to the one that took its place."""
    children: dict[str, set[str]] = {}
    for rule in rules:
        if rule.replaces:
            children.setdefault(rule.replaces, set()).add(rule.id)
    return {
        rule.id: rule.yields_to.union(*(children.get(id, ()) for id in rule.yields_to)) - {rule.id} for rule in rules
    }


def _with_domains(chosen: Sequence[Rule], rules: Sequence[Rule], settings: Config) -> Iterator[Rule]:
    """Rules on links with the user's own domain lists first. Raises `ConfigError` for a category no rule asks for."""
    from newslint.checks.link import with_lists
    from newslint.domains import RELIABLE, load_domains

    known = {name for rule in rules if rule.kind in _BY_DOMAIN for name in rule.spec["category"]} | {RELIABLE}
    named = dict.fromkeys(name for source in settings.domains for name in source.categories)
    listed = f"Known: {', '.join(sorted(known))}."
    faults = [
        settings.fault(name, f"no rule asks for the category “{name}”", listed) for name in named if name not in known
    ]
    if faults:
        raise ConfigError.of(faults)
    lists = [load_domains(source) for source in settings.domains]
    return (rule._replace(spec=with_lists(rule.spec, lists)) if rule.kind in _BY_DOMAIN else rule for rule in chosen)


def _places_taken(rules: Sequence[Rule]) -> dict[str, tuple[str, ...]]:
    """For each rule, those whose place it takes: the rule it extends, the one that extends, and so on."""
    parents = {rule.id: rule.replaces for rule in rules}

    def above(id: str) -> Iterator[str]:
        while parent := parents.get(id):
            yield parent
            id = parent

    return {rule.id: tuple(above(rule.id)) for rule in rules}


def _with_severity(rule: Rule, severities: Mapping[str, Severity], taken: Sequence[str]) -> Rule:
    """The rule with the severity that the configuration gives it, its pack, or a rule whose place it takes."""
    names = (rule.id, *taken, rule.pack, *map(pack_of, taken))
    severity = next((severities[name] for name in names if name in severities), None)
    return rule._replace(severity=severity) if severity else rule


def _allowed(finding: Finding, allow: Mapping[str, Sequence[str]], taken: Sequence[str]) -> str:
    """The allowed term that a finding's text is, or holds as a whole; empty when none is."""
    names = (finding.rule, *taken)
    terms = [term for name in (*names, *map(pack_of, names)) for term in allow.get(name, ())]
    if not terms:
        return ""
    from html import unescape

    text = _plain(unescape(_TAG.sub("", finding.text)))
    for term in terms:
        folded = _plain(term)
        if folded and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", text):
            return term
    return ""


_TAG = re.compile(r"</?[A-Za-z][^>]*>|\*\*|__")


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())


def _fingerprinted(findings: Sequence[Finding]) -> list[Finding]:
    """Findings with their fingerprints; equal rule and sentence are told apart by their order."""
    equals: dict[tuple[str, str], Iterator[str]] = {}
    done = []
    for finding in sorted(findings, key=lambda finding: finding.order):
        key = finding.rule, finding.fingerprint
        if key not in equals:
            equals[key] = fingerprints(*key)
        done.append(finding._replace(fingerprint=next(equals[key])))
    return done
