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
    " thrown seen chosen broken spoken written driven flown taken given fallen risen beaten stolen hidden"
)
IRREGULAR_PAST = frozenset(_IRREGULAR.split())
_LOOKING_AHEAD = (
    "will shall would 'll ’ll scheduled due set planned expected slated until till plans plan hopes hope next tomorrow"
    " upcoming adjourned postponed delayed rescheduled can could may might must should if unless when"
)
_AHEAD = frozenset(_LOOKING_AHEAD.split())
_NOT_PAST = frozenset(("need", "speed", "feed", "seed", "breed", "deed", "indeed", "hundred", "red", "bed", "united"))
_NO_VERB = frozenset(
    ("the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "each", "all", "some", "both")
)
_CAPITALISED = frozenset(("Will", "Would", "To", "Scheduled", "Until", "If", "Unless", "When"))
_WORDS = r"[A-Za-z]+(?:[’'][a-z]+)?|[;:—]"
_REACH = 200


def is_past_form(word: str) -> bool:
    """Whether a word, in lower case, has the form of a past tense or a past participle."""
    return word in IRREGULAR_PAST or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)


_BOUND = r"(?P<verb>[A-Za-z]+)(?:\s(?:in|out|up|off|down|over))?\s(?:on|in)\s$"
_UNREAL = r"\b(?:will|would|shall|to|if|scheduled|due|set|planned|expected|slated|until|could|may|might)\b"


def hangs_on_past(prose: str, at: int) -> bool:
    """Whether a date that begins at `at` follows its past verb at once: “sworn in on”, “was passed on”."""
    behind = prose[max(0, at - 60) : at]
    behind = behind[max(behind.rfind(mark) for mark in (".", ";", ",", "\n")) + 1 :]
    verb = compiled(_BOUND).search(behind)
    return bool(verb and is_past_form(verb["verb"].lower()) and not compiled(_UNREAL).search(behind))


def tense_at(text: str, sentence: Span, at: Span) -> Tense | None:
    """The tense of the nearest verb to a date: before it in its sentence, else the first one after it."""
    before = _words(text, max(sentence.start, at.start - _REACH), at.start)
    for index in range(len(before) - 1, -1, -1):
        found = _reading(before, index)
        if found is not None:
            return found
    after = _words(text, at.end, min(sentence.end, at.end + _REACH))
    for index in range(len(after)):
        found = _reading(after, index)
        if found is not None:
            return found
    return None


def _words(text: str, start: int, end: int) -> list[str]:
    """The words, in lower case but for names, which no verb is."""
    return [
        word if word[0].isupper() and word not in _CAPITALISED else word.lower()
        for word in compiled(_WORDS, re.ASCII).findall(text, start, end)
    ]


def _reading(words: list[str], index: int) -> Tense | None:
    """What the word at `index` says, its auxiliaries before it taken in."""
    word = words[index]
    if word in _AHEAD or word.endswith(("'ll", "’ll")):
        return "future"
    if is_past_form(word):
        group = words[max(0, index - 3) : index]
        return "future" if any(one in _AHEAD or one == "to" for one in group) else "past"
    follower = words[index + 1] if index + 1 < len(words) else ""
    if word == "to" and follower[:1].islower() and follower not in _NO_VERB and not follower.endswith("ing"):
        return "future"
    return None
