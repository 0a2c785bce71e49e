"""One text of an editor → findings, by the configuration that holds for its file at this moment.

Configuration and packs are looked at anew each time, which costs a few calls of `stat`: what was edited holds at once,
however the editor tells of it. While one of them is broken, the last that was good goes on.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from newslint.analysis.facts import Facts
from newslint.baseline import Baseline, compared, load_baseline
from newslint.config import Config, find_config, forget
from newslint.discovery import excludes
from newslint.errors import NewslintError, ReadError
from newslint.findings import Finding
from newslint.inputs import Settings, linter_of
from newslint.linter import Linter
from newslint.readers import MAX_BYTES, read_document
from newslint.records import NamedTuple
from newslint.text import Document

__all__ = ["Article", "Good", "Linted", "lint"]

#: How a text without a telling name is read, by the language that the editor says it is in.
_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt", "text": ".txt", "": ".txt"}
_READ_BY_NAME = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


class Article(NamedTuple):
    """One text as the editor holds it. `path` is that of its file, or a name in the working folder for a new one."""

    path: str
    text: str
    language: str = ""
    version: int | None = None

    @property
    def is_copy(self) -> bool:
        """Whether it is text to lint: an editor may tell of its configuration files and code as well."""
        return self.path.lower().endswith(_READ_BY_NAME) or self.language in _SUFFIXES

    @property
    def read_as(self) -> str:
        """A path whose suffix picks the reader."""
        return (
            self.path
            if self.path.lower().endswith(_READ_BY_NAME)
            else f"{self.path}{_SUFFIXES.get(self.language, '.txt')}"
        )


class Linted(NamedTuple):
    """What there is to say of one version of a text. `trouble` is why the configuration in use is not the one on disk."""

    article: Article
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    packs: tuple[str, ...] = ()
    config: str | None = None
    trouble: NewslintError | None = None


#: A linter that worked, and the findings that it is held against.
Good = tuple[Linter, Baseline | None]


def lint(article: Article, settings: Settings, last_good: dict[str, Good]) -> Linted:
    """The findings of an article. `last_good` keeps what worked, by configuration file.

    Raises `ReadError` for what is no text to lint, so that its findings vanish with a reason.
    """
    forget()
    load_baseline.cache_clear()
    folder = str(Path(article.path).parent)
    file = None if settings.config else find_config(folder)
    place = str(file or "")
    trouble = None
    try:
        config = settings.config_of(article.path)
        linter = _ready(config, settings, _stamp(config, settings))
        baseline = settings.baseline_of(config)
    except NewslintError as error:
        if place not in last_good:
            return Linted(article, config=place or None, trouble=error)
        (linter, baseline), trouble = last_good[place], error
    else:
        last_good[place] = linter, baseline
    if excludes(linter.config, article.path):
        return Linted(article, config=place or None, trouble=trouble)
    facts = Facts(read_document(_readable(article), path=article.read_as), linter.config.date_order)
    found = linter.found(facts)
    if baseline:
        found, _ = compared(found, baseline, article.path, linter.left_out)
    packs = (*linter.config.packs, *settings.packs)
    return Linted(article, facts.document, linter.selected(found).findings, packs, place or None, trouble)


def _readable(article: Article) -> str:
    """The text, as the reader of a file would have accepted it."""
    if len(article.text) > MAX_BYTES:
        raise ReadError(
            f"is larger than {MAX_BYTES // 1024 // 1024} MiB",
            help="Split it: one file, one article.",
            path=article.path,
        )
    if "\0" in article.text:
        raise ReadError("looks like a binary file: it holds a NUL byte", path=article.path)
    return article.text


def _ready(config: Config, settings: Settings, stamp: tuple[object, ...]) -> Linter:
    made = _attempted(config, settings, stamp)
    if isinstance(made, NewslintError):
        raise made
    return made


@lru_cache(maxsize=16)
def _attempted(config: Config, settings: Settings, stamp: tuple[object, ...]) -> Linter | NewslintError:  # noqa: ARG001
    """A linter or what is wrong with its packs: a broken pack is not compiled again at every key."""
    try:
        return linter_of(settings, config)
    except NewslintError as error:
        return error


def _stamp(config: Config, settings: Settings) -> tuple[object, ...]:
    """What changes when a file that rules are made of does, of a pack or a domain list: name, time and size of each."""
    files = [Path(source.file) for source in config.domains]
    for pack in (*config.packs, *settings.packs):
        for folder, _, names in os.walk(pack):
            files += [Path(folder, name) for name in names if name.endswith((".yaml", ".yml"))]
    stats = []
    for file in files:
        with suppress(OSError):
            stat = file.stat()
            stats.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(sorted(stats))
