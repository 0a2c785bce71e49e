"""How fast newslint is, beside its peers, in one run and on the same files. Writes docs/speed.md.

    python benchmarks/speed.py [--articles FILE.jsonl] [--write] [--scale SHARE] [--runs N] [--only PART,…] [--no-install]

Every figure is the median of whole processes that took turns, so what else the machine does falls on all alike: compare
ratios. Without --articles, texts come from a seeded generator (`corpus.py`). --scale 0.1 is a tenth of every size but the
lengths of single files.
"""

from __future__ import annotations

import argparse
import compileall
import multiprocessing
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import corpus
from peers import installed
from process import Command, Series, alternating

import newslint

PAGE = Path(__file__).parent.parent / "docs/speed.md"
CHECK = [sys.executable, "-m", "newslint", "check", "--isolated", "--exit-zero", "--format", "concise"]
LINTED = [*CHECK, "--no-cache", "--jobs", "1"]


class Bench:
    """Where the parts of one run of the benchmark put their files, what they found, and what they could not do."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder, self.articles = folder, options.articles
        self.runs, self.scale = options.runs, options.scale
        self.failed: dict[str, str] = {}
        self.aims: list[list[str]] = []  # the rows of a table
        self.peers, self.missing = installed(install=options.install)
        os.environ["NEWSLINT_CACHE_DIR"] = str(folder / "cache")
        compileall.compile_dir(Path(newslint.__file__).parent, quiet=1)  # as pip does where it installs

    def size(self, full: float) -> int:
        """A size, scaled."""
        return max(int(full * self.scale), 1)

    def series(self, commands: dict[str, Command]) -> dict[str, Series]:
        """Every command, taking turns. Only a peer may fail: then the page says so."""
        done = alternating(commands, self.runs, self.failed)
        for name, why in self.failed.items():
            if name in commands and name not in self.peers:
                raise SystemExit(f"error: {name}: {why}")
        return done

    def aim(self, what: str, found: float, *, least: float | None = None, most: float | None = None) -> None:
        """Hold a figure against what it should be at least, or at most."""
        reached = (least is None or found >= least) and (most is None or found <= most)
        wanted = f"at least {least:g}" if least is not None else f"at most {most:g}"
        self.aims.append([what, wanted, f"{found:.2f}", "yes" if reached else "no"])

    def files(self, name: str, texts: Iterator[str]) -> list[Path]:
        """The texts as files of a new folder.

        Written by another process: what this one holds at a fork would count as memory of what it starts.
        """
        folder = self.folder / name
        folder.mkdir()
        writing = multiprocessing.get_context("fork").Process(target=_write, args=(folder, texts))
        writing.start()
        writing.join()
        if writing.exitcode:
            raise SystemExit(f"error: cannot write the files of {name}")
        return sorted(folder.iterdir())


def _write(folder: Path, texts: Iterator[str]) -> None:
    for number, text in enumerate(texts):
        (folder / f"article-{number:05}.txt").write_text(text, encoding="utf-8")


def size_of(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def shown(values: tuple[float, float, float]) -> str:
    middle, least, most = values
    return f"{middle:.2f} ({least:.2f} to {most:.2f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]] + [""]


# The parts of the page


def one_article(bench: Bench) -> list[str]:
    """Start-up: one article of 5 KB."""
    files = bench.files("one", iter([corpus.made(5_000)]))
    commands = {
        'python -c "import typer"': Command([sys.executable, "-c", "import typer"]),
        "newslint": Command([*LINTED, str(files[0])]),
        "newslint, unchanged article": Command([*CHECK, str(files[0])]),
        **{name: peer.command(files) for name, peer in bench.peers.items()},
    }
    done = bench.series(commands)
    base, own = done['python -c "import typer"'], done["newslint"]
    rows = [
        [name, f"{each.median('wall') * 1e3:.0f}", shown(each.ratios(base)), shown(each.ratios(own))]
        for name, each in done.items()
    ]
    bench.aim("an article that changed, times `import typer`", own.ratios(base)[0], most=1.5)
    if "proselint" in done:
        bench.aim("an article that changed, times proselint", own.ratios(done["proselint"])[0], most=0.7)
    return [
        "## One article",
        "",
        "One article of 5 KB, compiled packs in the cache, from the start of the process to its end.",
        "",
        *table(["", "ms", "ratio to `import typer`", "ratio to newslint"], rows),
    ]


def many_articles(bench: Bench) -> list[str]:
    """Throughput and memory beside the peers."""
    files = bench.files("many", corpus.articles(bench.articles, bench.size(4e6)))
    commands = {"newslint": Command([*LINTED, str(files[0].parent)])}
    commands |= {name: peer.command(files) for name, peer in bench.peers.items()}
    done = bench.series(commands)
    megabytes = size_of(files) / 1e6
    rows = [
        [name, f"{each.median('wall'):.2f}", f"{each.median('cpu'):.2f}", f"{megabytes / each.median('cpu'):.2f}",
         f"{each.median('memory'):.0f}", shown(each.ratios(done["newslint"], "cpu"))]
        for name, each in done.items()
    ]  # fmt: skip
    bench.aim("MB per CPU second, start-up included", megabytes / done["newslint"].median("cpu"), least=3)
    for name, times in (("proselint", 8.0), ("Vale", 1.0)):
        if name in done:
            bench.aim(f"times as fast as {name}, by CPU", done[name].ratios(done["newslint"], "cpu")[0], least=times)
    head = ["", "seconds", "CPU seconds", "MB per CPU second", "peak MB", "ratio of CPU to newslint"]
    text = (
        f"{len(files):,} files, {megabytes:.1f} MB, start-up included; newslint with every bundled pack in one process."
    )
    return ["## Many articles", "", text, "", *table(head, rows)]


_SHAPES: dict[str, Callable[[int], str]] = {
    "one article": corpus.made,
    "a paragraph without a full stop": lambda size: ("the council said on the harbour with a plan for many " * size)[
        :size
    ],
    "quotation marks": lambda size: ("“a” " * size)[:size],
    "dates": lambda size: ("on March 3, 2025, and " * size)[:size],
}
_LENGTHS = {
    "one article": (100_000, 10_000_000),
    "a paragraph without a full stop": (100_000, 1_000_000),
    "quotation marks": (20_000, 200_000),
    "dates": (22_000, 220_000),
}


def one_file(bench: Bench) -> list[str]:
    """Cost by length, of plain copy and of copy that is built to hurt. Not scaled: short files tell of start-up only."""
    rows = []
    nothing = bench.files("nothing", iter(["Nothing.\n"]))
    for name, make in _SHAPES.items():
        short, long = _LENGTHS[name]
        pair = bench.files(name.replace(" ", "-"), iter([make(short), make(long)]))
        commands = {str(file): Command([*LINTED, str(file)]) for file in [*nothing, *pair]}
        done = bench.series(commands)
        start, first, last = (done[str(file)].least("cpu") for file in [*nothing, *pair])
        costs = [max(cpu - start, 1e-4) / length * 1e9 for cpu, length in ((first, short), (last, long))]
        bench.aim(f"cost a character, long to short: {name}", costs[1] / costs[0], most=1.3)
        rows.append([name, f"{short:,}", f"{long:,}", *(f"{cost:.0f}" for cost in costs), f"{costs[1] / costs[0]:.2f}"])
    head = ["", "short", "long", "ns a character, short", "long", "ratio"]
    return [
        "## One long file",
        "",
        "CPU time less that of a file that says nothing, the least of the turns: a difference of medians is mostly noise.",
        "",
        *table(head, rows),
    ]


_TWO = """
import subprocess, sys
at = sys.argv.index("--then")
both = [subprocess.Popen(words, stdout=subprocess.DEVNULL) for words in (sys.argv[1:at], sys.argv[at + 1:])]
sys.exit(max(process.wait() for process in both))
"""


def jobs(bench: Bench) -> list[str]:
    """Two processes against one."""
    halves = [
        bench.files(name, corpus.articles(bench.articles, bench.size(1e7)) if bench.articles else _made(seed, bench.size(1e7)))
        for name, seed in (("first", 1), ("second", 100_000))
    ]  # fmt: skip
    both = [str(half[0].parent) for half in halves]
    done = bench.series(
        {
            "one": Command([*LINTED, *both]),
            "jobs": Command([*CHECK, "--no-cache", "--jobs", "2", *both]),
            "control": Command([sys.executable, "-c", _TWO, *LINTED, both[0], "--then", *LINTED, both[1]]),
        }
    )
    one = done["one"]
    rows = [
        ["`--jobs 2`", shown(one.ratios(done["jobs"]))],
        ["two runs, half the files each", shown(one.ratios(done["control"]))],
    ]
    megabytes = sum(map(size_of, halves)) / 1e6
    bench.aim("`--jobs 2`, times one job", one.ratios(done["jobs"])[0], least=1.7)
    text = f"{megabytes:.0f} MB of articles; how many times as fast as `--jobs 1`."
    return ["## Two processes", "", text, "", *table(["", "speed"], rows)]


def _made(seed: int, total: int) -> Iterator[str]:
    return (corpus.made(4_000, seed + number) for number in range(max(total // 4_000, 1)))


def tree(bench: Bench) -> list[str]:
    """Memory by the number of files, and a second run over files that have not changed."""
    few, many = bench.size(100), bench.size(10_000)
    small = bench.files("few", (corpus.made(2_000, seed) for seed in range(few)))
    large = bench.files("tree", (corpus.made(2_000, seed) for seed in range(many)))
    cache = bench.folder / "cache-of-results"
    new = lambda: shutil.rmtree(cache, ignore_errors=True)  # noqa: E731 -- three commands share it
    own = {"NEWSLINT_CACHE_DIR": str(cache)}
    run = [*CHECK, "--jobs", "1", str(large[0].parent)]
    done = bench.series(
        {
            "few": Command([*LINTED, str(small[0].parent)]),
            "many": Command([*LINTED, str(large[0].parent)]),
            "first": Command(run, environment=own, before=new),
            "second": Command(run, environment=own),
        }
    )
    first, second = done["first"], done["second"]
    bench.aim("peak memory, many files to few", done["many"].ratios(done["few"], "memory")[0], most=1.3)
    bench.aim("second run, times as fast as the first", first.ratios(second)[0], least=10)
    return [
        "## Many small files",
        "",
        (
            f"Files of 2 KB, in one process. Peak memory: {done['few'].median('memory'):.0f} MB for {few:,} files, "
            f"{done['many'].median('memory'):.0f} MB for {many:,}, ratio {shown(done['many'].ratios(done['few'], 'memory'))}."
        ),
        "",
        (
            f"A first run over {many:,} files with no cache takes {first.median('wall'):.1f} s, a second run over the same files "
            f"{second.median('wall'):.2f} s: {shown(first.ratios(second))} times as fast."
        ),
        "",
    ]


PARTS: dict[str, Callable[[Bench], list[str]]] = {
    "start": one_article,
    "peers": many_articles,
    "length": one_file,
    "jobs": jobs,
    "tree": tree,
}


def page(bench: Bench, parts: Sequence[str]) -> str:
    """The page that the parts make, with what could not be measured and why."""
    measured = [line for part in parts for line in PARTS[part](bench)]
    kind = "real articles" if bench.articles else "articles made by `benchmarks/corpus.py`"
    lines = [
        "# Speed",
        "",
        (
            f"newslint {newslint.__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()},"
            f" {os.cpu_count()} cores, {datetime.now(tz=UTC).date().isoformat()}."
        ),
        f"On {kind}. Medians over {bench.runs} turns of whole processes, the spread in brackets: compare ratios.",
        "Remake with `make bench`.",
        "",
        f"Beside newslint: {', '.join(f'{name} {peer.version}' for name, peer in bench.peers.items()) or 'nothing'}.",
        "",
        *(f"- Not to be had: {name}: {why}" for name, why in bench.missing.items()),
        *(f"- Failed, so not measured: {name}: {why}" for name, why in bench.failed.items()),
        *([""] if bench.missing or bench.failed else []),
        *measured,
        "## Aims",
        "",
        f"Many files are {bench.scale:g} of the full number. `docs/architecture.md` says what stands between a figure and its aim.",
        "",
        *table(["", "aim", "found", "reached"], bench.aims),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="JSON Lines with a field `text`; made articles when absent")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full sizes")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts to measure, of {','.join(PARTS)}")
    parser.add_argument("--no-install", dest="install", action="store_false", help="measure what is already installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = page(Bench(Path(folder), options), options.only.split(","))
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
