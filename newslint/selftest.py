"""Runs the examples in rule files, and the variants that must hold of every rule.

An example fails as *Missing* (a `flag` that is not flagged), *Noisy* (a `pass` that is, or a second finding in a
`flag` that pins one), or *Wrong span* (flagged elsewhere than pinned).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from newslint.analysis.facts import Facts
from newslint.checks import KINDS
from newslint.engine import Engine, Verdict, verdicts
from newslint.errors import Fault
from newslint.matching.index import PhraseIndex
from newslint.packs.loader import load_sources
from newslint.packs.reading import RuleSource
from newslint.packs.rule import Rule, rule_from_json
from newslint.readers import read_document
from newslint.text import Document, Span

__all__ = ["Example", "Failure", "Result", "run"]

_PIN = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
PREFIX = "Café 🎄.\n\n"
HEAD_PREFIX = "Café 🎄 "


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, its marks taken out. `pins` are spans of `text`, which is what the reader reads."""

    text: str
    pins: tuple[Span, ...]
    flag: bool
    format: str = "txt"
    published: str | None = None
    variant: str = "as written"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it says. `sentence` is what was read, `why` the guard that decided."""

    rule: str
    kind: Literal["Missing", "Noisy", "Wrong span"]
    place: Fault
    example: Example
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a self-test ran and what failed. `warnings` are hints to the authors of the packs."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    warnings: tuple[Fault, ...]


def run(packs: Sequence[str | Path] = (), only: Sequence[str] = ()) -> Result:
    """Test the rules of some packs (all loaded ones when `only` is empty) with all their examples and variants.

    `packs` are named or given as folders, as for `Linter`; `only` are pack names or rule ids. Raises `PackError`.
    """
    compiled = load_sources(packs)
    rules = [rule_from_json(rule) for rule in compiled.data["rules"]]
    index = PhraseIndex(compiled.data["index"])
    chosen = [rule for rule in rules if not only or rule.id in only or rule.pack in only]
    failures: list[Failure] = []
    count = 0
    for rule in chosen:
        engine = Engine([rule], index)
        source = compiled.sources[rule.id]
        for place, example in _examples(source):
            for variant in (example, *_variants(example, rule)):
                count += 1
                failure = _check(rule, engine, variant, place)
                if failure:
                    failures.append(failure)
                    break
    chosen_files = {file.path for rule in chosen for file in compiled.sources[rule.id].sources.files}
    return Result(len(chosen), count, tuple(failures), tuple(w for w in compiled.warnings if w.path in chosen_files))


def _examples(source: RuleSource) -> Iterator[tuple[Fault, Example]]:
    for key in ("flag", "pass"):
        for index, example in enumerate(source.data["examples"][key]):
            yield source.sources.fault(("examples", key, index), ""), _parsed(example, flag=key == "flag")


def _parsed(example: dict[str, Any], *, flag: bool) -> Example:
    form = example.get("format", "txt")
    marked = _composed(example, form)
    pins: list[Span] = []
    text = ""
    at = 0
    for pin in _PIN.finditer(marked):
        text += marked[at : pin.start()]
        pins.append(Span(len(text), len(text) + len(pin[1])))
        text += pin[1]
        at = pin.end()
    return Example(text + marked[at:], tuple(pins), flag, form, example.get("published"))


def _composed(example: dict[str, Any], form: str) -> str:
    """The file an example stands for: metadata and headline as its format writes them, then the text."""
    text, headline = str(example["text"]), example.get("headline")
    metadata = example.get("metadata") or {}
    if form == "md":
        front = (
            "---\n" + "".join(f"{key}: {value}\n" for key, value in metadata.items()) + "---\n\n" if metadata else ""
        )
        return front + (f"# {headline}\n\n" if headline else "") + text
    if form == "html":
        head = "".join(f'<meta name="{key}" content="{value}">' for key, value in metadata.items())
        body = text if "<" in text else f"<p>{text}</p>"
        return f"<html><head>{head}</head><body>{f'<h1>{headline}</h1>' if headline else ''}{body}</body></html>"
    by = f"By {metadata['author']}\n\n" if "author" in metadata else ""
    return (f"{headline}\n\n" if headline else "") + by + text


# --- variants: what must hold of every rule ---


def _variants(example: Example, rule: Rule) -> Iterator[Example]:
    if example.format != "txt" or KINDS[rule.kind].document:
        return
    if rule.where not in ("headline", "lede"):
        yield _shifted(example, PREFIX)
    yield _with_crlf(example)
    if rule.where in ("narration", "body") and example.flag and _quotable(example.text):
        yield _quoted(example)


def _shifted(example: Example, prefix: str) -> Example:
    shift = len(prefix)
    pins = tuple(Span(pin.start + shift, pin.end + shift) for pin in example.pins)
    return Example(prefix + example.text, pins, example.flag, example.format, example.published, "after “Café 🎄”")


def _with_crlf(example: Example) -> Example:
    def moved(offset: int) -> int:
        return offset + example.text.count("\n", 0, offset)

    pins = tuple(Span(moved(pin.start), moved(pin.end)) for pin in example.pins)
    text = example.text.replace("\n", "\r\n")
    return Example(text, pins, example.flag, example.format, example.published, "with CRLF line ends")


def _quotable(text: str) -> bool:
    return not re.search("[\"“”«»„`\n]|(?<![A-Za-z])['‘’]|['‘’](?![A-Za-z])", text)


def _quoted(example: Example) -> Example:
    inner = example.text.rstrip()
    said = inner[:-1] + "," if inner.endswith(".") else inner
    return Example(
        f"“{said}” Mayor Ana Ruiz said.", (), False, "txt", example.published, "as a quotation with a speaker"
    )


# --- running one ---


def _check(rule: Rule, engine: Engine, example: Example, place: Fault) -> Failure | None:
    suffix = f"example.{example.format}"
    document = read_document(example.text, path=suffix, published=example.published)
    facts = Facts(document)
    found = list(verdicts(rule, facts, engine.hits(facts))) if document.blocks else []
    spans = [document.to_source(verdict.match.span) for verdict in found if not verdict.silenced_by]
    problem = _problem(example, spans, found, document)
    return Failure(rule.id, problem[0], place, example, problem[1]) if problem else None


def _problem(
    example: Example, spans: Sequence[Span], found: Sequence[Verdict], document: Document
) -> tuple[Literal["Missing", "Noisy", "Wrong span"], str] | None:
    if not example.flag:
        return ("Noisy", f"flagged {_listed(spans, document)}") if spans else None
    if not spans:
        silenced = [
            f"“{_text(document.to_source(v.match.span), document)}” was silenced by {v.silenced_by}" for v in found
        ]
        return "Missing", "; ".join(silenced) or "nothing matched"
    if example.pins and not set(example.pins) <= set(spans):
        return "Wrong span", f"flagged {_listed(spans, document)}, not {_listed(example.pins, document)}"
    extra = [span for span in spans if example.pins and span not in example.pins]
    return ("Noisy", f"also flagged {_listed(extra, document)}") if extra else None


def _text(span: Span, document: Document) -> str:
    return document.source[span.start : span.end]


def _listed(spans: Iterable[Span], document: Document) -> str:
    return ", ".join(f"“{_text(span, document)}”" for span in spans)
