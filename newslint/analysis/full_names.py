"""Full names, told by their capitals."""

from __future__ import annotations

import re

import newslint.analysis.lexicon as lx
from newslint.text import Span

__all__ = ["full_names"]

_FULL_NAME = re.compile(
    r"[A-Z][\w’'-]*[a-z](?: (?:[A-Z]\.|[A-Z][\w’'-]*[a-z]|[dD]e|[vV][ao]n|bin|al))* [A-Z][\w’'-]*[a-z]\b(?![’']s [A-Z])"
)

#: Words that begin a sentence right before a name: `On Monday Ana Ruiz`.
_OPENING = frozenset(
    word.capitalize()
    for word in lx.word_set(
        "a an the this that these those our my your his her its their on for but and or nor as if in at by when while after"
        " before since although though because until unless however meanwhile also then so yet still even only now later"
        " earlier here there what why how where who whose which with without from to of about against over under between"
        " among amid despite during through within like unlike is are was were has have had do does did not"
        " yesterday today monday tuesday wednesday thursday friday saturday sunday"
    )
)


def full_names(prose: str) -> list[Span]:
    """Where words with a capital stand side by side as in `Ana Ruiz` or `Ana M. de Ruiz`."""
    found = []
    for match in _FULL_NAME.finditer(prose):
        start, end = match.span()
        stop = prose.index(" ", start)
        while stop > 0 and prose[start:stop] in _OPENING:
            start = stop + 1
            stop = prose.find(" ", start, end)
        if stop > 0:
            found.append(Span(start, end))
    return found
