"""What the tags of a page say of its article: `<meta>`, microdata, JSON-LD. The rank of a source says how far it is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from newslint.readers.metadata import is_opinion

__all__ = ["ANY_TIME", "LONGEST_JSON", "MICRODATA", "Noted", "field_of_text", "linked_data", "ranked", "said_by_tag"]

#: The rank of a source (of several for one field the least wins), the field, what is said of it.
Noted = tuple[int, str, object]

MICRODATA = 4
_LINKED_DATA = 2
#: The rank of a `<time>` that does not say what it dates.
ANY_TIME = 6
#: JSON-LD of more characters than this is not article metadata.
LONGEST_JSON = 1024 * 1024
_MAX_JSON_NODES = 10_000

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


def said_by_tag(name: str, get: Callable[[str], str], *, visible: bool) -> Iterator[Noted]:
    """What a tag says by its attributes, of which `get` gives one by its name, empty where the tag has none."""
    if name == "html" and get("lang"):
        yield 1, "language", get("lang")
    elif name == "link" and "canonical" in get("rel").lower().split():
        yield 1, "url", get("href")
    elif name == "meta":
        label = get("property") or get("name")
        field = _META.get(label.strip().lower())
        if field:
            yield *field, get("content")
    elif name == "time" and visible:
        yield ANY_TIME, "published", get("datetime")
    field_of_item = _ITEM.get(get("itemprop"))
    if field_of_item:
        yield MICRODATA, field_of_item, get("datetime") or get("content")


def field_of_text(get: Callable[[str], str]) -> str | None:
    """What the text of an element is, by its microdata or its `rel`: the author, the headline, the publisher."""
    if "author" in get("rel").lower().split():
        return "author"
    return next((_ITEM_TEXT[name] for name in get("itemprop").split() if name in _ITEM_TEXT), None)


def ranked(noted: Iterable[Noted]) -> Iterator[tuple[str, object]]:
    """What was noted, the most trusted source of each field first; the authors of one rank together."""
    authors: dict[int, list[object]] = {}
    for rank, field, value in sorted(noted, key=lambda one: one[0]):
        if field == "author":
            authors.setdefault(rank, []).extend(value if isinstance(value, list) else [value])
        else:
            yield field, value
    yield from (("author", names) for names in authors.values())


def linked_data(text: str) -> Iterator[Noted]:
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
                yield from ((_LINKED_DATA, field, node[key]) for key, field in _LINKED_FIELDS if key in node)
                sections = node.get("articleSection")
                labels = [*(sections if isinstance(sections, list) else ()), node.get("genre")]
                if any(name.startswith("Opinion") for name in names) or any(
                    isinstance(label, str) and is_opinion(label) for label in labels
                ):
                    yield _LINKED_DATA, "opinion", True
                return
            waiting.append(node.get("@graph"))
