"""The kinds a rule can name under `match:` and the guards under `unless:`. A new one is one module and one line here."""

from __future__ import annotations

from newslint.checks import (
    attribution,
    claim,
    consistency,
    date,
    findings,
    headline,
    link,
    linking,
    metadata,
    metric,
    pattern,
    quotation,
    score,
    sources,
    speaker,
    terms,
)
from newslint.checks.base import Compiler, Guard, Kind, Match
from newslint.checks.guards import (
    attributed,
    broken_quotation,
    clause,
    dated,
    document_has,
    genre,
    hedged,
    named,
    near,
    place,
    speech,
    tense,
)

__all__ = ["GUARDS", "KINDS", "Compiler", "Guard", "Kind", "Match"]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        terms.KIND,
        pattern.KIND,
        quotation.KIND,
        attribution.KIND,
        claim.KIND,
        sources.KIND,
        speaker.KIND,
        headline.KIND,
        date.KIND,
        link.KIND,
        linking.KIND,
        metadata.KIND,
        metric.KIND,
        score.KIND,
        consistency.KIND,
        findings.KIND,
    )
}
GUARDS: dict[str, Guard] = {
    guard.name: guard
    for guard in (
        attributed.GUARD,
        near.GUARD,
        clause.NEGATED,
        clause.CONDITIONAL,
        place.PROPER_NAME,
        place.LINKED,
        place.QUOTED,
        broken_quotation.GUARD,
        dated.GUARD,
        hedged.GUARD,
        tense.GUARD,
        document_has.GUARD,
        named.GUARD,
        speech.GUARD,
        metadata.LABELLED,
        genre.FIRST_PERSON,
        genre.REPORT_OF_FIGURES,
    )
}
