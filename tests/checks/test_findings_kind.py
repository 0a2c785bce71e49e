"""The kind `findings`: rules that count what other rules report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter
from newslint.errors import PackError
from newslint.selftest import run

Make = Callable[..., Path]
_PASS = {"pass": ["Nothing here."]}
PARTS = {
    "soft": {
        "match": {"terms": ["perhaps", "maybe"]},
        "message": "Soft.",
        "examples": {"flag": ["[[Perhaps]] so."], **_PASS},
    },
    "loud": {
        "match": {"terms": ["shocking"]},
        "default": "off",
        "message": "Loud.",
        "examples": {"flag": ["A [[shocking]] day."], **_PASS},
    },
}


def _pack(make_pack: Make, **options: object) -> Path:
    flag = "It is [[perhaps late. It is maybe late. A shocking]] day."
    both = {
        "match": {"findings": {"of": ["soft", "loud"], **options}},
        "message": "{count} from {rules}.",
        "examples": {"flag": [flag], **_PASS},
    }
    return make_pack({**PARTS, "both": both})


TEXT = "It is perhaps late. It is maybe late. A shocking day.\n\nIt is shocking."


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"at-least": 3}, [("perhaps late. It is maybe late. A shocking", "3 from house/soft, house/loud.")]),
        ({"at-least": 4}, []),
        ({"at-least": 3, "different": True}, []),
        ({"at-least": 2, "different": True}, [("perhaps late. It is maybe late. A shocking", "2 from house/soft, house/loud.")]),
        ({"at-least": 1, "within": "sentence"}, [("perhaps", "1 from house/soft."), ("maybe", "1 from house/soft."),
                                                 ("shocking", "1 from house/loud."), ("shocking", "1 from house/loud.")]),
    ],
)  # fmt: skip
def test_counting(make_pack: Make, options: dict[str, object], found: list[tuple[str, str]]) -> None:
    """Rules that are off count as well, and are not reported for it."""
    linter = Linter(packs=[_pack(make_pack, **options)], select=["house/both"])
    assert [(one.text, one.message) for one in linter.lint(TEXT)] == found


def test_a_whole_article(make_pack: Make) -> None:
    linter = Linter(packs=[_pack(make_pack, **{"at-least": 4, "within": "document"})], select=["house/both"])
    (one,) = linter.lint(TEXT)
    assert one.scope == "document"
    assert one.message == "4 from house/soft, house/loud."
    assert [TEXT[place.start : place.end] for place in one.related] == ["perhaps", "maybe", "shocking", "shocking"]


def test_the_counted_rules_report_beside_it(make_pack: Make) -> None:
    linter = Linter(packs=[_pack(make_pack, **{"at-least": 3})], select=["house/both", "house/soft"])
    rules = {one.rule for one in linter.lint(TEXT)}
    rules |= {place.rule for one in linter.lint(TEXT) for place in one.related}
    assert {"house/both", "house/soft"} <= rules


def test_an_ignored_rule_does_not_count(make_pack: Make) -> None:
    pack = _pack(make_pack, **{"at-least": 3})
    assert Linter(packs=[pack], select=["house/both"], ignore=["house/loud"]).lint(TEXT) == []


def test_the_examples_run_with_the_rules_they_count(make_pack: Make) -> None:
    result = run([_pack(make_pack, **{"at-least": 3})], ["house"], coverage=True)
    assert result.failures == ()
    assert result.rules == 3


def test_unknown_rules_are_told_at_their_place(make_pack: Make) -> None:
    both = {"match": {"findings": {"of": ["sotf"]}}, "message": "x", "examples": {"flag": ["x"], **_PASS}}
    with pytest.raises(PackError, match="there is no rule “sotf”") as caught:
        Linter(packs=[make_pack({**PARTS, "both": both})])
    assert "house/soft" in str(caught.value)


def test_no_rule_counts_one_that_counts(make_pack: Make) -> None:
    both = {"match": {"findings": {"of": ["both"]}}, "message": "x", "examples": {"flag": ["x"], **_PASS}}
    with pytest.raises(PackError, match="counts findings itself"):
        Linter(packs=[make_pack({**PARTS, "both": both})])
