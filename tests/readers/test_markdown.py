"""Markdown: what is prose, of which kind, and where it stands in the source."""

from __future__ import annotations

import datetime

import pytest

from newslint.readers import read_document
from newslint.text import Document, Span


def read(text: str) -> Document:
    return read_document(text, "a.md")


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


def source_of(document: Document, words: str) -> str:
    at = document.prose.index(words)
    start, end = document.to_source(Span(at, at + len(words)))
    return document.source[start:end]


ARTICLE = """\
---
title: Not in the prose
author: [Ana Ruiz, Tom Bell]
date: 2025-03-10
section: Opinion
lang: en
---
# Council **votes** to close

By Cy Lee | March 11, 2025

PARIS, March 3 (Agency) — The *coun*cil voted.

## What comes next

> A quotation
> goes on.

- one
- two

  more of two

1. first
"""


def test_a_whole_article() -> None:
    assert blocks(ARTICLE) == [
        ("headline", "Council votes to close"),
        ("byline", "By Cy Lee | March 11, 2025"),
        ("dateline", "PARIS, March 3 (Agency) —"),
        ("paragraph", "The council voted."),
        ("heading", "What comes next"),
        ("blockquote", "A quotation\ngoes on."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("list-item", "more of two"),
        ("list-item", "first"),
    ]
    document = read(ARTICLE)
    assert document.prose == "\n\n".join(words for _, words in blocks(ARTICLE)).replace("—\n\n", "— ")
    assert source_of(document, "council voted") == "coun*cil voted"
    assert source_of(document, "quotation\ngoes") == "quotation\n> goes"
    assert source_of(document, "votes to") == "votes** to"


def test_front_matter_is_metadata() -> None:
    found = read(ARTICLE).metadata
    assert found.title == "Not in the prose"
    assert found.authors == ("Ana Ruiz", "Tom Bell")
    assert found.published == datetime.date(2025, 3, 10)
    assert (found.section, found.language, found.opinion) == ("Opinion", "en", True)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines_give_the_same_prose(newline: str) -> None:
    text = ARTICLE.replace("\n", newline)
    assert [(kind, words.replace(newline, "\n")) for kind, words in blocks(text)] == blocks(ARTICLE)
    assert read(text).metadata == read(ARTICLE).metadata
    assert source_of(read(text), "council voted") == "coun*cil voted"


@pytest.mark.parametrize(
    "yaml",
    [
        "a: [",
        "title: one: two",
        "a: &x [1]\nb: *x",
        "a: " + "[" * 100 + "]" * 100,
        "title: " + "a" * 70_000,
        "? [a]\n: b",
        "a: b\n? {c: d}\n: e",
        "date: 2025-02-30",
        "author: 5",
        "title:",
    ],
)
def test_bad_front_matter_counts_as_absent(yaml: str) -> None:
    text = f"---\n{yaml}\n---\nOne.\n"
    found = read(text)
    assert found.metadata.title is None
    assert found.metadata.published is None
    if not yaml.startswith("?"):
        assert blocks(text) == [("paragraph", "One.")]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert blocks("---\n\nOne.\n\n---\n\nTwo.") == [("paragraph", "One."), ("paragraph", "Two.")]


def test_a_word_with_markup_inside_is_one_word() -> None:
    document = read("It is grow**ing** *f*ast.")
    assert document.prose == "It is growing fast."
    assert source_of(document, "growing") == "grow**ing"


def test_what_is_struck_out_is_said_no_more() -> None:
    document = read("The lease ends ~~on **February 30**~~ on Friday. ~~Gone.~~\n\n~~All of it.~~")
    assert document.prose == "The lease ends on Friday."
    assert source_of(document, "ends on") == "ends ~~on **February 30**~~ on"


def test_breaks_entities_and_escapes() -> None:
    document = read("One  \ntwo\\\nthree\nfour &amp; &#8220;five&#8221;&nbsp;\\*six\\*")
    assert document.prose == "One\ntwo\nthree\nfour & “five”\xa0*six*"
    assert source_of(document, "&") == "&amp;"
    assert source_of(document, "“five”") == "&#8220;five&#8221;"
    assert source_of(document, "*six*") == "*six\\*"


def test_quotes_stay_as_written() -> None:
    assert read("\"One\" -- 'two' ... (c)").prose == "\"One\" -- 'two' ... (c)"


def test_code_is_no_prose() -> None:
    document = read("Run `rm -rf` now.\n\n    indented\n\n```sh\nfenced\n```\n")
    assert document.prose.startswith("Run \ufffc now.")
    assert source_of(document, "\ufffc") == "`rm -rf`"
    assert [block.kind for block in document.blocks] == ["paragraph", "code", "code"]
    assert [block.kind for block in document.prose_blocks] == ["paragraph"]


@pytest.mark.parametrize(
    ("text", "url", "words", "target"),
    [
        ("é “x” [a *b*](http://x.y/z).", "http://x.y/z", "a b", "http://x.y/z"),
        ('[a](http://x.y/?a=1&amp;b=2 "title")', "http://x.y/?a=1&b=2", "a", "http://x.y/?a=1&amp;b=2"),
        ("[a](<b c> 't')", "b c", "a", "b c"),
        ("[a](b(c)d)", "b(c)d", "a", "b(c)d"),
        ("[a](  b  )", "b", "a", "b"),
        ("[a\\]](b)", "b", "a]", "b"),
        ("[**a**](b)", "b", "a", "b"),
        ("[`c`](b)", "b", "\ufffc", "b"),
        ("[a]()", "", "a", ""),
        ("[](b)", "b", "", "b"),
        ("[![alt](image.png)](b)", "b", "", "b"),
        ("<http://x.y>", "http://x.y", "http://x.y", "http://x.y"),
        ("<ana@example.org>", "ana@example.org", "ana@example.org", "ana@example.org"),
        ("é [a][Ref]\n\n[ref]: http://x.y/z 'title'", "http://x.y/z", "a", "http://x.y/z"),
        ("[ref][]\n\n[ref]: <u v>", "u v", "ref", "u v"),
        ("[ref]\n\n[ref]:\n  u", "u", "ref", "u"),
        ("> [ref]\n\n> [ref]: u", "u", "ref", "u"),
    ],
)
def test_links(text: str, url: str, words: str, target: str) -> None:
    document = read(text)
    (link,) = document.links
    assert link.url == url
    assert document.prose[link.span.start : link.span.end] == words
    assert document.source[link.target.start : link.target.end] == target


def test_two_links_with_one_text_have_their_own_places() -> None:
    document = read("[here](a) and [here](b)")
    assert [link.span for link in document.links] == [(0, 4), (9, 13)]
    assert [link.target.start for link in document.links] == [7, 21]


def test_images_say_nothing() -> None:
    assert blocks("![alt text](image.png 'title')\n\nOne ![alt](b) two.") == [("paragraph", "One two.")]


def test_html_inside() -> None:
    document = read("One <b>t</b>wo<br>three <script>no()</script> <!-- a note --> four.")
    assert document.prose == "One two\nthree four."
    assert [comment.text for comment in document.comments] == ["a note"]


def test_html_blocks() -> None:
    text = "One.\n\n<div class='x'>\nTwo <i>m</i>ore &amp;\n<script>no()</script>\n</div>\n\nThree."
    assert blocks(text) == [("paragraph", "One."), ("paragraph", "Two more &"), ("paragraph", "Three.")]
    assert source_of(read(text), "more &") == "m</i>ore &amp;"
    assert blocks("> <div>\n> One\n> </div>") == [("paragraph", "One")]


def test_comments_speak_to_the_block_they_stand_in_or_the_next() -> None:
    document = read("<!-- first -->\n\nOne <!-- inside -->.\n\n<!-- second -->\nTwo.\n\n- a\n\n<!-- last -->\n")
    places = [(comment.text, comment.block) for comment in document.comments]
    assert places == [("first", 0), ("inside", 0), ("second", 1), ("last", 3)]
    for comment in document.comments:
        assert document.source[comment.span.start : comment.span.end] == f"<!-- {comment.text} -->"


def test_a_comment_before_a_dateline_speaks_to_the_paragraph() -> None:
    document = read("# Head\n\n<!-- a -->\n\nPARIS (AP) — One.\n\n<!-- b -->\n\nTwo.")
    spoken = [document.blocks[comment.block] for comment in document.comments]
    assert [document.prose[block.start : block.end] for block in spoken] == ["One.", "Two."]


def test_tables_and_footnotes() -> None:
    assert blocks("| a | b |\n|---|---|\n| c\\| | [d](u) |\n\nOne[^1].\n\n[^1]: A note.\n") == [
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "c|"),
        ("paragraph", "d"),
        ("paragraph", "One."),
        ("paragraph", "A note."),
    ]


