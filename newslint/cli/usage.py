"""Mistakes in the call itself, in the style of every other error.

Typer raises them as exceptions of click, or, in recent versions, of its own copy of click. Only their public shape
is used here, so both will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer

from newslint.errors import Fault

__all__ = ["CALL_ERRORS", "fault_of"]


def _family() -> type[Exception]:
    """The root of typer's usage errors: the oldest ancestor of `BadParameter` that can word its message."""
    return [cls for cls in typer.BadParameter.__mro__ if hasattr(cls, "format_message")][-1]


#: What typer raises when the call is wrong.
CALL_ERRORS: type[Exception] = _family()

_NO_COMMAND = re.compile(r"No such command '(.*)'")
_SINGLE_QUOTED = re.compile(r"'([^']*)'")
_GIVEN = re.compile(r"'?(.*?)'? is not")


def fault_of(error: Any) -> Fault:
    """A usage error of typer as one of ours, with a way out."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "newslint"
    message, help = _worded(error, context)
    return Fault("", 0, 0, message, help or f"See “{command} --help”.")


def _worded(error: Any, context: Any) -> tuple[str, str]:
    if hasattr(error, "option_name") and type(error).__name__ == "NoSuchOption":
        return f"there is no option {error.option_name}", _meant(error.option_name, _options(context), quote=False)
    parameter = getattr(error, "param", None)
    given = _GIVEN.match(error.message)
    if parameter is not None and given:
        choices = [str(choice) for choice in getattr(parameter.type, "choices", ())]
        if choices:
            of = parameter.opts[0] if parameter.opts[0].startswith("-") else f"“{context.command_path}”"
            return f"{of} takes {_either(choices)}, not “{given[1]}”", _meant(given[1], choices)
        least = getattr(parameter.type, "min", None)
        if least is not None:
            return f"{parameter.opts[0]} takes a whole number, {least} or more, not “{given[1]}”", ""
    unknown = _NO_COMMAND.match(error.message)
    if unknown:
        return f"there is no command “{unknown[1]}”", _command_help(unknown[1], context)
    text = _SINGLE_QUOTED.sub(r"“\1”", error.format_message().strip().rstrip("."))
    return text[:1].lower() + text[1:], ""


def _options(context: Any) -> Iterable[str]:
    return [name for parameter in context.command.get_params(context) for name in parameter.opts if name[0] == "-"]


def _command_help(word: str, context: Any) -> str:
    if Path(word).exists():
        return f"Did you mean “newslint check {word}”?"
    return _meant(word, context.command.list_commands(context))


def _meant(word: str, known: Iterable[str], *, quote: bool = True) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return "" if not close else f"Did you mean “{close[0]}”?" if quote else f"Did you mean {close[0]}?"


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
