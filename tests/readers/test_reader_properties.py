"""What holds for every reader on any text."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers import read_document
from newslint.text import Document, Span

FRAGMENTS = st.sampled_from(
    [
        *("\n", "\r\n", "\r", "\n\n", " ", "  ", "\t", "\xa0", "\u2028", "\x0b", "\x00", "\ufeff", "\ufffd", "\ufffc"),
        *("By Ana Ruiz", "March 10, 2025", "WASHINGTON (AP) — ", "TOKYO, March 3 - ", "Published: ", " | ", "word", "é", "🎄"),
        *("<p>", "</p>", "<b>", "</b>", "<a href='", "<a href=\"http://a.b/?x=1&amp;y=2\">", "</a>", "<br>", "<!--", "-->"),
        *("<article>", "</article>", "<aside>", "<div hidden>", "</div>", "<code>", "</code>", "<pre>", "</pre>", "<li>"),
        *("<script>", "</script>", "<title>", "<h1>", "</h1>", "<p class='byline'>", "<a rel=author href=x>", "<svg/>"),
        *("&amp;", "&nbsp;", "&lt", "&#32;", "&#0;", "&notit;", "&", "<", ">", "\"", "'", "=", "/", "<![CDATA[", "]]>"),
        *("# ", "> ", "- ", "1. ", "* ", "**", "_", "`", "```", "[a](b)", "![i](u)", "[r]", "\n[r]: <u v>\n", "[^1]", "[^1]: n"),
        *("|a|b|\n|-|-|\n", "\\", "\\*", "    ", "---\n", "---\ntitle: a\n---\n", "<http://x.y>", "~~", "[a](<b c> 't')"),
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=25).map("".join), st.text(max_size=60))
PATHS = ["a.txt", "a.md", "a.html"]


def spans(document: Document) -> st.SearchStrategy[Span]:
    place = st.integers(0, len(document.prose))
    return st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_blocks_are_ordered_apart_and_not_blank(path: str, text: str) -> None:
    document = read_document(text, path)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.prose)
        words = document.prose[block.start : block.end]
        assert words == words.strip()
        end = block.end
    assert document.source == text.removeprefix("\ufeff")


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS, data=st.data())
def test_every_span_maps_into_the_source_and_back_in_order(path: str, text: str, data: st.DataObject) -> None:
    document = read_document(text, path)
    span = data.draw(spans(document))
    start, end = document.to_source(span)
    assert 0 <= start <= end <= len(document.source)
    if document.offsets is None:
        assert document.prose == document.source
        return
    starts = [document.offsets.start(place) for place in range(len(document.prose) + 1)]
    ends = [document.offsets.end(place) for place in range(len(document.prose) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@pytest.mark.parametrize("path", PATHS[1:])
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_segments_are_monotone_and_say_what_the_source_says(path: str, text: str) -> None:
    document = read_document(text, path)
    assert document.offsets is not None
    prose = source = 0
    for segment in document.offsets.segments:
        assert segment.prose >= prose
        assert segment.source >= source
        prose, source = segment.prose + segment.length, segment.source + segment.width
        assert segment.length
        assert segment.width
        assert prose <= len(document.prose)
        assert source <= len(document.source)
        here = document.prose[segment.prose : prose]
        there = document.source[segment.source : source]
        if segment.length == segment.width:
            assert here == there
        elif there.startswith("&"):
            assert here in (unescape(there), "\ufffd", "\n", " ")
        else:
            assert here in (" ", "\n", "\ufffc")


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_links_and_comments_stand_where_they_say(path: str, text: str) -> None:
    document = read_document(text, path)
    for link in document.links:
        assert 0 <= link.span.start <= link.span.end <= len(document.prose)
        assert 0 <= link.target.start <= link.target.end <= len(document.source)
        target = document.source[link.target.start : link.target.end]
        assert "&" in target or "\\" in target or "\x00" in target or target == link.url
    for comment in document.comments:
        assert document.source[comment.span.start : comment.span.end].startswith("<!--")
        assert 0 <= comment.block <= len(document.blocks)


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=200, deadline=None)
@given(lines=st.lists(FRAGMENTS.filter(lambda part: "\r" not in part), max_size=20))
def test_crlf_and_lf_files_have_the_same_blocks(path: str, lines: list[str]) -> None:
    text = "".join(lines)
    one, other = read_document(text, path), read_document(text.replace("\n", "\r\n"), path)

    def words(document: Document) -> list[tuple[str, str]]:
        return [
            (block.kind, document.prose[block.start : block.end].replace("\r\n", "\n")) for block in document.blocks
        ]

    assert words(one) == words(other)
