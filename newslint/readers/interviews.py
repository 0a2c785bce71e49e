"""Interviews printed as turns, `Q: … A: …`: what is said in a turn is its speaker's, as in a block quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newslint.records import NamedTuple
from newslint.text import Block

__all__ = ["with_turns"]

_LONGEST_LABEL = 40
_LABEL = re.compile(r"(?:([QA])[.:]|([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}):)\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
#: How often a label stands before it is one, and how many paragraphs of one answer may follow without it.
_FEWEST, _LONGEST_ANSWER = 2, 8


class _Turn(NamedTuple):
    block: int
    label: str
    text: str


def with_turns(prose: str, blocks: Sequence[Block]) -> list[Block]:
    """`blocks`, the turns of an interview and the paragraphs between two of them as block quotations.

    An interview has two labels that recur; one of them asks, and another answers in the first person. The answers of an
    explainer are the article's own, and do not.
    """
    found = list(blocks)
    turns = [turn for index, block in enumerate(blocks) if (turn := _turn(prose, index, block))]
    counts = Counter(turn.label for turn in turns)
    names = {label for label, count in counts.items() if count >= _FEWEST}
    asking = {label for label in names if 2 * sum("?" in t.text for t in turns if t.label == label) >= counts[label]}
    answers = [turn for turn in turns if turn.label in names - asking]
    if not asking or not any(_FIRST_PERSON.search(turn.text) for turn in answers):
        return found
    said = [turn.block for turn in turns if turn.label in names or _initials(turn.label) in names]
    for before, after in pairwise([*said, said[-1] + 1]):
        for index in range(before, after if after - before <= _LONGEST_ANSWER else before + 1):
            if found[index].kind == "paragraph" or (found[index].kind == "headline" and turns[0].label in asking):
                found[index] = found[index]._replace(kind="blockquote")
    return found


def _turn(prose: str, index: int, block: Block) -> _Turn | None:
    """The turn that a paragraph opens; or what was taken for the headline, where a file begins with a question."""
    if block.kind not in ("paragraph", "headline") or not prose[block.start].isupper():
        return None
    label = _LABEL.match(prose, block.start, min(block.end, block.start + _LONGEST_LABEL))
    return _Turn(index, label[1] or label[2], prose[label.end() : block.end]) if label else None


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.split())
