"""House packs beside others: inheritance over packs, caps, bounds, several crashes, caches of the wrong shape."""

import json

import pytest
from work import work

from newslint.errors import PackError
from newslint.linter import Linter

EXAMPLES = {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}


def rule(match, **keys):
    return {"match": match, "examples": EXAMPLES, **keys}


def found(findings, pack="house/"):
    return [(f.rule, f.text) for f in findings if f.rule.startswith(pack)]


def test_a_rule_with_word_lists_is_inherited_by_another_pack(make_pack):
    base = make_pack(
        {"one": rule({"terms": ["<animals> ran"]}, examples={"flag": ["The [[cat ran]]."], "pass": ["It ran."]})},
        {"animals": {"summary": "Animals.", "entries": ["cat", "dog"]}},
        name="base",
    )
    child = make_pack({"one": 'id: one\nextends: base/one\nadd: {match: {terms: ["bird sang"]}}\n'}, name="house")
    findings = Linter(packs=[base, child]).lint("The dog ran. A bird sang.")
    assert found(findings) == [("house/one", "dog ran"), ("house/one", "bird sang")]
    assert found(findings, "base/") == []


@pytest.mark.usefixtures("few_rules")
def test_a_child_can_remove_a_phrase_with_a_list_of_its_parents_pack(make_pack):
    base = make_pack(
        {"one": rule({"terms": ["<animals> ran", "foo"]})},
        {"animals": {"summary": "A.", "entries": ["cat"]}},
        name="base",
    )
    child = make_pack({"one": 'id: one\nextends: base/one\nremove: {match: {terms: ["<animals> ran"]}}\n'})
    assert found(Linter(packs=[base, child]).lint("A cat ran to foo.")) == [("house/one", "foo")]


@pytest.mark.usefixtures("few_rules")
def test_selecting_the_parents_pack_runs_the_parent(make_pack):
    base = make_pack({"one": rule({"terms": ["foo"]})}, name="base")
    child = make_pack({"one": "id: one\nextends: base/one\n"})
    linter = Linter(packs=[base, child], select=["base"])
    assert [f.rule for f in linter.lint("He saw foo.")] == ["base/one"]


@pytest.mark.usefixtures("few_rules")
def test_who_yields_to_a_rule_yields_to_the_one_that_took_its_place(make_pack):
    base = make_pack(
        {"one": rule({"terms": ["foo"]}), "two": rule({"terms": ["foo bar"]}, **{"yields-to": ["one"]})}, name="base"
    )
    child = make_pack({"one": "id: one\nextends: base/one\n"})
    findings = Linter(packs=[base, child]).lint("He saw foo bar.")
    assert [(f.rule, [r.rule for r in f.related]) for f in findings] == [("house/one", ["base/two"])]


@pytest.mark.usefixtures("few_rules")
def test_a_cap_on_notes_never_hides_an_error(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}, severity="error", cap=1, **{"info-if": [{"near": ["soft"]}]})})
    text = "Soft foo here.\n\nSoft foo there.\n\nThen a foo."
    told = {p: [(f.severity, f.line) for f in Linter(packs=[folder], profile=p).lint(text)] for p in ("gate", "desk")}
    assert told == {"gate": [("error", 5)], "desk": [("info", 1), ("error", 5)]}


@pytest.mark.usefixtures("few_rules")
def test_the_usual_cap_goes_by_the_severity_that_is_reported(make_pack, tmp_path):
    folder = make_pack({"one": rule({"terms": ["foo"]}, severity="info")})
    config = tmp_path / "newslint.yaml"
    config.write_text("severity: {house/one: error}\n")
    assert len(Linter(packs=[folder], config=config).lint("Foo. " * 5)) == 5
    assert len(Linter(packs=[folder]).lint("Foo. " * 5)) == 3


@pytest.mark.usefixtures("few_rules")
def test_every_crashed_rule_is_told(make_pack):
    folder = make_pack({"one": rule({"pattern": ["x(a|aa|a)+$"]}), "two": rule({"pattern": ["x(a|aa|a)+[0-9]$"]})})
    findings = Linter(packs=[folder]).lint("He saw x" + "a" * 300 + "b.")
    assert [f.rule for f in findings] == ["newslint/rule-crashed", "newslint/rule-crashed"]
    assert {f.message.split()[2] for f in findings} == {"house/one", "house/two"}


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("message", ["{match:>2000000000}", "{match!r}", "{match:{match}}"])
def test_a_message_cannot_format(make_pack, message):
    with pytest.raises(PackError, match="`message` formats {match}, which is not possible"):
        Linter(packs=[make_pack({"one": rule({"terms": ["foo"]}, message=message)})])


