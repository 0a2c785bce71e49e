"""Plain text: paragraphs, headline, byline, dateline, crossheads, lists."""

from __future__ import annotations

import datetime

import pytest

from newslint.errors import UsageError
from newslint.readers import read_document
from newslint.readers.furniture import dateline_end
from newslint.readers.metadata import credit, end_credit, is_opinion, parse_date

LONG = "The council voted on Monday to close the pool, officials said, and nobody could say when it would open again."


def blocks(text: str, path: str | None = None) -> list[tuple[str, str]]:
    document = read_document(text, path)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


def test_a_whole_article() -> None:
    text = (
        "Council votes to close pool\n\nBy Ana Ruiz | March 10, 2025\n\nWASHINGTON, March 10 (Agency) — The council"
        " voted.\n\nWhat comes next\n\nNobody knows.\n\n(Reporting by Jo Hale; editing by Sam Roe)\n"
    )
    assert blocks(text) == [
        ("headline", "Council votes to close pool"),
        ("byline", "By Ana Ruiz | March 10, 2025"),
        ("dateline", "WASHINGTON, March 10 (Agency) —"),
        ("paragraph", "The council voted."),
        ("heading", "What comes next"),
        ("paragraph", "Nobody knows."),
        ("byline", "(Reporting by Jo Hale; editing by Sam Roe)"),
    ]
    document = read_document(text)
    assert document.prose == document.source == text
    assert document.offsets is None
    assert document.metadata.authors == ("Ana Ruiz",)
    assert document.metadata.published == datetime.date(2025, 3, 10)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay_and_divide(newline: str) -> None:
    text = newline.join(["Pool closes", "", "One.", "   ", "Two."])
    assert [kind for kind, _ in blocks(text)] == ["headline", "paragraph", "paragraph"]
    assert read_document(text).source == text


def test_a_byte_order_mark_is_not_counted() -> None:
    document = read_document("\ufeffOne.\n\nTwo.")
    assert document.source == "One.\n\nTwo."
    assert document.blocks[0].start == 0


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t\r\n", "\ufeff"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert read_document(text).blocks == ()


class TestHeadline:
    @pytest.mark.parametrize(
        "first",
        [
            "Council votes to close pool",
            "Who will pay for the pool?",
            "Mayor: ‘We will fight this’",
            "Storm hits the eastern U.S.",
            "Pool closes!",
        ],
    )
    def test_short_line_before_a_blank_line(self, first: str) -> None:
        assert blocks(f"{first}\n\nThe council voted.")[0] == ("headline", first)

    @pytest.mark.parametrize(
        "first",
        [
            "The council voted.",
            "“We will fight this.”",
            "The mayor said:",
            "- one thing",
            "a " * 30 + "b",
            "2 + 2",
        ],
    )
    def test_what_is_none(self, first: str) -> None:
        assert blocks(f"{first}\n\nThe council voted.")[0][0] != "headline"

    def test_one_block_has_none(self) -> None:
        assert blocks("Council votes to close pool\n") == [("paragraph", "Council votes to close pool")]

    def test_above_one_paragraph_per_line(self) -> None:
        assert blocks(f"Pool closes\n{LONG}\n{LONG}") == [
            ("headline", "Pool closes"),
            ("paragraph", LONG),
            ("paragraph", LONG),
        ]

    def test_a_wrapped_first_sentence_is_none(self) -> None:
        text = "The council voted on Monday to close the\npool, officials said, and nobody knows\nwhy."
        assert blocks(text) == [("paragraph", text)]

    def test_dek_only_before_a_byline(self) -> None:
        head = "Pool closes\n\nA long debate ends"
        assert blocks(f"{head}\n\nBy Ana Ruiz\n\nThe council voted.")[1] == ("dek", "A long debate ends")
        assert blocks(f"{head}\n\nThe council voted.")[1][0] != "dek"


