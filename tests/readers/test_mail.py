"""Copy that came by mail: its fields and its signature are no prose of the article."""

from __future__ import annotations

import datetime

import pytest

from newslint.analysis.facts import analyse
from newslint.analysis.ledger import ledger
from newslint.readers import read_document

MAIL = """From: "Ana Ruiz" <ana@alder.example>
To: desk@alder.example
Date: Wed, 5 Mar 2025 21:14:03 +0100
Subject: Harbour copy,
 300 words

Jo Hale told the council on Tuesday that the price was low.

> What about the union?

They did not answer.

--\x20
Ana Ruiz
Reporter, The Alder Post
"""


def blocks(text: str) -> list[tuple[str, str]]:
    document = read_document(text)
    return [(block.kind, document.prose[block.start : block.end]) for block in document.blocks]


def test_a_mail() -> None:
    found = blocks(MAIL)
    assert [kind for kind, _ in found] == [
        *["byline"] * 4,
        "paragraph",
        "blockquote",
        "paragraph",
        *["byline"] * 3,
    ]
    assert found[4] == ("paragraph", "Jo Hale told the council on Tuesday that the price was low.")
    assert found[5] == ("blockquote", "> What about the union?")
    metadata = read_document(MAIL).metadata
    assert metadata.authors == ("Ana Ruiz",)
    assert metadata.published == datetime.date(2025, 3, 5)
    assert read_document(MAIL.replace("\n", "\r\n")).metadata == metadata


def test_its_fields_name_no_source() -> None:
    assert [entry.name for entry in ledger(analyse(MAIL)).entries] == ["Jo Hale"]


@pytest.mark.parametrize(
    "sent",
    ["Sent: Wednesday, March 5, 2025 9:14 PM", "Sent: 5 March 2025 at 21:14", "Date: Wed, 5 Mar 2025 21:14 (CET)"],
)
def test_days_as_mail_programs_write_them(sent: str) -> None:
    found = read_document(f"From: Ana Ruiz\n{sent}\nTo: Desk\n\nIt rained.").metadata
    assert found.authors == ("Ana Ruiz",)
    assert found.published == datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "From: Ana Ruiz\n\nIt rained.",
        "To: all\nSubject: rain\n\nIt rained.",
        "It rained.\n\nFrom: Ana\nTo: Jo\n\nIt stopped.\n\n-- \nAna Ruiz",
    ],
)
def test_what_is_no_mail(text: str) -> None:
    assert "byline" not in {kind for kind, _ in blocks(text)}
