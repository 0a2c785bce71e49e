"""Mistakes: one helpful message, the right exit code, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import NEWSLINT, ran

from .conftest import ARTICLE, HOUSE, Shell

NAMES = "  help: Use a name such as windows-1252, latin-1 or utf-16.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--formt", "json"), "error: there is no option --formt\n  help: Did you mean --format?\n"),
        (
            ("check", "--format", "jsn"),
            (
                "error: --format takes text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, html or auto, "
                "not “jsn”\n  help: Did you mean “json”?\n"
            ),
        ),
        (
            ("check", "--profile", "desks"),
            "error: --profile takes gate, desk or audit, not “desks”\n  help: Did you mean “desk”?\n",
        ),
        (
            ("check", "--max-findings", "-1"),
            "error: --max-findings takes a whole number, 0 or more, not “-1”\n  help: See “newslint check --help”.\n",
        ),
        (
            ("check", "--jobs", "two"),
            "error: --jobs takes a whole number, 1 or more, not “two”\n  help: See “newslint check --help”.\n",
        ),
        (
            ("check", "--published", "10 March"),
            "error: --published takes a date, not “10 March”\n  help: Write it as 2025-03-10.\n",
        ),
        (
            ("check", "--encoding", "utf-88"),
            "error: --encoding takes the name of a text encoding, not “utf-88”\n" + NAMES,
        ),
        (
            ("check", "--encoding", "hex"),
            "error: --encoding takes the name of a text encoding, not “hex”\n" + NAMES,
        ),
        (("check", ""), "error: an empty path names no file\n  help: Is a variable empty that should hold it?\n"),
        (
            ("schema", "rules"),
            "error: “newslint schema” takes rule, list or pack, not “rules”\n  help: Did you mean “rule”?\n",
        ),
        (
            ("check", "--select", ","),
            "error: --select names nothing\n  help: Give it rules or packs, comma-separated.\n",
        ),
        (
            ("check", "--pack", str(HOUSE), "--select", "house/slam"),
            "error: there is no rule or pack “house/slam”\n  help: Did you mean “house/slams”?\n",
        ),
        (
            ("check", "--isolated", "--config", "x.yaml"),
            "error: --isolated and --config exclude each other\n  help: Drop one of them.\n",
        ),
        (
            ("check", "--config", "x.yaml"),
            "error: x.yaml: cannot be read: No such file or directory\n  help: Check the name of the file.\n",
        ),
        (("chekc",), "error: there is no command “chekc”\n  help: Did you mean “check”?\n"),
        (("news.txt",), "error: there is no command “news.txt”\n  help: Did you mean “newslint check news.txt”?\n"),
        (("explain",), "error: missing argument “RULE”\n  help: See “newslint explain --help”.\n"),
    ],
)
def test_usage(shell: Shell, article: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = shell.run(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_missing_file(shell: Shell, article: Path) -> None:
    ran = shell.check("missing.txt", "news.txt")
    assert ran.code == 2
    assert ran.err == "error: missing.txt: there is no such file\n"
    assert ran.out.endswith("Found 2 findings in 1 file: 1 error, 1 warning. 1 input could not be read.\n")


def test_folder_without_articles(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    ran = shell.check("empty")
    assert ran.code == 2
    assert ran.err == (
        "error: empty: no articles in this folder\n"
        "  help: A folder is searched for .txt, .md, .html, .htm, but for what “exclude:” and .gitignore leave out.\n"
    )


def test_latin_1(shell: Shell) -> None:
    shell.write("a.txt", "Café\nThe caf\xe9 is very full.\n".encode("latin-1"))
    ran = shell.check("a.txt")
    assert ran.code == 2
    assert ran.err.startswith("error: a.txt:1:4: byte 0xe9 is not utf-8 text\n  help: ")
    assert "--encoding" in ran.err
    assert shell.check("--encoding", "latin-1", "a.txt").code == 0


def test_binary(shell: Shell) -> None:
    shell.write("a.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00")
    ran = shell.check("a.txt")
    assert ran.code == 2
    assert "a.txt" in ran.err
    assert "binary" in ran.err
    assert "Traceback" not in ran.err


def test_every_fault_of_a_configuration(shell: Shell, article: Path) -> None:
    shell.write("newslint.yaml", "profil: desk\nfail-on: fatal\nselect: 3\nper-path:\n  '*.md': {ignor: house}\n")
    ran = shell.check("news.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: newslint.yaml:1:1: unknown key “profil”\n"
        "  help: Did you mean “profile”?\n"
        "error: newslint.yaml:2:10: “fail-on” must be error, warning or info, not “fatal”\n"
        "error: newslint.yaml:3:9: “select” must hold a list of words, not 3\n"
        "error: newslint.yaml:5:12: unknown key “ignor”\n"
        "  help: Did you mean “ignore”?\n"
    )


def test_unknown_rule_in_a_configuration(shell: Shell, article: Path) -> None:
    shell.write("newslint.yaml", "ignore:\n  - house/slam\n")
    ran = shell.check("news.txt")
    assert (ran.code, ran.err) == (
        2,
        "error: newslint.yaml:2:5: there is no rule or pack “house/slam”\n  help: Did you mean “house/slams”?\n",
    )


def test_configuration_is_honoured(shell: Shell, article: Path) -> None:
    shell.write("newslint.yaml", "severity: {house/slams: info}\nfail-on: warning\nignore: house/very\n")
    ran = shell.check("news.txt")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "news.txt:1:7: info house/slams [high]")
    assert shell.check("--isolated", "news.txt").code == 1
    shell.write("other.yaml", "ignore: house\n")
    assert shell.check("--config", "other.yaml", "news.txt").out == "No findings in 1 file.\n"


def test_per_path(shell: Shell, article: Path) -> None:
    shell.write("opinion/a.txt", "The mayor slams it.\n")
    shell.write("newslint.yaml", "per-path:\n  opinion/: {ignore: [house/slams]}\n")
    out = shell.check("--format", "concise", ".").out
    assert "news.txt:1:7" in out
    assert "opinion" not in out


def test_broken_pack(shell: Shell, article: Path) -> None:
    shell.write("pack/pack.yaml", "name: mine\nversion: 1.0.0\ndescription: Mine.\n")
    shell.write("pack/a.yaml", "id: a\nsumary: x\n")
    ran = shell.run("check", "--pack", "./pack", "news.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "a.yaml:2:1: " in ran.err
    assert "Traceback" not in ran.err


def test_a_rule_out_of_time(shell: Shell) -> None:
    """It is named, the others run, and the exit code says that not everything was checked."""
    shell.write("slow/pack.yaml", "name: slow\nversion: 1.0.0\ndescription: Slow.\n")
    shell.write(
        "slow/slow.yaml",
        (HOUSE / "very.yaml")
        .read_text(encoding="utf-8")
        .replace("id: very", "id: slow")
        .replace('match: {terms: ["very"]}', 'match: {pattern: ["very (?:(?:x|xx)+)+y"]}')
        .replace("A [[very]] long plan.", "A [[very xxy]] plan."),
    )
    shell.write("a.txt", f"The mayor slams a very {'x' * 200} plan, yes.\n")
    ran = shell.check("--pack", "slow", "--select", "slow", "--exit-zero", "--format", "concise", "a.txt")
    assert ran.code == 2
    assert "[house/slams]" in ran.out
    assert "[newslint/rule-crashed]" in ran.out
    assert ran.err == (
        "error: the rule slow/slow crashed or ran out of time in 1 file\n  help: The findings of the others stand.\n"
    )


def test_closed_pipe(shell: Shell) -> None:
    for index in range(40):
        shell.write(f"{index:02}.txt", ARTICLE * 20)
    command = f"{sys.executable} -m newslint check --pack {HOUSE} --select house . | head -1; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(
        ["bash", "-c", command], cwd=shell.folder, env=shell.environment, capture_output=True, text=True, check=False
    )
    assert run.stdout == "00.txt:1:7: error house/slams [high]\n1\n"
    assert run.stderr == ""


def test_full_disk(shell: Shell, article: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("w") as full:
        process = shell.start("check", "news.txt", stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, b"error: cannot write the output: No space left on device\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(shell: Shell, jobs: str) -> None:
    """The last input is a pipe that nobody writes to: the run hangs there until it is interrupted."""
    for index in range(4):
        shell.write(f"{index}.txt", ARTICLE)
    os.mkfifo(shell.folder / "pipe")
    report = shell.write("report.txt", "old\n")
    paths = ["0.txt", "1.txt", "2.txt", "3.txt", "pipe"]
    process = shell.start(
        "check", *paths, "--jobs", jobs, "--output", "report.txt",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests run in the background ignore it
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list(shell.folder.glob(".report.txt.*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"interrupted\n")
    assert report.read_text() == "old\n"
    assert not list(shell.folder.glob(".report.txt.*"))


def test_who_profiles_gets_the_ordinary_end(shell: Shell, article: Path) -> None:
    command = [sys.executable, "-m", "cProfile", "-m", "newslint", "check", "--isolated", article.name]
    done = subprocess.run(
        command, cwd=shell.folder, env=shell.environment, capture_output=True, timeout=60, check=False
    )
    assert b"Ordered by: " in done.stdout


def test_no_command(shell: Shell) -> None:
    ran = shell.run()
    assert ran.code == 2
    assert ran.out.startswith("Usage: newslint ")
    assert ran.err == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_termination_leaves_nothing_half_written(shell: Shell, article: Path) -> None:
    os.mkfifo(shell.folder / "pipe")
    process = shell.start("check", "news.txt", "pipe", "--output", "report.txt", stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not list(shell.folder.glob(".report.txt.*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.terminate()
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (143, b"")
    assert sorted(file.name for file in shell.folder.iterdir()) == ["news.txt", "pipe"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
def test_on_a_terminal(shell: Shell, article: Path) -> None:
    """Colour and the width of the terminal on standard output; no bar where the listing itself runs."""
    import pty

    leader, follower = pty.openpty()
    environment = {**shell.environment, "TERM": "xterm", "COLUMNS": "", "NO_COLOR": ""}
    command = [sys.executable, "-m", "newslint", "check", "--pack", str(HOUSE), "--select", "house", "news.txt"]
    process = subprocess.Popen(command, cwd=shell.folder, env=environment, stdout=follower, stderr=follower)
    os.close(follower)
    shown = b""
    try:
        while data := os.read(leader, 4096):
            shown += data
    except OSError:  # the other end is closed
        pass
    os.close(leader)
    assert process.wait(timeout=30) == 1
    assert shown.startswith(b"\x1b[1mnews.txt\x1b[0m:1:7: \x1b[1;31merror\x1b[0m house/slams [high]\r\n")


@pytest.mark.parametrize("paths", [("news.txt",), ("other.txt", "./news.txt"), (".",)])
def test_a_report_takes_no_article_s_place(shell: Shell, article: Path, paths: tuple[str, ...]) -> None:
    shell.write("other.txt", "The vote is on Monday.")
    before = article.read_bytes()
    done = shell.check(*paths, "--output", "news.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: --output names “news.txt”, which is linted\n"
        "  help: Name a file for the report that is no article, or leave it out with “exclude:” in newslint.yaml.\n"
    )
    assert article.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("report.txt", ()),
        ("report.md", ("--format", "concise")),
        ("report.txt", ("--format", "github")),
        ("report.txt", ("--statistics",)),
        ("report.html", ("--format", "html")),
        ("report.htm", ("--format", "html", "--statistics")),
    ],
)
def test_the_report_of_an_earlier_run_is_no_article(
    shell: Shell, article: Path, name: str, options: tuple[str, ...]
) -> None:
    call = (".", "--exit-zero", "--no-cache", "--output", name, *options)
    assert shell.check(*call).code == 0
    report = (shell.folder / name).read_bytes()
    assert b"house/" in report
    again = shell.check(*call)
    assert (again.code, again.err) == (0, "")
    assert (shell.folder / name).read_bytes() == report
    named = shell.check(name, "--output", name)
    assert (named.code, named.err.splitlines()[0]) == (2, f"error: --output names “{name}”, which is linted")


def test_a_report_may_take_the_place_of_another_file(shell: Shell, article: Path) -> None:
    shell.write("report.txt", "yesterday")
    done = shell.check("news.txt", "--output", "report.txt", "--exit-zero")
    assert (done.code, done.err) == (0, "")
    assert "house/" in (shell.folder / "report.txt").read_text(encoding="utf-8")


@pytest.fixture
def locked(shell: Shell) -> Iterator[Path]:
    """A folder that may not be looked into."""
    shell.write("locked/a.txt", "It rained.")
    folder = shell.folder / "locked"
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


def as_a_user(shell: Shell, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Without the rights of the administrator, who may look into everything."""
    drop = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("runs as the administrator, and setpriv is not there to change it")
        drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return ran([*drop, *NEWSLINT, *arguments], shell.folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other here")
@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("check", "--pack", "locked", "news.txt"), "locked/pack.yaml"),
        (("test", "locked"), "locked/pack.yaml"),
        (("new-pack", "locked/mine"), "locked/mine"),
        (("baseline", "create", "news.txt", "--output", "locked/b.json"), "locked/b.json"),
    ],
)
def test_what_may_not_be_looked_at_is_no_bug_of_newslint(
    shell: Shell, article: Path, locked: Path, arguments: tuple[str, ...], what: str
) -> None:
    done = as_a_user(shell, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: {what}: no permission to read or write it\n"
        "  help: Give the user that runs newslint access to it, and to the folder it is in.\n"
    )


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other here")
def test_an_article_in_a_locked_folder_keeps_no_other_from_being_linted(
    shell: Shell, article: Path, locked: Path
) -> None:
    done = as_a_user(shell, "check", "--isolated", "locked/a.txt", "news.txt", "--format", "json")
    assert done.returncode == 2
    assert [(file["path"], bool(file["error"])) for file in json.loads(done.stdout)["files"]] == [
        ("locked/a.txt", True),
        ("news.txt", False),
    ]
    done = as_a_user(shell, "check", "locked/a.txt", "news.txt")
    assert done.stderr == "error: locked/a.txt: no permission to read this file\n"


def test_a_report_takes_the_place_of_an_earlier_one_and_is_not_linted(shell: Shell, article: Path) -> None:
    for _ in range(2):
        done = shell.check(".", "--format", "html", "--output", "report.html", "--exit-zero")
        assert (done.code, done.err) == (0, "")
    assert "report.html" not in (shell.folder / "report.html").read_text(encoding="utf-8")
    named = shell.check(".", "report.html", "--format", "html", "--output", "report.html")
    assert (named.code, named.err.splitlines()[0]) == (2, "error: --output names “report.html”, which is linted")
