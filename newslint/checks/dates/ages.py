"""Ages against birth dates: the age of today, and that of a day told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.analysis.ages import AGE, LIFE_DECADE, Age, age_of, decade_of
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import AROUND, KIN, SUBJECT, about_one, birth_word, told_births, wrong_age
from newslint.checks.dates.common import Dated, dates_in, day_of, explicit
from newslint.checks.dates.lives import tells_death
from newslint.checks.dates.two_ages import is_one_person, named_ages
from newslint.text import Span

__all__ = ["age_birth_mismatch"]


def age_birth_mismatch(facts: Facts) -> Iterator[Match]:
    """An age that the birth date beside it does not give, on the day of issue or on the day told."""
    for birth in told_births(facts):
        born, dated = birth.day, birth.dated
        now = [*_age_now(born, dated, facts), *_age_next(born, dated, facts)]
        yield from now or _age_elsewhere(born, dated, facts)
        yield from _age_then(born, dated, dated, facts)
        for other in birth.beside:
            if about_one(facts, dated.sentence, other.sentence):
                yield from _age_then(born, dated, other, facts)


# --- the age of today ---

#: An age that somebody has on the day of issue.
_PRESENT = (
    r"\b(?:[A-Z][\w’'.-]*|(?:The|the)\s[a-z-]+),\s(?:now\s|aged?\s)?(?P<after_name>\d{1,3})(?=,|\s\(|\sand\sborn\b|\syears\sold\b|\.?$)"
    r"|\b(?:[Tt]he|[Aa]n?)\s(?:[a-z-]+\s){0,3}[a-z-]+,\s(?P<apposed>\d{2})(?=,)"
    r"|\b[A-Z][\w’'-]*\s\((?:aged?\s)?(?P<bracketed>\d{2})(?=\)|,\sborn\b)"
    r"|\bwill\s(?:be|turn)\s(?P<coming>\d{2})(?=\sthis\syear\b)"
    r"|(?<![\d.,$£€-])(?P<joined>\d{1,3})-years?-old\b(?!\s(?:company|firm|law|case|record|building|house|church)\b)"
    r"|\b(?:is|who’s|who's|now|turns|turned|mak(?:ing|es)\s(?:him|her|them))\s(?:now\s|currently\s|aged\s)?(?P<told>\d{2})"
    r"(?=[,.;)]|\s(?:and|years\sold|this|who|but|in|on)\b|$)"
    r"|\),\s(?P<closed>\d{2})(?=,|\.?$)"
    r"|\b(?:Now|At)\s(?P<led>\d{2}),"
    r"|,\s(?:both|all)\s(?:aged\s)?(?P<shared>\d{1,3})(?=,)"
)
#: A decade of life that somebody is in: "Voss, who is in her late forties,", "the octogenarian".
_PRESENT_DECADE = (
    rf"(?:(?:,\s(?:who\sis\s|now\s)?|\bis\s(?:now\s)?)|\b[Tt]he\s|\b[Aa]n?\s|\bnow\s)(?P<decade>{LIFE_DECADE})"
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
    """Lena Voss, 41, was born in 1979. Without a day of issue, an age that was too low already on a day told as past."""
    issued = facts.written_after
    if issued is None or birth.resolved is None or issued <= birth.resolved[1]:
        return  # the birth itself may be all that is told as past
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
    if facts.issue.day is None:
        age = age._replace(most=age.most + 1, least=0)  # it may be years later, and the copy a little stale
    told = _wrong_now(age, birth, issued)
    if told:
        yield Match(shown, fields={"sum": told}, related=((birth.span, "the birth"),))


#: The age at the head of the sentence after a birth: "She is 41.", "Now 41, she runs the shop."
_HEAD_AGE = (
    r"\s*(?:(?:[Ss]he|[Hh]e|(?:Mr|Ms|Mrs|Dr)\.?\s[A-Z][\w’'-]+|(?P<name>[A-Z][\w’'-]+))\s(?:is|turns|turned)\s(?:now\s|currently\s)?"
    r"(?P<is>\d{2})(?=[.,;]|\s(?:years\sold|and)\b)|(?:Now\s(?:aged\s)?|Aged\s|Today,?\s(?:at\s)?|At\s)(?P<led>\d{2}),\s(?:she|he)\s(?:is|has|lives|runs|works|[a-z]+s)\b"
    r"|The\s(?P<joined>\d{2})-year-old\s(?![A-Z]))"
)


def _age_next(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Lena Voss was born in 1979. She is 41."""
    issued, index = facts.issue.day, facts.sentence_index(birth.span.start)
    opened = compiled(SUBJECT, 0).match(facts.prose, dated.sentence.start, dated.sentence.end)
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
    told = _wrong_now(Age(int(age), int(age), age), birth, issued)
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


