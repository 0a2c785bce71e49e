"""What a sentence says first to have come first: “After the hearing on May 9, the council voted on May 7”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.date_verbs import leads_clause, past_before, told_past
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.dates.common import Dated, dated_sentences, same_year_days
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["Fronted", "fronted"]

_NEAR = 62  # days within which two days without a year are of one
#: The beginning of a sentence up to its first date: an event by its noun, or by a clause with its verb.
_FRONT = (
    r"(?:(?:But|And|Yet|Then)\s)?(?:(?:[Oo]nly|[Jj]ust|[Ss]hortly|[Ss]oon|[Ii]mmediately|[Rr]ight|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Ll]ong|[Ee]ven)\s){0,2}"
    r"(?P<way>[Aa]fter|[Ff]ollowing|[Bb]efore|[Aa]head\sof|[Pp]rior\sto|[Oo]nce)\s"
    r"(?:(?P<noun>(?:the|his|her|its|their|an?)\s(?:(?!of\b|for\b|to\b|about\b|over\b)[\w’'-]+\s){1,4}?(?:of\s)?)|(?P<clause>[^,;:()—]{4,90}?),?\s)(?:on\s|in\s|held\son\s)?"
)
#: A main clause turned about: "Only after …, on May 9, did the dam burst, on May 7".
_TURNED = r",\s(?:did|was|were|had)\s(?:(?!that\b|which\b|who\b|as\b|for\b)[\w’'-]+\s){1,6}?[\w’'-]+,?\s(?:on\s)?"
_NEARLY = r",\s(?:[^,;:()—]{3,90},?\s)(?:on\s)?"


class Fronted(NamedTuple):
    """Two events of a sentence: `first` of its main clause, `last` of what it begins with; `after` as it says."""

    first: DateMention
    last: DateMention
    after: bool
    span: Span


def fronted(facts: Facts) -> Iterator[Fronted]:
    """Sentences that begin with an event and its day, and tell of another with its own."""
    for dated in dated_sentences(facts):
        days = [one for one in dated.dates if one.kind == "date" and one.day and one.part is None and not one.fault]
        if len(days) != 2 or len([one for one in dated.dates if one.month]) != 2:
            continue
        found = _ordered(facts, dated, days[0], days[1])
        if found is not None:
            yield found


def _ordered(facts: Facts, dated: Dated, last: DateMention, first: DateMention) -> Fronted | None:
    prose, sentence = facts.prose, dated.sentence
    front = compiled(_FRONT, 0).fullmatch(prose, sentence.start, last.span.start)
    apart = same_year_days(first, last)
    if front is None or apart is None or (first.year is None and abs((apart[0] - apart[1]).days) > _NEAR):
        return None
    tokens = facts.tokens
    at = tokens.at(first.span.start)
    if front["clause"] and not _happened(facts, *front.span("clause")):
        return None
    after = tokens.at(last.span.end)
    turned = compiled(_TURNED).fullmatch(prose, last.span.end, first.span.start)
    if not turned and not compiled(_NEARLY).fullmatch(prose, last.span.end, first.span.start):
        return None
    verb = None if turned else past_before(tokens, at, after)
    if not turned and (verb is None or not leads_clause(tokens, verb, after)):
        return None
    way = front["way"].lower()
    return Fronted(first, last, way in ("after", "following", "once"), Span(front.start("way"), first.span.end))


#: Words of a clause by which its date may be one to come.
_PLANS = r"\b(?:for|to\s[a-z]+|until|due|set|scheduled|planned|will|would|that|which|who|whose|of|about|over|from|between|since|again|not)\b"


def _happened(facts: Facts, start: int, end: int) -> bool:
    """Whether a clause tells of what happened, and of nothing else that could have a day."""
    tokens = facts.tokens
    past = any(told_past(tokens, at) for at in range(tokens.at(start), tokens.at(end)))
    return past and compiled(_PLANS).search(facts.prose, start, end) is None
