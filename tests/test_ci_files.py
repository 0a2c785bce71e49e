"""The hook, the action and the templates: their scripts are run as the machine would run them, with newslint in place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / "examples/ci").glob("github-*.yml"))
ARTICLE = "The lease ends on February 30, 2025.\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def placed(folder: Path) -> Path:
    """A folder of commands with newslint in it, as an installation leaves it."""
    folder.mkdir(parents=True)
    (folder / "newslint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n')
    (folder / "newslint").chmod(0o755)
    return folder


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": os.environ["PATH"],
        "NEWSLINT_CACHE_DIR": os.environ["NEWSLINT_CACHE_DIR"],
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "80",
        **environment,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)  # fmt: skip


# --- GitHub ---


def check_step(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The action's last step with its inputs, the others at their defaults."""
    action = load("action.yml")
    step = action["runs"]["steps"][-1]
    inputs = {name: value["default"] for name, value in action["inputs"].items()} | given
    filled = {name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], value) for name, value in step["env"].items()}  # fmt: skip
    assert "${{" not in step["run"], "an input inside the script would be run"
    if not (folder.parent / "temp").exists():
        placed(folder.parent / "temp/newslint/bin")
    return run(step["run"], folder / inputs["working-directory"], RUNNER_TEMP=str(folder.parent / "temp"), GITHUB_WORKSPACE=str(folder), **filled)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "lease of the pier.txt").write_text(ARTICLE)
    (folder / "articles" / "fine.txt").write_text("The lease ends in May 2025, the council said.\n")
    return folder


def test_the_action_annotates_and_fails(site: Path) -> None:
    ran = check_step(site)
    assert ran.returncode == 1
    assert ran.stdout.startswith("::error title=dates/impossible-date,file=articles/lease of the pier.txt,line=1,")
    assert ran.stderr == ""


def test_the_action_takes_paths_line_by_line_and_runs_none_of_them(site: Path) -> None:
    assert check_step(site, paths="articles/fine.txt\n").returncode == 0
    assert check_step(site, paths="articles/fine.txt\narticles/lease of the pier.txt").returncode == 1
    hostile = '$(touch stolen)\n"; touch stolen; "\n--output=stolen'
    ran = check_step(site, paths=hostile, profile="gate")
    assert ran.returncode == 2
    assert ran.stderr.count("there is no such file") == 3
    assert not (site / "stolen").exists()


def test_the_action_writes_sarif_too(site: Path) -> None:
    ran = check_step(site, sarif="out.sarif", arguments="--fail-on=info\n--show-suppressed")
    assert ran.returncode == 1
    assert '"ruleId": "dates/impossible-date"' in (site / "out.sarif").read_text(encoding="utf-8")


def test_the_action_passes_on_baseline_diff_and_folder(site: Path) -> None:
    assert check_step(site, baseline="none.json").stderr.startswith("error: none.json: there is no such baseline\n")
    assert check_step(site, diff="--output=stolen").stderr.startswith("error: --diff takes a git revision, not “--output=stolen”")  # fmt: skip
    ran = check_step(site, **{"working-directory": "articles"})
    assert ran.stdout.startswith("::error title=dates/impossible-date,file=articles/lease of the pier.txt,line=1,")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_use_inputs_that_exist(workflow: Path) -> None:
    known = load("action.yml")["inputs"]
    (job,) = load(f"examples/ci/{workflow.name}")["jobs"].values()
    ((ours),) = [step for step in job["steps"] if "newslint@" in step["uses"]]
    assert ours["with"]
    assert set(ours["with"]) <= set(known)


# --- GitLab ---


def test_the_template_reports_and_fails(site: Path, tmp_path: Path) -> None:
    job = load("templates/newslint.gitlab-ci.yml")["newslint"]
    install, *checks = job["script"]
    commands = placed(tmp_path / "bin")
    environment = {key: str(value) for key, value in job["variables"].items()}
    ran = run("\n".join(checks), site, **environment, PATH=f"{commands}:{os.environ['PATH']}", CI_PROJECT_DIR=str(site))
    assert ran.returncode == 1
    assert "articles/lease of the pier.txt:1:19: error dates/impossible-date [high]\n" in ran.stdout
    report = site / job["artifacts"]["reports"]["codequality"]
    assert '"path": "articles/lease of the pier.txt"' in report.read_text(encoding="utf-8")
    refused = run(install, site)
    assert refused.returncode != 0
    assert "NEWSLINT_PACKAGE: set it to where pip finds newslint" in refused.stderr


def test_the_example_sets_what_the_template_reads() -> None:
    example = load("examples/ci/gitlab-ci.yml")
    (include,) = example["include"]
    assert (ROOT / include["file"]).is_file()
    job = load(include["file"])["newslint"]
    read = set(re.findall(r"\bNEWSLINT_\w+", "\n".join(job["script"])))
    assert set(example["newslint"]["variables"]) == read


# --- pre-commit ---


def test_the_hook_runs_newslint_on_what_it_is_given(site: Path, tmp_path: Path) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    commands = placed(tmp_path / "bin")
    command = " ".join([hook["entry"], *hook["args"], "articles/fine.txt", "'articles/lease of the pier.txt'"])
    ran = run(command, site, PATH=f"{commands}:{os.environ['PATH']}")
    assert ran.returncode == 1
    assert "Found 1 finding in 2 files: 1 error.\n" in ran.stdout
    ((repo),) = load("examples/ci/pre-commit-config.yaml")["repos"]
    assert [entry["id"] for entry in repo["hooks"]] == [hook["id"]]