def _present_ages(facts: Facts, sentence: Span) -> list[tuple[Span, Age]]:
    found = compiled(_PRESENT, re.ASCII).finditer(facts.prose, sentence.start, sentence.end)
    places = [(Span(*one.span(one.lastgroup or 0)), one[one.lastgroup or 0]) for one in found]
    ages = [(_with_unit(facts, span), Age(int(words), int(words), words)) for span, words in places]
    told = facts.prose[sentence.start : sentence.end]
    if any(words in told for words in ("in his ", "in her ", "in their ", "something", "narian")):
        decades = compiled(_PRESENT_DECADE, re.ASCII).finditer(facts.prose, sentence.start, sentence.end)
        ages += [(Span(*one.span("decade")), decade_of(one)) for one in decades]
    return ages


def _wrong_now(age: Age, birth: DateMention, issued: datetime.date) -> str:
    if birth.resolved is None:
        return ""
    return wrong_age(age, birth.resolved, (issued, issued), datetime.timedelta(_TURNS if day_of(birth) else 0))


def _with_unit(facts: Facts, span: Span) -> Span:
    """“41-year-old” is one word and one span."""
    joined = compiled(r"-years?-old\b").match(facts.prose, span.end)
    return Span(span.start, joined.end()) if joined else span


def _ages_before(facts: Facts, at: int) -> list[tuple[Span, Age]]:
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


# --- the age of now, told elsewhere with the name ---

#: The surname of who is born: "Voss was born in", "Born in 1979, Lena Voss", "Lena Voss (born 1979)", "Voss, born in".
_BORN_NAME = r"(?:(?P<name>[A-Z][\w’'-]+)(?:,|\s\()?(?:\swho)?\s?(?:(?:was|is)\s(?:[a-z]+\s)?)?born\b|Born\b[^;:]{0,60}?,\s(?:[A-Z][\w’'-]+\s){0,2}(?P<after>[A-Z][\w’'-]+)\b)"
_NO_SURNAME = frozenset(["He", "She", "It", "They", "Who", "The", "His", "Her", "Their", "But", "And", "When"])


def _age_elsewhere(birth: DateMention, dated: Dated, facts: Facts) -> Iterator[Match]:
    """Lena Voss, 41, runs the shop. … Voss was born in 1979: by a surname that one person in the copy has."""
    issued, sentence = facts.issue.day, dated.sentence
    if issued is None or facts.in_quotation(birth.span.start):
        return
    found = compiled(_BORN_NAME, 0).search(facts.prose, sentence.start, sentence.end)
    name = "" if found is None else found["name"] or found["after"] or ""
    if not name or name in _NO_SURNAME or not compiled(SUBJECT, 0).match(facts.prose, sentence.start, sentence.end):
        return
    if compiled(KIN).search(facts.prose, sentence.start, sentence.end) or compiled(_GONE).search(facts.prose):
        return
    ages = [one for one in named_ages(facts) if one.last == name]
    if not ages or len({one.age for one in ages}) != 1 or not is_one_person(facts, name):
        return
    told = _wrong_now(ages[0].age, birth, issued)
    if told and not sentence.start <= ages[0].span.start < sentence.end:
        yield Match(ages[0].span, fields={"sum": told}, related=((birth.span, "the birth"),))


# --- the age of a day told ---

