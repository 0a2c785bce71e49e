"""Kind `link`: a link to a site that a list of domains names, or the same site cited in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslint.analysis.domains import Rating, domain_entry, domain_key, list_age, rating_of
from newslint.analysis.facts import Facts
from newslint.checks import pattern
from newslint.checks.base import Compiler, Kind, Match
from newslint.checks.terms import PHRASES
from newslint.matching.index import Hits
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.links import LinkMention

__all__ = ["KIND", "named", "with_lists"]

_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1, "uniqueItems": True}
_OPTIONS = {
    "type": "object",
    "properties": {
        "domains": {
            **_WORDS,
            "description": "Domains such as example.org, which hold for everything below them, with or without a path "
            "(example.org/blogs); or <name>, a domain list in the pack's `lists/`.",
        },
        "category": {
            **_WORDS,
            "description": "Which entries of domain lists count, those of the user's own lists (`domains:` in "
            "newslint.yaml) included.",
        },
        "doubtful": {**_WORDS, "description": "Those of the categories that are reported as info only."},
        "parameters": {
            **_WORDS,
            "description": "Parameters of an address that give it away, such as utm_source=example.org.",
        },
        "words": {**PHRASES, "description": "Phrases that cite such a site in words: “according to Wikipedia”."},
        "traces": {
            **pattern.KIND.options["properties"]["any"],
            "description": "Regular expressions for what a tool leaves in the text in place of a link.",
        },
    },
    "minProperties": 1,
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    wanted = options.get("category", [])
    own: dict[str, list[list[str]]] = {}
    lists = []
    for index, entry in enumerate(options.get("domains", [])):
        at = ("domains", index)
        if entry.startswith("<") and entry.endswith(">"):
            held = compiler.domain_list(entry[1:-1], at)
            if held and not wanted:
                compiler.fault((), f"`category` is missing: which entries of {entry} count?", "Name one or more.")
            if held:
                lists.append({**held, "entries": _chosen(held["entries"], wanted)})
        elif (key := domain_key(entry)) is None:
            compiler.fault(at, f"“{entry}” is no domain", "Write example.org or example.org/path, without https://.")
        else:
            domain_entry(own, *key, "", "")
    for index, entry in enumerate(options.get("parameters", [])):
        if "=" not in entry:
            compiler.fault(("parameters", index), f"“{entry}” is no parameter", "Write utm_source=example.org.")
    if own:
        lists.insert(0, {"name": "", "date": "", "entries": own})
    compiled = {"lists": lists, "category": wanted, "doubtful": options.get("doubtful", [])}
    compiled["parameters"] = options.get("parameters", [])
    if "words" in options:
        compiled["words"] = compiler.phrases(options["words"], ("words",))
    if "traces" in options:
        compiled["traces"] = pattern.KIND.compile({"any": options["traces"]}, compiler)
    return compiled


def _chosen(entries: Mapping[str, list[list[str]]], wanted: Sequence[str]) -> dict[str, list[list[str]]]:
    chosen = {domain: [entry for entry in held if entry[1] in wanted] for domain, held in entries.items()}
    return {domain: held for domain, held in chosen.items() if held}


def with_lists(spec: Mapping[str, Any], lists: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A compiled rule that asks the user's own lists first: what they say of a domain stands."""
    return {**spec, "lists": [*lists, *spec["lists"]]} if spec["category"] else dict(spec)


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    if facts.document.links:
        yield from _links(spec, facts)
    if "words" in spec:
        yield from (_in_words(span, facts) for span in hits.spans(spec["words"]))
    if "traces" in spec:
        yield from (_in_words(match.span, facts) for match in pattern.KIND.find(spec["traces"], facts, hits))


def _in_words(span: Span, facts: Facts) -> Match:
    return Match(span, fields=_fields(facts.prose[span.start : span.end], Rating("", "", "", "", ""), facts))


def _links(spec: dict[str, Any], facts: Facts) -> Iterator[Match]:
    marks = {tuple(mark.lower().split("=", 1)) for mark in spec["parameters"]}
    for link in facts.links:
        if not link.anchor.strip():
            continue  # around an image: an illustration, not a source
        if marks and any((key.lower(), value.lower()) in marks for key, value in link.query):
            yield Match(link.span, fields=_fields(link.host, Rating("", "", "", "", ""), facts))
            continue
        if found := named(link, spec):
            doubtful = found.category in spec["doubtful"]
            yield Match(link.span, fields=_fields(link.written, found, facts), doubtful=doubtful)


def named(link: LinkMention, spec: Mapping[str, Any], *, front_pages: bool = False) -> Rating | None:
    """What the lists of a rule say of the page of a link, or of a redirect on the way there, where the rule asks for it.

    A link to a front page names a site and does not cite it, so it counts only if asked for.
    """
    pages = [(link.host, link.path)] if front_pages or _leads_to_a_page(link) else []
    for host, path in (*pages, *link.way):
        found = rating_of(host, path, spec["lists"])
        if found and found.category in ("", *spec["category"]):
            return found
    return None


def _leads_to_a_page(link: LinkMention) -> bool:
    """A link to a front page names a site; a link to a page of it cites it."""
    return len(link.path) > 1 or bool(link.query)


def _fields(host: str, found: Rating, facts: Facts) -> dict[str, str]:
    named = found.domain or host
    return {
        "domain": named,
        "host": host,
        "list": found.list,
        "rating": found.rating,
        "date": found.date,
        "verdict": _verdict(found, facts) or f"This rule names {named}",
    }


def _verdict(found: Rating, facts: Facts) -> str:
    """Who says so, and when: “Northgate ratings rates example.org “low” as of 2026-10-01”."""
    if not found.list:
        return ""
    as_of = f" as of {found.date}" if found.date else ""
    years = list_age(found.date, facts.issue.day) if found.date else 0
    old = f", {years} years before the article" if years else ""
    return f"{found.list} rates {found.domain} “{found.rating or found.category}”{as_of}{old}"


KIND = Kind(
    name="link",
    summary="A link to a page of a site that a domain list names, or with a telling parameter in its address.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    main="domains",
    fields=("domain", "host", "list", "rating", "date", "verdict"),
    where="anywhere",
)
