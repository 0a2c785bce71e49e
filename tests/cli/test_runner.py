"""Running many inputs: order, workers that die, bugs that stay inside one file, memory that stays flat."""

from __future__ import annotations

import os
import signal
import tracemalloc
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.discovery import Entry
from newslint.errors import NewslintError
from newslint.inputs import Settings, lint, prepare
from newslint.outcomes import FileResult, Summary
from newslint.runner import default_jobs, run

from .conftest import ARTICLE, HOUSE

SETTINGS = Settings(packs=(str(HOUSE),), select=("house",), config=Config())


def render(result: FileResult) -> str:
    return f"{result.path} {len(result.findings)} {result.error.message if result.error else ''}\n"


def die(result: FileResult) -> str:
    if result.path == "5":
        os.kill(os.getpid(), signal.SIGKILL)
    return "x"


def entries(number: int) -> list[Entry]:
    return [Entry(str(index), data=ARTICLE.encode() if index % 2 else b"caf\xe9") for index in range(number)]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_order_is_that_of_the_input(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setattr("newslint.runner._start_method", lambda: method)
    one = list(run(entries(30), SETTINGS, render, jobs=1))
    assert [part.text.split()[0] for part in one] == [str(index) for index in range(30)]
    assert list(run(entries(30), SETTINGS, render, jobs=3)) == one


def test_a_worker_that_dies_is_an_error() -> None:
    with pytest.raises(NewslintError, match="a worker process died"):
        list(run(entries(20), SETTINGS, die, jobs=2))


def test_who_stops_early_leaves_no_workers() -> None:
    from multiprocessing import active_children

    parts = run(entries(200), SETTINGS, render, jobs=2)
    next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert not active_children()


def test_a_bug_stays_inside_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("newslint.readers.read_document", broken)
    result = lint(Entry("a.txt", data=b"very"), SETTINGS)
    assert result.error
    assert result.error.message.startswith("newslint itself failed (KeyError: 'x', test_runner.py:")


def test_summary_counts() -> None:
    summary = Summary()
    for part in run(entries(4), SETTINGS, render):
        summary.add(part)
    assert (summary.files, summary.unread, summary.findings, summary.failing) == (4, 2, 4, 2)
    assert summary.by_severity == {"error": 2, "warning": 2, "info": 0}


def test_few_files_are_one_job() -> None:
    assert default_jobs(0) == default_jobs(1) == default_jobs(31) == 1
    assert default_jobs(1_000_000) >= 1


def test_every_broken_configuration_is_named_before_anything_is_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "newslint.yaml").write_text("nonsense: 1\n")
    with pytest.raises(NewslintError) as caught:
        prepare([Entry("a/x.txt"), Entry("a/y.txt"), Entry("b/x.txt")], Settings())
    assert [fault.path for fault in caught.value.faults] == ["a/newslint.yaml", "b/newslint.yaml"]


def test_memory_is_flat(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Nobody objected.\n" * 500)
    paths = [Entry(str(file))] * 20
    parts = run(paths, SETTINGS, render)
    next(parts)
    tracemalloc.start()
    for index, _ in enumerate(parts):
        if index == 5:
            before = tracemalloc.get_traced_memory()[0]
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 100_000
