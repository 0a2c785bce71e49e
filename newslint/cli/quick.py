"""A plain `newslint check …` read without typer, whose import alone takes longer than linting an article.

Only what is certain is read here: options written out in full, values that are allowed. For everything else, `--help`
and every mistake included, the answer is None and typer reads the line again from the start, so it alone words errors.
An option that is missing here costs time, never a result.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final, get_args

from newslint.findings import Confidence, Profile, Severity
from newslint.reporters import Format

__all__ = ["FLAGS", "LISTS", "NUMBERS", "TEXTS", "WORDS", "plain_check"]

FLAGS: Final = frozenset(
    {
        "--isolated",
        "--exit-zero",
        "--statistics",
        "--metrics",
        "--show-files",
        "--show-suppressed",
        "--no-cache",
        "--timing",
    }
)
LISTS: Final = frozenset({"--select", "--ignore", "--pack"})
TEXTS: Final = frozenset({
    "--output", "--config", "--published", "--stdin-filename", "--encoding", "--baseline", "--diff", "--text-field",
    "--id-field", "--published-field", "--headline-field", "--author-field", "--path-field", "--format-field",
})  # fmt: skip
#: Options that take one word of a few.
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "--format": get_args(Format),
    "--profile": get_args(Profile),
    "--fail-on": get_args(Severity),
    "--min-confidence": get_args(Confidence),
}
#: Options that take a whole number, and the least that each takes.
NUMBERS: Final = {"--max-findings": 0, "--jobs": 1}
#: The shell sets it when it asks for completions.
_COMPLETING = "_NEWSLINT_COMPLETE"


def plain_check(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The keyword arguments of `check` that a command line gives, or None where typer must read it."""
    if not arguments or arguments[0] != "check" or _COMPLETING in os.environ:
        return None
    given: dict[str, Any] = {"paths": []}
    rest = iter(arguments[1:])
    for word in rest:
        if not word.startswith("-") or word == "-":
            given["paths"].append(word)
            continue
        name, equals, value = word.partition("=")
        key = name[2:].replace("-", "_")
        if name in FLAGS and not equals:
            given[key] = True
            continue
        read = _value(name, value if equals else next(rest, "--"))
        if read is None:
            return None
        if name in LISTS:
            given.setdefault(key, []).append(read)
        else:
            given[key] = read
    return given


def _value(name: str, text: str) -> str | int | None:
    """The value of an option; None when it, or the option, is not known for certain."""
    if name in NUMBERS:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
        return number if number >= NUMBERS[name] else None
    if text.startswith("-") and text != "-":
        return None
    known = name in LISTS or name in TEXTS or text in WORDS.get(name, ())
    return text if known else None
