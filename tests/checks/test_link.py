"""Kind `link` and domain lists: what matches, what the message says, faults at their place."""

from __future__ import annotations

import pytest

from newslint import Linter
from newslint.analysis.domains import domain_key, list_age
from newslint.errors import PackError

LIST = {
    "summary": "Sites.",
    "name": "The house list",
    "date": "2024-05-01",
    "domains": [
        {"category": "low", "rating": "poor", "entries": ["example.org", "news.example.com/blogs"]},
        {"category": "fine", "entries": ["example.net"]},
    ],
}


@pytest.fixture
def found(make_pack):
    def find(text, match=None, published=None, **keys):
        match = {"link": {"domains": ["<sites>"], "category": ["low"]}} if match is None else match
        examples = {"flag": ["x"], "pass": ["y"]}
        rule = {"match": match, "message": "{verdict}|{domain}|{host}", "examples": examples, **keys}
        pack = make_pack({"sites-used": rule}, {"sites": LIST})
        linter = Linter(packs=[pack], select=["house/sites-used"])
        return [(f.text, f.message) for f in linter.lint(text, path="a.md", published=published)]

    return find


def test_a_domain_holds_for_what_is_below_it_and_a_path_for_what_follows_it(found):
    text = (
        "[a](https://www.example.org/x) [b](https://notexample.org/x) [c](https://news.example.com/blogs/1) "
        "[d](https://news.example.com/blogsphere) [e](https://example.net/x) [f](https://example.org/)"
    )
    assert [words for words, _ in found(text)] == ["a", "c"]


def test_the_message_names_the_list_its_date_and_its_age(found):
    said = "The house list rates example.org “poor” as of 2024-05-01"
    assert found("[a](https://example.org/x)") == [("a", f"{said}|example.org|example.org")]
    assert found("[a](https://example.org/x)", published="2024-12-01")[0][1].startswith(f"{said}|")
    assert found("[a](https://example.org/x)", published="2029-04-30")[0][1].startswith(
        f"{said}, 4 years before the article|"
    )


def test_a_domain_that_the_rule_itself_names(found):
    match = {"link": {"domains": ["example.org"]}}
    said = "This rule names example.org|example.org|www.example.org"
    assert found("[a](https://www.example.org/x)", match) == [("a", said)]


def test_a_redirect_counts_as_itself_and_as_the_page_it_leads_to(found):
    text = (
        "[a](https://example.org/go?u=x) [b](https://www.google.com/url?q=https://example.org/x) "
        "[c](https://www.google.com/url?q=https://example.net/x) [d](https://www.google.com/url?q=https://example.org/)"
    )
    assert [words for words, _ in found(text)] == ["a", "b"]
    match = {"link": {"domains": ["google.com/url"]}}
    assert found(text, match) == [
        (words, "This rule names google.com/url|google.com/url|www.google.com") for words in ("b", "c", "d")
    ]


def test_parameters_words_and_traces_match_too(found):
    match = {"link": {"parameters": ["utm_source=tool.example"], "words": ["as the tool says"], "traces": [r"ref\d+x"]}}
    text = "[a](https://b.example/?utm_source=Tool.example&x=1) and [b](https://b.example/?utm_source=mail), as the tool says ref12x."
    assert [words for words, _ in found(text, match)] == ["a", "as the tool says", "ref12x"]


def test_an_image_and_the_front_page_cite_nothing(found):
    assert found("[![map](m.png)](https://example.org/x) by [Example](https://www.example.org).") == []


def test_a_doubtful_category_is_a_note(make_pack):
    rule = {
        "match": {"link": {"domains": ["<sites>"], "category": ["low"], "doubtful": ["low"]}},
        "examples": {"flag": ["x"], "pass": ["y"]},
    }
    pack = make_pack({"sites-used": rule}, {"sites": LIST})
    (finding,) = Linter(packs=[pack], select=["house"]).lint("See https://example.org/x.")
    assert (finding.severity, finding.confidence) == ("info", "low")


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ({"domains": ["<site>"], "category": ["low"]}, "there is no domain list <site>"),
        ({"domains": ["<sites>"]}, "`category` is missing: which entries of <sites> count?"),
        ({"domains": ["not a domain"]}, "“not a domain” is no domain"),
        ({"parameters": ["utm_source"]}, "“utm_source” is no parameter"),
    ],
)
def test_faults_of_a_rule_are_told_at_its_place(make_pack, link, message):
    pack = make_pack({"r": {"match": {"link": link}, "examples": {"flag": ["x"], "pass": ["y"]}}}, {"sites": LIST})
    with pytest.raises(PackError) as raised:
        Linter(packs=[pack])
    (fault,) = raised.value.faults
    assert fault.message == message
    assert fault.path.endswith("r.yaml")
    assert fault.line > 1


def test_faults_of_a_list_are_told_at_their_place(make_pack):
    broken = {**LIST, "domains": [{"category": "low", "entries": ["example.org", "two words"]}]}
    rule = {
        "match": {"link": {"domains": ["<sites>"], "category": ["low"]}},
        "examples": {"flag": ["x"], "pass": ["y"]},
    }
    with pytest.raises(PackError) as raised:
        Linter(packs=[make_pack({"r": rule}, {"sites": broken})])
    assert "“two words” is no domain" in [fault.message for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Example.ORG", ("example.org", "")),
        ("https://www.example.org/a/b/", ("example.org", "/a/b")),
        ("*.gov", ("gov", "")),
        ("example.org:8080", ("example.org", "")),
        ("bücher.example", ("xn--bcher-kva.example", "")),
        ("gov", None),
        ("", None),
        ("a b.org", None),
    ],
)
def test_entries_as_people_write_them(text, key):
    assert domain_key(text) == key


def test_a_list_of_a_year_or_a_month_is_as_old_as_its_end():
    import datetime

    day = datetime.date(2026, 11, 22)
    assert [list_age(date, day) for date in ("2021", "2024-10", "2024-12", "2026-01-01", "")] == [4, 2, 0, 0, 0]
