"""Proper names by their capitals, without a model."""

from __future__ import annotations

import re

from newslint.analysis.facts import Facts
from newslint.text import Span

__all__ = ["in_proper_name", "is_title_case"]

_WORD = re.compile(r"[^\W\d_][\w'\u2019&.-]*")
#: Small words a name may hold between its capitals.
_OF = frozenset(["of", "the", "and", "de", "la", "le", "du", "der", "van", "von", "al", "&"])
#: A title or a name of several words behind its article: the End of the World.
_TITLE = re.compile(r"(?:the|an?) (?:[A-Z]\w+ )+(?:(?:of|the|and|in|on|a) )+[A-Z][\w ]+$")
#: Words made of a name, which keep its capital wherever they stand: Orwellian, Kafkaesque, Marxist, Islamophobic.
_OF_A_NAME = re.compile(r"[A-Z]\w+(?:ian|esque|ist|ite|ism|phobi[ac]|phobe)s?")


def is_title_case(text: str) -> bool:
    """Whether nearly every word of four letters or more begins with a capital: a headline in title case, or in capitals."""
    words = [word for word in _WORD.findall(text) if len(word) >= 4]
    return len(words) >= 2 and sum(not word[0].islower() for word in words) >= 0.75 * len(words)


def in_proper_name(span: Span, facts: Facts) -> bool:
    """Whether a span is a name or part of one.

    A capital inside a sentence makes a name; at its start it takes a capitalised neighbour. Where every word has a
    capital, in a title-case headline, nothing can be told and the answer is no.
    """
    prose = facts.prose
    if not prose[span.start].isupper() and not _TITLE.match(prose, span.start, span.end):
        return False
    block = facts.block_at(span.start)
    if block.kind in ("headline", "heading", "dek") and is_title_case(prose[block.start : block.end]):
        return False
    if prose[span.start].islower():
        return True
    sentence = facts.sentence_at(span.start)
    opens = sentence is None or not any(char.isalnum() for char in prose[sentence.start : span.start])
    if not opens and prose[span.start : span.end].isupper() and len(prose[span.start : span.end]) > 3:
        return False  # capitals for emphasis, not a name
    words = prose[span.start : span.end].split()
    if opens and re.search(r"-[a-z]", words[0]):
        return False  # Hard-left, Far-right: in a name both parts have a capital
    if len(words) > 1 and words[-1].islower():
        return False  # Critics say, Thatcher's rhetoric, Western meddling: whatever stands behind is another name
    if opens:
        whole = len(words) > 1 and all(word[0].isupper() for word in words)  # a title of several words
        return whole or _followed_by_capital(span, prose, _OF)
    if _OF_A_NAME.fullmatch(prose, span.start, span.end) and not _before_is_capital(span, prose):
        return _followed_by_capital(span, prose, frozenset())
    return True


def _before_is_capital(span: Span, prose: str) -> bool:
    before = prose[max(0, span.start - 40) : span.start].split()
    return bool(before) and before[-1][0].isupper() and before[-1][-1].isalnum()


def _followed_by_capital(span: Span, prose: str, inside: frozenset[str]) -> bool:
    """Whether a capitalised word follows, directly or after a small word that names may hold."""
    words = _WORD.finditer(prose, span.end, min(len(prose), span.end + 40))
    gap_from = span.end
    for word in words:
        if prose[gap_from : word.start()].strip(" \u00a0"):
            return False
        if word[0][0].isupper():
            return True
        if word[0] not in inside:
            return False
        gap_from = word.end()
    return False
