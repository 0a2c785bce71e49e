"""The public API, on packs written for the purpose and on the bundled ones."""

import datetime

import pytest

from newslint import Linter, analyse
from newslint.errors import ConfigError, UsageError
from newslint.linter import UNUSED

pytestmark = pytest.mark.usefixtures("few_rules")
EXAMPLES = {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}


def rule(match, **keys):
    return {"match": match, "examples": EXAMPLES, **keys}


def house(findings):
    return [f for f in findings if f.rule.startswith("house/")]


def test_a_finding_has_every_field_of_the_contract(make_pack):
    folder = make_pack({"one": rule({"terms": {"swap": {"foo": "bar"}}})})
    (finding,) = house(Linter(packs=[folder]).lint("Café 🎄.\nHe saw  foo twice."))
    assert (finding.rule, finding.severity, finding.confidence) == ("house/one", "warning", "high")
    assert finding.message == "Found “foo”."
    assert (finding.start, finding.end, finding.text) == (16, 19, "foo")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 9, 2, 12)
    assert finding.scope == "span"
    assert len(finding.fingerprint) == 16
    assert int(finding.fingerprint, 16) >= 0
    assert [(s.text, s.start, s.end) for s in finding.suggestions] == [("bar", 16, 19)]
    assert finding.related == ()


def test_narration_leaves_quotations_alone(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}), "two": rule({"terms": ["foo"]}, **{"in": "quotation"})})
    text = "“We saw foo,” she said. He saw foo."
    found = [(f.rule, f.start) for f in house(Linter(packs=[folder]).lint(text))]
    assert found == [("house/two", 8), ("house/one", 31)]


@pytest.mark.parametrize(
    ("where", "starts"),
    [("headline", [4]), ("lede", [21]), ("body", [21, 31]), ("narration", [4, 21, 31]), ("anywhere", [4, 21, 31])],
)
def test_scopes(make_pack, where, starts):
    folder = make_pack({"one": rule({"terms": ["foo"]}, **{"in": where})})
    text = "The foo fell\n\nHe saw foo.\n\nThe foo left."
    assert [f.start for f in house(Linter(packs=[folder]).lint(text))] == starts


@pytest.mark.parametrize(
    ("guard", "silent", "loud"),
    [
        ({"near": {"any": ["bar"], "words": 2}}, "A bar is here foo.", "A bar is here for the foo."),
        ({"near": {"any": ["bar"], "side": "after"}}, "See foo in the bar.", "In the bar see foo."),
        ({"near": ["bar"]}, "Foo in the big old bar.", "Foo. A bar."),
        ("negated", "He did not see foo.", "He did not stay, but he saw foo."),
        ("conditional", "If he saw foo, he left.", "He left when he saw foo."),
        ("proper-name", "He met the Foo Fighters.", "He met the foo fighters."),
        ("proper-name", "Foo Fighters played.", "Foo fighters played."),
        ({"document-has": ["bar"]}, "He saw foo.\n\nA bar.", "He saw foo.\n\nA car."),
        ({"document-has": {"any": ["bar"], "at-least": 2}}, "Foo. Bar, bar.", "Foo. Bar."),
        ("quoted", "“A foo,” she said.", "A foo, she said."),
    ],
)
def test_guards(make_pack, guard, silent, loud):
    folder = make_pack({"one": rule({"terms": ["foo"]}, **{"in": "anywhere", "unless": [guard]}), "two": rule({"terms": ["foo"]}, **{"in": "anywhere", "only-if": [guard]})})  # fmt: skip
    linter = Linter(packs=[folder])
    assert [f.rule for f in house(linter.lint(silent))] == ["house/two"]
    assert [f.rule for f in house(linter.lint(loud))] == ["house/one"]


def test_linked_looks_at_links(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}, unless=[{"linked": {"within": "sentence"}}])})
    text = "See foo in [the filing](https://example.org/x). He saw foo."
    assert [f.start for f in house(Linter(packs=[folder]).lint(text, path="a.md"))] == [55]


