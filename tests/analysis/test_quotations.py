"""Quotations: which marks pair, which stand alone, and what is no mark at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import assert_linear

from newslint.analysis.quotations import Quotation, Quotations, quotations
from newslint.text import Block, BlockKind, Document


def _document(text: str, kinds: tuple[BlockKind, ...] = ()) -> Document:
    """Every line a paragraph, unless `kinds` says otherwise."""
    lines = list(re.finditer(r"[^\n]*[^\s][^\n]*", text))
    blocks = [
        Block(kinds[number] if number < len(kinds) else "paragraph", line.start(), line.end())
        for number, line in enumerate(lines)
    ]
    return Document(text, text, tuple(blocks))


def _found(text: str, *kinds: BlockKind) -> Quotations:
    return quotations(_document(text, kinds))


def _texts(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in _found(text).found]


def _unopened(text: str) -> list[str]:
    """Each unopened mark with the word before it."""
    return [text[: mark.end].split()[-1] for mark in _found(text).unopened]


def _only(text: str) -> Quotation:
    (one,) = _found(text).found
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild,” the mayor said. “It will take years.”", ["“We will rebuild,”", "“It will take years.”"]),
        ("‘No,’ she said. ‘Not yet.’", ["‘No,’", "‘Not yet.’"]),
        ('He said "yes", then "no".', ['"yes"', '"no"']),
        ("He said 'yes', then 'no'.", ["'yes'", "'no'"]),
        ("«Oui», he said.", ["«Oui»"]),
        ("« Oui », he said.", ["« Oui »"]),
        ("»Ja«, she said.", ["»Ja«"]),
        ("She called it ‘’odd’’ twice.", ["‘’odd’’"]),
        ('She saw <a href="//dam">, "*dams*" and "♪ la ♪".', ['"//dam"', '"*dams*"', '"♪ la ♪"']),
        ("„Ja“, she said, „gut“.", ["„Ja“", "„gut“"]),
        ("‚Ja‘, she said.", ["‚Ja‘"]),
        ("``We can,'' he said.", ["``We can,''"]),
        ("''We can,'' he said.", ["''We can,''"]),
        ("He called it `odd'.", ["`odd'"]),
        ("'Right decision' - council", ["'Right decision'"]),
        ("Council: 'Right decision'", ["'Right decision'"]),
        ("“Yes,” he said.\n“No,” she said.", ["“Yes,”", "“No,”"]),
        ('The bridge ("a folly") and—"at last"—the dam.', ['"a folly"', '"at last"']),
        ('"Wait—" he said. "—and listen." "...please"', ['"Wait—"', '"—and listen."', '"...please"']),
        ('"[The dam] will hold," he said.', ['"[The dam] will hold,"']),
        ('"$5 is enough," he said.', ['"$5 is enough,"']),
        ("Both “ends”, he said.", ["“ends”"]),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected
    assert not _found(text).unopened
    assert all(one.closed and one.depth == 0 for one in _found(text).found)


@pytest.mark.parametrize(
    "text",
    [
        'The <Delta Bank>"s manager.',
        "The dogs’ owners don’t live in ’90s-era houses.",
        "The dogs' owners don't live in '90s-era houses.",
        "Mr Hale’s office, the teachers’ union and O’Brien’s pub.",
        "Mr Hale's office, the teachers' union and O'Brien's pub.",
        "’Tis the season for rock ’n’ roll; tell ’em so.",
        "'Tis the season for rock 'n' roll; tell 'em so.",
        "Rock ‘n’ roll, ‘em and the ‘90s, set by a machine.",
        "James’ book and the boss’ desk; goin’ fishin’ with th’ lads.",
        "James' book and the boss' desk; goin' fishin' with th' lads.",
        "The class of ’08 and the class of '08 met.",
        "The two teams'.",
        "He is 6' 2\" tall, she is 5'11\" and the pole 40'.",
        "The wreck lies at 40° 26' 46\" N, 79° 58' 56\" W.",
        'A 12" record and a 15" screen.',
        "He is 6’ 2” tall and the screen 15” wide.",
        "The U.S.' role, the C.I.A.'s role and Smith Inc.’s role.",
        'They don"t know.',
        "It is 5′ 3″ deep.",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert _found(text) == Quotations((), ())


def test_spans_hold_the_marks_and_contents_do_not() -> None:
    text = "He said ``yes.''"
    one = _only(text)
    assert (one.span, one.content, one.mark) == ((8, 16), (10, 14), "``")
    assert one.certain
    assert one.closed


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“He said ‘no’ twice,” she said.", "“He said ‘no’ twice,”", "‘no’"),
        ("‘He said “no” twice,’ she said.", "‘He said “no” twice,’", "“no”"),
        ("\"He said 'no' twice,\" she said.", "\"He said 'no' twice,\"", "'no'"),
        ("'He said \"no\" twice,' she said.", "'He said \"no\" twice,'", '"no"'),
        ("“‘No,’ he said,” she said.", "“‘No,’ he said,”", "‘No,’"),
        ("\"He said, 'no.'\"", "\"He said, 'no.'\"", "'no.'"),
        ("``He said, `no.'''", "``He said, `no.'''", "`no.'"),
        ("“He called it “odd” twice,” she said.", "“He called it “odd” twice,”", "“odd”"),
        ("«He called it “odd” twice», she said.", "«He called it “odd” twice»", "“odd”"),
    ],
)
def test_nesting(text: str, outer: str, inner: str) -> None:
    first, second = _found(text).found
    assert text[first.span.start : first.span.end] == outer
    assert text[second.span.start : second.span.end] == inner
    assert (first.depth, second.depth) == (0, 1)
    assert not _found(text).unopened


def test_an_open_single_mark_cannot_reach_out_of_a_double_quotation() -> None:
    text = "“They said, ‘Take everything,” she said. “Then ‘they’ left.”"
    first, stray, second, inner = _found(text).found
    assert text[first.span.start : first.span.end] == "“They said, ‘Take everything,”"
    assert (stray.closed, stray.certain, stray.depth) == (False, True, 1)
    assert stray.span.end == first.content.end
    assert text[second.span.start : second.span.end] == "“Then ‘they’ left.”"
    assert text[inner.span.start : inner.span.end] == "‘they’"


@pytest.mark.parametrize(
    "text", ['A \'bot net grew. "Nobody knew," she said.', "“They took ‘cross the river,” she said."]
)
def test_an_open_single_mark_before_a_common_word_is_an_apostrophe(text: str) -> None:
    one = _only(text)
    assert (one.depth, one.closed) == (0, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The teachers’ union lost,’ he said.", "‘The teachers’ union lost,’"),
        ("'The dogs' owners' group met,' he said.", "'The dogs' owners' group met,'"),
        ("'We were just talkin' about it,' he said.", "'We were just talkin' about it,'"),
        ('"The 12" single was great," she said.', '"The 12" single was great,"'),
    ],
)
def test_a_better_closing_mark_further_on(text: str, expected: str) -> None:
    one = _only(text)
    assert text[one.span.start : one.span.end] == expected
    assert not one.certain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She named the ‘allies’ of the voters’ group.", "‘allies’"),
        ("She named the 'allies' of the voters' group.", "'allies'"),
        ('"We sold 12" he said.', '"We sold 12"'),
        ("'We won the '60s,' he said.", "'We won the '60s,'"),
        ("‘Til death’ is its title.", "‘Til death’"),
    ],
)
def test_the_only_mark_that_could_close(text: str, expected: str) -> None:
    assert _texts(text) == [expected]


def test_an_unclosed_quotation_ends_with_the_text_of_its_paragraph() -> None:
    text = "Kots stated, ‘We don’t negotiate with a criminal community. \nWe continue to fight.’ He left."
    one = _only(text)
    assert text[one.span.start : one.span.end] == "‘We don’t negotiate with a criminal community."
    assert one.content.end == one.span.end
    assert (one.closed, one.continued, one.certain) == (False, False, True)
    assert _unopened(text) == ["fight.’"]


@pytest.mark.parametrize(
    "text",
    [
        '"We will rebuild, the mayor said after the vote.',
        "“We will rebuild, the mayor said after the vote.",
        "``We will rebuild, the mayor said after the vote.",
        'The mayor said: "We will rebuild.',
        "The mayor said, 'We will rebuild the town.",
    ],
)
def test_an_unclosed_mark_is_certain_where_nothing_else_explains_it(text: str) -> None:
    one = _only(text)
    assert (one.closed, one.certain) == (False, True)
    assert not _found(text).unopened


@pytest.mark.parametrize(
    "text",
    [
        "The fight for 'Bama is on.",
        "She came from ‘cross the river.",
        "“The roof was lost\ufffd he said.",
        "“The roof was lostâ€\x9d he said.",
        '"The 12" single was great, she said. "It was.',
    ],
)
def test_an_unclosed_mark_that_something_else_explains_is_not_certain(text: str) -> None:
    result = _found(text)
    assert not any(one.certain and not one.closed for one in result.found if one.span.start < 20)
    assert not result.unopened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will take years,” the mayor said.", ["years,”"]),
        ('It will take years," the mayor said.', ['years,"']),
        ("It will take years,'' the mayor said.", ["years,''"]),
        ("We continue to fight.’ This rhetoric drew a reply.", ["fight.’"]),
        ("“It will take years,” the mayor said.", []),
        ("The players’ union met on Monday.", []),
        ('He stands 6" taller.', []),
        ("Read more »", []),
        ("It will take years\ufffd,” the mayor said.", []),
    ],
)
def test_closing_marks_with_nothing_open(text: str, expected: list[str]) -> None:
    assert _unopened(text) == expected
    if expected:
        assert not _found(text).found


def test_an_unclosed_quotation_ends_before_the_next_of_its_kind() -> None:
    text = "“We will rebuild, the mayor said. “It will take years.”"
    first, second = _found(text).found
    assert text[first.span.start : first.span.end] == "“We will rebuild, the mayor said."
    assert (first.closed, first.continued, first.certain) == (False, False, True)
    assert (second.closed, second.depth, second.continues) == (True, 0, False)


@pytest.mark.parametrize("text", ["“We will rebuild,’ she said.", 'He said: "We will rebuild.’ It did not.'])
def test_the_wrong_closing_mark_is_one_fault(text: str) -> None:
    one = _only(text)
    assert (one.closed, one.certain) == (False, True)
    assert text[one.span.end] == "’"
    assert not _found(text).unopened


class TestRunningQuotations:
    def test_each_paragraph_reopens_and_the_last_closes(self) -> None:
        text = "“We will rebuild,” the mayor said. “It will take years.\n“But we will do it.\n“Soon.”"
        _, first, second, last = _found(text).found
        assert (first.closed, first.continued, first.continues) == (False, True, False)
        assert (second.closed, second.continued, second.continues) == (False, True, True)
        assert (last.closed, last.continued, last.continues) == (True, False, True)
        assert all(one.certain for one in _found(text).found)

    def test_both_levels_reopen(self) -> None:
        text = "“She wrote: ‘Run.\n“‘Now.’”"
        result = _found(text).found
        assert [(one.mark, one.depth, one.continued, one.continues) for one in result] == [
            ("“", 0, True, False),
            ("‘", 1, True, False),
            ("“", 0, False, True),
            ("‘", 1, False, True),
        ]

    def test_another_mark_does_not_reopen(self) -> None:
        first, second = _found("“It will take years.\n‘But we will do it.’").found
        assert (first.continued, second.continues) == (False, False)

    def test_typewriter_and_typographic_marks_reopen_each_other(self) -> None:
        first, second = _found('“It will take years.\n"But we will do it."').found
        assert (first.continued, second.continues) == (True, True)

    def test_a_mark_later_in_the_paragraph_does_not_reopen(self) -> None:
        first, second = _found("“It will take years.\nHe added: “But we will do it.”").found
        assert (first.continued, second.continues) == (False, False)

    def test_a_caption_in_between(self) -> None:
        text = "“It will take years.\nThe dam\n“But we will do it.”"
        first, second = _found(text, "paragraph", "caption").found
        assert (first.continued, second.continues) == (True, True)

    def test_a_closing_mark_in_a_paragraph_that_did_not_reopen(self) -> None:
        text = "“It will take years.\nBut we will do it,” he said."
        assert not _only(text).continued
        assert _unopened(text) == ["it,”"]

    def test_copy_that_lost_its_paragraph_breaks(self) -> None:
        text = 'He said: "It will take years. "But we will do it."'
        first, second = _found(text).found
        assert (first.closed, first.continued) == (False, True)
        assert (second.closed, second.continues) == (True, True)

    @pytest.mark.parametrize("last", ["It is 'quite odd.'", "I did what I could, and I told them so."])
    def test_how_a_sentence_may_end_there(self, last: str) -> None:
        first, *_, second = _found(f'He said: "{last} "But we will do it."').found
        assert (first.continued, second.continues) == (True, True)

    @pytest.mark.parametrize("narrated", [", the mayor said.", ", said Ann Pell.", ", she told the council."])
    def test_the_narrator_between_two_quotations_shows_a_lacking_mark(self, narrated: str) -> None:
        first, second = _found(f'"It will take years{narrated} "But we will do it."').found
        assert (first.continued, first.certain, second.continues) == (False, True, False)

    def test_a_phrase_of_a_running_quotation(self) -> None:
        text = "“They called the dam “a folly” in print.\n“It is not.”"
        outer, phrase, last = _found(text).found
        assert text[outer.span.start : outer.span.end] == "“They called the dam “a folly” in print."
        assert (outer.continued, phrase.depth, last.continues) == (True, 1, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('" Yes , " he said .', ['" Yes , "']),
        ('He said:" Yes."', ['" Yes."']),
        ('"Yes, "he said. "No," she said.', ['"Yes, "', '"No,"']),
        ('"Yes,"he said.', ['"Yes,"']),
        ('He said,"Yes."', ['"Yes."']),
        ('"One""two"', ['"One"', '"two"']),
        ("“Yes,“ he said. “No,” she said.", ["“Yes,“", "“No,”"]),
        ("”Yes,” he said. ”No,” she said.", ["”Yes,”", "”No,”"]),
        ('“Yes," he said. "No,” she said.', ['“Yes,"', '"No,”']),
        ('"Dam"\'s editor and “Dam”’s owner', ['"Dam"', "“Dam”"]),
    ],
)
def test_misplaced_and_mixed_marks(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected
    assert not _found(text).unopened


def test_code_holds_no_quotations_and_breaks_no_offsets() -> None:
    text = 'print("x)\n“Yes,” he said.'
    one = next(iter(_found(text, "code").found))
    assert one.span == (10, 16)


# Text dense with marks and with what they are mistaken for.
_COPY = st.text(alphabet="“”‘’\"'«»„‚`ab sS.,:-—1 2…(\n\ufffd", max_size=60)


@settings(max_examples=600, deadline=None)
@given(_COPY)
def test_quotations_are_in_order_and_nest(text: str) -> None:
    document = _document(text)
    found, unopened = quotations(document)
    assert [one.span.start for one in found] == sorted({one.span.start for one in found})
    holders: list[Quotation] = []
    for one in found:
        assert any(one.span in block.span for block in document.blocks)
        assert one.content in one.span
        assert text[one.span.start : one.content.start] == one.mark
        assert one.closed or one.content.end == one.span.end
        assert not (one.closed and one.continued)
        while holders and holders[-1].span.end <= one.span.start:
            holders.pop()
        assert not holders or one.span in holders[-1].content
        assert one.depth == len(holders)
        holders.append(one)
    edges = {one.span.start for one in found} | {one.content.end for one in found if one.closed}
    assert not edges & {mark.start for mark in unopened}
    assert list(unopened) == sorted(set(unopened))


@settings(max_examples=300, deadline=None)
@given(_COPY, _COPY)
def test_paragraphs_around_only_shift_the_offsets(text: str, other: str) -> None:
    alone = quotations(_document(text))
    head = f"{other}\nA plain line.\n"
    around = quotations(_document(f"{head}{text}\nAnother plain line."))
    shift = len(head)
    within = [one for one in around.found if one.span.start >= shift]
    assert [(one.span.start - shift, one.span.end - shift, one.depth, one.closed, one.certain) for one in within] == [
        (*one.span, one.depth, one.closed, one.certain) for one in alone.found
    ]
    assert [mark.start - shift for mark in around.unopened if mark.start >= shift] == [
        mark.start for mark in alone.unopened
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "“a” ",
        "“",
        "”",
        '"',
        "' ",
        "'a ",
        "a' ",
        "s' b ",
        "“‘",
        "“a ‘b ",
        "’” ",
        '" ',
        "``",
        "'",
        "«“‘",
        "«a “b ‘c’",
        '12" ',
        "\"a s' '",
        "“a. ",
    ],
)
def test_cost_is_linear(unit: str) -> None:
    """For the search of quotations alone."""
    assert_linear(
        lambda text: quotations(_document(text)), lambda size: "x" + unit * (size // len(unit)), 2_000, times=8
    )
