r"""The phrase notation of rule files, and what it compiles to.

    some analysts        words, any case, any white space, either apostrophe
    (some|many) critics  alternatives, also inside a word: critici(s|z)e
    [widely] regarded    optional
    ~accuse              any inflected form: accuse, accuses, accused, accusing
    * and *{0,3}         one word; a gap of up to three words inside the sentence
    <weasel-people>      any entry of a word list (entries with gaps only where the list is the whole phrase)
    \(                  a mark of the notation, meant literally

A phrase compiles to a few literals for the automaton, the rarest of its words, with what stands before and after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypedDict

from newslint.matching.fold import CONTROL, fold_term
from newslint.matching.frequency import expected_hits

__all__ = ["CompiledPhrases", "PhraseError", "compile_phrases", "lists_in"]

#: Literals one phrase may put into the automaton before the rest of it becomes a regex.
MAX_HEADS = 128
#: Variants one word of a phrase may have (a word list in it counts with all its entries).
MAX_VARIANTS = 5_000
#: Variants of a phrase that must be spelt out whole.
MAX_SPELT_OUT = 20_000
#: What keeps the matching of a tail from going back without end.
MAX_GAP, MAX_GAPS, MAX_OPTIONAL = 20, 3, 8
#: Ways in which what follows an anchor may be tried at one place.
MAX_WAYS = 1_000
MAX_LENGTH = 2_000
MAX_WORDS = 100
MAX_NESTING = 8


class PhraseError(ValueError):
    """A phrase is not well formed. `column` is the 0-based place in the phrase, `help` the way out."""

    def __init__(self, message: str, column: int, help: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.help = help


Tail = list[list[str] | tuple[int, int]]


class CompiledPhrases(TypedDict):
    """JSON: phrases that are literals as a whole, and phrases anchored at a literal.

    An anchor is (literals, what must stand before them, what must follow): lists of words, each a list of its spellings
    ("" where it may be absent). Among what follows there may be gaps, each a pair of numbers.
    """

    literals: list[str]
    anchors: list[tuple[list[str], list[list[str]], Tail]]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Gap:
    least: int
    most: int


_Variants = tuple[str, ...]  # the spellings one word of a phrase may take; "" means the word may be absent
_Word = _Variants | _Gap
Inflect = Callable[[str], Iterable[str]]
Lists = Callable[[str], Sequence[str]]


def compile_phrases(phrases: Iterable[str], *, lists: Lists, inflect: Inflect, exact: bool = False) -> CompiledPhrases:
    """Compile phrases in notation. `lists` gives a word list's entries, `inflect` a word's forms.

    Raises `PhraseError`, or what `lists` and `inflect` raise. With `exact` the case is kept and gaps are refused.
    """
    literals: dict[str, None] = {}
    anchors: list[tuple[list[str], list[list[str]], Tail]] = []
    for phrase in _with_lists_apart(phrases, lists):
        words = _parse(phrase, lists, inflect)
        if exact:
            literals.update(dict.fromkeys(_spelt_out_exactly(words)))
            continue
        heads, before, tail = _anchored(words)
        if not before and not tail:
            literals.update(dict.fromkeys(heads))
        else:
            anchors.append((heads, before, tail))
    return {"literals": list(literals), "anchors": anchors, "exact": exact}


def lists_in(phrase: str) -> list[str]:
    """The names of the word lists that a phrase uses."""
    return [found[1] for found in re.finditer(rf"\\.|{_NAME.pattern}", phrase) if found[1]]


def _with_lists_apart(phrases: Iterable[str], lists: Lists) -> Iterator[str]:
    """The phrases, with each entry in place of a list that is a phrase by itself: such entries may hold gaps."""
    for phrase in phrases:
        alone = _NAME.fullmatch(phrase.strip())
        yield from lists(alone[1]) if alone else (phrase,)


# --- parsing: a phrase is a list of words, a word a set of spellings or a gap ---


_MARKS = "()[]|~*<>\\{}"
#: A word that is text and nothing else, as most are.
_TEXT = re.compile(r"[^\s()\[\]|~*<>\\{}]+(?=[\s)\]|]|$)")
_GAP = re.compile(r"\*(?:\{(\d{1,2})(?:,(\d{1,2}))?\})?(?=\s|$|[)\]|])")
_NAME = re.compile(r"<([a-z0-9][a-z0-9/-]*)>")
_INFLECTED = re.compile(r"~([^\W\d_]+(?:-[^\W\d_]+)*)")


def _parse(phrase: str, lists: Lists, inflect: Inflect) -> list[_Word]:
    if not phrase.strip():
        raise PhraseError("an empty phrase", 0)
    if len(phrase) > MAX_LENGTH:
        raise PhraseError(f"a phrase of more than {MAX_LENGTH:,} characters", MAX_LENGTH, "Split it.")
    control = CONTROL.search(phrase)
    if control:
        help = "No text is read with one; take it out."
        raise PhraseError(f"a control character, U+{ord(control[0]):04X}", control.start(), help)
    parser = _Parser(phrase, lists, inflect)
    words = parser.words(0)
    if parser.at < len(phrase):
        raise PhraseError(
            f"“{phrase[parser.at]}” closes nothing", parser.at, "Write \\ before it to mean the mark itself."
        )
    return words


class _Parser:
    """Recursive descent over one phrase; the depth is bounded by `MAX_NESTING`."""

    def __init__(self, text: str, lists: Lists, inflect: Inflect) -> None:
        self.text = text
        self.lists = lists
        self.inflect = inflect
        self.at = 0
        self.known: dict[str, _Variants] = {}

    def words(self, depth: int) -> list[_Word]:
        """The words up to the end of the phrase or the mark that closes this group."""
        if depth > MAX_NESTING:
            raise PhraseError("brackets nested too deep", self.at, "Use a word list.")
        words: list[_Word] = []
        while True:
            self.skip_space()
            if self.at >= len(self.text) or self.text[self.at] in ")]|":
                return words
            if len(words) == MAX_WORDS:
                raise PhraseError(f"more than {MAX_WORDS} words in a row", self.at, "Split the phrase.")
            words.append(self.gap() or self.word(depth))

    def skip_space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def gap(self) -> _Gap | None:
        found = _GAP.match(self.text, self.at)
        if not found:
            return None
        least = int(found[1]) if found[1] else 1
        most = int(found[2]) if found[2] else least
        if least > most or most > MAX_GAP:
            raise PhraseError(f"a gap counts upwards, to {MAX_GAP} words at most", self.at)
        self.at = found.end()
        return _Gap(least, most)

    def word(self, depth: int) -> _Variants:
        """One word: text, groups, inflections and lists written without a space between them."""
        text = _TEXT.match(self.text, self.at)
        if text:
            self.at = text.end()
            return (text[0],)
        parts: list[_Variants] = []
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] not in ")]|":
            parts.append(self.part(depth))
            _bounded(parts, self.at)
        return _joined(parts)

    def part(self, depth: int) -> _Variants:
        char, start = self.text[self.at], self.at
        if char in "([":
            return self.group(depth)
        if char == "~":
            found = _INFLECTED.match(self.text, start)
            if not found:
                raise PhraseError("“~” stands before no word", start, "Write the base form after it: ~accuse.")
            self.at = found.end()
            return tuple(dict.fromkeys(self.inflect(found[1])))
        if char == "<":
            return self.listed(start)
        if char in "*{}>":
            raise PhraseError(f"“{char}” cannot stand here", start, "Write \\ before it to mean the mark itself.")
        if char == "\\":
            if self.text[start + 1 : start + 2].strip() == "":
                raise PhraseError("“\\” stands before nothing", start, "Write \\\\ to mean the mark itself.")
            self.at += 2
            return (self.text[start + 1],)
        end = start
        while end < len(self.text) and not self.text[end].isspace() and self.text[end] not in _MARKS:
            end += 1
        self.at = max(end, start + 1)
        return (self.text[start : self.at],)

    def group(self, depth: int) -> _Variants:
        start = self.at
        optional = self.text[start] == "["
        variants: list[str] = [""] if optional else []
        while True:
            self.at += 1
            inner = self.words(depth + 1)
            variants.extend(_spelt_out(inner, start))
            if self.at >= len(self.text):
                raise PhraseError(f"“{self.text[start]}” is never closed", start)
            if self.text[self.at] != "|":
                break
        if self.text[self.at] != ("]" if optional else ")"):
            raise PhraseError(f"“{self.text[start]}” is closed by “{self.text[self.at]}”", self.at)
        self.at += 1
        return tuple(dict.fromkeys(variants))

    def listed(self, start: int) -> _Variants:
        found = _NAME.match(self.text, start)
        if not found:
            raise PhraseError("“<” begins no list name", start, "A list name is lower-case: <weasel-people>.")
        self.at = found.end()
        if found[1] not in self.known:
            self.known[found[1]] = self.spelt_out(found[1], start)
        return self.known[found[1]]

    def spelt_out(self, name: str, start: int) -> _Variants:
        variants: dict[str, None] = {}
        for entry in self.lists(name):
            variants.update(dict.fromkeys(_spelt_out(_parse(entry, _no_lists, self.inflect), start)))
            if len(variants) > MAX_VARIANTS:
                raise PhraseError(f"the list <{name}> has more than {MAX_VARIANTS:,} spellings", start)
        return tuple(variants)


def _no_lists(name: str) -> Sequence[str]:
    raise PhraseError(f"a list cannot hold another list (<{name}>)", 0, "Use `extends:` in the list.")


def _bounded(parts: list[_Variants], at: int) -> None:
    size = 1
    for part in parts:
        size *= max(len(part), 1)
    if size > MAX_VARIANTS:
        raise PhraseError(
            f"one word with more than {MAX_VARIANTS:,} spellings", at, "Use fewer alternatives, or split the phrase."
        )


def _joined(parts: list[_Variants]) -> _Variants:
    return tuple(dict.fromkeys("".join(spelling) for spelling in product(*parts)))


def _spelt_out(words: list[_Word], at: int) -> list[str]:
    """Every spelling of a group's words, which hold no gap."""
    size = 1
    for word in words:
        if isinstance(word, _Gap):
            raise PhraseError(
                "a gap cannot stand inside brackets or a list", at, "Write the alternatives as phrases of their own."
            )
        size *= len(word)
    if size > MAX_VARIANTS:
        raise PhraseError(f"a group with more than {MAX_VARIANTS:,} spellings", at, "Split the phrase.")
    return [
        " ".join(filter(None, spelling))
        for spelling in product(*(word for word in words if not isinstance(word, _Gap)))
    ]


