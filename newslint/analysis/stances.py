"""Ways to speak, think or take a stand that no single verb tells of: sound the alarm, be up in arms, voice fears."""

from __future__ import annotations

from functools import cache

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens

__all__ = ["stance_at"]

#: After a form of `be`.
_STATES = """
up in arms
of the view
of the opinion
of one mind
of two minds
in two minds
in no doubt
in little doubt
in despair
in agreement
in uproar
at odds
at a loss
at pains
on record
on the warpath
under no illusion
under no illusions
none of it
none of this
not having it
not buying it
losing patience
left wondering
left scratching
left asking
left guessing
united in
unanimous in
lining up to
queuing up to
falling over themselves
"""
#: Verbs in their base form with what follows them.
_ACTS = """
sound the alarm
raise the alarm
ring the alarm
ring alarm bells
raise eyebrows
raise an eyebrow
cast doubt
throw doubt
pour scorn
pour cold water
cry foul
cry wolf
take the view
take a dim view
take issue
take exception
take aim
take umbrage
take heart
beg to differ
have it that
have none of it
have their doubts
have little doubt
have no doubt
have high hopes
have had enough
see red
see the hand
see no
see little
hold out hope
hold the view
hold that
make the case
make the point
make no secret
make much
find fault
find it hard
draw parallels
draw attention
point the finger
point fingers
swear by
roll their eyes
shake their heads
scratch their heads
wring their hands
throw up their hands
turn up their noses
lose patience
lose no time
waste no time
lose faith
queue up to
line up to
give short shrift
smell a rat
round on
tear into
lay into
pile on
pile in
hit out
put it
lay bare
make clear
make plain
make it clear
make it plain
shed light
throw light
leave no doubt
leave little doubt
leave no room
paint a
give the lie
set out
spell out
tell a different story
tell a different tale
tell a grim story
tell a bleak story
tell the story
tell their own story
tell the same story
"""
#: Verbs that only carry a noun of stance, and those nouns.
_CARRYING = (
    "voice express raise air register share harbour harbor sound issue offer repeat nurse entertain vent show pour heap"
)
_CARRIED = lx.word_set(
    "concern concerns doubt doubts fear fears hope hopes alarm objection objections question questions criticism criticisms"
    " warning warnings complaint complaints grievance grievances accusation accusations allegation allegations misgivings"
    " reservations dismay anger frustration outrage fury scepticism skepticism optimism pessimism disbelief suspicion"
    " suspicions unease disquiet disappointment surprise confidence scorn ridicule worries anxiety impatience view views"
    " opinion opinions belief sympathy contempt regret indignation disgust derision praise"
)
#: Most words between such a verb and its noun: `voiced some quite serious doubts`.
_APART = 4
#: Verbs of estimate and of finding, and the word that must follow them: `put the cost at`, `linked the dye to`.
_TYING = {"put": ("at",), "link": ("to", "with"), "tie": ("to",), "connect": ("to", "with"), "trace": ("to",)}
#: Most words between such a verb and that word.
_BETWEEN = 7


@cache
def _idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word, in any form of a verb → what may follow it."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _ACTS.split("\n"):
        verb, *rest = line.split() or [""]
        for form in set(lx.inflected(verb)) if rest else ():
            found[form] = (*found.get(form, ()), tuple(rest))
    for line in _STATES.split("\n"):
        first, *rest = line.split() or [""]
        if rest:
            found[first] = (*found.get(first, ()), tuple(rest))
    return found


@cache
def _tying() -> dict[str, tuple[str, ...]]:
    return {form: after for verb, after in _TYING.items() for form in lx.inflected(verb)}


@cache
def _carrying() -> frozenset[str]:
    return frozenset(form for verb in _CARRYING.split() for form in lx.inflected(verb))


def stance_at(tokens: Tokens, at: int, high: int) -> int | None:
    """The last token of the stance that begins with the verb, or after the `be`, at the token `at`; None for none."""
    words, bits = tokens.words, tokens.bits
    for rest in _idioms().get(words[at], ()):
        end = at + 1 + len(rest)
        if end <= high and tuple(words[at + 1 : end]) == rest:
            return end - 1
    if words[at] in _tying() and _ties(tokens, at, high):
        return at
    if words[at] in _carrying():
        for j in range(at + 1, min(high, at + 2 + _APART)):
            if words[j] in _CARRIED:
                return j
            if not bits[j] & lx.WORD or bits[j] & (lx.PREPOSITION | lx.PRONOUN | lx.CAPITAL):
                break
    return None


def _ties(tokens: Tokens, at: int, high: int) -> bool:
    """Whether a thing and then the word that the verb needs follow: `put the cost at nine`, not `linked to`."""
    wanted = _tying()[tokens.words[at]]
    for j in range(at + 2, min(high, at + 2 + _BETWEEN)):
        if tokens.words[j] in wanted:
            return True
        if tokens.bits[j] & lx.MARK:
            break
    return False
