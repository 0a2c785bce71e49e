"""How much a candidate looks like a cue: what stands around it, weighed in coarse points.

A point is a quarter of a unit of log odds. The weights were set by hand to agree, in size, with what labelled news copy
shows; they are about constructions, never about words, whose own weight is the strength they have in the lists.
"""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.candidates import Candidate
from newslint.analysis.phrases import Range
from newslint.analysis.tokens import Tokens

__all__ = ["THRESHOLD", "features", "subject_kind", "weight"]

#: What the points of a cue must come to.
THRESHOLD = -1

_POINTS: dict[str, int] = {
    # the word
    "verb:certain": 7, "verb:strong": 3, "verb:weak": -4, "verb:faint": -5,
    "noun:strong": 2, "noun:fair": -2, "noun:weak": -4,
    "adjective:strong": 1, "adjective:fair": -2, "adverb:strong": 3, "adverb:fair": -2,
    "act:evidence": -2, "act:speech": 1, "act:thought": 1,
    "particle:certain": -2, "particle:fair": -1, "particle:strong": -1,
    # its form
    "form:finite": 3, "form:finite-passive": 3, "form:gerund": -1, "form:infinitive": -3, "form:participle-passive": -2,
    "passive:certain": -2, "passive:strong": 1, "passive:weak": 2,
    # what follows
    ">that": 3, ">that+": 1, ">wh": 2, ">quote": 1, ">quote+": 1, ">colon": 3, ">colon+": -2, ">end": -5, ">other": -3,
    ">to": -1, ">preposition": -2, ">about": 2, ">against": 2, ">of": 2, ">for": 1, ">as": 1, ">from": -3, ">with": -1,
    "noun>about": 4, "noun>that": 3, "noun>that+": 1, "noun>to": 2, "noun>for": 2, "noun>of": 1, "noun>on": 1,
    "noun>from": 1, "noun>over": 1, "noun>among": 2, "noun>colon": 1, "noun>end": -4, "noun>other": -3, "noun>noun": -3,
    "noun>in": -2, "noun>with": -3, "noun>clause": -4, "noun~light": 4,
    "adjective>that": 4, "adjective>preposition": 2, "adjective>end": -3, "adjective>noun": -2, "adjective>to": 1,
    "adjective>about": 1,
    # who does it
    "<name": 3, "<document": 2, "<human": 1, "<body": 1, "<other": -3, "<plural": -1, "<thing": -1, "<who": -2, "<me": -1, "<none": -1,
    "noun<name": -1, "noun<none": -1, "noun<other": -3, "adjective<name": 3, "adjective<none": -3, "adjective<person": -1,
    # where it stands
    "closed:end": 9, "closed:more": 2, "closed:end:gerund": 1, "closed:more:gerund": 3, "inverted": 2,
    "opens:finite": -2, "opens:gerund": 1,
}  # fmt: skip


def weight(tokens: Tokens, one: Candidate) -> int:
    """The points of a candidate."""
    return sum(_POINTS.get(name, 0) for name in features(tokens, one))


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


def features(tokens: Tokens, one: Candidate) -> list[str]:
    """What speaks for and against a candidate, by name."""
    word, group, after = one.word, one.group, one.after
    kind = after.kind if after.direct else after.kind + "+"
    subject = subject_kind(tokens, one.source)
    if group is None:
        part = word.part
        found = [f"{part}:{word.strength}", f"{part}>{kind}", f"{part}<{subject}"]
        if word.particle:
            found.append(f"{part}~particle")
        if after.kind == "preposition":
            found.append(f"{part}>{tokens.words[after.at]}")
        if part == "noun" and one.first < one.at:
            found.append("noun~light")
        if tokens.bits[one.at] & lx.CAPITAL:
            found.append("noun~capital")
        return found
    found = [
        f"verb:{word.strength}",
        f"form:{group.form}" + ("-passive" if group.passive else ""),
        f">{kind}",
        f"<{subject}",
    ]
    found.append(f"act:{word.act}")
    if word.particle:
        found.append("particle:" + word.strength)
    if group.passive:
        found.append("passive:" + word.strength)
    if after.kind == "preposition":
        found.append(">" + tokens.words[after.at])
    if one.inverted and not group.passive:
        found.append("inverted")
    if one.closed_before:
        found.append(
            "closed:" + ("end" if after.kind == "end" else "more") + (":gerund" if group.form == "gerund" else "")
        )
    if one.low == one.at:
        found.append("opens:" + group.form)
    return found
