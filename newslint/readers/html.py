"""HTML: blocks as a browser lays them out, inline tags gone, every character with its place in the source.

The tokens are found by one regular expression of possessive parts, so time is linear whatever the input. The parser
of the standard library was read and left: its 3.11 source raises on `<![x` and scans unclosed constructs again from
every place where one may begin.
"""

from __future__ import annotations

import datetime
import re
from functools import partial
from html import unescape

from newslint.readers.html_elements import BLOCKS, CODE, RAW, STORY, VOID, is_embed, named_kind
from newslint.readers.html_left_out import LeftOut
from newslint.readers.html_metadata import (
    ANY_TIME,
    LONGEST_JSON,
    MICRODATA,
    Noted,
    field_of_text,
    linked_data,
    ranked,
    said_by_tag,
)
from newslint.readers.metadata import assemble
from newslint.readers.prose import CODE_MARK, Mark, ProseBuilder
from newslint.text import BlockKind, Document, Span

__all__ = ["feed", "read"]

_SPACE = " \t\n\r\f"
_TOKEN = re.compile(
    r"<(?:"
    r"(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)(?:>|\Z)"
    r"|!--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))"
    r"|[!?/][^>]*+(?:>|\Z)"
    r")",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/][^\s=>/]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+""")
_ENTITY = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_ENTITY_IN_VALUE = re.compile(_ENTITY.pattern + r"(?:(?<=;)|(?![=A-Za-z0-9]))")
_LONGEST_ENTITY = 40
_TELLING = re.compile(r"class|itemprop|rel\b|hidden|display|mso-|\bid\b", re.IGNORECASE)

_LONGEST_LEAD, _LONGEST_BYLINE = 20, 200
_AUTHOR_LEADS = frozenset({"", "by", "by:", "written by", "story by"})

Attributes = dict[str, tuple[int, int]]


def read(text: str, path: str | None, published: datetime.date | None) -> Document:
    """The document in HTML `text`."""
    reader = _Reader(ProseBuilder(text))
    reader.feed(0, len(text))
    if reader.left_out.looks_like_the_story(reader.prose.length):
        reader = _Reader(ProseBuilder(text), by_name=False)
        reader.feed(0, len(text))
    if reader.scoped and not reader.prose.blocks:  # an `<article>` or `<main>` that holds nothing
        reader = _Reader(ProseBuilder(text), scoping=False, by_name=False)
        reader.feed(0, len(text))
    return reader.prose.document(assemble(ranked(reader.metadata)), path, published)


def feed(prose: ProseBuilder, start: int, end: int) -> None:
    """Add the HTML fragment `prose.source[start:end]` to `prose`."""
    _Reader(prose, scoping=False).feed(start, end)


class _Reader:
    """The state of one pass over the tokens."""

    def __init__(self, prose: ProseBuilder, *, scoping: bool = True, by_name: bool = True) -> None:
        self.prose = prose
        self.source = prose.source
        self.scoping = scoping
        self.scoped = False
        self.metadata: list[Noted] = []
        self._stack: list[tuple[str, BlockKind]] = []
        self._open: dict[str, int] = {}
        self._headline = False
        self._anchor: tuple[str, Mark, Span] | None = None
        self._item: tuple[str, str, Mark] | None = None
        self._is_byline = False
        self._code_at = -1
        self._embed = 0
        self.left_out = LeftOut(prose.source, by_name=by_name)

    def feed(self, start: int, end: int) -> None:
        at = start
        while (token := _TOKEN.search(self.source, at, end)) is not None:
            begin, stop = token.span()
            if begin > at:
                self._text(at, begin)
            at = stop
            name = token["name"]
            if name is None:
                if token["comment"] is not None:
                    self.prose.comment(token["comment"], Span(begin, stop))
                continue
            name = name.lower()
            if token["close"]:
                self._close_tag(name, stop)
            elif name in RAW:
                at = self._raw(name, token.span("attributes"), stop, end)
            else:
                self._open_tag(name, begin, stop, *token.span("attributes"))
        if at < end:
            self._text(at, end)
        self._end_anchor()
        self._end_block()

    # Text

    def _visible(self) -> bool:
        return not self.left_out.inside and self._code_at < 0 and (not self.scoped or self._in_story())

    def _in_story(self) -> bool:
        return bool(self._open.get("article") or self._open.get("main"))

    def _text(self, start: int, end: int) -> None:
        if not self._visible():
            if self.left_out.inside:
                self.left_out.text(end - start)
            return
        at = start
        if self.source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(self.source, start, end):
                text = _decoded(entity)
                if text == entity[0]:
                    continue
                self._plain(at, entity.start())
                at = entity.end()
                if text and not text.strip(_SPACE):
                    self.prose.space(entity.start(), at)
                elif text:
                    self.prose.put(text, entity.start(), at - entity.start())
        self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        if self.prose.kind == "code" and start < end:
            raw = self.source[start:end]
            if self.prose.opened or raw.strip():
                self.prose.put(raw, start, end - start)
        else:
            self.prose.text(start, end)

    # Tags

    def _open_tag(self, name: str, begin: int, stop: int, start: int, end: int) -> None:
        if self.left_out.inside:
            self.left_out.opened(name)
            return
        attributes: Attributes = {}
        if name in ("a", "meta", "link", "time", "html") or (
            end - start > 4 and _TELLING.search(self.source, start, end)
        ):
            attributes = self._attributes(start, end)
            self.metadata += said_by_tag(name, partial(self._get, attributes), visible=self._visible())
        names = " ".join(self._get(attributes, key) for key in ("class", "id") if key in attributes)
        reason = self.left_out.reason(name, names, (start, end), in_story=self._in_story())
        if reason and not self.source.endswith("/>", begin, stop):
            if name in BLOCKS:
                self._end_block()
            self.left_out.begin(name, reason)
        elif name in BLOCKS:
            self._open_block(name, attributes)
        elif self._visible():
            self._open_inline(name, begin, stop, attributes)
        field = None
        if attributes and self._item is None and name not in VOID:
            field = field_of_text(partial(self._get, attributes))
        if field and self._visible():
            self._open_item(name, field)

    def _open_inline(self, name: str, begin: int, stop: int, attributes: Attributes) -> None:
        if name == "br":
            self.prose.space(begin, stop, breaks=True)
        elif name == "a":
            self._end_anchor()
            if "href" in attributes and not self._embed:
                target = self._trimmed(*attributes["href"])
                self._anchor = self._value(target), self.prose.mark(), target
        elif name in CODE and self.prose.kind != "code":
            self._code_at = begin

    def _open_item(self, name: str, field: str) -> None:
        if field == "author" and self.prose.opened <= _LONGEST_LEAD and self.prose.opening().lower() in _AUTHOR_LEADS:
            self._is_byline = True
        self._item = name, field, self.prose.mark()

    def _close_tag(self, name: str, stop: int) -> None:
        if self.left_out.inside:
            self.left_out.closed(name)
            return
        if name == "a":
            self._end_anchor()
        elif name in CODE and self._code_at >= 0:
            start, self._code_at = self._code_at, -1
            self.prose.put(CODE_MARK, start, stop - start)
        if self._item is not None and self._item[0] == name:
            _, field, mark = self._item
            self._item = None
            text = self.prose.since(mark)[0]
            self.metadata.append((MICRODATA, field, re.sub(r"\Aby\s+", "", text, flags=re.IGNORECASE)))
        if name == "p" and not self._open.get("p"):
            self._end_block()
        elif name in BLOCKS:
            self._close_block(name)

    # Blocks

    def _open_block(self, name: str, attributes: Attributes) -> None:
        self._end_block()
        if self._stack and self._stack[-1][0] == "p":
            self._pop()
        if name in STORY and self.scoping and not self.scoped:
            self.scoped = True
            self.prose.clear()
            self._headline = self._is_byline = False
            self._anchor = self._item = None
            self.metadata = [noted for noted in self.metadata if noted[0] != ANY_TIME]
        inherited = self._stack[-1][1] if self._stack else "paragraph"
        classes = self._get(attributes, "class")
        named = named_kind(classes)
        kind = BLOCKS[name] or inherited
        if (name == "h1" or named == "headline") and not self._headline and self._visible():
            kind, self._headline = "headline", True
        elif named and named != "headline":
            kind = named
        if name not in VOID:
            self._stack.append((name, kind))
            self._open[name] = self._open.get(name, 0) + 1
            if name == "blockquote" and not self._embed and is_embed(classes):
                self._embed = len(self._stack)
        self.prose.kind = kind

    def _close_block(self, name: str) -> None:
        if not self._open.get(name):
            return
        self._end_block()
        while self._pop() != name:
            pass
        self.prose.kind = self._stack[-1][1] if self._stack else "paragraph"

    def _pop(self) -> str:
        name = self._stack.pop()[0]
        self._open[name] -= 1
        if len(self._stack) < self._embed:
            self._embed = 0
        return name

    def _end_block(self) -> None:
        if self._code_at >= 0:  # inline code that nobody closed ends with its block
            self._code_at = -1
        byline = self._is_byline and self.prose.opened <= _LONGEST_BYLINE
        self.prose.close("byline" if byline else None)
        self._is_byline = False

    def _end_anchor(self) -> None:
        if self._anchor is not None:
            self.prose.link(*self._anchor)
            self._anchor = None

    # Attributes and metadata

    def _attributes(self, start: int, end: int) -> Attributes:
        found: Attributes = {}
        for part in _ATTRIBUTE.finditer(self.source, start, end):
            found.setdefault(part[1].lower(), part.span(part.lastindex or 1) if part.lastindex != 1 else (end, end))
        return found

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.source[start:end]
        left = len(text) - len(text.lstrip(_SPACE))
        return Span(start + left, start + max(left, len(text.rstrip(_SPACE))))

    def _value(self, span: tuple[int, int]) -> str:
        raw = self.source[span[0] : span[1]]
        return _ENTITY_IN_VALUE.sub(_decoded, raw) if "&" in raw else raw

    def _get(self, attributes: Attributes, name: str) -> str:
        return self._value(attributes[name]) if name in attributes else ""

    def _raw(self, name: str, attributes: tuple[int, int], start: int, end: int) -> int:
        """Pass over an element whose content is no markup; returns where to go on."""
        closing = re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE).search(self.source, start, end)
        stop = closing.start() if closing else end
        if name == "title" and not self.left_out.inside:
            self.metadata.append((5, "title", self._value((start, stop))))
        elif name == "script" and stop - start <= LONGEST_JSON:
            kind = self._get(self._attributes(*attributes), "type")
            if kind.lower().split(";")[0].strip() == "application/ld+json":
                self.metadata += linked_data(self.source[start:stop])
        if closing is None:
            return end
        after = self.source.find(">", stop, end)
        return end if after < 0 else after + 1


def _decoded(entity: re.Match[str]) -> str:
    """What a character reference stands for; a number too long for any character is the mark for an unknown one."""
    return unescape(entity[0]) if len(entity[0]) < _LONGEST_ENTITY else "\ufffd"
