"""Claims: stretches of prose that say something a reader may ask the source of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Claim", "ClaimKind", "claims"]

ClaimKind = Literal[
    "statistic", "casualty", "accusation", "causal", "superlative", "comparison", "prediction", "motive", "inference",
    "evaluation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that make a claim of one kind."""

    span: Span
    kind: ClaimKind


_NUMBER = (
    r"(?:\d[\d,.]*\d|\d|(?:at least |about |some |nearly |more than |up to |an estimated )?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|tens of thousands"
    r"|hundreds of thousands|millions))"
)
_PATTERNS: tuple[tuple[ClaimKind, str], ...] = (
    ("casualty", rf"{_NUMBER}(?: (?:other |more )?(?:people|men|women|children|civilians|soldiers|police officers|passengers))?"
                 r"(?: (?:were|was|have been|had been|are))? (?:killed|dead|died|injured|wounded|missing|displaced|detained)\b"),
    ("casualty", rf"(?:killed|killing|injured|injuring|wounded|wounding|displaced|displacing|claimed) (?:at least |about |some |nearly |more than |up to )?{_NUMBER}(?: of)?(?: (?:lives|people|men|women|children|civilians|soldiers))?\b"),
    ("statistic", r"[$£€]?\d[\d,.]*(?:%| ?per ?cent\b| ?percentage points?\b)"),
    ("statistic", r"\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten)\b"),
    ("accusation", r"\b(?:accused of|allegations? of|accusations? of|charged with|corruption|fraud|bribery|misconduct)\b"),
    ("causal", r"\b(?:led to|caused|fuell?ed|exacerbated|resulted in|thanks to|because of)\b"),
    ("superlative", r"\b(?:the (?:largest|biggest|worst|best|highest|lowest|fastest|deadliest|most \w+)|first[- ]ever|never before)\b"),
    ("comparison", r"\b(?:more|less|fewer|worse|better|higher|lower) than\b"),
    ("prediction", r"\b(?:will (?:likely|probably|surely)|is likely to|are likely to|is set to|are set to)\b"),
    ("motive", r"\b(?:in an? (?:apparent )?bid to|in order to|aimed at|seeking to|as a way to|designed to)\b"),
    ("inference", r"\b(?:suggests?|signals?|underscores?|highlights?|underlines?|indicates?)\b|, (?:underscoring|highlighting|signall?ing|reflecting)\b"),
    ("evaluation", r"\b(?:destroyed|transformed|won over|undermin(?:ed|es|ing)|weakened|threatens?)\b"),
)  # fmt: skip
_CLAIM = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)


def claims(facts: Facts) -> Iterator[Claim]:
    """The claims of the prose, quotations included, in order of place."""
    for found in _CLAIM.finditer(facts.prose):
        number = int((found.lastgroup or "k0")[1:])
        yield Claim(Span(*found.span()), _PATTERNS[number][0])
