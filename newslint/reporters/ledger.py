"""The ledger of an article as a table for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from newslint import __version__
from newslint.reporters.objects import SCHEMA, dump
from newslint.reporters.terminal import inert, paint, wrapped

if TYPE_CHECKING:
    from newslint.analysis.ledger import Ledger, LedgerEntry
    from newslint.reporters import Style

__all__ = ["MEANING", "NOBODY", "as_json", "as_text", "by_whom", "counted_cue", "percent"]

#: What the name of a source is where nobody is named.
NOBODY = "(nobody is named)"
_LEAST = 20
#: Whom words can be attributed to, with what that means.
MEANING: Final = {
    "named": "people by name",
    "organisation": "bodies and those who speak for them",
    "document": "reports, filings, data",
    "described": "people by their role",
    "anonymous": "people whose name is withheld",
    "vague": "critics, experts, studies: anyone",
    "none": "attributed to nobody: “has been accused of”",
    "nobody": "not attributed: the article’s own words",
}


def as_text(path: str, ledger: Ledger, style: Style) -> str:
    """Sources, the one with most words first, then the shares of all words."""
    return "\n".join([*_sources(path, ledger, style), *_shares(ledger, style)]) + "\n"


def _sources(path: str, ledger: Ledger, style: Style) -> Iterator[str]:
    yield f"{paint('Sources', 'bold', style.colour)} of {inert(path)} ({len(ledger.entries)})"
    if ledger.entries:
        yield "  words  sentences  line  grade         source, and the words that attribute"
    for entry in ledger.entries:
        yield from _rows(entry, style)
    yield ""


def _rows(entry: LedgerEntry, style: Style) -> Iterator[str]:
    """One source: its figures, its name and role, and beneath them its cues."""
    lead = f"  {entry.words:>5}  {entry.sentences:>9}  {entry.line:>4}  {entry.grade:<12}  "
    room, indent = max(style.width - len(lead), _LEAST), " " * len(lead)
    yield lead + wrapped(_who(entry), room, indent)
    if entry.cues:
        yield indent + wrapped(", ".join(counted_cue(cue, count) for cue, count in entry.cues), room, indent)


def _who(entry: LedgerEntry) -> str:
    if entry.name is None:
        return NOBODY
    return entry.name if entry.role in (None, entry.name) else f"{entry.name}, {entry.role}"


def counted_cue(cue: str, count: int) -> str:
    """A cue with how often it is used, if more than once."""
    return cue if count == 1 else f"{cue} ({count})"


def _shares(ledger: Ledger, style: Style) -> Iterator[str]:
    yield f"{paint('Words', 'bold', style.colour)} ({ledger.words:,})"
    digits = max(len(f"{ledger.words:,}"), 5)
    for to, words in by_whom(ledger).items():
        yield f"  {words:>{digits},}  {percent(ledger.share(words)):>4}  {to:<12}  {MEANING[to]}"


def by_whom(ledger: Ledger) -> dict[str, int]:
    """Words by the grade of who answers for them, and those that nobody does."""
    return dict([*ledger.attributed.items(), ("nobody", ledger.unattributed)])


def percent(share: float) -> str:
    """A share as a whole percentage; what is there is never 0%."""
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def as_json(path: str, ledger: Ledger) -> str:
    """One JSON document. Names and order of the keys are a contract."""
    shown = {
        "schema": SCHEMA,
        "newslint": __version__,
        "path": path,
        "words": ledger.words,
        "sources": [_object(entry) for entry in ledger.entries],
        "attributed": {
            to: {"words": words, "share": round(ledger.share(words), 4)} for to, words in by_whom(ledger).items()
        },
    }
    return dump(shown) + "\n"


def _object(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "role": entry.role,
        "grade": entry.grade,
        "kind": entry.kind,
        "words": entry.words,
        "sentences": entry.sentences,
        "start": entry.span.start,
        "end": entry.span.end,
        "line": entry.line,
        "column": entry.column,
        "cues": [{"cue": cue, "count": count} for cue, count in entry.cues],
    }
