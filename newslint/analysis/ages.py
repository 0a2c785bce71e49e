"""Ages as copy writes them: in figures, in words, and by the decade of life."""

from __future__ import annotations

import re

from newslint.analysis.date_words import count_value
from newslint.records import NamedTuple

__all__ = ["AGE", "LIFE_DECADE", "Age", "age_of", "decade_of"]

#: A whole age, in figures or in words.
AGE = (
    r"(?:1[01]\d|\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|five|six|seven|eight|nine|one\shundred|a\shundred)"
)
#: An age by the decade of life: "in his late fifties", "in her 40s", "a fortysomething", "the octogenarian".
LIFE_DECADE = (
    r"(?:in\s(?:his|her|their)\s(?:(?P<edge>early|mid|middle|late)[-\s]+)?(?:to[-\slate]+)?[’'‘]?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies"
    r"|eighties|nineties|[2-9]0[’']?s)|(?P<some>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|[2-8]0)-?something)"
    r"|(?P<latin>sexagenarian|septuagenarian|octogenarian|nonagenarian|centenarian))\b"
)
_EDGES = {"early": (0, 5), "mid": (2, 8), "middle": (2, 8), "late": (4, 9), "": (0, 9)}
_TENS = ("twe", "thi", "for", "fif", "six", "sev", "eig", "nin")
_LATIN = ("sexa", "sept", "octo", "nona", "cent")


class Age(NamedTuple):
    """The youngest and oldest age, in whole years, that a wording allows; `told` is how a message names it."""

    least: int
    most: int
    told: str

    def allows(self, youngest: int, oldest: int) -> bool:
        """Whether any of the ages between two can be called this one."""
        return self.least <= oldest and youngest <= self.most


def age_of(words: str) -> Age | None:
    """The age that `AGE` matched."""
    value = count_value(words)
    return None if value is None else Age(int(value), int(value), f"{int(value)}")


def decade_of(found: re.Match[str]) -> Age:
    """The age that `LIFE_DECADE` matched; early, middle and late overlap, as they do in copy."""
    if found["latin"]:
        least = 60 + 10 * _LATIN.index(found["latin"][:4].lower())
        return Age(least, 120 if least == 100 else least + 9, found["latin"].lower())
    word = (found["tens"] or found["some"]).lower()
    tens = int(word[0]) * 10 if word[0].isdigit() else 20 + 10 * _TENS.index(word[:3])
    low, high = _EDGES[(found["edge"] or "").lower()]
    return Age(tens + low, tens + high, " ".join(found[0].split()))
