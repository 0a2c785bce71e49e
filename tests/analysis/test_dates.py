"""Absolute dates: exact spans, values, weekdays, and what only looks like a date."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.analysis.dates import DateMention, date_mentions
from newslint.text import Block, Document, Span, sentences


def read(text: str, **options: object) -> list[DateMention]:
    document = Document(text, text, (Block("paragraph", 0, len(text)),))
    return list(date_mentions(document, list(sentences(document)), **options))  # type: ignore[arg-type]


def only(marked: str, **options: object) -> DateMention:
    """The one mention of a text in which [[ ]] pins its span."""
    start, end = marked.index("[["), marked.index("]]") - 2
    found = read(marked.replace("[[", "").replace("]]", ""), **options)
    assert [mention.span for mention in found] == [Span(start, end)], found
    return found[0]


DAYS = [
    ("The hearing is on [[Monday, March 4, 2024]].", "2024-03-04", 0),
    ("The hearing is on [[Monday 4 March 2024]].", "2024-03-04", 0),
    ("The hearing is on [[Monday, 4th March, 2024]].", "2024-03-04", 0),
    ("The hearing on [[4 March 2024 (Monday)]] ended early.", "2024-03-04", 0),
    ("It falls on [[March 4, 2024, a Monday]], and a holiday.", "2024-03-04", 0),
    ("It fell on [[March 4, 2024 (Monday)]].", "2024-03-04", 0),
    ("It fell on [[March 4 (Monday), 2024]].", "2024-03-04", 0),
    ("It fell on [[Monday (March 4, 2024)]].", "2024-03-04", 0),
    ("It fell on [[Monday, the 4th of March 2024]], he said.", "2024-03-04", 0),
    ("It opened on [[March 4, 2024]], after a delay.", "2024-03-04", None),
    ("It opened on [[4 March 2024]] after a delay.", "2024-03-04", None),
    ("It opened on [[the 4th of March 2024]].", "2024-03-04", None),
    ("It opened on [[March 4th, 2024]].", "2024-03-04", None),
    ("It opened on [[March the 4th, 2024]].", "2024-03-04", None),
    ("It opened on [[Sept. 4, 2024]].", "2024-09-04", None),
    ("It opened on [[Tuesday, Jan. 2, 2024]].", "2024-01-02", 1),
    ("It opened on [[Tues., Jan. 2, 2024]].", "2024-01-02", 1),
    ("It opened on [[JANUARY 2, 2024]].", "2024-01-02", None),
    ("It opened on [[january 2, 2024]].", "2024-01-02", None),
    ("In the crop of [[Dec 31 1986]] sales fell.", "1986-12-31", None),
    ("It opened on [[2024-03-04]].", "2024-03-04", None),
    ("It opened on [[2024/03/04]].", "2024-03-04", None),
    ("It opened on [[25/06/2024]].", "2024-06-25", None),
    ("It opened on [[06/25/2024]].", "2024-06-25", None),
    ("It opened on [[25.06.2024]].", "2024-06-25", None),
    ("It opened on [[6/25/24]].", "2024-06-25", None),
    ("It opened on [[05/05/2024]].", "2024-05-05", None),
    ("She was born on [[29 February 2024]].", "2024-02-29", None),
    ("The [[May 26, 1986]], award stands.", "1986-05-26", None),
]


@pytest.mark.parametrize(("marked", "value", "weekday"), DAYS)
def test_full_dates_have_exact_span_value_and_weekday(marked: str, value: str, weekday: int | None) -> None:
    found = only(marked)
    day = date.fromisoformat(value)
    assert (found.kind, found.value, found.resolved, found.weekday) == ("date", value, (day, day), weekday)
    assert (found.year, found.month, found.day, found.fault) == (day.year, day.month, day.day, None)
    assert (found.weekday_span is None) == (weekday is None)


def test_the_weekday_has_a_span_of_its_own() -> None:
    text = "The hearing is on Monday, March 4, 2025."
    (found,) = read(text)
    assert found.weekday_span is not None
    assert text[slice(*found.weekday_span)] == "Monday"
    assert text[slice(*found.span)] == "Monday, March 4, 2025"


@pytest.mark.parametrize(
    ("marked", "value", "weekday"),
    [
        ("The president will sign by [[November 27]].", "XXXX-11-27", None),
        ("The hearing was held on [[Thursday, March 4]].", "XXXX-03-04", 3),
        ("The hearing was held on [[Thursday 4 March]].", "XXXX-03-04", 3),
        ("The hearing was on [[March 4 (Thursday)]] at the court.", "XXXX-03-04", 3),
        ("The [[May 22nd]] attack killed him.", "XXXX-05-22", None),
        ("It opened on [[the 5th of May]].", "XXXX-05-05", None),
        ("It was held on [[29 February]].", "XXXX-02-29", None),
        ("The [[April 9]] committee meeting was short.", "XXXX-04-09", None),
    ],
)
def test_a_date_without_a_year_keeps_it_open(marked: str, value: str, weekday: int | None) -> None:
    found = only(marked)
    assert (found.value, found.weekday, found.form, found.resolved) == (value, weekday, "yearless", None)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It began in [[March 2022]] and ended soon.", "2022-03"),
        ("It began in [[October, 1985]].", "1985-10"),
        ("It began in [[February of 2024]].", "2024-02"),
        ("It began in [[Sept. 1985]].", "1985-09"),
    ],
)
def test_a_month_resolves_to_its_days(marked: str, value: str) -> None:
    found = only(marked)
    assert found.value == value
    assert found.resolved is not None
    first, last = found.resolved
    assert (first.isoformat(), first.day) == (f"{value}-01", 1)
    assert (last.month, last.day) == (first.month, 29 if value == "2024-02" else last.day)


IMPOSSIBLE = [
    ("The lease ends on [[February 30, 2025]].", "2025-02-30", "no-such-day"),
    ("She was born on [[29 February 2023]].", "2023-02-29", "no-such-day"),
    ("The lease ends on [[April 31]].", "XXXX-04-31", "no-such-day"),
    ("Until [[April 31]], police said, it is shut.", "XXXX-04-31", "no-such-day"),
    ("On [[June 31]] the shop closed.", "XXXX-06-31", "no-such-day"),
    ("It was due by [[31 September 2021]].", "2021-09-31", "no-such-day"),
    ("It was due on [[Monday, November 31]].", "XXXX-11-31", "no-such-day"),
    ("It was due on [[March 32, 2025]].", "2025-03-32", "no-such-day"),
    ("It was due on [[May 35, 2025]].", "2025-05-35", "no-such-day"),
    ("It was due on [[2025-13-04]].", "2025-13-04", "no-such-month"),
    ("It was due on [[2025-02-30]].", "2025-02-30", "no-such-day"),
    ("It was due on [[31/04/2025]].", "2025-04-31", "no-such-day"),
    ("It was due on [[02/30/2025]].", "2025-02-30", "no-such-day"),
    ("The doors open at [[25:00]].", "XXXX-XX-XXT25:00", "no-such-hour"),
    ("The doors open at [[26:15 GMT]] on a ship.", "XXXX-XX-XXT26:15", "no-such-hour"),
]


@pytest.mark.parametrize(("marked", "value", "fault"), IMPOSSIBLE)
def test_impossible_dates_keep_their_written_value(marked: str, value: str, fault: str) -> None:
    found = only(marked)
    assert (found.value, found.fault, found.resolved) == (value, fault, None)


@pytest.mark.parametrize(
    "text",
    [
        "They had to march 2,000 miles.",
        "You may 10 times out of 10 be right.",
        "Theresa May 10 points ahead of him.",
        "He lost 6-4, 3-6, 10-8.",
        "The team is 5-6-24 overall.",
        "Call 555-12-2019 or 02-1234-5678.",
        "Version 1.2.2019 is out, and v3.4.20 too.",
        "See section 3.4.2025 of the act.",
        "Case 2017-34-56 was closed.",
        "The server is 10.0.0.12 as ever.",
        "A time of 25:10 won the race.",
        "She won at 25:10, a record.",
        "The odds were 3/4 and 10/11.",
        "Markets in the market and the mayor in Mayfield.",
        "The Sunstone, a Monstrance and a Saturnine Decoy.",
    ],
)
def test_not_dates(text: str) -> None:
    assert [text[slice(*found.span)] for found in read(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The agency's February 30-second ad ran twice.",
        "In May 35 people were hurt.",
        "In March 2,000 people left.",
        "Turnout rose in April 31 percent.",
        "The firm cut in October 40 jobs.",
        "In September 31 soldiers died.",
    ],
)
def test_a_month_beside_a_count_is_only_a_month(text: str) -> None:
    assert all(found.day is None and found.fault is None for found in read(text))


@pytest.mark.parametrize(
    "marked",
    [
        "The paper, the Sunday Post, was founded on [[March 4, 2025]].",
        "The shop opened on Black Friday, [[November 28, 2025]].",
        "On Ash Wednesday, [[March 4, 2025]], he fasted.",
    ],
)
def test_a_weekday_in_a_name_is_not_beside_the_date(marked: str) -> None:
    plain = marked.replace("[[", "").replace("]]", "")
    found = [mention for mention in read(plain) if mention.year]
    assert [plain[slice(*mention.span)] for mention in found] == [marked[marked.index("[[") + 2 : marked.index("]]")]]
    assert found[0].weekday is None


def test_weekdays_listed_before_days_listed_are_not_paired_crosswise() -> None:
    for text in ("on Saturday and Sunday, March 2 and 3, 2024", "Saturday-Sunday, March 2-3, 2024"):
        assert all(found.weekday is None for found in read(text) if found.month)


def test_a_weekday_that_ends_a_list_belongs_to_its_one_date() -> None:
    assert [found.weekday for found in read("from Sunday to Monday, March 4, 2024") if found.month] == [0]


def test_numeric_dates_that_read_two_ways_say_so() -> None:
    found = only("The permit expires on [[03/04/2025]].")
    assert (found.form, found.value, found.resolved, found.month) == ("numeric-ambiguous", "2025-XX-XX", None, None)
    assert only("He signed on [[5-6-24]].").form == "numeric-ambiguous"


def test_mentions_are_in_order_and_inside_sentences() -> None:
    text = "On March 4, 2025. Then 5 May 2025 came. Also 2025-06-07 and May 2026"
    found = read(text)
    assert [mention.value for mention in found] == ["2025-03-04", "2025-05-05", "2025-06-07", "2026-05"]


def test_code_has_no_dates() -> None:
    text = "On March 4, 2025 it ran.\n\ndate = March 5, 2025"
    document = Document(text, text, (Block("paragraph", 0, 24), Block("code", 26, len(text))))
    assert [mention.value for mention in date_mentions(document, list(sentences(document)))] == ["2025-03-04"]
