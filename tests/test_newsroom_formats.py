"""Each format as newsrooms have it, through the command line; and documents that mean harm, through the whole linter."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from running import NEWSLINT, ran
from work import assert_linear

from newslint import Linter, analyse

ROOT = Path(__file__).parent.parent
FORMATS = ROOT / "examples" / "formats"
FOUND = {
    "ferry-subsidy.html": [
        ("source-reliability/state-media-domain", "said", 43),
        ("source-reliability/satire-domain", "a report", 44),
        ("source-reliability/low-reliability-domain", "dumped paint", 45),
    ],
    "sleep-study.md": [
        ("source-reliability/preprint-unlabelled", "study", 13),
        ("source-reliability/url-shortener", "report", 14),
        ("source-reliability/wiki-as-source", "invented in 1987", 16),
        ("source-reliability/ai-tool-link", "source", 17),
        ("source-reliability/placeholder-text", "[insert age]", 19),
    ],
    "market-notice.txt": [
        ("source-reliability/url-shortener", "https://bit.ly/fish-market", 7),
        ("source-reliability/placeholder-text", "TK", 9),
        ("source-reliability/wiki-as-source", "according to Wikipedia", 11),
    ],
    "desk-queue.jsonl": [
        ("source-reliability/low-reliability-domain", "sank", 1),
        ("dates/weekday-mismatch", "Monday, March 11, 2025", 1),
    ],
}


@pytest.mark.parametrize("name", FOUND)
def test_an_article_of_each_format_has_its_findings(name):
    options = ["--isolated", "--exit-zero", "--format", "json", "--format-field", "format"]
    done = ran([*NEWSLINT, "check", *options, f"examples/formats/{name}"], ROOT)
    assert done.stderr == ""
    files = json.loads(done.stdout)["files"]
    assert [(f["rule"], f["text"], f["line"]) for file in files for f in file["findings"]] == FOUND[name]
    if name.endswith("jsonl"):
        assert [(file["row"], file["id"]) for file in files] == [(1, "2025-0311"), (2, "2025-0312"), (3, "2025-0313")]


def test_what_the_page_and_the_front_matter_say_is_read():
    page = analyse((FORMATS / "ferry-subsidy.html").read_text(encoding="utf-8"), path="a.html").document.metadata
    assert (page.title, page.authors, page.publisher, page.section) == (
        "County doubles ferry subsidy", ("Jo Hale",), "The Alder Courier", "News",
    )  # fmt: skip
    assert (str(page.published), str(page.modified), page.language) == ("2025-03-05", "2025-03-06", "en")
    assert page.url == "https://www.aldercourier.example/news/2025/03/ferry-subsidy"
    note = analyse((FORMATS / "sleep-study.md").read_text(encoding="utf-8"), path="a.md").document.metadata
    assert (note.authors, str(note.modified), note.section, note.opinion) == (
        ("Tom Bell",),
        "2025-03-07",
        "News",
        False,
    )


@pytest.mark.parametrize(
    ("text", "path", "section", "opinion"),
    [
        ("OPINION\n\nThe harbour is ours\n\nIt is, and it stays so, Ruiz said.", "a.txt", "OPINION", True),
        ("Editorial: The harbour is ours\n\nIt is, and it stays so.", "a.txt", "Editorial", True),
        ("Opinion polls show a gap\n\nThe gap is wide.", "a.txt", None, False),
        ("# The harbour\n\n*Analysis*\n\nIt is ours.", "a.md", "Analysis", False),
        ("---\nlabel: Column\n---\n\nIt is ours.", "a.md", None, True),
        ("---\nurl: https://a.example/opinion/2025/x\n---\n\nIt is ours.", "a.md", None, True),
        ('<head><meta name="article:opinion" content="true"></head><p>It is ours.</p>', "a.html", None, True),
        ('<script type="application/ld+json">{"@type": "Article", "articleSection": ["News", "Opinion"]}</script><p>x</p>',
         "a.html", "News", True),
        ('<p itemprop="articleSection">Opinion</p><p>It is ours.</p>', "a.html", "Opinion", True),
    ],
)  # fmt: skip
def test_a_label_says_what_a_piece_is(text, path, section, opinion):
    metadata = analyse(text, path=path).document.metadata
    assert (metadata.section, metadata.opinion) == (section, opinion)


def test_microdata_and_datelines_name_the_publisher():
    page = '<article><h1 itemprop="headline">Sale approved</h1><p itemprop="publisher"><b itemprop="name">The Courier</b></p>'
    metadata = analyse(page, path="a.html").document.metadata
    assert (metadata.title, metadata.publisher) == ("Sale approved", "The Courier")
    assert analyse("PORT ALDER, March 5 (Reuters) — The sale held.").document.metadata.publisher == "Reuters"


# --- documents that mean harm ---


HOSTILE = {
    "links": (lambda n: '<p>A <a href="https://www.rt.com/x">said</a> it.</p>' * n, "a.html"),
    "links of one sentence": (lambda n: "a [b](https://www.rt.com/x) said " * n, "a.md"),
    "addresses": (lambda n: "See https://bit.ly/x now. " * n, "a.txt"),
    "hosts": (lambda n: "".join(f"See https://h{i}.example.org/p now. " for i in range(n)), "a.txt"),
    "a host of parts": (lambda n: "See https://" + "a." * n + "org/x now.", "a.txt"),
    "parameters": (lambda n: "See https://a.example/?" + "a=b&" * n + " now.", "a.txt"),
    "brackets": (lambda n: "See https://a.example/" + "(" * n + ")" * 2 * n, "a.txt"),
    "an attribute": (lambda n: f'<p>a <a href="https://a.example/{"b" * 20 * n}">c</a> d</p>', "a.html"),
    "entities": (lambda n: '<p>a <a href="https://a.example/' + "&amp;" * n + '">c</a></p>', "a.html"),
    "placeholders": (lambda n: "[insert " * n, "a.txt"),
    "labels": (lambda n: "Opinion\n\n" * n, "a.txt"),
    "nested": (lambda n: "<div><blockquote>" * n + '<a href="https://www.rt.com/x">said</a> it.', "a.html"),
}


@pytest.fixture(scope="module")
def linter():
    made = Linter(profile="audit", select=["source-reliability"])
    made.lint("See https://bit.ly/x now.")
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length(linter, name):
    build, path = HOSTILE[name]
    assert_linear(lambda text: linter.lint(text, path=path), build, 500)


def test_a_hundred_thousand_links_lie_where_they_should():
    text = "A [word](https://a.example/x) and https://b.example/y.\n\n" * 50_000
    facts = analyse(text, path="a.md")
    assert len(facts.links) == 100_000
    last = facts.links[-1]
    assert text[slice(*last.target)] == last.url == "https://b.example/y"
    assert facts.linked(last.sentence)


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_a_file_cut_anywhere_is_read_to_its_end(suffix, linter):
    (example,) = FORMATS.glob(f"*{suffix}")
    text = example.read_text(encoding="utf-8")
    for end in range(0, len(text), 29):
        for finding in linter.lint(text[:end], path=f"a{suffix}"):
            assert text[finding.start : finding.end] == finding.text


def test_wrong_encodings_are_refused_with_a_way_out(tmp_path):
    file = tmp_path / "a.html"
    file.write_bytes('<meta charset="utf-8"><p>Café said <a href="https://a.example/é">x</a></p>'.encode("latin-1"))
    done = ran([*NEWSLINT, "check", "--isolated", str(file)], tmp_path)
    assert done.returncode == 2
    assert "byte 0xe9 is not utf-8 text" in done.stderr
    assert "--encoding windows-1252" in done.stderr


def test_links_lists_and_measures_open_no_connection(monkeypatch, linter):
    def refuse(*arguments, **options):
        raise AssertionError("newslint opened a socket")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    from newslint.analysis.measures import metrics

    for example in sorted(FORMATS.iterdir()):
        text = example.read_text(encoding="utf-8")
        facts = analyse(text, path=example.name)
        assert all(link.domain for link in facts.links if link.host)
        assert metrics(facts)["words"]
        if example.suffix != ".jsonl":
            assert linter.lint(text, path=example.name)
