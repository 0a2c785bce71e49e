"""`newslint debug`: what newslint sees in an article, and what became of the matches of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newslint.cli.article import Encoding, File, Published, StdinFilename, TextField, facts_of
from newslint.cli.rules import Packs, added, meant
from newslint.cli.streams import emit, style_of
from newslint.errors import NewslintError, UsageError

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts
    from newslint.packs.loader import RuleSet
    from newslint.packs.rule import Rule
    from newslint.reporters.debug import Judged

__all__ = ["debug"]


def debug(
    file: File,
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Also show every match of this rule and what became of it. May be repeated."),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to show it.")] = "text",
    pack: Packs = None,
    published: Published = None,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = None,
    text_field: TextField = None,
) -> None:
    """Show how an article is read: blocks, sentences with who says what and what they claim, quotations, dates."""
    from newslint.reporters.debug import as_json, as_text

    path, facts = facts_of(file, published, encoding, stdin_filename, text_field)
    judged = _judged(rule, pack, facts) if rule else []
    if format == "json":
        emit(as_json(path, facts, judged))
    else:
        for section in as_text(facts, judged, style_of(None)):
            emit(section)


def _judged(names: Sequence[str], packs: Sequence[str] | None, facts: Facts) -> list[Judged]:
    """The rules of those names, each with the fate of its matches in order of place."""
    from newslint.engine import Engine, verdicts
    from newslint.matching.patterns import OutOfTimeError
    from newslint.packs.loader import load_rules
    from newslint.reporters.debug import Judged

    known = load_rules(added(packs))
    rules = {rule.id: rule for rule in (_named(name, known) for name in names)}
    if not facts.document.blocks:
        return [Judged(id, ()) for id in rules]
    hits = Engine(list(rules.values()), known.phrases, known.rules).hits(facts)
    judged = []
    for id, rule in rules.items():
        try:
            found = sorted(verdicts(rule, facts, hits), key=lambda verdict: verdict.match.span)
        except OutOfTimeError:
            raise NewslintError(f"the rule {id} ran out of time on this article") from None
        judged.append(Judged(id, tuple(found)))
    return judged


def _named(name: str, known: RuleSet) -> Rule:
    """The rule of a name, with or without its pack."""
    found = [rule for rule in known.rules if name == rule.id or rule.id.endswith(f"/{name}")]
    if not found:
        raise UsageError(f"there is no rule “{name}”", help=meant(name, [rule.id for rule in known.rules]))
    if len(found) > 1:
        raise UsageError(f"“{name}” names several rules", help=f"It could be {' or '.join(rule.id for rule in found)}.")
    return found[0]
