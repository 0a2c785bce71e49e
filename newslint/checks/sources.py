"""Kind `sources`: how an article's sources are spread and introduced, one named check each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts
from newslint.analysis.measures import document_span, words
from newslint.analysis.sources import Source, stem_of
from newslint.checks.base import Kind, Match, each_asked
from newslint.checks.guards.attributed import reports

__all__ = ["KIND", "answering"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["single", "officials-only", "no-role"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "single: every attribution of the article leads to one source, or to a body and those who speak for it; "
            "a match is doubtful where it is told on what occasion they spoke, and where a body tells of itself. officials-only: every one leads "
            "to officials. no-role: somebody is quoted by name, and nothing says who that is.",
        },
        "min-words": {
            "type": "integer",
            "minimum": 0,
            "description": "single, officials-only: leave shorter articles alone. Default: 150.",
        },
        "min-attributions": {
            "type": "integer",
            "minimum": 2,
            "description": "single, officials-only: fewest attributions. Default: 3.",
        },
    },
    "required": ["any"],
    "additionalProperties": False,
}
_OFFICIAL = re.compile(
    r"\b(?:police|officials?|ministry|minister|prosecutors?|department|government|authorities|army|military|navy|sheriff"
    r"|officers?|spokes(?:man|woman|person) for the (?:army|ministry|police|government|department)|governor|president"
    r"|kremlin|white house|pentagon|mayor|council|agency|commission)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w'\u2019-]+\.?|[A-Z]\.)(?: (?:[A-Z][\w'\u2019-]+\.?|[A-Z]\.|de|van|von|al|bin|der|la)){1,3}"
)
#: Words before a name that give no role: the quotation's verb, conjunctions, prepositions.
_NO_ROLE = frozenset(
    [
        "said",
        "says",
        "say",
        "added",
        "adds",
        "told",
        "tell",
        "tells",
        "asked",
        "and",
        "but",
        "that",
        "as",
        "to",
        "by",
        "with",
        "when",
        "while",
        "because",
        "after",
        "before",
        "if",
        "or",
        "for",
        "from",
        "according",
        "of",
        "than",
        "then",
        "so",
        "where",
        "also",
        "meanwhile",
        "however",
    ]
)
_TITLE = re.compile(
    r"\b(?:President|Prime|Minister|Sen|Senator|Rep|Gov|Governor|Mayor|Judge|Justice|Dr|Prof|Professor|Sir|Lord|Lady|Dame|King"
    r"|Queen|Prince|Princess|Pope|Bishop|Archbishop|Rev|Father|Gen|General|Col|Colonel|Capt|Captain|Lt|Sgt|Maj|Adm|Officer"
    r"|Baroness|Baron|Cardinal|Detective|Chief|Secretary|Chancellor|Ambassador|Councillor|Councilman|Councilwoman|Chairman|Director|Coach|Speaker|Leader|Chair|Commissioner|Attorney|Spokesman|Distributor|Mr|Mrs|Ms|Sen\.|Democrats?|Republicans?)\b"
)
_SAID = re.compile(r"\b(?:said|says|told|tells|added|explained|recalled|asked|argued|warned)\b")
_BODY = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|PLC|plc|Group|Bank|University|Party|Agency|Ministry|Times|Post|News|Union|Council|Committee"
    r"|Institute|House|Department|Company|Association|Commission|Court|Journal|Press|Radio|Street|United|City|Research)\b"
)


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


def _enough(spec: dict[str, Any], facts: Facts, found: list[Attribution]) -> bool:
    enough = words(facts, document_span(facts)) >= spec.get("min-words", 150)
    return bool(enough and len(found) >= spec.get("min-attributions", 3))


def _single(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    found = [one for one in answering(facts) if one.grade != "none"]
    sources = dict.fromkeys(speaker for one in found for speaker in (one.speaker, *one.beside) if speaker is not None)
    if not sources or not _enough(spec, facts, found):
        return
    source = max(sources, key=lambda one: (one.grade in ("named", "organisation"), -one.span.start))
    one_voice = all(other.name == source.name or _speaks_for(source, other) for other in sources)
    if one_voice and not _is_release(source, facts):
        fields = {"source": source.name, "count": str(len(found))}
        own = (
            source.kind == "organisation"
            and source.name[:1].isupper()
            and bool(_OF_ITSELF.search(_sentences(found[:1], facts)))
        )
        doubtful = own or bool(_OCCASION.search(_sentences(found, facts)))
        yield Match(source.span, fields=fields, document=True, doubtful=doubtful)


#: Where somebody spoke, so that what was said there is the story: asking others is good, but no duty.
_OCCASION = re.compile(
    r"\b(?:in|at|during) (?:a|an|the|his|her|its|their|\w+['\u2019]s) (?:[\w-]+ ){0,4}?(?:speech|address|interview|testimony|lecture"
    r"|sermon|report|survey|conference|seminar|annual meeting|hearing|debate)\b"
    r"|\btold (?:[\w'\u2019-]+ ){0,5}?(?:conference|meeting|parliament|congress|lawmakers|seminar|shareholders|analysts)\b",
    re.IGNORECASE,
)
#: A body that announces what it does itself.
_OF_ITSELF = re.compile(r"\b(?:said|says|announced) (?:[\w'\u2019-]+ ){0,4}?(?:it|its|it['\u2019]s)\b")


def _sentences(found: list[Attribution], facts: Facts) -> str:
    """The sentences in which somebody is said to speak."""
    return " ".join(
        facts.prose[slice(*facts.sentences[index])] for index in dict.fromkeys(one.sentence for one in found)
    )


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
    if source.grade not in ("organisation", "document"):
        return False
    own = [one for one in facts.sentences if facts.block_at(one.start).kind == "paragraph"]
    figures = sum(len(_FIGURE.findall(facts.prose, one.start, one.end)) >= 2 for one in own)
    return 2 * figures >= len(own)


_FIGURE = re.compile(r"\d[\d,.]*")


def _officials_only(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    found = [one for one in answering(facts) if one.grade != "none"]
    if not found or not _enough(spec, facts, found):
        return
    if all(_OFFICIAL.search(_description(one, facts)) for one in found):
        fields = {"source": _description(found[0], facts), "count": str(len(found))}
        yield Match((found[0].source or found[0].cue or facts.lede), fields=fields, document=True)


def _description(one: Attribution, facts: Facts) -> str:
    parts = [facts.prose[one.source.start : one.source.end]] if one.source else []
    if one.speaker is not None:
        parts += [one.speaker.name, one.speaker.role or "", facts.prose[one.speaker.span.start : one.speaker.span.end]]
    return " ".join(parts)


def _no_role(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:  # noqa: ARG001
    quoted = {one.source for one in answering(facts) if one.source is not None and _says(one, facts)}
    for source in facts.sources:
        if source.span in quoted and _is_bare_person(source, facts) and not _introduced(source, facts):
            yield Match(source.span)


def _says(one: Attribution, facts: Facts) -> bool:
    """Whether somebody is quoted on the spot: the verb of saying stands beside the name."""
    if (
        one.source is None
        or one.cue is None
        or one.voice != "active"
        or not _SAID.search(facts.prose[one.cue.start : one.cue.end])
    ):
        return False
    between = facts.prose[min(one.source.end, one.cue.end) : max(one.source.start, one.cue.start)]
    return len(between.split()) <= 1


def _is_bare_person(source: Source, facts: Facts) -> bool:
    text = facts.prose[source.span.start : source.span.end]
    if source.kind != "person" or source.grade != "named" or source.role or not _NAME.fullmatch(text):
        return False
    if (
        _TITLE.search(text)
        or _BODY.search(text)
        or "'s" in text
        or "\u2019s" in text
        or text.startswith(("The ", "De "))
    ):
        return False
    return not text.split()[-1].isupper()


_WORD = re.compile(r"\w+")


def _introduced(source: Source, facts: Facts) -> bool:
    """Whether anything before or beside the name tells who it is, or it is no first mention."""
    prose, span = facts.prose, source.span
    surname = prose[span.start : span.end].split()[-1]
    words = _WORD.findall(surname)
    if words and facts.first_uses.get(words[-1], span.start) < span.start:
        return True
    before = re.search(r"([\w'\u2019-]+|[,(:;\u2013\u2014-])\s*$", prose[max(span.start - 40, 0) : span.start])
    sentence = facts.sentence_at(span.start)
    opens = sentence is None or not any(char.isalnum() for char in prose[sentence.start : span.start])
    if not opens and before and before[1].lower() not in _NO_ROLE:
        return True
    return bool(
        re.match(
            r"\s*(?:\(|,\s*(?!(?:said|says|adding|told|added)\b)|[-\u2013\u2014]|(?:of|from|at|who|whose|in|with|for)\b)",
            prose[span.end : span.end + 20],
        )
    )


_FINDERS: dict[str, Callable[[dict[str, Any], Facts], Iterator[Match]]] = {
    "single": _single,
    "officials-only": _officials_only,
    "no-role": _no_role,
}


KIND = Kind(
    name="sources",
    summary="How an article's sources are spread and introduced.",
    options=_OPTIONS,
    find=each_asked(_FINDERS),
    fields=("source", "count"),
    where="body",
    document=True,
)
