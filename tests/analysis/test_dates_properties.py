"""Every day of the calendar, in every style of the news, is found whole and read right; every other day is a fault."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.dates import DateMention, date_mentions
from newslint.text import Block, Document, Span, sentences

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
AP = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ordinal(day: int) -> str:
    suffix = "th" if day // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


Style = Callable[[int, int, int], str]

PLAIN: tuple[Style, ...] = (
    lambda y, m, d: f"{MONTHS[m - 1]} {d}, {y}",
    lambda y, m, d: f"{AP[m - 1]} {d}, {y}",
    lambda y, m, d: f"{MONTHS[m - 1].upper()} {d}, {y}",
    lambda y, m, d: f"{MONTHS[m - 1]} {ordinal(d)}, {y}",
    lambda y, m, d: f"{d} {MONTHS[m - 1]} {y}",
    lambda y, m, d: f"{ordinal(d)} {MONTHS[m - 1]} {y}",
    lambda y, m, d: f"the {ordinal(d)} of {MONTHS[m - 1]} {y}",
    lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
)
WITH_WEEKDAY: tuple[Callable[[int, int, int, str], str], ...] = (
    lambda y, m, d, w: f"{w}, {MONTHS[m - 1]} {d}, {y}",
    lambda y, m, d, w: f"{w}, {AP[m - 1]} {d}, {y}",
    lambda y, m, d, w: f"{w} {MONTHS[m - 1]} {d} {y}",
    lambda y, m, d, w: f"{w} {d} {MONTHS[m - 1]} {y}",
    lambda y, m, d, w: f"{w}, {d} {MONTHS[m - 1]} {y}",
    lambda y, m, d, w: f"{w} the {ordinal(d)} of {MONTHS[m - 1]} {y}",
    lambda y, m, d, w: f"{w} ({MONTHS[m - 1]} {d}, {y})",
    lambda y, m, d, w: f"{MONTHS[m - 1]} {d}, {y} ({w})",
    lambda y, m, d, w: f"{d} {MONTHS[m - 1]} {y} ({w})",
    lambda y, m, d, w: f"{MONTHS[m - 1]} {d} ({w}), {y}",
    lambda y, m, d, w: f"{MONTHS[m - 1]} {d}, {y}, a {w}",
)
FRAMES = ("The lease ends on {}.", "Café 🎄 The hearing on {}, was short.", "“It ended {}”, she said.", "{}")

days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
impossible = st.tuples(st.integers(1800, 2199), st.integers(1, 12), st.integers(29, 31)).filter(
    lambda parts: parts[2] > monthrange(parts[0], parts[1])[1]
)


def single(frame: str, written: str) -> DateMention:
    text = frame.format(written)
    document = Document(text, text, (Block("paragraph", 0, len(text)),))
    (found,) = date_mentions(document, list(sentences(document)))
    start = frame.index("{}")
    assert found.span == Span(start, start + len(written)), text
    return found


@given(days, st.sampled_from(PLAIN), st.sampled_from(FRAMES))
def test_every_day_in_every_style(day: date, style: Style, frame: str) -> None:
    found = single(frame, style(day.year, day.month, day.day))
    assert (found.value, found.resolved, found.fault) == (day.isoformat(), (day, day), None)


@given(days, st.sampled_from(WITH_WEEKDAY), st.sampled_from(FRAMES), st.integers(0, 6))
def test_the_weekday_is_read_whether_right_or_wrong(
    day: date, style: Callable[[int, int, int, str], str], frame: str, weekday: int
) -> None:
    found = single(frame, style(day.year, day.month, day.day, WEEKDAYS[weekday]))
    assert (found.value, found.weekday) == (day.isoformat(), weekday)


@given(impossible, st.sampled_from(PLAIN), st.sampled_from(FRAMES))
def test_every_impossible_day_is_a_fault(parts: tuple[int, int, int], style: Style, frame: str) -> None:
    found = single(frame, style(*parts))
    assert (found.fault, found.resolved) == ("no-such-day", None)
    assert found.value == "{}-{:02d}-{:02d}".format(*parts)
