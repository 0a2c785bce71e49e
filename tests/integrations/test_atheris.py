"""Coverage-guided fuzzing, with atheris, of what reads other people's files: packs, phrases, articles, front matter."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration

#: Inputs tried for each target; docs/architecture.md says so too.
RUNS = 20_000
HARNESS = Path(__file__).parent / "fuzz_harness.py"


@pytest.mark.parametrize("target", ["yaml", "rule", "phrase", "html", "markdown", "plain"])
def test_no_input_crashes(target: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed (pip install atheris; it has wheels for few platforms)")
    command = [sys.executable, str(HARNESS), target, f"-runs={RUNS}", "-max_len=400", "-timeout=20", "-seed=1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"Done {RUNS} runs" in done.stderr
