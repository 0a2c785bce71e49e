"""Where a link leads: its page, its host, its registrable domain, its words and its sentence. Nothing is fetched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import analyse
from newslint.analysis.links import registrable_domain
from newslint.readers import read_document


def the_link(url: str, **options: str):
    (link,) = analyse(f'<p><a href="{url}">x</a></p>', path="a.html", **options).links
    return link


@pytest.mark.parametrize(
    ("url", "host", "domain"),
    [
        ("https://www.bbc.co.uk/news/x", "www.bbc.co.uk", "bbc.co.uk"),
        ("http://NEWS.Example.ORG:8080/x", "news.example.org", "example.org"),
        ("//cdn.example.com.au/x", "cdn.example.com.au", "example.com.au"),
        ("https://ruiz.blogspot.com/x", "ruiz.blogspot.com", "ruiz.blogspot.com"),
        ("https://bbc.co.uk@evil.example/x", "evil.example", "evil.example"),
        ("https://bücher.example/x", "xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("https:\\\\example.org\\x", "example.org", "example.org"),
        ("https://192.0.2.7/x", "192.0.2.7", "192.0.2.7"),
        ("https://[2001:db8::1]/x", "2001:db8::1", "2001:db8::1"),
        ("https://example.org./x", "example.org", "example.org"),
        ("https://co.uk/x", "co.uk", "co.uk"),
        ("/about", "", ""),
        ("https://%00/x", "", ""),
    ],
)
def test_the_host_and_what_of_it_somebody_registered(url, host, domain):
    link = the_link(url)
    assert (link.host, link.domain) == (host, domain)


@pytest.mark.parametrize(
    "url", ["mailto:ana@example.org", "javascript:void(0)", "tel:+4400", "#top", "http://[bad", ""]
)
def test_what_leads_to_no_page_is_no_link_to_one(url):
    assert analyse(f'<p>A <a href="{url}">word</a> here.</p>', path="a.html").links == ()


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://web.archive.org/web/2024/https://www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("https://archive.ph/2024/http:/example.org/a", "http://example.org/a"),
        ("https://www.google.com/url?sa=D&q=https://example.org/a", "https://example.org/a"),
        ("https://eur.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        ("https://www.google.co.uk/url?sa=t&url=https://example.org/a", "https://example.org/a"),
        ("https://www.google.com/amp/s/www.example.org/a?b=c", "https://www.example.org/a"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a", "https://www.example.org/a"),
        ("https://urldefense.com/v3/__https://example.org/a__;!!b", "https://example.org/a"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-5Fb&d=c", "https://example.org/a_b"),
        ("https://secure-web.cisco.com/1a/https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        ("https://href.li/?https://example.org/a", "https://example.org/a"),
        ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        (
            "https://www.facebook.com/sharer.php?u=https://example.org/a",
            "https://www.facebook.com/sharer.php?u=https://example.org/a",
        ),
        ("https://urldefense.com/v3/", "https://urldefense.com/v3/"),
        ("https://archive.ph/aBcD", "https://archive.ph/aBcD"),
        ("https://www.google.com/search?q=harbour", "https://www.google.com/search?q=harbour"),
    ],
)
def test_archives_and_redirects_that_show_their_destination_are_followed_to_it(url, page):
    assert the_link(url).url == page


def test_a_link_knows_the_way_to_its_page():
    link = the_link("https://web.archive.org/web/2024/https://l.facebook.com/l.php?u=https://example.org/a")
    assert link.way == (
        ("web.archive.org", "/web/2024/https://l.facebook.com/l.php"),
        ("l.facebook.com", "/l.php"),
    )
    assert (link.written, link.host, link.path) == ("web.archive.org", "example.org", "/a")


def test_an_own_page_has_the_host_of_the_article():
    text = "---\ncanonical: https://www.courier.example/harbour\n---\n\nSee [the map](/map)."
    (link,) = analyse(text, path="a.md").links
    assert (link.host, link.domain, link.path) == ("www.courier.example", "courier.example", "/map")


def test_a_link_has_its_words_its_sentence_and_its_place_in_the_source():
    text = "The vote was close. It passed, [the *minutes* show](https://example.org/m), after midnight.\n"
    facts = analyse(text, path="a.md")
    (link,) = facts.links
    assert link.anchor == "the minutes show"
    assert facts.prose[link.sentence.start : link.sentence.end] == "It passed, the minutes show, after midnight."
    assert text[slice(*link.target)] == "https://example.org/m"


BARE = [
    ("See https://example.org/a.", "https://example.org/a"),
    ("(see https://example.org/a_(b))", "https://example.org/a_(b)"),
    ("“https://example.org/a?b=c&d,e”, she wrote", "https://example.org/a?b=c&d,e"),
    ("at www.example.org/a, today", "www.example.org/a"),
    ("HTTPS://EXAMPLE.ORG/A!", "HTTPS://EXAMPLE.ORG/A"),
    ("é 🎄 https://example.org/é…", "https://example.org/é"),
]


@pytest.mark.parametrize(("text", "url"), BARE)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_address_written_out_is_a_link_at_its_exact_place(text, url, suffix):
    source = f"<p>{text.replace('&', '&amp;')}</p>" if suffix == ".html" else text
    (link,) = read_document(source, path=f"a{suffix}").links
    assert link.url == url
    assert source[slice(*link.target)] == (url.replace("&", "&amp;") if suffix == ".html" else url)


@pytest.mark.parametrize("text", ["The firm Bitly (bit.ly) grew.", "ana@www.example.org", "http://", "a://b", "www."])
def test_names_of_sites_and_scraps_are_no_links(text):
    assert read_document(text).links == ()


def test_code_and_the_words_of_another_link_hold_no_link_of_their_own():
    text = "Run `curl https://a.example` or [https://b.example](https://c.example).\n\n    https://d.example\n"
    assert [link.url for link in read_document(text, path="a.md").links] == ["https://c.example"]


@given(st.text(alphabet="ah/:.w ()[]'“”\n<>é🎄`*_?&;#", max_size=60), st.sampled_from([".txt", ".md", ".html"]))
def test_addresses_lie_where_the_reader_says(text, suffix):
    source = text + " https://example.org/x " + text
    facts = analyse(source, path=f"a{suffix}")
    spans = [link.span for link in facts.document.links]
    assert spans == sorted(spans)
    for link in facts.links:
        assert facts.prose[slice(*link.span)] == link.anchor
    for link in facts.document.links:
        if suffix == ".txt":
            assert source[slice(*link.target)] == link.url == facts.prose[slice(*link.span)]


def test_the_suffix_list_is_read_only_when_a_domain_is_asked_for():
    code = (
        "import sys; from newslint import Linter, analyse;"
        "Linter().lint('The council met. See https://example.org/x for more.');"
        "assert 'publicsuffixlist' not in sys.modules, 'eager';"
        "print(analyse('https://a.example.co.uk/x').links[0].domain)"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("example.co.uk\n", "")


def test_domains_are_those_of_the_whole_list():
    from publicsuffixlist import PSLFILE, PublicSuffixList

    whole = PublicSuffixList()
    lines = Path(PSLFILE).read_text(encoding="utf-8").splitlines()
    rules = [line.split()[0] for line in lines if line.strip() and not line.startswith("//")]
    odd = [
        "localhost",
        "a.b.no-such-top",
        "www.xn--p1ai",
        "WWW.EXAMPLE.CO.UK",
        "example.co.uk.",
        "a..b",
        "xn--",
        "a.xn--99",
    ]
    below = [f"a.b.{rule.lstrip('!').replace('*', 'c')}" for rule in rules[::37]]
    assert len(below) > 200
    for host in [*odd, *below, *(host.encode("idna").decode() for host in below)]:
        assert registrable_domain(host) == (whole.privatesuffix(host) or host)
