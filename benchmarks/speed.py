"""How fast newslint is: throughput with every bundled pack on, start-up, and cost by length. Writes docs/speed.md.

    python benchmarks/speed.py [--articles FILE.jsonl] [--megabytes N] [--runs N] [--write]

Times are CPU times of one process unless said otherwise, medians of several runs; compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import corpus

from newslint import Linter, __version__

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs/speed.md"


def cpu(work: Callable[[], object], runs: int) -> list[float]:
    """CPU seconds of `work` over several runs, after one to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return times


def throughput(texts: Sequence[str], runs: int, profile: str) -> tuple[float, float, int]:
    """Median and spread (largest less smallest) in MB/s, and findings, of linting texts one by one."""
    linter = Linter(profile=profile)  # type: ignore[arg-type]
    size = sum(len(text.encode()) for text in texts)
    found = 0

    def work() -> None:
        nonlocal found
        found = sum(len(linter.lint(text)) for text in texts)

    rates = [size / seconds / 1e6 for seconds in cpu(work, runs)]
    return statistics.median(rates), max(rates) - min(rates), found


def start_up(runs: int) -> tuple[float, float]:
    """Median wall seconds of linting one 5 KB article with a warm cache, and of `import typer`, alternating."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(corpus.made(5_000), encoding="utf-8")
        lint = [sys.executable, "-m", "newslint", "check", "--isolated", "--exit-zero", str(article)]
        typer = [sys.executable, "-c", "import typer"]
        times: dict[str, list[float]] = {"lint": [], "typer": []}
        for _ in range(runs + 1):
            for name, command in (("lint", lint), ("typer", typer)):
                start = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                times[name].append(time.perf_counter() - start)
    return statistics.median(times["lint"][1:]), statistics.median(times["typer"][1:])


def by_length(runs: int) -> list[tuple[int, float]]:
    """Nanoseconds of CPU a character, for one document of growing length."""
    linter = Linter()
    rows = []
    for size in (10_000, 100_000, 1_000_000):
        text = corpus.made(size)
        seconds = statistics.median(cpu(lambda text=text: linter.lint(text), runs))
        rows.append((size, seconds / len(text) * 1e9))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=Path, help="a JSON Lines file with a field `text`; made articles when absent"
    )
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    args = parser.parse_args()
    texts = list(corpus.articles(args.articles, int(args.megabytes * 1e6)))
    rows = [(profile, *throughput(texts, args.runs, profile)) for profile in ("gate", "desk", "audit")]
    lint, typer = start_up(max(args.runs, 5))
    page = render(rows, lint, typer, by_length(args.runs), real=args.articles is not None, count=len(texts))
    print(page)
    if args.write:
        PAGE.write_text(page, encoding="utf-8")
    return 0


def render(
    rows: list[tuple[str, float, float, int]],
    lint: float,
    typer: float,
    lengths: list[tuple[int, float]],
    *,
    real: bool,
    count: int,
) -> str:
    kind = "real articles" if real else "articles made by benchmarks/corpus.py"
    lines = [
        "# Speed",
        "",
        f"newslint {__version__}, Python {platform.python_version()}, {platform.machine()}, {date.today().isoformat()}.",  # noqa: DTZ011
        "One core of a shared machine: compare ratios. Remake with `make bench`.",
        "",
        "## Throughput",
        "",
        f"{count} {kind}, one by one, every bundled pack, start-up excluded, CPU time, median of several runs.",
        "",
        "| profile | MB/s | spread | findings |",
        "|---|---|---|---|",
        *(f"| {profile} | {rate:.2f} | {spread:.2f} | {found:,} |" for profile, rate, spread, found in rows),
        "",
        "## Start-up",
        "",
        (
            f'One 5 KB article with a warm cache takes {lint / typer:.2f} times as long as `python -c "import typer"`'
            f" ({lint * 1000:.0f} ms against {typer * 1000:.0f} ms)."
        ),
        "",
        "## Cost by length",
        "",
        "| characters in one document | ns a character |",
        "|---|---|",
        *(f"| {size:,} | {cost:.0f} |" for size, cost in lengths),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
