"""Every error newslint raises, each with a place, a reason and a way out.

NewslintError
├── UsageError      the call is wrong (an unknown rule, a bad date, a path that does not exist)
├── ReadError       an input cannot be read as text
├── ConfigError     a `newslint.yaml` is wrong
├── BaselineError   a baseline is missing, or is none
└── PackError       a rule pack is wrong; carries every fault found, not only the first
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.records import NamedTuple

__all__ = ["BaselineError", "ConfigError", "Fault", "NewslintError", "PackError", "ReadError", "UsageError"]


class Fault(NamedTuple):
    """One thing that is wrong in one place. `line` and `column` are 1-based; 0 means the whole file."""

    path: str
    line: int
    column: int
    message: str
    help: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}\n  help: {self.help}" if self.help else text


class NewslintError(Exception):
    """Base of all errors a caller can expect. `faults` is never empty; `str()` gives one paragraph a fault."""

    def __init__(self, message: str, *, help: str = "", path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.faults: tuple[Fault, ...] = (Fault(path, line, column, message, help),)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders (`--jobs`), so they rebuild from their faults."""
        return _rebuild, (type(self), self.faults)

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> NewslintError:
        """An error of this class that carries several faults, in order of place."""
        error = cls(faults[0].message)
        error.faults = tuple(sorted(set(faults)))
        return error


def _rebuild(cls: type[NewslintError], faults: tuple[Fault, ...]) -> NewslintError:
    return cls.of(faults)


class UsageError(NewslintError):
    """The call itself is wrong."""


class ReadError(NewslintError):
    """An input cannot be read as the text it should be."""


class ConfigError(NewslintError):
    """A configuration file is wrong."""


class BaselineError(NewslintError):
    """A baseline is missing, or the file is none."""


class PackError(NewslintError):
    """A rule pack is wrong; `faults` names every place."""
