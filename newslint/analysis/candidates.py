"""Which words are cues here: each candidate is read, given its source, and weighed by what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import newslint.analysis.lexicon as lx
from newslint.analysis.adjective_cues import adjective_source
from newslint.analysis.cues import Complement, Group, complement, verb_group
from newslint.analysis.lexicon import CueWord
from newslint.analysis.noun_cues import is_place, noun_source
from newslint.analysis.particles import follows, has_particle, particle_end, says_nothing
from newslint.analysis.phrases import Range, noun_phrase_after
from newslint.analysis.sources import head_of
from newslint.analysis.subjects import gerund_subject, joined_subject, subject_before
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple

__all__ = ["Candidate", "candidates"]


class Candidate(NamedTuple):
    """A word that may be a cue: `at` its main word, `first` to `last` all its words."""

    at: int
    first: int
    last: int
    word: CueWord
    #: None where the word is no verb.
    group: Group | None
    after: Complement
    source: Range | None
    #: Whether the source follows the cue: `said Ruiz`.
    inverted: bool
    #: Whether a comma or a quotation mark closes something right before cue and source: content may precede.
    closed_before: bool
    #: The sentence: its first token and the one after its last.
    low: int
    high: int


def candidates(tokens: Tokens, marked: Iterable[int], low: int, high: int) -> Iterator[Candidate]:
    """The candidates among the tokens `marked` of the sentence from `low` up to `high`."""
    bits, words = tokens.bits, tokens.words
    title_case: bool | None = None
    for at in marked:
        b = bits[at]
        if not b & lx.CUE:
            continue
        if b & lx.CAPITAL and at > low and not bits[at - 1] & lx.MARK:
            if title_case is None:
                title_case = _in_title_case(tokens, low, high)
            if not title_case:
                continue
        found = _read(tokens, at, low, high, lx.readings(words[at]))
        if found is not None:
            yield found


def _in_title_case(tokens: Tokens, low: int, high: int) -> bool:
    """Whether nearly all words have a capital: a headline, where capitals tell nothing."""
    words = [at for at in range(low, high) if tokens.bits[at] & lx.WORD and tokens.ends[at] - tokens.starts[at] > 3]
    return len(words) > 2 and 5 * sum(1 for at in words if tokens.bits[at] & lx.CAPITAL) >= 4 * len(words)


def _read(tokens: Tokens, at: int, low: int, high: int, readings: tuple[CueWord, ...]) -> Candidate | None:
    for phrase in lx.idioms().get(readings[0].lemma, ()):
        if follows(tokens, at, phrase, high):
            return None
    if readings[0].lemma == "say" and says_nothing(tokens, at, low, high):
        return None
    group = verb_group(tokens, at, low) if readings[0].forms or readings[-1].forms else None
    if group is not None and group.passive and group.auxiliary and "by" not in tokens.words[at + 1 : at + 3]:
        feeling = next((word for word in readings if word.part == "adjective"), None)
        if feeling is not None and (not feeling.particle or has_particle(tokens, at, feeling.particle, high)):
            return _other(tokens, at, low, high, feeling)  # "are convinced", "was worried": a state, not a deed
    if group is not None and group.passive and readings[0].lemma in _WITHHELD and tokens.words[group.first - 1] == "to":
        return None  # "asked not to be named"
    for word in readings:
        particle = word.particle
        if particle and not has_particle(tokens, at, particle, high):
            continue
        if word.part == "verb":
            if group is not None:
                found = _verb(tokens, at, low, high, word, group)
                return None if _only_names(tokens, found) else found
        elif group is None:
            return _other(tokens, at, low, high, word)
    return None


_WITHHELD = frozenset(("name", "identify", "quote"))


#: Verbs that only name what stands before them, where that cannot speak: `a system called Kestrel`.
_NAMING = frozenset(("call", "name", "title", "dub", "label", "term", "nickname", "caption", "headline"))


def _only_names(tokens: Tokens, one: Candidate) -> bool:
    if (
        one.group is None
        or one.word.lemma not in _NAMING
        or one.word.particle
        or one.after.kind not in ("noun", "quote", "clause")
    ):
        return False
    if one.group.form != "finite" or one.group.auxiliary or one.inverted or not tokens.bits[one.at] & lx.PAST:
        return False
    return one.source is None or not _speaks(tokens, one.source)


def _verb(tokens: Tokens, at: int, low: int, high: int, word: CueWord, group: Group) -> Candidate:
    last = at
    if word.particle and word.particle not in (("that",), ("to",)):
        last = particle_end(tokens, at, word.particle, high) or at
    after = _complement(tokens, word, last + 1, high)
    closed = _closed_before(tokens, group.first, low)
    source, inverted = _verb_source(tokens, last, low, high, group, after, closed)
    if source and inverted and not group.passive and word.cue_class != "neutral" and not _speaks(tokens, source):
        source, inverted = subject_before(tokens, group.first, low), False  # "…,” denounced the plan"
    if source and not inverted and not group.passive:
        closed = _closed_before(tokens, min(source[0], group.first), low)
    return Candidate(at, group.first, last, word, group, after, source, inverted, closed, low, high)


def _speaks(tokens: Tokens, phrase: Range) -> bool:
    speaking = lx.CAPITAL | lx.HUMAN | lx.BODY | lx.PRONOUN | lx.TITLE
    return any(tokens.bits[j] & speaking for j in range(phrase[0], phrase[1] + 1))


#: Verbs whose object is whom one speaks to.
_ADDRESSED = lx.word_set("tell remind inform assure warn advise notify ask reassure promise urge persuade convince")


def _complement(tokens: Tokens, word: CueWord, start: int, high: int) -> Complement:
    """What follows the verb, and whom it is said to where it takes an addressee: `told reporters the city was broke`."""
    after = complement(tokens, start, high)
    if word.lemma not in _ADDRESSED or after.kind not in ("clause", "noun") or after.at != start:
        return after
    addressee = noun_phrase_after(tokens, start, high)
    if addressee is None:
        return after
    beyond = complement(tokens, addressee[1] + 1, high)
    return beyond._replace(direct=False) if beyond.kind in ("that", "wh", "quote", "colon", "clause", "to") else after


def _closed_before(tokens: Tokens, first: int, low: int) -> bool:
    return first > low and (bool(tokens.bits[first - 1] & lx.QUOTED) or tokens.words[first - 1] in (",", "?", "!", "—"))


def _verb_source(
    tokens: Tokens, last: int, low: int, high: int, group: Group, after: Complement, closed: bool
) -> tuple[Range | None, bool]:
    words, bits = tokens.words, tokens.bits
    if group.passive:
        for j in range(last + 1, min(high, last + 12)):
            if words[j] == "by":
                return _agent(tokens, j + 1, high), True
            if bits[j] & (lx.BREAK | lx.QUOTED) or words[j] == "that":
                break
        return None, False
    turned = group.form == "finite" and not group.auxiliary and words[last] not in _TELLS
    opens = last == low and after.kind != "that" and tokens.bits[last] & lx.PAST  # "Said Ruiz: …"
    if turned and (opens or (closed and after.kind not in ("that", "to", "colon"))):
        found = _inverted(tokens, last + 1, high)
        if found and not (after.kind == "clause" and found[0] == found[1] and bits[found[0]] & lx.PRONOUN):
            before = (
                subject_before(tokens, group.first, low)
                if words[group.first - 1] == "," and after.kind == "clause"
                else None
            )
            if before is None:
                return found, True
    if group.form == "gerund":
        return gerund_subject(tokens, group.first, low, high), False
    if group.form == "infinitive":
        return joined_subject(tokens, group.first - 1, low), False
    return subject_before(tokens, group.first, low), False


#: Verbs that are followed by whom they tell, never by who does: `…, told the court`.
_TELLS = lx.word_set("told tells tell informed reminded assured")


def _agent(tokens: Tokens, first: int, high: int) -> Range | None:
    """Who stands after `by`, without what is done for or of: `accused by two trustees of fraud`."""
    found = noun_phrase_after(tokens, first, high)
    if found is None:
        return None
    for j in range(first + 1, found[1]):
        if (
            tokens.words[j] in ("of", "for")
            and _many_or_human(tokens, j - 1)
            and not tokens.bits[j + 1] & (lx.CAPITAL | lx.DET)
        ):
            return first, j - 1
    return found


def _many_or_human(tokens: Tokens, at: int) -> bool:
    return bool(tokens.bits[at] & lx.HUMAN) or tokens.words[at].endswith("s")


def _inverted(tokens: Tokens, first: int, high: int) -> Range | None:
    """A noun phrase after the verb that can be its subject: a name, a person, a body, a document."""
    if first >= high or (tokens.bits[first] & (lx.TIME | lx.QUOTE) and not tokens.bits[first] & lx.DET):
        return None
    found = noun_phrase_after(tokens, first, high)
    if found is None:
        return None
    wanted = lx.CAPITAL | lx.HUMAN | lx.BODY | lx.DOCUMENT | lx.PRONOUN | lx.TITLE
    head = head_of(tokens, *found)  # "admitted two counts in Dale County court": nobody is said to speak
    if not any(tokens.bits[j] & wanted for j in range(found[0], head + 1)) or tokens.bits[first] & lx.OBJECT:
        return None
    return found


def _other(tokens: Tokens, at: int, low: int, high: int, word: CueWord) -> Candidate | None:
    after = complement(tokens, at + 1, high)
    if word.part == "noun":
        if word.act == "speech" and is_place(tokens, at, low):
            return None
        found = noun_source(tokens, at, low, high)
        if found is None:
            return Candidate(at, at, at, word, None, after, None, False, False, low, high)
        source, first, last, inverted = found
        return Candidate(at, first, last, word, None, after, source, inverted, False, low, high)
    if word.part == "adjective":
        held = adjective_source(tokens, at, low, high, after)
        return None if held is None else Candidate(at, *held[1:], word, None, after, held[0], False, False, low, high)
    return Candidate(at, at, at, word, None, after, None, False, False, low, high)
