"""Lives: years of birth and death against one another and against the age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import AROUND, KIN, births
from newslint.checks.dates.common import dated_sentences, explicit
from newslint.text import Span

__all__ = ["lifespan_mismatch"]

_LIFE = r"\b[A-Z][\w’'-]+\s(?P<life>\((?P<born>[12]\d{3})\s?[-–—]\s?(?P<died>[12]\d{3})\))"
_DIED_AGED = r"\b(?:died\s(?:aged|at|at\sage|at\sthe\sage\sof)|death\s(?:aged|at|at\sage|at\sthe\sage\sof)|who\sdied\saged)\s(?P<age>\d{1,3})\b(?!\s?[%:])|\bwas\s(?P<was>\d{1,3})\swhen\s(?:he|she)\sdied\b"
_WORK = (
    r"(?:War|Act|Party|Company|Co|Inc|Club|Dynasty|Republic|Empire|Series|Season|League|Cup|Plan|Era|Period|Crisis)\s$"
)


_DIED_ON = r"\b(?:died|was\skilled|passed\saway)\s(?:in|on)\s$|,\sdied\s$"


def _died_unborn(facts: Facts) -> Iterator[Match]:
    """Born in 1951, died in 1948, of one person in one sentence."""
    if "born" not in facts.prose or "died" not in facts.prose:
        return
    for dated in dated_sentences(facts):
        born = births(dated, facts)
        if len(born) != 1 or compiled(KIN).search(facts.prose, dated.sentence.start, dated.sentence.end):
            continue
        for mention in dated.dates:
            if (
                mention.span <= born[0].span
                or not explicit(mention)
                or mention.resolved is None
                or not born[0].resolved
            ):
                continue
            between = facts.prose[born[0].span.end : mention.span.start]
            if (
                compiled(_DIED_ON).search(between)
                and len(between) < AROUND
                and mention.resolved[1] < born[0].resolved[0]
            ):
                yield Match(mention.span, fields={"sum": f"{mention.year} comes before {born[0].year}"})


def lifespan_mismatch(facts: Facts) -> Iterator[Match]:
    """Years of birth and death in brackets that are reversed, or that the age at death contradicts."""
    yield from _died_unborn(facts)
    if "(" not in facts.prose:
        return
    for found in re.finditer(_LIFE, facts.prose):
        born, died = int(found["born"]), int(found["died"])
        sentence = facts.sentence_at(found.start())
        if sentence is None or re.search(_WORK, facts.prose[sentence.start : found.start("life")]):
            continue
        if died < born:
            yield Match(Span(*found.span("life")), fields={"sum": f"{died} comes before {born}"})
            continue
        told = re.compile(_DIED_AGED).search(facts.prose, found.end(), sentence.end)
        group = "age" if told and told["age"] else "was"
        if told and int(told[group]) not in (died - born, died - born - 1):
            years = died - born
            sum_ = f"{born} to {died} is {years - 1} or {years} years, not {told[group]}"
            yield Match(
                Span(*told.span(group)), fields={"sum": sum_}, related=((Span(*found.span("life")), "the years"),)
            )
