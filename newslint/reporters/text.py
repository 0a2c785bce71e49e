"""For a person at a terminal: place, rule, what to do, and the words underlined where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.findings import Finding, Related
from newslint.reporters.excerpt import excerpt
from newslint.reporters.objects import shown_number
from newslint.reporters.terminal import inert, paint, wrap
from newslint.text import LineIndex

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.postprocess import Suppressed
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "SILENCED_BY", "advice", "counted", "file", "head", "related", "tail", "verdict"]

SEPARATOR = "\n"

#: What silences a finding, in words.
SILENCED_BY = {
    "comment": "a comment",
    "file-comment": "a comment for the file",
    "allow": "allow",
    "baseline": "the baseline",
}


def head(style: Style) -> str:  # noqa: ARG001
    return ""


def file(result: FileResult, style: Style) -> str:
    lines = LineIndex(result.source)
    parts = [_finding(result, lines, finding, style) for finding in result.findings]
    if style.show_suppressed:
        parts += [_suppressed(result, entry, style) for entry in result.suppressed]
    if result.metrics is not None:
        parts.append(_measures(result, style))
    return SEPARATOR.join(parts)


def tail(summary: Summary, style: Style) -> str:
    gap = "\n" if summary.findings or summary.metrics or (style.show_suppressed and summary.suppressed) else ""
    return f"{gap}{verdict(summary, style)}\n"


def _finding(result: FileResult, source: LineIndex, finding: Finding, style: Style) -> str:
    on = style.colour
    rule = f"{paint(finding.severity, finding.severity, on)} {inert(finding.rule)} [{finding.confidence}]"
    lines = [f"{_place(result, finding, on)}: {rule}", "  " + wrap(inert(finding.message), style.width - 2, "  ")]
    gutter = " " * (len(str(finding.end_line)) + 1)
    if finding.scope == "span":
        lines += excerpt(finding, source, style.width, on)
    if finding.suggestions:
        lines.append(_note("help", advice(finding, result.source), gutter, style))
    lines += [_note("note", related(entry), gutter, style) for entry in finding.related]
    return "\n".join(lines) + "\n"


def _measures(result: FileResult, style: Style) -> str:
    held = [f"{name}={shown_number(value)}" for name, value in (result.metrics or {}).items() if value is not None]
    head = f"{paint(inert(result.path), 'bold', style.colour)}: {paint('metrics', 'help', style.colour)}"
    return f"{head}\n  {wrap(' '.join(held), style.width - 2, '  ')}\n"


def _place(result: FileResult, finding: Finding, on: bool) -> str:
    return f"{paint(inert(result.path), 'bold', on)}:{finding.line}:{finding.column}"


def _note(label: str, text: str, gutter: str, style: Style) -> str:
    opening = f"{gutter}= {label}: "
    body = wrap(inert(text), style.width - len(opening), " " * len(opening))
    return f"{gutter}= {paint(label, 'help', style.colour)}: {body}"


def advice(finding: Finding, source: str) -> str:
    """One sentence for all suggestions; it names the words only where they are not the ones underlined."""
    suggestions = finding.suggestions
    spans = {(suggestion.start, suggestion.end) for suggestion in suggestions}
    texts = [f"“{suggestion.text}”" for suggestion in suggestions if suggestion.text]
    start, end = min(spans)
    what = "" if spans == {(finding.start, finding.end)} else f" “{source[start:end]}”"
    cut = f"cut{what or ' it'}" if len(texts) < len(suggestions) else ""
    swap = f"replace{what} with {_either(texts)}" if texts else ""
    return " or ".join(part for part in (swap, cut) if part)


def _either(texts: list[str]) -> str:
    return f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else texts[0]


def related(entry: Related) -> str:
    """Where, what, and by which rule."""
    rule = f" ({entry.rule})" if entry.rule else ""
    return f"{entry.line}:{entry.column}: {entry.message}{rule}"


def _suppressed(result: FileResult, entry: Suppressed, style: Style) -> str:
    finding = entry.finding
    reason = f": {entry.reason}" if entry.reason else ""
    why = wrap(inert(f"by {SILENCED_BY.get(entry.by, entry.by)}{reason}"), style.width - 2, "  ")
    state = paint("suppressed", "dim", style.colour)
    return f"{_place(result, finding, style.colour)}: {state} {inert(finding.rule)} [{finding.confidence}]\n  {why}\n"


def verdict(summary: Summary, style: Style) -> str:
    """The one line that says how the copy stands."""
    files = counted(summary.files - summary.unread, "file")
    asides = "".join(
        f" {text}."
        for count, text in (
            (summary.suppressed, f"{summary.suppressed} suppressed"),
            (summary.unread, f"{counted(summary.unread, 'input')} could not be read"),
        )
        if count
    )
    if not summary.findings:
        return f"{paint('No findings', 'good', style.colour and not summary.unread)} in {files}.{asides}"
    parts = [
        paint(counted(count, name) if name != "info" else f"{count} info", name, style.colour)
        for name, count in summary.by_severity.items()
        if count
    ]
    return f"Found {counted(summary.findings, 'finding')} in {files}: {', '.join(parts)}.{asides}"


def counted(number: int, noun: str) -> str:
    """A number and its noun: 1 file, 2 files."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
