"""One input as a section of the report: its text with the findings marked, and beside each paragraph what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from newslint.findings import SEVERITIES, Finding
from newslint.hashing import blake2b
from newslint.packs.documentation import RuleDoc, load_docs
from newslint.packs.measured import measured
from newslint.reporters.html.marks import Mark, marked
from newslint.reporters.html.markup import Html, joined, tag, text
from newslint.reporters.html.tables import dates, measures, silenced, sources
from newslint.reporters.text import advice, counted, related
from newslint.text import Block, Document, Span

if TYPE_CHECKING:
    from newslint.errors import Fault
    from newslint.outcomes import FileResult

__all__ = ["FAMILIES", "FAMILY_NAMES", "section"]

#: How the report tells the packs apart; one that it does not know is of the last family.
FAMILY_NAMES: Final = {
    "sourcing": "Sourcing",
    "loaded-language": "Loaded language",
    "hedging": "Hedging",
    "dates": "Dates",
    "source-reliability": "Source reliability",
    "other": "Other packs",
}
FAMILIES: Final = tuple(FAMILY_NAMES)


@dataclass(frozen=True, slots=True)
class _Note:
    """A finding as shown: its number in the article, and its span in prose (None for one on the whole article)."""

    finding: Finding
    number: int
    page: str
    span: Span | None

    def stands_in(self, paragraph: Span) -> bool:
        """Whether it has words there: a comment has none anywhere."""
        return self.span is not None and max(self.span.start, paragraph.start) < min(self.span.end, paragraph.end)

    @property
    def begin(self) -> int:
        """Where it stands in prose; at the beginning when it is on the whole article."""
        return self.span.start if self.span else 0

    @property
    def family(self) -> str:
        pack = self.finding.rule.partition("/")[0]
        return pack if pack in FAMILY_NAMES else "other"

    @property
    def classes(self) -> str:
        return f"{self.family} {self.finding.severity}"

    @property
    def place(self) -> str:
        """The id of the words."""
        return f"{self.page}-w{self.number}"

    @property
    def id(self) -> str:
        """The id of the note."""
        return f"{self.page}-n{self.number}"


def section(result: FileResult, *, show_suppressed: bool) -> Html:
    """The section of one input; its heading stands in the index when there are several."""
    page = f"f{blake2b(result.path.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
    heading = tag(
        "div",
        tag("h2", tag("a", result.path, href=f"#{page}")),
        tag("p", _counts(result), class_="counts"),
        class_="heading",
    )
    back = tag("p", tag("a", "Show all files", href="#findings"), class_="back")
    body = tag("div", back, _body(result, page, show_suppressed=show_suppressed), class_="page")
    clean = not (result.findings or result.error)
    return tag("section", heading, body, class_="file clean" if clean else "file", id=page)


def _counts(result: FileResult) -> str:
    if result.error:
        return "could not be read"
    found = Counter[str](finding.severity for finding in result.findings)
    parts = [
        counted(found[name], name) if name != "info" else f"{found[name]} info" for name in SEVERITIES if found[name]
    ]
    return ", ".join(parts) or "no findings"


def _body(result: FileResult, page: str, *, show_suppressed: bool) -> Html:
    if result.error or result.facts is None:
        return _fault(result.error) if result.error else Html("")
    docs = _docs(result.packs)
    document = result.facts.document
    notes = list(_numbered(result.findings, document, page))
    whole = [note for note in notes if note.span is None]
    return joined(
        [
            joined([tag("h3", "On the whole article"), _notes(whole, docs, result.source)]) if whole else "",
            _story(document, notes, docs),
            sources(result.facts),
            dates(result.facts),
            measures(result.metrics) if result.metrics is not None else "",
            silenced(result.suppressed) if show_suppressed and result.suppressed else "",
        ]
    )


#: Read once a run, not for every article.
_docs = cache(load_docs)
_measured = cache(measured)


def _fault(fault: Fault) -> Html:
    where = f"Line {fault.line}, column {fault.column}: " if fault.line else ""
    return joined([tag("p", f"{where}{fault.message}", class_="fault"), tag("p", fault.help)])


def _numbered(findings: Sequence[Finding], document: Document, page: str) -> Iterator[_Note]:
    """The findings in the order in which they are shown: those on the whole article first."""
    shown = sorted(findings, key=lambda finding: finding.scope != "document")
    for number, finding in enumerate(shown, 1):
        span = None if finding.scope == "document" else document.to_prose(Span(finding.start, finding.end))
        yield _Note(finding, number, page, span)


# --- the text ---

#: A name of a language that browsers know what to do with: en, pt-BR, zh-Hant-TW.
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TAGS: Final = {"headline": "h3", "heading": "h4", "blockquote": "blockquote", "code": "pre"}


def _story(document: Document, notes: Sequence[_Note], docs: Mapping[str, RuleDoc]) -> Html:
    """The paragraphs in order, each with its notes. What the reader of the file left out of the prose is not shown."""
    waiting = sorted((note for note in notes if note.span), key=lambda note: (note.begin, note.number), reverse=True)
    running: list[_Note] = []
    rows = []
    paragraphs = list(_paragraphs(document.blocks))
    for index, (kind, span) in enumerate(paragraphs):
        running = [note for note in running if note.span and note.span.end > span.start]
        here = []
        while waiting and (index + 1 == len(paragraphs) or waiting[-1].begin < paragraphs[index + 1][1].start):
            here.append(waiting.pop())
        rows.append(_row(kind, span, document, running, here, docs))
        running += here
    language = (document.metadata.language or "").replace("_", "-")
    known = language if _LANGUAGE.fullmatch(language) else "en"
    return tag("article", *rows, *_stray(waiting, docs, document.source), lang=known, aria_label="Text")


def _stray(waiting: Sequence[_Note], docs: Mapping[str, RuleDoc], source: str) -> Iterator[Html]:
    """Notes of an article that has no text."""
    if waiting:
        yield _notes(waiting[::-1], docs, source)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    """Blocks as shown: a dateline runs into the paragraph that it opens."""
    opening: int | None = None
    last: Block | None = None
    for block in blocks:
        if block.kind == "dateline":
            opening, last = block.start, block
            continue
        yield block.kind, Span(block.start if opening is None else opening, block.end)
        opening = last = None
    if last is not None:
        yield "paragraph", last.span


def _row(
    kind: str,
    span: Span,
    document: Document,
    running: Sequence[_Note],
    here: Sequence[_Note],
    docs: Mapping[str, RuleDoc],
) -> Html:
    def show(start: int, end: int) -> Html:
        prose = document.prose[start:end]
        return text(prose if document.offsets is None else prose.replace(_OBJECT, "[code]"))

    marks = [Mark(note.span, note.classes, "", Html("")) for note in running if note.span]
    marks += [Mark(note.span, note.classes, note.place, _number(note, note.id)) for note in here if note.span]
    words = tag(_TAGS.get(kind, "p"), marked(show, span, marks), class_=f"text {kind}", dir="auto")
    return tag("div", words, _notes(here, docs, document.source, within=span) if here else "", class_="row")


#: Stands in prose for a span of inline code.
_OBJECT = "\ufffc"


# --- the notes ---


def _number(note: _Note, target: str) -> Html:
    name = f"Finding {note.number}: {note.finding.severity}, {FAMILY_NAMES[note.family]}"
    return tag("a", str(note.number), class_=f"number {note.classes}", href=f"#{target}", aria_label=name)


def _notes(notes: Sequence[_Note], docs: Mapping[str, RuleDoc], source: str, within: Span | None = None) -> Html:
    """Notes in order; the number of each leads to its words `within` a paragraph, where it has any."""
    items = (
        _note(note, within is not None and note.stands_in(within), docs.get(note.finding.rule), source)
        for note in notes
    )
    return tag("ol", *items, class_="notes", role="list")


def _note(note: _Note, has_words: bool, doc: RuleDoc | None, source: str) -> Html:
    finding = note.finding
    number = _number(note, note.place) if has_words else tag("span", str(note.number), class_=f"number {note.classes}")
    head = tag(
        "p",
        number,
        " ",
        tag("span", finding.severity.capitalize(), class_="severity"),
        " ",
        tag("span", finding.rule, class_="rule"),
        " · ",
        tag("span", f"{finding.confidence} confidence", class_="confidence"),
        class_="about",
    )
    parts = [head, tag("p", finding.message, class_="message")]
    if finding.suggestions:
        told = advice(finding, source)
        parts.append(tag("p", f"{told[:1].upper()}{told[1:]}.", class_="advice"))
    parts += [tag("p", f"See {related(entry)}", class_="related") for entry in finding.related]
    if doc:
        parts.append(_reasons(doc))
    return tag("li", *parts, class_=f"note {note.classes}", id=note.id)


def _reasons(doc: RuleDoc) -> Html:
    references = tag("ul", *(tag("li", reference) for reference in doc.references)) if doc.references else ""
    figures = _measured().get(doc.id)
    told = tag("p", f"Measured: {figures}", class_="measured") if figures else ""
    return tag("details", tag("summary", "Why"), tag("p", doc.why), references, told)
