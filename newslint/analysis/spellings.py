"""Names that a story spells in two ways: `Ana Ruiz`, then `Anna Ruiz` or `Ms. Ruis`.

One letter must be missing, added, other or swapped. People of one family differ by their first names, so a first name
counts only beside the same surname once more, and a surname only with the same first name or after a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import newslint.analysis.lexicon as lx
from newslint.analysis.facts import Facts
from newslint.analysis.full_names import full_names
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["Spelling", "one_letter_apart", "spellings"]


class Spelling(NamedTuple):
    """A name and, later, another spelling of it."""

    first: Span
    span: Span


_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Judge|Sgt|Capt|Mayor|Councillor)\.? (?P<name>[A-Z][\w’'-]+)"
)
#: What may stand before a name with a capital: the first word of a sentence, a title.
_BEFORE_A_NAME = lx.CLOSED | lx.ADVERB | lx.TITLE | lx.HUMAN
#: Names shorter than this differ by one letter from too many others.
_SHORTEST_SURNAME, _SHORTEST_FIRST_NAME = 5, 3
#: First names told apart by one letter.
_DISTINCT = frozenset(
    frozenset(pair.split("/"))
    for pair in [
        "don/ron",
        "don/jon",
        "jon/ron",
        "tim/jim",
        "tom/tim",
        "dan/don",
        "dan/ian",
        "jan/ian",
        "jan/dan",
        "kim/tim",
        "jim/kim",
        "bob/rob",
        "ron/rob",
        "joan/john",
        "jean/joan",
        "jean/sean",
        "mark/mary",
        "mary/gary",
        "gary/cary",
        "john/joan",
        "paul/paula",
        "maria/mario",
        "mario/marie",
        "marie/maria",
        "carl/carla",
        "erin/eric",
        "eric/erica",
        "michael/michaela",
        "daniel/daniela",
        "robert/roberta",
        "joe/zoe",
        "max/mae",
        "ana/ann",
        "ann/dan",
        "julia/julie",
        "julio/julia",
        "julius/julia",
        "andrea/andreas",
        "christian/christina",
        "lee/leo",
        "ted/ned",
        "ned/ed",
        "jack/jacky",
        "bill/will",
        "billy/willy",
        "dave/dale",
        "dale/gale",
        "ben/ken",
        "ken/jen",
        "jen/ben",
        "ray/roy",
        "ray/jay",
        "roy/troy",
        "pat/matt",
        "sam/pam",
        "peter/petra",
        "harry/larry",
        "barry/harry",
        "terry/jerry",
        "jerry/gerry",
        "gerry/terry",
        "larry/barry",
    ]
)


def spellings(facts: Facts) -> Iterator[Spelling]:
    """The names of people that are spelled otherwise than before, each spelling once, in order of place."""
    people: dict[tuple[str, str], Span] = {}
    told: set[str] = set()
    for span, first, last in _mentions(facts):
        known = people.get((first, last))
        if known is None and first:
            twin = _twin(first, last, people)
            people[first, last] = span
            if twin is not None and f"{first} {last}" not in told:
                told.add(f"{first} {last}")
                yield Spelling(people[twin], span)
        elif not first and last not in told and not any(last == surname for _, surname in people):
            near = {key for key in people if _same_surname(key[1], last)}
            if len(near) == 1:
                told.add(last)
                whole = people[near.pop()]
                yield Spelling(Span(whole.end - len(facts.prose[whole.start : whole.end].split()[-1]), whole.end), span)


def _mentions(facts: Facts) -> Iterator[tuple[Span, str, str]]:
    """Full names of two words, and surnames after a title, in order: the span, the first name or nothing, the surname."""
    found: list[tuple[Span, str, str]] = []
    for span in full_names(facts.prose):
        words = facts.prose[span.start : span.end].split()
        while len(words) > 2 and lx.bits(words[0].lower()) & _BEFORE_A_NAME:
            span = Span(span.start + facts.prose[span.start : span.end].index(words[1], len(words[0])), span.end)
            del words[0]
        if len(words) == 2 and not words[0].endswith("."):
            found.append((span, words[0], words[1]))
    found += [(Span(*match.span("name")), "", match["name"]) for match in _TITLED.finditer(facts.prose)]
    return iter(sorted(found, key=lambda one: (one[0].start, -one[0].end)))


def _twin(first: str, last: str, people: dict[tuple[str, str], Span]) -> tuple[str, str] | None:
    for other_first, other_last in people:
        if first == other_first and _same_surname(last, other_last):
            return other_first, other_last
        if last == other_last and _same_first_name(first, other_first):
            return other_first, other_last
    return None


def _same_surname(one: str, other: str) -> bool:
    one, other = (re.sub("['’]s?$", "", name) for name in (one, other))
    if min(len(one), len(other)) < _SHORTEST_SURNAME or one[0] != other[0]:
        return False
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    derived = short == long or (long[:-1] == short and long[-1] in "ny")  # South Korea, South Korean
    return not derived and one_letter_apart(one.lower(), other.lower())


def _same_first_name(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_FIRST_NAME or one[0] != other[0]:
        return False
    pair = frozenset((one.lower(), other.lower()))
    ends_apart = one[:-1] == other[:-1] or one == other[:-1] or one[:-1] == other
    return pair not in _DISTINCT and not ends_apart and one_letter_apart(one.lower(), other.lower())


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter missing, added or other, or by two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) != len(other):
        long, short = (one, other) if len(one) > len(other) else (other, one)
        return long[at + 1 :] == short[at:]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
