"""Where an editor writes what silences a finding, and how it counts places."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp

from newslint import Linter
from newslint.config import parse_config
from newslint.findings import Finding
from newslint.lsp.actions import Change, allowing, ignoring, swaps
from newslint.lsp.positions import Places
from newslint.readers import read_document
from newslint.text import Span

RULE = {
    "very": {
        "match": {"terms": ["very"]},
        "in": "anywhere",
        "severity": "error",
        "examples": {"flag": ["A [[very]] big plan."], "pass": ["A big plan."]},
    }
}


@pytest.fixture
def linter(few_rules, make_pack):
    return Linter(packs=[make_pack(RULE)])


def done(change: Change, text: str) -> str:
    return text[: change.span.start] + change.text + text[change.span.end :]


@pytest.mark.parametrize(
    ("name", "text", "fixed"),
    [
        ("a.md", "Head\n====\n\nA very plan.\n", "Head\n====\n\n@\nA very plan.\n"),
        ("a.md", "# A very plan\r\n\r\nText.\r\n", "@\r\n# A very plan\r\n\r\nText.\r\n"),
        ("a.md", "A very plan\n===========\n\nText.\n", "@\nA very plan\n===========\n\nText.\n"),
        ("a.md", "---\ntitle: x\n---\n\nA very plan.\n", "---\ntitle: x\n---\n\n@\nA very plan.\n"),
        ("a.md", "- one\n- a very plan\n- two\n", "- one\n- a very plan @\n- two\n"),
        ("a.md", "> A very plan.\n", "> A very plan. @\n"),
        ("a.md", "One line\nof a very plan.\n\nText.\n", "@\nOne line\nof a very plan.\n\nText.\n"),
        ("a.md", "PORT, March 5 (Wire) — A very plan.\n", "@\nPORT, March 5 (Wire) — A very plan.\n"),
        ("a.html", "<body>\n  <p>A very plan.</p>\n</body>\n", "<body>\n  @\n  <p>A very plan.</p>\n</body>\n"),
        ("a.html", "<div><b>x</b> <p>A very plan.</p></div>\n", "<div><b>x</b> <p>A very plan. @</p></div>\n"),
        ("a.html", "<h1>Head</h1><p>A <i>very</i> plan</p>", "<h1>Head</h1><p>A <i>very</i> plan @</p>"),
    ],
)
def test_a_comment_is_written_where_it_silences(linter, name, text, fixed):
    (finding,) = (one for one in linter.lint(text, path=name) if one.rule == "house/very")
    change = ignoring(finding, read_document(text, path=name), html=name.endswith("html"))
    assert change is not None
    new = done(change, text)
    assert new == fixed.replace("@", "<!-- newslint-ignore house/very: -->")
    told = sorted(one.rule for one in linter.lint(new, path=name))
    assert told == ["house/very", "newslint/unused-suppression"]  # an error needs its reason
    assert linter.lint(new.replace(": -->", ": a name -->"), path=name) == []


def test_a_finding_on_the_whole_text_is_ignored_in_the_file(linter):
    text = "# A plan\n\nA very plan.\n"
    (finding,) = linter.lint(text, path="a.md")
    change = ignoring(finding._replace(scope="document", start=2, end=8), read_document(text, path="a.md"), html=False)
    assert change is not None
    assert done(change, text).startswith("<!-- newslint-ignore-file house/very: -->\n# A plan\n")


@pytest.mark.parametrize(
    ("config", "new"),
    [
        ("# ours\nprofile: desk", '# ours\nprofile: desk\nallow:\n  house/very: ["very"]\n'),
        ("profile: desk\r\n", 'profile: desk\r\nallow:\r\n  house/very: ["very"]\r\n'),
        ("allow:  # words\n    dates: [a]\n", 'allow:  # words\n    house/very: ["very"]\n    dates: [a]\n'),
        ("allow:\n  house/very: [a, b] # c\n", 'allow:\n  house/very: [a, b, "very"] # c\n'),
        ("allow:\n  'house/very': []\n", "allow:\n  'house/very': [\"very\"]\n"),
        ("allow: {dates: [a]}\n", None),
        ("allow:\n  house/very:\n    - a\n", None),
        ("allow:\n  house/very: [\n    a]\n", None),
        ("per-path:\n  x:\n    house/very: [a]\n", None),
        ("profil: x\n", None),
    ],
)
def test_a_term_is_allowed_in_the_configuration_where_that_is_safe(linter, tmp_path, config, new):
    file = tmp_path / "newslint.yaml"
    file.write_bytes(config.encode())
    (finding,) = linter.lint("A very plan.")
    change = allowing(finding, str(file), tmp_path)
    if new is None:
        assert change is None
    else:
        assert change is not None
        assert change.path == str(file)
        assert done(change, config) == new
        assert "very" in dict(parse_config(new, str(file)).allow)["house/very"]


def test_a_term_with_quotes_and_colons_stays_one_term(linter, tmp_path):
    (finding,) = linter.lint("A very plan.")
    change = allowing(finding._replace(text='a: "very\n  big" #plan'), None, tmp_path)
    assert change is not None
    assert dict(parse_config(change.text, "newslint.yaml").allow) == {"house/very": ('a: "very big" #plan',)}


def test_long_words_are_cut_in_titles():
    from newslint.findings import Suggestion

    text = "word " * 20
    finding = Finding(
        "a/b", "info", "high", "", 0, 100, 1, 1, 1, 101, text, "span", "0" * 16, (Suggestion("", 0, 100),)
    )  # fmt: skip
    (swap,) = swaps(finding, text)
    assert swap.title == "Cut “word word word word word word word word…”"


TEXTS = st.text(st.sampled_from("ab é🎄\u2028\x0c\x0b\r\n"), max_size=25)


@given(TEXTS, st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_offsets_to_places_and_back(text, data, unit):
    offset = data.draw(st.integers(0, len(text)))
    places = Places(text, unit)
    position = places.position(offset)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")
    assert 0 <= position.line < len(lines)
    if text[max(offset - 1, 0) : offset + 1] != "\r\n" and text[offset - 1 : offset] != "\n":
        assert places.offset(position) == offset


@pytest.mark.parametrize(
    ("unit", "characters"), [("utf-8", (0, 4, 6, 7)), ("utf-16", (0, 2, 3, 4)), ("utf-32", (0, 1, 2, 3))]
)
def test_characters_are_counted_in_the_unit(unit, characters):
    places = Places("x\r\n🎄éa", unit)
    assert [places.position(3 + index) for index in range(4)] == [lsp.Position(1, one) for one in characters]
    assert [places.offset(lsp.Position(1, one)) for one in characters] == [3, 4, 5, 6]
    assert places.offset(lsp.Position(0, 99)) == 1
    assert places.offset(lsp.Position(9, 0)) == 6
    assert places.span(lsp.Range(lsp.Position(1, 0), lsp.Position(1, characters[1]))) == Span(3, 4)
