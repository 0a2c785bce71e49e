"""What has changed since a git revision: the lines that `--diff` looks at.

git is asked once for each repository: which lines of the working tree, uncommitted work included, are not as they were
where HEAD and the revision last had a common history; and which files it tracks, for all lines of any other are new.
A file that was renamed is compared with what it was.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from typing import IO, cast

from newslint.config import shown
from newslint.discovery import Entry
from newslint.errors import UsageError
from newslint.findings import Finding
from newslint.postprocess import Report
from newslint.records import NamedTuple

__all__ = ["Change", "changed_since", "hunks", "on_changed_lines", "text_before"]

Lines = tuple[tuple[int, int], ...]  # first and last line, 1-based, in order

#: Variables that would make git look at another repository, index or way to diff than the folder's own.
_FOREIGN = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
)  # fmt: skip
#: English, and nothing fetched: in a partial clone git would get what is missing from where it was cloned.
_ALONE = {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv",
    "--text", "--ignore-submodules=all", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short",
)  # fmt: skip
_FETCH = (
    "Check its name. A shallow clone lacks it: fetch more (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0)."
)


def changed_since(revision: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that have changed, with their changed lines; those of new files, and faults, as they are.

    Raises `UsageError` where git is missing, an entry is in no repository or the revision is none.
    """
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UsageError(f"--diff takes a git revision, not “{revision}”", help="Name a branch, a tag or a commit.")
    kept = []
    for entry in entries:
        if entry.data is not None:
            raise UsageError("--diff compares files, and standard input is none", help="Name the file.")
        if entry.fault is not None or not Path(entry.path).is_file():
            kept.append(entry)
        else:
            kept += _marked(entry, revision)
    return kept


def _marked(entry: Entry, revision: str) -> list[Entry]:
    """The entry with its changed lines, as it is where all of it is new; nothing where nothing has changed."""
    file = os.path.realpath(entry.path)
    repository = _repository(os.path.dirname(file))  # noqa: PTH120
    name = os.path.relpath(file, repository).replace(os.sep, "/")
    base = _base(repository, revision)
    change = _changed(repository, base).get(name)
    if name not in _tracked(repository) or (change and not change.before):
        return [entry]
    return [entry._replace(changed=change.lines, before=(repository, f"{base}:{change.before}"))] if change else []


def text_before(repository: str, place: str) -> bytes:
    """What a changed file was, as git holds it; empty where it cannot be had."""
    try:
        return _git(repository, "cat-file", "blob", place)
    except _GitError:
        return b""


# --- asking git ---


@cache
def _repository(folder: str) -> str:
    """The top folder of the repository that `folder` is in."""
    try:
        return os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    except _GitError as error:
        if "not a git repository" not in error.said:
            raise _failed(folder, error) from None
        hint = "Run it in a git repository, or leave --diff out."
        message = "--diff needs a git repository, and this folder is in none"
        raise UsageError(message, path=_place(folder), help=hint) from None


@cache
def _tracked(repository: str) -> frozenset[str]:
    try:
        listed = _git(repository, "ls-files", "-z")
    except _GitError as error:
        raise _failed(repository, error) from None
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)


@cache
def _changed(repository: str, base: str) -> dict[str, Change]:
    """The changes of every tracked file, by its path."""
    try:
        with _output(repository, "-c", "core.quotePath=false", *_DIFF, base, "--") as out:
            return dict(hunks(out))
    except _GitError as error:
        raise _failed(repository, error) from None


