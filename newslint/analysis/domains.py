"""Lists of domains: who rates which site how, as of when. Plain data that JSON can hold, looked up by host and path."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from newslint.records import NamedTuple

__all__ = ["Rating", "domain_and_above", "domain_entry", "domain_key", "list_age", "rating_of"]

#: Years between a list and an article from which on the reader of a message is told.
_OLD = 2
_LABEL = re.compile(r"[^\s/:@?#.]+")
_HOST = re.compile(r"[^\s/:@?#.]+(?:\.[^\s/:@?#.]+)+")


class Rating(NamedTuple):
    """What a list says of a site. `date` is an ISO day, month or year, or empty; so are `list` and `rating`."""

    domain: str
    category: str
    rating: str
    list: str
    date: str


def domain_key(text: str) -> tuple[str, str] | None:
    """(domain, path) of an entry as people write it: a domain, a domain with a path, an address. None for neither."""
    text = text.strip().lower()
    text = re.sub(r"\A(?:[a-z]+:)?//", "", text)
    whole = text.startswith("*.")  # `*.gov`: a domain of one part is meant
    text = text.removeprefix("*.").removeprefix("www.")
    domain, slash, path = text.partition("/")
    domain = domain.partition(":")[0].rstrip(".")
    if not (_HOST.fullmatch(domain) or (whole and _LABEL.fullmatch(domain))):
        return None
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return domain, f"/{path.rstrip('/')}" if slash and path.strip("/") else ""


def domain_entry(entries: dict[str, list[list[str]]], domain: str, path: str, *values: str) -> None:
    """Add what a list says of a domain, or of a part of it, to `entries`; the longest path stands first."""
    held = entries.setdefault(domain, [])
    held.append([path, *values])
    held.sort(key=lambda entry: -len(entry[0]))


@lru_cache(maxsize=256)  # every list is asked for the domains of one address
def domain_and_above(host: str) -> tuple[str, ...]:
    """`a.b.org` → `a.b.org`, `b.org`, `org`: where a list of domains may name it, the nearest first."""
    names: list[str] = []
    while host:
        names.append(host)
        host = host.partition(".")[2]
    return tuple(names)


def rating_of(host: str, path: str, lists: Iterable[Mapping[str, Any]]) -> Rating | None:
    """The rating by the first list that names the site of an address, the nearest domain and the longest path first."""
    path = path.lower()
    for one in lists:
        entries = one["entries"]
        for domain in domain_and_above(host):
            for prefix, category, rating, *date in entries.get(domain, ()):
                if not prefix or path == prefix or path.startswith(f"{prefix}/"):
                    return Rating(domain + prefix, category, rating, one["name"], (date and date[0]) or one["date"])
    return None


def list_age(date: str, day: datetime.date | None) -> int:
    """Whole years from the end of a list's date to `day`, where they are many enough to matter; else 0."""
    if day is None or not date:
        return 0
    year, month, at = ([int(part) for part in date.split("-")] + [12, 31][len(date.split("-")) - 1 :])[:3]
    years = day.year - year - ((day.month, day.day) < (month, at))
    return years if years >= _OLD else 0