_NO_AGE = r"(?![\w%:-]|[.,]\d|\s(?:per\s?cent|percent|degrees|points|minutes|years?\s(?:later|after|ago|before|in)))(?:\syears\s(?:old|of\sage))?"
_ONLY = r"(?:only\s|just\s|barely\s|still\s|then\s|aged\s|about\s|still\sonly\s)?"
#: An age of another time: "at 20", "aged just 20", "was 20", "turned 20", "as a 20-year-old".
_OTHER_AGE = (
    rf"\b(?:aged|(?:at\s)?age|at\sthe\s(?:[a-z]+\s)?age\sof)\s{_ONLY}(?P<aged>{AGE}){_NO_AGE}"
    rf"|\bat\s{_ONLY}(?P<at>{AGE}){_NO_AGE}(?=[,.;:)]|\s(?:when|in|on|he|she|they|and|to|with|after|for|of|from|(?-i:[A-Z]))|$)"
    rf"|\b(?:was|were|turned|being)\s{_ONLY}(?P<was>{AGE}){_NO_AGE}|\bas\san?\s(?P<as>{AGE})-year-old\b"
)
#: Words after which a date is that of something else.
_APART = (
    r"(?:and|but|which|that|who|whom|whose|before|after|until|since|later|from|then|now|founded|formed|established|built|created|set"
    r"|opened|launched|introduced|named|between)\b"
)
_TO_DATE = rf"(?:\s(?!{_APART})[\w’'.-]+){{0,14}}?\s(?:in|on|back\sin)\s(?:early\s|late\s|mid-)?"
_WHEN_TO_DATE = rf"\s(?:when|as){_TO_DATE}|\s(?:at\sthe\stime\s)?(?:in|on|back\sin)\s(?:early\s|late\s|mid-)?"
_DATE_TO_AGE = r",?\s(?:(?:still|then|while\sstill)\s)?"
_DATE_TO_WAS = (
    r",?\s(?:(?:when|by\swhich\stime|at\swhich\s(?:time|point)|as|and)\s)?(?:he|she|(?:(?-i:[A-Z])[\w’'-]+\s?){1,3})\s"
)


def _age_then(birth: DateMention, born: Dated, told: Dated, facts: Facts) -> Iterator[Match]:
    """Born on May 2, 1990, he won the title at 20 in June 2012."""
    if birth.resolved is None:
        return
    sentence = told.sentence
    for found in compiled(_OTHER_AGE).finditer(facts.prose, sentence.start, sentence.end):
        group = next(name for name in ("aged", "at", "was", "as") if found[name])
        age, mention = age_of(found[group]), _date_of_age(found, group, birth, told, facts)
        if age is None or mention is None or mention.resolved is None:
            continue
        start, end = min(birth.span.start, found.start(), mention.span.start), max(birth.span.end, found.end())
        if compiled(KIN).search(facts.prose, start, end) or facts.in_quotation(found.start()):
            continue
        if born is told and compiled(r";(?!\s(?:she|he)\swas\s)").search(facts.prose, start, end):
            continue
        wrong = wrong_age(age, birth.resolved, mention.resolved)
        if wrong:
            yield Match(Span(*found.span(group)), fields={"sum": wrong}, related=((birth.span, "the birth"),))
            return


def _date_of_age(found: re.Match[str], group: str, birth: DateMention, told: Dated, facts: Facts) -> DateMention | None:
    """The time at which somebody had an age, where nothing else can be meant."""
    for mention in told.dates:
        known = explicit(mention) or mention.reason in ("issue", "tense")
        if mention is birth or not known or mention.kind != "date" or mention.part is not None:
            continue
        if explicit(mention) and tells_death(facts, told, mention):
            continue
        if mention.span.start >= found.end():
            gap = facts.prose[found.end() : mention.span.start]
            ways = _WHEN_TO_DATE if group == "was" else _TO_DATE
            if group != "was" and gap.startswith(",") and _opens(found, told, facts):
                gap = gap[1:]
        else:
            gap, ways = facts.prose[mention.span.end : found.start()], _DATE_TO_WAS if group == "was" else _DATE_TO_AGE
        if compiled(ways).fullmatch(gap):
            return mention
    return None


def _opens(found: re.Match[str], told: Dated, facts: Facts) -> bool:
    return not facts.prose[told.sentence.start : found.start()].strip()
