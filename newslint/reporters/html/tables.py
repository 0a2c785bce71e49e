"""What stands below an article: its sources, its dates, its measures and what was silenced, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newslint.analysis.ledger import Ledger, LedgerEntry, ledger
from newslint.analysis.timeline import timeline
from newslint.reporters.html.markup import Html, tag
from newslint.reporters.ledger import MEANING, NOBODY, by_whom, counted_cue, percent
from newslint.reporters.objects import shown_number
from newslint.reporters.text import SILENCED_BY
from newslint.reporters.timeline import issued, what_tells

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts
    from newslint.postprocess import Suppressed

__all__ = ["dates", "measures", "silenced", "sources", "table"]


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """A table whose first column names its rows, in a frame that scrolls by itself where the page is narrow."""
    body = (tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows)
    inner = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *body),
    )
    return tag("div", inner, class_="frame", tabindex="0", role="group", aria_label=caption)


def sources(facts: Facts) -> Html:
    """Who answers for the words: the ledger, source by source, then by grade."""
    found = ledger(facts)
    heads = ("Source", "Role", "Grade", "Words", "Share", "Line", "Attributed with")
    return tag(
        "div",
        tag("h3", "Sources"),
        table("Who answers for how much", heads, (_source(entry, found) for entry in found.entries))
        if found.entries
        else tag("p", "Nobody is named and nothing is attributed."),
        table(f"All {found.words:,} words", ("Attributed to", "Words", "Share", "That is"), _shares(found)),
        class_="ledger",
    )


def _source(entry: LedgerEntry, found: Ledger) -> Sequence[str]:
    role = "" if entry.role == entry.name else entry.role or ""
    cues = ", ".join(counted_cue(cue, count) for cue, count in entry.cues)
    share = percent(found.share(entry.words))
    return (entry.name or NOBODY, role, entry.grade, f"{entry.words:,}", share, str(entry.line), cues)


def _shares(found: Ledger) -> Iterable[Sequence[str]]:
    return ((to, f"{words:,}", percent(found.share(words)), MEANING[to]) for to, words in by_whom(found).items())


def dates(facts: Facts) -> Html:
    """The timeline: the dates in order of time, then those whose days nothing tells."""
    found = timeline(facts)
    told = issued(found)
    rows = (
        (
            entry.value,
            entry.text,
            what_tells(entry),
            str(entry.line),
            "" if entry.clause == entry.text else entry.clause,
        )
        for entry in found.entries
    )
    return tag(
        "div",
        tag("h3", "Timeline"),
        tag("p", f"{told[:1].upper()}{told[1:]}."),
        table("Dates in order of time", ("When", "As written", "Told by", "Line", "Clause"), rows)
        if found.entries
        else "",
        class_="timeline",
    )


def measures(values: Mapping[str, float | None]) -> Html:
    """The measures of an article that have a value."""
    rows = ((name, shown_number(value)) for name, value in values.items() if value is not None)
    return tag(
        "div", tag("h3", "Measures"), table("Measures of the text", ("Measure", "Value"), rows), class_="measures"
    )


def silenced(entries: Iterable[Suppressed]) -> Html:
    """What is not reported, by what and why."""
    rows = (
        (
            entry.finding.rule,
            f"{entry.finding.line}:{entry.finding.column}",
            entry.finding.text if entry.finding.scope == "span" else "",
            SILENCED_BY.get(entry.by, entry.by),
            entry.reason,
        )
        for entry in entries
    )
    heads = ("Rule", "Place", "Words", "Silenced by", "Reason")
    return tag("div", tag("h3", "Suppressed"), table("Findings that are silenced", heads, rows), class_="silenced")
