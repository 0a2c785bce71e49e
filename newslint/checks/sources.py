"""Kind `sources`: how an article's sources are spread and introduced, one named check each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts
from newslint.analysis.sources import Source
from newslint.checks.base import Kind, Match, each_asked
from newslint.checks.single_source import answering, is_enough, single_source
from newslint.text import Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["single", "officials-only", "no-role"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "single: every attribution of the article leads to one source, or to a body and those who speak for it; "
            "a match is doubtful where it is told on what occasion they spoke, and where a person or a body tells of itself. officials-only: every one leads "
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
    r"\b(?:police|the force|constables?|deput(?:y|ies)|coast ?guard|squad|colonel|commander|sheriff['\u2019]s|patrol|officials?|ministry|minister|prosecutors?|department|government|authorities|army|military|navy|sheriff"
    r"|officers?|spokes(?:man|woman|person) for the (?:army|ministry|police|government|department)|governor|president"
    r"|kremlin|white house|pentagon|mayor|council|agency|commission|sheriff|(?:county|district|city|state|us|u\.s\.) attorney"
    r"|attorney general|marshals?|troopers?|coroner|magistrate|warden|fire chief|chief|lieutenant|sergeant|captain|inspector"
    r"|superintendent|detectives?|brigadier|garrison|border guards?|intelligence|embassy|consulate)\b",
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
    r"\b(?:President|Premier|Vice|Prime|Minister|Sen|Senator|Rep|Gov|Governor|Mayor|Judge|Justice|Dr|Prof|Professor|Sir|Lord|Lady|Dame|King"
    r"|Queen|Prince|Princess|Pope|Bishop|Archbishop|Rev|Father|Gen|General|Col|Colonel|Capt|Captain|Lt|Sgt|Maj|Adm|Officer"
    r"|Baroness|Baron|Cardinal|Detective|Chief|Secretary|Chancellor|Ambassador|Councillor|Councilman|Councilwoman|Chairman|Director|Coach|Speaker|Leader|Chair|Commissioner|Attorney|Spokesman|Distributor|MP|MEP|MSP|Mr|Mrs|Ms|Sen\.|Democrats?|Republicans?)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|told|tells|added|adds|explain(?:ed|s)|recall(?:ed|s)|remember(?:ed|s)|asked|argue[ds]|warn(?:ed|s)|complain(?:ed|s)"
    r"|predict(?:ed|s)|call(?:ed|s)|insist(?:ed|s)|repl(?:ied|ies)|describe[ds]|claim(?:ed|s)|admit(?:ted|s)|note[ds]|wrote|writes"
    r"|testif(?:ied|ies)|stress(?:ed|es)|joke[ds]|quip(?:ped|s)|conclude[ds]|suggest(?:ed|s)|remark(?:ed|s)|observe[ds]"
    r"|maintain(?:ed|s)|confirm(?:ed|s)|concede[ds]|lament(?:ed|s)|sum(?:med|s) up|according to|(?:opinion|view|words|eyes) of|put it)\b"
)
_BODY = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|PLC|plc|Group|Bank|University|Party|Agency|Ministry|Times|Post|News|Union|Council|Committee"
    r"|Institute|House|Department|Company|Association|Commission|Court|Journal|Press|Radio|Street|United|City|Research|Relations|Germany|Daily|Weekly|Magazine|Athletics|Online)\b"
)


def _officials_only(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    found = [one for one in answering(facts) if one.grade != "none"]
    if not found or not is_enough(spec, facts, found):
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
    quoted = {one.source: one for one in answering(facts) if one.source is not None and _says(one, facts)}
    for source in facts.sources:
        said = quoted.get(source.span)
        if said is not None and _is_bare_person(source, facts) and not _introduced(source, said, facts):
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
    return len(between.split()) <= 1 or _ASIDE.fullmatch(between.rstrip() + " ") is not None


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


#: Words between a name and its verb that tell nothing of who it is: on what occasion somebody spoke.
_ASIDE = re.compile(
    r",\s*(?:speaking\b|talking\b|writing\b|who (?:spoke|was speaking|was reached|was contacted|was asked|declined|asked not|did not want)\b"
    r"|reached\b|contacted\b|asked\b|when (?:asked|reached|contacted)\b|in an? (?:interview|email|e-mail|statement|letter|text|call)\b|for (?:one|his part|her part)\b"
    r"|meanwhile|however|though|too)[^,]{0,60},\s*(?:has |had |have |also )?"
)
_WORD = re.compile(r"\w+")
#: A circumstance that opens a sentence, up to its comma: the name after it is told nothing of.
_OPENING = re.compile(
    r"\s*(?!In addition)(?:On|In|At|By|After|Before|During|Speaking|Writing|Asked|Earlier|Later|Yesterday|Today|Last|This|Meanwhile|However|Still|Afterwards)"
    r"(?: [a-z0-9][\w\u2019'-]*| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| [A-Z]\w+)*,\s*"
)


def _side_by_side(first: Span, second: Span, prose: str) -> bool:
    """Whether nothing but a comma stands between two spans."""
    return first.end <= second.start and not prose[first.end : second.start].strip(" ,")


#: Somebody known from the sentence before, who is now told by their part: `The rural affairs minister said`.
_BY_PART = re.compile(
    r"\s*The (?:[\w\u2019'-]+ ){1,6}?(?:said|says|told|added|adds|explained|insisted|insists|believes|admitted|warned|argued|claimed|also)\b"
)


def _told_after(span: Span, facts: Facts) -> bool:
    """Whether the next sentence tells by their part who it is that spoke."""
    sentence = facts.sentence_at(span.start)
    return sentence is not None and _BY_PART.match(facts.prose, sentence.end) is not None


def _introduced(source: Source, said: Attribution, facts: Facts) -> bool:
    """Whether anything before or beside the name tells who it is, or it is no first mention.

    A comma before the name sets it off from what tells its role, unless it closes what is `said`.
    """
    prose, span = facts.prose, source.span
    surname = prose[span.start : span.end].split()[-1]
    words = _WORD.findall(surname)
    if words and facts.first_uses.get(words[-1], span.start) < span.start:
        return True
    before = re.search(r"([\w'\u2019-]+|[,(:;\u2013\u2014-])\s*$", prose[max(span.start - 40, 0) : span.start])
    sentence = facts.sentence_at(span.start)
    opens = sentence is None or not any(char.isalnum() for char in prose[sentence.start : span.start])
    told = before is not None and before[1].lower() not in _NO_ROLE
    if before is not None and before[1] == ",":
        told = not any(_side_by_side(part, span, prose) for part in said.content)  # "The bridge is safe, Ruiz said"
    if told and not opens and not _OPENING.fullmatch(prose[sentence.start if sentence else 0 : span.start]):
        return True
    if _told_after(span, facts):
        return True
    after = prose[span.end : span.end + 90]
    fronts = said.cue is not None and (sentence is None or said.cue.start == sentence.start)
    leads = fronts and any(
        _side_by_side(span, part, prose) for part in said.content
    )  # "In the view of Ruiz, it is safe"
    return (
        _ASIDE.match(after) is None
        and not leads
        and bool(
            re.match(
                r"\s*(?:\(|,(?!\s*(?:said|says|adding|told|added|but|when|while|because|although|though|if|so|or|after|before|unless)\b)|[-\u2013\u2014]|(?:of|from|at|who|whose|in|with|for)\b)",
                after[:20],
            )
        )
    )


_FINDERS: dict[str, Callable[[dict[str, Any], Facts], Iterator[Match]]] = {
    "single": single_source,
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
