"""The elements of HTML by what a reader of the story sees of them."""

from __future__ import annotations

import re

from newslint.text import BlockKind

__all__ = [
    "BESIDE_THE_STORY",
    "BLOCKS",
    "CODE",
    "MAY_BE_FURNITURE",
    "NEVER_HIDES",
    "NO_PROSE",
    "RAW",
    "STORY",
    "STRUCK",
    "VOID",
    "holds_comments",
    "is_embed",
    "is_furniture",
    "named_kind",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed hr img input link meta param source track wbr")
RAW = _words("iframe noembed noframes noscript script style textarea title xmp")
NO_PROSE = _words("audio button canvas datalist math nav object select svg template video")
#: What they hold is said no more.
STRUCK = frozenset({"del", "s", "strike"})
BESIDE_THE_STORY = frozenset({"aside", "footer"})
#: Elements that are furniture of the page where their name says so.
MAY_BE_FURNITURE = frozenset({"aside", "div", "footer", "header", "ol", "section", "ul"})
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
_NAMED: dict[str, BlockKind] = {
    "byline": "byline",
    **dict.fromkeys(_words("dek deck standfirst subheadline subtitle subhead msosubtitle"), "dek"),
    **dict.fromkeys(("caption", "msocaption"), "caption"),
    # Word has a paragraph of a style where HTML has an element.
    "msotitle": "headline",
    **dict.fromkeys(("msoquote", "msointensequote"), "blockquote"),
    "msolistparagraph": "list-item",
    **dict.fromkeys((f"msolistparagraphcxsp{place}" for place in ("first", "middle", "last")), "list-item"),
}
_WORD_BREAK = re.compile(r"[\s_-]+")
_FURNITURE = _words(
    "ad ads advert adverts advertisement advertisements advertising breadcrumb breadcrumbs consent cookie cookies gdpr"
    " newsletter promo promos promotion recirculation recommendations recommended related share sharebar sharedaddy"
    " sharing social subscribe"
)
_READERS = _words("comments disqus respond")
_PARTS = _words(
    "area article articles banner bar block box buttons content container embed footer form header icons inline item"
    " items link links list media module most news notice panel popup posts read region sdk section signup slot stories"
    " story thread toolbar tools widget wrap wrapper"
)
_EMBEDS = _words(
    "twitter-tweet twitter-video instagram-media tiktok-embed bluesky-embed mastodon-embed text-post-media"
)


def is_furniture(names: str) -> bool:
    """Whether a class or id says, word for word, that an element is no part of the story: `related-articles`.

    A name with any other word in it says nothing: `has-related-box` may be the story that has one.
    """
    return any(words & _FURNITURE and words <= _FURNITURE | _PARTS for words in _split(names))


def holds_comments(names: str) -> bool:
    """Whether a class or id says that an element holds what readers wrote: `comments`, `comment-list`."""
    return any(
        words <= _READERS | _PARTS | {"comment"} and (words & _READERS or ("comment" in words and len(words) > 1))
        for words in _split(names)
    )


def _split(names: str) -> list[set[str]]:
    return [set(_WORD_BREAK.split(name)) for name in names.lower().split()]


def is_embed(classes: str) -> bool:
    """Whether a block quotation is a post as its network hands it out, links for the machinery included."""
    return not _EMBEDS.isdisjoint(classes.lower().split())


def named_kind(classes: str) -> BlockKind | None:
    """The kind of block that its class names, if it names one."""
    words = set(_WORD_BREAK.split(classes.lower()))
    return next((kind for name, kind in _NAMED.items() if name in words), None)