@pytest.mark.usefixtures("few_rules")
def test_expansion_is_bounded_over_a_whole_pack(make_pack):
    terms = ["(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)" + f"x{n}" for n in range(3_000)]
    folder = make_pack({"one": rule({"terms": terms})})

    def load(_):
        with pytest.raises(PackError, match="the rules spell out more than 500,000 words and phrases"):
            Linter(packs=[folder])

    done = work(load, "")
    assert done.steps + done.calls < 80_000_000


@pytest.mark.usefixtures("few_rules")
def test_a_long_chain_of_inheritance_is_refused(make_pack):
    rules = {"r0": rule({"terms": ["foo"]})} | {f"r{n}": f"id: r{n}\nextends: r{n - 1}\n" for n in range(1, 40)}
    with pytest.raises(PackError, match="more than 16 rules inherit one from another"):
        Linter(packs=[make_pack(rules)])


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("content", [{}, None, [], 0, {"key": "other", "value": 1}])
def test_a_cache_of_the_wrong_shape_is_no_failure(make_pack, tmp_path, monkeypatch, content):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    Linter(packs=[folder])
    for file in (tmp_path / "cache").iterdir():
        file.write_text(json.dumps(content))
    assert found(Linter(packs=[folder]).lint("He saw foo.")) == [("house/one", "foo")]


@pytest.mark.usefixtures("few_rules")
def test_allow_reads_prose_and_keeps_to_words(make_pack, tmp_path):
    folder = make_pack({"one": rule({"terms": ["AT&T deal", "iconic", "iconically"]})})
    config = tmp_path / "newslint.yaml"
    config.write_text('allow: {house/one: ["AT&T", iconic]}\n')
    linter = Linter(packs=[folder], config=config)
    assert linter.lint("<p>An AT&amp;T <b>deal</b>, ico<b>nic</b>.</p>", path="a.html") == []
    assert found(linter.lint("It was iconically so.")) == [("house/one", "iconically")]


def test_unused_suppressions_can_be_ignored():
    text = "<!-- newslint-ignore dates: none here -->\n\nThe end.\n"
    assert [f.rule for f in Linter().lint(text, path="a.md")] == ["newslint/unused-suppression"]
    assert Linter(ignore=["newslint"]).lint(text, path="a.md") == []


@pytest.mark.usefixtures("few_rules")
def test_what_is_said_of_a_parent_holds_for_the_child_that_took_its_place(make_pack, tmp_path):
    base = make_pack({"one": rule({"terms": ["foo"]}), "two": rule({"terms": ["foo bar"]})}, name="base")
    child = make_pack({"one": "id: one\nextends: base/one\n"})
    config = tmp_path / "newslint.yaml"
    config.write_text("severity: {base/one: info}\nallow: {base: [foo x]}\n")
    linter = Linter(packs=[base, child], config=config)
    assert [(f.rule, f.severity) for f in linter.lint("He saw foo.")] == [("house/one", "info")]
    # One pack with its parent's neighbours: of two findings, one in the other, one is kept.
    assert [(f.rule, [r.rule for r in f.related]) for f in linter.lint("He saw foo bar.")] == [
        ("base/two", ["house/one"])
    ]
    comment = "<!-- newslint-ignore base/one: so printed -->\n\nHe saw foo.\n"
    assert linter.lint(comment, path="a.md") == []


@pytest.mark.usefixtures("few_rules")
def test_a_misspelt_rule_beside_one_that_is_left_out_is_told(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]}, default="off")})
    linter = Linter(packs=[folder])
    assert linter.lint("<!-- newslint-ignore house/one -->\n\nHe saw foo.\n", path="a.md") == []
    (told,) = linter.lint("<!-- newslint-ignore house/one, house/onne -->\n\nHe saw foo.\n", path="a.md")
    assert told.message == "There is no rule “house/onne”. Did you mean “house/one”?"
