"""Hostile inputs: twice the input takes about twice the work, and nothing recurses or raises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from work import assert_linear

from newslint.readers import read_document

Build = Callable[[int], str]

HTML: dict[str, Build] = {
    "nested blocks": lambda n: "<div>" * n + "x" + "</div>" * n,
    "blocks closed wrongly": lambda n: "<div>" * n + "x" + "</p></section>" * n,
    "nested inline": lambda n: "<b>" * n + "x" + "</b>" * n,
    "a long attribute": lambda n: '<p title="' + "a" * 20 * n + '">x</p>',
    "many attributes": lambda n: "<p " + "a " * 5 * n + "class=x>x",
    "unpaired quotes": lambda n: "<p class=x " + "a=\"'b " * 2 * n + ">x",
    "quotes never closed": lambda n: "<a b='x>" + '<a b="x>' * n,
    "links": lambda n: '<a href="http://x.y/z">l</a> ' * n,
    "links never closed": lambda n: "<a href=x>" * n + "t",
    "tags never closed": lambda n: "<a " * n,
    "angle brackets": lambda n: "<" * 5 * n,
    "ampersands": lambda n: "&" * 5 * n,
    "entities": lambda n: "&amp;" * n,
    "digits": lambda n: "&#" + "9" * 5 * n,
    "comments": lambda n: "<!-- x -->" * n,
    "comments never closed": lambda n: "<!--" * n,
    "marked sections": lambda n: "<![CDATA[" * n,
    "declarations": lambda n: "<!x " * n,
    "scripts never closed": lambda n: "<script>" * n,
    "hidden blocks": lambda n: "<div hidden>" * n,
    "authors": lambda n: "<span rel=author>By" * n + "x",
    "code": lambda n: "<pre>" + "<b>x</b>&lt;\n" * n,
    "inline code": lambda n: "<code>" * n + "x",
    "articles": lambda n: "<article>x" * n,
    "white space": lambda n: " " * 20 * n + "x",
    "empty paragraphs": lambda n: "<p>&nbsp;</p>" * n,
    "deep JSON": lambda n: "<script type=application/ld+json>" + "[" * n + "</script>x",
}
MARKDOWN: dict[str, Build] = {
    "brackets": lambda n: "[" * 3 * n,
    "open links": lambda n: "[a](" * n,
    "links": lambda n: "[a](b) " * n,
    "links beyond ASCII": lambda n: "é [é](é) " * n,
    "references": lambda n: "[a]" * n + "\n\n[a]: b\n",
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n // 4)) + "\n[a1]",
    "emphasis": lambda n: "**a*" * n,
    "stars": lambda n: "*" * 5 * n,
    "backticks": lambda n: "`" * 3 * n + "a",
    "quotations": lambda n: "> " * n + "x",
    "lists": lambda n: "- " * n + "x",
    "items": lambda n: "- a\n" * n,
    "HTML blocks": lambda n: "<div>\n\n" * n,
    "open comments": lambda n: "a <!-- " * n,
    "tables": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "front matter": lambda n: "---\n" + "a: b\n" * n,
    "YAML": lambda n: "---\na: " + "[" * n + "\n---\nx",
    "headings": lambda n: "# a\n" * n,
    "code": lambda n: "    a\n" * n,
}
PLAIN: dict[str, Build] = {
    "newlines": lambda n: "\n" * 20 * n,
    "white space": lambda n: " " * 20 * n,
    "blank lines": lambda n: " \n" * 10 * n,
    "lines": lambda n: "A line of text here\n" * n,
    "items": lambda n: "- a\n" * n,
    "credits": lambda n: "By A\n" * n,
    "one word": lambda n: "a" * 20 * n,
    "paragraphs": lambda n: "A b.\n\n" * n,
    "paragraphs of two lines": lambda n: "A b\nc.\n\n" * n,
    "capitals": lambda n: "A " * 10 * n,
    "old newlines": lambda n: "a\r" * 3 * n,
    "indents": lambda n: "a\n  b\n" * n,
    "vertical tabs": lambda n: "\x0b" * 20 * n + "a",
}
CASES = [
    pytest.param(path, build, id=f"{path[2:]}: {name}")
    for path, builds in (("a.html", HTML), ("a.md", MARKDOWN), ("a.txt", PLAIN))
    for name, build in builds.items()
]


@pytest.mark.parametrize(("path", "build"), CASES)
def test_work_is_linear(path: str, build: Build) -> None:
    assert_linear(lambda text: read_document(text, path), build, 1_000, times=8)


def test_a_hundred_thousand_nested_tags() -> None:
    document = read_document("<div><blockquote>" * 50_000 + "x", "a.html")
    assert [block.kind for block in document.blocks] == ["blockquote"]


def test_a_megabyte_in_one_attribute() -> None:
    document = read_document('<p>a <a href="' + "b" * 2**20 + '">c</a> d</p>', "a.html")
    assert document.prose == "a c d"
    assert len(document.links[0].url) == 2**20


def test_a_hundred_thousand_links() -> None:
    document = read_document('<p><a href="u">a</a></p>' * 100_000, "a.html")
    assert len(document.links) == len(document.blocks) == 100_000
    assert document.links[-1].span == document.blocks[-1].span
