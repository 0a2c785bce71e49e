"""Reads an HTML report the strict way: every element closed in its order, every id once, every link to a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, name: str = "", of: str = "") -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if (not name or child.name == name) and (not of or of in child.classes):
                    found.append(child)
                found += child.all(name, of)
        return found

    def one(self, name: str = "", of: str = "") -> Element:
        (found,) = self.all(name, of)
        return found


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {})

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len({key for key, _ in attributes}) == len(attributes), f"an attribute twice in <{name}>"
        made = Element(name, {key: value or "" for key, value in attributes}, self.at)
        self.at.children.append(made)
        if name not in VOID:
            self.at = made

    def handle_endtag(self, name: str) -> None:
        assert self.at.name == name, f"</{name}> closes <{self.at.name}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def fragment(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.name}> is not closed"
    return reader.root


def page(html: str) -> Element:
    """A whole page, with what must hold of every page."""
    assert html.startswith("<!doctype html>\n")
    root = fragment(html)
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for link in root.all("a"):
        assert link.attributes["href"][0] == "#"
        assert link.attributes["href"][1:] in ids
    for element in root.all():
        assert not {key for key in element.attributes if key.startswith("on") or key in ("src", "style", "srcset")}
        assert element.name not in ("img", "iframe", "object", "embed", "link", "base", "form", "svg")
    assert len(root.all("script")) == len(root.all("style")) == 1
    return root
