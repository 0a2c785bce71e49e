"""What kind of text stands here: a report of figures, a paragraph in the writer's own voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["in_first_person", "is_personal", "is_report_of_figures"]

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
    r"\b(?:I(?:['\u2019](?:m|ve|d|ll))?(?= [a-z])|my|me|myself)\b|(?:(?<![^\n])|(?<=[.!?] ))My\b(?= [a-z])"
)


#: Stand wherever one of those does, and cost next to nothing to look for.
_SIGNS = ("I ", "I'", "I\u2019", "my", "me", "My ")
#: A column, or a page of readers' letters, is told in the first person in so many paragraphs at least, and in so large a part.
_PARAGRAPHS, _PART = 3, 1 / 2


def in_first_person(span: Span, facts: Facts) -> bool:
    """Whether the paragraph of a span is told in the first person outside quotations, as columns and letters are."""
    return _speaks_of_self(facts.block_at(span.start).span, facts)


def is_personal(facts: Facts) -> bool:
    """Whether half of an article's paragraphs, three at least, are told in the first person: a column, readers' letters."""
    paragraphs = [block.span for block in facts.document.blocks if block.kind == "paragraph"]
    least = max(_PARAGRAPHS, _PART * len(paragraphs))
    signed = [span for span in paragraphs if any(facts.prose.find(sign, span.start, span.end) >= 0 for sign in _SIGNS)]
    return len(signed) >= least and sum(_speaks_of_self(span, facts) for span in signed) >= least


def _speaks_of_self(paragraph: Span, facts: Facts) -> bool:
    return any(
        not facts.in_quotation(found.start())
        for found in _FIRST_PERSON.finditer(facts.prose, paragraph.start, paragraph.end)
    )
