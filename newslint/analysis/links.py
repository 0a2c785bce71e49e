"""Links as an article uses them: where each leads, under which words, in which sentence.

Nothing is looked up: only addresses that carry their destination in plain view are followed to it (`redirects.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from newslint.analysis.domains import domain_and_above
from newslint.analysis.redirects import destination, parameters
from newslint.records import NamedTuple
from newslint.text import Document, Link, Sentence, Span

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

    from newslint.analysis.facts import Facts

__all__ = ["LinkMention", "link_mentions", "registrable_domain", "site_of"]

_WEB = ("http", "https")
#: Longer than any address a server answers; the rest of a longer one is not looked at.
_LONGEST = 8_192
#: An archive of a redirect of a redirect, at most.
_LONGEST_WAY = 3
_HOST = re.compile(r"[^\x00-\x20!-,/:-@\[-^`{-\x7f]+(?:\.[^\x00-\x20!-,/:-@\[-^`{-\x7f]+)*\.?")
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
#: More labels than any public suffix has.
_MOST_LABELS = 12


class LinkMention(NamedTuple):
    """One link to a page. `host` is in lower case without its port; empty where an address has none.

    `url` is the page in the end: out of its archive or redirect, and absolute where the article says where it stands.
    `way` are the addresses that only lead there, as (host, path): archives and redirects, the one written first.
    """

    link: Link
    url: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]
    way: tuple[tuple[str, str], ...]
    anchor: str
    sentence: Sentence | None

    @property
    def written(self) -> str:
        """The host as written, which differs from that of the page only for archives and redirects."""
        return self.way[0][0] if self.way else self.host

    @property
    def span(self) -> Span:
        """The words that carry the link, in prose."""
        return self.link.span

    @property
    def target(self) -> Span:
        """The address in the source."""
        return self.link.target

    @property
    def domain(self) -> str:
        """The registrable domain: `bbc.co.uk` of `www.bbc.co.uk`; the host where it has none."""
        return registrable_domain(self.host)


def link_mentions(facts: Facts) -> Iterator[LinkMention]:
    """The links of a document that lead to a page, in order of place; none to mail, scripts or places in the text."""
    document = facts.document
    base = document.metadata.url or ""
    for link in document.links:
        parts = _parts(link.url, base)
        if parts is None:
            continue
        url, host, path, query, way = parts
        anchor = document.prose[link.span.start : link.span.end]
        yield LinkMention(link, url, host, path, query, way, anchor, _sentence(facts, document, link.span))


def _sentence(facts: Facts, document: Document, span: Span) -> Sentence | None:
    at = facts.sentence_at(span.start)
    if at is None and span.start == span.end and span.start:  # around an image, at the end of a sentence
        at = facts.sentence_at(span.start - 1)
    return at if document.blocks else None


@lru_cache(maxsize=1024)
def _parts(
    url: str, base: str
) -> tuple[str, str, str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] | None:
    """(address, host, path, parameters, way) of a page; None for what is no page."""
    url = url.strip()[:_LONGEST]
    if not url or url.startswith("#"):
        return None
    if url[:4].lower() == "www.":
        url = f"https://{url}"
    split = _split(url, base)
    if split is None:
        return None
    way: tuple[tuple[str, str], ...] = ()
    for _ in range(_LONGEST_WAY):
        inner = destination(*split)
        if not inner or (next_ := _split(inner, "")) is None:
            break
        way += (split[:2],)
        url, split = inner, next_
    host, path, query = split
    return url, host, path, parameters(query), way


def _split(url: str, base: str) -> tuple[str, str, str] | None:
    url = url.replace("\\", "/")  # as browsers do
    try:
        split = urlsplit(urljoin(base, url) if base and "://" not in url[:16] else url)
        host = split.hostname or ""
    except ValueError:
        return None
    if split.scheme.lower() not in (*_WEB, "") or (not split.scheme and ":" in url.split("/", 1)[0]):
        return None
    return _ascii(host), split.path, split.query


def _ascii(host: str) -> str:
    """The host in lower case, names beyond ASCII in the form that lists have; empty when it can be no host."""
    host = unquote(host).rstrip(".").lower()
    if not _HOST.fullmatch(host) and ":" not in host:
        return ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


@cache
def _suffix_lines() -> frozenset[bytes]:
    """The lines of the public suffix list inside the package, its rules among them; nothing is fetched."""
    from publicsuffixlist import PSLFILE

    return frozenset(Path(PSLFILE).read_bytes().splitlines())


def _suffixes(host: str) -> PublicSuffixList:
    """The rules that can hold for one host: to prepare all of the list takes longer than to lint an article."""
    from publicsuffixlist import PublicSuffixList

    with suppress(UnicodeError):
        host = host.encode("ascii").decode("idna") if "xn--" in host else host
    names = list(domain_and_above(".".join(host.split(".")[-_MOST_LABELS:])))
    rules = (f"{mark}{name}" for name in names for mark in ("", "*.", "!"))
    return PublicSuffixList([rule for rule in rules if rule.encode("utf-8", "surrogatepass") in _suffix_lines()])


@lru_cache(maxsize=4096)
def registrable_domain(host: str) -> str:
    """The part of `host` that somebody registered, by the public suffix list; an address of numbers as it is."""
    if not host or ":" in host or _IPV4.fullmatch(host):
        return host
    return _suffixes(host.rstrip(".").lower()).privatesuffix(host) or host


def site_of(url: str) -> str:
    """The registrable domain of an address; empty for none."""
    parts = _split(url.strip()[:_LONGEST], "")
    return registrable_domain(parts[0]) if parts else ""
