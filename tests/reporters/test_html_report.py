"""The HTML report, read as a browser without a script would: what stands where, and that nothing of it acts."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from html_reading import Element, page

from newslint import Linter
from newslint.analysis.facts import analyse
from newslint.errors import Fault
from newslint.findings import Finding, Related, Suggestion
from newslint.outcomes import FileResult, Part, Summary
from newslint.packs.folder import find_packs
from newslint.postprocess import Suppressed
from newslint.reporters import Style, reporter
from newslint.reporters.html.article import FAMILIES

ROOT = Path(__file__).parent.parent.parent
SNAPSHOT = ROOT / "tests/snapshots/report.txt"
HTML = reporter("html")

MARKDOWN = """\
# The harbour &amp; its *lease*

By Jo Hale

PORT ALDER, March 5, 2025 — The lease ends on **February 30**, 2025, said Ana Ruiz.

- It was signed on Monday, March 4, 2025.

> She quoted the notice.

    February 31

<!-- newslint-ignore dates: nothing -->
The last paragraph.
"""


def result_of(text: str, path: str = "article.md", **more: object) -> FileResult:
    facts = analyse(text, path)
    report = Linter(profile="audit").check_facts(facts)
    made = FileResult(path, text, report.findings, report.suppressed, facts=facts)
    return made._replace(**more)


def finding(text: str, words: str, **more: object) -> Finding:
    start = text.index(words)
    made = Finding(
        "house/test", "warning", "high", f"On “{words}”.", start, start + len(words), 1, start + 1, 1,
        start + len(words) + 1, words, "span", "0" * 16,
    )  # fmt: skip
    return made._replace(**more)


def rendered(*results: FileResult, style: Style | None = None) -> Element:
    style = style or Style()
    summary = Summary()
    for result in results:
        counts = tuple(((one.rule, one.severity), 1) for one in result.findings)
        summary.add(Part("", counts, error=result.error))
    parts = HTML.SEPARATOR.join(HTML.file(result, style) for result in results)
    return page(HTML.head(style) + parts + HTML.tail(summary, style))


@pytest.fixture
def notes_of(few_rules):
    """The notes of an article: (number, what is marked, message)."""

    def of(root: Element) -> list[tuple[str, str, str]]:
        found = []
        for note in root.all("li", "note"):
            number = note.one(of="number").text
            place = note.attributes["id"].replace("-n", "-w")
            marks = [mark for mark in root.all("mark") if mark.attributes.get("id") == place]
            found.append((number, "".join(_words(mark) for mark in marks), note.one("p", "message").text))
        return found

    return of


def _words(mark: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "" if "number" in child.classes else _words(child)
        for child in mark.children
    )


def test_the_words_of_each_finding_are_marked_where_they_stand(notes_of):
    root = rendered(result_of(MARKDOWN))
    assert notes_of(root) == [
        ("1", "February 30, 2025", "There is no such day as “February 30, 2025”. Check it against the source."),
        (
            "2",
            "Monday, March 4, 2025",
            "March 4, 2025 was a Tuesday, not a Monday. The nearest Monday is March 3, 2025: which one is meant?",
        ),
        ("3", "", "This comment silences nothing: dates finds no fault there. Take it out."),
    ]


def test_the_article_reads_as_text(few_rules):
    article = rendered(result_of(MARKDOWN)).one("article")
    for number in article.all("a", "number"):
        number.children.clear()
    assert [(text.name, text.text) for text in article.all(of="text")] == [
        ("h3", "The harbour & its lease"),
        ("p", "By Jo Hale"),
        ("p", "PORT ALDER, March 5, 2025 — The lease ends on February 30, 2025, said Ana Ruiz."),
        ("p", "It was signed on Monday, March 4, 2025."),
        ("blockquote", "She quoted the notice."),
        ("pre", "February 31"),
        ("p", "The last paragraph."),
    ]
    assert article.attributes["lang"] == "en"


def test_each_note_stands_in_the_row_of_its_paragraph(few_rules):
    rows = rendered(result_of(MARKDOWN)).one("article").all("div", "row")
    assert [len(row.all("li", "note")) for row in rows] == [0, 0, 1, 1, 0, 0, 1]


def test_a_note_says_what_why_and_where_to_look(few_rules):
    note = rendered(result_of("The lease ends on February 30, 2025.\n", "a.txt")).one("li", "note")
    assert note.classes == {"note", "dates", "error"}
    assert note.one("p", "about").text == "1 Error dates/impossible-date · high confidence"
    assert note.one("summary").text == "Why"
    assert note.one("details").all("p")[0].text.startswith("A date that does not exist was mistyped or invented.")
    assert [one.text for one in note.one("ul").all("li")] == [
        "Copy-desk practice",
        "TIMEX3: validity of calendar values",
    ]
    number = note.one("a", "number")
    assert number.attributes["aria-label"] == "Finding 1: error, Dates"


def test_what_to_write_instead_and_what_else_is_there(few_rules):
    text = "A very big plan.\n"
    one = finding(
        text,
        "very",
        suggestions=(Suggestion("", 2, 7), Suggestion("vast", 2, 10)),
        related=(Related("house/big", "How big?", 7, 10, 1, 8),),
    )
    note = rendered(result_of(text, "a.txt", findings=(one,))).one("li", "note")
    assert note.one("p", "advice").text == "Replace “very ” with “vast” or cut “very ”."
    assert note.one("p", "related").text == "See 1:8: How big? (house/big)"
    assert note.classes == {"note", "other", "warning"}
    assert not note.all("details")  # nothing is known of that rule


def test_findings_on_the_whole_article_come_first_and_mark_nothing(few_rules):
    text = "Headline here\n\nOne paragraph with words.\n"
    whole = finding(text, "Headline here", scope="document", message="Too few sources.")
    some = finding(text, "One")
    root = rendered(result_of(text, "a.txt", findings=(whole, some)))
    assert [note.one("p", "message").text for note in root.all("li", "note")] == ["Too few sources.", "On “One”."]
    assert [_words(mark) for mark in root.one("article").all("mark")] == ["One"]
    assert root.all("h3")[0].text == "On the whole article"


def test_a_finding_over_two_paragraphs_is_marked_in_both_and_numbered_once(few_rules):
    text = "“One paragraph here.\n\n“And another one,” she said.\n"
    over = finding(text, "paragraph here.\n\n“And", severity="error")
    article = rendered(result_of(text, "a.txt", findings=(over,))).one("article")
    assert [_words(mark) for mark in article.all("mark")] == ["paragraph here.", "“And"]
    assert len(article.all("li", "note")) == 1
    assert [len(row.all("a", "number")) for row in article.all("div", "row")] == [2, 0]


def test_findings_on_the_same_words_are_numbered_in_order(few_rules):
    text = "A very big plan.\n"
    same = [finding(text, "very", rule=f"house/{name}") for name in "abc"]
    article = rendered(result_of(text, "a.txt", findings=(*same, finding(text, "very big")))).one("article")
    assert article.one("p", "text").text == "A very123 big4 plan."
    assert [note.one(of="number").text for note in article.all("li", "note")] == ["1", "2", "3", "4"]


def test_html_articles_are_shown_as_prose(notes_of):
    text = "<html><body><h1>A &lt;b&gt; plan</h1><p>Due <em>February</em>&nbsp;30, 2025, they said.</p></body></html>"
    root = rendered(result_of(text, "a.html"))
    assert [note[1].replace("\xa0", " ") for note in notes_of(root)] == ["February 30, 2025"]
    assert root.one("h3", "headline").text == "A <b> plan"


HOSTILE = (
    "</p></article><script>alert(1)</script><img src=x onerror=alert(1)>\n\n"
    'An &amp; "quote" \' and <!-- comment --> ]]> \x00\x1b[31m \u202etxet\u202c \u2066x\u2069  February 30, 2025\n'
)


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_a_hostile_article_is_text(few_rules, path):
    source = HOSTILE.replace("\x00", "") if path == "a.html" else HOSTILE
    evil = finding(source, "An ", message='<script>x</script>"><b onclick=y>', rule="house/<i>")
    result = result_of(source, path)
    root = rendered(result._replace(path='x"><script>\ud800.txt', findings=(*result.findings, evil)))
    assert root.one("h2").text == 'x"><script><U+D800>.txt'
    assert '<script>x</script>"><b onclick=y>' in [message.text for message in root.all("p", "message")]
    shown = root.one("article").text
    assert not set("\x00\x1b\u202e\u202c\u2066\u2069") & set(shown)
    if path == "a.txt":
        assert "</p></article><script>alert(1)</script><img src=x onerror=alert(1)>" in shown
        assert "␀␛[31m <U+202E>txet<U+202C>" in shown


def test_hostile_metadata_is_text(few_rules):
    text = "<html lang='en\"><script>'><body><p>By the way, all is well.</p></body></html>"
    assert rendered(result_of(text, "a.html")).one("article").attributes["lang"] == "en"
    text = text.replace("'en\"><script>'", '"pt_BR"')
    assert rendered(result_of(text, "a.html")).one("article").attributes["lang"] == "pt-BR"


def test_only_the_style_and_script_of_the_page_may_run(few_rules):
    root = rendered(result_of("A plan.\n", "a.txt"))
    (policy,) = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    digests = {name: b64encode(sha256(root.one(name).text.encode()).digest()).decode() for name in ("style", "script")}
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "//" not in root.one("style").text.replace("/* ", "")
    assert "url(" not in root.one("style").text


def test_several_files_stand_one_after_the_other_each_with_its_counts(few_rules):
    broken = FileResult("b.txt", error=Fault("b.txt", 3, 4, "is not utf-8 text", "Name its encoding."))
    root = rendered(result_of("The lease ends on February 30, 2025.\n", "a.txt"), broken, result_of("Fine.\n", "c.txt"))
    files = root.all("section", "file")
    assert [(file.one("h2").text, file.one("p", "counts").text) for file in files] == [
        ("a.txt", "1 error"),
        ("b.txt", "could not be read"),
        ("c.txt", "no findings"),
    ]
    assert [file.classes for file in files] == [{"file"}, {"file"}, {"file", "clean"}]
    assert files[1].one("p", "fault").text == "Line 3, column 4: is not utf-8 text"
    assert root.one("p", "verdict").text == "Found 1 finding in 2 files: 1 error. 1 input could not be read."
    for shown in files:
        assert shown.one("h2").one("a").attributes["href"] == f"#{shown.attributes['id']}"


def test_sources_and_dates_stand_below(few_rules):
    text = "The sale was lawful, Mayor Ana Ruiz said on Monday, March 3, 2025.\n"
    root = rendered(result_of(text, "a.txt"))
    ledger, dates = root.one("div", "ledger"), root.one("div", "timeline")
    assert [cell.text for cell in ledger.all("tbody")[0].all("tr")[0].children[:3]] == ["Ana Ruiz", "Mayor", "named"]
    assert [cell.text for cell in dates.one("tbody").one("tr").children[:2]] == ["2025-03-03", "Monday, March 3, 2025"]


def test_what_is_suppressed_is_shown_when_asked_for(few_rules):
    text = "Due February 30, 2025.\n"
    silent = Suppressed(finding(text, "February 30, 2025"), "as printed", "comment")
    result = result_of(text, "a.txt", findings=(), suppressed=(silent,))
    assert not rendered(result).all(of="silenced")
    (row,) = rendered(result, style=Style(show_suppressed=True)).one(of="silenced").one("tbody").all("tr")
    assert [cell.text for cell in row.children] == ["house/test", "1:5", "February 30, 2025", "a comment", "as printed"]


def test_headings_and_names_lead_through_the_page(few_rules):
    root = rendered(result_of(MARKDOWN))
    levels = [int(element.name[1]) for element in root.all() if element.name in ("h1", "h2", "h3", "h4")]
    assert levels[:3] == [1, 2, 3]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert root.one("html").attributes["lang"] == "en"
    assert len(root.all("main")) == len(root.all("h1")) == len(root.all("footer")) == 1
    for box in root.all("input"):
        assert box.parent.name == "label"


def test_every_family_and_severity_has_its_filter_and_every_bundled_pack_its_family():
    root = rendered()
    style = root.one("style").text
    names = [box.attributes["id"].removeprefix("show-") for box in root.all("input")]
    assert names == [*FAMILIES, "error", "warning", "info", "clean"]
    for name in names[:-1]:
        assert f"#show-{name}:not(:checked)) main mark.{name}" in style
        assert f"#show-{name}:not(:checked)) main :is(.note, .number).{name}" in style
    assert {folder.name for folder in find_packs()} <= set(FAMILIES)


def test_an_article_without_text(few_rules):
    root = rendered(result_of("", "empty.txt"), result_of("<!-- newslint-ignore dates: x -->", "b.html"))
    first, second = root.all("article")
    assert first.text == ""
    assert "This comment silences nothing" in second.one("li", "note").text


def test_counts_per_rule_as_a_page(few_rules):
    summary = Summary()
    summary.add(Part("", ((("house/<very>", "warning"), 3),)))
    module = reporter("html", statistics=True)
    root = page(module.head(Style()) + module.file(FileResult("a.txt"), Style()) + module.tail(summary, Style()))
    assert [cell.text for cell in root.one("tbody").one("tr").children] == ["house/<very>", "warning", "3"]
    assert root.one("p", "verdict").text == "Found 3 findings in 1 file: 3 warnings."


def test_measures_are_shown_when_there_are_some(few_rules):
    result = result_of("Fine.\n", "a.txt", metrics={"words": 1.0, "lix": None, "sentence-length": 12.345})
    rows = rendered(result).one(of="measures").one("tbody").all("tr")
    assert [[cell.text for cell in row.children] for row in rows] == [["words", "1"], ["sentence-length", "12.3"]]


def test_a_note_says_how_well_its_rule_was_measured(few_rules, monkeypatch):
    monkeypatch.setattr(
        "newslint.reporters.html.article._measured", lambda: {"dates/impossible-date": "often <right>."}
    )
    note = rendered(result_of("The lease ends on February 30, 2025.\n", "a.txt")).one("li", "note")
    assert note.one("details").one("p", "measured").text == "Measured: often <right>."


def outline(element: Element, depth: int = 0) -> str:
    """An element as lines: name, classes, and its text where it holds nothing else."""
    name = ".".join([element.name, *element.attributes.get("class", "").split()])
    if all(isinstance(child, str) or child.name in ("mark", "a") for child in element.children):
        return f"{'  ' * depth}{name}: {_inline(element)}\n"
    inner = (outline(child, depth + 1) for child in element.children if isinstance(child, Element))
    return f"{'  ' * depth}{name}\n{''.join(inner)}"


def _inline(element: Element) -> str:
    marks = {"mark": "[{}]", "a": "{{{}}}"}
    return "".join(
        child if isinstance(child, str) else marks[child.name].format(_inline(child)) for child in element.children
    )


def test_snapshot_of_a_report(few_rules, monkeypatch):
    """Set NEWSLINT_UPDATE_SNAPSHOTS=1 to accept a change; say in the commit why it is right."""
    monkeypatch.setattr("newslint.reporters.html.article._measured", dict)
    text = (ROOT / "examples/harbour-deal.txt").read_text(encoding="utf-8")
    shown = outline(rendered(result_of(text, "examples/harbour-deal.txt")).one("article"))
    if os.environ.get("NEWSLINT_UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(shown, encoding="utf-8")
    assert shown == SNAPSHOT.read_text(encoding="utf-8")