def test_a_late_first_level_heading_is_no_headline() -> None:
    assert blocks("One.\n\n# Two")[1] == ("heading", "Two")
    assert [kind for kind, _ in blocks("# One\n\n# Two")] == ["headline", "heading"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "line",
    ["title: Council votes", "Title:  'Council votes'", 'headline: "Council votes"', "title: Council votes # draft"],
)
def test_the_title_of_the_front_matter_is_the_headline_of_a_text_without_one(line: str, newline: str) -> None:
    text = newline.join(["---", "author: Ana Ruiz", line, "---", "", "The vote was close.", "", "# Later", ""])
    found = blocks(text)
    assert found == [("headline", "Council votes"), ("paragraph", "The vote was close."), ("heading", "Later")]
    assert source_of(read(text), "Council votes") == "Council votes"


@pytest.mark.parametrize("body", ["# Ayes have it", "<!-- desk -->\n\n# Ayes have it", "Ayes have it\n===="])
def test_a_headline_of_the_text_stands_before_the_title_of_the_front_matter(body: str) -> None:
    assert blocks(f"---\ntitle: Council votes\n---\n{body}\n\nText.\n") == [
        ("headline", "Ayes have it"),
        ("paragraph", "Text."),
    ]


@pytest.mark.parametrize(
    "line", ["title: 'It''s over'", 'title: "It\\x27s over"', "title: >-\n  It\n  goes", "title: [a, b]"]
)
def test_a_title_that_is_spelt_otherwise_than_it_reads_is_no_prose(line: str) -> None:
    assert blocks(f"---\n{line}\n---\nText.\n") == [("paragraph", "Text.")]


@pytest.mark.parametrize("text", ["", "\n", "---\n", "---\nauthor: a\n---", "<!-- a -->", "![a](b)"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert read(text).blocks == ()
