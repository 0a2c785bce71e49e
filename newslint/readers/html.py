"""HTML: blocks as a browser lays them out, inline tags gone, every character with its place in the source.

The tokens are found by one regular expression of possessive parts, so time is linear whatever the input. The parser
of the standard library was read and left: its 3.11 source raises on `<![x` and scans unclosed constructs again from
every place where one may begin.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from html import unescape

from newslint.readers.metadata import assemble, is_opinion
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
_HIDDEN = re.compile(r"""(?:^|\s)hidden(?=\s|$|=|/)|display\s*:\s*none""", re.IGNORECASE)
_TELLING = re.compile(r"class|itemprop|rel\b|hidden|display", re.IGNORECASE)
#: The rank of a `<time>` that does not say what it dates.
_ANY_TIME = 6
#: JSON-LD beyond this is not article metadata.
_MAX_JSON = 1024 * 1024
_MAX_JSON_NODES = 10_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _words("area base br col embed hr img input link meta param source track wbr")
_RAW = _words("iframe noembed noframes noscript script style textarea title xmp")
_NO_PROSE = _words("audio button canvas datalist math nav object select svg template video")
_BESIDE_THE_STORY = frozenset({"aside", "footer"})
_STORY = frozenset({"article", "main"})
_CODE = frozenset({"code", "kbd", "samp"})
#: Elements that end when a sibling of theirs, or any block in the case of `p`, begins.
_NEVER_HIDES = _words("body dd dt html li option p td th tr")
_BLOCKS: dict[str, BlockKind | None] = {
    **dict.fromkeys(
        _words(
            "address body center dd details dialog dir div dl dt fieldset figure footer form header hgroup hr html"
            " legend menu ol optgroup option p section summary table tbody tfoot thead tr ul"
        ),
        None,
    ),
    **dict.fromkeys(("article", "aside", "main", "td", "th"), "paragraph"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "li": "list-item",
    "blockquote": "blockquote",
    "pre": "code",
    "listing": "code",
}
_DEK = frozenset({"dek", "deck", "standfirst", "subheadline", "subtitle", "subhead"})
_LONGEST_LEAD, _LONGEST_BYLINE = 20, 200
_AUTHOR_LEADS = frozenset({"", "by", "by:", "written by", "story by"})

Attributes = dict[str, tuple[int, int]]


def read(text: str, path: str | None, published: datetime.date | None) -> Document:
    """The document in HTML `text`."""
    reader = _Reader(ProseBuilder(text))
    reader.feed(0, len(text))
    if reader.scoped and not reader.prose.blocks:  # an `<article>` or `<main>` that holds nothing
        reader = _Reader(ProseBuilder(text), scoping=False)
        reader.feed(0, len(text))
    return reader.prose.document(assemble(reader.ranked_metadata()), path, published)


def feed(prose: ProseBuilder, start: int, end: int) -> None:
    """Add the HTML fragment `prose.source[start:end]` to `prose`."""
    _Reader(prose, scoping=False).feed(start, end)


class _Reader:
    """The state of one pass over the tokens."""

    def __init__(self, prose: ProseBuilder, *, scoping: bool = True) -> None:
        self.prose = prose
        self.source = prose.source
        self.scoping = scoping
        self.scoped = False
        self.metadata: list[tuple[int, str, object]] = []
        self._stack: list[tuple[str, BlockKind]] = []
        self._open: dict[str, int] = {}
        self._headline = False
        self._anchor: tuple[str, Mark, Span] | None = None
        self._item: tuple[str, str, Mark] | None = None
        self._is_byline = False
        self._code_at = -1
        self._skipping, self._skip_depth = "", 0

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
            elif name in _RAW:
                at = self._raw(name, token.span("attributes"), stop, end)
            else:
                self._open_tag(name, begin, stop, *token.span("attributes"))
        if at < end:
            self._text(at, end)
        self._end_anchor()
        self._end_block()

    # Text

    def _visible(self) -> bool:
        return not self._skipping and self._code_at < 0 and (not self.scoped or self._in_story())

    def _in_story(self) -> bool:
        return bool(self._open.get("article") or self._open.get("main"))

    def _text(self, start: int, end: int) -> None:
        if not self._visible():
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
        if self._skipping:
            self._skip_depth += name == self._skipping
            return
        attributes: Attributes = {}
        if name in ("a", "meta", "link", "time", "html") or (
            end - start > 4 and _TELLING.search(self.source, start, end)
        ):
            attributes = self._attributes(start, end)
            self._note(name, attributes)
        if self._hides(name, attributes, start, end) and not self.source.endswith("/>", begin, stop):
            if name in _BLOCKS:
                self._end_block()
            self._skipping, self._skip_depth = name, 1
        elif name in _BLOCKS:
            self._open_block(name, attributes)
        elif self._visible():
            self._open_inline(name, begin, stop, attributes)
        field = self._item_in_text(attributes) if self._item is None and name not in _VOID else None
        if field and self._visible():
            self._open_item(name, field)

    def _open_inline(self, name: str, begin: int, stop: int, attributes: Attributes) -> None:
        if name == "br":
            self.prose.space(begin, stop, breaks=True)
        elif name == "a":
            self._end_anchor()
            if "href" in attributes:
                target = self._trimmed(*attributes["href"])
                self._anchor = self._value(target), self.prose.mark(), target
        elif name in _CODE and self.prose.kind != "code":
            self._code_at = begin

    def _open_item(self, name: str, field: str) -> None:
        if field == "author" and self.prose.opened <= _LONGEST_LEAD and self.prose.opening().lower() in _AUTHOR_LEADS:
            self._is_byline = True
        self._item = name, field, self.prose.mark()

    def _close_tag(self, name: str, stop: int) -> None:
        if self._skipping:
            if name == self._skipping:
                self._skip_depth -= 1
                if not self._skip_depth:
                    self._skipping = ""
            return
        if name == "a":
            self._end_anchor()
        elif name in _CODE and self._code_at >= 0:
            start, self._code_at = self._code_at, -1
            self.prose.put(CODE_MARK, start, stop - start)
        if self._item is not None and self._item[0] == name:
            _, field, mark = self._item
            self._item = None
            text = self.prose.since(mark)[0]
            self.metadata.append((4, field, re.sub(r"\Aby\s+", "", text, flags=re.IGNORECASE)))
        if name == "p" and not self._open.get("p"):
            self._end_block()
        elif name in _BLOCKS:
            self._close_block(name)

    def _hides(self, name: str, attributes: Attributes, start: int, end: int) -> bool:
        if name in _VOID:
            return False
        if name in _NO_PROSE or (name in _BESIDE_THE_STORY and not self._in_story()):
            return True
        return bool(attributes) and name not in _NEVER_HIDES and bool(_HIDDEN.search(self.source[start:end]))

    # Blocks

    def _open_block(self, name: str, attributes: Attributes) -> None:
        self._end_block()
        if self._stack and self._stack[-1][0] == "p":
            self._pop()
        if name in _STORY and self.scoping and not self.scoped:
            self.scoped = True
            self.prose.clear()
            self._headline = self._is_byline = False
            self._anchor = self._item = None
            self.metadata = [noted for noted in self.metadata if noted[0] != _ANY_TIME]
        inherited = self._stack[-1][1] if self._stack else "paragraph"
        kind = _BLOCKS[name] or inherited
        if name == "h1" and not self._headline and self._visible():
            kind, self._headline = "headline", True
        elif named := _named_kind(self._get(attributes, "class")):
            kind = named
        if name not in _VOID:
            self._stack.append((name, kind))
            self._open[name] = self._open.get(name, 0) + 1
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

    def _item_in_text(self, attributes: Attributes) -> str | None:
        """What the text of an element is, by its microdata or its `rel`: the author, the headline, the publisher."""
        if not attributes:
            return None
        if "author" in self._get(attributes, "rel").lower().split():
            return "author"
        names = self._get(attributes, "itemprop").split()
        return next((_ITEM_TEXT[name] for name in names if name in _ITEM_TEXT), None)

    def _note(self, name: str, attributes: Attributes) -> None:
        """Note what a tag says of the article. The number ranks the sources of one field: the least wins."""
        if name == "html" and "lang" in attributes:
            self.metadata.append((1, "language", self._get(attributes, "lang")))
        elif name == "link" and "canonical" in self._get(attributes, "rel").lower().split():
            self.metadata.append((1, "url", self._get(attributes, "href")))
        elif name == "meta":
            label = self._get(attributes, "property") or self._get(attributes, "name")
            field = _META.get(label.strip().lower())
            if field:
                self.metadata.append((*field, self._get(attributes, "content")))
        elif name == "time" and self._visible():
            self.metadata.append((_ANY_TIME, "published", self._get(attributes, "datetime")))
        field_of_item = _ITEM.get(self._get(attributes, "itemprop"))
        if field_of_item:
            value = self._get(attributes, "datetime") or self._get(attributes, "content")
            self.metadata.append((4, field_of_item, value))

    def _raw(self, name: str, attributes: tuple[int, int], start: int, end: int) -> int:
        """Pass over an element whose content is no markup; returns where to go on."""
        closing = re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE).search(self.source, start, end)
        stop = closing.start() if closing else end
        if name == "title" and not self._skipping:
            self.metadata.append((5, "title", self._value((start, stop))))
        elif name == "script" and stop - start <= _MAX_JSON:
            kind = self._get(self._attributes(*attributes), "type")
            if kind.lower().split(";")[0].strip() == "application/ld+json":
                self.metadata.extend((2, *pair) for pair in _linked_data(self.source[start:stop]))
        if closing is None:
            return end
        after = self.source.find(">", stop, end)
        return end if after < 0 else after + 1

    def ranked_metadata(self) -> Iterator[tuple[str, object]]:
        """What was noted, the most trusted source of each field first; the authors of one rank together."""
        authors: dict[int, list[object]] = {}
        for rank, field, value in sorted(self.metadata, key=lambda noted: noted[0]):
            if field == "author":
                authors.setdefault(rank, []).extend(value if isinstance(value, list) else [value])
            else:
                yield field, value
        yield from (("author", names) for names in authors.values())


def _decoded(entity: re.Match[str]) -> str:
    """What a character reference stands for; a number too long for any character is the mark for an unknown one."""
    return unescape(entity[0]) if len(entity[0]) < _LONGEST_ENTITY else "\ufffd"


def _named_kind(classes: str) -> BlockKind | None:
    """The kind of block that its class names, if it names one."""
    words = set(re.split(r"[\s_-]+", classes.lower()))
    if "byline" in words:
        return "byline"
    if words & _DEK:
        return "dek"
    return "caption" if "caption" in words else None


_META: dict[str, tuple[int, str]] = {
    "og:title": (1, "title"),
    "twitter:title": (4, "title"),
    "author": (1, "author"),
    "article:author": (2, "author"),
    "byl": (2, "author"),
    "dc.creator": (3, "author"),
    "article:published_time": (1, "published"),
    "date": (3, "published"),
    "pubdate": (3, "published"),
    "publishdate": (3, "published"),
    "dc.date": (3, "published"),
    "dc.date.issued": (3, "published"),
    "dcterms.created": (3, "published"),
    "article:modified_time": (1, "modified"),
    "og:updated_time": (3, "modified"),
    "og:site_name": (1, "publisher"),
    "dc.publisher": (3, "publisher"),
    "article:section": (1, "section"),
    "section": (3, "section"),
    "og:url": (3, "url"),
    "dc.language": (3, "language"),
    "article:opinion": (1, "opinion"),
    "article:publisher_name": (3, "publisher"),
    "application-name": (5, "publisher"),
    "dc.title": (3, "title"),
    "dcterms.issued": (3, "published"),
    "dcterms.modified": (3, "modified"),
    "dc.date.modified": (3, "modified"),
    "last-modified": (4, "modified"),
    "lastmod": (3, "modified"),
    "revised": (4, "modified"),
    "parsely-title": (3, "title"),
    "parsely-author": (3, "author"),
    "parsely-pub-date": (3, "published"),
    "parsely-section": (3, "section"),
    "parsely-link": (3, "url"),
    "sailthru.title": (4, "title"),
    "sailthru.author": (4, "author"),
    "sailthru.date": (4, "published"),
    "cxenseparse:recs:publishtime": (4, "published"),
    "cxenseparse:author": (4, "author"),
}
#: Microdata whose value is the text of its element.
_ITEM_TEXT = {"author": "author", "headline": "title", "publisher": "publisher", "articleSection": "section"}
_ITEM = {
    "datePublished": "published",
    "dateModified": "modified",
    "articleSection": "section",
    "inLanguage": "language",
}
_LINKED_FIELDS = (
    ("headline", "title"),
    ("author", "author"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("publisher", "publisher"),
    ("articleSection", "section"),
    ("inLanguage", "language"),
    ("url", "url"),
    ("mainEntityOfPage", "url"),
)


def _linked_data(text: str) -> Iterator[tuple[str, object]]:
    """The fields of the first article in a JSON-LD script; nothing when it is malformed."""
    try:
        waiting: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_JSON_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
            if any(name.endswith(("Article", "BlogPosting")) for name in names):
                yield from ((field, node[key]) for key, field in _LINKED_FIELDS if key in node)
                sections = node.get("articleSection")
                labels = [*(sections if isinstance(sections, list) else ()), node.get("genre")]
                if any(name.startswith("Opinion") for name in names) or any(
                    isinstance(label, str) and is_opinion(label) for label in labels
                ):
                    yield "opinion", True
                return
            waiting.append(node.get("@graph"))
