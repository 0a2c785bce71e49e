"""Quotation marks one at a time: which of the candidates are marks at all, and which way each one faces.

Nothing here knows what is open. A mark says what its glyph and its two neighbours let it be; pairing is for
`newslint.analysis.quotations`. What only the pairing can settle (a plural possessive or the end of a quotation?
inches or a closing mark?) is passed on as a weak lean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from newslint.records import NamedTuple

__all__ = ["Family", "Lean", "Mark", "candidates", "marks"]


class Family(IntEnum):
    """Marks that pair with one another: a typewriter mark may close a typographic one, a single never a double."""

    ANGLE = 0
    DOUBLE = 1
    SINGLE = 2


class Lean(IntEnum):
    """What a mark can be where it stands."""

    OPEN = 0
    CLOSE = 1
    #: Glyph and neighbours disagree, or the neighbours say nothing: what is open decides.
    EITHER = 2
    #: An elision at the head of a word or a decade, unless a closing mark answers it.
    WEAK_OPEN = 3
    #: A possessive, an elision or a unit of measure, unless it is the only mark that could close.
    WEAK_CLOSE = 4


class Mark(NamedTuple):
    """A candidate mark. `sure` is whether it can be nothing else, so that its lacking partner is a fault."""

    start: int
    end: int
    family: Family
    lean: Lean
    sure: bool


# One pass finds all candidates. The condition after the class drops the apostrophe inside a word and the prime between
# figures without leaving the regular expression engine: they are more than half of all candidates. Of three
# typewriter singles at the end of a word the first closes the inner quotation.
_SINGLES = "'‘’‚‛`"
_CANDIDATE = re.compile(
    r"""["'‘’‚‛`“”„‟«»‹›](?:(?<=["“”„‟«»‹›])|(?<=')(?=''(?!['\w]))|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<=‘)’(?!em\b|til|twas)(?=[a-zA-Z])|(?!\w)|(?<!\w.))"""
)

_DOUBLE_GLYPHS = frozenset('"“”„‟') | {"``", "''", "‘‘", "’’", "‘’"}
_ANGLE_GLYPHS = frozenset("«»‹›")
_OPENING_GLYPHS = frozenset("“„‟«‹‘‚‛`") | {"``", "‘‘", "‘’"}
_CLOSING_GLYPHS = frozenset("”»›’") | {"’’"}

# The side of a mark. Anything not listed counts as space: brackets on their outer side, slashes, stray markup.
_AFTER_TEXT = frozenset(".,!?;:)]}%…")
_BEFORE_TEXT = frozenset("([{$£€¥#@&¿¡+")
_DASHES = frozenset("-–—―‒‑")
_SENTENCE_END = frozenset(".!?…,")

_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[.½¼¾]\d?)?\s?$")
_INCHES = re.compile(r"\s?\d{1,2}(?:[.½¼¾]\d?)?\s?(?:\"|”|''|″)")

# An apostrophe typed with the shift key down: don"t.
_SLIP = re.compile(r"(?:t|s|re|ve|ll|d|m)\b")
# Words that lose their head. Of the second set many are words in their own right.
_ELISION = re.compile(
    r"(?:em|tis|twas|twere|twill|twould|twixt|nuff|cos|cuz)\b(?!['’]\w)|n(?=['’\s])|\d0s\b", re.IGNORECASE
)
_MAYBE_ELISION = re.compile(
    r"(?:cause|til|till|round|bout|un|uns|ere|ood|hood|burbs|bama|fraid|gainst|neath|tween|course|spect|merica|murica"
    r"|s|d|ll|re|ve|m|t)\b|\d\d(?!\d)",
    re.IGNORECASE,
)
# Words that lose their tail.
_CLIPPED = re.compile(r"(?:\b(?:o|ol|th|an|n|wi|d|t|l|mo|lil|po)|[a-z]{2}in)$", re.IGNORECASE)
# The possessive of an abbreviation: the U.S.' role.
_INITIALS = re.compile(r"(?:^|\W)[A-Z]\.$")
# No noun phrase goes on with these, so `s'` before one of them is no possessive.
_NO_POSSESSUM = re.compile(
    r"\s+(?:a|an|the|and|or|but|nor|of|in|on|at|to|for|from|by|with|as|is|are|was|were|be|been|has|have|had|will|would"
    r"|can|could|may|might|should|must|do|does|did|that|which|who|when|while|where|after|before|because|if|he|she|it"
    r"|they|we|I|you|said|says|not|than|into|over|about|against|between|during|under)\b"
)


def candidates(prose: str) -> list[tuple[int, int]]:
    """Where marks may stand in the whole prose: one scan, since most paragraphs are short and hold none."""
    return [candidate.span() for candidate in _CANDIDATE.finditer(prose)]


def marks(prose: str, spots: Sequence[tuple[int, int]], start: int, end: int) -> list[Mark]:
    """The marks among the candidates of `prose[start:end]`; the neighbours beyond that range are not looked at."""
    found: list[Mark] = []
    first, count = 0, len(spots)
    while first < count:
        # Marks that touch have the same neighbours: in `"'Yes` both face the word.
        last = first
        while last + 1 < count and spots[last + 1][0] == spots[last][1]:
            last += 1
        left, right = _left(prose, spots[first][0], start), _right(prose, spots[last][1], end)
        for begin, stop in spots[first : last + 1]:
            mark = _mark(prose, begin, stop, left, right, start, end)
            if mark is not None:
                found.append(mark)
        first = last + 1
    return found


def _mark(prose: str, begin: int, stop: int, left: str, right: str, low: int, high: int) -> Mark | None:
    glyph = prose[begin:stop]
    if glyph in _DOUBLE_GLYPHS:
        return _double(prose, begin, stop, left, right, low)
    if glyph in _ANGLE_GLYPHS:
        return Mark(begin, stop, Family.ANGLE, _facing(glyph, _context(left, right))[0], False)
    return _single(prose, begin, stop, left, right, low, high)


# Neighbours: one letter for each side.
#   ^ $  the ends of the block        s  space, or nothing that tells      p  punctuation
#   d    a dash                       w  a word or what begins or ends one e  an ellipsis   c  a colon
#   m    stray markup, an emoji
def _left(prose: str, at: int, low: int) -> str:
    if at <= low:
        return "^"
    char = prose[at - 1]
    if char.isalnum():
        return "w"
    if char in _AFTER_TEXT:
        return "c" if char == ":" else "p"
    return "d" if char in _DASHES else "s"


def _right(prose: str, at: int, high: int) -> str:
    if at >= high:
        return "$"
    char = prose[at]
    if char.isalnum() or char in _BEFORE_TEXT:
        return "w"
    if char.isspace():
        return "s"
    if char in _DASHES:
        return "d"
    if char == "…" or prose.startswith("..", at):
        return "e"
    return "p" if char in _AFTER_TEXT else "m"


_CONTEXT: dict[str, Lean] = {
    **dict.fromkeys(("^w", "^s", "^e", "^d", "^p", "^m", "sw", "se", "sd", "sm", "dw", "de", "dm", "cw"), Lean.OPEN),
    **dict.fromkeys(("s$", "sp", "d$", "ds", "dp", "c$", "cp", "cd"), Lean.CLOSE),
    **dict.fromkeys((side + other for side in "wp" for other in "$sdpem"), Lean.CLOSE),
}


def _context(left: str, right: str) -> Lean:
    return _CONTEXT.get(left + right, Lean.EITHER)


def _facing(glyph: str, context: Lean) -> tuple[Lean, bool]:
    """The lean of a mark from glyph and context, and whether the two agree."""
    if glyph in _OPENING_GLYPHS:
        return (Lean.EITHER, False) if context is Lean.CLOSE else (Lean.OPEN, context is Lean.OPEN)
    if glyph in _CLOSING_GLYPHS:
        return (Lean.EITHER, False) if context is Lean.OPEN else (Lean.CLOSE, context is Lean.CLOSE)
    return context, context is not Lean.EITHER


def _double(prose: str, begin: int, stop: int, left: str, right: str, low: int) -> Mark | None:
    glyph = prose[begin:stop]
    before = prose[begin - 1] if begin > low else ""
    if before.isdigit() and glyph not in _OPENING_GLYPHS:
        if _FEET.search(prose, max(low, begin - 10), begin):
            return None
        return Mark(begin, stop, Family.DOUBLE, Lean.WEAK_CLOSE, False)
    if glyph == '"' and left in "ws" and not before.isspace() and _SLIP.match(prose, stop):
        return None
    lean, agreed = _facing(glyph, _context(left, right))
    sure = agreed and (right == "w" if lean is Lean.OPEN else left in "wp" and right != "w")
    return Mark(begin, stop, Family.DOUBLE, lean, sure)


def _single(prose: str, begin: int, stop: int, left: str, right: str, low: int, high: int) -> Mark | None:
    glyph = prose[begin:stop]
    context = _context(left, right)
    if (right == "w" and left in "^sdc") or (right == "e" and left in "^s"):
        return _single_opening(prose, begin, stop, glyph, low)
    if context is Lean.CLOSE and left in "wp":
        return _single_closing(prose, begin, stop, left, right, low, high)
    if left in "wp" and right == "w":
        # No space between: `said,'Yes`, or the possessive of what ends in a mark or a full stop.
        if prose[stop : stop + 1] in "sS" and not prose[stop + 1 : min(stop + 2, high)].isalnum():
            return None
        lean = Lean.OPEN if glyph in "‘‚‛" else Lean.CLOSE if glyph == "’" and left == "p" else Lean.EITHER
        return Mark(begin, stop, Family.SINGLE, lean, False)
    lean, _ = _facing(glyph, context)
    return Mark(begin, stop, Family.SINGLE, Lean.EITHER if lean is Lean.CLOSE else lean, False)


def _single_opening(prose: str, begin: int, stop: int, glyph: str, low: int) -> Mark | None:
    if _ELISION.match(prose, stop):
        return None
    if glyph in "’`" or _MAYBE_ELISION.match(prose, stop):
        return Mark(begin, stop, Family.SINGLE, Lean.WEAK_OPEN, False)
    # Nicknames and dialect lose their heads too ('Bama, 'kin): only after what introduces speech is there no doubt.
    before = prose[max(low, begin - 2) : begin].rstrip()
    introduced = not before or before[-1] in ",:" or before[-1] in _DOUBLE_GLYPHS
    return Mark(begin, stop, Family.SINGLE, Lean.OPEN, introduced and prose[stop : stop + 1].isupper())


def _single_closing(prose: str, begin: int, stop: int, left: str, right: str, low: int, high: int) -> Mark | None:
    before = prose[begin - 1]
    if before == "." and _INITIALS.search(prose[max(low, begin - 3) : begin]):
        return Mark(begin, stop, Family.SINGLE, Lean.WEAK_CLOSE, False)
    if left == "p":
        return Mark(begin, stop, Family.SINGLE, Lean.CLOSE, before in _SENTENCE_END and right in "s$")
    if before.isdigit():
        if _INCHES.match(prose, stop, high):
            return None
        return Mark(begin, stop, Family.SINGLE, Lean.WEAK_CLOSE, False)
    if before in "nN" and begin - 2 >= low and prose[begin - 2] in _SINGLES:
        return None  # rock 'n' roll
    weak = False
    if right in "sd":
        if before in "sSxXzZ":
            weak = not _NO_POSSESSUM.match(prose, stop, high)
        else:
            weak = _CLIPPED.search(prose, max(low, begin - 5), begin) is not None
    return Mark(begin, stop, Family.SINGLE, Lean.WEAK_CLOSE if weak else Lean.CLOSE, False)
