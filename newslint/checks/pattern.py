"""Kind `pattern`: regexes, for what the phrase notation cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from time import thread_time
from typing import Any

from newslint.analysis.facts import Facts
from newslint.checks.base import Compiler, Kind, Match
from newslint.matching.index import Hits
from newslint.matching.patterns import PlainPattern, TimedPattern, budget
from newslint.text import Sentence, Span

__all__ = ["KIND"]

_OPTIONS = {
    "type": "object",
    "properties": {
        "any": {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "maxLength": 5000, "format": "regex"},
            "minItems": 1,
            "description": "Regular expressions of the `regex` module. A match lies within one sentence; lookbehinds see the paragraph before it, lookaheads nothing after it.",
        },
        "case": {"enum": ["any", "exact"], "description": "Whether case must be as written. Default: any."},
        "report": {"enum": ["match", "sentence"], "description": "What the finding spans. Default: match."},
    },
    "required": ["any"],
    "additionalProperties": False,
}


def _compile(options: dict[str, Any], compiler: Compiler) -> dict[str, Any]:
    from newslint.matching.factored import factored
    from newslint.matching.patterns import is_plain, required_literals

    patterns = []
    for index, pattern in enumerate(options["any"]):
        plain = compiler.own and is_plain(pattern)
        if not _checked(pattern, plain, ("any", index), compiler):
            continue
        literals = required_literals(pattern)
        if not literals:
            compiler.warn(
                ("any", index),
                "this regex requires no literal of two letters or more, so it runs over the whole text",
                "Write out a word that every match holds, or use `terms`.",
            )
        run = factored(pattern) if plain else pattern
        patterns.append([run, compiler.literals(literals) if literals else None, plain])
    whole = options.get("report") == "sentence"
    return {
        "patterns": patterns,
        "ignore-case": options.get("case", "any") == "any",
        "whole": whole,
        "where": compiler.where,
    }


def _checked(pattern: str, plain: bool, at: tuple[str | int, ...], compiler: Compiler) -> bool:
    from newslint.matching.patterns import smallest_width

    if plain and smallest_width(pattern):
        return True  # `re` has read it
    import regex

    try:
        compiled = regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        hint = "A mark that stands for itself takes a \\ before it: \\( \\? \\[."
        compiler.fault(at, f"not a regular expression: {error}", hint)
        return False
    width = smallest_width(pattern)
    if width == 0 or (width is None and _matches_nothing(compiled)):
        compiler.fault(at, "this regex can match the empty string", "Make at least one part of it required.")
        return False
    return True


def _matches_nothing(compiled: Any) -> bool:
    try:
        return compiled.fullmatch("", timeout=1) is not None
    except TimeoutError:
        return False


@lru_cache(maxsize=1024)
def _compiled(pattern: str, ignore_case: bool, plain: bool) -> TimedPattern | PlainPattern:
    return (PlainPattern if plain else TimedPattern)(pattern, ignore_case=ignore_case)


def _find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:
    tries = [*_tries(spec, facts, hits)]
    deadline = thread_time() + budget(len(facts.prose))  # not before: compiling a regex is no time of the document's
    found: set[Span] = set()
    for compiled, sentences in tries:
        block, text = None, ""
        for sentence in sentences:
            if block is None or not block.start <= sentence.start < block.end:
                block = facts.block_at(sentence.start)
                text = facts.prose[block.start : block.end]
            if spec["where"] == "headline" and block.kind != "headline":
                continue
            base = block.start
            for match in compiled.finditer(text, sentence.start - base, sentence.end - base, deadline):
                span = Span(base + match.start(), base + match.end())
                found.add(_sentence(span, facts) if spec["whole"] else span)
    last = -1
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield Match(span)


def _tries(
    spec: dict[str, Any], facts: Facts, hits: Hits
) -> Iterator[tuple[TimedPattern | PlainPattern, Sequence[Sentence]]]:
    """The regexes one of whose literals was seen, each with the sentences to try it in."""
    for pattern, literals, plain in spec["patterns"]:
        if literals is not None and literals not in hits.seen:
            continue
        sentences = facts.sentences if literals is None else _holding(hits.starts(literals), facts)
        if sentences:
            yield _compiled(pattern, spec["ignore-case"], plain), sentences


def _needs(spec: dict[str, Any]) -> frozenset[int] | None:
    literals = [number for _, number, _ in spec["patterns"]]
    return None if None in literals else frozenset(literals)


def _sentence(span: Span, facts: Facts) -> Span:
    """The sentence that holds a span, without the white space around it; the span itself where none does."""
    sentence = facts.sentence_at(span.start)
    if sentence is None:
        return span
    text = facts.prose[sentence.start : sentence.end]
    return Span(sentence.start + len(text) - len(text.lstrip()), sentence.start + len(text.rstrip()))


def _holding(starts: Sequence[int], facts: Facts) -> Sequence[Sentence]:
    """The sentences that hold one of the offsets, which are in order, each once."""
    found: list[Sentence] = []
    end = -1
    for start in starts:
        if start >= end and (sentence := facts.sentence_at(start)) is not None:
            found.append(sentence)
            end = sentence.end
    return found


KIND = Kind(
    name="pattern",
    summary="Regular expressions, under a time budget.",
    options=_OPTIONS,
    compile=_compile,
    find=_find,
    needs=_needs,
)
