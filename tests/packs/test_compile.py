import pytest

from newslint.errors import PackError
from newslint.linter import Linter

pytestmark = pytest.mark.usefixtures("few_rules")
EXAMPLES = {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}


def faults(folder) -> list[str]:
    with pytest.raises(PackError) as caught:
        Linter(packs=[folder])
    base = str(folder) + "/"
    return [
        f"{f.path.removeprefix(base)}:{f.line}:{f.column}: {f.message}" + (f" [{f.help}]" if f.help else "")
        for f in caught.value.faults
    ]


BROKEN = """\
id: broken
sumary: hello
severity: warnin
confidence: high
match: {terms: ["(foo|bar", "<nolist>"], termz: [x]}
unless: [negatd, {near: {any: "x"}}, {near: ["*"]}]
message: "hi {mtch}"
why: b
references: []
examples:
  flag: ["[[foo"]
  pass: []
"""


def test_every_fault_of_a_pack_is_named_in_one_run(make_pack):
    folder = make_pack(
        {"broken": BROKEN, "child": "id: child\nextends: broken-parent\n", "Bad Name": "id: other\n- x\n"}
    )
    assert faults(folder) == [
        ("Bad Name.yaml:2:1: not valid YAML: did not find expected key (while parsing a block mapping) "
        "[Check indentation and brackets; a value that holds [ ] { } or begins with them must stand in quotation marks.]"),
        "broken.yaml:1:1: the key “summary” is missing",
        "broken.yaml:2:1: unknown key “sumary” [Did you mean “summary”?]",
        "broken.yaml:3:11: “warnin” is not one of: error, warning, info [Did you mean “warning”?]",
        "broken.yaml:5:1: `match` must have exactly one of: " + ", ".join(kinds()),
        "broken.yaml:5:17: the phrase “(foo|bar”: “(” is never closed",
        next(f for f in faults(folder) if f.startswith("broken.yaml:5:29: the phrase “<nolist>”: there is no word list <house/nolist>")),
        "broken.yaml:5:42: unknown key “termz” [Did you mean “terms”?]",
        "broken.yaml:6:10: unknown key “negatd” [Did you mean “negated”?]",
        ("broken.yaml:6:31: `any` must be a list, not text "
        "[A list is written [one, two], or each entry on a line of its own after “- ”.]"),
        "broken.yaml:6:46: the phrase “*”: a phrase cannot begin with a gap [Begin with a word.]",
        "broken.yaml:7:10: `message` has no value for {mtch} [Did you mean “match”?]",
        "broken.yaml:11:10: [[ and ]] do not pair [They pin the span: “Crime rose [[40 percent]].”]",
        "broken.yaml:12:9: `pass` is empty",
        next(f for f in faults(folder) if f.startswith("child.yaml:2:10: there is no rule “house/broken-parent” to inherit")),
    ]  # fmt: skip


WHOLE = """id: one
summary: S.
severity: warning
confidence: high
match: {terms: [foo]}
message: "Found “{match}”."
why: W.
references: [R]
examples: {flag: ["A [[foo]]."], pass: [bar]}
"""
LISTS = "A list is written [one, two], or each entry on a line of its own after “- ”."


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "match: {terms: [*foo]}",
            (
                "5:17: aliases are not allowed here [A value that begins with * must stand in "
                "quotation marks; what stands elsewhere is written out again.]"
            ),
        ),
        (
            'match: {pattern: ["\\bfoo"]}',
            (
                "5:19: a control character (U+0008) in `any` (entry 1) "
                "[Take it out. A regex with a \\ stands in single quotes.]"
            ),
        ),
        (
            'match: {pattern: ["foo\\s"]}',
            (
                "5:23: not valid YAML: found unknown escape character (while parsing a quoted "
                "scalar) [In double quotes \\ begins an escape. Put a regex into single quotes.]"
            ),
        ),
        (
            "match: {pattern: ['(foo']}",
            (
                "5:19: not a regular expression: missing ) at position 4 "
                "[A mark that stands for itself takes a \\ before it: \\( \\? \\[.]"
            ),
        ),
        (
            "match: {score: {groups: [foo], at-least: 1}}",
            ("5:26: `groups` (entry 1) must be a mapping, not text [It has the keys weight, most, any.]"),
        ),
        ("unless: negated", f"5:9: `unless` must be a list, not text [{LISTS}]"),
        ("since: 1.5", "5:8: `since` must be text, not a number [Put it in quotation marks.]"),
    ],
)
def test_what_a_newcomer_writes_is_told_with_the_way_out(make_pack, line, fault):
    text = (
        WHOLE.replace("match: {terms: [foo]}", line)
        if line.startswith("match")
        else WHOLE.replace("match:", f"{line}\nmatch:")
    )
    folder = make_pack({"one": text})
    assert f"one.yaml:{fault}" in faults(folder)


