"""Kind `links`: how the links of a whole article are spread, one named check each."""

from __future__ import annotations

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
#: Without any link, so many attributions must all go back to releases.
_FEWEST_RELEASED = 3


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
    found = answering(facts)
    speakers = {one.speaker.name if one.speaker else one.source for one in found}
    all_released = bool(found) and all(_marked(one, released, facts) for one in found)
    if links:
        if len(speakers) <= 1 or all_released:
            yield Match(links[0].span, fields={"count": str(len(links)), "site": links[0].domain}, document=True)
    elif all_released and len(speakers) == 1 and len(found) >= _FEWEST_RELEASED:
        yield Match(released[0], fields={"count": str(len(found)), "site": ""}, document=True)


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