def test_info_if_lowers_a_finding(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}, **{"in": "anywhere", "info-if": ["quoted"]})})
    findings = house(Linter(packs=[folder]).lint("“A foo,” she said. A foo."))
    assert [f.severity for f in findings] == ["info", "warning"]


def test_info_rules_are_capped_and_say_so(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}, severity="info")})
    findings = house(Linter(packs=[folder]).lint("Foo. " * 8))
    assert [f.message for f in findings] == ["Found “Foo”.", "Found “Foo”.", "Found “Foo”. (and 5 more)"]


def test_a_pattern_runs_where_its_literal_is(make_pack):
    folder = make_pack(
        {"one": rule({"pattern": [r"\d+ foos?\b"]}), "two": rule({"pattern": {"any": ["FOO"], "case": "exact"}})}
    )
    findings = house(Linter(packs=[folder]).lint("He saw 3 foos, 12 FOO and foo."))
    assert [(f.rule, f.text) for f in findings] == [("house/one", "3 foos"), ("house/one", "12 FOO")]
    assert [(r.rule, r.start) for r in findings[1].related] == [("house/two", 18)]


def test_a_regex_without_end_is_named_and_the_others_run(make_pack):
    folder = make_pack({"bad": rule({"pattern": ["x(a|aa|a)+$"]}), "one": rule({"terms": ["foo"]})})
    from newslint.readers import read_document

    report = Linter(packs=[folder]).check(read_document("He saw foo and x" + "a" * 300 + "b."))
    assert report.crashed == ("house/bad",)
    assert [f.rule for f in report.findings if f.rule.startswith(("house/", "newslint/"))] == [
        "newslint/rule-crashed",
        "house/one",
    ]
    crash = report.findings[0]
    assert crash.message == (
        "The rule house/bad could not run: its regex took longer than 250 ms on this document. The other rules ran."
    )


def test_metric_rules_speak_of_the_document(make_pack):
    folder = make_pack(
        {
            "long": rule(
                {"metric": {"measure": "words", "of": "sentence", "above": 6}}, message="{value} words, not {limit}"
            ),
            "short": rule({"metric": {"measure": "words", "below": 50}}, message="{value} words"),
            "hard": rule({"metric": {"measure": "lix", "above": 1}}, message="LIX {value}"),
        }
    )
    text = "A headline here\n\nOne two three four five six seven. One two."
    findings = house(Linter(packs=[folder]).lint(text))
    assert [(f.rule, f.scope, f.text) for f in findings if f.rule != "house/hard"] == [
        ("house/short", "document", "A headline here"),
        ("house/long", "span", "One two three four five six seven."),
    ]
    assert [f.message for f in findings if f.rule == "house/long"] == ["7 words, not 6"]
    assert any(f.rule == "house/hard" for f in findings)


def test_profiles_only_select(make_pack):
    folder = make_pack(
        {
            "gate": rule({"terms": ["aa"]}, severity="error"),
            "desk": rule({"terms": ["bb"]}, confidence="medium"),
            "hint": rule({"terms": ["cc"]}, severity="info", confidence="low"),
            "weak": rule({"terms": ["dd"]}, confidence="low"),
            "off": rule({"terms": ["ee"]}, default="off"),
        }
    )
    text = "An aa, bb, cc, dd, ee."
    names = {
        profile: [f.rule.removeprefix("house/") for f in house(Linter(packs=[folder], profile=profile).lint(text))]
        for profile in ("gate", "desk", "audit")
    }
    assert names == {
        "gate": ["gate"],
        "desk": ["gate", "desk", "hint"],
        "audit": ["gate", "desk", "hint", "weak", "off"],
    }
    selected = Linter(packs=[folder], select=["house/off", "house/weak"]).lint(text)
    assert [f.rule for f in selected] == ["house/weak", "house/off"]
    assert [f.rule for f in house(Linter(packs=[folder], ignore=["house/gate", "house/hint"]).lint(text))] == [
        "house/desk"
    ]
    confident = Linter(packs=[folder], profile="audit", min_confidence="high").lint(text)
    assert [f.rule for f in house(confident)] == ["house/gate", "house/off"]


