"""Who says a quotation, where its place alone tells: `“…,” muttered Ruiz`, `Ruiz was emphatic. “…”`, `Ana Ruiz “…”`.

Here any verb is a cue: what stands beside quotation marks is speech, whatever the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import newslint.analysis.lexicon as lx
from newslint.analysis.drafts import Draft
from newslint.analysis.phrases import Range, could_speak, is_finite, noun_phrase_after
from newslint.analysis.tokens import Tokens

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Beside", "beside_quotations", "tagged"]

#: The tokens of a quotation, first and last, by the token where its tag may stand: right after it, or itself.
Beside = dict[int, Range]

#: How a quotation ends that its sentence goes on after.
_GOES_ON = (",", "?", "!", "…", "—")
#: Fewest words of a quotation that may be speech by its place alone.
_FEWEST = 3


def beside_quotations(facts: Facts) -> Beside:
    """The places in a document where a quotation may have its speaker beside it."""
    tokens, prose = facts.tokens, facts.prose
    found: Beside = {}
    for quotation in facts.outer_quotations:
        if not quotation.certain or prose.count(" ", quotation.content.start, quotation.content.end) < _FEWEST - 1:
            continue
        own = tokens.at(quotation.span.start), tokens.at(quotation.span.end) - 1
        if prose[quotation.content.start : quotation.content.end].rstrip().endswith(_GOES_ON):
            found[own[1] + 1] = own
        elif prose[quotation.content.start].isupper():
            found[own[0]] = own
    return found


def tagged(tokens: Tokens, at: int, quotation: Range, index: int, low: int, high: int) -> Draft | None:
    """The attribution of a quotation by what stands at the token `at`."""
    if at == quotation[0]:
        return _announced(tokens, quotation, index) or _labelled(tokens, quotation, index, low)
    return _tag_after(tokens, at, quotation, index, high)


def _tag_after(tokens: Tokens, at: int, quotation: Range, index: int, high: int) -> Draft | None:
    """`…,” muttered Ruiz` and `…,” Ruiz mutters`."""
    bits = tokens.bits
    if at >= high:
        return None
    if _is_verb(tokens, at):
        source = noun_phrase_after(tokens, at + 1, high)
        if source is None or not could_speak(tokens, source):
            return None
        return Draft((at, at), source, [quotation], "after", index)
    source = noun_phrase_after(tokens, at, high)
    if source is None or not (could_speak(tokens, source) or bits[at] & lx.DET):
        return None
    verb = source[1] + 1
    while verb < high and bits[verb] & lx.ADVERB:
        verb += 1
    if verb < high and bits[verb] & lx.MARK and _ends_in_verb(tokens, source):
        return Draft((source[1], source[1]), (source[0], source[1] - 1), [quotation], "after", index)
    if verb >= high or not _is_verb(tokens, verb) or not is_finite(tokens, verb):
        return None
    return Draft((verb, verb), source, [quotation], "after", index)


def _ends_in_verb(tokens: Tokens, phrase: Range) -> bool:
    """Whether the last word before a stop is the verb, though it may be a noun elsewhere: `…,” the report states.`."""
    last = phrase[1]
    verb = lx.THIRD | lx.CUE
    return phrase[0] < last and tokens.bits[last] & verb == verb and _is_verb(tokens, last)


def _is_verb(tokens: Tokens, at: int) -> bool:
    bits = tokens.bits[at]
    return bool(bits & (lx.PAST | lx.THIRD)) and not bits & (lx.AUX | lx.CAPITAL)


def _announced(tokens: Tokens, quotation: Range, index: int) -> Draft | None:
    """`Ruiz was emphatic. “…”`: a sentence that only says how somebody speaks."""
    words, bits = tokens.words, tokens.bits
    stop = quotation[0] - 1
    if stop < 3 or words[stop] not in (".", ":") or bits[stop - 1] & (lx.CAPITAL | lx.NUMBER):
        return None
    verb = stop - 2
    while verb > 0 and bits[verb] & lx.ADVERB:
        verb -= 1
    if words[verb] not in ("was", "is", "were", "are", "remained", "sounded"):
        return None
    first = verb - 1
    while first >= 0 and verb - first < 20 and words[first] not in (".", "?", "!") and not bits[first] & lx.QUOTED:
        first -= 1
    source = noun_phrase_after(tokens, first + 1, verb)
    if source is None or not any(bits[j] & _PERSON and not bits[j] & lx.DET for j in range(source[0], source[1] + 1)):
        return None
    return Draft((verb, stop - 1), source, [quotation], "before", index)


_PERSON = lx.CAPITAL | lx.HUMAN | lx.TITLE


def _labelled(tokens: Tokens, quotation: Range, index: int, low: int) -> Draft | None:
    """`Northgate captain Ana Ruiz “…”`: nothing but a person before the words."""
    bits = tokens.bits
    first, last = low, quotation[0] - 1
    while first < last and bits[first] & lx.MARK:
        first += 1
    if last - first < 1 or noun_phrase_after(tokens, first, quotation[0]) != (first, last):
        return None
    named = bits[last] & lx.CAPITAL and bits[last - 1] & (lx.CAPITAL | lx.HUMAN) and not bits[last] & lx.UPPER
    people = any(bits[j] & (lx.HUMAN | lx.TITLE) for j in range(first, last))
    return Draft((last, last), (first, last), [quotation], "before", index) if named and people else None
