"""The dates pack as a whole: exact spans and messages, and silence where something is not certain."""

from __future__ import annotations

from functools import cache

import pytest

from newslint import Linter


@cache
def _linter() -> Linter:
    return Linter(select=["dates"], ignore=["dates/yearless-date", "dates/relative-date-no-dateline"])


def _findings(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    found = _linter().lint(text, published=published)
    return [(one.rule.removeprefix("dates/"), one.text, one.message) for one in found]


@pytest.mark.parametrize(
    ("text", "published", "rule", "span", "says"),
    [
        ("The hearing is on Monday, March 4, 2025.", None, "weekday-mismatch", "Monday, March 4, 2025", "March 4, 2025 was a Tuesday, not a Monday. The nearest Monday is March 3, 2025"),
        ("He was mayor from 2019 to 2015.", None, "reversed-range", "2019 to 2015", "2015 comes before 2019"),
        ("The two-day summit ran from June 3 to June 6, 2024.", None, "duration-mismatch", "two-day", "June 3 to June 6, 2024 is 4 days, not 2"),
        ("She served a five-year term from 2019 to 2025.", None, "duration-mismatch", "five-year", "2019 to 2025 is 6 years, not 5"),
        ("The plant closed in 2012, five years after it opened in 2003.", None, "elapsed-mismatch", "five years after", "2003 to 2012 is 9 years, not 5"),
        ("Lena Voss, 41, was born in 1979.", "2025-03-05", "age-birth-mismatch", "41", "Born in 1979, one is 45 or 46 on March 5, 2025, not 41"),
        ("Ada Marsh (1931-2018) died aged 76.", None, "lifespan-mismatch", "76", "Born in 1931, one is 86 or 87 in 2018, not 76"),
        ("The council will vote on March 3, 2025.", "2025-03-05", "past-date-future-tense", "will vote on March 3, 2025", "March 3, 2025 was before March 5, 2025"),
        ("The council voted on March 12, 2025.", "2025-03-05", "future-date-past-tense", "voted on March 12, 2025", "March 12, 2025 is after March 5, 2025"),
        ("The bus crashed yesterday, March 2.", "2025-03-05", "relative-explicit-conflict", "yesterday, March 2", "In a story of March 5, 2025, “yesterday” is March 4, 2025"),
        ("The town marked the 10th anniversary of the 2013 flood.", "2024-09-01", "anniversary-mismatch", "10th anniversary of the 2013", "2013 to 2024 is 11 years, not 10"),
        ("A band played on the 10th anniversary of the 2009 flood.", "2024-05-14", "anniversary-mismatch", "10th anniversary of the 2009", "2009 to 2024 is 15 years, not 10"),
        ("The boats left shortly before dawn, at 5 p.m., in fog.", None, "clock-conflict", "before dawn, at 5 p.m.", "5 p.m. is not near dawn"),
        ("Thanksgiving fell on November 20, 2025.", None, "holiday-mismatch", "Thanksgiving fell on November 20, 2025", "Thanksgiving is November 27, 2025"),
        ("Memorial Day (May 30, 1995) drew a crowd.", None, "holiday-mismatch", "Memorial Day (May 30, 1995", "Memorial Day is May 29, 1995"),
        ("The yard closed on Good Friday, April 11, 2025.", None, "holiday-mismatch", "Good Friday, April 11, 2025", "Good Friday is April 18, 2025"),
        ("The permit expires on 03/04/2025.", None, "ambiguous-numeric-date", "03/04/2025", "March 4 or April 3"),
        ("Doors open at 9 a.m. in the evening.", None, "clock-conflict", "9 a.m. in the evening", "9 a.m. is not in the evening"),
        ("The Biden administration is against it.", "2025-11-22", "office-holder-anachronism", "The Biden administration is", "The Biden administration ended on January 20, 2025"),
    ],
)  # fmt: skip
def test_the_message_shows_the_sum(text: str, published: str | None, rule: str, span: str, says: str) -> None:
    found = _findings(text, published)
    assert [(name, words) for name, words, _ in found] == [(rule, span)]
    assert says in found[0][2]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The town's fair runs from December 28 to January 3.", None),
        ("The yard closed on Good Friday, April 18, 2025, and on Memorial Day, May 26, 2025.", None),
        ("Memorial Day fell on April 30, 2025, in Israel.", None),
        ("The fair was moved from June 14 to June 12.", None),
        ("The ministry voted to meet on March 12, 2025.", "2025-03-05"),
        ("“We will vote on March 3, 2025,” Mayor Ana Ruiz said.", "2025-03-05"),
        ("The talks in March 2022 irritated the Biden administration.", "2025-11-22"),
        ("He was sworn in on January 20, 2025. The Trump administration has been accused of it.", None),
        ("The strike began on Thursday, August 4.", "2025-03-05"),
        ("Deliveries rose by 3 percent a year from 2019 to 2025.", None),
        ("The case was to have been heard on February 27.", None),
        ("Rain fell. A band had played on the 10th anniversary of the 2009 flood.", "2024-05-14"),
        ("Officers came. He was arrested on the 10th anniversary of the 2009 flood.", "2024-05-14"),
    ],
)
def test_nothing_is_said_where_something_is_open(text: str, published: str | None) -> None:
    assert _findings(text, published) == []


def test_time_that_hangs_in_the_air_is_counted_once() -> None:
    linter = Linter(select=["dates/relative-date-no-dateline"])
    found = linter.lint("The vote was held yesterday. The council meets on Tuesday.")
    assert [one.text for one in found] == ["yesterday"]
    assert "2 expressions count from a day of issue" in found[0].message
