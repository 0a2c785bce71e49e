"""Addresses that carry another address in plain view: web archives, redirects of search engines, mail filters, shops.

Nothing is looked up: what a shortener hides stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from newslint.analysis.domains import domain_and_above

__all__ = ["destination", "parameters"]

#: Sites that pass a reader on to the address in their path or in a parameter, or keep a copy of the page there.
_CARRIERS = frozenset({
    # archives and other copies
    "web.archive.org", "archive.org", "archive.today", "archive.is", "archive.ph", "archive.li", "archive.vn",
    "archive.fo", "archive.md", "ghostarchive.org", "arquivo.pt", "12ft.io", "via.hypothes.is",
    "translate.google.com", "cdn.ampproject.org",
    # search engines and platforms
    "google.com", "duckduckgo.com", "bing.com", "r.search.yahoo.com", "yandex.ru", "l.facebook.com", "lm.facebook.com",
    "l.instagram.com", "l.messenger.com", "l.threads.com", "l.threads.net", "out.reddit.com", "youtube.com",
    "linkedin.com", "vk.com", "t.umblr.com", "slack-redir.net", "steamcommunity.com", "exit.sc", "disq.us", "href.li",
    "anonym.to", "dereferer.me", "nullrefer.com",
    # filters of mail
    "safelinks.protection.outlook.com", "statics.teams.cdn.office.net", "urldefense.com", "urldefense.proofpoint.com",
    "linkprotect.cudasvc.com", "clicktime.symantec.com", "secure-web.cisco.com", "deref-gmx.net", "deref-gmx.com",
    "deref-web.de", "deref-web-02.de", "deref-mail.com",
    # advertising and shops' rewards
    "googleadservices.com", "ad.doubleclick.net", "go.skimresources.com", "go.redirectingat.com", "shop-links.co",
    "redirect.viglink.com", "click.linksynergy.com", "awin1.com", "shareasale.com", "anrdoezrs.net", "dpbolvw.net",
    "jdoqocy.com", "kqzyfj.com", "tkqlhce.com",
})  # fmt: skip
#: The parameters to look at first; whichever else holds an address comes after them.
_KEYS = ("url", "q", "u", "uddg", "to", "imgrefurl", "z", "murl", "ued", "adurl")
_NESTED = re.compile(r"https?:/{1,2}(?=\w)", re.IGNORECASE)
#: Copies for telephones name the page without its scheme: `google.com/amp/s/example.org/a`.
_AMP = re.compile(r"/(?:amp|[cv])/(?:s/)?(?=[\w-]+\.[\w.-]+/)", re.IGNORECASE)
#: A mail filter's own spelling of `https://example.org/a_b`: `https-3A__example.org_a-5Fb`, or between underscores.
_SPELT = re.compile(r"https?-3A__", re.IGNORECASE)
_FENCED = re.compile(r"/v3/__(?P<address>.+?)__(?:;|\Z)")
_MOST_PARAMETERS = 200


def parameters(query: str) -> tuple[tuple[str, str], ...]:
    """The parameters of an address; none where there are more than any page needs."""
    return () if query.count("&") >= _MOST_PARAMETERS else tuple(parse_qsl(query, max_num_fields=_MOST_PARAMETERS))


def destination(host: str, path: str, query: str) -> str:
    """The address that an archive or a redirect carries in plain view; empty for all others."""
    bare = host.removeprefix("www.")
    google = bare.startswith("google.")  # google.co.uk, google.de …
    if not (google or any(name in _CARRIERS for name in domain_and_above(bare))):
        return ""
    return next(filter(None, (_in_path(bare, path, query), *_in_parameters(query))), "")


def _in_parameters(query: str) -> Iterator[str]:
    held = dict(reversed(parameters(query)))
    for value in (*(held.get(key, "") for key in _KEYS), *held.values(), query):
        if _SPELT.match(value):
            value = unquote(value.replace("-", "%").replace("_", "/"))
        if value[:8].lower().startswith(("http://", "https://")):
            yield value


def _in_path(host: str, path: str, query: str) -> str:
    if host == "urldefense.com":
        fenced = _FENCED.match(path)
        return fenced["address"] if fenced else ""
    if "google" in host or host.endswith("ampproject.org"):
        copy = _AMP.match(path)
        return f"https://{path[copy.end() :]}" if copy else ""
    path = path if _NESTED.search(path) else unquote(path)
    found = _NESTED.search(path)
    if not found:
        return ""
    address = re.sub(r"\A(https?):/{1,2}", r"\1://", path[found.start() :], flags=re.IGNORECASE)
    return f"{address}?{query}" if query else address
