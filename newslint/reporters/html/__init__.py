"""One page to read: every article with its findings beside it. One file, no network, no script needed.

The page streams: each article is a section that stands alone. With several, a section shows only its heading until it
is opened (its address names it), so that the headings are the index; that is done by the style sheet alone.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.findings import SEVERITIES
from newslint.reporters.html.article import FAMILIES, FAMILY_NAMES, section
from newslint.reporters.html.markup import Html, joined, opened, tag
from newslint.reporters.own import GENERATOR
from newslint.reporters.text import verdict

if TYPE_CHECKING:
    from newslint.outcomes import FileResult, Summary
    from newslint.reporters import Style

__all__ = ["SEPARATOR", "file", "head", "tail"]

SEPARATOR = "\n"


def head(style: Style) -> str:  # noqa: ARG001
    """Everything before the first article: style, filters, landmarks."""
    return preamble("newslint report", filters=True)


def file(result: FileResult, style: Style) -> str:
    """One input as a section."""
    return section(result, show_suppressed=style.show_suppressed)


def tail(summary: Summary, style: Style) -> str:
    """What closes the page: the verdict on all files, and the script that adds comfort."""
    return closing(verdict(summary, style._replace(colour=False)))


# --- the frame of the page, which the statistics use too ---


def preamble(title: str, *, filters: bool) -> str:
    """From the doctype to where the content begins."""
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest('report.css')}'; script-src 'sha256-{_digest('report.js')}'; "
        "base-uri 'none'; form-action 'none'"
    )
    meta = joined(
        [
            opened("meta", charset="utf-8"),
            opened("meta", http_equiv="Content-Security-Policy", content=policy),
            opened("meta", name="viewport", content="width=device-width, initial-scale=1"),
            opened("meta", name="referrer", content="no-referrer"),
            opened("meta", name="robots", content="noindex"),
            Html(GENERATOR),
            opened("meta", name="color-scheme", content="light dark"),
            tag("title", title),
            tag("style", Html(_asset("report.css"))),
        ],
        "\n",
    )
    skip = tag("a", "Skip to the findings", class_="skip", href="#findings")
    header = tag("header", tag("h1", title), _filters() if filters else "")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n{meta}\n</head>\n<body>\n{skip}\n{header}\n<main id="findings">\n'
    )


def closing(line: str) -> str:
    """From where the content ends to the end of the page."""
    footer = tag("footer", tag("p", line, class_="verdict"), tag("p", f"newslint {__version__}", class_="by"))
    return f"\n</main>\n{footer}\n{tag('script', Html(_asset('report.js')))}\n</body>\n</html>\n"


def _filters() -> Html:
    """A box for each family and severity, and one for files without findings. What is not ticked is hidden by the style sheet."""
    return tag(
        "section",
        _boxes("Families", {family: FAMILY_NAMES[family] for family in FAMILIES}, sample=True),
        _boxes("Severities", {severity: severity.capitalize() for severity in SEVERITIES}, sample=False),
        _boxes("Files", {"clean": "Without findings"}, sample=False),
        class_="filters",
        aria_label="Filters",
    )


def _boxes(legend: str, names: dict[str, str], *, sample: bool) -> Html:
    boxes = [
        tag(
            "label",
            opened("input", type="checkbox", id=f"show-{key}", checked=True, autocomplete="off"),
            " ",
            tag("mark", name, class_=f"{key} d0") if sample else name,
            class_=f"box {key}",
        )
        for key, name in names.items()
    ]
    return tag("fieldset", tag("legend", legend), *boxes)


@cache
def _asset(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def _digest(name: str) -> str:
    """What the content policy calls an inline style sheet or script: nothing else may run."""
    return b64encode(sha256(_asset(name).encode()).digest()).decode()
