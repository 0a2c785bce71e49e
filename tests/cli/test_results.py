"""Results are kept between runs: the same bytes come out, sooner; whatever a result depends on makes it anew."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.results import Results

from .conftest import ARTICLE, HOUSE, Shell

STORE = "results-1.sqlite"
OPTIONS = ["--isolated", "--pack", str(HOUSE), "--select", "house"]


@pytest.fixture
def own(shell: Shell, tmp_path: Path) -> Shell:
    """A shell with results of its own; the compiled rules of the tests before are there."""
    known = Path(shell.environment["NEWSLINT_CACHE_DIR"])
    (tmp_path / "cache").mkdir()
    for file in known.glob("*.json") if known.exists() else ():
        shutil.copy(file, tmp_path / "cache")
    return Shell(shell.folder, {**shell.environment, "NEWSLINT_CACHE_DIR": str(tmp_path / "cache")})


def kept(shell: Shell) -> int:
    with sqlite3.connect(Path(shell.environment["NEWSLINT_CACHE_DIR"]) / STORE) as store:
        (number,) = store.execute("SELECT count(*) FROM result").fetchone()
    return int(number)


def linted(shell: Shell, *arguments: str) -> tuple[str, bool]:
    """What a run prints, and whether it linted anything: only then is the engine imported."""
    command = [sys.executable, "-X", "importtime", "-m", "newslint", "check", *arguments]
    ran = subprocess.run(
        command, cwd=shell.folder, env=shell.environment, capture_output=True, text=True, check=False, timeout=60
    )
    return ran.stdout, "newslint.engine" in ran.stderr


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_what_has_not_changed_is_not_linted_again(own: Shell, article: Path, format: str) -> None:
    arguments = [*OPTIONS, "--format", format, "news.txt"]
    first, second = linted(own, *arguments), linted(own, *arguments)
    assert (first[1], second[1]) == (True, False)
    assert first[0] == second[0]
    assert second[0] == linted(own, *arguments, "--no-cache")[0]
    assert own.run("check", *arguments).code == 1


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        (lambda shell: shell.write("news.txt", ARTICLE + "\nThe very end.\n"), []),
        (lambda shell: None, ["--published", "2025-03-01"]),
        (lambda shell: None, ["--profile", "audit"]),
        (lambda shell: None, ["--format", "json"]),
        (lambda shell: None, ["--fail-on", "info"]),
        (lambda shell: shell.environment.update(COLUMNS="120"), []),
        (lambda shell: (shell.folder / "pack" / "very.yaml").write_text(rule("extremely")), []),
    ],
)
def test_whatever_a_result_depends_on_makes_it_anew(own: Shell, article: Path, change, arguments) -> None:
    pack = own.folder / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text((HOUSE / "pack.yaml").read_text())
    (pack / "very.yaml").write_text(rule("very"))
    same = ["--isolated", "--pack", str(pack), "news.txt"]
    linted(own, *same)
    change(own)
    assert linted(own, *same, *arguments)[1]


def rule(word: str) -> str:
    return (HOUSE / "very.yaml").read_text().replace("very", word).replace(f"id: {word}", "id: very")


def test_the_configuration_beside_a_file_counts(own: Shell, article: Path) -> None:
    arguments = ["--pack", str(HOUSE), "news.txt"]
    own.write("newslint.yaml", "select: [house]\n")
    before = own.run("check", *arguments)
    own.write("newslint.yaml", "select: [house]\nignore: [house/very]\n")
    after = own.run("check", *arguments)
    assert "house/very" in before.out
    assert "house/very" not in after.out


def test_the_same_text_under_another_name_is_told_under_it(own: Shell, article: Path) -> None:
    own.write("other.txt", ARTICLE)
    assert "news.txt:" in own.run("check", *OPTIONS, "news.txt").out
    assert "other.txt:" in own.run("check", *OPTIONS, "other.txt").out


def test_what_could_not_be_read_is_not_kept(own: Shell) -> None:
    own.write("bad.txt", b"caf\xe9 \xff")
    assert [own.run("check", *OPTIONS, "bad.txt").code for _ in range(2)] == [2, 2]
    assert own.run("check", *OPTIONS, "bad.txt", "--encoding", "latin-1").code == 0


def test_a_baseline_counts(own: Shell, article: Path) -> None:
    assert own.run("check", *OPTIONS, "news.txt").code == 1
    own.run("baseline", "create", *OPTIONS, "news.txt")
    assert own.run("check", *OPTIONS, "--baseline", "newslint-baseline.json", "news.txt").code == 0
    own.write("newslint-baseline.json", '{"schema": 1, "files": {}, "rules": {}}')
    assert own.run("check", *OPTIONS, "--baseline", "newslint-baseline.json", "news.txt").code == 1


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_old_and_new_results_stand_in_order(own: Shell, jobs: str) -> None:
    for number in range(40):
        own.write(f"a{number:02}.txt", ARTICLE.replace("harbour", f"harbour{number}"))
    expected = own.run("check", *OPTIONS, "--no-cache", "--format", "concise", ".").out
    own.run("check", *OPTIONS, "--format", "concise", *(f"a{number:02}.txt" for number in range(0, 40, 3)))
    assert own.run("check", *OPTIONS, "--jobs", jobs, "--format", "concise", ".").out == expected


def test_without_the_cache_nothing_is_kept(own: Shell, article: Path) -> None:
    own.run("check", *OPTIONS, "--no-cache", "news.txt")
    assert not (Path(own.environment["NEWSLINT_CACHE_DIR"]) / STORE).exists()


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "flipped", "folder", "schema"])
def test_a_damaged_store_costs_time_only(own: Shell, article: Path, damage: str) -> None:
    expected = own.run("check", *OPTIONS, "news.txt")
    store = Path(own.environment["NEWSLINT_CACHE_DIR"]) / STORE
    content = store.read_bytes()
    if damage == "folder":
        store.unlink()
        store.mkdir()
    elif damage == "schema":
        with sqlite3.connect(store) as connection:
            connection.execute("DROP TABLE result")
            connection.execute("CREATE TABLE result (other)")
    else:
        at = content.index(b"house/")
        store.write_bytes(
            {
                "empty": b"",
                "text": b"not a database" * 100,
                "cut": content[: len(content) // 2],
                "flipped": content[:at] + b"mouse" + content[at + 5 :],
            }[damage]
        )
    for _ in range(2):
        ran = own.run("check", *OPTIONS, "news.txt")
        assert (ran.code, ran.out, ran.err) == (expected.code, expected.out, expected.err)


def test_a_store_that_another_run_holds_costs_time_only(own: Shell, article: Path) -> None:
    expected = own.run("check", *OPTIONS, "news.txt")
    own.write("news.txt", ARTICLE.replace("Nobody", "Everybody"))
    with sqlite3.connect(Path(own.environment["NEWSLINT_CACHE_DIR"]) / STORE) as other:
        other.execute("BEGIN EXCLUSIVE")
        ran = own.run("check", *OPTIONS, "news.txt")
    assert (ran.code, ran.out, ran.err) == (expected.code, expected.out, expected.err)


def test_runs_at_the_same_time_agree(own: Shell) -> None:
    for number in range(60):
        own.write(f"a{number:02}.txt", ARTICLE.replace("harbour", f"harbour{number}"))
    runs = [own.start("check", *OPTIONS, "--format", "concise", ".", stdout=subprocess.PIPE) for _ in range(3)]
    said = {run.communicate(timeout=60)[0] for run in runs}
    assert len(said) == 1
    assert kept(own) == 61  # and the choice of rules


def test_a_cache_folder_that_cannot_be_is_no_error(own: Shell, article: Path) -> None:
    own.environment["NEWSLINT_CACHE_DIR"] = str(article / "cache")
    ran = own.run("check", *OPTIONS, "news.txt")
    assert (ran.code, ran.err) == (1, "")


def test_the_store_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.results.MAX_BYTES", 300_000)
    file = tmp_path / "store.sqlite"
    for run in range(8):
        results = Results("", file)
        for number in range(10):
            results.put(bytes([run, number]), "x" * 10_000)
        results.close()
    results = Results("", file)
    assert results.get(bytes([7, 9])) == "x" * 10_000
    assert results.get(bytes([0, 0])) is None
    results.close()
    assert file.stat().st_size < 400_000
