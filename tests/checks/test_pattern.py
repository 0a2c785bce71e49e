"""A pattern runs in the sentences that hold its literal, and nowhere else."""

from time import thread_time

from newslint import Linter
from newslint.matching.patterns import BUDGET, TimedPattern

RULE = """\
id: {id}
summary: A pattern.
severity: warning
confidence: high
match: {{pattern: {{any: ['{pattern}']}}}}
message: "“{{match}}”"
why: |
  To see what a pattern finds.
references: ["House style"]
examples:
  flag: ["{flag}"]
  pass: ["Nothing of the kind."]
"""


def found(tmp_path, pattern, flag, text):
    (tmp_path / "pack.yaml").write_text("name: house\nversion: 1.0.0\ndescription: A house pack.\n", encoding="utf-8")
    rule = RULE.format(id="one", pattern=pattern, flag=flag)
    (tmp_path / "one.yaml").write_text(rule, encoding="utf-8")
    return [(f.start, f.text) for f in Linter(packs=[tmp_path], select=["house"]).lint(text)]


def test_a_match_lies_within_one_sentence(tmp_path):
    text = "The lamp was red. The sea was blue.\n\nA red sea is no blue sea."
    assert found(tmp_path, r"red\b.*?\bblue", "A [[red and blue]] flag.", text) == [(39, "red sea is no blue")]


def test_a_lookbehind_sees_the_sentence_before(tmp_path):
    text = "It rained. Then it stopped. It rained again. Then it stopped."
    assert found(tmp_path, r"(?<=rained\. )Then", "It rained. [[Then]] it stopped.", text) == [(11, "Then")]


def test_every_match_of_a_sentence_is_found_once(tmp_path):
    assert found(tmp_path, "ab+", "An [[abb]] of a thing.", "abb ab. No. abbb") == [
        (0, "abb"),
        (4, "ab"),
        (12, "abbb"),
    ]


def test_a_lookahead_sees_the_end_of_its_sentence_and_nothing_after_it(tmp_path):
    text = "It stopped. It rained. It stopped"
    ahead = found(tmp_path, r"stopped\.?(?=\s*It rained)", "It [[stopped]] It rained.", text)
    behind = found(tmp_path, r"stopped\.?\s*(?!.)", "It [[stopped]]", text)
    assert (ahead, [start for start, _ in behind]) == ([], [3, 26])


def test_the_beginning_is_that_of_the_paragraph(tmp_path):
    assert found(tmp_path, r"^It was", "[[It was]] wet.", "It was wet. It was cold.\n\nIt was late.") == [
        (0, "It was"),
        (26, "It was"),
    ]


def test_a_regex_may_hold_the_character_that_the_index_sets_words_apart_by(tmp_path):
    text = "A red\x7fsea, a blue sea."
    pattern = r"(?:red\x7fsea|blue sea)"
    assert found(tmp_path, pattern, "A [[blue sea]].", text) == [(2, "red\x7fsea"), (13, "blue sea")]


def test_the_time_to_compile_a_regex_is_not_the_documents(tmp_path, monkeypatch):
    class Slow(TimedPattern):
        def __init__(self, pattern, *, ignore_case):
            until = thread_time() + BUDGET * 1.2
            while thread_time() < until:
                pass
            super().__init__(pattern, ignore_case=ignore_case)

    monkeypatch.setattr("newslint.checks.pattern.TimedPattern", Slow)
    monkeypatch.setattr("newslint.checks.pattern.PlainPattern", Slow)
    text = "A slate-grey sea."
    assert found(tmp_path, r"slate-gr[ae]y", "A [[slate-grey]] flag.", text) == [(2, "slate-grey")]
