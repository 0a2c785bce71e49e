"""The fields between the dashes at the head of a Markdown file, and where its title stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["FrontMatter", "front_matter"]

# A first line of three dashes is front matter only when a key follows; else it is a rule.
_FRONT_MATTER = re.compile(
    r"---[ \t]*+(?:\r\n|\r|\n)"
    r"(?P<yaml>(?=\s*+(?:#[^\r\n]*+\s++)*+[\"']?[\w.-]++[\"']?[ \t]*+:(?:\s|\Z)).*?(?:\r\n|\r|\n))"
    r"(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)",
    re.DOTALL,
)
_MAX_FRONT_MATTER, _MAX_DEPTH = 64 * 1024, 32
_FIELDS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publishedat": "published",
    "datepublished": "published",
    "publicationdate": "published",
    "updated": "modified",
    "updatedat": "modified",
    "dateupdated": "modified",
    "datemodified": "modified",
    "lastupdated": "modified",
    "modified": "modified",
    "lastmod": "modified",
    "publisher": "publisher",
    "site": "publisher",
    "outlet": "publisher",
    "publication": "publisher",
    "section": "section",
    "category": "section",
    "categories": "section",
    "label": "type",
    "kicker": "type",
    "genre": "type",
    "type": "type",
    "language": "language",
    "lang": "language",
    "url": "url",
    "canonical": "url",
    "opinion": "opinion",
}


class FrontMatter(NamedTuple):
    """What the file says of itself, where its text begins, and its title in the source, if it stands there as it reads."""

    fields: tuple[tuple[str, object], ...] = ()
    end: int = 0
    title: Span | None = None


def front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; without fields when it is malformed, deep, long, or holds aliases."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return FrontMatter()
    fields = tuple(_fields(found["yaml"]))
    return FrontMatter(fields, found.end(), _title(text, found.end(), fields))


def _fields(text: str) -> list[tuple[str, object]]:
    if len(text) > _MAX_FRONT_MATTER:
        return []
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH or isinstance(event, yaml.AliasEvent):
                return []
        found = yaml.load(text, Loader=loader)  # noqa: S506 (builds strings, lists and mappings, nothing else)
    except (yaml.YAMLError, ValueError, TypeError):
        return []
    if not isinstance(found, dict):
        return []
    pairs = ((str(key).lower().replace("_", "").replace("-", ""), value) for key, value in found.items())
    return [(_FIELDS[key], value) for key, value in pairs if key in _FIELDS]


def _title(text: str, end: int, fields: Iterable[tuple[str, object]]) -> Span | None:
    """Where the title stands before `end`; None where it is escaped or folded."""
    title = next((value for name, value in fields if name == "title" and isinstance(value, str) and value), None)
    if title is None:
        return None
    key, rest = r"[\r\n](?:title|headline)[ \t]*+:[ \t]*+[\"']?", r"[\"']?[ \t]*+(?:#[^\r\n]*+)?[\r\n]"
    found = re.compile(f"{key}({re.escape(title)}){rest}", re.IGNORECASE).search(text, 0, end)
    return Span(*found.span(1)) if found else None
