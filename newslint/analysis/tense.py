"""The tense of the verb that a date hangs on, as far as its form shows.

After HeidelTime (Strötgen & Gertz 2013) and SUTime: in news, the tense of the nearest verb tells whether a bare weekday
or a day without a year lies before or after the day of issue. Where forms disagree or say nothing, there is no tense.
"""

from __future__ import annotations

import re
from typing import Literal

from newslint.analysis.date_words import compiled
from newslint.text.span import Span

__all__ = ["IRREGULAR_PAST", "Tense", "hangs_on_past", "is_past_form", "tense_at"]

Tense = Literal["past", "future"]

#: Past forms and participles that do not end in "ed".
_IRREGULAR = (
    "said told was were had did went came took gave made got won lost met held began ran fell rose left led sent spent"
    " kept felt found fought brought bought thought taught caught sold built dealt meant paid laid heard read cut shut"
    " put hit hurt beat broke spoke wrote drove rode sang sank swam flew drew grew knew threw saw became chose froze"
    " struck stood understood sat slept swept wept shot stuck sworn elected born slain shown sunk drawn grown known"
    " shook cast thrown seen chosen broken spoken written driven flown taken given fallen risen beaten stolen hidden"
    " arose arisen began begun bent bit bitten bled blew blown bore borne bred burst clung crept dug fed fled forbade forbidden"
    " forgave forgiven forgot forgotten frozen gone hid hung knelt leapt lent lit mistook overcame oversaw overthrew overtook rang"
    " ran shed shone shrank shrunk slid sought spat sped spun spread stole strove swore swung threw tore torn trod undid underwent"
    " upheld withdrew withdrawn withheld woke woken wore worn wound wove woven quit split bound"
)
IRREGULAR_PAST = frozenset(_IRREGULAR.split())
_LOOKING_AHEAD = (
    "will shall would 'll ’ll scheduled due set planned expected slated until till plans plan hopes hope next tomorrow"
    " upcoming adjourned postponed delayed rescheduled can could may might must should if unless when"
)
_AHEAD = frozenset(_LOOKING_AHEAD.split())
_NOT_PAST = frozenset(
    [
        "need",
        "speed",
        "feed",
        "seed",
        "breed",
        "deed",
        "indeed",
        "hundred",
        "red",
        "bed",
        "united",
        "aged",
        "bleed",
        "exceed",
        "heed",
        "proceed",
        "reed",
        "shed",
        "sled",
        "succeed",
        "weed",
    ]
)
#: After these, a participle tells of the past: "may have fallen", "would have been".
_PERFECT = frozenset(("have", "has", "had"))
_NO_VERB = frozenset(
    (
        "around",
        "about",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "more",
        "less",
        "mln",
        "pct",
        "percent",
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "each",
        "all",
        "some",
        "both",
    )
)
_CAPITALISED = frozenset(("Will", "Would", "To", "Scheduled", "Until", "If", "Unless", "When"))
_WORDS = r"[A-Za-z]+(?:[’'][a-z]+)?|[;:—]|[$£€]?\d[\d,./-]*"
_REACH = 200


def is_past_form(word: str) -> bool:
    """Whether a word, in lower case, has the form of a past tense or a past participle."""
    return word in IRREGULAR_PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)


_BOUND = r"(?P<verb>[A-Za-z]+)(?:\s(?:in|out|up|off|down|over))?\s(?:on|in)\s$"
_UNREAL = (
    r"\b(?:will|would|shall|(?<!ccording )to|if|scheduled|due|set|planned|expected|slated|until|could|may|might)\b"
)


def hangs_on_past(prose: str, at: int) -> bool:
    """Whether a date that begins at `at` follows its past verb at once: “sworn in on”, “was passed on”."""
    behind = prose[max(0, at - 60) : at]
    behind = behind[max(behind.rfind(mark) for mark in (".", ";", ",", "\n")) + 1 :]
    if behind[-3:-1].lower() not in ("on", "in"):
        return False  # most dates: the regex would try every word of the clause first
    verb = compiled(_BOUND).search(behind)
    return bool(verb and is_past_form(verb["verb"].lower()) and not compiled(_UNREAL).search(behind))


def tense_at(text: str, sentence: Span, at: Span) -> Tense | None:
    """The tense of the nearest verb to a date: before it in its clause, else after it, else earlier in its sentence."""
    start = max(sentence.start, at.start - _REACH)
    borders = [found.end() for found in compiled(_CLAUSES).finditer(text, start, at.start)]
    after = Span(at.end, min(sentence.end, at.end + _REACH))
    if not borders:
        return _backward(text, start, at.start) or _forward(text, after)
    return _backward(text, borders[-1], at.start) or _forward(text, after) or _backward(text, start, borders[-1])


#: Where another clause begins before a date.
_CLAUSES = r"[;:—]|,\s(?:but|and|while|whereas|although|though|yet)\b|\b(?:but|while|whereas)\b"


def _backward(text: str, start: int, end: int) -> Tense | None:
    words = _words(text, start, end)
    return next((tense for index in range(len(words) - 1, -1, -1) if (tense := _reading(words, index))), None)


def _forward(text: str, after: Span) -> Tense | None:
    words = _words(text, after.start, after.end)
    return next((tense for index in range(len(words)) if (tense := _reading(words, index))), None)


def _words(text: str, start: int, end: int) -> list[str]:
    """The words, in lower case but for names, which no verb is."""
    return [
        word if word[0].isupper() and word not in _CAPITALISED else word.lower()
        for word in compiled(_WORDS, re.ASCII).findall(text, start, end)
    ]


def _reading(words: list[str], index: int) -> Tense | None:
    """What the word at `index` says, its auxiliaries before it taken in."""
    word = words[index]
    follower = words[index + 1] if index + 1 < len(words) else ""
    if word in _AHEAD or word.endswith(("'ll", "’ll")):
        return None if follower in _PERFECT else "future"
    if is_past_form(word):
        return "future" if _is_ahead(words[max(0, index - 4) : index]) else "past"
    if word == "to" and follower[:1].islower() and follower not in _NO_VERB and not follower.endswith("ing"):
        return "future"
    return None


def _is_ahead(group: list[str]) -> bool:
    """Whether the words before a participle make it one of something to come: "will almost certainly be decided"."""
    perfect = [index for index, word in enumerate(group) if word in _PERFECT or word in ("was", "were", "been")]
    rest = group[perfect[-1] + 1 :] if perfect else group
    return any(one in _AHEAD or one in ("to", "be") for one in rest)
