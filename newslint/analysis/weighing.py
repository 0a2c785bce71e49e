"""How much a candidate looks like a cue: what stands around it, weighed in coarse points.

A point is a quarter of a unit of log odds. The weights agree, in size, with what labelled news copy shows; they are
about constructions, never about words, whose own weight is the strength they have in the lists. A weight stays only
where it makes articles better that were set aside when it was chosen; weights fitted one by one (logistic regression,
boosted trees) do no better there.
"""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.candidates import Candidate
from newslint.analysis.cues import Group
from newslint.analysis.phrases import Range
from newslint.analysis.tokens import Tokens

__all__ = ["THRESHOLD", "subject_kind", "weight"]

#: What the points of a cue must come to.
THRESHOLD = -1

_Points = dict[str, int]

# Verbs: the word, its form, what follows, who does it.
_VERB: _Points = {"certain": 7, "strong": 4, "fair": 1, "weak": -3, "faint": -7}
_PARTICLE: _Points = {"certain": 1, "strong": 1, "faint": -2}
_FORM: _Points = {"finite": 2, "gerund": 0, "infinitive": -3}
_PASSIVE: _Points = {"finite": 4, "participle": 2}
#: What somebody said against what somebody may say; and, in a title in capitals, a name as likely as a verb.
_PAST, _MODAL, _CAPITAL = 1, -2, -4
#: `…, adding that`; and a subject that opens the sentence, so that the verb is that of the main clause.
_TRAILING, _OPENING = 2, 1
_AFTER: _Points = {
    "that": 4, "clause": 1, "wh": 3, "quote": 1, "colon": 4, "noun": 1, "preposition": -2, "end": -5, "other": -3,
}  # fmt: skip
#: The same after an addressee, a time or a place: `told reporters on Tuesday that`.
_FARTHER: _Points = {"that": 2, "clause": 3, "quote": 1, "colon": -1}
_PREPOSITION: _Points = {
    "about": 3, "against": 4, "of": 3, "for": 2, "as": 1, "over": 3, "among": 5, "from": -4, "before": -4, "by": -1,
    "in": -1, "into": -1, "with": -1, "during": -1, "like": -2, "to": 0,
}  # fmt: skip
_SUBJECT: _Points = {
    "name": 3, "document": 3, "human": 2, "body": 1, "person": 2, "other": -2, "plural": -1, "vague": -1, "who": -1,
    "me": -1, "none": -1,
}  # fmt: skip

#: What stands right before the subject of a finite verb: a clause that hangs on a noun tells of words rather than saying
#: them (`the plan Ruiz praised`, `a sign that Ruiz knew`); one that is set against another says them.
_LEADING: _Points = {
    "that": -4,
    "what": -2,
    "how": -3,
    "whether": -4,
    "to": -3,
    ":": -3,
    "as": 2,
    "but": 2,
    "while": 2,
    "yet": 3,
}
_HANGING = -2
#: A form that is as often a noun (`attacks`, `claim`), by what follows it.
_NOUNLIKE: _Points = {"end": -4, "other": -4, "to": -2, "noun": 0, "clause": 0, "that": 0, "wh": 0}
#: What is said in a bare word or a figure is mostly done: `rejected efforts`, `added 12`.
_BARE, _FIGURE = -1, -3

# Nouns, adjectives and adverbs.
_NOUN: _Points = {"certain": 3, "strong": -1, "fair": -4, "weak": -7, "faint": -9}
_ADJECTIVE: _Points = {"strong": 5, "fair": -1, "weak": -8}
_ADVERB: _Points = {"certain": 4, "fair": -3, "weak": -7}
_AFTER_NOUN: _Points = {
    "that": 3, "to": 2, "colon": 2, "wh": 1, "preposition": 1, "end": -5, "other": -4, "noun": -4, "clause": -3,
}  # fmt: skip
_PREPOSITION_OF_NOUN: _Points = {
    "about": 6, "over": 3, "among": 3, "for": 1, "of": 1, "on": 1, "in": -2, "with": -4, "as": -3, "by": -3, "at": -2,
}  # fmt: skip
_SUBJECT_OF_NOUN: _Points = {"name": -2, "none": -2, "other": -4, "person": -3, "plural": -2}
#: Somebody is named whose claim or wish it is.
_HELD = 1
#: `made a promise`, `drew criticism`: verb and noun are one cue.
_LIGHT = 7
_AFTER_ADJECTIVE: _Points = {
    "that": 6, "preposition": 3, "clause": 2, "to": 1, "end": -5, "other": -4, "noun": -2, "colon": -4,
}  # fmt: skip
_PREPOSITION_OF_ADJECTIVE: _Points = {"about": 3, "of": 2, "at": 1, "by": 1, "from": -3, "with": -2}
_SUBJECT_OF_ADJECTIVE: _Points = {"name": 2, "none": -2, "human": 1}


