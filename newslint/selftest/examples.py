"""The examples of a rule file as files that can be read, and the variants that must hold of every rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks import KINDS
from newslint.errors import Fault
from newslint.packs.documentation import PINNED
from newslint.packs.reading import RuleSource
from newslint.packs.rule import Rule
from newslint.readers import read_document
from newslint.text import Span

__all__ = ["Example", "examples_of", "facts_of", "variants"]

PREFIX = "Café 🎄.\n\n"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, its marks taken out. `pins` are spans of `text`, which is what the reader reads.

    `head` is how much of it, headline and byline, stands before the text of the article.
    """

    text: str
    pins: tuple[Span, ...]
    flag: bool
    format: str = "txt"
    published: str | None = None
    variant: str = "as written"
    head: int = 0


def examples_of(source: RuleSource) -> Iterator[tuple[Fault, Example]]:
    for key in ("flag", "pass"):
        for index, example in enumerate(source.data["examples"][key]):
            yield source.sources.fault(("examples", key, index), ""), _parsed(example, flag=key == "flag")


def _parsed(example: dict[str, Any], *, flag: bool) -> Example:
    form = example.get("format", "txt")
    marked = _composed(example, form)
    pins: list[Span] = []
    text = ""
    at = 0
    for pin in PINNED.finditer(marked):
        text += marked[at : pin.start()]
        pins.append(Span(len(text), len(text) + len(pin[1])))
        text += pin[1]
        at = pin.end()
    text += marked[at:]
    head = len(text) - len(PINNED.sub(r"\1", str(example["text"])))
    return Example(text, tuple(pins), flag, form, example.get("published"), head=head)


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


def variants(example: Example, rule: Rule) -> Iterator[Example]:
    if example.format != "txt" or KINDS[rule.kind].document:
        return
    if rule.where not in ("headline", "lede"):
        yield _shifted(example, PREFIX)
    yield _with_crlf(example)
    if rule.where in ("narration", "body") and example.flag and _quotable(example.text):
        yield _quoted(example)


def _shifted(example: Example, prefix: str) -> Example:
    head, shift = example.head, len(prefix)
    pins = tuple(Span(pin.start + shift, pin.end + shift) if pin.start >= head else pin for pin in example.pins)
    text = example.text[:head] + prefix + example.text[head:]
    return Example(text, pins, example.flag, example.format, example.published, "after “Café 🎄”")


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


def facts_of(example: Example) -> Facts:
    """What is read of an example."""
    return Facts(read_document(example.text, path=f"example.{example.format}", published=example.published))