@cache
def _base(repository: str, revision: str) -> str:
    """The commit to compare with, as hex digits: where HEAD and the revision part."""
    try:
        commit = _git(repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except _GitError:
        raise UsageError(f"git knows no revision “{revision}”", path=_place(repository), help=_FETCH) from None
    try:
        return _git(repository, "merge-base", commit, "HEAD").decode().strip()
    except _GitError:
        message = f"“{revision}” and HEAD have no common history"
        raise UsageError(message, path=_place(repository), help=_FETCH) from None


def _place(folder: str) -> str:
    """A folder as errors name it; the working folder goes without saying."""
    return "" if folder == os.path.realpath(".") else shown(Path(folder))


class _GitError(Exception):
    """git ended with an error; `said` is the line that tells why."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        lines = os.fsdecode(written).strip().splitlines() or ["no reason given"]
        self.lazy = any("lazy fetching" in line or "promisor" in line for line in lines)
        told = next((line for line in lines if line.startswith("fatal: ")), lines[0])
        self.said = told.removeprefix("fatal: ").removeprefix("error: ")


def _failed(repository: str, error: _GitError) -> UsageError:
    if error.lazy:
        hint = "This is a partial clone, and newslint fetches nothing. Clone without --filter."
    else:
        hint = "Run “git status” there to see more."
    return UsageError(f"git failed: {error.said}", path=_place(repository), help=hint)


def _git(folder: str, *arguments: str) -> bytes:
    with _output(folder, *arguments) as out:
        return out.read()


@contextmanager
def _output(folder: str, *arguments: str) -> Iterator[IO[bytes]]:
    """What git writes. No shell, no network; git speaks English and sees no environment of another repository."""
    command = ["git", "--no-optional-locks", "--no-pager", "-C", folder, *arguments]
    environment = {key: value for key, value in os.environ.items() if key not in _FOREIGN} | _ALONE
    with TemporaryFile() as said:  # not a pipe: nobody empties it meanwhile
        try:
            process = Popen(command, env=environment, stdin=DEVNULL, stdout=PIPE, stderr=said)  # noqa: S603
        except OSError as error:
            hint = "Install git, or leave --diff out."
            raise UsageError(f"--diff needs git, which cannot be run: {error.strerror}", help=hint) from None
        with process:
            yield cast("IO[bytes]", process.stdout)
        if process.returncode:
            said.seek(0)
            raise _GitError(said.read())


# --- reading a diff ---

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))")
_LETTERS = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r", strict=True))


class Change(NamedTuple):
    """The path a file had, empty for a new one, and its lines that were added or altered: none if some were cut."""

    before: str
    lines: Lines


def hunks(diff: IO[bytes] | Iterable[bytes]) -> Iterator[tuple[str, Change]]:
    """The new paths of a unified diff with their changes, lines numbered as in the new file.

    Lines are git's: they end with a line feed. Files that only changed their name or mode are left out.
    """
    before = path = ""
    found: list[tuple[int, int]] | None = None  # None until the file has a hunk
    lines = iter(diff)
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            found = found or []
            found += _added(lines, hunk)
        elif line.startswith(b"--- "):
            if found is not None:
                yield path, Change(before, tuple(found))
            found = None
            before = _named(line[4:], b"a/")
        elif line.startswith(b"+++ "):
            path = _named(line[4:], b"b/")
    if found is not None:
        yield path, Change(before, tuple(found))


def _added(lines: Iterator[bytes], hunk: re.Match[bytes]) -> Iterator[tuple[int, int]]:
    """The runs of added lines in one hunk, whose lines are counted: their text may look like a header."""
    old, at, new = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
    first = 0
    while old or new:
        mark = next(lines, b"")[:1]
        if not mark:
            break
        if mark == b"+":
            first = first or at
        elif first:
            yield first, at - 1
            first = 0
        old -= mark not in (b"+", b"\\")
        new -= mark not in (b"-", b"\\")
        at += mark not in (b"-", b"\\")
    if first:
        yield first, at - 1


def _named(written: bytes, prefix: bytes) -> str:
    """The path in a header line: without its prefix, unquoted where git has quoted it; empty for no file."""
    name = written.rstrip(b"\n").removesuffix(b"\t")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return os.fsdecode(name.removeprefix(prefix)) if name.startswith(prefix) else ""


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) if found[1] else _LETTERS.get(found[2][0], found[2][0])])


# --- what stands on changed lines ---


def on_changed_lines(report: Report, changed: Lines, source: str, before: Collection[str]) -> Report:
    """The report with only what touches a changed line: the finding's words, or a place that it refers to.

    A finding on the document as a whole may come of any line, so it counts unless its rule is one of `before`: those
    that said as much of what the document was.
    """
    line = _git_lines(source)

    def touches(start: int, end: int) -> bool:
        at = bisect_left(changed, line(start), key=lambda lines: lines[1])
        return at < len(changed) and changed[at][0] <= line(max(start, end - 1))

    def kept(finding: Finding) -> bool:
        places = [(finding.start, finding.end), *((place.start, place.end) for place in finding.related)]
        if finding.scope == "document":
            return finding.rule not in before
        return any(touches(start, end) for start, end in places)

    return report._replace(
        findings=tuple(finding for finding in report.findings if kept(finding)),
        suppressed=tuple(entry for entry in report.suppressed if kept(entry.finding)),
    )


def _git_lines(source: str) -> Callable[[int], int]:
    """The 1-based line of an offset as git counts: only a line feed ends a line."""
    ends = [found.start() for found in re.finditer("\n", source)]
    return lambda offset: bisect_left(ends, offset) + 1
