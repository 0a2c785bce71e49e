"""`newslint check`: what is printed, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newslint

from .conftest import ARTICLE, HOUSE, Shell

LISTING = """\
news.txt:1:7: error house/slams [high]
  Say what was said instead of “slams”.
  |
1 | Mayor slams the plan
  |       ^^^^^

news.txt:3:5: warning house/very [medium]
  Cut “very”.
  |
3 | The very harbour plan failed, a clerk said.
  |     ^^^^

Found 2 findings in 1 file: 1 error, 1 warning.
"""


def test_text(shell: Shell, article: Path) -> None:
    assert shell.check("news.txt") == (ran := shell.check("news.txt"))
    assert (ran.code, ran.out, ran.err) == (1, LISTING, "")


def test_concise(shell: Shell, article: Path) -> None:
    ran = shell.check("--format", "concise", "news.txt")
    assert ran.out == (
        "news.txt:1:7: error: Say what was said instead of “slams”. [house/slams]\n"
        "news.txt:3:5: warning: Cut “very”. [house/very]\n"
        "Found 2 findings in 1 file: 1 error, 1 warning.\n"
    )


def test_json_is_the_contract(shell: Shell, article: Path) -> None:
    shell.write("clean.txt", "Nobody objected.\n")
    ran = shell.check("--format", "json", "clean.txt", "./news.txt", "missing.txt")
    report = json.loads(ran.out)
    assert list(report) == ["schema", "newslint", "files", "summary"]
    assert (report["schema"], report["newslint"]) == (1, newslint.__version__)
    assert [file["path"] for file in report["files"]] == ["clean.txt", "./news.txt", "missing.txt"]
    assert [list(file) for file in report["files"]] == [["path", "findings", "error"]] * 3
    assert report["files"][2]["error"] == {"message": "there is no such file", "line": None, "column": None}
    first = report["files"][1]["findings"][0]
    assert list(first) == [
        "rule", "severity", "confidence", "message", "start", "end", "line", "column", "end_line", "end_column",
        "text", "scope", "fingerprint", "suggestions", "related",
    ]  # fmt: skip
    assert (first["start"], first["end"], first["text"], first["end_column"]) == (6, 11, "slams", 12)
    assert report["summary"] == {
        "files": 3,
        "findings": 2,
        "by_severity": {"error": 1, "warning": 1, "info": 0},
    }
    assert (ran.code, ran.err) == (2, "error: missing.txt: there is no such file\n")


def test_jsonl(shell: Shell, article: Path) -> None:
    lines = [json.loads(line) for line in shell.check("--format", "jsonl", "news.txt", "missing").out.splitlines()]
    assert [(line["path"], line.get("rule")) for line in lines] == [
        ("news.txt", "house/slams"),
        ("news.txt", "house/very"),
        ("missing", None),
    ]
    assert lines[2]["error"]["message"] == "there is no such file"


def test_suggestions_are_a_help_line(shell: Shell) -> None:
    shell.write("a.txt", "A thing of note.\n")
    assert shell.check("a.txt").out == (
        "a.txt:1:3: info house/thing [low]\n"
        "  Name the “thing”.\n"
        "  |\n"
        "1 | A thing of note.\n"
        "  |   ^^^^^\n"
        "  = help: replace with “matter” or “object”\n"
        "\n"
        "Found 1 finding in 1 file: 1 info.\n"
    )


def test_nothing_found(shell: Shell) -> None:
    shell.write("a.txt", "Nobody objected.\n")
    ran = shell.check("a.txt")
    assert (ran.code, ran.out, ran.err) == (0, "No findings in 1 file.\n", "")


def test_statistics(shell: Shell, article: Path) -> None:
    shell.write("b.txt", "A very, very long plan.\n")
    ran = shell.check("--statistics", ".")
    assert ran.out.startswith("3  warning  house/very\n1  error    house/slams\n\n")
    assert "\n9.50  words  (5 to 14)\n" in ran.out
    assert ran.out.endswith("\nFound 4 findings in 2 files: 1 error, 3 warnings.\n")
    report = json.loads(shell.check("--statistics", "--format", "json", ".").out)
    assert report["rules"][0] == {"rule": "house/very", "severity": "warning", "findings": 3}
    assert report["summary"]["findings"] == 4


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--ignore", "house/slams"), 0),
        (("--ignore", "house/slams", "--fail-on", "warning"), 1),
        (("--ignore", "house/slams", "--fail-on", "info"), 1),
        (("--fail-on", "warning", "--exit-zero"), 0),
        (("--ignore", "house/slams", "--max-findings", "1"), 0),
        (("--ignore", "house/slams", "--max-findings", "0"), 1),
        (("--ignore", "house/slams", "--max-findings", "0", "--exit-zero"), 0),
        (("--exit-zero", "missing.txt"), 2),
        (("--min-confidence", "high"), 1),
        (("--ignore", "house/slams, house/very", "--fail-on", "info"), 0),
    ],
)
def test_exit_codes(shell: Shell, article: Path, options: tuple[str, ...], code: int) -> None:
    assert shell.check("news.txt", *options).code == code


def test_min_confidence(shell: Shell, article: Path) -> None:
    assert "house/very" not in shell.check("--min-confidence", "high", "news.txt").out


def test_select_takes_rules_and_lists(shell: Shell) -> None:
    shell.write("a.txt", "Mayor slams a very big thing.\n")
    options = ("--pack", str(HOUSE), "--format", "concise", "a.txt")
    both = shell.run("check", "--select", "house/very,house/thing", *options).out
    assert both == shell.run("check", "--select", "house/very", "--select", "house/thing", *options).out
    assert "[house/very]" in both
    assert "[house/thing]" in both, "select turns on a rule that is off"
    assert "[house/slams]" not in both


def test_standard_input(shell: Shell) -> None:
    ran = shell.check("--format", "concise", "-", stdin=b"# A very\n\n<b>slams</b>\n")
    assert ran.out.splitlines()[:2] == [
        "-:1:5: warning: Cut “very”. [house/very]",
        "-:3:4: error: Say what was said instead of “slams”. [house/slams]",
    ]
    named = shell.check("--format", "concise", "--stdin-filename", "a.md", "-", stdin=b"```\nvery\n```\n")
    assert named.out == "No findings in 1 file.\n", "the suffix picks the reader"
    assert shell.check("--stdin-filename", "a.md", stdin=b"").code == 0
    assert shell.check("--stdin-filename", "a.md", "x.txt").err == (
        "error: --stdin-filename needs standard input\n  help: Add - to the paths.\n"
    )


def test_standard_input_keeps_its_place(shell: Shell, article: Path) -> None:
    shell.write("z.txt", "Nobody objected.\n")
    report = json.loads(shell.check("--format", "json", "z.txt", "-", "news.txt", "z.txt", stdin=b"very").out)
    assert [file["path"] for file in report["files"]] == ["z.txt", "-", "news.txt"]


def test_any_number_of_jobs_gives_the_same_bytes(shell: Shell) -> None:
    for index in range(60):
        shell.write(f"a{index:02}.txt", ARTICLE if index % 3 else "Nobody objected.\n")
    shell.write("a30.txt", b"caf\xe9")
    for options in (("--format", "json"), ("--format", "text"), ("--statistics",)):
        runs = [shell.check(*options, "--jobs", jobs, ".") for jobs in ("1", "2", "5")]
        assert len({(ran.code, ran.out, ran.err) for ran in runs}) == 1
        assert runs[0].code == 2


def test_output_is_a_file_written_whole(shell: Shell, article: Path) -> None:
    ran = shell.check("--output", "report.txt", "news.txt")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert (shell.folder / "report.txt").read_text(encoding="utf-8") == LISTING
    assert sorted(file.name for file in shell.folder.iterdir()) == ["news.txt", "report.txt"]


def test_output_that_cannot_be_written(shell: Shell, article: Path) -> None:
    (shell.folder / "there").mkdir()
    ran = shell.check("--output", "there", "news.txt")
    assert (ran.code, ran.err) == (
        2,
        "error: cannot write to “there”: it is a folder\n  help: Name a file after --output.\n",
    )
    ran = shell.check("--output", "nowhere/report.txt", "news.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: cannot write to “nowhere/report.txt”: No such file or directory\n"
        "  help: Check that the folder exists and can be written to.\n"
    )


def test_an_error_leaves_the_old_output(shell: Shell, article: Path) -> None:
    report = shell.write("report.txt", "old\n")
    assert shell.check("--output", "report.txt", "--select", "nonsense", "news.txt").code == 2
    assert report.read_text() == "old\n"


def test_show_files(shell: Shell, article: Path) -> None:
    shell.write("deep/b.md", "x")
    shell.write("deep/c.png", "x")
    ran = shell.check("--show-files", ".")
    assert (ran.code, ran.out, ran.err) == (0, "deep/b.md\nnews.txt\n", "")


def test_show_suppressed(shell: Shell) -> None:
    shell.write("a.md", "<!-- newslint-ignore very: a title -->\n\nA very long plan.\n")
    assert shell.check("a.md").out == "No findings in 1 file. 1 suppressed.\n"
    assert shell.check("--show-suppressed", "a.md").out == (
        "a.md:3:3: suppressed house/very [medium]\n  by a comment: a title\n\nNo findings in 1 file. 1 suppressed.\n"
    )
    report = json.loads(shell.check("--show-suppressed", "--format", "json", "a.md").out)
    (entry,) = report["files"][0]["suppressed"]
    assert (entry["rule"], entry["reason"], entry["by"]) == ("house/very", "a title", "comment")


def test_colour(shell: Shell, article: Path) -> None:
    assert "\x1b[" not in shell.check("news.txt", NO_COLOR="", TERM="xterm").out, "a pipe is no terminal"
    assert "\x1b[" in shell.check("news.txt", NO_COLOR="", FORCE_COLOR="1").out
    assert "\x1b[" not in shell.check("news.txt", FORCE_COLOR="1").out, "NO_COLOR wins"
    assert "\x1b[" not in shell.check("news.txt", "--format", "json", NO_COLOR="", FORCE_COLOR="1").out


def test_control_characters_of_an_article_do_nothing(shell: Shell) -> None:
    shell.write("a.txt", "Mayor \x1b[31m slams\x07 it \u202eback\n\nvery\n")
    out = shell.check("a.txt").out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "1 | Mayor ␛[31m slams␇ it <U+202E>back\n  |             ^^^^^\n" in out
    assert "\u202e" not in shell.check("--format", "json", "a.txt").out


def test_utf8_whatever_the_locale(shell: Shell) -> None:
    shell.write("é.txt", "very\n")
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ran = shell.check("--format", "concise", ".", **environment)
    assert "Cut “very”." in ran.out


def test_published_reaches_the_rules(shell: Shell) -> None:
    shell.write("a.txt", "Nobody objected.\n")
    assert shell.check("--published", "2025-03-10", "a.txt").code == 0


def test_start_up_imports_little(shell: Shell, article: Path) -> None:
    shell.check("news.txt")
    import subprocess
    import sys

    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newslint", "check", "--pack", str(HOUSE), "news.txt"],
        cwd=shell.folder, env=shell.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    heavy = {
        "typer",
        "rich",
        "yaml",
        "jsonschema",
        "multiprocessing",
        "pathspec",
        "textstat",
        "concurrent.futures",
        "click",
    }
    assert "newslint.runner" in imported
    assert not heavy & imported


def test_the_bundled_packs_need_no_regex_module(shell: Shell, article: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-X", "importtime", "-m", "newslint", "check", "--no-cache", "--profile", "audit"]
    for _ in range(2):  # the first compiles the packs
        run = subprocess.run(
            [*command, "news.txt"],
            cwd=shell.folder, env=shell.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "newslint.matching.patterns" in imported
    assert "regex" not in imported


def test_linting_leaves_no_garbage(article: Path) -> None:
    """The command line looks for none: `newslint.cli.main`."""
    import gc

    from newslint import Linter

    linter = Linter(profile="audit")
    text = article.read_text(encoding="utf-8")
    inputs = [(text, "a.txt"), (f"# {text}", "a.md"), (f"<h1>News</h1><p>{text}</p>", "a.html")]
    for given, path in inputs:
        linter.lint(given, path)
    gc.collect()
    gc.disable()
    try:
        for given, path in inputs:
            linter.lint(given + " A spokesman said on Tuesday that it was “a shambles”.", path)
        assert gc.collect() == 0
    finally:
        gc.enable()
