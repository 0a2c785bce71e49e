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


def test_a_wheel_works_in_an_empty_environment(tmp_path):
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env" / "bin" / "python")
    installed = run(python, "-m", "pip", "install", "--quiet", str(wheel), cwd=tmp_path)
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
