"""`--diff` in real repositories, through the real command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.changes import hunks

from .conftest import ARTICLE, HOUSE, Ran, Shell

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PAGE = "The plan\n\nIt is a very old plan.\n\nIt is a very big plan.\n\nIt is a very bad plan.\n"


@pytest.fixture
def repo(shell: Shell) -> Shell:
    shell.environment.update(
        GIT_AUTHOR_NAME="A", GIT_AUTHOR_EMAIL="a@b", GIT_COMMITTER_NAME="A", GIT_COMMITTER_EMAIL="a@b",
        GIT_CONFIG_NOSYSTEM="1",
    )  # fmt: skip
    git(shell, "init", "--quiet", "--initial-branch=main")
    shell.write("page.txt", PAGE)
    shell.write("other.txt", ARTICLE)
    commit(shell)
    return shell


def git(shell: Shell, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=shell.folder, env=shell.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(shell: Shell, message: str = "x") -> None:
    git(shell, "add", "--all")
    git(shell, "commit", "--quiet", "--message", message)


def told(shell: Shell, *arguments: str) -> list[str]:
    """Where findings are told, as path:line:column."""
    ran = shell.check("--format", "concise", *arguments)
    assert ran.err == ""
    return [line.partition(": ")[0] for line in ran.out.splitlines()[:-1]]


def test_nothing_has_changed(repo: Shell) -> None:
    assert repo.check("--diff", "HEAD") == Ran(0, "No findings in 0 files.\n", "")
    assert repo.check("--diff", "HEAD", "--format", "json").out == (
        '{"schema": 1, "newslint": "0.1.0", "files": [\n\n], "summary": {"files": 0, "findings": 0, '
        '"by_severity": {"error": 0, "warning": 0, "info": 0}}}\n'
    )


def test_only_changed_lines_committed_staged_and_not(repo: Shell) -> None:
    base = git(repo, "rev-parse", "HEAD")
    repo.write("page.txt", PAGE.replace("old", "odd"))
    commit(repo)
    assert told(repo, "--diff", "HEAD") == []
    assert told(repo, "--diff", base) == ["page.txt:3:9"]
    repo.write("page.txt", PAGE.replace("old", "odd").replace("bad", "sad"))
    git(repo, "add", "page.txt")
    assert told(repo, "--diff", base) == ["page.txt:3:9", "page.txt:7:9"]
    repo.write("page.txt", PAGE.replace("old", "odd").replace("bad", "sad").replace("big", "vast"))
    assert told(repo, "--diff", base) == ["page.txt:3:9", "page.txt:5:9", "page.txt:7:9"]
    assert told(repo, "--diff", "HEAD") == ["page.txt:5:9", "page.txt:7:9"]
    assert told(repo, "--diff", "HEAD~1") == ["page.txt:3:9", "page.txt:5:9", "page.txt:7:9"]


def test_added_lines_and_moved_ones(repo: Shell) -> None:
    repo.write("page.txt", "A headline\n\nA very new line.\n\n" + PAGE)
    assert told(repo, "--diff", "HEAD") == ["page.txt:3:3"]
    repo.write("page.txt", PAGE.replace("It is a very big plan.\n\n", ""))
    assert told(repo, "--diff", "HEAD") == []


def test_new_files_are_changed_throughout(repo: Shell) -> None:
    repo.write("new.txt", PAGE)
    repo.write(".gitignore", "ignored.txt\n")
    repo.write("ignored.txt", PAGE)
    assert len(told(repo, "--diff", "HEAD")) == 3
    assert len(told(repo, "--diff", "HEAD", "ignored.txt")) == 3
    git(repo, "add", "new.txt")
    assert len(told(repo, "--diff", "HEAD", "new.txt")) == 3
    commit(repo)
    assert len(told(repo, "--diff", "HEAD~1", "new.txt")) == 3
    assert told(repo, "--diff", "HEAD") == []


def test_a_renamed_file_is_compared_with_what_it_was(repo: Shell) -> None:
    git(repo, "mv", "page.txt", 'moved é "x".txt')
    repo.write('moved é "x".txt', PAGE.replace("big", "vast"))
    assert told(repo, "--diff", "HEAD") == ['moved é "x".txt:5:9']
    commit(repo)
    assert told(repo, "--diff", "HEAD~1") == ['moved é "x".txt:5:9']


@pytest.mark.parametrize(
    "name", ["a b.txt", "tab\t.txt", "line\nfeed.txt", "b/page.txt", "back\\slash.txt", "+++ b.txt"]
)
def test_odd_names(repo: Shell, name: str) -> None:
    repo.write(name, PAGE)
    commit(repo)
    repo.write(name, PAGE.replace("big", "vast"))
    ran = repo.check("--diff", "HEAD", "--format", "json")
    assert '"line": 5' in ran.out
    assert ran.out.count('"rule"') == 1


def test_text_that_looks_like_a_diff(repo: Shell) -> None:
    body = "The plan\n\n++ b/other.txt\n\n@@ -1 +1 @@\n\nIt is very old.\n"
    repo.write("patch.txt", body)
    repo.write("other.txt", ARTICLE.replace("Nobody", "Somebody"))
    commit(repo)
    repo.write("patch.txt", body.replace("++ b/other", "++ b/page").replace("@@ -1", "@@ -5").replace("old", "odd"))
    assert told(repo, "--diff", "HEAD") == ["patch.txt:7:7"]


def test_from_a_folder_below_and_from_outside(repo: Shell) -> None:
    repo.write("sub/deep/a.txt", PAGE)
    commit(repo)
    repo.write("sub/deep/a.txt", PAGE.replace("big", "vast"))
    repo.write("page.txt", PAGE.replace("big", "vast"))
    below = Shell(repo.folder / "sub", repo.environment)
    assert told(below, "--diff", "HEAD") == ["deep/a.txt:5:9"]
    assert told(below, "--diff", "HEAD", "..") == ["../page.txt:5:9", "../sub/deep/a.txt:5:9"]
    outside = Shell(repo.folder.parent, repo.environment)
    assert told(outside, "--diff", "HEAD", "work/sub") == ["work/sub/deep/a.txt:5:9"]


def test_the_common_history_is_what_counts(repo: Shell) -> None:
    git(repo, "switch", "--quiet", "--create", "work")
    repo.write("page.txt", PAGE.replace("old", "odd"))
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    repo.write("page.txt", PAGE.replace("bad", "good"))
    commit(repo)
    git(repo, "switch", "--quiet", "work")
    assert told(repo, "--diff", "main") == ["page.txt:3:9"]


def test_settings_of_git_do_not_matter(repo: Shell) -> None:
    for key, value in {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.external": "false", "color.ui": "always",
        "diff.context": "9", "diff.renames": "false", "core.quotePath": "true", "diff.relative": "true",
        "diff.suppressBlankEmpty": "true", "core.pager": "false",
    }.items():  # fmt: skip
        git(repo, "config", key, value)
    repo.write(".gitattributes", "*.txt -diff\n")
    git(repo, "mv", "page.txt", "é page.txt")
    repo.write("é page.txt", PAGE.replace("big", "vast"))
    elsewhere = {
        "GIT_DIR": "/nowhere",
        "GIT_INDEX_FILE": "/nowhere",
        "GIT_DIFF_OPTS": "-u9",
        "GIT_EXTERNAL_DIFF": "false",
    }
    ran = repo.check("--diff", "HEAD", "--format", "concise", **elsewhere)
    assert ran.out.startswith("é page.txt:5:9: warning")
    assert ran.out.count("\n") == 2
    assert ran.err == ""


def test_lines_end_where_git_ends_them(repo: Shell) -> None:
    for name, newline in (("dos.txt", "\r\n"), ("mac.txt", "\r")):
        repo.write(name, PAGE.replace("\n", newline))
    commit(repo)
    for name, newline in (("dos.txt", "\r\n"), ("mac.txt", "\r")):
        repo.write(name, PAGE.replace("big", "vast").replace("\n", newline))
    assert told(repo, "--diff", "HEAD", "dos.txt") == ["dos.txt:5:9"]
    assert told(repo, "--diff", "HEAD", "mac.txt") == ["mac.txt:3:9", "mac.txt:5:9", "mac.txt:7:9"]


def test_a_finding_that_points_elsewhere_counts_there_too(repo: Shell) -> None:
    text = "The shop\n\nJoan Pell, 34, runs the shop.\n\nThe shop is open.\n\nPell, who is 43, works there.\n"
    repo.write("ages.txt", text)
    commit(repo)
    check = (
        "check",
        "--isolated",
        "--select",
        "dates/age-conflict",
        "--diff",
        "HEAD",
        "--format",
        "concise",
        "ages.txt",
    )
    repo.write("ages.txt", text.replace("open", "shut"))
    assert repo.run(*check).out == "No findings in 1 file.\n"
    for old, new in (("34", "33"), ("43", "44")):
        repo.write("ages.txt", text.replace(old, new))
        assert repo.run(*check).out.startswith("ages.txt:7:14: "), (old, new)


def test_a_finding_on_the_document_counts_when_it_is_new(repo: Shell, make_pack: object) -> None:
    rule = {"match": {"metric": {"measure": "words", "above": 23}}, "in": "anywhere", "message": "Too long.",
            "examples": {"flag": [{"headline": "[[Plan]]", "text": "One two three four five six. " * 5}],
                         "pass": ["One two."]}}  # fmt: skip
    pack = str(make_pack({"long": rule}, name="size"))  # type: ignore[operator]
    check = ("check", "--pack", pack, "--select", "size", "--format", "concise", "--diff")
    told = "page.txt:1:1: warning: Too long. [size/long]\n"
    assert repo.run(*check, "HEAD", "page.txt").out == "No findings in 0 files.\n"
    repo.write("page.txt", PAGE.replace("bad", "sad"))
    assert repo.run(*check, "HEAD", "page.txt").out == "No findings in 1 file.\n"
    repo.write("page.txt", PAGE)
    git(repo, "mv", "page.txt", "other name.txt")
    assert repo.run(*check, "HEAD").out == "No findings in 0 files.\n"
    git(repo, "mv", "other name.txt", "page.txt")
    repo.write("page.txt", PAGE.replace("bad", "bad but well thought out and rather cheap"))
    assert repo.run(*check, "HEAD", "page.txt").out.startswith(told)
    git(repo, "mv", "page.txt", "long.txt")
    commit(repo)
    repo.write("long.txt", (repo.folder / "long.txt").read_text().replace("The plan", "A plan"))
    assert repo.run(*check, "HEAD", "long.txt").out == "No findings in 1 file.\n"
    assert repo.run(*check, "HEAD~1", "long.txt").out.startswith(told.replace("page", "long"))
    repo.write("new.txt", (repo.folder / "long.txt").read_text())
    assert repo.run(*check, "HEAD", "new.txt").out.startswith(told.replace("page", "new"))


def test_a_cut_may_be_the_fault_of_the_whole(repo: Shell) -> None:
    body = "The council met on the pier and heard the clerk.\n\n" * 40
    repo.write("signed.txt", f"The plan\n\nBy Ana Ruiz\n\n{body}")
    commit(repo)
    repo.write("signed.txt", f"The plan\n\n{body}")
    check = ("check", "--isolated", "--select", "source-reliability/missing-byline", "--diff", "HEAD")
    assert repo.run(*check, "--format", "concise").out.startswith("signed.txt:1:1: warning: Who wrote it?")
    assert told(repo, "--diff", "HEAD") == []


def test_caps_count_changed_lines_only(repo: Shell, make_pack: object) -> None:
    rule = {"match": {"terms": ["plum"]}, "in": "anywhere", "cap": 1,
            "examples": {"flag": ["A [[plum]] fell."], "pass": ["A fig fell."]}}  # fmt: skip
    pack = str(make_pack({"plum": rule}, name="fruit"))  # type: ignore[operator]
    repo.write("plums.txt", "A plum.\n\nA plum.\n\nA fig.\n")
    commit(repo)
    repo.write("plums.txt", "A plum.\n\nA plum.\n\nA plum.\n")
    ran = repo.run("check", "--pack", pack, "--select", "fruit", "--diff", "HEAD", "--format", "concise", "plums.txt")
    assert ran.out.startswith("plums.txt:5:3: warning: Found “plum”. [fruit/plum]\n")


def test_with_a_baseline_and_per_path(repo: Shell) -> None:
    repo.write("newslint.yaml", 'per-path:\n  "loose/**":\n    ignore: [house/very]\n')
    repo.write("loose/a.txt", PAGE)
    repo.run("baseline", "create", "--pack", str(HOUSE), "--select", "house")
    commit(repo)
    repo.write("loose/a.txt", PAGE.replace("big", "very vast"))
    repo.write("page.txt", PAGE.replace("big", "vast"))
    ran = repo.check("--diff", "HEAD", "--baseline", "newslint-baseline.json", "--format", "concise")
    assert ran.out == "page.txt:5:9: warning: Cut “very”. [house/very]\nFound 1 finding in 2 files: 1 warning.\n"
    assert ran.err.startswith("note: 1 finding recorded in newslint-baseline.json is gone\n")
    repo.write("page.txt", PAGE.replace("plan.\n", "plan.\n\n"))
    assert told(repo, "--diff", "HEAD", "--baseline", "newslint-baseline.json") == []


def test_what_does_not_match_is_suppressed_neither(repo: Shell) -> None:
    text = "# Plan\n\n<!-- newslint-ignore house: a name -->\nA very old plan.\n\nA fig.\n"
    repo.write("a.md", text)
    commit(repo)
    repo.write("a.md", text.replace("fig", "plum"))
    assert repo.check("--diff", "HEAD", "--show-suppressed").out == "No findings in 1 file.\n"
    repo.write("a.md", text.replace("old", "odd"))
    assert repo.check("--diff", "HEAD").out == "No findings in 1 file. 1 suppressed.\n"


def test_show_files(repo: Shell) -> None:
    repo.write("page.txt", PAGE.replace("big", "vast"))
    assert repo.check("--diff", "HEAD", "--show-files") == Ran(0, "page.txt\n", "")


FETCH = "  help: Check its name. A shallow clone lacks it: fetch more (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).\n"


@pytest.mark.parametrize(
    "revision", ["nothing", "HEAD~9", "HEAD:page.txt", "main..HEAD", "a b", "é", "\x1b[2J", "x" * 5000]
)
def test_a_revision_that_does_not_exist(repo: Shell, revision: str) -> None:
    ran = repo.check("--diff", revision)
    assert (ran.code, ran.out) == (2, "")
    shown = revision.replace("\x1b", "␛")
    assert ran.err == f"error: git knows no revision “{shown}”\n" + FETCH


@pytest.mark.parametrize("revision", ["", "-", "--output=stolen", "-O/etc/passwd", "--upload-pack=x"])
def test_a_revision_is_never_an_option(repo: Shell, revision: str) -> None:
    ran = repo.check(f"--diff={revision}")
    assert ran == Ran(
        2, "", f"error: --diff takes a git revision, not “{revision}”\n  help: Name a branch, a tag or a commit.\n"
    )
    assert not (repo.folder / "stolen").exists()


def test_histories_that_never_met(repo: Shell) -> None:
    git(repo, "switch", "--quiet", "--orphan", "alone")
    repo.write("page.txt", PAGE)
    commit(repo)
    assert repo.check("--diff", "main") == Ran(2, "", "error: “main” and HEAD have no common history\n" + FETCH)


def test_no_commit_yet(shell: Shell, article: Path) -> None:
    git(shell, "init", "--quiet")
    assert shell.check("--diff", "HEAD").err == "error: git knows no revision “HEAD”\n" + FETCH


def test_no_repository(shell: Shell, article: Path) -> None:
    ran = shell.check("--diff", "HEAD", GIT_CEILING_DIRECTORIES=str(shell.folder.parent))
    assert ran == Ran(
        2,
        "",
        "error: --diff needs a git repository, and this folder is in none\n"
        "  help: Run it in a git repository, or leave --diff out.\n",
    )


def test_no_git(repo: Shell) -> None:
    ran = repo.check("--diff", "HEAD", PATH="/nowhere")
    assert ran == Ran(
        2,
        "",
        "error: --diff needs git, which cannot be run: No such file or directory\n"
        "  help: Install git, or leave --diff out.\n",
    )


def test_a_broken_repository(repo: Shell) -> None:
    (repo.folder / ".git" / "config").write_text("[broken\n")
    ran = repo.check("--diff", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: git failed: bad config line 1 in file .git/config\n  help: Run “git status” there"
    )


def test_a_repository_of_somebody_else(repo: Shell) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a repository away")
    for place in (repo.folder, repo.folder / ".git"):
        os.chown(place, 65534, 65534)
    ran = repo.check("--diff", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: git failed: detected dubious ownership in repository at")


def test_nothing_is_fetched(repo: Shell) -> None:
    repo.write("page.txt", PAGE.replace("big", "vast"))
    commit(repo)
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(repo, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(repo, "clone", "--quiet", "--filter=blob:none", f"file://{repo.folder}", "../partial")
    partial = Shell(repo.folder.parent / "partial", repo.environment)
    ran = partial.check("--diff", "HEAD~1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: git failed: ")
    assert ran.err.endswith("  help: This is a partial clone, and newslint fetches nothing. Clone without --filter.\n")
    assert partial.check("--diff", "HEAD").code == 0


def test_work_trees_and_links(repo: Shell) -> None:
    git(repo, "worktree", "add", "--quiet", "../tree")
    tree = Shell(repo.folder.parent / "tree", repo.environment)
    tree.write("page.txt", PAGE.replace("big", "vast"))
    (tree.folder / "link.txt").symlink_to("page.txt")
    assert told(tree, "--diff", "main", "page.txt") == ["page.txt:5:9"]
    assert told(tree, "--diff", "main", "link.txt") == ["link.txt:5:9"]
    assert told(repo, "--diff", "main") == []


def test_standard_input(repo: Shell) -> None:
    ran = repo.check("--diff", "HEAD", "-", stdin=b"x")
    assert ran == Ran(2, "", "error: --diff compares files, and standard input is none\n  help: Name the file.\n")


def test_a_missing_file_is_told_as_ever(repo: Shell) -> None:
    assert repo.check("--diff", "HEAD", "no.txt", "no/no.txt") == Ran(
        2,
        "No findings in 0 files. 2 inputs could not be read.\n",
        "error: no.txt: there is no such file\nerror: no/no.txt: there is no such file\n",
    )


def test_files_that_git_holds_binary_and_large_ones(repo: Shell) -> None:
    repo.write("image.png", os.urandom(5000))
    repo.write("bad.txt", b"caf\xe9\n")
    repo.write("wide.txt", PAGE.encode("utf-16"))
    commit(repo)
    repo.write("image.png", os.urandom(5000))
    repo.write("wide.txt", PAGE.replace("big", "vast").encode("utf-16"))
    assert told(repo, "--diff", "HEAD", "--encoding", "utf-16", "wide.txt") == ["wide.txt:5:9"]
    repo.write("wide.txt", PAGE.encode("utf-16"))
    repo.write("page.txt", PAGE.replace("big", "vast"))
    assert told(repo, "--diff", "HEAD") == ["page.txt:5:9"]
    repo.write("bad.txt", b"caf\xe9s\n")
    ran = repo.check("--diff", "HEAD")
    assert (ran.code, ran.err) == (
        2,
        "error: bad.txt:1:4: byte 0xe9 is not utf-8 text\n  help: Name its encoding, for example --encoding windows-1252.\n",
    )


TEXT = st.lists(st.sampled_from(["a\n", "b\n", "\n", "+++ b/x\n", "-- a/x\n", "@@ -1 +1 @@\n", "\\ x\n"]), max_size=12)


@given(TEXT, TEXT, st.integers(0, 3))
@settings(max_examples=300)
def test_hunks_are_those_of_the_diff(old: list[str], new: list[str], context: int) -> None:
    diff = list(unified_diff(old, new, "a/x", "b/x", n=context))
    found = dict(hunks(line.encode() for line in diff))
    lines = {line for first, last in (found["x"].lines if "x" in found else ()) for line in range(first, last + 1)}
    expected = set()
    body = iter(diff[2:])
    for line in body:
        head = line.split()
        before, after = head[1][1:].split(","), head[2][1:].split(",")
        left = [int(([*before, "1"])[1]), int(([*after, "1"])[1])]
        at = int(after[0])
        while any(left):
            mark = next(body)[0]
            left[0] -= mark in " -"
            left[1] -= mark in " +"
            if mark == "+":
                expected.add(at)
            at += mark in " +"
    assert lines == expected
    assert [new[line - 1] for line in sorted(lines)] == [line[1:] for line in diff[2:] if line.startswith("+")]
