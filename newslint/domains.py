"""Domain lists of the user's own (`domains:` in newslint.yaml): tables of ratings as newsrooms license or keep them.

A table is CSV, TSV, JSON, JSON Lines or YAML, or text with a domain a line. Which of its columns holds what, and what
its ratings mean, the configuration says. Rows that name no domain can match no link and are passed over.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newslint.analysis.domains import domain_entry, domain_key
from newslint.errors import ConfigError, Fault
from newslint.records import NamedTuple

__all__ = ["RELIABLE", "DomainSource", "domain_source", "load_domains"]

#: The category that takes a domain off every other list.
RELIABLE = "reliable"
#: The largest table that is read, 64 MiB: some million rows.
MAX_BYTES = 64 * 1024 * 1024
_LISTED = 12

Row = Mapping[str, Any]


class DomainSource(NamedTuple):
    """One list as the configuration describes it. `file` is absolute; `ratings` are category → what counts as it.

    What counts is a set of values, or the bounds (below, above) of a number; `whole` is the category of every row.
    """

    name: str
    file: str
    shown: str
    date: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    whole: str = ""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bounds: tuple[tuple[str, float | None, float | None], ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that rows can get, as the configuration names them."""
        named = (*(name for name, _ in self.values), *(name for name, _, _ in self.bounds))
        return (self.whole,) if self.whole else named


def domain_source(name: str, entry: Mapping[str, Any], folder: Path) -> DomainSource:
    """A list from its valid entry in the configuration; `folder` is that of the configuration file."""
    means = entry["as"]
    parts = means if isinstance(means, dict) else {}
    return DomainSource(
        name=name,
        file=str(folder / entry["file"]),
        shown=entry["file"],
        date=str(entry.get("date") or ""),
        columns=tuple((entry.get("columns") or {}).items()),
        whole="" if parts else means,
        values=tuple((key, _folded(one)) for key, one in parts.items() if not isinstance(one, dict)),
        bounds=tuple((key, one.get("below"), one.get("above")) for key, one in parts.items() if isinstance(one, dict)),
    )


def _folded(words: Any) -> tuple[str, ...]:
    return tuple(str(word).strip().casefold() for word in (words if isinstance(words, list) else [words]))


@cache
def load_domains(source: DomainSource) -> Mapping[str, Any]:
    """The list that `rating_of` looks up. Raises `ConfigError` at the place in the table that is wrong."""
    from newslint.cache import cached, content_key

    try:
        with Path(source.file).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the domain list “{source.name}” cannot be read: {error.strerror}"
        raise ConfigError(message, path=source.shown, help="Check `file:` under `domains:`.") from None
    if len(data) > MAX_BYTES:
        raise ConfigError(f"is larger than {MAX_BYTES // 1024 // 1024} MiB", path=source.shown, help="Split it.")
    found: Mapping[str, Any] = cached(
        "domains", content_key([repr(source).encode(), data]), lambda: _read(source, data)
    )
    return found


