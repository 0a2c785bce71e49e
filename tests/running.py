"""The real command line, in an environment that holds what the test says and nothing of the machine's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["NEWSLINT", "ROOT", "ran"]

ROOT = Path(__file__).parent.parent
NEWSLINT = (sys.executable, "-m", "newslint")


def ran(command: Sequence[str], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as it ended, on 80 columns without colour."""
    usual = {name: os.environ[name] for name in ("PATH", "NEWSLINT_CACHE_DIR")}
    usual["PYTHONPATH"] = str(ROOT)  # this checkout, whatever is installed
    return subprocess.run(
        list(command),
        cwd=cwd,
        env={**usual, "NO_COLOR": "1", "COLUMNS": "80", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
