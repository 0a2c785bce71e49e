"""`newslint rules`, `explain`, `schema`: what the packs hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newslint.cli.streams import emit, style_of
from newslint.config import check_pins, config_for
from newslint.errors import UsageError
from newslint.findings import Profile

if TYPE_CHECKING:
    from newslint.packs.rule import Rule

__all__ = ["added", "explain", "meant", "rules", "schema"]

Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="NAME_OR_DIR", help="Add a rule pack.")]


def rules(
    packs: Annotated[list[str] | None, typer.Argument(help="Show the rules of these packs only.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to show them.")] = "text",
    profile: Annotated[Profile | None, typer.Option(help="Show what this profile reports only.")] = None,
    pack: Packs = None,
) -> None:
    """List the rules."""
    from newslint.packs.loader import load_rules

    known = load_rules(added(pack))
    _known_packs(packs or (), known.packs)
    shown = [rule for rule in known.rules if (not packs or rule.pack in packs) and _reported(rule, profile)]
    if format == "json":
        from newslint.reporters.objects import SCHEMA, dump

        emit(dump({"schema": SCHEMA, "rules": [_object(rule) for rule in shown]}) + "\n")
    else:
        emit("".join(_table(shown)))


def added(pack: Sequence[str] | None) -> list[str]:
    """The packs beside the bundled ones: what the configuration of this folder names, as it pins them, and the options."""
    config = config_for(".")
    check_pins(config)
    return [*config.packs, *(pack or ())]


def _known_packs(names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f"there is no pack “{name}”", help=meant(name, list(known)))


def meant(word: str, known: Sequence[str]) -> str:
    from newslint.linter import nearest

    close = nearest(word, known)
    return f"Did you mean “{close}”?" if close else "`newslint rules` lists the packs and rules."


def _reported(rule: Rule, profile: Profile | None) -> bool:
    from newslint.postprocess import in_profile, on_in_profile

    if profile is None:
        return True
    return on_in_profile(profile, default=rule.default) and in_profile(profile, rule.severity, rule.confidence)


def _object(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "default": "on" if rule.default else "off",
        "kind": rule.kind,
        "summary": rule.summary,
    }


def _table(shown: Sequence[Rule]) -> Iterator[str]:
    from newslint.reporters.terminal import inert, paint

    style = style_of(None)
    wide = max((len(rule.id) for rule in shown), default=0)
    for rule in shown:
        severity = paint(f"{rule.severity:<7}", rule.severity, style.colour)
        state = "   " if rule.default else "off"
        yield f"{rule.id:<{wide}}  {severity}  {rule.confidence:<6}  {state}  {inert(rule.summary)}\n"
    off = sum(not rule.default for rule in shown)
    total = f"{len(shown)} rule" + ("" if len(shown) == 1 else "s")
    yield f"\n{total}{f', {off} off by default' if off else ''}. “newslint explain RULE” says why.\n"


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule, with or without its pack.")], pack: Packs = None
) -> None:
    """Show what a rule finds, why it matters, and its examples."""
    from newslint.packs.documentation import load_docs
    from newslint.packs.measured import measured
    from newslint.reporters.rule_page import rule_page

    docs = load_docs(added(pack))
    named = [id for id in docs if rule == id or id.endswith(f"/{rule}")]
    if any(id.startswith(f"{rule}/") for id in docs):
        raise UsageError(f"“{rule}” is a pack", help=f"`newslint rules {rule}` lists its rules.")
    if len(named) != 1:
        several = f"It could be {' or '.join(named)}." if named else meant(rule, sorted(docs))
        raise UsageError(f"there is no rule “{rule}”" if not named else f"“{rule}” names several rules", help=several)
    emit(rule_page(docs[named[0]], measured().get(named[0]), style_of(None).colour))


def schema(
    of: Annotated[
        Literal["rule", "list", "pack"], typer.Argument(metavar="[rule|list|pack]", help="The sort of file.")
    ] = "rule",
    pack: Packs = None,
) -> None:
    """Print the JSON Schema of a rule file, a word list or a pack.yaml, for editors."""
    import json

    from newslint.packs.editor import editor_schemas, names_in

    schemas = editor_schemas(*names_in(added(pack)))
    emit(json.dumps(schemas[of], indent=2, ensure_ascii=False) + "\n")
