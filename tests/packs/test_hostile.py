"""Packs that mean harm: each is refused with a place and a way out, or costs a bounded amount of work."""

import pytest
from work import work

from newslint.errors import PackError
from newslint.linter import Linter

pytestmark = pytest.mark.usefixtures("few_rules")
EXAMPLES = {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}
#: Steps and calls that it takes at most to refuse a pack, or to load a small one: some times what it does take.
MOST = 500_000


def bounded(run, most=MOST) -> None:
    done = work(lambda _: run(), "")
    assert done.steps + done.calls < most


def rule(match, **keys):
    return {"match": match, "examples": EXAMPLES, **keys}


def refused(folder, most=MOST) -> str:
    caught = []

    def load() -> None:
        try:
            Linter(packs=[folder])
        except PackError as error:
            caught.extend(error.faults)

    bounded(load, most)
    fault = caught[0]
    return f"{fault.path.rpartition('house/')[2]}:{fault.line}: {fault.message}"


@pytest.mark.parametrize(
    "regex", ["(a|a)*$", "(a*)*", "(?=x)", r"\b", "^", "(?:)", "a{0,5}", "(?V1)[[a-f]]*", "(?V1)[a--b]*"]
)
def test_a_regex_that_matches_nothing_is_refused(make_pack, regex):
    assert (
        refused(make_pack({"one": rule({"pattern": [regex]})})) == "one.yaml:13: this regex can match the empty string"
    )


@pytest.mark.parametrize(
    "regex", ["(a|a)+$", "(a*)*b$", "(a|aa|a)+c", "(?:a+)+[0-9]", "(?V1)(?:[[a]]+)+$", "(.*a){25}x"]
)
def test_a_catastrophic_regex_is_told_and_costs_its_time_and_no_more(make_pack, regex):
    linter = Linter(packs=[make_pack({"one": rule({"pattern": [regex]}), "two": rule({"terms": ["foo"]})})])
    findings = linter.lint("He saw foo " + "a" * 5_000 + "!")
    assert "house/two" in [finding.rule for finding in findings]
    told = [finding.message for finding in findings if finding.rule == "newslint/rule-crashed"]
    assert told in ([], ["The rule house/one could not run: its regex took longer than 250 ms on this document. The other rules ran."])  # fmt: skip


@pytest.mark.parametrize(
    "regex",
    ["x((a{1,500}){1,500}){1,500}y", "x(?:a|b|c){1,60000}y", "(" + "|".join(["a{1,90}b"] * 300) + "){2,90}", "(" * 80 + "x" + ")" * 80],
)  # fmt: skip
def test_a_regex_that_is_large_compiles_and_runs_with_bounded_work(make_pack, regex):
    folder = make_pack({"one": rule({"pattern": [regex]})})
    bounded(lambda: Linter(packs=[folder]).lint("He saw x" + "a" * 2_000 + "b."))


def test_a_regex_nested_without_end_is_refused(make_pack):
    folder = make_pack({"one": rule({"pattern": ["(" * 2_000 + "x" + ")" * 2_000]})})
    assert refused(folder).startswith("one.yaml:13: not a regular expression: ")


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("x " + "(a|a a|a a a) " * 12 + "q", "more than 1,000 ways to match"),
        ("x *{0,20} [a] [a] [a] *{0,20} [a] [a] q", "more than 1,000 ways to match"),
        ("x *{1,20} a *{1,20} b *{1,20} c", "more than 1,000 ways to match"),
        ("(a|b|c|d|e|f|g|h|i|j)" * 5 + " x", "one word with more than 5,000 spellings"),
        ("(" + "(a|b) " * 13 + ")", "a group with more than 5,000 spellings"),
        ("a " * 200 + "b", "more than 100 words in a row"),
        ("(" * 50 + "a" + ")" * 50, "brackets nested too deep"),
        ("a" * 2_001, "a phrase of more than 2,000 characters"),
        ("[a] [b]", "every word is optional"),
        ("()", "every word is optional"),
    ],
)
def test_a_phrase_that_grows_without_bound_is_refused(make_pack, phrase, message):
    assert message in refused(make_pack({"one": rule({"terms": [phrase]})}))


def test_phrases_at_their_limits_cost_little(make_pack):
    linter = Linter(packs=[make_pack({"one": rule({"terms": ["x *{0,9} [a] [a] *{0,9} [a] q"]})})])
    found = []
    bounded(lambda: found.extend(linter.lint(("x " + "a " * 40 + ". ") * 100)), 8_000_000)
    assert found == []


def test_a_list_in_every_word_of_a_phrase_is_bounded_over_all_phrases(make_pack, monkeypatch):
    monkeypatch.setattr("newslint.packs.compile.MAX_LITERALS", 50_000)
    terms = [f"foo{n} " + "<l> " * 90 + "bar" for n in range(50)]
    folder = make_pack(
        {"one": rule({"terms": terms})}, {"l": {"summary": "L.", "entries": [f"w{n}" for n in range(1_000)]}}
    )
    assert "the rules spell out more than 50,000 words and phrases" in refused(folder, 20_000_000)


def test_an_enormous_list_is_refused_before_it_is_validated(make_pack):
    folder = make_pack({"one": rule({"terms": ["<l>"]})}, {"l": {"summary": "L.", "entries": ["w"] * 100_001}})
    assert "lists/l.yaml:1: more than 100,000 values in one file" in refused(folder, 8_000_000)


def test_a_pack_of_too_many_bytes_is_not_read(make_pack):
    folder = make_pack({"one": rule({"terms": ["foo"]})})
    with (folder / "big.yaml").open("wb") as stream:
        stream.truncate(10**12)  # a file of a terabyte that takes no room
    assert refused(folder).endswith("more than 2,000 files or 4,000,000 bytes of rules")


def test_aliases_that_would_grow_without_bound_are_refused(make_pack):
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(50))
    assert "aliases are not allowed here" in refused(make_pack({"one": "id: one\n" + bomb}))


@pytest.mark.parametrize("key", ["summary", "message", "why"])
@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x00"])
def test_characters_that_act_on_a_terminal_are_refused(make_pack, key, char):
    folder = make_pack({"one": rule({"terms": ["foo"]}, **{key: f"a{char}b"})})
    told = refused(folder)
    assert f"a control character (U+{ord(char):04X})" in told
    assert not told.startswith("one.yaml:0:")


def test_characters_that_act_are_refused_in_keys_too(make_pack):
    folder = make_pack({"one": rule({"terms": {"swap": {"fo\x1bo": "bar"}}})})
    assert "a control character (U+001B) in a key" in refused(folder)
