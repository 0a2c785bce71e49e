"""Baselines through the real command line: what is recorded stays silent, what is new does not, nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .conftest import ARTICLE, HOUSE, Ran, Shell

NAME = "newslint-baseline.json"
HELP = f"  help: `newslint check --baseline {NAME}` reports what is not in it.\n"


def baseline(shell: Shell, *arguments: str) -> Ran:
    return shell.run("baseline", arguments[0], "--pack", str(HOUSE), "--select", "house", *arguments[1:])


def held(shell: Shell, name: str = NAME) -> dict[str, dict[str, int]]:
    return json.loads((shell.folder / name).read_text())["files"]


def test_what_is_recorded_is_silent(shell: Shell, article: Path) -> None:
    assert baseline(shell, "create") == Ran(0, f"Recorded 2 findings in 1 file in {NAME}.\n{HELP}", "")
    assert shell.check("--baseline", NAME) == Ran(0, "No findings in 1 file. 2 suppressed.\n", "")
    shown = shell.check("--baseline", NAME, "--show-suppressed").out
    assert "suppressed house/slams [high]\n  by the baseline: recorded in the baseline\n" in shown


def test_the_file_is_plain_and_the_same_again(shell: Shell, article: Path) -> None:
    shell.write("sub/a b.txt", ARTICLE)
    baseline(shell, "create")
    text = (shell.folder / NAME).read_text()
    data = json.loads(text)
    assert list(data) == ["schema", "files", "rules"]
    assert data["schema"] == 1
    assert list(data["files"]) == ["news.txt", "sub/a b.txt"]
    assert set(data["files"]["news.txt"].values()) == {1}
    assert set(data["rules"].values()) == {"house/slams", "house/very"}
    assert str(shell.folder) not in text
    baseline(shell, "create", "--jobs", "2")
    assert (shell.folder / NAME).read_text() == text


def test_findings_may_move(shell: Shell, article: Path) -> None:
    baseline(shell, "create")
    first, rest = ARTICLE.split("\n\n", 1)
    shell.write("news.txt", f"{first}\n\nA new paragraph.\n\n\n{rest}")
    assert shell.check("--baseline", NAME).out == "No findings in 1 file. 2 suppressed.\n"


def test_one_more_of_the_same_is_new(shell: Shell, article: Path) -> None:
    baseline(shell, "create")
    shell.write("news.txt", ARTICLE + "\nThe very harbour plan failed, a clerk said.\n")
    ran = shell.check("--baseline", NAME, "--format", "concise")
    assert (
        ran.out
        == "news.txt:7:5: warning: Cut “very”. [house/very]\nFound 1 finding in 1 file: 1 warning. 2 suppressed.\n"
    )
    shell.write("news.txt", ARTICLE.replace("Nobody", "A very tired clerk"))
    assert "news.txt:5:3: warning: Cut “very”." in shell.check("--baseline", NAME, "--format", "concise").out


def test_everything_is_recorded_before_caps_and_whatever_the_profile(shell: Shell, make_pack: object) -> None:
    rule = {"match": {"terms": ["plum"]}, "in": "anywhere", "confidence": "low", "cap": 1,
            "examples": {"flag": ["A [[plum]] fell."], "pass": ["A fig fell."]}}  # fmt: skip
    pack = str(make_pack({"plum": rule}))  # type: ignore[operator]
    shell.write("a.txt", "A plum, a plum and a plum.\n")
    ran = shell.run("baseline", "create", "--pack", pack, "--profile", "gate", "a.txt")
    assert ran.out == f"Recorded 3 findings in 1 file in {NAME}.\n{HELP}"
    assert "No findings" in shell.run("check", "--pack", pack, "--profile", "audit", "--baseline", NAME, "a.txt").out


def test_paths_are_relative_to_the_baseline(shell: Shell) -> None:
    shell.write("site/news/a.txt", ARTICLE)
    baseline(shell, "create", "site", "--output", f"site/{NAME}")
    assert list(held(shell, f"site/{NAME}")) == ["news/a.txt"]
    (shell.folder / "site").rename(shell.folder / "moved")
    inside = Shell(shell.folder / "moved" / "news", shell.environment)
    for path in ("a.txt", ".", "../news/a.txt", str(inside.folder / "a.txt")):
        assert inside.check("--baseline", f"../{NAME}", path).out == "No findings in 1 file. 2 suppressed.\n"


def test_the_configuration_names_it(shell: Shell, article: Path) -> None:
    shell.write("newslint.yaml", "baseline: kept/known.json\n")
    (shell.folder / "kept").mkdir()
    assert baseline(shell, "create").out.endswith("in kept/known.json.\n")
    assert list(held(shell, "kept/known.json")) == ["../news.txt"]
    assert shell.check("news.txt").code == 0
    assert shell.check("--isolated", "news.txt").code == 1
    (shell.folder / "sub").mkdir()
    assert Shell(shell.folder / "sub", shell.environment).check("../news.txt").code == 0


def test_per_path_settings_hold(shell: Shell, article: Path) -> None:
    shell.write("opinion/a.txt", ARTICLE)
    shell.write("newslint.yaml", f'per-path:\n  "opinion/**":\n    ignore: [house/very]\nbaseline: {NAME}\n')
    baseline(shell, "create")
    assert [len(entries) for entries in held(shell).values()] == [2, 1]
    (shell.folder / "newslint.yaml").write_text(f"baseline: {NAME}\n")
    assert shell.check("--format", "concise").out.startswith("opinion/a.txt:3:5: warning: Cut “very”.")


def test_stale_entries_are_told_and_taken_out(shell: Shell, article: Path) -> None:
    shell.write("gone.txt", "It slams.\n")
    baseline(shell, "create")
    (shell.folder / "gone.txt").unlink()
    shell.write("news.txt", ARTICLE.replace("very ", ""))
    ran = shell.check("--baseline", NAME)
    assert (ran.code, ran.out) == (0, "No findings in 1 file. 1 suppressed.\n")
    assert ran.err == (
        f"note: 2 findings recorded in {NAME} are gone\n  help: Take out what is gone with “newslint baseline prune”.\n"
    )
    shell.write("news.txt", "It slams twice, and slams.\n\n" + ARTICLE.replace("very ", ""))
    assert baseline(shell, "prune") == Ran(0, f"Took 2 findings out of {NAME}. 1 finding in 1 file left.\n", "")
    assert [list(entries.values()) for entries in held(shell).values()] == [[1]]
    assert shell.check("--baseline", NAME).err == ""
    assert "Found 2 findings" in shell.check("--baseline", NAME).out


def test_rules_that_did_not_run_are_not_stale(shell: Shell, article: Path) -> None:
    baseline(shell, "create")
    assert shell.check("--ignore", "house/very", "--baseline", NAME).err == ""
    baseline(shell, "prune", "--ignore", "house/very")
    baseline(shell, "create", "--ignore", "house/very")
    assert len(held(shell)["news.txt"]) == 2


def test_create_keeps_what_it_did_not_look_at(shell: Shell, article: Path) -> None:
    shell.write("b.txt", ARTICLE)
    baseline(shell, "create")
    shell.write("b.txt", "It slams.\n")
    assert baseline(shell, "create", "b.txt").out == f"Recorded 3 findings in 2 files in {NAME}.\n{HELP}"
    assert list(map(len, held(shell).values())) == [1, 2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ":1:1: not valid JSON: Expecting value"),
        (b'{"schema": 1,\n<<<<<<< HEAD\n', ":2:1: not valid JSON: Expecting property name enclosed in double quotes"),
        (b'{\n"a": "\xff"}', ":2:1: not valid UTF-8"),
        (b"\x00\x01", ":1:1: not valid JSON: Expecting value"),
        (b"[" * 100_000, ": not a baseline"),
        (b'{"schema": 1' + b"0" * 5000 + b"}", ": not a baseline"),
        (b"[]", ": not a baseline: it must be an object with “schema”: 1"),
        (b'{"name": "site"}', ": not a baseline: it must be an object with “schema”: 1"),
        (b'{"schema": 1, "files": []}', ": not a baseline: “files” and “rules” must be objects"),
        (b'{"schema": 1, "files": {"a": {"f": true}}, "rules": {}}', ": not a baseline: “a” must hold fingerprints with counts"),
        (b'{"schema": 1, "files": {}, "rules": {"f": 1}}', ": not a baseline: “rules” must name a rule for each fingerprint"),
        (b'{"schema": 2}', ": is of a later form (schema 2)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "create", "prune"])
def test_what_is_no_baseline_is_refused_and_kept(
    shell: Shell, article: Path, content: bytes, message: str, command: str
) -> None:
    file = shell.write(NAME, content)
    ran = shell.check("--baseline", NAME) if command == "check" else baseline(shell, command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {NAME}{message}\n  help: ")
    assert ran.err.count("\n") == 2
    assert file.read_bytes() == content


def test_a_missing_baseline_is_an_error(shell: Shell, article: Path) -> None:
    hint = "  help: Check the name, or make one with “newslint baseline create”.\n"
    assert shell.check("--baseline", "no.json") == Ran(2, "", "error: no.json: there is no such baseline\n" + hint)
    assert baseline(shell, "prune") == Ran(2, "", f"error: {NAME}: there is no such baseline\n" + hint)
    shell.write("newslint.yaml", "baseline: no.json\n")
    assert shell.check() == Ran(2, "", "error: no.json: there is no such baseline\n" + hint)
    assert shell.check("--baseline", ".").err.startswith("error: .: cannot be read: Is a directory\n")
    assert shell.check("--baseline", "").err.startswith("error: --baseline names nothing\n")


def test_a_huge_file_is_no_baseline(shell: Shell, article: Path) -> None:
    file = shell.write(NAME, b"{")
    with file.open("r+b") as stream:
        stream.truncate(65 * 1024 * 1024)
    for ran in (shell.check("--baseline", NAME), baseline(shell, "create")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {NAME}: is larger than 64 MiB\n  help: Is it the file you mean?")
    assert file.stat().st_size == 65 * 1024 * 1024


def test_rows_of_json_lines_cannot_be_recorded(shell: Shell, article: Path) -> None:
    shell.write("a.jsonl", json.dumps({"text": ARTICLE}) + "\n")
    assert baseline(shell, "create", "a.jsonl").err.startswith("error: a baseline cannot hold the rows of “a.jsonl”\n")
    assert not (shell.folder / NAME).exists()
    baseline(shell, "create")
    assert "Found 2 findings" in shell.check("--baseline", NAME, "a.jsonl").out


def test_an_input_that_cannot_be_read_writes_nothing(shell: Shell, article: Path) -> None:
    baseline(shell, "create")
    before = (shell.folder / NAME).read_bytes()
    shell.write("bad.txt", b"caf\xe9")
    shell.write("new.txt", "It slams.\n")
    ran = baseline(shell, "create")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: bad.txt:1:4: byte 0xe9 is not utf-8 text\n"
        "  help: Name its encoding with --encoding.\n"
        "error: nothing was written: 1 input could not be read\n"
        "  help: Mend what is named above, or leave it out with “exclude:” in newslint.yaml.\n"
    )
    assert (shell.folder / NAME).read_bytes() == before
    assert baseline(shell, "create", "missing.txt").code == 2
    shell.write("news.txt", b"\x00")
    assert baseline(shell, "prune").code == 2
    assert (shell.folder / NAME).read_bytes() == before
    assert sorted(file.name for file in shell.folder.iterdir()) == ["bad.txt", "new.txt", "news.txt", NAME]


def test_a_place_that_cannot_be_written_is_told_before_anything_is_linted(shell: Shell, article: Path) -> None:
    ran = baseline(shell, "create", "--output", "no/folder.json")
    assert ran == Ran(
        2,
        "",
        "error: cannot write to “no/folder.json”: No such file or directory\n"
        "  help: Check that the folder exists and can be written to.\n",
    )
    (shell.folder / "is").mkdir()
    assert baseline(shell, "create", "--output", "is").err.startswith("error: cannot write to “is”: it is a folder\n")


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="every place can be written to")
def test_a_read_only_folder_loses_nothing(shell: Shell, article: Path) -> None:
    if os.geteuid() == 0:  # permissions do not bind this user; /proc does
        ran = baseline(shell, "create", "--output", "/proc/self/baseline.json")
    else:
        baseline(shell, "create", "--output", f"sub/{NAME}")
        (shell.folder / "sub").chmod(0o500)
        ran = baseline(shell, "create", "--output", f"sub/{NAME}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: cannot write to “")


def test_standard_input_is_no_file(shell: Shell) -> None:
    ran = baseline(shell, "create", "-")
    assert ran.err == "error: a baseline records files, and standard input is none\n  help: Name the files.\n"
    assert ran.code == 2


def test_it_can_be_printed(shell: Shell, article: Path) -> None:
    ran = baseline(shell, "create", "--output", "-")
    assert list(json.loads(ran.out)["files"]) == ["news.txt"]
    assert not (shell.folder / "-").exists()


def test_without_a_command_it_shows_its_help(shell: Shell) -> None:
    ran = shell.run("baseline")
    assert (ran.code, ran.err) == (2, "")
    assert "create" in ran.out
    assert shell.run("baseline", "creat").err == "error: there is no command “creat”\n  help: Did you mean “create”?\n"


def test_odd_names_and_odd_bytes_in_them(shell: Shell) -> None:
    names = ["a b.txt", "é🎄.txt", 'quo"te.txt', "line\nfeed.txt"]
    for name in names:
        shell.write(name, ARTICLE)
    Path(os.fsdecode(os.fsencode(shell.folder) + b"/caf\xe9.txt")).write_text(ARTICLE)
    baseline(shell, "create")
    assert shell.check("--baseline", NAME).out == "No findings in 5 files. 10 suppressed.\n"
    assert shell.check("--baseline", NAME).err == ""
