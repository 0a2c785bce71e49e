"""`newslint debug`: what newslint sees in an article before any rule speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from newslint.cli.options import day, known_encoding
from newslint.cli.streams import emit, style_of

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts
    from newslint.analysis.quotations import Quotation
    from newslint.text import Document, Span

__all__ = ["debug"]


class _Line(NamedTuple):
    """A span of the prose and what it was taken for."""

    span: Span
    what: str


def debug(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article; - is standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the article was published, as 2025-03-10.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the file.")] = None,
) -> None:
    """Show the blocks, sentences, quotations and dates of an article, with their places."""
    from newslint.analysis.facts import Facts
    from newslint.readers import decode, load, read_document

    known = known_encoding(encoding)
    source = decode(sys.stdin.buffer.read(), path=file, encoding=known) if file == "-" else load(Path(file), known)
    facts = Facts(read_document(source, path=file, published=day(published)))
    style = style_of(None)
    for title, lines in _sections(facts):
        emit("".join(_section(title, lines, facts.document, style.width, style.colour)))


def _sections(facts: Facts) -> Iterator[tuple[str, list[_Line]]]:
    yield "Blocks", [_Line(block.span, block.kind) for block in facts.document.blocks]
    yield "Sentences", [_Line(sentence, "") for sentence in facts.sentences]
    yield "Quotations", [_Line(quotation.span, _state(quotation)) for quotation in facts.quotations]
    yield "Dates", [_Line(date.span, f"{date.kind} {date.value}{_days(date.resolved)}") for date in facts.dates]


def _state(quotation: Quotation) -> str:
    states = {
        f"nested {quotation.depth}": quotation.depth > 0,
        "not closed": not quotation.closed,
        "runs on": quotation.continued,
        "carried on": quotation.continues,
        "uncertain": not quotation.certain,
    }
    return ", ".join(name for name, holds in states.items() if holds)


def _days(resolved: tuple[object, object] | None) -> str:
    if resolved is None:
        return ""
    first, last = resolved
    return f" = {first}" if first == last else f" = {first} to {last}"


def _section(title: str, lines: Iterable[_Line], document: Document, columns: int, colour: bool) -> Iterator[str]:
    from newslint.reporters.terminal import inert, paint

    rows = [(_place(document, line.span), line) for line in lines]
    yield f"{paint(title, 'bold', colour)} ({len(rows)})\n"
    wide = max((len(place) for place, _ in rows), default=0)
    told = max((len(line.what) for _, line in rows), default=0)
    for place, line in rows:
        lead = f"  {place:<{wide}}  " + (f"{line.what:<{told}}  " if told else "")
        text = inert(" ".join(document.prose[line.span.start : line.span.end].split()))
        yield f"{lead}{_fitting(text, max(columns - len(lead), 20))}\n"
    yield "\n"


def _fitting(text: str, columns: int) -> str:
    """The text, or its two ends when it is longer than the line."""
    if len(text) <= columns:
        return text
    head = (columns - 1) * 2 // 3
    return f"{text[:head].rstrip()}…{text[head - columns + 1 :].lstrip()}"


def _place(document: Document, span: Span) -> str:
    source = document.to_source(span)
    first, last = document.lines.position(source.start), document.lines.position(source.end)
    return f"{first.line}:{first.column}-{last.line}:{last.column}"
