"""HTML: what is prose, of which kind, where it stands in the source, and what the page says of itself."""

from __future__ import annotations

import datetime

import pytest

from newslint.readers import read_document
from newslint.text import Document, Span


def read(text: str) -> Document:
    return read_document(text, "a.html")


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


def source_of(document: Document, words: str) -> str:
    at = document.prose.index(words)
    start, end = document.to_source(Span(at, at + len(words)))
    return document.source[start:end]


PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><title>Tab &amp; title</title></head>
<body><nav><a href="/">Home</a></nav><h1>The Paper</h1>
<article>
  <!-- a note -->
  <h1>Coun<b>cil</b> votes</h1>
  <p class="article-standfirst">It took long</p>
  <p class="meta byline">By <a rel="author" href="/ana">Ana Ruiz</a></p>
  <p>WASHINGTON (AP) &mdash; The <i>rate</i> is grow<b>ing</b>&nbsp;fast,   said
    <a href="http://x.y/?a=1&amp;b=2&copy=3">the   office</a>.<br>Next
  <ul><li>One <li>Two <p>Three</ul>
  <blockquote><p>Quoted</blockquote>
  <figure><img src=x alt="no"><figcaption>Caption</figcaption></figure>
  <pre> a
  b &lt; </pre>
  <p>Use <code>rm</code> now
  <table><tr><th>a<td>b</table>
  <script>if (a < b) { no() }</script><style>p { }</style>
