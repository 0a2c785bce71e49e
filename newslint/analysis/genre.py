"""What kind of text stands here: a report of figures, a paragraph in the writer's own voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["in_first_person", "is_report_of_figures"]

_FIGURE = re.compile(r"(?<![\w.,])\d[\d,./]*")
#: Words to a figure in copy that reports figures; the median of news is one figure in sixty words.
_DENSE = 20


def is_report_of_figures(facts: Facts) -> bool:
    """Whether at least one word in twenty of an article is a figure: results, prices, a statistical release."""
    told = [facts.prose[block.start : block.end] for block in facts.document.blocks if block.kind == "paragraph"]
    figures = sum(len(_FIGURE.findall(text)) for text in told)
    return _DENSE * figures >= sum(len(text.split()) for text in told)


#: Neither a number, World War I, nor a word of a title, Light My Fire.
_FIRST_PERSON = re.compile(
    r"(?<!War )(?<!Part )(?<!Act )(?<!Phase )(?<!Title )(?<!Type )(?<!Class )(?<!Division )"
    r"\b(?:I(?:['\u2019](?:m|ve|d|ll))?(?= [a-z])|my|me|myself)\b|(?:^|(?<=[.!?] ))My\b(?= [a-z])"
)


def in_first_person(span: Span, facts: Facts) -> bool:
    """Whether the paragraph of a span is told in the first person outside quotations, as columns and letters are."""
    block = facts.block_at(span.start)
    return any(
        not facts.in_quotation(found.start()) for found in _FIRST_PERSON.finditer(facts.prose, block.start, block.end)
    )
