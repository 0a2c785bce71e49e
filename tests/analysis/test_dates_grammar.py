"""Ranges, periods, clock times, lengths, repetition and relative dates: what is found in a sentence, with its value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.dates import DateMention, Offset, date_mentions
from newslint.text import Block, Document, sentences


def read(text: str, anchor: date | None = None) -> list[DateMention]:
    document = Document(text, text, (Block("paragraph", 0, len(text)),))
    return list(date_mentions(document, list(sentences(document)), anchor))


def values(text: str, anchor: date | None = None) -> list[tuple[str, str]]:
    return [(text[slice(*mention.span)], mention.value) for mention in read(text, anchor)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from January 8 to June 30, 2024", ("January 8", "2024-01-08"), ("June 30, 2024", "2024-06-30")),
        ("on June 3-6, 2024, they met", ("June 3", "2024-06-03"), ("6, 2024", "2024-06-06")),
        ("on 3–6 June 2024 they met", ("3", "2024-06-03"), ("6 June 2024", "2024-06-06")),
        ("from December 28 to January 3, 2025", ("December 28", "2024-12-28"), ("January 3, 2025", "2025-01-03")),
        ("from June 14 to June 12", ("June 14", "XXXX-06-14"), ("June 12", "XXXX-06-12")),
        ("between March 4 and March 6, 2025", ("March 4", "2025-03-04"), ("March 6, 2025", "2025-03-06")),
        ("May to June 1987", ("May", "1987-05"), ("June 1987", "1987-06")),
        ("He was mayor from 2019 to 2015", ("2019", "2019"), ("2015", "2015")),
        ("Ada Marsh (1931-2018) wrote", ("1931", "1931"), ("2018", "2018")),
        ("open Monday through Friday", ("Monday", "XXXX-WXX-1"), ("Friday", "XXXX-WXX-5")),
        ("from 6 p.m. to 4 a.m.", ("6 p.m.", "XXXX-XX-XXT18:00"), ("4 a.m.", "XXXX-XX-XXT04:00")),
        ("open 6-8 p.m.", ("6", "XXXX-XX-XXT18:00"), ("8 p.m.", "XXXX-XX-XXT20:00")),
    ],
)
def test_ranges_have_two_ends_that_share_what_is_written_once(
    text: str, first: tuple[str, str], last: tuple[str, str]
) -> None:
    assert values(text) == [first, last]
    assert [mention.part for mention in read(text)] == ["first", "last"]


def test_listed_days_share_month_and_year_and_are_no_range() -> None:
    found = read("on March 3, 4 and 5, 2025")
    assert [mention.value for mention in found] == ["2025-03-03", "2025-03-04", "2025-03-05"]
    assert [mention.part for mention in found] == [None, None, None]
    assert [mention.value for mention in read("3 and 4 March 2025")] == ["2025-03-03", "2025-03-04"]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It closed in 1998.", "1998", "1998"),
        ("It closed in early 1998.", "early 1998", "1998"),
        ("It fell at year-end 1989.", "year-end 1989", "1989"),
        ("It fell in the 1988 third quarter.", "1988 third quarter", "1988-Q3"),
        ("It fell in 1988’s third quarter.", "1988’s third quarter", "1988-Q3"),
        ("It is in the budget for the 1986/87 year.", "1986/87", "1986/1987"),
        ("It was due for a March release.", "March", "XXXX-03"),
        ("It was closed for the day.", "the day", "XXXX-XX-XX"),
        ("It is enough for the moment.", "the moment", "PRESENT_REF"),
        ("It is over at this point.", "this point", "PRESENT_REF"),
        ("She said that Thursday’s vote was close.", "Thursday", "XXXX-WXX-4"),
        ("It was on that Thursday.", "that Thursday", "XXXX-WXX-4"),
        ("It closed before the end of 1997.", "the end of 1997", "1997"),
        ("It closed in the year 2000.", "the year 2000", "2000"),
        ("Sales rose in fiscal 1986.", "fiscal 1986", "1986"),
        ("The 2005-06 season was long.", "2005-06", "2005/2006"),
        ("It began in the 1990s.", "the 1990s", "199X"),
        ("It began in the late 1980s.", "the late 1980s", "198X"),
        ("It began in the '90s.", "the '90s", "199X"),
        ("It began in the sixties.", "the sixties", "196X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("It rose in the third quarter of 1998.", "the third quarter of 1998", "1998-Q3"),
        ("It posted a third-quarter loss.", "third-quarter", "XXXX-Q3"),
        ("It rose in Q3 2016.", "Q3 2016", "2016-Q3"),
        ("It fell in the first half of 1987.", "the first half of 1987", "1987-H1"),
        ("It fell in the summer of 1998.", "the summer of 1998", "1998-SU"),
        ("It fell last winter.", "last winter", "XXXX-WI"),
        ("It opens in March.", "March", "XXXX-03"),
        ("It opens by mid-May.", "mid-May", "XXXX-05"),
        ("It opened in the first week of June 2015.", "the first week of June 2015", "2015-06"),
        ("They met on Tuesday.", "Tuesday", "XXXX-WXX-2"),
        ("They met late Monday night.", "late Monday night", "XXXX-WXX-1TNI"),
        ("They meet at 9:30 a.m. EST.", "9:30 a.m. EST", "XXXX-XX-XXT09:30"),
        ("They met at 1030 GMT.", "1030 GMT", "XXXX-XX-XXT10:30"),
        ("They meet at 9 p.m. Tuesday.", "9 p.m. Tuesday", "XXXX-WXX-2T21:00"),
        ("They meet at noon.", "noon", "XXXX-XX-XXT12:00"),
        ("They meet this morning.", "this morning", "XXXX-XX-XXTMO"),
        ("It fell on the morning of March 4, 2025.", "the morning of March 4, 2025", "2025-03-04TMO"),
        ("It took nearly two months.", "nearly two months", "P2M"),
        ("It was a five-day trip.", "five-day", "P5D"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took a year and a half.", "a year and a half", "P18M"),
        ("It took three to five years.", "three to five years", "PXY"),
        ("Over the past three years it grew.", "the past three years", "P3Y"),
        ("For decades it grew.", "decades", "PXDE"),
        ("She is a 27-year-old nurse.", "27-year-old", "P27Y"),
        ("It is held every two weeks.", "every two weeks", "P2W"),
        ("It is held twice a week.", "a week", "P1W"),
        ("It is held annually.", "annually", "P1Y"),
        ("They play on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("It is now shut.", "now", "PRESENT_REF"),
        ("It was recently shut.", "recently", "PAST_REF"),
        ("It may shut in the near future.", "the near future", "FUTURE_REF"),
        ("It was shut years ago.", "years ago", "PAST_REF"),
    ],
)
def test_one_expression_and_its_value(text: str, found: str, value: str) -> None:
    assert values(text) == [(found, value)]


@pytest.mark.parametrize(
    ("text", "found", "offset"),
    [
        ("It fell yesterday.", "yesterday", Offset("day", -1, "issue")),
        ("It opens the day after tomorrow.", "the day after tomorrow", Offset("day", 2, "issue")),
        ("It fell earlier this year.", "earlier this year", Offset("year", 0, "issue")),
        ("It fell last Tuesday.", "last Tuesday", Offset("weekday", -1, "issue")),
        ("It fell two weeks ago.", "two weeks ago", Offset("week", -2, "issue")),
        ("It rose in the following month.", "the following month", Offset("month", 1, "text")),
        ("It rose two days later.", "two days later", Offset("day", 2, "text")),
        ("It rose from a year earlier.", "a year earlier", Offset("year", -1, "text")),
        ("It had closed the day before.", "the day before", Offset("day", -1, "text")),
        ("It closed last year before the vote.", "last year", Offset("year", -1, "issue")),
    ],
)
def test_relative_dates_say_what_they_count_from(text: str, found: str, offset: Offset) -> None:
    (mention,) = read(text)
    assert (text[slice(*mention.span)], mention.offset, mention.form) == (found, offset, "relative")


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("It fell yesterday.", "1998-01-01", ("1998-01-01", "1998-01-01")),
        ("It fell yesterday morning.", "1998-01-01TMO", ("1998-01-01", "1998-01-01")),
        ("It fell last night.", "1998-01-01TNI", ("1998-01-01", "1998-01-01")),
        ("It fell last week.", "1997-W52", ("1997-12-22", "1997-12-28")),
        ("It fell last month.", "1997-12", ("1997-12-01", "1997-12-31")),
        ("It fell last quarter.", "1997-Q4", ("1997-10-01", "1997-12-31")),
        ("It fell last Tuesday.", "1997-12-30", ("1997-12-30", "1997-12-30")),
        ("It opens next Friday.", "1998-01-09", ("1998-01-09", "1998-01-09")),
        ("It fell last March.", "1997-03", ("1997-03-01", "1997-03-31")),
        ("It fell in March of last year.", "1997-03", ("1997-03-01", "1997-03-31")),
        ("It fell three years ago.", "1995", ("1995-01-01", "1995-12-31")),
        ("It opens two months from now.", "1998-03", ("1998-03-01", "1998-03-31")),
        ("It fell in the third quarter of last year.", "1997-Q3", ("1997-07-01", "1997-09-30")),
    ],
)
def test_an_anchor_resolves_what_counts_from_the_day_of_issue(text: str, value: str, days: tuple[str, str]) -> None:
    (found,) = read(text, date(1998, 1, 2))
    assert found.value == value
    assert found.resolved == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize(
    "text", ["It fell on Tuesday.", "It rose two days later.", "It fell on March 4.", "For a year."]
)
def test_an_anchor_leaves_open_what_needs_tense_or_another_date(text: str) -> None:
    assert all(found.resolved is None for found in read(text, date(1998, 1, 2)))


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times said so.",
        "Theresa May said so.",
        "You may march.",
        "They fear that this may not be enough.",
        "Prices fell to the mid 30s.",
        "He read “1984” again.",
        "It sold 2000 shares of Boeing 1977.",
        "It fell by a quarter of a point in the quarter-final.",
        "Boys ages 5 to 11 may like it.",
        "The Man of the Year.",
        "A second vote was held.",
        "He won 7-6 (7-3), 21-19.",
        "It cost $1998 or £2,000.",
    ],
)
def test_no_time_in_sight(text: str) -> None:
    assert values(text) == []


FRAGMENTS = (
    *[
        "March",
        "May",
        "Tuesday",
        "Mon.",
        "3",
        "4th",
        "31",
        "2025",
        "1998",
        ",",
        "-",
        "–",
        "to",
        "and",
        "the",
        "of",
        "last",
        "next",
        "ago",
        "a",
        "two",
        "years",
        "week",
        "day",
        "9",
        "p.m.",
        "10:30",
        "at",
    ],
    *[
        "25:00",
        "2025-13-04",
        "03/04/25",
        "’",
        "'90s",
        "“",
        "(",
        ")",
        ".",
        "quarter",
        "half",
        "first",
        "2/3",
        "dozen",
        "every",
        "Q3",
        "night",
        "century",
        "ſept",
    ],
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12), st.sampled_from((" ", "", "-")))
def test_any_heap_of_fragments_gives_ordered_mentions_inside_the_text(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    done = 0
    for found in read(text, date(2025, 3, 5)):
        assert done <= found.span.start < found.span.end <= len(text)
        assert found.weekday_span is None or found.weekday_span in found.span
        assert found.resolved is None or found.resolved[0] <= found.resolved[1]
        assert not (found.fault and found.resolved)
        done = found.span.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 1)), st.integers(1, 27))
def test_a_range_inside_a_month_is_read_in_every_style(first: date, length: int) -> None:
    last = first.replace(day=min(28, first.day + length))
    if last.day <= first.day:
        return
    month = f"{first:%B}"
    for text in (
        f"{month} {first.day}-{last.day}, {first.year}",
        f"{month} {first.day} to {last.day}, {first.year}",
        f"{month} {first.day} to {month} {last.day}, {first.year}",
        f"{first.day}-{last.day} {month} {first.year}",
        f"{first.day} to {last.day} {month} {first.year}",
    ):
        found = read(f"It ran from {text}.")
        assert [mention.resolved for mention in found] == [(first, first), (last, last)], text
        assert [mention.part for mention in found] == ["first", "last"]


@pytest.mark.parametrize(
    "text",
    [
        "It predicts this fall from the 2 percent of a rival.",
        "on a year-to-year basis",
        "at that point it fails",
        "a March on the town",
        "the day of the vote",
    ],
)
def test_words_of_time_that_tell_of_none(text: str) -> None:
    assert values(text) == []


def test_another_date_in_figures_proves_the_order() -> None:
    assert [value for _, value in values("He signed on 3/4/82 and left on 5/14/82.")] == ["1982-03-04", "1982-05-14"]
    assert [value for _, value in values("He signed on 3/4/82 and left on 14/5/82.")] == ["1982-04-03", "1982-05-14"]
    assert [value for _, value in values("He signed on 3/4/82.")] == ["1982-XX-XX"]


def test_a_range_of_dates_in_figures_has_two_ends() -> None:
    found = read("from 2019-06-12 to 2019-06-14")
    assert [(one.value, one.part) for one in found] == [("2019-06-12", "first"), ("2019-06-14", "last")]
