"""`newslint-ignore` comments: what they silence, and which silence nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from newslint.findings import Finding
from newslint.postprocess import Suppressed, pack_of
from newslint.records import NamedTuple
from newslint.text import Document, Span

__all__ = ["Suppression", "suppressed_by", "suppressions", "unknown_names", "why_unused"]

_COMMENT = re.compile(r"\s*newslint-ignore(?P<file>-file)?(?![\w-])(?P<rules>[^:]*)(?::(?P<reason>.*))?", re.DOTALL)
#: What is meant as such a comment and is none: a word of another linter's, or one letter off.
_MISTAKEN = re.compile(
    r"\s*(?P<written>newslint(?:-[\w-]+|[:_\s]\s*(?:ignor|disabl|enabl|suppress|silenc|skip|allow|off|noqa)[\w-]*))",
    re.IGNORECASE,
)


class Suppression(NamedTuple):
    """One comment. `covers` is a source span; `rules` are rule ids, rule names or pack names, never empty when valid.

    `mistaken` is how a comment begins that was meant as one and is none.
    """

    rules: tuple[str, ...]
    reason: str
    covers: Span
    comment: Span
    whole_file: bool
    mistaken: str = ""

    def names(self, rule: str) -> bool:
        """Whether the comment names a rule, its pack, or its name without the pack."""
        return rule in self.rules or pack_of(rule) in self.rules or rule.partition("/")[2] in self.rules


def suppressions(document: Document) -> Iterator[Suppression]:
    """The suppression comments of a document, in order."""
    for comment in document.comments:
        found = _COMMENT.fullmatch(comment.text)
        if not found:
            if mistaken := _MISTAKEN.match(comment.text):
                yield Suppression((), "", Span(0, 0), comment.span, whole_file=False, mistaken=mistaken["written"])
            continue
        rules = tuple(dict.fromkeys(re.split(r"[,\s]+", found["rules"].strip()))) if found["rules"].strip() else ()
        covers = Span(0, len(document.source)) if found["file"] else _covered(document, comment.block)
        yield Suppression(rules, (found["reason"] or "").strip(), covers, comment.span, bool(found["file"]))


def _covered(document: Document, block: int) -> Span:
    if block >= len(document.blocks):
        return Span(0, 0)
    return document.to_source(document.blocks[block].span)


def suppressed_by(
    finding: Finding, comments: Sequence[Suppression], taken: Collection[str] = ()
) -> tuple[int, Suppressed] | None:
    """The first comment that silences a finding. One on a rule of severity error must give its reason.

    A comment may name the rule, or one of those whose place it has `taken`.
    """
    for index, comment in enumerate(comments):
        if finding.scope == "document" and not comment.whole_file:
            continue
        within = comment.covers.start <= finding.start < max(comment.covers.end, comment.covers.start + 1)
        if (
            any(map(comment.names, (finding.rule, *taken)))
            and within
            and comment.covers.end
            and (comment.reason or finding.severity != "error")
        ):
            return index, Suppressed(finding, comment.reason, "file-comment" if comment.whole_file else "comment")
    return None


def _names(known: Collection[str]) -> set[str]:
    """What a comment may call rules: by their ids, their names, their packs."""
    return {*known, *(rule.partition("/")[2] for rule in known), *(pack_of(rule) for rule in known)}


def unknown_names(rules: Collection[str], known: Collection[str]) -> list[str]:
    """The names in a comment that no rule and no pack has."""
    names = _names(known)
    return [rule for rule in rules if rule not in names]


def why_unused(comment: Suppression, findings: Sequence[Finding], known: Collection[str]) -> str:
    """What to tell the author of a comment that silenced nothing."""
    if comment.mistaken:
        return f"newslint knows no “{comment.mistaken}”, so it silences nothing. Write newslint-ignore RULE: reason."
    if not comment.rules:
        return "This comment names no rule, so it silences nothing. Write newslint-ignore RULE: reason."
    unknown = unknown_names(comment.rules, known)
    if unknown:
        from difflib import get_close_matches

        close = get_close_matches(unknown[0], sorted(_names(known)), n=1)
        return f"There is no rule “{unknown[0]}”." + (f" Did you mean “{close[0]}”?" if close else "")
    if not comment.reason and any(
        comment.names(finding.rule)
        and finding.severity == "error"
        and comment.covers.start <= finding.start < comment.covers.end
        for finding in findings
    ):
        return (
            "This comment gives no reason, and an error is only silenced with one. Write newslint-ignore RULE: reason."
        )
    return f"This comment silences nothing: {', '.join(comment.rules)} finds no fault there. Take it out."
