"""Ages against birth dates: the age of today, and that of a day told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import AROUND, KIN, birth_word, births
from newslint.checks.dates.common import Dated, dated_sentences, dates_in, day_of, explicit, written
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["age_birth_mismatch"]

_DAYS = tuple[datetime.date, datetime.date]


def age_birth_mismatch(facts: Facts) -> Iterator[Match]:
    """An age that the birth date beside it does not give, on the day of issue or on the day told."""
    for dated in dated_sentences(facts):
        born = births(dated, facts)
        if len(born) == 1:
            yield from _age_now(born[0], dated, facts)
            yield from _age_then(born[0], dated, facts)
            yield from _age_next(born[0], dated, facts)


# --- the age of today ---

#: An age that somebody has on the day of issue.
_PRESENT = (
    r"\b[A-Z][\w’'.-]*,\s(?:now\s|aged?\s)?(?P<after_name>\d{1,3})(?=,|\s\(|\sand\sborn\b|\syears\sold\b|\.?$)"
    r"|\b(?:[Tt]he|[Aa]n?)\s(?:[a-z-]+\s){0,3}[a-z-]+,\s(?P<apposed>\d{2})(?=,)"
    r"|\b[A-Z][\w’'-]*\s\((?:aged?\s)?(?P<bracketed>\d{2})(?=\)|,\sborn\b)"
    r"|\bwill\s(?:be|turn)\s(?P<coming>\d{2})(?=\sthis\syear\b)"
    r"|(?<![\d.,$£€-])(?P<joined>\d{1,3})-years?-old\b(?!\s(?:company|firm|law|case|record|building|house|church)\b)"
    r"|\b(?:is|who’s|who's|now|turns|turned|mak(?:ing|es)\s(?:him|her|them))\s(?:now\s|currently\s|aged\s)?(?P<told>\d{2})"
    r"(?=[,.;)]|\s(?:and|years\sold|this|who|but|in|on)\b|$)"
    r"|\),\s(?P<closed>\d{2})(?=,|\.?$)"
    r"|\b(?:Now|At)\s(?P<led>\d{2}),"
)
_GONE = r"\b(?:die[ds]?|dead|death|killed|the\slate|murdered|would|deceased|passed\saway|slain)\b"
_AGE_AT = r"\b(?:when|then|while|at\sthe\stime|at\sage|at\sthe\sage|became|by\sthe\stime|since)\b"
_HE_WAS_BORN = (
    r"(?:(?:He|She|Mr|Ms|Mrs|Dr)\b\.?|(?P<name>[A-Z][\w’'-]+))(?:\s[A-Z][\w’'-]+)?,?\s(?:who\s)?(?:was|is)\sborn\b"
    r"|Born\s(?:in|on)\s[^,;]{1,40},\s(?:he|she)\b"
)
#: From the age to "born", from the birth to the age: nobody else comes in between, but for the place one is from.
_TO_BORN = (
    r"(?:,?\s(?:[A-Z][\w’'.-]*,?\s){1,4}|;\s(?:she|he)\s)?(?:(?!(?:in|of|from|at|near)\s|and\s[A-Z])[^;:A-Z]"
    r"|\b(?:in|of|from|at|near)\s(?:the\s|\d+\s)?(?:[A-Z][\w.’'-]*,?\s){1,4}|(?:in|of|from|at|near)\s(?=[a-z])){0,80}"
)
_TO_AGE = r"(?:\)?,|\)|,?\s(?:and|so|which\smeans|meaning))?\s(?:(?:is|who\sis|he\sis|she\sis)\s)?(?:(?:the|a)\s)?(?:[A-Z][\w.’'-]*\s){0,4}(?:[A-Z][\w’'-]*,\s)?\(?(?:now\s|aged\s|is\s|turns\s|turned\s|currently\s|will\s(?:be|turn)\s|(?:which\s)?mak(?:ing|es)\s(?:him|her|them)\s){0,2}"
_TURNS = 10  # days about a birthday in which a story may give either age


def _age_now(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Lena Voss, 41, was born in 1979."""
    issued = facts.issue.day
    if issued is None:
        return
    sentence = Span(dated.sentence.start, dated.sentence.end)
    known = [one for one in _present_ages(facts, sentence) if _of_one(one[0], birth, facts)]
    if not known:
        if not compiled(_HE_WAS_BORN, re.ASCII).match(facts.prose, sentence.start, sentence.end):
            return
        known = _ages_before(facts, sentence.start)
        known = known if len(known) == 1 else []
    if not known:
        return
    shown, age = min(known, key=lambda one: abs(one[0].start - birth.span.start))
    told = _wrong(age, birth, (issued, issued), datetime.timedelta(_TURNS if day_of(birth) else 0))
    if told:
        yield Match(shown, fields={"sum": told}, related=((birth.span, "the birth"),))


