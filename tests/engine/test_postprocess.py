from hypothesis import given
from hypothesis import strategies as st
from work import assert_linear

from newslint.findings import Finding
from newslint.postprocess import capped, in_profile, merged, on_in_profile, ordered

BASE = Finding("a/x", "warning", "high", "m", 0, 1, 1, 1, 1, 2, "t", "span", "f")


def finding(rule, start, end, severity="warning", confidence="high", scope="span"):
    return BASE._replace(rule=rule, start=start, end=end, severity=severity, confidence=confidence, scope=scope)


def names(findings):
    return [(f.rule, [r.rule for r in f.related]) for f in findings]


def test_a_yielding_rule_loses_where_spans_touch():
    found = [finding("a/x", 0, 5), finding("b/y", 5, 9), finding("b/y", 20, 25)]
    assert names(merged(found, {"a/x": {"b/y"}})) == [("b/y", ["a/x"]), ("b/y", [])]


def test_one_pack_one_span_inside_the_other_is_one_fault():
    assert names(merged([finding("a/x", 0, 9), finding("a/y", 2, 5)], {})) == [("a/x", ["a/y"])]
    assert names(merged([finding("a/x", 0, 9), finding("a/y", 2, 5, "error")], {})) == [("a/y", ["a/x"])]
    assert names(merged([finding("a/x", 0, 9), finding("a/y", 5, 12)], {})) == [("a/x", []), ("a/y", [])]


def test_packs_do_not_merge_with_one_another_nor_dates_at_all():
    assert names(merged([finding("a/x", 0, 9), finding("b/y", 2, 5)], {})) == [("a/x", []), ("b/y", [])]
    assert names(merged([finding("dates/x", 0, 9), finding("dates/y", 2, 5)], {})) == [("dates/x", []), ("dates/y", [])]


def test_a_document_finding_is_no_ones_rival():
    found = [finding("a/x", 0, 9, scope="document"), finding("a/y", 2, 5)]
    assert names(merged(found, {})) == [("a/x", []), ("a/y", [])]


def test_a_finding_is_only_lost_to_one_that_stays():
    found = [finding("a/x", 0, 5), finding("b/y", 3, 8), finding("c/z", 7, 12)]
    assert names(merged(found, {"a/x": {"b/y"}, "b/y": {"c/z"}})) == [("a/x", []), ("c/z", ["b/y"])]


def test_in_a_circle_the_strongest_stays():
    found = [finding("a/x", 0, 5), finding("b/y", 3, 8, "error"), finding("c/z", 4, 12)]
    circle = {"a/x": {"b/y"}, "b/y": {"c/z"}, "c/z": {"a/x"}}
    assert names(merged(found, circle)) == [("b/y", ["a/x"]), ("c/z", [])]


RULES = st.sampled_from(["a/x", "a/y", "b/x", "b/y", "dates/x"])
FOUND = st.lists(
    st.builds(
        lambda rule, start, width, severity: finding(rule, start, start + width, severity),
        RULES,
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(["error", "warning", "info"]),
    ),
    max_size=15,
    unique_by=lambda f: (f.rule, f.start, f.end),
)
YIELDS = st.dictionaries(RULES, st.sets(RULES, max_size=3), max_size=5)


@given(FOUND, YIELDS)
def test_nothing_is_lost_in_a_merge(found, yields_to):
    """Every finding is kept or named in the related of one that is, circles of yielding included."""
    kept = merged(found, yields_to)
    told = {(f.rule, f.start, f.end) for f in kept} | {(r.rule, r.start, r.end) for f in kept for r in f.related}
    assert told == {(f.rule, f.start, f.end) for f in found}


@given(FOUND, YIELDS)
def test_a_merge_does_not_depend_on_the_order_of_its_input(found, yields_to):
    assert ordered(merged(found, yields_to)) == ordered(merged(found[::-1], yields_to))


def test_caps_keep_the_first_and_count_the_rest():
    found = [finding("a/x", n, n + 1) for n in range(5, 0, -1)] + [finding("a/y", 9, 10)]
    kept = capped(found, {"a/x": 2, "a/y": 2})
    assert [(f.start, f.message) for f in kept] == [(1, "m"), (2, "m (and 3 more)"), (9, "m")]


def test_profiles_nest():
    for severity in ("error", "warning", "info"):
        for confidence in ("high", "medium", "low"):
            gate, desk, audit = (in_profile(p, severity, confidence) for p in ("gate", "desk", "audit"))
            assert gate <= desk <= audit
    assert on_in_profile("audit", default=False)
    assert not on_in_profile("desk", default=False)


def test_a_long_row_of_findings_that_yield_to_one_another_takes_work_in_proportion():
    rules = [f"p{number}/r" for number in range(40)]
    everyone = {name: frozenset(rules) - {name} for name in rules}

    def settled(row: str) -> None:
        kept = merged([finding(rules[at % 40], at, at + 1) for at in range(len(row))], everyone)
        assert len(kept) + sum(len(one.related) for one in kept) == len(row)

    assert_linear(settled, lambda size: "." * size, 1_000, times=8)
