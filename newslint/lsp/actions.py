"""What an editor offers to do about a finding: swap the words, or silence it where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from newslint.config import FILE_NAME, Config, parse_config
from newslint.errors import ConfigError
from newslint.findings import Finding
from newslint.records import NamedTuple
from newslint.text import Document, Span

__all__ = ["Change", "allowing", "ignoring", "swaps"]


class Change(NamedTuple):
    """Text in place of a span of a file, under a title. `path` is None for the text itself."""

    title: str
    span: Span
    text: str
    path: str | None = None


def swaps(finding: Finding, source: str) -> Iterator[Change]:
    """The suggestions of a finding."""
    for suggestion in finding.suggestions:
        old = _short(source[suggestion.start : suggestion.end].strip())
        title = f"Replace “{old}” with “{_short(suggestion.text)}”" if suggestion.text else f"Cut “{old}”"
        yield Change(title, Span(suggestion.start, suggestion.end), suggestion.text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


# --- a comment ---

_TAG_ONLY = re.compile(r"\s*(?:<[A-Za-z][^<>]*>\s*)?")
_MARKS_ONLY = re.compile(r"(?: {0,3}#{1,6})?\s*")


def ignoring(finding: Finding, document: Document, *, html: bool) -> Change | None:
    """A comment that silences a finding, its reason still to be written; None where no block holds it.

    It stands on a line of its own before the block, where the block begins its line; else at the end of the block.
    """
    if not document.blocks:
        return None
    whole = finding.scope == "document"
    index = document.block_at(document.to_prose(Span(finding.start, finding.end)).start)
    if index and document.blocks[index - 1].kind == "dateline":
        index -= 1
    comment = f"<!-- newslint-ignore{'-file' * whole} {finding.rule}: -->"
    start = document.to_source(document.blocks[index].span).start
    position = document.lines.position(start)
    line = start - position.column + 1
    before = document.source[line:start]
    alone = (_TAG_ONLY if html else _MARKS_ONLY).fullmatch(before)
    title = f"Ignore {finding.rule} {'in this file' if whole else 'here'}, with a reason"
    if alone and not (html and "<" not in before and before.strip()):
        indent = before[: len(before) - len(before.lstrip())]
        newline = "\r\n" if "\r\n" in document.source else "\n"
        return Change(title, Span(line, line), f"{indent}{comment}{newline}")
    block = document.blocks[index + (document.blocks[index].kind == "dateline" and index + 1 < len(document.blocks))]
    end = document.to_source(block.span).end
    return Change(title, Span(end, end), f" {comment}")


# --- the configuration ---


def allowing(finding: Finding, config: str | None, folder: Path) -> Change | None:
    """A term to allow in `newslint.yaml`, which is written anew where there is none; None where that is unsafe.

    For text that has no comments. What the file says now, comments included, stays as it is.
    """
    term = " ".join(finding.text.split())
    if finding.scope == "document" or not term:
        return None
    path = Path(config) if config else folder / FILE_NAME
    try:
        text = path.read_bytes().decode("utf-8") if config else ""
        before = parse_config(text, str(path))
    except (OSError, UnicodeDecodeError, ConfigError):
        return None
    for at, added in _places(text, finding.rule, json.dumps(term, ensure_ascii=False)):
        if _allows(text[:at] + added + text[at:], before, finding.rule, term, str(path)):
            title = f"Allow “{_short(term)}” for {finding.rule} in {path.name}"
            return Change(title, Span(at, at), added, str(path))
    return None


def _places(text: str, rule: str, term: str) -> Iterator[tuple[int, str]]:
    """Where the term may be written and how, the closest to what is there first."""
    listed = re.search(
        rf"^[ ]+[\"']?{re.escape(rule)}[\"']?:[ ]*\[[^\]\n]*?(?=[ ]*\][ ]*(?:#.*)?\r?$)", text, re.MULTILINE
    )
    if listed:
        empty = listed[0].rstrip().endswith("[")
        yield listed.end(), term if empty else f", {term}"
        return
    newline = "\r\n" if "\r\n" in text else "\n"
    opened = re.search(r"^allow:[ ]*(?:#.*)?\r?\n", text, re.MULTILINE)
    if opened:
        indent = re.match(r"(?:[ ]*(?:#.*)?\r?\n)*([ ]*)", text[opened.end() :])
        yield opened.end(), f"{(indent[1] if indent else '') or '  '}{rule}: [{term}]{newline}"
        return
    gap = "" if not text or text.endswith("\n") else newline
    yield len(text), f"{gap}allow:{newline}  {rule}: [{term}]{newline}"


def _allows(text: str, before: Config, rule: str, term: str, path: str) -> bool:
    """Whether the new file says what the old one said and the term, and nothing else."""
    try:
        after = parse_config(text, path)
    except ConfigError:
        return False
    allow = dict(before.allow)
    wanted = {**allow, rule: (*allow.get(rule, ()), term)}
    return dict(after.allow) == wanted and after._replace(allow=(), places=()) == before._replace(allow=(), places=())