</article>
<footer><p>Rights</footer>
"""


def test_a_whole_page() -> None:
    assert blocks(PAGE) == [
        ("headline", "Council votes"),
        ("dek", "It took long"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "WASHINGTON (AP) —"),
        ("paragraph", "The rate is growing\xa0fast, said\nthe office.\nNext"),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("list-item", "Three"),
        ("blockquote", "Quoted"),
        ("caption", "Caption"),
        ("code", "a\n  b <"),
        ("paragraph", "Use \ufffc now"),
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]
    document = read(PAGE)
    assert source_of(document, "growing\xa0fast") == "grow<b>ing</b>&nbsp;fast"
    assert source_of(document, "fast, said\nthe") == 'fast,   said\n    <a href="http://x.y/?a=1&amp;b=2&copy=3">the'
    assert source_of(document, "\ufffc") == "<code>rm</code>"
    assert source_of(document, "—") == "&mdash;"
    assert document.metadata.title == "Tab & title"
    assert document.metadata.language == "en-GB"
    assert document.metadata.authors == ("Ana Ruiz",)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines_give_the_same_prose(newline: str) -> None:
    text = PAGE.replace("\n", newline)
    assert [(kind, words.replace(newline, "\n")) for kind, words in blocks(text)] == blocks(PAGE)


def test_links() -> None:
    document = read(PAGE)
    found = [(link.url, document.prose[link.span.start : link.span.end]) for link in document.links]
    assert found == [("/ana", "Ana Ruiz"), ("http://x.y/?a=1&b=2&copy=3", "the office")]
    start, end = document.links[1].target
    assert document.source[start:end] == "http://x.y/?a=1&amp;b=2&copy=3"


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("<a href=b>", "b"),
        ("<A class='x' HREF = ' b ' href=c>", "b"),
        ("<a href='a\"b'>", 'a"b'),
        ("<a href>", ""),
        ("<a title='href=no' href=\"yes\">", "yes"),
    ],
)
def test_where_an_address_stands(tag: str, target: str) -> None:
    document = read(f"<p>é {tag}text</a></p>")
    (link,) = document.links
    assert document.source[link.target.start : link.target.end] == link.url == target
    assert document.prose[link.span.start : link.span.end] == "text"


def test_links_nobody_closed_or_sees() -> None:
    assert [link.url for link in read("<a href=a>one<a href=b>two").links] == ["a", "b"]
    assert read("<nav><a href=a>one</a></nav><p>x").links == ()
    (link,) = read("<p><a href=a><img></a> x").links
    assert link.span.start == link.span.end


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a &amp; b", "a & b"),
        ("&lt;p&gt;", "<p>"),
        ("caf&eacute; &#233; &#xE9;", "café é é"),
        ("AT&T &unknown; &", "AT&T &unknown; &"),
        ("a&#32;&#10;b", "a b"),
        ("&#150;", "–"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a<br/>b<wbr>c", "a\nbc"),
        ("a <b> c</b>", "a c"),
        ("a<!-- b -->c", "ac"),
        ("a<!---->b<!-->c", "abc"),
        ("a<![CDATA[b]]>c", "ac"),
        ("a<?php x ?>b</>c", "abc"),
        ("a<textarea>b</textarea>c<svg><p>d</p></svg>e<svg/>f", "acef"),
        ("a<span hidden>b</span><span style='display: none'>c</span>d", "ad"),
        ("a<template><p>b</template>c<noscript>d</noscript>e", "ace"),
        ("a<script>'</p>' </SCRIPT >b", "ab"),
        ("a\u2028b", "a\u2028b"),
    ],
)
def test_inline(text: str, prose: str) -> None:
    assert read(f"<p>{text}</p>").prose == prose


@pytest.mark.parametrize(
    "text",
    [
        "<p>one<p>two",
        "<div>one<div>two</div></div>",
        "<p>one</b></p></div></i>two",
        "one<hr>two",
        "<p>one</p>two",
        "<p>one<p>&nbsp;<p> <p>two",
        "<section><h9>one</h9><section>two",
        "<p class=a'b\">one<p x='>'>two",
        "<p>one<div title=unclosed><p>two<p title='no end",
        "<td>one<td>two",
        "<center><font>one</center>two</font>",
    ],
)
def test_malformed_pages_have_their_blocks(text: str) -> None:
    assert [words for _, words in blocks(text)] == ["one", "two"]


class TestScope:
    def test_main_and_articles_are_the_story(self) -> None:
        assert blocks("<p>a<main><h1>b</h1><article>c</article></main><p>d<article>e</article>") == [
            ("headline", "b"),
            ("paragraph", "c"),
            ("paragraph", "e"),
        ]

    def test_an_empty_article_is_none(self) -> None:
        assert blocks("<p>a<article></article>") == [("paragraph", "a")]

    def test_without_one_the_page_is_the_story(self) -> None:
        text = "<header><h1>a</h1></header><nav>b</nav><aside>c</aside><p>d</p><footer>e</footer>"
        assert blocks(text) == [("headline", "a"), ("paragraph", "d")]

    def test_a_teaser_beside_the_story_is_not_the_story(self) -> None:
        assert blocks("<aside><article>a</article></aside><p>b") == [("paragraph", "b")]

    def test_one_in_a_comment_is_none(self) -> None:
        assert blocks("<!-- <article> --><p>a") == [("paragraph", "a")]

    def test_comments_outside_are_kept(self) -> None:
        document = read("<!-- a --><p>x<!-- b --><article><p>c<p><!-- d -->e</article><!-- f -->")
        assert [(c.text, c.block) for c in document.comments] == [("a", 0), ("b", 0), ("d", 1), ("f", 2)]


class TestByline:
    @pytest.mark.parametrize(
        "text",
        [
            "<p class=byline>Ana Ruiz</p>",
            "<div class='c-byline__names'>By Ana Ruiz</div>",
            "<p>By <span itemprop=author>Ana Ruiz</span>, Rome</p>",
            "<p><a rel='author' href=x>Ana Ruiz</a></p>",
            "<p>By Ana Ruiz</p>",
        ],
    )
    def test_markup_or_words_make_one(self, text: str) -> None:
        document = read(f"<h1>a</h1>{text}<p>It met.</p>")
        assert [block.kind for block in document.blocks] == ["headline", "byline", "paragraph"]
        assert document.metadata.authors == ("Ana Ruiz",)

    def test_an_author_named_in_the_story_makes_none(self) -> None:
        assert blocks("<p>The book by the writer <a rel=author href=x>Ana Ruiz</a> is out.</p>")[0][0] == "paragraph"


class TestMetadata:
    def test_meta_tags(self) -> None:
        found = read(
            '<title>t</title><meta property="og:title" content="One &amp; two"><meta name=author content="Ana Ruiz'
            ' and Tom Bell"><meta property="article:published_time" content="2025-03-10T10:00:00+01:00">'
            '<meta property="article:modified_time" content="2025-03-11"><meta property="og:site_name" content="The'
            ' Paper"><meta property="article:section" content="Opinion"><link rel=canonical href="http://x.y/?a&amp;b">'
        ).metadata
        assert found.title == "One & two"
        assert found.authors == ("Ana Ruiz", "Tom Bell")
        assert found.published == datetime.date(2025, 3, 10)
        assert found.modified == datetime.date(2025, 3, 11)
        assert (found.publisher, found.section, found.opinion) == ("The Paper", "Opinion", True)
        assert found.url == "http://x.y/?a&b"

    @pytest.mark.parametrize(
        "wrap",
        ["{}", "[{}]", '{{"@graph": [{{"@type": "WebSite"}}, {}]}}', '[[{{"@type": "Person"}}], {}]'],
    )
    def test_json_ld(self, wrap: str) -> None:
        data = (
            '{"@type": ["OpinionNewsArticle"], "headline": "One", "author": [{"@type": "Person", "name": "Ana Ruiz"},'
            ' "Tom Bell"], "datePublished": "2025-03-10T10:00:00Z", "publisher": {"name": "The Paper"},'
            ' "articleSection": ["World"], "inLanguage": "en"}'
        )
        script = f"<script type='application/ld+json'>{wrap.format(data)}</script>"
        found = read(f"{script}<title>t</title><p>a").metadata
        assert (found.title, found.authors) == ("One", ("Ana Ruiz", "Tom Bell"))
        assert (found.published, found.publisher) == (datetime.date(2025, 3, 10), "The Paper")
        assert (found.section, found.language, found.opinion) == ("World", "en", True)

    @pytest.mark.parametrize(
        "data", ["", "{", "[" * 100_000, "[]", "5", "null", '{"@type": 5}', '{"@type": "Article"}']
    )
    def test_json_ld_that_says_nothing(self, data: str) -> None:
        document = read(f"<script type=application/ld+json>{data}</script><p>a")
        assert document.prose == "a"
        assert document.metadata.title is None

    def test_times_and_items(self) -> None:
        assert read("<p>a <time datetime=2025-03-10>x</time>").metadata.published == datetime.date(2025, 3, 10)
        both = "<time datetime=2025-01-01>x</time><time itemprop=datePublished datetime=2025-03-10>y</time>"
        assert read(f"<p>{both}").metadata.published == datetime.date(2025, 3, 10)
        page = "<p><time datetime=2025-01-01>today</time><article>a</article>"
        assert read(page).metadata.published is None

    def test_what_is_no_author(self) -> None:
        assert read('<meta name=author content="Admin"><p>a').metadata.authors == ()
        assert read('<meta property=article:author content="https://x.y/ana"><p>a').metadata.authors == ()

    def test_several_authors(self) -> None:
        text = '<meta name=author content="Ana Ruiz"><meta name=author content="Tom Bell"><p>a'
        assert read(text).metadata.authors == ("Ana Ruiz", "Tom Bell")


@pytest.mark.parametrize("text", ["", " ", "<", "<p>", "<!--", "<a href='", "<p>&nbsp;</p>", "<script>"])
def test_nothing_has_no_visible_block(text: str) -> None:
    assert [words for _, words in blocks(text)] in ([], ["<"])
