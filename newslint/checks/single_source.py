"""Whether all that an article attributes leads to one voice, and whether that is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts
from newslint.analysis.genre import is_report_of_figures
from newslint.analysis.measures import document_span, words
from newslint.analysis.sources import Source, stem_of
from newslint.checks.base import Match
from newslint.checks.guards.attributed import reports

__all__ = ["answering", "is_enough", "single_source"]


@lru_cache(maxsize=4)
def answering(facts: Facts) -> tuple[Attribution, ...]:
    """Attributions in the article's own voice by which somebody puts a claim forward.

    Several rules ask this of the same document, one after another.
    """
    return tuple(
        one
        for one in facts.attributions
        if one.cue is not None and not facts.in_quotation(one.cue.start) and reports(one, facts)
    )


def is_enough(spec: dict[str, Any], facts: Facts, found: list[Attribution]) -> bool:
    """Whether an article is long enough, and attributes enough, for the spread of its sources to say something."""
    enough = words(facts, document_span(facts)) >= spec.get("min-words", 150)
    return bool(enough and len(found) >= spec.get("min-attributions", 3))


def single_source(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    """The one source of an article, doubtful where what it says is the story and others would only add to it."""
    found = [one for one in answering(facts) if one.grade != "none"]
    sources = dict.fromkeys(speaker for one in found for speaker in (one.speaker, *one.beside) if speaker is not None)
    if not sources or not is_enough(spec, facts, found):
        return
    source = max(sources, key=lambda one: (one.grade in ("named", "organisation"), -one.span.start))
    one_voice = all(other.name == source.name or _speaks_for(source, other) for other in sources)
    if one_voice and source.grade != "vague" and not _is_release(source, facts):
        fields = {"source": source.name, "count": str(len(found))}
        yield Match(source.span, fields=fields, document=True, doubtful=_is_no_duty(source, found, facts))


def _is_no_duty(source: Source, found: list[Attribution], facts: Facts) -> bool:
    told = _sentences(found, source, facts)
    own = source.kind == "organisation" and source.name[:1].isupper()
    announced = own and (_OF_ITSELF.search(told[0]) or _does(source, facts))
    spoke = any(map(_OCCASION.search, told)) or _HE_SPOKE.search(facts.prose)
    return bool(announced or spoke or _tells_of_himself(source, facts))


def _does(source: Source, facts: Facts) -> bool:
    """Whether the story opens with what a body does itself: `Kestrel is spending`."""
    opening = facts.prose[facts.lede.start : facts.lede.start + 2 * len(source.name) + 20].removeprefix("The ")
    return bool(re.match(rf"{re.escape(source.name)} (?:is|are|has|have|will|plans?|launches|launched)\b", opening))


#: Where somebody spoke, so that what was said there is the story: asking others is good, but no duty.
_OCCASION = re.compile(
    r"\b(?:in|at|during|on|after) (?:(?:a|an|the|his|her|its|their) )?(?:[\w-]+ ){0,4}?(?:speech|address|interview|testimony"
    r"|lecture|sermon|report|survey|conference|seminar|annual meeting|hearing|debate|letter|memoirs?|remarks|luncheon|filing|prospectus)\b"
    r"|\b(?:told|tells) (?:[\w'\u2019-]+ ){0,5}?(?:conference|meeting|parliament|congress|lawmakers|seminar|shareholders|analysts"
    r"|(?:sub)?committee|court|jury|inquest|tribunal|interviewer|programme|magazine|TV show)\b"
    r"|\b(?:speaking|interviewed) (?:to|at|on|in|by|before|after|during)\b|\bin a (?:summary|briefing|memo)\b",
    re.IGNORECASE,
)
_HE_SPOKE = re.compile(r"(?:^|[.]\s+)(?:He|She|They) (?:was|were) speaking\b")
#: A body that announces what it does itself.
_OF_ITSELF = re.compile(r"\b(?:said|says|announced) (?:[\w'\u2019-]+ ){0,8}?(?:it|its|it['\u2019]s)\b")


def _sentences(found: list[Attribution], source: Source, facts: Facts) -> list[str]:
    """The sentences in which somebody is said to speak, and those that name the source."""
    named = (facts.sentence_index(use.start()) for use in re.finditer(re.escape(source.name.split()[-1]), facts.prose))
    indexes = dict.fromkeys([*(one.sentence for one in found), *(index for index in named if index is not None)])
    return [facts.prose[slice(*facts.sentences[index])] for index in indexes]


#: Those whose words bind others, or who speak for others: what they say of their own plans is no private matter.
_IN_OFFICE = re.compile(
    r"\b(?:spokes\w+|officials?|police|ministers?|secretary|chancellor|presidents?|governors?|mayors?|senators?|councillors?"
    r"|(?:congress|assembly)(?:wo)?man|Sen|Rep|Gov|MPs?|MEPs?|judges?|prosecutors?|lawyers?|attorneys?|commissioners?|generals?"
    r"|ambassadors?|chief constable|candidates?|leaders?)\b",
    re.IGNORECASE,
)
#: Words by which somebody tells of himself, and not only of what he thinks of others.
_OWN = re.compile(
    r"\b(?:I(?:['\u2019](?:m|ve|d|ll))?(?! (?:\w+ )?(?:think|believe|feel|guess|suppose|know|hope|say)\b)|my|me|myself|we(?:['\u2019]\w+)?"
    r"|our|us)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:he|she|him|her|his|they|them|their)(?:['\u2019]\w+)?\b", re.IGNORECASE)
#: Fewest words of a quotation that counts.
_WHOLE = 4


def _tells_of_himself(source: Source, facts: Facts) -> bool:
    """Whether a person who holds no office is heard mostly on his own doings: an interview, a profile."""
    if source.kind != "person" or source.grade != "named":
        return False
    start, end = source.span
    named = facts.sentence_at(start)
    beside = facts.prose[max(named.start if named else start, start - 60) : end + 60]
    if _IN_OFFICE.search(f"{source.role or ''} {beside}"):
        return False
    quoted = [facts.prose[slice(*one.content)] for one in facts.outer_quotations]
    quoted = [words for words in quoted if words.count(" ") >= _WHOLE]
    own, others = (sum(len(pattern.findall(words)) for words in quoted) for pattern in (_OWN, _OTHERS))
    return own > others and 2 * sum(bool(_OWN.search(words)) for words in quoted) > len(quoted)


_SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


def _speaks_for(source: Source, other: Source) -> bool:
    """Whether one of two sources is a body and the other somebody who speaks for it: that is one voice."""
    for body, voice in ((source, other), (other, source)):
        if body.kind == "organisation" and voice.kind in ("person", "role"):
            told = f"{voice.role or ''} {voice.name}"
            if _SPOKESMAN.fullmatch(voice.name.split()[-1]) or stem_of(body.name).split()[0] in told.casefold().split():
                return True
    return False


def _is_release(source: Source, facts: Facts) -> bool:
    """Whether an article passes on the figures of the body that counts them: nobody else could be asked."""
    return source.grade in ("organisation", "document") and is_report_of_figures(facts)
