"""HTML from parts. A string is text and gets escaped; only what a function here made counts as markup.

So an article, a rule or a path cannot add an element: there is no way to write one but through `tag`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from newslint.reporters.terminal import inert

__all__ = ["Html", "joined", "opened", "tag", "text"]

#: Characters that a browser would drop, or that turn the line around. Emoji need the zero-width joiner.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def text(value: str) -> Html:
    """The words as they are: markup escaped, control characters made visible."""
    if isinstance(value, Html):
        return value
    return Html(escape(_UNSEEN.sub(lambda found: inert(found[0]), value)))


def joined(parts: Iterable[str], separator: str = "") -> Html:
    """The parts one after the other, each escaped unless it is markup."""
    return Html(separator.join(map(text, parts)))


def tag(name: str, /, *children: str, **attributes: str | bool) -> Html:
    """An element. `class_` is the attribute class; `aria_label` is aria-label; True stands alone, False is left out."""
    return Html(f"{opened(name, **attributes)}{joined(children)}</{name}>")


def opened(name: str, /, **attributes: str | bool) -> Html:
    """The opening tag alone, of an element that holds nothing."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not False)
    return Html(f"<{name}{written}>")


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
