"""How well newslint agrees with labelled copy, and how much it says about good copy.

    python benchmarks/quality.py --data DIR [--gold DIR] [--only SET,…] [--articles N] [--sentences N] [--fold N/M] [--write]

Prints one table a set. `--write` puts them into docs/quality.md, each between the two comments that carry its name, and
the figures of every rule into rules/measured.json; what stands outside those comments is written by hand and stays.
`DIR` is the folder of labelled sets, `--gold` that of annotated articles; neither is part of the project.
`--fold 1/5` scores only that fifth of the PolNeAR articles, chosen by a hash of their name, so that what is learned
from the others can be checked on copy that nobody looked at; no other set is read then. Ends with 1 when a set that
was asked for is not there.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from measures import articles, balance, bias, gold, polnear, probes, rules
from measures.common import Run

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"

MEASURES: dict[str, Callable[[Run], str]] = {
    "polnear": polnear.measure,
    "gold": gold.measure,
    "probes": probes.measure,
    "silence": articles.silence,
    "bias": bias.measure,
    "separation": articles.separation,
    "balance": balance.measure,
    "rules": rules.measure,
}


def written(page: str, name: str, piece: str) -> str:
    """The page with one measured piece replaced. Raises `ValueError` where the page has no place for it."""
    start, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
    found = re.search(rf"{re.escape(start)}.*?{re.escape(end)}", page, re.DOTALL)
    if found is None:
        raise ValueError(f"{PAGE.name} has no lines “{start}” and “{end}” to write between")
    return f"{page[: found.start()]}{start}\n\n{piece}\n\n{end}{page[found.end() :]}"


def dated(piece: str, run: Run, name: str) -> str:
    """A piece with the day it was measured and how much was read."""
    size = {
        "silence": _articles(run),
        "separation": _articles(run),
        "balance": f"{_sentences(run)}, {_articles(run)}",
        "rules": f"{_sentences(run)}, {_articles(run)}",
        "bias": _sentences(run),
    }.get(name)
    today = datetime.datetime.now(datetime.UTC).date()
    return f"{piece}\n\n*Measured on {today}{f': {size}' if size else ''}.*"


def _articles(run: Run) -> str:
    return f"up to {run.articles} articles of each corpus and label" if run.articles else "all articles"


def _sentences(run: Run) -> str:
    return f"{run.sentences:,} sentences of each set" if run.sentences else "all sentences"


def fold(value: str) -> str:
    """A fold as `N/M`. Raises `ValueError`, which argparse tells the user."""
    number, of = (int(part) for part in value.split("/"))
    if not 1 <= number <= of:
        raise ValueError(value)
    return value


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--gold", type=Path, help="folder of annotated articles: NAME.txt with NAME.gold.jsonl")
    parser.add_argument("--only", metavar="SET,…", help=f"measure these only: {', '.join(MEASURES)}")
    parser.add_argument("--articles", type=int, default=300, help="articles of each corpus and label; 0 is all")
    parser.add_argument(
        "--sentences", type=int, default=0, help="sentences of each labelled set; 0, the default, is all"
    )
    parser.add_argument(
        "--fold", metavar="N/M", type=fold, help="score one fold of the PolNeAR articles and nothing else"
    )
    parser.add_argument("--write", action="store_true", help="write docs/quality.md and rules/measured.json")
    options = parser.parse_args(arguments)
    names = (options.only or ("polnear" if options.fold else ",".join(MEASURES))).split(",")
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        parser.error(f"no such set: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    if options.write and options.fold:
        parser.error("--write needs the whole of PolNeAR: leave --fold out")
    if not options.data.is_dir():
        parser.error(f"no such folder: {options.data}")
    run = Run(options.data, options.gold, options.fold, options.articles, options.sentences)
    left_out = 0
    for name in names:
        try:
            piece = MEASURES[name](run)
        except FileNotFoundError as missing:
            print(f"{name}: left out, there is no {missing.filename}\n", file=sys.stderr)
            left_out += 1
            continue
        if not piece:
            print(f"{name}: left out, no --gold given\n", file=sys.stderr)
            continue
        print(f"## {name}\n\n{piece}\n", flush=True)
        if options.write:
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(written(page, name, dated(piece, run, name)), encoding="utf-8")
            if name == "rules":
                rules.write(run)
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
