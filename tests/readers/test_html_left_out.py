"""What of a page is no prose: struck out, hidden, furniture by its name, remarks and list marks of Word."""

from __future__ import annotations

import pytest

from newslint import Linter
from newslint.readers import read_document
from newslint.readers.html_elements import holds_comments, is_furniture
from newslint.text import Document


def read(html: str) -> Document:
    return read_document(html, path="page.html")


def blocks(html: str) -> list[tuple[str, str]]:
    document = read(html)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("name", ["del", "s", "strike", "DEL"])
def test_what_is_struck_out_is_said_no_more(name: str) -> None:
    document = read(f"<p>The lease ends <{name} datetime=x>on <b>Monday</b></{name}> on Friday.")
    assert document.prose == "The lease ends on Friday."


def test_a_stroke_that_nobody_ends_strikes_nothing() -> None:
    assert blocks("<p>One <s>two</s> three <s>four<p>Five") == [("paragraph", "One three four"), ("paragraph", "Five")]


def test_many_strokes_that_nobody_ends_cost_one_search() -> None:
    text = "<p>" + "<s>x " * 50_000
    assert len(read(text).prose) == 2 * 50_000 - 1


def test_furniture_by_its_name() -> None:
    page = """<main><h1>Pier opens</h1>
        <div class="social-share"><ul><li>Share</li></ul></div>
        <p>It rained all day in the harbour, and the band played on.</p>
        <div class="related-articles"><h3>Related</h3><article><h2>Fire</h2></article></div>
        <aside class="newsletter-signup"><p>Sign up</p></aside>
        <aside class="factbox"><p>The deal</p></aside>
        <section id="comments"><ol class="comment-list"><li><article><p>They say so.</p></article></li></ol></section>
        </main>"""
    assert blocks(page) == [
        ("headline", "Pier opens"),
        ("paragraph", "It rained all day in the harbour, and the band played on."),
        ("paragraph", "The deal"),
    ]


@pytest.mark.parametrize(
    ("names", "furniture", "comments"),
    [
        ("related", True, False),
        ("col-4 most-read-promo", True, False),
        ("cookie-banner", True, False),
        ("has-related-box", False, False),
        ("comment", False, False),
        ("comments", False, True),
        ("comment-list wide", False, True),
        ("comment_thread", False, True),
        ("comment-piece", False, False),
        ("story-body", False, False),
        ("", False, False),
        ("-", False, False),
    ],
)
def test_a_name_is_read_word_for_word(names: str, furniture: bool, comments: bool) -> None:
    assert is_furniture(names) is furniture
    assert holds_comments(names) is comments


def test_a_name_that_would_leave_out_the_headline_or_most_of_the_text_says_nothing() -> None:
    assert blocks('<div class="related"><h1>Pier opens</h1><p>One.</div><p>A longer text than the other.') == [
        ("headline", "Pier opens"),
        ("paragraph", "One."),
        ("paragraph", "A longer text than the other."),
    ]
    assert blocks('<h1>Pier</h1><div class="ads"><p>It opened on a wet Friday.</div>') == [
        ("headline", "Pier"),
        ("paragraph", "It opened on a wet Friday."),
    ]
    long = "They say so. " * 30
    assert blocks(f'<h1>Pier</h1><p>One.<div class="comments"><p>{long}</div>') == [
        ("headline", "Pier"),
        ("paragraph", "One."),
    ]


def test_a_page_saved_by_word() -> None:
    page = """<div class=WordSection1>
        <p class=MsoTitle>Ferry cuts anger islanders<o:p></o:p></p>
        <p class=MsoSubtitle>Board blames fuel</p>
        <p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>One</p>
        <p class=MsoListParagraphCxSpLast><span style='mso-list: Ignore'>2.</span>Two</p>
        <p class=MsoQuote>Said once</p>
        <p class=MsoNormal><del cite="mailto:x">Old</del><ins>New</ins> text.<span
        class=MsoCommentReference><a href="#_msocom_1">[J1]</a></span><span style='mso-hide:all'>x</span></p></div>
        <div style='mso-element:comment-list'><div style='mso-element:comment'><p>[J1]Check</p></div></div>"""
    assert blocks(page) == [
        ("headline", "Ferry cuts anger islanders"),
        ("dek", "Board blames fuel"),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("blockquote", "Said once"),
        ("paragraph", "New text."),
    ]


def test_links_of_an_embedded_post_are_its_networks() -> None:
    page = """<p>See <a href="https://a.example/x">this</a>.<blockquote class="twitter-tweet"><p>Sold!
        <a href="https://t.co/abc">pic</a></p>&mdash; Jo Hale <a href="https://t.co/def">May 4</a></blockquote>
        <p>And <a href="https://t.co/ghi">that</a>."""
    assert [link.url for link in read(page).links] == ["https://a.example/x", "https://t.co/ghi"]
    findings = Linter(select=["source-reliability/url-shortener"]).lint(page, path="page.html")
    assert [(finding.line, finding.text) for finding in findings] == [(3, "that")]