def weight(tokens: Tokens, one: Candidate) -> int:
    """The points of a candidate."""
    if one.group is not None:
        return _verb(tokens, one, one.group)
    part = one.word.part
    if part == "noun":
        points = _other(tokens, one, _NOUN, _AFTER_NOUN, _PREPOSITION_OF_NOUN, _SUBJECT_OF_NOUN)
        return points + _LIGHT if one.first < one.at else points
    if part == "adjective":
        return _other(tokens, one, _ADJECTIVE, _AFTER_ADJECTIVE, _PREPOSITION_OF_ADJECTIVE, _SUBJECT_OF_ADJECTIVE)
    return _ADVERB.get(one.word.strength, 0)


def _verb(tokens: Tokens, one: Candidate, group: Group) -> int:
    word, after = one.word, one.after
    kind = after.kind
    points = _VERB[word.strength] + _SUBJECT.get(subject_kind(tokens, one.source), 0)
    points += (_AFTER if after.direct else _FARTHER).get(kind, 0)
    if word.act == "evidence":
        points -= 9 if group.form == "gerund" else 4
    if word.particle:
        points += _PARTICLE.get(word.strength, 0)
    if kind == "preposition":
        points += _PREPOSITION.get(tokens.words[after.at], 0)
    elif kind == "noun" and after.at < one.high:
        bits = tokens.bits[after.at]
        points += _FIGURE if bits & lx.NUMBER else _BARE if not bits & (lx.CLOSED | lx.CAPITAL) else 0
    if one.closed_before:
        points += 10 if kind == "end" and group.form != "gerund" else 2
    if one.at == one.low:
        points += -5 if group.form == "finite" else 3 if group.form == "participle" else -1
    if one.source is not None and one.source[0] == one.low and not one.inverted:
        points += _OPENING
    if group.form == "finite":
        points += _finite(tokens, one, group) + _leading(tokens, one, group)
    elif group.form == "gerund" and group.first > one.low:
        before = group.first - 1
        points += _TRAILING if tokens.words[before] == "," else -1 if tokens.bits[before] & lx.PREPOSITION else 0
    if group.passive:
        return points + _PASSIVE.get(group.form, 0) + (2 if word.strength == "weak" else 1)
    return points + _FORM.get(group.form, 0) + (2 if one.inverted else 0)


def _leading(tokens: Tokens, one: Candidate, group: Group) -> int:
    """The points of the word before the subject of a finite verb in the active."""
    if one.source is None or one.inverted or group.passive or one.source[0] <= one.low:
        return 0
    before = one.source[0] - 1
    if tokens.words[before] in _LEADING:
        return _LEADING[tokens.words[before]]
    bits = tokens.bits[before]
    if bits & lx.QUOTED:
        return 2
    return _HANGING if bits & lx.WORD and (not bits & lx.CLOSED or bits & lx.CAPITAL) else 0


def _finite(tokens: Tokens, one: Candidate, group: Group) -> int:
    bits = tokens.bits
    points = _CAPITAL if bits[one.at] & lx.CAPITAL else 0
    if not group.auxiliary:
        own = bits[one.at]
        if own & lx.PAST:
            return points if group.passive else points + _PAST
        return points + _NOUNLIKE.get(one.after.kind, -1) if own & lx.NOUN and not one.closed_before else points
    for j in range(group.first, one.at):
        if bits[j] & lx.MODAL:
            return points + _MODAL
    return points


def _other(
    tokens: Tokens, one: Candidate, strengths: _Points, after: _Points, prepositions: _Points, subjects: _Points
) -> int:
    kind = one.after.kind
    points = strengths.get(one.word.strength, 0) + subjects.get(subject_kind(tokens, one.source), 0)
    points += after.get(kind, 0) + (_HELD if one.source is not None else 0)
    return points + prepositions.get(tokens.words[one.after.at], 0) if kind == "preposition" else points


_SUBJECTS = {"he": "person", "she": "person", "they": "person", "we": "person", "i": "me", "you": "me"}


def subject_kind(tokens: Tokens, source: Range | None) -> str:
    """What kind of noun phrase the source is, by the word that heads it."""
    if source is None:
        return "none"
    first, last = source
    words, bits = tokens.words, tokens.bits
    if first == last and bits[first] & (lx.PRONOUN | lx.WH | lx.POSSESSIVE | lx.OBJECT):
        return _SUBJECTS.get(words[first], "thing" if words[first] in ("it", "this", "that", "which") else "who")
    head = first
    for j in range(first, last + 1):
        if j > first and bits[j] & lx.PREPOSITION and not bits[j] & lx.CAPITAL:
            break
        head = j
    b = bits[head]
    if b & lx.DOCUMENT and not b & lx.CAPITAL:
        return "document"
    if b & lx.CAPITAL and not b & lx.TIME:
        return "name"
    if b & (lx.HUMAN | lx.TITLE):
        return "human"
    if b & lx.BODY:
        return "body"
    if b & lx.VAGUE:
        return "vague"
    if words[head].endswith("s") or any(bits[j] & lx.CAPITAL for j in range(first, last + 1)):
        return "plural"
    return "other"