def test_an_empty_rule_file_names_the_command_that_writes_one(make_pack):
    assert faults(make_pack({"one": ""})) == [
        "one.yaml:1:1: a rule file is a mapping of keys to values [`newslint new-pack` writes rules to begin with.]"
    ]


def kinds():
    from newslint.checks import KINDS

    return list(KINDS)


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ({"match": {"pattern": ["a*"]}}, "this regex can match the empty string"),
        ({"match": {"pattern": ["(a"]}}, "not a regular expression: missing )"),
        ({"match": {"metric": {"measure": "words"}}}, "`metric` has no limit"),
        ({"match": {"terms": ["foo"]}, "message": "\x1b[31mred"}, "a control character (U+001B) in `message`"),
        ({"match": {"terms": ["foo"]}, "message": "\u202eder"}, "a control character (U+202E) in `message`"),
        ({"match": {"terms": ["foo"]}, "message": "{match.__class__}"}, "`message` has no value for {match.__class__}"),
        ({"match": {"terms": ["foo"]}, "yields-to": ["nothing"]}, "there is no rule “nothing”"),
        ({"match": {"terms": ["~zzyzxq"]}}, None),
        ({"match": {"terms": [" ".join("(a|b|c)" for _ in range(60))]}}, None),
    ],
)
def test_single_faults(make_pack, keys, fault):
    folder = make_pack({"one": {"examples": EXAMPLES, **keys}})
    if fault is None:
        Linter(packs=[folder])
    else:
        assert fault in faults(folder)[0]


def test_a_rule_without_examples_does_not_load(make_pack):
    assert "the key “examples” is missing" in faults(make_pack({"one": {"match": {"terms": ["foo"]}}}))[0]


def test_a_file_is_named_after_its_rule(make_pack):
    folder = make_pack({"one": {"id": "two", "match": {"terms": ["foo"]}, "examples": EXAMPLES}})
    assert faults(folder) == [
        "one.yaml:2:8: the rule “two” stands in a file named “one” [Rename the file to two.yaml, or the rule.]"
    ]


