import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.packs.source import MAX_DEPTH, load_yaml


def test_values_are_plain_and_have_places():
    loaded = load_yaml('id: a\ndefault: on\nn: 3\nx: 2.5\nyes: [no, "b: c", {k: true}]\nd: 2025-03-05\nv:\n', "f.yaml")
    assert loaded.data == {
        "id": "a", "default": "on", "n": 3, "x": 2.5, "yes": ["no", "b: c", {"k": True}], "d": "2025-03-05", "v": None,
    }  # fmt: skip
    assert loaded.faults == ()
    assert loaded.place(("yes", 2, "k")) == (5, 23)
    assert loaded.place(("yes", 2, "k"), key=True) == (5, 20)
    assert loaded.place(("yes", 9, "gone")) == (5, 6)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\na: 2\n", (2, 1), "the key “a” stands here twice"),
        ("a: &x 1\nb: *x\n", (2, 4), "aliases are not allowed here"),
        ("a: b: c\n", (1, 5), "not valid YAML: mapping values are not allowed in this context"),
        (
            "a: !!python/object:os.system x\n",
            (1, 4),
            "the tag tag:yaml.org,2002:python/object:os.system is not allowed here",
        ),
        ("a: 1\n---\nb: 2\n", (2, 1), "a second document in one file"),
        ("[" * 10_000, (1, MAX_DEPTH + 1), f"nested more than {MAX_DEPTH} levels deep"),
        ("? [a, b]\n: c\n", (1, 3), "a key must be a single word"),
    ],
)
def test_faults_have_a_place(text, place, message):
    fault = load_yaml(text, "f.yaml").faults[0]
    assert (fault.line, fault.column, fault.message) == (*place, message)


def test_an_alias_bomb_stays_small():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    loaded = load_yaml(bomb, "f.yaml")
    assert {fault.message for fault in loaded.faults} == {"aliases are not allowed here"}


@given(st.text(alphabet=st.sampled_from(list("ab: -[]{},\n\t'\"#&*!|>%@`?")), max_size=80))
def test_any_text_loads_or_has_faults(text):
    loaded = load_yaml(text, "f.yaml")
    assert loaded.faults or loaded.data is None or isinstance(loaded.data, str | int | float | list | dict)