def _read(source: DomainSource, data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not valid UTF-8", path=source.shown, line=line, column=1, help="Save it as UTF-8.") from None
    suffix = Path(source.file).suffix.lower()
    if suffix not in _READERS:
        hint = f"Known: {', '.join(_READERS)}."
        raise ConfigError(
            f"“{suffix or source.shown}” is no kind of table that can be read", path=source.shown, help=hint
        )
    entries: dict[str, list[list[str]]] = {}
    columns = {"domain": "domain", "rating": "rating", "date": "date", **dict(source.columns)}
    rows = list(_READERS[suffix](text, source))
    _check_columns(rows, columns, source)
    for row in rows:
        key = domain_key(str(row.get(columns["domain"]) or ""))
        rating = row.get(columns["rating"])
        category = source.whole or _category(rating, source)
        if key and category:
            words = "" if rating is None else str(rating).strip()
            domain_entry(entries, *key, category, words, _day(row.get(columns["date"])))
    if rows and not any(domain_key(str(row.get(columns["domain"]) or "")) for row in rows):
        hint = "Say which column holds the domains: `columns: {domain: …}`."
        raise ConfigError(f"no row of it names a domain under “{columns['domain']}”", path=source.shown, help=hint)
    return {"name": source.name, "date": source.date, "entries": entries}


def _check_columns(rows: list[Row], columns: Mapping[str, str], source: DomainSource) -> None:
    """Every column that is named, or needed, must be one of some row."""
    known = dict.fromkeys(name for row in rows[:1000] for name in row)
    needed = {"domain", *dict(source.columns), *(() if source.whole else ("rating",))}
    for what in ("domain", "rating", "date"):
        if rows and what in needed and columns[what] not in known:
            names = ", ".join(list(known)[:_LISTED]) + (", …" if len(known) > _LISTED else "")
            hint = f"Its columns are: {names}. Map them: `columns: {{{what}: …}}`."
            raise ConfigError(f"has no column “{columns[what]}”", path=source.shown, line=1, column=1, help=hint)


def _category(rating: Any, source: DomainSource) -> str:
    """The first category that a rating counts as; empty for none."""
    word = "" if rating is None else str(rating).strip().casefold()
    for category, words in source.values:
        if word in words:
            return category
    try:
        number = float(word.replace("%", ""))
    except ValueError:
        return ""
    for category, below, above in source.bounds:
        if (below is None or number < below) and (above is None or number > above):
            return category
    return ""


def _day(value: Any) -> str:
    from newslint.readers.metadata import parse_date

    day = parse_date(value) if isinstance(value, str) else None
    return day.isoformat() if day else ""


# --- tables ---


def _csv(text: str, source: DomainSource) -> Iterator[Row]:
    first = text.partition("\n")[0]
    mark = "\t" if Path(source.file).suffix.lower() == ".tsv" else max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=mark, skipinitialspace=True)
    try:
        for row in reader:
            yield {str(name).strip(): value for name, value in row.items() if name is not None}
    except csv.Error as error:
        raise ConfigError(f"not a table: {error}", path=source.shown, line=reader.line_num, column=1) from None


def _json(text: str, source: DomainSource) -> Iterator[Row]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {error.msg}"
        raise ConfigError(message, path=source.shown, line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise ConfigError("not JSON that can be read: nested too deep", path=source.shown) from None
    yield from _records(found, source)


def _json_lines(text: str, source: DomainSource) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = f"not valid JSON: {getattr(error, 'msg', 'nested too deep')}"
            column = getattr(error, "colno", 1)
            raise ConfigError(message, path=source.shown, line=number, column=column) from None
        yield from _records([found], source)


def _yaml(text: str, source: DomainSource) -> Iterator[Row]:
    from newslint.packs.source import load_yaml

    loaded = load_yaml(text, source.shown)
    if loaded.faults:
        raise ConfigError.of(list(loaded.faults))
    yield from _records(loaded.data, source)


def _lines(text: str, source: DomainSource) -> Iterator[Row]:
    column = dict(source.columns).get("domain", "domain")
    for line in text.splitlines():
        if name := line.partition("#")[0].strip():
            yield {column: name}


def _records(found: Any, source: DomainSource) -> Iterator[Row]:
    """Rows of a list of objects or of names, or of a mapping of names to a rating or an object."""
    columns = dict(source.columns)
    domain, rating = columns.get("domain", "domain"), columns.get("rating", "rating")
    if isinstance(found, dict):
        pairs: Iterable[tuple[Any, Any]] = found.items()
        yield from ({domain: name, **(one if isinstance(one, dict) else {rating: one})} for name, one in pairs)
    elif isinstance(found, list):
        yield from (one if isinstance(one, dict) else {domain: one} for one in found)
    else:
        hint = "It holds a list of rows, or a mapping of domains to ratings."
        raise ConfigError.of([Fault(source.shown, 1, 1, "not a table", hint)])


_READERS: dict[str, Callable[[str, DomainSource], Iterator[Row]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".txt": _lines,
}
