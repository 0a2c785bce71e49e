"""One rule as a page of text that is also Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.reporters.terminal import inert, paint

if TYPE_CHECKING:
    from newslint.packs.documentation import RuleDoc
    from newslint.packs.measured import Measured

__all__ = ["rule_page"]


def rule_page(doc: RuleDoc, figures: Measured | None, colour: bool) -> str:
    """What a rule finds, how well it was measured to, why it matters, and its examples; ends with a newline."""
    return "\n".join(_lines(doc, figures, colour)) + "\n"


def _lines(doc: RuleDoc, figures: Measured | None, colour: bool) -> Iterator[str]:
    yield paint(f"# {doc.id}", "bold", colour)
    yield f"\n{inert(doc.summary)}"
    state = "on" if doc.default else "off"
    yield f"\nSeverity {doc.severity}, confidence {doc.confidence}, {state} by default."
    if figures is not None:
        yield f"\nMeasured: {figures}"
    yield f"\n{paint('## Why', 'bold', colour)}\n\n{inert(doc.why)}"
    yield f"\n{paint('## What it says', 'bold', colour)}\n\n{inert(doc.message)}"
    for title, examples in (("## Flagged", doc.flagged), ("## Passed", doc.passed)):
        if examples:
            yield f"\n{paint(title, 'bold', colour)}\n"
            yield from (f"- {_highlighted(inert(example), colour)}" for example in examples)
    if doc.references:
        yield f"\n{paint('## References', 'bold', colour)}\n"
        yield from (f"- {inert(reference)}" for reference in doc.references)


def _highlighted(example: str, colour: bool) -> str:
    """The words a rule flags: in colour where there is colour, else in the double brackets of the rule file."""
    if not colour:
        return example
    from newslint.packs.documentation import PINNED

    return PINNED.sub(lambda found: paint(found[1], "warning", on=True), example)
