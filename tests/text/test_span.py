from hypothesis import given
from hypothesis import strategies as st

from newslint.text import LineIndex, Span

TEXT = st.text(alphabet=st.sampled_from(list("ab é🎄\n\r")), max_size=60)


@given(TEXT, st.data())
def test_position_and_offset_are_inverse(text, data):
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    line, column = index.position(offset)
    assert line >= 1
    assert column >= 1
    assert index.offset(line, column) == offset


@given(TEXT)
def test_lines_are_those_of_every_newline_convention(text):
    lines = [LineIndex(text).line(number + 1) for number in range(len(LineIndex(text).starts))]
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines == expected


@given(TEXT, st.data())
def test_byte_offsets_are_those_of_utf8(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert LineIndex(text).byte_offset(offset) == len(text[:offset].encode())


def test_columns_count_code_points():
    assert LineIndex("a\nCafé 🎄 x").position(9) == (2, 8)


def test_a_span_holds_offsets_and_spans():
    assert 3 in Span(3, 5)
    assert 5 not in Span(3, 5)
    assert Span(3, 5) in Span(3, 5)
    assert Span(3, 6) not in Span(3, 5)
    assert Span(3, 5).overlaps(Span(4, 9))
    assert not Span(3, 5).overlaps(Span(5, 9))
