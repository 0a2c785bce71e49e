"""Markdown: CommonMark with tables, footnotes and strikethrough, as pulldown-cmark reads it.

Its events carry byte ranges; one pass turns those into code points. Inline code is no prose: one U+FFFC stands for
it, so that the sentence around it keeps its shape. Front matter is metadata; its title is prose
too, the headline of a text that has none of its own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pyromark

from newslint.readers.front_matter import front_matter
from newslint.readers.metadata import assemble
from newslint.readers.prose import CODE_MARK, Mark, ProseBuilder
from newslint.text import BlockKind, Document, Span

__all__ = ["read"]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
#: A headline of the text itself, before anything else that it says.
_OWN_HEADLINE = re.compile(
    r"(?:\s|<!--(?:[^-]|-(?!->))*+-->)*+(?:#(?!#)|<h1\b|[^\r\n]++(?:\r\n|\r|\n)=+[ \t]*+(?=[\r\n]|\Z))", re.IGNORECASE
)
_DESTINATION = re.compile(r"\s*+(?:<(?P<pointed>(?:[^<>\\\r\n]|\\.)*+)>|(?P<bare>\S*+))")
_DEFINITION = re.compile(r"\s*\[(?:[^\[\]\\]|\\.)+\]:(?:\s*+>)*+" + _DESTINATION.pattern, re.DOTALL)
_SILENT = re.compile(r"<(/?)(script|style|template|textarea|noscript|title|iframe)\b", re.IGNORECASE)
#: What a picture is called, and what is struck out, is not said.
_UNSAID = ("Image", "Strikethrough")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_STRIDE, _CONTINUATION = 256, bytes(range(0x80, 0xC0))


def read(text: str, path: str | None, published: datetime.date | None) -> Document:
    """The document in Markdown `text`."""
    front = front_matter(text)
    prose = ProseBuilder(text)
    headline = None if _OWN_HEADLINE.match(text, front.end) else front.title
    if headline:
        prose.kind = "headline"
        prose.text(*headline)
        prose.close()
        prose.kind = "paragraph"
    _Reader(prose, front.end, headline=headline is None).run()
    return prose.document(assemble(front.fields), path, published)


def _code_points(text: str) -> Callable[[int], int]:
    """A map from UTF-8 byte offsets of `text` to code points: counted from the nearest of evenly spaced milestones."""
    if text.isascii():
        return lambda offset: offset
    data = text.encode()
    counts = (len(data[at : at + _STRIDE].translate(None, _CONTINUATION)) for at in range(0, len(data), _STRIDE))
    milestones = list(accumulate(counts, initial=0))

    def point(offset: int) -> int:
        stride = offset // _STRIDE
        return milestones[stride] + len(data[stride * _STRIDE : offset].translate(None, _CONTINUATION))

    return point


class _Reader:
    """The state of one pass over the events."""

    def __init__(self, prose: ProseBuilder, base: int, *, headline: bool) -> None:
        self.prose = prose
        self.source = prose.source
        self.base = base
        self.text = prose.source[base:]
        self._point = _code_points(self.text)
        self._kinds: list[BlockKind] = ["paragraph"]
        self._headline = headline
        self._unsaid = 0
        self._silent = ""
        self._code = False
        self._links: list[tuple[str, str, str, Mark, int]] = []
        self._inner_end = 0
        self._definitions: dict[str, Span] | None = None

    def run(self) -> None:
        point, base = self._point, self.base
        event: Any
        for event, span in pyromark.events_with_range(self.text, options=_OPTIONS, merge_text=False):
            start, end = base + point(span["start"]), base + point(span["end"])
            if isinstance(event, str):
                if event != "Rule" and self._speaks():
                    self.prose.space(start, end, breaks=True)
                self._inner_end = end
                continue
            ((what, value),) = event.items()
            if what == "Text":
                self._on_text(value, start, end)
            elif what == "Start":
                self._on_start(value, start, end)
                continue
            elif what == "End":
                self._on_end(value, end)
            elif what == "Code":
                if self._speaks():
                    self.prose.put(CODE_MARK, start, end - start)
            elif what == "Html":
                if "blockquote" in self._kinds:  # line by line, without the marks of the quotation
                    self._html(start, end)
            elif what == "InlineHtml":
                self._on_inline_html(start, end)
            self._inner_end = end

    def _speaks(self) -> bool:
        return not self._unsaid and not self._silent

    def _on_text(self, value: str, start: int, end: int) -> None:
        if not self._speaks():
            return
        if self._code:
            self.prose.put(self.source[start:end], start, end - start)
        elif len(value) == end - start:
            self.prose.text(start, end)
        elif value.strip(" \t\r\n\f"):
            self.prose.put(value, start, end - start)
        else:
            self.prose.space(start, end)

    def _on_start(self, tag: Any, start: int, end: int) -> None:
        name, data = (tag, {}) if isinstance(tag, str) else next(iter(tag.items()))
        if name == "Paragraph":
            self._open("paragraph")
        elif name == "Heading":
            first = data["level"] == "H1" and self._headline and not self._story_began()
            self._headline = self._headline and not first
            self._push("headline" if first else "heading")
        elif name == "Item":
            self._push("list-item")
        elif name == "BlockQuote":
            self._push("blockquote")
        elif name in ("TableCell", "FootnoteDefinition"):
            self._push("paragraph")
        elif name == "CodeBlock":
            self._push("code")
            self._code = True
        elif name == "HtmlBlock":
            self._open("paragraph")
            if "blockquote" not in self._kinds:
                self._html(start, end)
        elif name in _UNSAID:
            self._unsaid += 1
        elif name == "Link":
            self._inner_end = start + 1
            self._links.append((data["link_type"], data["dest_url"], data["id"], self.prose.mark(), start))
        elif name == "List":
            self.prose.close()

    def _on_end(self, tag: Any, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in ("Paragraph", "HtmlBlock"):
            self.prose.close()
            self.prose.kind = self._kinds[-1]
            self._silent = ""
        elif name in ("Heading", "Item", "BlockQuote", "TableCell", "FootnoteDefinition", "CodeBlock"):
            self.prose.close()
            self._kinds.pop()
            self.prose.kind = self._kinds[-1]
            self._code = False
            self._silent = ""
        elif name in _UNSAID:
            self._unsaid -= 1
        elif name == "Link" and self._links:
            link_type, url, label, mark, start = self._links.pop()
            self.prose.link(url, mark, self._target(link_type, label, start, end))

    def _story_began(self) -> bool:
        return any(block.kind == "paragraph" for block in self.prose.blocks)

    def _open(self, kind: BlockKind) -> None:
        self.prose.close()
        self.prose.kind = self._kinds[-1] if self._kinds[-1] != "paragraph" else kind

    def _push(self, kind: BlockKind) -> None:
        self.prose.close()
        self._kinds.append(kind)
        self.prose.kind = kind

    def _on_inline_html(self, start: int, end: int) -> None:
        raw = self.source[start:end]
        if raw.startswith("<!--"):
            self.prose.comment(raw[4:].removesuffix("-->"), Span(start, end))
        elif _BREAK.match(raw):
            if self._speaks():
                self.prose.space(start, end, breaks=True)
        elif found := _SILENT.match(raw):
            name = found[2].lower()
            if found[1] and name == self._silent:
                self._silent = ""
            elif not found[1] and not self._silent:
                self._silent = name

    def _html(self, start: int, end: int) -> None:
        from newslint.readers.html import feed

        feed(self.prose, start, end)

    def _target(self, link_type: str, label: str, start: int, end: int) -> Span:
        """Where the URL of the link at `source[start:end]` stands."""
        if link_type in ("Autolink", "Email"):
            return Span(start + 1, end - 1)
        if link_type == "Inline":
            opened = self.source.find("](", self._inner_end, end)
            found = _DESTINATION.match(self.source, opened + 2, end - 1) if opened >= 0 else None
        else:
            defined = self._defined(label)
            found = _DEFINITION.match(self.source, *defined) if defined else None
        if found is None:
            return Span(start, end)
        return Span(*found.span("bare" if found["pointed"] is None else "pointed"))

    def _defined(self, label: str) -> Span | None:
        if self._definitions is None:
            found = pyromark.reference_definitions(self.text, options=_OPTIONS)
            point, base = self._point, self.base
            self._definitions = {
                _folded(name): Span(base + point(item["span"]["start"]), base + point(item["span"]["end"]))
                for name, item in found.items()
            }
        return self._definitions.get(_folded(label))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