def test_two_rules_with_one_id(make_pack):
    folder = make_pack({"one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES}})
    (folder / "more").mkdir()
    (folder / "more" / "one.yaml").write_text((folder / "one.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert "there is a rule “house/one” already" in faults(folder)[0]


def test_circles_are_named(make_pack):
    folder = make_pack({"one": "id: one\nextends: two\n", "two": "id: two\nextends: one\n"})
    assert any("the rules inherit in a circle: house/one → house/two → house/one" in fault for fault in faults(folder))


def test_a_link_out_of_the_pack_is_refused(make_pack, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n")
    folder = make_pack({"one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES}})
    (folder / "link.yaml").symlink_to(secret)
    assert "a link leads out of the pack" in faults(folder)[0]


def test_a_pack_for_another_newslint_is_refused(make_pack):
    folder = make_pack({"one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES}})
    (folder / "pack.yaml").write_text('name: house\nversion: 1.0.0\ndescription: x\nnewslint: ">=9"\n')
    assert "pack.yaml:4:11: the pack needs newslint >=9; this is " in faults(folder)[0]


def texts(findings, rule):
    return [finding.text for finding in findings if finding.rule == rule]


def test_extends_adds_removes_and_takes_its_parents_place(make_pack):
    folder = make_pack(
        {
            "one": {"match": {"terms": ["foo", "baz"]}, "examples": EXAMPLES},
            "two": "id: two\nextends: one\nseverity: error\nadd: {match: {terms: [qux]}}\nremove: {match: {terms: [baz]}}\n",
        }
    )
    findings = Linter(packs=[folder]).lint("He saw foo, baz and qux.")
    assert texts(findings, "house/two") == ["foo", "qux"]
    assert texts(findings, "house/one") == []
    assert {finding.severity for finding in findings} == {"error"}


def test_a_parent_can_stay(make_pack):
    folder = make_pack(
        {
            "one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES},
            "two": "id: two\nextends: one\nkeep-parent: true\nmatch: {terms: [bar]}\nremove: {examples: {flag: [He saw [[foo]].]}}\n",
        }
    )
    folder.joinpath("two.yaml").write_text("id: two\nextends: one\nkeep-parent: true\nin: anywhere\n", encoding="utf-8")
    assert [
        f.rule
        for f in Linter(packs=[folder]).lint("“He saw foo,” she said. He saw foo.")
        if f.rule.startswith("house/")
    ] == ["house/two", "house/one"]


def test_removing_what_is_not_there_is_a_fault(make_pack):
    folder = make_pack(
        {
            "one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES},
            "two": "id: two\nextends: one\nremove: {match: {terms: [fop]}}\n",
        }
    )
    assert faults(folder) == ["two.yaml:3:25: “fop” is not in the parent's `any` [Did you mean “foo”?]"]


def test_lists_are_shared_extended_and_edited(make_pack):
    folder = make_pack(
        {
            "one": {
                "match": {"terms": ["<animals> ran"]},
                "examples": {"flag": ["The [[cat ran]]."], "pass": ["The dog ran."]},
            }
        },
        {
            "pets": {"summary": "Pets.", "entries": ["cat", "dog"]},
            "animals": {"summary": "Animals.", "extends": "pets", "add": ["(gold|cat)fish"], "remove": ["dog"]},
        },
    )
    assert texts(Linter(packs=[folder]).lint("Cat ran. Dog ran. Goldfish ran."), "house/one") == [
        "Cat ran",
        "Goldfish ran",
    ]


def test_a_house_pack_may_inherit_a_bundled_rule(make_pack):
    folder = make_pack({"strict": "id: strict\nextends: dates/impossible-date\nseverity: warning\n"})
    findings = Linter(packs=[folder]).lint("It ends on February 30, 2025.")
    assert [(f.rule, f.severity) for f in findings] == [("house/strict", "warning")]


def test_swap_suggests_in_the_case_of_the_text(make_pack):
    folder = make_pack(
        {"one": {"match": {"terms": {"swap": {"death tax": "estate tax", "utilize": ["use", "employ"]}}},
                 "examples": {"flag": ["The [[death tax]]."], "pass": ["The tax."]}}}
    )  # fmt: skip
    findings = [f for f in Linter(packs=[folder]).lint("Death tax? They utilize it.") if f.rule == "house/one"]
    assert [(f.text, [(s.text, s.start, s.end) for s in f.suggestions]) for f in findings] == [
        ("Death tax", [("Estate tax", 0, 9)]),
        ("utilize", [("use", 16, 23), ("employ", 16, 23)]),
    ]


def test_a_faulty_word_list_is_named_at_its_entry_and_not_where_it_is_used(make_pack):
    folder = make_pack(
        {"one": {"match": {"terms": ["<animals> ran", "<pets>"]}, "examples": EXAMPLES}},
        {
            "pets": {"summary": "P.", "entries": ["cat", "(dog|fox"]},
            "animals": {"summary": "A.", "extends": "pets"},
            "unused": {"summary": "U.", "groups": [{"note": "n", "entries": ["ok", "* foo"]}]},
            "circle": {"summary": "C.", "extends": "loop"},
            "loop": {"summary": "L.", "extends": "circle"},
            "gone": {"summary": "G.", "extends": "pest", "entries": ["foo"]},
            "less": {"summary": "R.", "entries": ["foo"], "remove": ["fop"]},
        },
    )
    assert faults(folder) == [
        "lists/circle.yaml:1:30: the lists inherit in a circle: house/loop → house/circle → house/loop",
        "lists/gone.yaml:1:30: there is no word list <house/pest> to inherit [Did you mean “house/pets”?]",
        "lists/less.yaml:1:50: the list <house/less> removes “fop”, which it does not hold [Did you mean “foo”?]",
        "lists/loop.yaml:1:30: the lists inherit in a circle: house/circle → house/loop → house/circle",
        "lists/pets.yaml:1:38: the phrase “(dog|fox”: “(” is never closed",
        "lists/unused.yaml:1:62: the phrase “* foo”: a phrase cannot begin with a gap [Begin with a word.]",
    ]


def test_faults_of_the_header_hide_none_of_the_rules_and_no_fault_is_told_twice(make_pack):
    folder = make_pack(
        {
            "bad": "id: bad\nmatch: {terms: [x\n",
            "child": "id: child\nextends: bad\n",
            "two": {"severity": "grave", "match": {"terms": ["<odd> foo"]}, "yields-to": ["bad"], "examples": EXAMPLES},
        },
        {"odd": {"entries": ["foo"]}},
    )
    (folder / "pack.yaml").write_text("name: house\nversion: one\n", encoding="utf-8")
    assert [fault.partition(" [")[0] for fault in faults(folder)] == [
        "bad.yaml:3:1: not valid YAML: did not find expected ',' or ']' (while parsing a flow sequence)",
        "lists/odd.yaml:1:1: the key “summary” is missing",
        "pack.yaml:1:1: the key “description” is missing",
        "pack.yaml:2:10: “one” is not a good `version`",
        "two.yaml:4:14: “grave” is not one of: error, warning, info",
    ]


def test_a_link_out_hides_no_other_fault(make_pack, tmp_path):
    (tmp_path / "secret.yaml").write_text("id: secret\n")
    folder = make_pack({"one": {"severity": "grave", "match": {"terms": ["foo"]}, "examples": EXAMPLES}})
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "outside").symlink_to(tmp_path, target_is_directory=True)
    assert [fault.partition(" [")[0] for fault in faults(folder)] == [
        "link.yaml:0:0: a link leads out of the pack",
        "loop.yaml:0:0: a link leads out of the pack",
        "one.yaml:4:14: “grave” is not one of: error, warning, info",
        "outside:0:0: a link leads out of the pack",
    ]
    (folder / "one.yaml").unlink()  # what is left is told on every run, though nothing in it has to compile
    assert len(faults(folder)) == len(faults(folder)) == 3
