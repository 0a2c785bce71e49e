"""Whatever a pack holds, loading it ends: in rules, or in faults that all have a file and a place in it."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.errors import PackError
from newslint.matching.notation import MAX_VARIANTS, PhraseError
from newslint.matching.phrases import compile_phrases
from newslint.packs.compile import compile_packs
from newslint.packs.folder import read_pack

STARTER = Path(__file__).parents[2] / "newslint" / "packs" / "starter"
FILES = {
    file.relative_to(STARTER).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted(STARTER.rglob("*.yaml"))
    if file.name != "impossible-date.yaml"  # its parent is in another pack
}
#: What a slip of the hand, or a hand that means harm, puts into a file.
SLIPS = ["", " ", "\n", "  ", "- ", ": ", "[", "]", "{", "}", "'", '"', "|", "#", "&a ", "*a", "!!x ", "<", ">", "(", ")",
         "~", "*", "\\", "null", "-1", "1e9", "on", "é", "\u202e", "\x1b", "\x00", "extends: x", "match:", "id: id"]  # fmt: skip


@st.composite
def edits(draw):
    """The starter with a few places cut out, doubled or overwritten."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        files[name] = text[:start] + draw(st.sampled_from(SLIPS)) * draw(st.integers(0, 3)) + text[end:]
    return files


def loaded(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            file = Path(folder, "house", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            assert compile_packs([read_pack(Path(folder, "house"))]).data["rules"]
        except PackError as error:
            for fault in error.faults:
                assert fault.message
                assert fault.path == "" or Path(fault.path).is_file(), fault
                assert "\x1b" not in fault.message.replace("“\x1b", "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_a_pack_with_slips_loads_or_names_its_faults(files):
    loaded(files)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["pack.yaml", "new.yaml", "lists/new.yaml"]))
def test_a_file_of_any_bytes_loads_or_names_its_faults(data, name):
    header = FILES["pack.yaml"].encode()
    loaded({"pack.yaml": header, "long-sentence.yaml": FILES["long-sentence.yaml"], name: data})


NOTATION = st.text(alphabet=st.sampled_from(list("abc ()[]|~*<>{},0123\\\n'’é-")), max_size=60)


@settings(max_examples=400, deadline=None)
@given(NOTATION, st.booleans())
def test_any_phrase_compiles_within_bounds_or_says_where_it_is_wrong(phrase, exact):
    try:
        made = compile_phrases(
            [phrase], lists=lambda name: ["x", "y z"], inflect=lambda word: [word, word + "s"], exact=exact
        )
    except PhraseError as error:
        assert 0 <= error.column <= len(phrase)  # noqa: PT017
        assert str(error)  # noqa: PT017
        return
    assert all(made["literals"])
    for heads, before, tail in made["anchors"]:
        assert all(heads)
        assert all(len(word) <= MAX_VARIANTS for word in before)
        assert len(before) + len(tail) <= len(phrase)
