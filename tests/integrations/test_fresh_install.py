"""The wheel, installed by pip into an empty environment with nothing but its declared dependencies."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.integration


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=900, check=False)


def built(folder: Path, into: Path) -> str:
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into), cwd=folder)
    assert done.returncode == 0, done.stderr
    (wheel,) = into.glob("*.whl")
    return str(wheel)


def test_a_wheel_works_in_an_empty_environment(tmp_path):
    wheel = built(ROOT, tmp_path / "wheel")
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env" / "bin" / "python")
    installed = run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    if installed.returncode and "No matching distribution" in installed.stderr:
        pytest.skip("no package registry can be reached, so the dependencies cannot be installed")
    assert installed.returncode == 0, installed.stderr
    article = tmp_path / "article.txt"
    article.write_text("The lease ends on February 30, 2025.\n", encoding="utf-8")
    checked = run(python, "-m", "newslint", "check", "--isolated", "--format", "concise", str(article), cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "dates/impossible-date" in checked.stdout
    tested = run(python, "-m", "newslint", "test", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout

    pack = built(ROOT / "examples" / "packs" / "harbour-post", tmp_path / "pack")
    installed = run(python, "-m", "pip", "install", "--quiet", "--no-deps", pack, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    tested = run(python, "-m", "newslint", "test", "harbour-post", "--coverage", cwd=tmp_path)
    assert (tested.returncode, tested.stderr) == (0, "")
    assert tested.stdout.startswith("Exercised by examples: rules 12 of 12, ")
    listed = run(python, "-m", "newslint", "rules", "harbour-post", "--pack", "harbour-post", cwd=tmp_path)
    assert listed.stdout.splitlines()[0].startswith("harbour-post/ambiguous-tide")
