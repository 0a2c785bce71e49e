"""What tells the day of issue, and the days that dates then mean."""

from __future__ import annotations

import datetime

import pytest

from newslint.analysis.facts import analyse

ISSUED = "2025-03-05"  # a Wednesday


def _resolved(text: str, words: str, published: str | None = ISSUED) -> tuple[str, str] | None:
    facts = analyse(text, published=published)
    found = next(one for one in facts.dates if text[one.span.start : one.span.end] == words)
    return found.resolved and (found.resolved[0].isoformat(), found.resolved[1].isoformat())


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The council voted on Tuesday.", "Tuesday", "2025-03-04"),
        ("The council will vote on Tuesday.", "Tuesday", "2025-03-11"),
        ("The council voted to meet on Friday.", "Friday", "2025-03-07"),
        ("On Monday the council approved the plan.", "Monday", "2025-03-03"),
        ("The trial was adjourned until Friday.", "Friday", "2025-03-07"),
        ("The bus crashed yesterday.", "yesterday", "2025-03-04"),
        ("The law was passed on October 19.", "October 19", "2024-10-19"),
        ("The council will meet on June 4.", "June 4", "2025-06-04"),
        ("The council met on March 4.", "March 4", "2025-03-04"),
    ],
)
def test_the_tense_tells_the_day(text: str, words: str, day: str) -> None:
    assert _resolved(text, words) == (day, day)


def test_a_month_takes_the_year_of_its_tense() -> None:
    assert _resolved("Sales fell in December.", "December") == ("2024-12-01", "2024-12-31")


def test_nothing_is_resolved_without_a_day_of_issue() -> None:
    assert _resolved("The council voted on Tuesday.", "Tuesday", None) is None
    assert _resolved("The council voted on March 4.", "March 4", None) is None


def _reason(text: str, words: str, published: str | None = ISSUED) -> tuple[str, str | None]:
    facts = analyse(text, published=published)
    found = next(one for one in facts.dates if text[one.span.start : one.span.end] == words)
    return found.value, found.reason


@pytest.mark.parametrize(
    ("text", "words", "value", "reason"),
    [
        ("The bridge opened on March 4, 2024.", "March 4, 2024", "2024-03-04", None),
        ("The bus crashed yesterday.", "yesterday", "2025-03-04", "issue"),
        ("The council voted on Tuesday.", "Tuesday", "2025-03-04", "tense"),
        ("Rain on Tuesday.", "Tuesday", "2025-03-04", "likely"),
        ("Rain in October.", "October", "2024-10", "likely"),
        ("It rained on March 4, 2024. Two days later the dam broke.", "Two days later", "2024-03-06", "anaphora"),
        ("It rained on March 4, 2024. That month the dam broke.", "That month", "2024-03", "anaphora"),
        ("It opened in 2019 and closed the following year.", "the following year", "2020", "anaphora"),
        ("It rained on March 4, 2024. Profit rose 4 percent in the year.", "the year", "2025", "issue"),
        ("It opened in 2019. The next day it burned.", "The next day", "XXXX-XX-XX", None),
    ],
)
def test_what_resolved_a_date_is_kept(text: str, words: str, value: str, reason: str | None) -> None:
    assert _reason(text, words) == (value, reason)


def test_a_date_counts_from_the_one_before_it_without_a_day_of_issue() -> None:
    text = "It rained on March 4, 2024. A week earlier the dam had been mended."
    assert _reason(text, "A week earlier", None) == ("2024-W09", "anaphora")
    assert _reason("A week earlier the dam had been mended.", "A week earlier", None) == ("XXXX-WXX", None)


def test_the_day_of_issue_comes_from_the_best_evidence() -> None:
    dateline = "GENEVA, March 10, 2025 (Agency) — The council met on Monday, officials said."
    assert analyse(dateline).issue == (datetime.date(2025, 3, 10), "dateline", True)
    assert analyse(dateline, published="2025-03-12").issue[:2] == (datetime.date(2025, 3, 12), "published")
    assert analyse("By Ana Ruiz | March 10, 2025\n\nThe council met.").issue[:2] == (
        datetime.date(2025, 3, 10),
        "byline",
    )
    assert analyse("GENEVA, March 10 (Agency) — The council met.").issue == (None, "dateline", True)
    assert analyse("The council met.").issue == (None, "none", False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He was sworn in on January 20, 2025. Talks failed in March 2022.", datetime.date(2025, 1, 20)),
        ("The plant opened on May 2, 2019.", datetime.date(2019, 5, 2)),
        ("The trial is scheduled to open on May 2, 2019.", None),
        ("He will have moved on May 2, 2019.", None),
        ("The vote of May 2, 2019, was close.", None),
    ],
)
def test_the_text_proves_when_it_was_written_at_the_earliest(text: str, day: datetime.date | None) -> None:
    assert analyse(text).written_after == day
