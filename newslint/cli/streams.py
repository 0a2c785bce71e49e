"""Standard output and error, and files written whole or not at all.

Output is UTF-8 whatever the locale. When the reader of a pipe goes away the rest is swallowed, so that the run ends
with the exit code it would have had.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from newslint.errors import Fault, NewslintError, UsageError
from newslint.reporters import Style

__all__ = ["complain", "emit", "finish", "opened", "prepare", "say", "style_of"]

Write = Callable[[str], None]
_NARROWEST = 40


def prepare() -> None:
    """Make both streams UTF-8 with plain newlines; what has no UTF-8 form is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write to standard output."""
    _write(sys.stdout, text)


def say(text: str) -> None:
    """Write a line to standard error."""
    with suppress(NewslintError):
        _write(sys.stderr, text + "\n")


def complain(fault: Fault) -> None:
    """One fault in the one style errors have: what and where, then the way out."""
    from newslint.reporters.terminal import inert

    where, _, help = str(fault).partition("\n  help: ")
    say("\n".join([f"error: {inert(where)}", *([f"  help: {inert(help)}"] if help else [])]))


def finish() -> None:
    """Bring out what is still buffered, while errors can be answered."""
    _write(sys.stdout, "", flush=True)


def _write(stream: TextIO | None, text: str, *, flush: bool = False) -> None:
    if stream is None:  # closed by the caller, as by `>&-`
        return
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except OSError as error:
        _hush(stream)
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise NewslintError(f"cannot write the output: {error.strerror}") from None


def _hush(stream: TextIO) -> None:
    """Let everything written from now on, and what is buffered, vanish."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """Where the report goes: standard output, or a file that appears when it is complete."""
    if path is None or path == "-":
        yield emit
        return
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise UsageError(f"cannot write to “{path}”: it is a folder", help="Name a file after --output.")
    try:
        with _special(target) if target.exists() and not target.is_file() else _replacing(target) as write:
            yield write
    except OSError as error:
        raise UsageError(
            f"cannot write to “{path}”: {error.strerror}", help="Check that the folder exists and can be written to."
        ) from None


@contextmanager
def _special(target: Path) -> Iterator[Write]:
    """A device or a named pipe cannot be replaced, only written to."""
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield lambda text: _write(stream, text)


@contextmanager
def _replacing(target: Path) -> Iterator[Write]:
    from tempfile import mkstemp

    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield lambda text: _kept(stream, text)
        new.chmod(_mode(target))
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _kept(stream: TextIO, text: str) -> None:
    stream.write(text)


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file gets."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def style_of(output: str | None, *, show_suppressed: bool = False) -> Style:
    """Colour and width: of the terminal, if the report goes to one."""
    if output is not None and output != "-":
        return Style(show_suppressed=show_suppressed, root=_root())
    return Style(colour=_coloured(), width=_columns(), show_suppressed=show_suppressed, root=_root())


def _root() -> str:
    """The top folder of the checkout on GitHub and GitLab, where the working folder is in it."""
    tops = (os.environ.get(name) for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"))
    here = Path.cwd()
    return next((top for top in tops if top and here.is_relative_to(Path(top).resolve())), "")


def _coloured() -> bool:
    """NO_COLOR beats FORCE_COLOR beats TERM=dumb beats what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout is not None and sys.stdout.isatty()


def _columns() -> int:
    """As `shutil.get_terminal_size` has it, which would import three compressors."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return max(int(named), _NARROWEST)
    with suppress(AttributeError, OSError, ValueError):
        return max(os.get_terminal_size(sys.__stdout__.fileno()).columns, _NARROWEST)  # type: ignore[union-attr]
    return 80