def test_unknown_names_are_refused_with_a_hint():
    with pytest.raises(
        UsageError,
        match="there is no rule or pack “dates/imposible-date”\n  help: Did you mean “dates/impossible-date”?",
    ):
        Linter(select=["dates/imposible-date"])
    with pytest.raises(UsageError, match="Did you mean “dates/impossible-date”?"):
        Linter(ignore=["impossible-date"])


def test_a_configuration_is_read_only_when_given(tmp_path, make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}), "two": rule({"terms": ["bar"]})})
    file = tmp_path / "newslint.yaml"
    file.write_text(
        f"packs: [{folder}]\nignore: [house/two]\nseverity: {{house/one: error}}\nallow: {{house/one: [foo fighter]}}\n"
    )
    findings = Linter(config=file).lint("A foo, a bar.")
    assert [(f.rule, f.severity) for f in house(findings)] == [("house/one", "error")]
    file.write_text("ignore: [nothing/here]\n")
    with pytest.raises(ConfigError, match="newslint.yaml:1:10: there is no rule or pack “nothing/here”"):
        Linter(config=file)


def test_allowed_terms_are_silent_for_their_rule_only(tmp_path, make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}), "two": rule({"pattern": [r"foo s\w+"]})})
    file = tmp_path / "newslint.yaml"
    file.write_text("allow: {house/one: [Foo]}\n")
    from newslint.readers import read_document

    report = Linter(config=file, packs=[folder]).check(read_document("A foo said."))
    assert [f.rule for f in report.findings] == ["house/two"]
    file.write_text("allow: {house: [foo]}\n")
    report = Linter(config=str(file.rename(tmp_path / "other.yaml")), packs=[folder]).check(read_document("A foo."))
    assert [(s.finding.rule, s.by, s.reason) for s in report.suppressed] == [
        ("house/one", "allow", "“foo” is allowed by the configuration")
    ]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("newslint-ignore-next-line house: no", "newslint-ignore-next-line"),
        ("newslint-disable house", "newslint-disable"),
        ("newslint-ingore house: no", "newslint-ingore"),
        ("newslint ignore house: no", "newslint ignore"),
        ("Newslint-Ignore house: no", "Newslint-Ignore"),
        ("newslint: disable", "newslint: disable"),
    ],
)
def test_what_was_meant_as_a_comment_for_newslint_is_told(make_pack, written, named):
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    text = markdown(f"<!-- {written} -->", "A foo.")
    assert [(f.line, f.rule, f.message) for f in Linter(packs=[folder]).lint(text, path="a.md")] == [
        (1, UNUSED, f"newslint knows no “{named}”, so it silences nothing. Write newslint-ignore RULE: reason."),
        (3, "house/one", "Found “foo”."),
    ]


@pytest.mark.parametrize("written", ["newslint is quick", "newslint", "see newslint-ignore", "newslintignore house"])
def test_other_comments_are_left_alone(make_pack, written):
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    assert [f.rule for f in Linter(packs=[folder]).lint(markdown(f"<!-- {written} -->", "A foo."), path="a.md")] == [
        "house/one"
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profile": "strict"}, "profile takes gate, desk or audit, not “strict”"),
        ({"min_confidence": "sure"}, "min_confidence takes high, medium or low, not “sure”"),
        ({"packs": "./house"}, 'packs is a list of names, not “./house”\n  help: Write packs=["./house"].'),
        ({"select": "dates"}, 'select is a list of names, not “dates”\n  help: Write select=["dates"].'),
        ({"ignore": "dates"}, 'ignore is a list of names, not “dates”\n  help: Write ignore=["dates"].'),
    ],
)
def test_options_that_cannot_be_meant(options, message):
    with pytest.raises(UsageError) as caught:
        Linter(**options)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", [b"It rained.", None])
def test_a_text_that_is_none(text):
    for function in (Linter().lint, analyse):
        with pytest.raises(TypeError, match=f"^the text of an article is a str, not {type(text).__name__}$"):
            function(text)


