"""Values of options that typer has no type for, each checked before any file is opened."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from newslint.config import Config, load_config
from newslint.errors import UsageError

__all__ = ["day", "known_encoding", "names", "only_config"]


def names(values: Sequence[str] | None, option: str) -> tuple[str, ...]:
    """Comma lists, repeated or not, as one tuple."""
    found = tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
    if values and not found:
        raise UsageError(f"{option} names nothing", help="Give it rules or packs, comma-separated.")
    return found


def day(value: str | None) -> datetime.date | None:
    """The day of --published."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise UsageError(f"--published takes a date, not “{value}”", help="Write it as 2025-03-10.") from None


def known_encoding(name: str | None) -> str | None:
    """The name of --encoding, known to be one."""
    if name is None:
        return None
    try:
        b"    ".decode(name, "ignore")  # looks the name up, and refuses codecs that are not for text
    except (LookupError, ValueError):
        raise UsageError(
            f"--encoding takes the name of a text encoding, not “{name}”",
            help="Use a name such as windows-1252, latin-1 or utf-16.",
        ) from None
    return name


def only_config(path: str | None, *, isolated: bool) -> Config | None:
    """The one configuration of --config or --isolated; None where each file looks for its own."""
    if isolated and path is not None:
        raise UsageError("--isolated and --config exclude each other", help="Drop one of them.")
    return Config() if isolated else load_config(path) if path is not None else None
