"""The elements of HTML by what a reader of the story sees of them."""

from __future__ import annotations

import re

from newslint.text import BlockKind

__all__ = ["BESIDE_THE_STORY", "BLOCKS", "CODE", "NEVER_HIDES", "NO_PROSE", "RAW", "STORY", "VOID", "named_kind"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed hr img input link meta param source track wbr")
RAW = _words("iframe noembed noframes noscript script style textarea title xmp")
NO_PROSE = _words("audio button canvas datalist math nav object select svg template video")
BESIDE_THE_STORY = frozenset({"aside", "footer"})
STORY = frozenset({"article", "main"})
CODE = frozenset({"code", "kbd", "samp"})
#: Elements that end when a sibling of theirs, or any block in the case of `p`, begins.
NEVER_HIDES = _words("body dd dt html li option p td th tr")
BLOCKS: dict[str, BlockKind | None] = {
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


def named_kind(classes: str) -> BlockKind | None:
    """The kind of block that its class names, if it names one."""
    words = set(re.split(r"[\s_-]+", classes.lower()))
    if "byline" in words:
        return "byline"
    if words & _DEK:
        return "dek"
    return "caption" if "caption" in words else None
