"""What a check and a guard are: a name, the options a rule file may give, how they compile, what they find.

A check yields matches; it has no wording, no severity and no opinion on who speaks. A guard says whether something
holds at a match. Both compile to JSON, so that a warm run reads them from the cache and imports no pack loader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from newslint.analysis.facts import Facts
from newslint.matching.index import Hits
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["NO_OPTIONS", "Compiler", "Guard", "Kind", "Match", "Row", "Schema"]

#: A JSON Schema (draft 2020-12) of the options in their long form.
Schema = Mapping[str, Any]
#: Of a guard that takes none.
NO_OPTIONS: Schema = {"type": "object", "properties": {}, "additionalProperties": False}


_NONE: Mapping[str, str] = MappingProxyType({})


class Match(NamedTuple):
    """A place in the prose that a rule's `match:` describes.

    `fields` fill the message beside `{match}`; `suggestions` may replace the span; `related` are other places with a
    word on each. `doubtful` matches are reported as info with low confidence. A `document` match speaks of the whole
    article and is anchored at its headline.
    """

    span: Span
    fields: Mapping[str, str] = _NONE
    suggestions: tuple[str, ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    doubtful: bool = False
    document: bool = False


class Row(NamedTuple):
    """One row of a table: its text, the last day its table knows of (None: any), and the entry it came from."""

    text: str
    known_until: str | None
    place: int


class Compiler(Protocol):
    """What compiling may ask of the pack it compiles for. Paths (`at`) are relative to the options."""

    #: The scope of the rule (`in:`), so that a costly search can keep to it.
    where: str
    #: Whether the rule is one of newslint's own, whose regexes are known to end.
    own: bool

    def phrases(self, terms: Sequence[str], at: tuple[str | int, ...], *, exact: bool = False) -> int:
        """Compile phrases in notation; the number under which their hits are found."""

    def local_phrases(self, terms: Sequence[str], at: tuple[str | int, ...], *, exact: bool = False) -> int:
        """Compile phrases that are only looked for in a stretch of text, by `Hits.within`."""

    def literals(self, texts: Sequence[str]) -> int:
        """Have literals found anywhere in the folded text; the number under which their hits are found."""

    def domain_list(self, name: str, at: tuple[str | int, ...]) -> dict[str, Any] | None:
        """A domain list of the pack's `lists/`, as `rating_of` looks it up; None, and a fault, where there is none."""

    def rows(self, entries: Sequence[str], at: tuple[str | int, ...]) -> list[Row]:
        """The rows of a table: entries as they are, `<list>` as what the word list holds."""

    def rule(self, name: str, at: tuple[str | int, ...]) -> str:
        """The full name of another rule; a fault where there is none, or where that rule counts findings itself."""

    def fault(self, at: tuple[str | int, ...], message: str, help: str = "") -> None:
        """Report something wrong; compiling goes on so that all faults are named in one run."""

    def warn(self, at: tuple[str | int, ...], message: str, help: str = "") -> None:
        """Tell the author something that is not wrong but costs."""


def _as_given(options: Any, compiler: Compiler) -> Any:  # noqa: ARG001 - the shape of every compile function
    return options


def _nothing_needed(spec: Any) -> None:  # noqa: ARG001 - the shape of every `needs`
    return None


class Kind(NamedTuple):
    """A key under `match:`.

    `main` is the option that a bare value (not a mapping) stands for. `where` is the scope when the rule names none.
    `needs` tells, of a compiled rule, the sets of phrases or literals of which one must have a hit before there is
    anything to find; None where that is not so. Most rules have no hit in most articles, and are not even asked.
    """

    name: str
    summary: str
    options: Schema
    find: Callable[[Any, Facts, Hits], Iterator[Match]]
    compile: Callable[[Any, Compiler], Any] = _as_given
    needs: Callable[[Any], frozenset[int] | None] = _nothing_needed
    main: str = "any"
    fields: tuple[str, ...] = ()
    where: str = "narration"
    document: bool = False


def each_asked(
    finders: Mapping[str, Callable[[dict[str, Any], Facts], Iterator[Match]]],
) -> Callable[[Any, Facts, Hits], Iterator[Match]]:
    """What a kind finds whose option `any` names some of several checks."""

    def find(spec: dict[str, Any], facts: Facts, hits: Hits) -> Iterator[Match]:  # noqa: ARG001
        for name in spec["any"]:
            yield from finders[name](spec, facts)

    return find


def short_number(value: float) -> str:
    """A measure as a message shows it: one digit after the point, none where that is 0."""
    return f"{value:.1f}".removesuffix(".0")


class Guard(NamedTuple):
    """A key under `unless:`, `only-if:` or `info-if:`."""

    name: str
    summary: str
    options: Schema
    holds: Callable[[Any, Match, Facts, Hits], bool]
    compile: Callable[[Any, Compiler], Any] = _as_given
    main: str = "any"