class TestParagraphs:
    def test_one_per_line(self) -> None:
        assert blocks(f"{LONG}\n{LONG}") == [("paragraph", LONG)] * 2

    def test_hard_wrapped(self) -> None:
        one = "The council voted on Monday to close the pool, officials said,\nand nobody could say when it would open."
        assert blocks(f"{one}\n\n{one}") == [("paragraph", one)] * 2

    def test_an_indent_begins_one(self) -> None:
        text = "The council voted on Monday to close the pool, officials said,\nand why.\n    The mayor did not."
        assert [words for _, words in blocks(text)] == [text[: text.index("\n    ")], "The mayor did not."]

    def test_lines_that_are_sentences_are_paragraphs(self) -> None:
        assert len(blocks("The council met.\nThe mayor spoke.\nNobody voted.")) == 3

    def test_a_break_before_a_small_letter_is_no_end(self) -> None:
        assert len(blocks(f"{LONG[:-1]}\nor to whom.")) == 1

    def test_list_items(self) -> None:
        assert blocks("The plan:\n\n- close the pool\n- sell the land\n\n1. One\n2. Two\n\n• Three") == [
            ("paragraph", "The plan:"),
            ("list-item", "- close the pool"),
            ("list-item", "- sell the land"),
            ("list-item", "1. One"),
            ("list-item", "2. Two"),
            ("list-item", "• Three"),
        ]

    def test_a_hanging_item_goes_on(self) -> None:
        text = "- close the pool and sell the land to a company\n  that nobody knows"
        assert blocks(text) == [("list-item", text)]

    def test_a_dash_that_wraps_is_no_item(self) -> None:
        text = "The council, which had not met since the previous spring\n- when it closed the pool - voted to sell it."
        assert blocks(text) == [("paragraph", text)]

    def test_crossheads_stand_between_paragraphs(self) -> None:
        assert blocks("It met.\n\nThe vote\n\nIt voted.")[1] == ("heading", "The vote")
        assert blocks("It met.\nThe vote\nIt voted.")[1][0] == "paragraph"
        assert blocks("It met.\n\nThe vote")[1][0] == "paragraph"


class TestCredit:
    @pytest.mark.parametrize(
        ("line", "authors"),
        [
            ("By Ana Ruiz", ("Ana Ruiz",)),
            ("BY ANA RUIZ", ("ANA RUIZ",)),
            ("By: Ana Ruiz", ("Ana Ruiz",)),
            ("By Ana Ruiz and Tom Bell, Staff Writers", ("Ana Ruiz", "Tom Bell")),
            ("By Ana Ruiz, Tom Bell & Jo de la Cruz", ("Ana Ruiz", "Tom Bell", "Jo de la Cruz")),
            ("By Ana Ruiz, Reuters", ("Ana Ruiz",)),
            ("By Ana Ruiz / The Herald", ("Ana Ruiz",)),
            ("By Ana Ruiz in London", ("Ana Ruiz",)),
            ("By Martin O’Neill Jr.", ("Martin O’Neill Jr.",)),
            ("By The Associated Press", ("The Associated Press",)),
            ("Posted by Ana Ruiz on 25 Sep 2016", ("Ana Ruiz",)),
            ("Ana Ruiz | March 10, 2025", ("Ana Ruiz",)),
            ("Words: Ana Ruiz. Pictures: Tom Bell", ("Ana Ruiz",)),
            ("Words by Ana Ruiz, photographs by Tom Bell", ("Ana Ruiz",)),
            ("Story and photos: Ana Ruiz", ("Ana Ruiz",)),
            ("Author: Ana Ruiz", ("Ana Ruiz",)),
            ("Author: Admin", ()),
            ("By Admin", ()),
            ("By Staff Writer", ()),
        ],
    )
    def test_authors(self, line: str, authors: tuple[str, ...]) -> None:
        found = credit(line)
        assert found is not None
        assert found.authors == authors

    @pytest.mark.parametrize(
        "line",
        [
            "By the numbers",
            "By Saturday",
            "By Saturday, the mayor had changed her mind.",
            "By looking beyond the city",
            "By 58 to 33, they voted",
            "By April 15, most had gone",
            "Bystanders ran",
            "Author: user_48211",
            "Story: the pool that nobody wanted",
            "Text: https://example.org/a",
            "Published accounts differ",
            "Pool closes",
            "Ana Ruiz | Politics",
            "",
        ],
    )
    def test_what_is_none(self, line: str) -> None:
        assert credit(line) is None

    def test_dates(self) -> None:
        published, modified = datetime.date(2025, 3, 5), datetime.date(2025, 3, 6)
        found = credit("Published: March 5, 2025 at 10:30 a.m. ET | Last updated: 6 March 2025")
        assert found == ((), published, modified)
        assert credit("By Ana Ruiz, March 5, 2025") == (("Ana Ruiz",), published, None)
        assert credit("Wednesday, March 5, 2025") == ((), published, None)

    def test_end_credits(self) -> None:
        found = end_credit("(Reporting by Jo Hale in Rome; Additional reporting by Al Fox; Editing by Sam Roe.)")
        assert found == (("Jo Hale",), None, None)
        assert end_credit("Additional reporting by agencies") == ((), None, None)
        assert end_credit("Reporting by the paper has shown that the pool leaks") is None

    def test_lines_above_the_story_need_no_blank_line(self) -> None:
        assert blocks(f"Pool closes\nBy Ana Ruiz\nPublished: March 5, 2025\n{LONG}") == [
            ("headline", "Pool closes"),
            ("byline", "By Ana Ruiz"),
            ("byline", "Published: March 5, 2025"),
            ("paragraph", LONG),
        ]

    def test_none_inside_the_story(self) -> None:
        assert all(kind != "byline" for kind, _ in blocks("One.\n\nTwo.\n\nThree.\n\nBy Ana Ruiz\n\nFour.\n\n" * 3))


