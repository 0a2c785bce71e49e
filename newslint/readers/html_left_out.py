"""What of a page is no prose: what a browser does not show, what is struck out, what stands beside the story."""

from __future__ import annotations

import re
from typing import Literal

from newslint.readers.html_elements import (
    BESIDE_THE_STORY,
    MAY_BE_FURNITURE,
    NEVER_HIDES,
    NO_PROSE,
    STRUCK,
    VOID,
    holds_comments,
    is_furniture,
)

__all__ = ["LeftOut", "Reason"]

#: `furniture` and `comments` go by a name that the page gives, and so may be wrong.
Reason = Literal["hidden", "furniture", "comments"]

#: What a browser does not show; and of Word, remarks of the desk and the marks of lists.
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?=\s|$|=|/)|display\s*:\s*none|\bMsoCommentReference\b"
    r"|mso-(?:element\s*:\s*comment|hide\s*:\s*all|list\s*:\s*ignore)",
    re.IGNORECASE,
)


class LeftOut:
    """The element that is being left out, if one is, and how much was left out because of its name."""

    def __init__(self, source: str, *, by_name: bool) -> None:
        self.inside = ""
        self._source = source
        self._by_name = by_name
        self._depth = 0
        self._reason: Reason = "hidden"
        self._struck_until: dict[str, int] = {}
        self._furniture = 0
        self._has_headline = False

    def reason(self, name: str, names: str, attributes: tuple[int, int], *, in_story: bool) -> Reason | None:
        """Why an element is left out, by its name, its classes and id, and its attributes; None where it is not."""
        if name in VOID:
            return None
        if name in NO_PROSE or (name in BESIDE_THE_STORY and not in_story):
            return "hidden"
        if name in STRUCK:
            return "hidden" if attributes[1] < self._closed_last(name) else None
        if name in NEVER_HIDES or attributes[0] == attributes[1]:
            return None
        if _HIDDEN.search(self._source[slice(*attributes)]):
            return "hidden"
        if not (self._by_name and names and name in MAY_BE_FURNITURE):
            return None
        return "comments" if holds_comments(names) else "furniture" if is_furniture(names) else None

    def _closed_last(self, name: str) -> int:
        """Where the last closing tag of a name stands; one that nobody closes would strike out all that follows."""
        if name not in self._struck_until:
            found = [tag.start() for tag in re.finditer(rf"</{name}(?=[\s/>])", self._source, re.IGNORECASE)]
            self._struck_until[name] = found[-1] if found else -1
        return self._struck_until[name]

    def begin(self, name: str, reason: Reason) -> None:
        """Leave out an element from here on."""
        self.inside, self._depth, self._reason = name, 1, reason

    def opened(self, name: str) -> None:
        """An element begins inside the one that is left out."""
        self._depth += name == self.inside
        self._has_headline = self._has_headline or (name == "h1" and self._reason != "hidden")

    def closed(self, name: str) -> None:
        """An element ends: one inside, or the one that is left out."""
        if name == self.inside:
            self._depth -= 1
            if not self._depth:
                self.inside = ""

    def text(self, length: int) -> None:
        """Text of so many characters is left out."""
        self._furniture += length * (self._reason == "furniture")

    def looks_like_the_story(self, kept: int) -> bool:
        """Whether what a name left out may be the story itself: it has a headline, or more text than what was kept."""
        return self._has_headline or self._furniture > kept