# --- compiling: literals where they are few, else an anchor with what stands before and after it ---


#: What a literal costs at every start, against how often a word is seen.
_PRICE = 10.0


def _spelt_out_exactly(words: list[_Word]) -> list[str]:
    if any(isinstance(word, _Gap) for word in words):
        raise PhraseError("a phrase matched by case cannot hold a gap", 0)
    heads = [""]
    for word in words:
        heads = [f"{head} {spelling}".strip() for head in heads for spelling in word]  # type: ignore[union-attr]
        if len(heads) > MAX_SPELT_OUT:
            raise PhraseError(f"more than {MAX_SPELT_OUT:,} spellings", 0, "Split the phrase.")
    if "" in heads:
        raise PhraseError("every word is optional, so the phrase matches nothing", 0)
    return list(dict.fromkeys(heads))


def _anchored(words: list[_Word]) -> tuple[list[str], list[list[str]], Tail]:
    """The literals to look for, what must stand before them, and what must follow.

    The anchor is the run of words before the first gap that is seldom seen and has few spellings.
    """
    if isinstance(words[0], _Gap):
        raise PhraseError("a phrase cannot begin with a gap", 0, "Begin with a word.")
    if isinstance(words[-1], _Gap):
        raise PhraseError("a phrase cannot end with a gap", 0, "End with a word.")
    if all(isinstance(word, tuple) and "" in word for word in words):
        raise PhraseError("every word is optional, so the phrase matches nothing", 0)
    gap = next((index for index, word in enumerate(words) if isinstance(word, _Gap)), len(words))
    solid: list[_Variants] = [tuple(map(fold_term, word)) for word in words[:gap] if not isinstance(word, _Gap)]
    runs = [run for first in range(gap) for run in _runs(solid, first)]
    if not runs:
        raise PhraseError(
            "the words before the first gap are all optional, or have too many spellings", 0, "Split the phrase."
        )
    _, first, last, heads = min(runs, key=lambda run: (run[0], run[1]))
    return heads, [list(dict.fromkeys(word)) for word in solid[:first]], _tail(words[last:])