class TestDateline:
    @pytest.mark.parametrize(
        "line",
        [
            "WASHINGTON, March 10 (Agency) —",
            "GENEVA, May 3, 2025 —",
            "TOKYO (Reuters) -",
            "DALLAS (AP) —",
            "SALVADOR, Feb 26 -",
            "LONDON —",
            "NEW YORK, Dec. 22 (UPI) —",
            "MANCHESTER, N.H. (AP) —",
            "PURCHASE, N.Y., April 1 (UPI) —",
            "WASHINGTON, D.C. —",
            "PORT-AU-PRINCE, Haiti (AP) --",
            "ISTANBUL/ANKARA (Reuters) -",
            "ZÜRICH, 3 March (SDA) –",
            "Washington (AP) —",
            "(Reuters) -",
        ],
    )
    def test_opens_a_paragraph(self, line: str) -> None:
        text = f"{line} The council voted."
        assert text[: dateline_end(text, 0, len(text))] == line
        assert blocks(f"Pool closes\n\n{text}")[1:] == [("dateline", line), ("paragraph", "The council voted.")]

    @pytest.mark.parametrize(
        "text",
        [
            "The council - which met on Monday - voted.",
            "NASA - the agency - voted.",
            "BREAKING — The council voted.",
            "Monday, March 3 — The council voted.",
            "Ana Ruiz, the mayor — The council voted.",
            "I — The council voted.",
            "WASHINGTON voted.",
            "",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        assert dateline_end(text, 0, len(text)) == 0

    def test_only_near_the_top_and_only_once(self) -> None:
        late = "One.\n\nTwo.\n\nThree.\n\nLONDON — Four."
        assert all(kind != "dateline" for kind, _ in blocks(late))
        twice = [kind for kind, _ in blocks("LONDON — One.\n\nPARIS — Two.")]
        assert twice.count("dateline") == 1


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "2025-03-05",
            "2025-03-05T10:30:00Z",
            "2025-03-05T10:30:00.000+01:00",
            "2025-03-05 10:30:00 +0000",
            "March 5, 2025",
            "Mar. 5, 2025",
            "March 5th, 2025",
            "5 March 2025",
            "5th of March 2025",
            "05 Mar 2025",
            "Wednesday, March 5, 2025",
            "Wed, 05 Mar 2025 10:30:00 GMT",
            "March 5, 2025 at 10:30 a.m. ET",
            "10:30 GMT, 5 March 2025",
        ],
    )
    def test_read(self, text: str) -> None:
        assert parse_date(text) == datetime.date(2025, 3, 5)

    @pytest.mark.parametrize(
        "text",
        ["", "8/7/12", "2025", "March 2025", "February 30, 2025", "2025-13-05", "yesterday", "March 5, 2025 or so"],
    )
    def test_unread(self, text: str) -> None:
        assert parse_date(text) is None

    @pytest.mark.parametrize(
        "value", ["2025-03-05", "2025-03-05T10:30:00", datetime.date(2025, 3, 5), datetime.datetime(2025, 3, 5, 10)]  # noqa: DTZ001
    )  # fmt: skip
    def test_published_is_a_date(self, value: datetime.date | str) -> None:
        document = read_document("One.", published=value)
        assert document.published == datetime.date(2025, 3, 5)
        assert type(document.published) is datetime.date

    @pytest.mark.parametrize("value", ["", "soon", "2025-02-30", "5/3/2025"])
    def test_a_bad_one_says_how(self, value: str) -> None:
        with pytest.raises(UsageError, match="YYYY-MM-DD"):
            read_document("One.", published=value)


@pytest.mark.parametrize(("label", "opinion"), [("Opinion", True), ("op-ed", True), ("World", False), (None, False)])
def test_opinion_sections(label: str | None, opinion: bool) -> None:
    assert is_opinion(label) is opinion
