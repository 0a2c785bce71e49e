"""The patterns of bodies that act: before a date, in the clause that a date opens, behind it, through or with others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newslint.checks.dates.tables import Term, once_a_table, terms
from newslint.records import NamedTuple

__all__ = ["AT_EVENT", "EVENT_AHEAD", "JOURNEYS", "LED", "Bodies", "bodies_of"]

_SAID_AHEAD = r"(?:[a-z]+ly|also|then|first|once|twice|again|still|had|never|even|himself|itself)\s"
LED = r"\s(?:in|on|during|by)\s(?:the\s)?(?:early\s|late\s|mid-|spring\sof\s|summer\sof\s|autumn\sof\s|winter\sof\s)?$"
#: Games and the like, which have their year before them: "fielded a team at the 1998 games".
AT_EVENT = r"\s(?:at|in|from|for|during|of)\sthe\s$"
EVENT_AHEAD = r"\s(?:[A-Z]?[a-z]+\s){0,2}(?:Olympics?|Games|games|World\sCup|[Cc]hampionships?|Cup|tournament|finals?|summit|conference|elections?)\b"
#: Past verbs with a preposition before a body that takes part; of "through" and "via" any verb that is no journey.
_DEALT = (
    r"(?:signed|agreed|negotiated|filed|lodged|complained|appealed|applied|spoke|turned|wrote|belonged|defected|sold|handed|sided|clashed|cooperated"
    r"|co-operated|merged|talked|pleaded|leaked|passed|reported|testified|allied)"
)
JOURNEYS = frozenset(
    [
        "drove",
        "travelled",
        "traveled",
        "walked",
        "went",
        "passed",
        "flew",
        "came",
        "ran",
        "sailed",
        "cycled",
        "hiked",
        "moved",
        "marched",
        "rode",
        "trekked",
        "fled",
        "wandered",
        "crossed",
        "toured",
        "swept",
        "spread",
        "ploughed",
    ]
)
#: Past verbs with a body for their object; not those of its founding.
_TO_BODY = (
    r"(?:joined|quit|sued|told|asked|informed|petitioned|addressed|warned|urged|briefed|accused|alerted|lobbied|phoned|emailed|bribed|hacked|notified"
    r"|consulted|persuaded)"
)
#: Past verbs of what is put on a medium.
_POSTED = r"(?:posted|shared|uploaded|advertised|listed|streamed|surfaced|circulated|livestreamed|met|chatted|boasted|wrote|went\sviral|popped\sup|appeared)"


class Bodies(NamedTuple):
    """The terms of the bodies, and the patterns of one that acts: before a date, in the clause that a date opens, by whom."""

    terms: tuple[Term, ...]
    before: re.Pattern[str]
    opened: re.Pattern[str]
    by: re.Pattern[str]


@once_a_table
def bodies_of(rows: Sequence[Any]) -> Bodies:
    """The bodies of the rows of a rule."""
    known = terms(rows)
    names = "|".join(
        re.escape(term.name).replace(r"\ ", r"\s") for term in sorted(known, key=lambda one: -len(one.name))
    )
    alone = rf"(?:the\s)?(?P<NAME>{names})(?![\w’'-])"
    agent = rf"\b(?:was|were|been|being|got|is)\s(?:{_SAID_AHEAD})?(?P<done>[a-z]+)\sby\s{alone}".replace(
        "NAME", "agent"
    )
    through = rf"(?P<dealt>(?:[\w’'-]+\s){{1,9}}?)(?:through|via|over)\s{alone}".replace("NAME", "means")
    party = rf"\b{_DEALT}\b(?:\s[\w’'-]+){{0,6}}?\s(?:with|to|against|from)\s{alone}".replace("NAME", "party")
    sent = rf"\s(?P<sent>(?!was\b)[a-z]+)\sby\s{alone}".replace("NAME", "source")
    posted = rf"\b{_POSTED}(?:\s[\w’'-]+){{0,6}}?\son\s{alone}".replace("NAME", "medium")
    told = rf"\b{_TO_BODY}\s{alone}".replace("NAME", "told")
    far = r"[^.,;:()]{0,80}?"
    before = re.compile(
        rf"(?<![\w-])(?<!ormer\s)(?<!\s[bi][yn]\s)(?<!\s[bi][yn]\sthe\s)(?P<name>{names})\s(?:{_SAID_AHEAD})?(?:(?:was|were)\s(?P<passive>[a-z]+)|(?P<verb>[a-z]+))\b(?P<rest>{far})$"
        rf"|{agent}(?P<far>{far})$|(?:{through}|{party}|{told}|{sent}|{posted})$"
    )
    opened = re.compile(
        rf"^(?:,\s|\s)(?:the\s)?(?P<name>{names})\s(?:{_SAID_AHEAD})?(?:(?:was|were)\s(?P<passive>[a-z]+)|(?P<verb>[a-z]+))\b"
        rf"|^(?:,\s|\s)(?:(?!that\b|which\b|who\b|when\b)[\w’'-]+\s){{1,8}}?(?:{agent}|(?:{through}|{party}|{told})(?=[.,;]|\s[a-z]|$))"
    )
    by = re.compile(
        rf"\b(?P<aux>had\sbeen|was|were)\s(?:{_SAID_AHEAD})?(?P<done>[a-z]+)\sby\s{alone}".replace("NAME", "agent")
    )
    return Bodies(known, before, opened, by)
