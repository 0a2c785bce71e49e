"""The hook with the real pre-commit, and the files for CI against the schemas that editors use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PARTS = ("newslint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        **environment,
    }  # fmt: skip
    env.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=900, check=False)  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    done = run("git", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def released(folder: Path) -> Path:
    """A repository of newslint as somebody else would find it: what is needed to install it, committed."""
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "release")
    git(folder, "tag", "v1")
    return folder


def skip_without_registry(done: subprocess.CompletedProcess[str]) -> None:
    told = done.stdout + done.stderr
    if any(sign in told for sign in ("No matching distribution", "Could not find a version", "Connection")):
        pytest.skip("no package registry can be reached, so newslint cannot be installed")


def test_a_commit_is_kept_back_and_let_through(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    tool = released(tmp_path / "newslint")
    site = tmp_path / "site"
    site.mkdir()
    git(site, "init", "--quiet")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}
    config = f"repos:\n  - repo: {tool}\n    rev: v1\n    hooks:\n      - id: newslint\n"
    (site / ".pre-commit-config.yaml").write_text(config)
    assert run("pre-commit", "install", cwd=site, **home).returncode == 0

    def commit(message: str) -> subprocess.CompletedProcess[str]:
        git(site, "add", "--all")
        return run("git", "commit", "--message", message, cwd=site, **home)

    (site / "pier.txt").write_text("The lease ends on February 30, 2025.\n")
    (site / "code.py").write_text("x = 'February 30, 2025'\n")
    refused = commit("broken")
    skip_without_registry(refused)
    told = refused.stdout + refused.stderr
    assert refused.returncode == 1, told
    assert "pier.txt:1:19: error dates/impossible-date [high]" in told
    assert "Found 1 finding in 1 file: 1 error." in told

    (site / "pier.txt").write_text("The lease ends on February 28, 2025.\n")
    passed = commit("mended")
    assert passed.returncode == 0, passed.stdout + passed.stderr

    # Only the lines of the commit: an old fault beside a new line does not hold it up.
    (site / "old.txt").write_text("It opened on April 31, 2024.\n\nIt is blue.\n")
    git(site, "add", "--all")
    git(site, "commit", "--no-verify", "--quiet", "--message", "an old fault")
    (site / ".pre-commit-config.yaml").write_text(f"{config}        args: [--profile, gate, --diff, HEAD]\n")
    (site / "old.txt").write_text("It opened on April 31, 2024.\n\nIt is green.\n")
    passed = commit("beside it")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (site / "old.txt").write_text("It opened on June 31, 2024.\n\nIt is green.\n")
    assert "old.txt:1:14: error dates/impossible-date" in commit("in it").stderr


def test_pre_commit_accepts_hook_and_example(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    for command, file in (("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", "examples/ci/pre-commit-config.yaml")):  # fmt: skip
        done = run("pre-commit", command, str(ROOT / file), cwd=tmp_path)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "examples/ci/github-workflow.yml"),
        ("vendor.github-workflows", "examples/ci/github-code-scanning.yml"),
        ("vendor.gitlab-ci", "templates/newslint.gitlab-ci.yml"),
        ("vendor.gitlab-ci", "examples/ci/gitlab-ci.yml"),
    ],
)
def test_files_fit_their_schemas(schema: str, file: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file), cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_action_installs_and_runs(tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    install, check = (step["run"] for step in action["runs"]["steps"])
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pier.txt").write_text("The lease ends on February 30, 2025.\n")
    given = {
        "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(released(tmp_path / "tool")), "PATHS": ".",
        "PROFILE": "gate", "BASELINE": "", "DIFF": "", "SARIF": "", "ARGUMENTS": "",
        "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"), "GITHUB_WORKSPACE": str(tmp_path / "site"),
    }  # fmt: skip
    bash = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
    done = run(*bash, install, cwd=tmp_path / "site", **given)
    skip_without_registry(done)
    assert done.returncode == 0, done.stderr
    done = run(*bash, check, cwd=tmp_path / "site", **given)
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=dates/impossible-date,file=pier.txt,line=1,endLine=1,col=19,")
