"""Write the pages that are made from the rule files and the models: docs/rules/*.md and docs/reference.md.

python docs/make.py [--check]     # --check writes nothing and fails when a page would change
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from newslint.checks import GUARDS, KINDS
from newslint.packs.documentation import PINNED
from newslint.packs.editor import editor_schemas
from newslint.packs.loader import load_sources
from newslint.packs.measured import Measured, measured
from newslint.packs.schema import REQUIRED, SCOPES

HERE = Path(__file__).parent
RULES = HERE.parent / "rules"
MADE = "<!-- Made by docs/make.py; edit the rule files instead. -->\n\n"


def pages() -> Iterator[tuple[Path, str]]:
    compiled = load_sources()
    packs = compiled.data["packs"]
    sources = compiled.sources
    defaults = {rule["id"]: rule for rule in compiled.data["rules"]}
    yield HERE / "rules/README.md", _index(packs, sources)
    figures = measured()
    for name, header in packs.items():
        rules = sorted((source for source in sources.values() if source.pack == name), key=lambda rule: rule.id)
        yield HERE / f"rules/{name}.md", _pack(name, header, rules)
        for rule in rules:
            page = HERE / f"rules/{rule.id}.md"
            yield page, _rule(rule, header, defaults[rule.id], figures.get(rule.id), page.parent)
    yield HERE / "reference.md", _reference(sources.values())


def _index(packs: Mapping[str, Any], sources: Mapping[str, Any]) -> str:
    lines = [f"{MADE}# Rules", "", "The bundled packs. `newslint explain RULE` shows the same on the command line.", ""]
    for name, header in packs.items():
        count = sum(source.pack == name for source in sources.values())
        lines.append(f"- [{name}]({name}.md), {count} rules: {header['description']}")
    return "\n".join(lines)


def _pack(name: str, header: Mapping[str, Any], rules: list[Any]) -> str:
    lines = [f"{MADE}# {name}", "", header["description"], ""]
    lines += ["| rule | severity | confidence | default | what it flags |", "|---|---|---|---|---|"]
    for rule in rules:
        data, page = rule.data, rule.id.partition("/")[2]
        default = data.get("default", "on")
        cells = (f"[{page}]({name}/{page}.md)", data["severity"], data["confidence"], default, _cell(data["summary"]))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _rule(
    rule: Any, header: Mapping[str, Any], compiled: Mapping[str, Any], figures: Measured | None, folder: Path
) -> str:
    data = rule.data
    facts = [
        f"**{data['severity']}**",
        f"confidence {data['confidence']}",
        f"{data.get('default', 'on')} by default",
        f"looks in {compiled['where']}",
        f"since {data.get('since', header['version'])}",
    ]
    lines = [f"{MADE}# {rule.id}", "", data["summary"], "", " · ".join(facts), ""]
    lines += ["## Why", "", data["why"].strip(), ""]
    lines += ["## What it says", "", _code(data["message"]), ""]
    lines += ["## Flagged", "", *(_example(example) for example in data["examples"]["flag"]), ""]
    lines += ["## Passed", "", *(_example(example) for example in data["examples"]["pass"]), ""]
    if figures is not None:
        lines += ["## Measured", "", f"{figures} See [quality](../../quality.md#each-rule).", ""]
    if data.get("yields-to"):
        lines += ["## Yields to", "", *(f"- {_rule_link(id, rule.pack, folder)}" for id in data["yields-to"]), ""]
    if data.get("references"):
        lines += ["## References", "", *(f"- {_escaped(reference)}" for reference in data["references"]), ""]
    return "\n".join(lines)


def _rule_link(name: str, pack: str, folder: Path) -> str:
    id = name if "/" in name else f"{pack}/{name}"
    return f"[{name}]({os.path.relpath(HERE / 'rules' / f'{id}.md', folder)})"


def _example(example: Mapping[str, Any]) -> str:
    text = example["text"]
    if "headline" in example:
        text = f"{example['headline']} ¶ {text}"
    text = re.sub(r"\s*\n\s*", " ¶ ", text.strip())
    parts = map(_escaped, PINNED.split(text))
    marked = "".join(f"**{part}**" if index % 2 else part for index, part in enumerate(parts))
    dated = f" *(published {example['published']})*" if "published" in example else ""
    return f"- {marked}{dated}"


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>`#|\[\]])", r"\\\1", text)


def _code(text: str) -> str:
    return f"`{text}`"


def _in_use(sources: Collection[Any]) -> dict[str, str]:
    """For each kind and guard, links to the shortest rule files that use it."""
    found: dict[str, list[str]] = {}
    for rule in sorted(sources, key=lambda rule: len((RULES / f"{rule.id}.yaml").read_bytes())):
        guards = [guard for key in ("unless", "only-if", "info-if") for one in rule.data.get(key, ()) for guard in one]
        for name in dict.fromkeys((*rule.data["match"], *guards)):
            found.setdefault(name, []).append(f"[{rule.id}](../rules/{rule.id}.yaml)")
    return {name: f"In use: {', '.join(links[:_SHOWN])}." for name, links in found.items()}


_SHOWN = 2


def _reference(sources: Collection[Any]) -> str:
    in_use = _in_use(sources)
    schema = editor_schemas()["rule"]["properties"]
    lines = [
        f"{MADE}# Reference of the rule language",
        "",
        "What a rule file may hold. [Writing rules](writing-rules.md) shows it step by step.",
        "",
        "## Keys",
        "",
        "| key | required | meaning |",
        "|---|---|---|",
    ]
    lines += [
        f"| `{key}` | {'yes' if key in REQUIRED else ''} | {_cell(value.get('description', ''))} |"
        for key, value in schema.items()
    ]
    lines += [
        "",
        "## Scopes: `in:`",
        "",
        "| scope | meaning |",
        "|---|---|",
        *(f"| `{key}` | {value} |" for key, value in SCOPES.items()),
    ]
    lines += ["", "## Kinds: `match:`", ""]
    for kind in KINDS.values():
        lines += [
            f"### {kind.name}",
            "",
            kind.summary,
            f"A bare value is short for `{kind.main}:`. Scope when the rule names none: `{kind.where}`."
            if kind.main
            else "",
            "",
        ]
        lines += _options(kind.options)
        lines += [f"The message may use: {', '.join('`{' + name + '}`' for name in ('match', *kind.fields))}."]
        lines += [in_use.get(kind.name, ""), ""]
    lines += ["## Guards: `unless:`, `only-if:`, `info-if:`", ""]
    for guard in GUARDS.values():
        lines += [f"### {guard.name}", "", f"{guard.summary} {in_use.get(guard.name, '')}".strip(), ""]
        lines += _options(guard.options)
    return "\n".join(lines)


def _options(options: Mapping[str, Any]) -> list[str]:
    properties = options["properties"]
    if not properties:
        return []
    required = options.get("required", ())
    rows = [
        f"| `{name}` | {'yes' if name in required else ''} | {_cell(_type(option))} | {_cell(option.get('description', ''))} |"
        for name, option in properties.items()
    ]
    return ["| option | required | value | meaning |", "|---|---|---|---|", *rows, ""]


def _type(option: Mapping[str, Any]) -> str:
    if "enum" in option:
        return ", ".join(str(value) for value in option["enum"])
    if option.get("type") == "array":
        items = option.get("items", {})
        if "properties" in items:
            return f"list of mappings: `{{{', '.join(items['properties'])}}}`"
        return "list of: " + _type(items) if "enum" in items else "list"
    return {
        "object": "mapping",
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
    }.get(option.get("type", ""), "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    made = {path: text.rstrip() + "\n" for path, text in pages()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stale += [path for path in (HERE / "rules").rglob("*.md") if path not in made]
    if check:
        for path in stale:
            print(f"{path.relative_to(HERE.parent)} is out of date. Please run: make docs", file=sys.stderr)
        return int(bool(stale))
    for path in stale:
        if path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
