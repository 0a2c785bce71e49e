"""What a phrase compiles to: a few literals for the automaton, the rarest of its words, with what stands before and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import TypedDict

from newslint.matching.fold import fold_term
from newslint.matching.frequency import expected_hits
from newslint.matching.notation import (
    MAX_VARIANTS,
    Gap,
    Inflect,
    Lists,
    PhraseError,
    Variants,
    Word,
    parsed,
    with_lists_apart,
)

__all__ = ["CompiledPhrases", "Tail", "compile_phrases"]

#: Literals one run of words may put into the automaton.
MAX_HEADS = 128
#: Variants of a phrase that must be spelt out whole.
MAX_SPELT_OUT = 20_000
#: What keeps the matching of a tail from going back without end.
MAX_GAPS, MAX_OPTIONAL = 3, 8
#: Ways in which what follows an anchor may be tried at one place.
MAX_WAYS = 1_000

Tail = list[list[str] | tuple[int, int]]


class CompiledPhrases(TypedDict):
    """JSON: phrases that are literals as a whole, and phrases anchored at a literal.

    An anchor is (literals, what must stand before them, what must follow): lists of words, each a list of its spellings
    ("" where it may be absent). Among what follows there may be gaps, each a pair of numbers.
    """

    literals: list[str]
    anchors: list[tuple[list[str], list[list[str]], Tail]]
    exact: bool


def compile_phrases(phrases: Iterable[str], *, lists: Lists, inflect: Inflect, exact: bool = False) -> CompiledPhrases:
    """Compile phrases in notation. `lists` gives a word list's entries, `inflect` a word's forms.

    Raises `PhraseError`, or what `lists` and `inflect` raise. With `exact` the case is kept and gaps are refused.
    """
    literals: dict[str, None] = {}
    anchors: list[tuple[list[str], list[list[str]], Tail]] = []
    for phrase in with_lists_apart(phrases, lists):
        words = parsed(phrase, lists, inflect)
        if exact:
            literals.update(dict.fromkeys(_spelt_out_exactly(words)))
            continue
        heads, before, tail = _anchored(words)
        if not before and not tail:
            literals.update(dict.fromkeys(heads))
        else:
            anchors.append((heads, before, tail))
    return {"literals": list(literals), "anchors": anchors, "exact": exact}


#: What a literal costs at every start, against how often a word is seen.
_PRICE = 10.0


def _spelt_out_exactly(words: list[Word]) -> list[str]:
    if any(isinstance(word, Gap) for word in words):
        raise PhraseError("a phrase matched by case cannot hold a gap", 0)
    heads = [""]
    for word in words:
        heads = [f"{head} {spelling}".strip() for head in heads for spelling in word]  # type: ignore[union-attr]
        if len(heads) > MAX_SPELT_OUT:
            raise PhraseError(f"more than {MAX_SPELT_OUT:,} spellings", 0, "Split the phrase.")
    if "" in heads:
        raise PhraseError("every word is optional, so the phrase matches nothing", 0)
    return list(dict.fromkeys(heads))


def _anchored(words: list[Word]) -> tuple[list[str], list[list[str]], Tail]:
    """The literals to look for, what must stand before them, and what must follow.

    The anchor is the run of words before the first gap that is seldom seen and has few spellings.
    """
    if isinstance(words[0], Gap):
        raise PhraseError("a phrase cannot begin with a gap", 0, "Begin with a word.")
    if isinstance(words[-1], Gap):
        raise PhraseError("a phrase cannot end with a gap", 0, "End with a word.")
    if all(isinstance(word, tuple) and "" in word for word in words):
        raise PhraseError("every word is optional, so the phrase matches nothing", 0)
    gap = next((index for index, word in enumerate(words) if isinstance(word, Gap)), len(words))
    solid: list[Variants] = [tuple(map(fold_term, word)) for word in words[:gap] if not isinstance(word, Gap)]
    runs = [run for first in range(gap) for run in _runs(solid, first)]
    if not runs:
        raise PhraseError(
            "the words before the first gap are all optional, or have too many spellings", 0, "Split the phrase."
        )
    _, first, last, heads = min(runs, key=lambda run: (run[0], run[1]))
    return heads, [list(dict.fromkeys(word)) for word in solid[:first]], _tail(words[last:])


def _runs(solid: list[Variants], first: int) -> Iterator[tuple[float, int, int, list[str]]]:
    """Runs of words that begin at `first` and can be an anchor: (cost, first, end, spellings)."""
    if sum(map(len, solid[:first])) > MAX_VARIANTS or prod(map(_ways, solid[:first])) > MAX_WAYS:
        return
    for end in range(first + 1, len(solid) + 1):
        size = prod(len(word) for word in solid[first:end])
        if size > (MAX_VARIANTS if end == first + 1 else MAX_HEADS):
            return
        heads = _joined_words(solid[first:end])
        if "" not in heads:
            yield sum(map(expected_hits, heads)) + _PRICE * len(heads), first, end, heads


def _joined_words(words: Sequence[Variants]) -> list[str]:
    return list(dict.fromkeys(" ".join(filter(None, spelling)) for spelling in product(*words)))


def _tail(words: Sequence[Word]) -> Tail:
    gaps = sum(isinstance(word, Gap) for word in words)
    if gaps > MAX_GAPS or sum("" in word for word in words if not isinstance(word, Gap)) > MAX_OPTIONAL:
        message = f"more than {MAX_GAPS} gaps, or than {MAX_OPTIONAL} optional words after the first"
        raise PhraseError(message, 0, "Write it as two phrases.")
    if prod(map(_ways, words)) > MAX_WAYS:
        message = (
            f"gaps, optional words and alternatives that continue one another: more than {MAX_WAYS:,} ways to match"
        )
        raise PhraseError(message, 0, "Narrow the gaps, or write it as two phrases.")
    return [
        (word.least, word.most) if isinstance(word, Gap) else list(dict.fromkeys(map(fold_term, word)))
        for word in words
    ]


def _ways(word: Word) -> int:
    """In how many ways a word can match at one place: gaps by their lengths, spellings that begin with one another."""
    if isinstance(word, Gap):
        return word.most - word.least + 1
    known = set(word)
    if not any(" " in spelling for spelling in known):
        return len(known & {""}) + bool(known - {""})
    return max(sum(spelling[:end] in known for end in _word_ends(spelling)) for spelling in word) + ("" in known)


def _word_ends(spelling: str) -> list[int]:
    return [at for at, char in enumerate(spelling) if char == " "] + ([len(spelling)] if spelling else [])
