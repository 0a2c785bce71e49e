"""The forms of a word, for `~word` in phrases.

Forms of some eight thousand common words ship as a table made with lemminflect (MIT; the data of the NIH Specialist
Lexicon); rarer words ask lemminflect itself, which is an extra because it needs numpy.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from newslint.bundled import lines_of
from newslint.cache import cached, content_key

__all__ = ["UnknownWordError", "common_words", "forms", "forms_of_all"]


class UnknownWordError(LookupError):
    """No forms are known for a word and lemminflect is not installed."""


@cache
def _lines() -> list[str]:
    """A line for every word, in order: the word, then its other forms."""
    return list(lines_of(__file__, "forms.txt"))


@cache
def common_words() -> frozenset[str]:
    """Every word of the table in every form."""
    return frozenset(" ".join(_lines()).split())


def forms(word: str) -> tuple[str, ...]:
    """`word` and all its inflected forms, of whatever part of speech. Raises `UnknownWordError`."""
    lower = word.lower()
    lines = _lines()
    at = bisect_left(lines, lower)
    known = tuple(lines[at].split()) if at < len(lines) else ()
    return known if known[:1] == (lower,) else computed_forms(lower)


def forms_of_all(words: str) -> frozenset[str]:
    """The forms of all words of a text, kept between runs: a short one would be half done while the table is read."""
    key = content_key([words.encode()])
    return frozenset(cached("forms", key, lambda: [form for word in words.split() for form in forms(word)]))


def computed_forms(word: str) -> tuple[str, ...]:
    """What lemminflect says: its lexicon, else its rules for a verb. A hyphened word inflects in its first part."""
    try:
        from lemminflect import getAllInflections, getAllInflectionsOOV
    except ImportError as error:
        raise UnknownWordError(word) from error
    stem, hyphen, rest = word.partition("-")
    inflections = getAllInflections(stem) or getAllInflectionsOOV(stem, "VERB")
    found = {form for tag in sorted(inflections) for form in inflections[tag] if form.isascii()}
    return (word, *(form + hyphen + rest for form in sorted(found - {stem})))