def test_half_a_character_is_read_as_an_unknown_one(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    (finding,) = Linter(packs=[folder]).lint("A \ud800 foo.", path="a.md")
    assert (finding.start, finding.end, finding.text) == (4, 7, "foo")
    assert analyse("A \ud800.").prose == "A \ufffd."


def test_a_path_may_be_one_of_pathlib():
    from pathlib import Path

    assert analyse("<p>One.</p>", path=Path("a.html")).prose == "One."


def markdown(*lines):
    return "\n\n".join(lines)


def test_a_comment_silences_the_next_block_and_unused_ones_are_found(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}), "grave": rule({"terms": ["bar"]}, severity="error")})
    text = markdown(
        "<!-- newslint-ignore house/one: the band's name -->",
        "A foo.",
        "A foo and a bar.",
        "<!-- newslint-ignore grave -->",
        "A bar.",
        "<!-- newslint-ignore house/one: no -->",
        "Nothing here.",
        "<!-- newslint-ignore hous/one: typo -->",
        "The end.",
    )
    from newslint.readers import read_document

    report = Linter(packs=[folder]).check(read_document(text, path="a.md"))
    found = [(f.line, f.rule, f.message) for f in report.findings]
    assert found == [
        (5, "house/one", "Found “foo”."),
        (5, "house/grave", "Found “bar”."),
        (
            7,
            UNUSED,
            "This comment gives no reason, and an error is only silenced with one. Write newslint-ignore RULE: reason.",
        ),
        (9, "house/grave", "Found “bar”."),
        (11, UNUSED, "This comment silences nothing: house/one finds no fault there. Take it out."),
        (15, UNUSED, "There is no rule “hous/one”. Did you mean “house/one”?"),
    ]
    assert [(s.finding.line, s.reason, s.by) for s in report.suppressed] == [(3, "the band's name", "comment")]


def test_a_file_comment_silences_the_file(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    text = markdown("A foo.", "<!-- newslint-ignore-file house: a glossary -->", "A foo.")
    assert Linter(packs=[folder]).lint(text, path="a.md") == []


def test_fingerprints_survive_moved_lines_and_tell_equals_apart(make_pack):
    linter = Linter(packs=[make_pack({"one": rule({"terms": ["foo"]})})])
    first = [f.fingerprint for f in house(linter.lint("A foo and a foo.\n\nHe came."))]
    moved = [f.fingerprint for f in house(linter.lint("He came.\n\nA new line.\n\nA  foo and a foo."))]
    assert first == moved
    assert len(set(first)) == 2


def test_markup_is_left_in_the_text_of_a_finding(make_pack):
    linter = Linter(packs=[make_pack({"one": rule({"terms": ["foo & bar"]})})])
    text = "<p>He saw <b>foo</b> &amp; bar.</p>"
    (finding,) = house(linter.lint(text, path="a.html"))
    assert finding.text == "foo</b> &amp; bar"
    assert finding.message == "Found “foo & bar”."
    assert text[finding.start : finding.end] == finding.text


def test_empty_and_blank_documents_have_no_findings():
    linter = Linter(profile="audit")
    for text in ("", "\ufeff", " \n\n\t", "\r\n"):
        for path in (None, "a.md", "a.html"):
            assert linter.lint(text, path=path) == []


def test_analyse_gives_facts_in_source_coordinates():
    text = "“We will rebuild,” Mayor Ana Ruiz said on March 4, 2025."
    facts = analyse(text, published=datetime.date(2025, 3, 5))
    assert [text[s.start : s.end] for s in facts.sentences] == [text]
    assert [text[q.span.start : q.span.end] for q in facts.quotations] == ["“We will rebuild,”"]
    assert [(text[d.span.start : d.span.end], d.value) for d in facts.dates] == [("March 4, 2025", "2025-03-04")]


def test_published_must_be_a_date():
    with pytest.raises(UsageError, match="help: "):
        Linter().lint("x", published="5 March")
