"""PolNeAR: who says what, by which cue, and where copy attributes to nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from measures.common import Range, Run, Tally, in_fold, lines, overlap, rate, table
from newslint.analysis.attribution import Attribution
from newslint.analysis.facts import Facts, analyse


@dataclass
class Scores:
    """What is measured on attributions."""

    sentence: Tally = field(default_factory=Tally)
    silent: Tally = field(default_factory=Tally)
    sourceless: Tally = field(default_factory=Tally)
    cue: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    nothing: Tally = field(default_factory=Tally)


def located(text: str, rows: Iterable[dict[str, Any]]) -> list[tuple[Range, dict[str, Any]]]:
    """Where the labelled sentences of an article stand in its text."""
    found, at = [], 0
    for row in rows:
        start = text.find(row["text"], at)
        if start >= 0:
            at = start + len(row["text"])
            found.append(((start, at), row))
    return found


def spans_of(one: Attribution) -> list[Range]:
    own = [*one.content]
    own += [span for span in (one.source, one.cue) if span is not None]
    return [(span.start, span.end) for span in own]


def covered(gold: Sequence[Range], found: Sequence[Range]) -> float:
    marked = {offset for start, end in found for offset in range(start, end)}
    wanted = [offset for start, end in gold for offset in range(start, end)]
    return sum(offset in marked for offset in wanted) / max(len(wanted), 1)


def score_article(
    facts: Facts, sentences: list[tuple[Range, dict[str, Any]]], gold: list[dict[str, Any]], s: Scores
) -> None:
    """Add one article's counts."""
    found = facts.attributions
    touched = [span for one in found for span in spans_of(one)]
    bare = [span for one in found if one.source is None for span in spans_of(one)]
    sourceless = {row["id"].rsplit("-", 1)[1] for row in gold if not row["spans"].get("source")}
    for where, row in sentences:
        label = bool(row["label"])
        hit = any(overlap(where, span) for span in touched)
        s.sentence.count(label, hit)
        s.silent.count(not label, not hit)
        s.sourceless.count(
            any(span["att"] in sourceless for span in row["spans"]), any(overlap(where, span) for span in bare)
        )
    pairs = matched(found, gold)
    s.cue.right += len(pairs)
    s.cue.false += sum(one.cue is not None for one in found) - len(pairs)
    s.cue.missed += len(gold) - len(pairs)
    for one, row in pairs:
        sources = ranges(row, "source")
        if sources:
            ok = one.source is not None and any(overlap(one.source, span) for span in sources)
            s.source.right += ok
            s.source.missed += not ok
        else:
            s.nothing.right += one.source is None
            s.nothing.missed += one.source is not None
        contents = ranges(row, "content")
        if contents:
            ok = covered(contents, one.content) >= 0.5
            s.content.right += ok
            s.content.missed += not ok


def ranges(row: dict[str, Any], kind: str) -> list[Range]:
    return [(span["start"], span["end"]) for span in row["spans"].get(kind, ())]


def matched(found: Sequence[Attribution], gold: list[dict[str, Any]]) -> list[tuple[Attribution, dict[str, Any]]]:
    """Attributions and labels whose cues overlap, one to one, in order of place."""
    free = sorted(((span, row) for row in gold for span in ranges(row, "cue")), key=lambda pair: pair[0])
    used: set[str] = set()
    pairs = []
    for one in found:
        if one.cue is None:
            continue
        for span, row in free:
            if span[0] >= one.cue.end:
                break
            if overlap(one.cue, span) and row["id"] not in used:
                used.add(row["id"])
                pairs.append((one, row))
                break
    return pairs


def scores(run: Run) -> tuple[Scores, int]:
    """The scores of every article of the set, or of one fold, and how many articles that is."""
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    folder = run.data / "polnear"
    for row in lines(folder / "attributions.dev.jsonl"):
        gold[row["doc"]].append(row)
    for row in lines(folder / "dev.jsonl"):
        rows[row["doc"]].append(row)
    counted = Scores()
    articles = [row for row in lines(folder / "articles.dev.jsonl") if in_fold(row["id"], run.fold)]
    for article in articles:
        text = article["text"]
        score_article(analyse(text), located(text, rows[article["id"]]), gold[article["id"]], counted)
    return counted, len(articles)


def measure(run: Run) -> str:
    """The figures beside what is aimed at."""
    s, articles = scores(run)
    macro = (s.sentence.f1 + s.silent.f1) / 2
    rows = [
        ("a sentence has an attribution, F1", s.sentence.f1, ".93", s.sentence),
        ("the same, macro-F1", macro, ".87", s.silent),
        ("cue at the right place, F1", s.cue.f1, ".80", s.cue),
        ("source overlaps, given the cue", s.source.recall, ".85", None),
        ("content covers at least half, given the cue", s.content.recall, ".80", None),
        ("sentence with an attribution without a source, F1", s.sourceless.f1, ".50", s.sourceless),
        ("no source given where none is labelled", s.nothing.recall, "", None),
    ]
    shown = [
        (name, rate(value), rate(t.precision) if t else "", rate(t.recall) if t else "", target)
        for name, value, target, t in rows
    ]
    fold = f", fold {run.fold}" if run.fold else ""
    head = ("measure", "value", "precision", "recall", "aimed at")
    return f"PolNeAR, {articles} articles{fold}.\n\n{table(head, shown)}"
