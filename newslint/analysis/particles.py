"""The small words after a verb that make it another one: particles (`call for`), idioms (`call off`), set phrases."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.cues import complement
from newslint.analysis.tokens import Tokens

__all__ = ["follows", "has_particle", "particle_end", "says_nothing"]


def follows(tokens: Tokens, at: int, phrase: tuple[str, ...], high: int) -> bool:
    """Whether the words of an idiom follow in their order, with a few others between."""
    j = at + 1
    for word in phrase:
        stop = min(high, j + 5)
        while j < stop and tokens.words[j] != word:
            if tokens.bits[j] & lx.MARK or tokens.words[j] in ("to", "that"):
                return False
            j += 1
        if j >= stop:
            return False
        j += 1
    if j >= high or tokens.bits[j - 1] & lx.CLOSED or len(phrase) > 1:
        return True
    rest = tokens.bits[j]  # not "called police shootings disgraceful"
    return bool(rest & (lx.CLOSED | lx.MARK | lx.ADVERB | lx.NUMBER | lx.CAPITAL))


def has_particle(tokens: Tokens, at: int, particle: tuple[str, ...], high: int) -> bool:
    """Whether the particle follows: at once, after a time, or, where it opens the content, as the complement."""
    if particle_end(tokens, at, particle, high) is not None:
        return True
    if particle == ("that",):
        return complement(tokens, at + 1, high).kind in ("that", "clause", "wh", "quote", "colon")
    if particle == ("as",):
        return "as" in tokens.words[at + 1 : min(at + 8, high)]
    return False


def particle_end(tokens: Tokens, at: int, particle: tuple[str, ...], high: int) -> int | None:
    """The last token of the particle of the verb at `at`, which may stand after a day or an adverb: `called Friday for`."""
    first = at + 1
    if first < high and particle[0] in _ROAMING and tokens.words[first] not in particle:
        if tokens.words[first] == "on" and first + 1 < high and tokens.bits[first + 1] & lx.TIME:
            first += 1
        while first < high and (tokens.bits[first] & lx.TIME or tokens.words[first].endswith("ly")):
            first += 1
    end = first + len(particle)
    return end - 1 if end <= high and tuple(tokens.words[first:end]) == particle else None


#: Prepositions that lead to what is spoken of.
_ROAMING = frozenset(("for", "against", "about", "on", "to", "of", "with"))


def says_nothing(tokens: Tokens, at: int, low: int, high: int) -> bool:
    """`, say,` for instance; `that said,`; `easier said than done`; `it goes without saying`; `the same is said for`."""
    words = tokens.words
    before = words[at - 1] if at > low else ""
    after = words[at + 1] if at + 1 < high else ""
    if words[at] == "say":
        return (before in (",", "—") and after == ",") or words[max(at - 3, low) : at] == ["suffice", "it", "to"]
    if words[at] == "said":
        resumes = before in ("that", "this") and after == "," and at - 1 == low
        return resumes or after == "than" or (before == "be" and after == "for")
    return words[at] == "saying" and before == "without" and words[max(at - 2, low)] in ("go", "goes", "going", "went")
