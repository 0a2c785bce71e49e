"""Two dates and what ties them: "five years after", "two days later", "came before", against the order of the dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, explicit, plural, same_year_days, shown
from newslint.checks.dates.fronted import fronted
from newslint.checks.dates.lengths import ABOUT, LENGTH, Length, length_of
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["LATER_AFTER", "LATER_BEFORE", "Tie", "days_of", "points_of", "sequence_contradiction", "ties", "ties_later"]

#: What stands between two dates that a counted interval ties together. `far` is how the second hangs on its noun.
_TIE = (
    rf"(?P<head>,?\s(?:(?:came|was|were|took\splace|happened|followed|fell)\s)?|\s?[-–—]\s?){ABOUT}"
    rf"(?P<span>{LENGTH}\s(?P<way>after|before|since|(?:earlier|later)\sthan|ahead\sof|prior\sto|following|on\sfrom))\s"
    r"(?P<far>[^,;:()—]{0,80}?(?:,\s(?:[a-z]+ed|built|held|set\sup|begun|won)\s)?)\b(?P<last>in|on|of|the|his|her|its|their|a|an)\s"
)
_WAYS = (" after ", " before ", " since ", " than ", " ahead of ", " prior to ", " following ", " on from ")
_FAR = 170  # how far apart the two dates may stand
_UNSURE = r"\b(?:until|between|since|than|not|or|if)\b"


class Tie(NamedTuple):
    """Two dates and the interval that the copy says lies between them; `after` where the first is the later one."""

    first: DateMention
    last: DateMention
    length: Length | None
    after: bool
    span: Span


#: Ways of telling that the first date is the later one.
_AFTER_WAYS = ("after", "later", "since", "following", "on")


def ties(facts: Facts) -> Iterator[Tie]:
    for sentence, dates in dated_sentences(facts):
        for first, last in pairwise(points_of(Dated(sentence, dates))):
            gap = facts.prose[first.span.end : last.span.start]
            told = len(gap) < _FAR and any(way in gap for way in _WAYS)
            found = compiled(_TIE).fullmatch(gap) if told else None
            if found is None or compiled(_UNSURE).search(gap[found.start("way") :].replace(found["way"], "")):
                continue
            length = length_of(found)
            if length is None or _counts_on(facts, sentence.end, last, found):
                continue
            start = first.span.end
            span = Span(start + found.start("span"), start + found.end("span"))
            yield Tie(first, last, length, found["way"].lower().startswith(_AFTER_WAYS), span)


#: A count that ends at its date: "left two days later, on May 9", "and left in 2012, nine years later".
_LATER = rf"{ABOUT}(?P<span>{LENGTH}\s(?:later|afterwards?|on)(?!\s(?:from|than)))"
LATER_BEFORE = rf"\b{_LATER},?\s(?:in|on)\s(?:early\s|late\s)?$"
LATER_AFTER = rf",\s{_LATER}(?=[,.;]|$)"
#: A count that opens its sentence: "Nine years after it opened in 2003, the plant closed in 2012."
_AFTER_FIRST = rf"{ABOUT}(?P<span>{LENGTH}\s(?P<way>after|before))\s[^,;:()—]{{1,80}}?\b(?:in|on)\s$"


_LATER_WORDS = (" later", " after", " before", "s on ", "s on,", "e on,")


def ties_later(facts: Facts) -> Iterator[Tie]:
    """Two dates of a sentence and the count that leads from the first to the second."""
    prose = facts.prose
    for dated in dated_sentences(facts):
        sentence, points = dated.sentence, points_of(dated)
        if len(points) != 2 or not any(word in prose[sentence.start : sentence.end] for word in _LATER_WORDS):
            continue
        first, last = points
        if compiled(_UNSURE).search(prose, first.span.end, last.span.start):
            continue
        found = (
            compiled(LATER_BEFORE).search(prose, first.span.end, last.span.start)
            or compiled(LATER_AFTER).match(prose, last.span.end, sentence.end)
            or compiled(_AFTER_FIRST).fullmatch(prose, sentence.start, first.span.start)
        )
        length = length_of(found) if found else None
        if found is not None and length is not None:
            yield Tie(
                last, first, length, found.groupdict().get("way", "").lower() != "before", Span(*found.span("span"))
            )


def points_of(dated: Dated) -> list[DateMention]:
    """The dates of a sentence that an interval may lead from or to."""
    return [one for one in dated.dates if one.kind == "date" and (one.year or one.month) and one.part is None]


def _counts_on(facts: Facts, end: int, last: DateMention, found: re.Match[str]) -> bool:
    """Whether the last date does not clearly hang on the event: "after the 1990 and 1991 votes"."""
    ahead = facts.prose[last.span.end : min(end, last.span.end + 12)]
    return bool(compiled(r"^\s(?:and|or|to)\b|^\s?[-–]").match(ahead)) and found["last"] not in ("in", "on")


def days_of(tie: Tie) -> tuple[datetime.date, datetime.date] | None:
    """The two days, one of a year unknown being in the same year; within half a year, so that none goes over New Year."""
    days = same_year_days(tie.first, tie.last)
    if days is None or (tie.first.year is None and abs((days[0] - days[1]).days) > 120):
        return None
    return days


def sequence_contradiction(facts: Facts) -> Iterator[Match]:
    """An event said to come after another, on a day before it, or the other way about."""
    told = set[Span]()
    told_first = (Tie(one.first, one.last, None, one.after, one.span) for one in fronted(facts))
    for tie in (*ties(facts), *ties_later(facts), *_orders(facts), *told_first):
        order = _order(tie)
        if order == 0 or (order > 0) == tie.after or tie.span in told:
            continue
        told.add(tie.span)
        way = "before" if order < 0 else "after"
        yield Match(
            tie.span,
            fields={"sum": f"{shown(facts, tie.first.span)} is {_apart(tie)}{way} {shown(facts, tie.last.span)}"},
        )


def _order(tie: Tie) -> int:
    """1 where the first date is the later one, -1 where it is the earlier one, 0 where neither is certain."""
    days = days_of(tie)
    if days is not None:
        return (days[0] > days[1]) - (days[0] < days[1])
    if not (explicit(tie.first) and explicit(tie.last)) or tie.first.resolved is None or tie.last.resolved is None:
        return 0
    return (tie.first.resolved[0] > tie.last.resolved[1]) - (tie.first.resolved[1] < tie.last.resolved[0])


def _apart(tie: Tie) -> str:
    days = days_of(tie)
    return "" if days is None else f"{plural(abs((days[0] - days[1]).days), 'day')} "


#: Two events in order, without a count: "the vote on May 9 came after the hearing on May 7".
_ORDERED = (
    r",?\s(?:(?:just|only|shortly|right|days|weeks|months|years|well|long|soon|immediately)\s|(?:came|was|were|is|held|played|staged|signed|released|published|opened|took\splace)\s){0,3}"
    r"(?P<span>(?P<way>before|after|ahead\sof|prior\sto|followed|preceded|following)\s(?:the|his|her|its|their|a|an|[A-Z][\w’'-]+)\s"
    r"(?:[\w’'-]+\s){0,6}?)(?:on|in|of|held\son)\s"
)
_LATER_WAYS = ("after", "followed", "following")
_MOVED = (
    r"cancel\w+|postpon\w+|call(?:ed|ing)\soff|mov(?:ed|ing)|delay\w+|re-?schedul\w+|brought\sforward|put\s(?:off|back)"
)
_CHANGED = rf"\b(?:{_MOVED}|that|which|who|year)\b"
_CHANGED_AFTER = rf"^\s(?:and\s[a-z]+\s[\d ]+\s)?(?:(?:was|were|is|had\sbeen|and|then|later)\s){{0,2}}(?:{_MOVED})"
_AFTER = 30  # how far after the second date a word may stand by which it was changed
_NEAR = 62  # days within which two days without a year are of one


def _orders(facts: Facts) -> Iterator[Tie]:
    """Two events of a sentence, each with its day, one told as before or after the other."""
    for sentence, dates in dated_sentences(facts):
        points = [one for one in dates if one.kind == "date" and one.month and one.part is None]
        for first, last in pairwise(points):
            gap = facts.prose[first.span.end : last.span.start]
            found = compiled(_ORDERED).fullmatch(gap) if len(gap) < 130 else None
            if found is None or compiled(_UNSURE).search(gap) or compiled(_CHANGED).search(gap):
                continue
            if compiled(_CHANGED_AFTER).search(facts.prose[last.span.end : min(sentence.end, last.span.end + _AFTER)]):
                continue
            days = same_year_days(first, last)
            if first.year is None and (days is None or abs((days[0] - days[1]).days) > _NEAR):
                continue
            span = Span(first.span.end + found.start("span"), last.span.end)
            yield Tie(first, last, None, found["way"].lower() in _LATER_WAYS, span)