#: The age at the head of the sentence after a birth: "She is 41.", "Now 41, she runs the shop."
_HEAD_AGE = (
    r"\s*(?:(?:[Ss]he|[Hh]e|(?:Mr|Ms|Mrs|Dr)\.?\s[A-Z][\w’'-]+|(?P<name>[A-Z][\w’'-]+))\s(?:is|turns|turned)\s(?:now\s|currently\s)?"
    r"(?P<is>\d{2})(?=[.,;]|\s(?:years\sold|and)\b)|(?:Now\s(?:aged\s)?|Aged\s|Today,?\s(?:at\s)?|At\s)(?P<led>\d{2}),\s(?:she|he)\s(?:is|has|lives|runs|works|[a-z]+s)\b"
    r"|The\s(?P<joined>\d{2})-year-old\s(?![A-Z]))"
)
_SUBJECT = r"\s*(?:Born\b|(?:[A-Z][\w.’'-]*\s){0,3}(?P<name>[A-Z][\w’'-]+)(?:,|\s\()?(?:\swho)?\s(?:was|is)\s(?:[a-z]+\s)?born\b|(?:She|He)\swas\sborn\b)"


def _age_next(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Lena Voss was born in 1979. She is 41."""
    issued, index = facts.issue.day, facts.sentence_index(birth.span.start)
    opened = compiled(_SUBJECT, 0).match(facts.prose, dated.sentence.start, dated.sentence.end)
    if issued is None or index is None or index + 1 >= len(facts.sentences) or opened is None:
        return
    following = facts.sentences[index + 1]
    found = compiled(_HEAD_AGE, 0).match(facts.prose, following.start, following.end)
    if found is None or facts.block_at(birth.span.start) != facts.block_at(following.start):
        return
    if found["name"] and found["name"] != opened["name"]:
        return
    for sentence in (dated.sentence, following):
        if compiled(_GONE).search(facts.prose, sentence.start, sentence.end) or compiled(KIN).search(
            facts.prose, sentence.start, sentence.end
        ):
            return
    group = next(name for name in ("is", "led", "joined") if found[name])
    age = found[group]
    told = _wrong(int(age), birth, (issued, issued), datetime.timedelta(_TURNS if day_of(birth) else 0))
    if told:
        span = _with_unit(facts, Span(*found.span(group)))
        yield Match(span, fields={"sum": told}, related=((birth.span, "the birth"),))


def _of_one(shown: Span, birth: DateMention, facts: Facts) -> bool:
    """Whether an age and a birth in one sentence are of one person, both told as of today."""
    prose = facts.prose
    start, end = min(shown.start, birth.span.start), max(shown.end, birth.span.end)
    if shown.end <= birth.span.start:
        born = birth_word(shown.end, birth.span.start, facts)
        between = Span(shown.end, birth.span.start if born is None else born)
        linked = born is not None and compiled(_TO_BORN, re.ASCII).fullmatch(prose, between.start, between.end)
    else:
        between = Span(birth.span.end, shown.start)
        linked = compiled(_TO_AGE, re.ASCII).fullmatch(prose, between.start, between.end)
    if not linked or compiled(KIN).search(prose, between.start, between.end):
        return False
    sentence = facts.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence else (start, end)
    gone = compiled(_GONE).search(prose, max(first, start - AROUND), min(last, end + AROUND))
    if gone and not _lately(gone.end(), birth, facts):
        return False
    return not compiled(_AGE_AT).search(prose, max(first, shown.start - 30), shown.end)


_RECENT = 30  # days before its issue within which a death is the news of a story


def _lately(gone: int, birth: DateMention, facts: Facts) -> bool:
    """Whether a death is told with a day that is within weeks of the issue, and with no other."""
    issued = facts.issue.day
    near = [one for one in dates_in(facts, gone, gone + AROUND) if one is not birth]
    return bool(issued and near) and all(
        one.resolved is not None and issued is not None and 0 <= (issued - one.resolved[0]).days < _RECENT
        for one in near
    )


def _present_ages(facts: Facts, sentence: Span) -> list[tuple[Span, int]]:
    found = compiled(_PRESENT, re.ASCII).finditer(facts.prose, sentence.start, sentence.end)
    places = [(Span(*one.span(one.lastgroup or 0)), one) for one in found]
    return [(_with_unit(facts, span), int(one[one.lastgroup or 0])) for span, one in places]


def _with_unit(facts: Facts, span: Span) -> Span:
    """“41-year-old” is one word and one span."""
    joined = compiled(r"-years?-old\b").match(facts.prose, span.end)
    return Span(span.start, joined.end()) if joined else span


def _ages_before(facts: Facts, at: int) -> list[tuple[Span, int]]:
    """The one age of the sentence before, when nobody else is named with one."""
    index = facts.sentence_index(at)
    if not index:
        return []
    before = facts.sentences[index - 1]
    if facts.block_at(before.start) != facts.block_at(at):
        return []
    if compiled(KIN).search(facts.prose, before.start, before.end):
        return []
    if compiled(_GONE).search(facts.prose, before.start, before.end):
        return []
    return _present_ages(facts, Span(before.start, before.end))


# --- the age of a day told ---

_AT_AGE = (
    r"\b(?:(?:at|aged|was|turned|age)\s(?:age\s|the\sage\sof\s|only\s|just\s)?(?P<age>\d{1,2})(?:\syears\sold)?,?"
    r"|was\s(?P<when>\d{2})\swhen\s(?:he|she|they)\s[^,;.]{1,40}?)\s(?:in|on)\s$"
)
_AGE_AFTER = (
    r",?\s(?:at\s(?:the\s(?:young\s|early\s|ripe\s)?age\sof\s|age\s|just\s|only\s)?|aged\s(?:just\s|only\s)?)(?P<age>\d{1,3})"
    r"(?=[,.;)]|\s(?:and|of|from|in|after)\b|$)"
)
_DIED = r"\b(?:died|passed\saway|was\skilled|death)\b[^,;]{0,40}$"


class _Then(NamedTuple):
    """An age and the days on which somebody had it."""

    span: Span
    age: int
    days: _DAYS


def _age_then(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Born on May 2, 1990, he won the title at 20 in June 2012."""
    for mention in dated.dates:
        known = explicit(mention) or mention.reason in ("issue", "tense")
        if mention is birth or not known or mention.resolved is None:
            continue
        found = _told_age(mention, birth, dated, facts)
        if found is None:
            continue
        told = _wrong(found.age, birth, found.days, datetime.timedelta(0))
        if told:
            yield Match(found.span, fields={"sum": told}, related=((birth.span, "the birth"),))


def _told_age(mention: DateMention, birth: DateMention, dated: Dated, facts: Facts) -> _Then | None:
    others = facts.prose[min(birth.span.end, mention.span.end) : max(birth.span.start, mention.span.start)]
    if mention.resolved is None or compiled(KIN).search(others) or compiled(r";(?!\s(?:she|he)\swas\s)").search(others):
        return None
    start = max(dated.sentence.start, mention.span.start - 60)
    behind = facts.prose[start : mention.span.start]
    found = compiled(_AT_AGE).search(behind)
    if found is not None:
        group = "age" if found["age"] else "when"
        return _Then(Span(start + found.start(group), start + found.end(group)), int(found[group]), mention.resolved)
    after = compiled(_AGE_AFTER).match(facts.prose, mention.span.end, dated.sentence.end)
    if after is None or not (compiled(_DIED).search(behind) or "age" in after[0]):
        return None
    return _Then(Span(*after.span("age")), int(after["age"]), mention.resolved)


def _wrong(age: int, birth: DateMention, days: _DAYS, slack: datetime.timedelta) -> str:
    """The sum that shows an age to be wrong; empty when the birth date allows it."""
    if birth.resolved is None:
        return ""
    youngest, oldest = _age(birth.resolved[1], days[0] - slack), _age(birth.resolved[0], days[1] + slack)
    if youngest < 0 or youngest <= age <= oldest:
        return ""
    youngest, oldest = _age(birth.resolved[1], days[0]), _age(birth.resolved[0], days[1])
    born = day_of(birth)
    since = f"on {written(born)}" if born else f"in {birth.year}"
    ages = f"{youngest}" if youngest == oldest else f"{youngest} {'or' if oldest == youngest + 1 else 'to'} {oldest}"
    return f"Born {since}, one is {ages} {_when(days)}, not {age}"


def _when(days: _DAYS) -> str:
    first, last = days
    if first == last:
        return f"on {written(first)}"
    return f"in {first.strftime('%B %Y') if first.month == last.month else first.year}"


def _age(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
