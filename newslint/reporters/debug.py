"""How an article is read, place by place, and what became of a rule's matches: for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newslint import __version__
from newslint.records import NamedTuple
from newslint.reporters.objects import SCHEMA, dump
from newslint.reporters.terminal import inert, paint

if TYPE_CHECKING:
    from newslint.analysis.attribution import Attribution
    from newslint.analysis.claims import Claim
    from newslint.analysis.facts import Facts
    from newslint.analysis.quotations import Quotation
    from newslint.engine import Verdict
    from newslint.reporters import Style
    from newslint.text import Document, Span

__all__ = ["Judged", "as_json", "as_text"]


class Judged(NamedTuple):
    """A rule and what became of its matches."""

    rule: str
    verdicts: tuple[Verdict, ...]


class _Line(NamedTuple):
    """A span of the prose, what it was taken for, and what to show in place of its words.

    The words of a `heads` line take the room of both columns: what follows belongs to it.
    """

    span: Span | None
    what: str = ""
    text: str = ""
    heads: bool = False


# --- text ---


def as_text(facts: Facts, judged: Sequence[Judged], style: Style) -> Iterator[str]:
    """One section after the other."""
    for title, count, lines in _sections(facts, judged):
        yield "".join(_section(title, count, lines, facts.document, style.width, style.colour))


def _sections(facts: Facts, judged: Sequence[Judged]) -> Iterator[tuple[str, int, list[_Line]]]:
    yield _plain("Blocks", [_Line(block.span, block.kind) for block in facts.document.blocks])
    yield "Sentences", len(facts.sentences), list(_sentences(facts))
    yield _plain("Quotations", [_Line(quotation.span, _state(quotation)) for quotation in facts.quotations])
    yield _plain("Dates", [_Line(date.span, f"{date.kind} {date.value}{_days(date.resolved)}") for date in facts.dates])
    for rule, verdicts in judged:
        yield _plain(rule, [_Line(verdict.match.span, _fate(verdict)) for verdict in verdicts])


def _plain(title: str, lines: list[_Line]) -> tuple[str, int, list[_Line]]:
    return title, len(lines), lines


def _sentences(facts: Facts) -> Iterator[_Line]:
    """Every sentence, and beneath it who says what in it, and its claims."""
    attributions, claims = _by_sentence(facts)
    for index, sentence in enumerate(facts.sentences):
        yield _Line(sentence, heads=True)
        for one in attributions.get(index, ()):
            yield from _attribution(one, facts.prose)
        for claim in claims.get(index, ()):
            yield _Line(claim.span, f"  claim: {claim.kind}")


def _by_sentence(facts: Facts) -> tuple[dict[int, list[Attribution]], dict[int, list[Claim]]]:
    attributions: dict[int, list[Attribution]] = {}
    for one in facts.attributions:
        attributions.setdefault(one.sentence, []).append(one)
    found = groupby(facts.claims, key=lambda claim: facts.sentence_index(claim.span.start))
    claims: dict[int, list[Claim]] = {}
    for index, some in found:
        claims.setdefault(-1 if index is None else index, []).extend(some)
    return attributions, claims


def _attribution(one: Attribution, prose: str) -> Iterator[_Line]:
    """Its source, with whom that stands for; its cue; every stretch of its content."""
    yield _Line(one.source, f"  source: {one.grade}", _source(one, prose))
    manner = f"{one.cue_class} {one.act}" + (", passive" if one.voice == "passive" else "")
    cue = _words(prose, one.cue) if one.cue is not None else ""
    yield _Line(one.cue, f"  cue: {one.position}", f"{cue} ({manner})".lstrip())
    for part in one.content:
        yield _Line(part, "  content")


def _source(one: Attribution, prose: str) -> str:
    """The mention, and the source it stands for where that goes by another name."""
    mention = "(nobody is named)" if one.source is None else _words(prose, one.source)
    names = " and ".join(speaker.name for speaker in (one.speaker, *one.beside) if speaker is not None)
    return mention if names in ("", mention) else f"{mention} = {names}"


def _fate(verdict: Verdict) -> str:
    if verdict.silenced_by:
        return f"silenced, {verdict.silenced_by}"
    return "reported as info" if verdict.as_info or verdict.match.doubtful else "reported"


def _state(quotation: Quotation) -> str:
    states = {
        f"nested {quotation.depth}": quotation.depth > 0,
        "not closed": not quotation.closed,
        "runs on": quotation.continued,
        "carried on": quotation.continues,
        "uncertain": not quotation.certain,
    }
    return ", ".join(name for name, holds in states.items() if holds)


def _days(resolved: tuple[object, object] | None) -> str:
    if resolved is None:
        return ""
    first, last = resolved
    return f" = {first}" if first == last else f" = {first} to {last}"


def _section(
    title: str, count: int, lines: Iterable[_Line], document: Document, columns: int, colour: bool
) -> Iterator[str]:
    rows = [(_place(document, line.span) if line.span is not None else "", line) for line in lines]
    yield f"{paint(inert(title), 'bold', colour)} ({count})\n"
    wide = max((len(place) for place, _ in rows), default=0)
    told = max((len(line.what) for _, line in rows), default=0)
    for place, line in rows:
        lead = f"  {place:<{wide}}  " + (f"{line.what:<{told}}  " if told and not line.heads else "")
        text = inert(line.text or (_words(document.prose, line.span) if line.span is not None else ""))
        yield f"{lead}{_fitting(text, max(columns - len(lead), 20))}".rstrip() + "\n"
    yield "\n"


def _words(prose: str, span: Span) -> str:
    return " ".join(prose[span.start : span.end].split())


def _fitting(text: str, columns: int) -> str:
    """The text, or its two ends when it is longer than the line."""
    if len(text) <= columns:
        return text
    head = (columns - 1) * 2 // 3
    return f"{text[:head].rstrip()}…{text[head - columns + 1 :].lstrip()}"


def _place(document: Document, span: Span) -> str:
    source = document.to_source(span)
    first, last = document.lines.position(source.start), document.lines.position(source.end)
    return f"{first.line}:{first.column}-{last.line}:{last.column}"


# --- JSON ---


def as_json(path: str, facts: Facts, judged: Sequence[Judged]) -> str:
    """One JSON document. Places are in the source text, as those of findings are."""
    document = facts.document
    attributions, claims = _by_sentence(facts)
    shown = {
        "schema": SCHEMA,
        "newslint": __version__,
        "path": path,
        "blocks": [_object(document, block.span, kind=block.kind) for block in document.blocks],
        "sentences": [
            _object(
                document,
                sentence,
                attributions=[_attribution_object(document, one) for one in attributions.get(index, ())],
                claims=[_object(document, claim.span, kind=claim.kind) for claim in claims.get(index, ())],
            )
            for index, sentence in enumerate(facts.sentences)
        ],
        "quotations": [_object(document, one.span, state=_state(one)) for one in facts.quotations],
        "dates": [_object(document, one.span, kind=one.kind, value=one.value) for one in facts.dates],
        "rules": [
            {"rule": rule, "matches": [_match_object(document, verdict) for verdict in verdicts]}
            for rule, verdicts in judged
        ],
    }
    return dump(shown) + "\n"


def _object(document: Document, span: Span, **more: Any) -> dict[str, Any]:
    source = document.to_source(span)
    position = document.lines.position(source.start)
    return {
        "start": source.start,
        "end": source.end,
        "line": position.line,
        "column": position.column,
        "text": document.source[source.start : source.end],
        **more,
    }


def _attribution_object(document: Document, one: Attribution) -> dict[str, Any]:
    return {
        "source": _object(document, one.source) if one.source is not None else None,
        "name": one.speaker.name if one.speaker else None,
        "grade": one.grade,
        "cue": _object(document, one.cue) if one.cue is not None else None,
        "cue_class": one.cue_class,
        "act": one.act,
        "voice": one.voice,
        "position": one.position,
        "content": [_object(document, part) for part in one.content],
    }


def _match_object(document: Document, verdict: Verdict) -> dict[str, Any]:
    return _object(
        document,
        verdict.match.span,
        reported=not verdict.silenced_by,
        as_info=not verdict.silenced_by and (verdict.as_info or verdict.match.doubtful),
        silenced_by=verdict.silenced_by or None,
    )
