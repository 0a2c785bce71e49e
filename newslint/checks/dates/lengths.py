"""Lengths of time as copy tells them: “two decades”, “half a century”, “nearly five years”, each with what it leaves open."""

from __future__ import annotations

import re

from newslint.checks.dates.common import NUMBER, number, plural
from newslint.records import NamedTuple

__all__ = ["ABOUT", "LENGTH", "Length", "length_of"]

#: A length, in the group `length`: `count` and `unit`, `part` of a `whole`, or one `bare` unit, as in “week-long”.
LENGTH = (
    rf"(?P<length>(?P<count>{NUMBER})[-\s](?P<unit>hour|day|week|fortnight|month|year|decade|centur(?=y|ies))(?:s|y|ies)?\b"
    r"|(?P<part>half\sa|half|(?:an?\s)?quarter\sof\sa|(?:an?\s)?quarter|three\squarters\sof\sa)[-\s](?P<whole>century|decade)\b"
    r"|(?P<bare>week|fortnight|month|year|decade|century)(?=[-\s]?long\b))"
)
#: What copy puts before a length that it does not take exactly, in the group `about`.
ABOUT = (
    r"(?:(?P<about>nearly|almost|about|around|roughly|approximately|some|close\sto|just\sunder|just\sover|a\slittle\s(?:over|under)"
    r"|barely|scarcely|hardly|only|just|exactly|precisely|fully|not\seven|more\sthan|over|well\sover|at\sleast|upwards\sof"
    r"|less\sthan|fewer\sthan|under|not\squite|within|at\smost|no\smore\sthan|a\sfull|a\sgood|all\sof|all\sbut|mere|a\smere)\s)?"
)
_LEAST = frozenset({"more than", "over", "well over", "at least", "upwards of", "a good"})
_MOST = frozenset({"less than", "fewer than", "under", "within", "at most", "no more than", "not even"})
_EXACT = frozenset({"exactly", "precisely", "fully", "only", "just", "a full", "all of", "a mere", "mere", ""})
_PARTS = {"half": 0.5, "quarter": 0.25, "three": 0.75}


class Length(NamedTuple):
    """Between `least` and `most` units of one kind: hour, day, week, month or year."""

    least: float
    most: float
    unit: str
    told: str

    def allows(self, measured: float, slack: float) -> bool:
        """Whether so many units can be called this length, give or take the slack."""
        return self.least - slack <= measured <= self.most + slack


def length_of(found: re.Match[str], over: bool = True) -> Length | None:
    """The length that a match of `LENGTH` tells, with the word of `ABOUT` before it where there is one.

    `over` tells whether "over four years" is more than four; before a range it is four.
    """
    groups = found.groupdict()
    if not over and (groups.get("about") or "").lower() == "over":
        groups["about"] = None
    if groups["part"]:
        share = _PARTS[re.sub(r"^an?\s", "", groups["part"].lower()).split()[0]]
        size, coarse = (share * 100, 3.0) if groups["whole"].lower() == "century" else (share * 10, 1.0)
        return _bounded(size, "year", coarse, groups)
    count = 1 if groups["bare"] else number(groups["count"])
    if count is None:
        return None
    unit = (groups["bare"] or groups["unit"]).lower().replace("century", "centur")
    if unit == "fortnight":
        return _bounded(count * 2, "week", 0, groups)
    if unit in ("decade", "centur"):
        size = count * (10 if unit == "decade" else 100)
        return _bounded(size, "year", min(size / 10, 6 if unit == "decade" else 15), groups)
    return _bounded(count, unit, 0, groups)


def _bounded(count: float, unit: str, coarse: float, groups: dict[str, str | None]) -> Length:
    about = " ".join((groups.get("about") or "").lower().split())
    told = f"{count:g}" if coarse == 0 else plural(int(count), unit)
    if about in _LEAST:
        return Length(count - coarse, float("inf"), unit, told)
    if about in _MOST:
        return Length(0, count + coarse, unit, told)
    wide = coarse if about in _EXACT else coarse + max(1, count / 10)
    return Length(count - wide, count + wide, unit, told)
