"""Copy that came by mail: the fields at its head and the signature at its end are no prose of the article."""

from __future__ import annotations

import re

from newslint.readers.metadata import Credit, authors_in, parse_date
from newslint.records import NamedTuple
from newslint.text import Block

__all__ = ["Mail", "mail", "without_letterhead"]

_FIELD = re.compile(
    r"(?P<name>From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Attachments?|Importance):[^\S\r\n]*+(?P<value>[^\r\n]*+)"
    r"(?:(?:\r\n?+|\n)[^\S\r\n]++\S[^\r\n]*+)*+(?:\r\n?+|\n|\Z)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:\r\n?+|\n)-- (?=[\r\n])")
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]\s*\Z")
_CLOCK = re.compile(r"\s+(?:at\s+)?\d{1,2}[:.]\d{2}\b.*\Z")


class Mail(NamedTuple):
    """Where the text of a mail begins and ends, and what its fields say."""

    start: int
    end: int
    credit: Credit


def mail(text: str) -> Mail | None:
    """The mail that `text` is: it begins with two fields or more, one of them `From:`."""
    at = len(text) - len(text.lstrip())
    fields: dict[str, str] = {}
    while found := _FIELD.match(text, at):
        fields.setdefault(found["name"].lower(), found["value"].strip())
        at = found.end()
    if len(fields) < 2 or "from" not in fields:
        return None
    sent = fields.get("date") or fields.get("sent") or ""
    author = _ADDRESS.sub("", fields["from"]).strip("\"' ")
    signature = _SIGNATURE.search(text, at)
    return Mail(
        start=at,
        end=signature.start() if signature else len(text),
        credit=Credit(authors_in(author) or (), parse_date(sent) or parse_date(_CLOCK.sub("", sent))),
    )


def without_letterhead(blocks: list[Block], found: Mail) -> list[Block]:
    """`blocks`, those of the fields and of the signature as credits."""
    return [
        block._replace(kind="byline") if block.start < found.start or block.start >= found.end else block
        for block in blocks
    ]
