r"""The phrase notation of rule files, read.

    some analysts        words, any case, any white space, either apostrophe
    (some|many) critics  alternatives, also inside a word: critici(s|z)e
    [widely] regarded    optional
    ~accuse              any inflected form: accuse, accuses, accused, accusing
    * and *{0,3}         one word; a gap of up to three words inside the sentence
    <weasel-people>      any entry of a word list (entries with gaps only where the list is the whole phrase)
    \(                  a mark of the notation, meant literally

A phrase is read as a list of words, each the spellings it may take, or a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from newslint.matching.fold import CONTROL

__all__ = [
    "MAX_GAP",
    "MAX_VARIANTS",
    "Gap",
    "Inflect",
    "Lists",
    "PhraseError",
    "Variants",
    "Word",
    "lists_in",
    "parsed",
    "with_lists_apart",
]

#: Variants one word of a phrase may have (a word list in it counts with all its entries).
MAX_VARIANTS = 5_000
#: The longest gap, in words.
MAX_GAP = 20
MAX_LENGTH = 2_000
MAX_WORDS = 100
MAX_NESTING = 8


class PhraseError(ValueError):
    """A phrase is not well formed. `column` is the 0-based place in the phrase, `help` the way out."""

    def __init__(self, message: str, column: int, help: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.help = help


@dataclass(frozen=True, slots=True)
class Gap:
    """So many words of any kind, at least and at most."""

    least: int
    most: int


Variants = tuple[str, ...]  # the spellings one word of a phrase may take; "" means the word may be absent
Word = Variants | Gap
Inflect = Callable[[str], Iterable[str]]
Lists = Callable[[str], Sequence[str]]


def lists_in(phrase: str) -> list[str]:
    """The names of the word lists that a phrase uses."""
    return [found[1] for found in re.finditer(rf"\\.|{_NAME.pattern}", phrase) if found[1]]


def with_lists_apart(phrases: Iterable[str], lists: Lists) -> Iterator[str]:
    """The phrases, with each entry in place of a list that is a phrase by itself: such entries may hold gaps."""
    for phrase in phrases:
        alone = _NAME.fullmatch(phrase.strip())
        yield from lists(alone[1]) if alone else (phrase,)


_MARKS = "()[]|~*<>\\{}"
_TEXT = re.compile(rf"[^\s{re.escape(_MARKS)}]+")
#: A word that is text and nothing else, as most are.
_PLAIN = re.compile(rf"{_TEXT.pattern}(?=[\s)\]|]|$)")
_GAP = re.compile(r"\*(?:\{(\d{1,2})(?:,(\d{1,2}))?\})?(?=\s|$|[)\]|])")
_NAME = re.compile(r"<([a-z0-9][a-z0-9/-]*)>")
_INFLECTED = re.compile(r"~([^\W\d_]+(?:-[^\W\d_]+)*)")


def parsed(phrase: str, lists: Lists, inflect: Inflect) -> list[Word]:
    """The words of a phrase. Raises `PhraseError`, or what `lists` and `inflect` raise."""
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
        self.known: dict[str, Variants] = {}

    def words(self, depth: int) -> list[Word]:
        """The words up to the end of the phrase or the mark that closes this group."""
        if depth > MAX_NESTING:
            raise PhraseError("brackets nested too deep", self.at, "Use a word list.")
        words: list[Word] = []
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

    def gap(self) -> Gap | None:
        found = _GAP.match(self.text, self.at)
        if not found:
            return None
        least = int(found[1]) if found[1] else 1
        most = int(found[2]) if found[2] else least
        if least > most or most > MAX_GAP:
            raise PhraseError(f"a gap counts upwards, to {MAX_GAP} words at most", self.at)
        self.at = found.end()
        return Gap(least, most)

    def word(self, depth: int) -> Variants:
        """One word: text, groups, inflections and lists written without a space between them."""
        plain = _PLAIN.match(self.text, self.at)
        if plain:
            self.at = plain.end()
            return (plain[0],)
        parts: list[Variants] = []
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] not in ")]|":
            parts.append(self.part(depth))
            _bounded(parts, self.at)
        return _joined(parts)

    def part(self, depth: int) -> Variants:
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
        text = _TEXT.match(self.text, start)
        self.at = text.end() if text else start + 1
        return (self.text[start : self.at],)

    def group(self, depth: int) -> Variants:
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

    def listed(self, start: int) -> Variants:
        found = _NAME.match(self.text, start)
        if not found:
            raise PhraseError("“<” begins no list name", start, "A list name is lower-case: <weasel-people>.")
        self.at = found.end()
        if found[1] not in self.known:
            self.known[found[1]] = self.spelt_out(found[1], start)
        return self.known[found[1]]

    def spelt_out(self, name: str, start: int) -> Variants:
        variants: dict[str, None] = {}
        for entry in self.lists(name):
            variants.update(dict.fromkeys(_spelt_out(parsed(entry, _no_lists, self.inflect), start)))
            if len(variants) > MAX_VARIANTS:
                raise PhraseError(f"the list <{name}> has more than {MAX_VARIANTS:,} spellings", start)
        return tuple(variants)


def _no_lists(name: str) -> Sequence[str]:
    raise PhraseError(f"a list cannot hold another list (<{name}>)", 0, "Use `extends:` in the list.")


def _bounded(parts: list[Variants], at: int) -> None:
    size = 1
    for part in parts:
        size *= max(len(part), 1)
    if size > MAX_VARIANTS:
        raise PhraseError(
            f"one word with more than {MAX_VARIANTS:,} spellings", at, "Use fewer alternatives, or split the phrase."
        )


def _joined(parts: list[Variants]) -> Variants:
    return tuple(dict.fromkeys("".join(spelling) for spelling in product(*parts)))


def _spelt_out(words: list[Word], at: int) -> list[str]:
    """Every spelling of a group's words, which hold no gap."""
    size = 1
    for word in words:
        if isinstance(word, Gap):
            raise PhraseError(
                "a gap cannot stand inside brackets or a list", at, "Write the alternatives as phrases of their own."
            )
        size *= len(word)
    if size > MAX_VARIANTS:
        raise PhraseError(f"a group with more than {MAX_VARIANTS:,} spellings", at, "Split the phrase.")
    return [
        " ".join(filter(None, spelling)) for spelling in product(*(word for word in words if not isinstance(word, Gap)))
    ]