def _runs(solid: list[_Variants], first: int) -> Iterator[tuple[float, int, int, list[str]]]:
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


def _joined_words(words: Sequence[_Variants]) -> list[str]:
    return list(dict.fromkeys(" ".join(filter(None, spelling)) for spelling in product(*words)))


def _tail(words: Sequence[_Word]) -> Tail:
    gaps = sum(isinstance(word, _Gap) for word in words)
    if gaps > MAX_GAPS or sum("" in word for word in words if not isinstance(word, _Gap)) > MAX_OPTIONAL:
        message = f"more than {MAX_GAPS} gaps, or than {MAX_OPTIONAL} optional words after the first"
        raise PhraseError(message, 0, "Write it as two phrases.")
    if prod(map(_ways, words)) > MAX_WAYS:
        message = (
            f"gaps, optional words and alternatives that continue one another: more than {MAX_WAYS:,} ways to match"
        )
        raise PhraseError(message, 0, "Narrow the gaps, or write it as two phrases.")
    return [
        (word.least, word.most) if isinstance(word, _Gap) else list(dict.fromkeys(map(fold_term, word)))
        for word in words
    ]


def _ways(word: _Word) -> int:
    """In how many ways a word can match at one place: gaps by their lengths, spellings that begin with one another."""
    if isinstance(word, _Gap):
        return word.most - word.least + 1
    known = set(word)
    if not any(" " in spelling for spelling in known):
        return len(known & {""}) + bool(known - {""})
    return max(sum(spelling[:end] in known for end in _word_ends(spelling)) for spelling in word) + ("" in known)


def _word_ends(spelling: str) -> list[int]:
    return [at for at, char in enumerate(spelling) if char == " "] + ([len(spelling)] if spelling else [])
