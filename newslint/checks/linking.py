"""Kind `links`: how the links of a whole article are spread, one named check each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from newslint.analysis.facts import Facts
from newslint.analysis.measures import document_span, words
from newslint.checks import link as one_link
from newslint.checks.base import Compiler, Kind, Match
from newslint.checks.single_source import answering
from newslint.matching.index import Hits
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.attribution import Attribution
    from newslint.analysis.links import LinkMention

__all__ = ["KIND"]

_LINK = one_link.KIND.options["properties"]
_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"enum": ["none", "one-site", "only"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "none: the article makes claims and has no link. one-site: every link leads to one site, its "
            "own or another. only: every link leads to a site of the `category`, and no source speaks beside it.",
        },
        "domains": {
            **_LINK["domains"],
            "description": "only: the sites that count. one-site: sites that may stand alone. As for `link`.",
        },
        "category": _LINK["category"],
        "words": {
            **_LINK["words"],
            "description": "only: what marks an attribution as one to such a site: “said in a statement”.",
        },
        "min-links": {"type": "integer", "minimum": 1, "description": "one-site: fewest links. Default: 3."},
        "min-words": {"type": "integer", "minimum": 0, "description": "Leave shorter articles alone. Default: 0."},
        "min-claims": {"type": "integer", "minimum": 1, "description": "none: fewest claims. Default: 3."},
    },
    "required": ["any"],
    "additionalProperties": False,
}
#: Kinds of claims that a link could bear out.
_TO_BE_SHOWN = frozenset({"statistic", "casualty", "comparison"})
#: Without any link, so many attributions must go back to releases.
_FEWEST_RELEASED = 2


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    of_link = {key: options[key] for key in ("domains", "category", "words") if key in options}
    spec = {key: value for key, value in options.items() if key not in of_link}
    return {**spec, **one_link.KIND.compile(of_link, compiler)}


def _none(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    if facts.document.links:
        return
    claims = [
        claim for claim in facts.claims if claim.kind in _TO_BE_SHOWN and not facts.in_quotation(claim.span.start)
    ]
    studies = [source for source in facts.sources if source.kind == "document" and source.grade in ("none", "vague")]
    named = [source for source in facts.sources if source.kind == "document" and source.grade == "named"]
    count = len(claims) + len(studies)
    if not named and count >= spec.get("min-claims", 3):
        yield Match(facts.lede, fields={"count": str(count), "site": ""}, document=True)


def _one_site(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
    links = [link for link in facts.links if link.anchor.strip()]
    if len(links) < spec.get("min-links", 3):
        return
    own = _own_site(facts)
    sites = {link.domain or own for link in links}
    if len(sites) != 1:
        return
    if any(_is_listed(link, spec) for link in links):
        return
    (site,) = sites
    where = "this site's own pages" if site == own else site
    yield Match(links[0].span, fields={"count": str(len(links)), "site": where}, document=True)


def _own_site(facts: Facts) -> str:
    from newslint.analysis.links import site_of

    return site_of(facts.document.metadata.url or "")


def _only(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    links = [link for link in facts.links if link.anchor.strip()]
    released = hits.spans(spec["words"]) if "words" in spec else []
    if not all(_is_listed(link, spec) for link in links) or (not links and len(released) < _FEWEST_RELEASED):
        return
    found = [one for one in answering(facts) if one.grade != "none" or _marked(one, released, facts)]
    beside = [one for one in found if not _marked(one, released, facts)]
    if not _is_one_voice(beside, facts):
        return
    if links:
        yield Match(links[0].span, fields={"count": str(len(links)), "site": links[0].domain}, document=True)
    elif len(found) - len(beside) >= _FEWEST_RELEASED and any(map(_is_of_a_firm(facts), (*released, *_named(found)))):
        yield Match(released[0], fields={"count": str(len(found)), "site": ""}, document=True)


#: A body that sells: what it says of itself is an advertisement, where a ministry's communiqué is the news.
_FIRM = re.compile(
    r"\b(?:release|company|firm|maker|manufacturer|retailer|chain|start-?up|brand|airline|carrier|lender|insurer|developer|producer"
    r"|supplier|operator|brewer|drugmaker|carmaker|automaker|chipmaker|supermarket|miner|builder|grocer)\b",
    re.IGNORECASE,
)


def _is_of_a_firm(facts: Facts) -> Callable[[Span], bool]:
    return lambda span: _FIRM.search(facts.prose, *span) is not None


def _named(found: list[Attribution]) -> Iterator[Span]:
    return (one.source for one in found if one.source is not None)


def _is_one_voice(found: list[Attribution], facts: Facts) -> bool:
    """Whether attributions are all of one body: `the firm`, or the one name by which the story opens."""
    names = {one.speaker.name for one in found if one.speaker}
    if any(one.speaker is None or one.beside for one in found):
        return False
    own = {name.split()[0] for name in names if not _FIRM.search(name)}
    opening = facts.prose[facts.lede.start : facts.lede.end]
    alone = (re.search(rf"\b{re.escape(name)}\b(?! [A-Z])", facts.prose) for name in own)  # as no person is called
    return len(own) <= 1 and all(name in opening for name in own) and all(alone)


def _is_listed(link: LinkMention, spec: dict[str, Any]) -> bool:
    return one_link.named(link, spec, front_pages=True) is not None


def _marked(one: Attribution, spans: list[Span], facts: Facts) -> bool:
    """Whether one of the spans stands in the sentence of an attribution's cue."""
    sentence = facts.sentence_at(one.cue.start) if one.cue else None
    return sentence is not None and any(sentence.start <= span.start < sentence.end for span in spans)


_FINDERS: dict[str, Callable[[dict[str, Any], Facts, Hits], Iterator[Match]]] = {
    "none": _none,
    "one-site": _one_site,
    "only": _only,
}


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    least = spec.get("min-words", 0)
    if not facts.document.blocks or (least and words(facts, document_span(facts)) < least):
        return
    for name in spec["any"]:
        yield from _FINDERS[name](spec, facts, hits)


KIND = Kind(
    name="links",
    summary="How an article's links are spread: none, all to one site, only to sites of one sort.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    fields=("count", "site"),
    where="anywhere",
    document=True,
)
