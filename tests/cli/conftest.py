"""Runs the real command line in an environment that holds nothing of this machine."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import newslint

ROOT = Path(newslint.__file__).parent.parent
HOUSE = Path(__file__).parent / "house"

#: Two faults of the house pack, one paragraph clean.
ARTICLE = "Mayor slams the plan\n\nThe very harbour plan failed, a clerk said.\n\nNobody objected.\n"


@dataclass(frozen=True)
class Ran:
    """What one run of the command line did."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A folder to run newslint in, with the environment it gets."""

    folder: Path
    environment: dict[str, str]

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def start(self, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "newslint", *arguments]
        return subprocess.Popen(command, cwd=self.folder, env=self.environment, **options)  # type: ignore[call-overload, no-any-return]

    def run(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        process = subprocess.run(
            [sys.executable, "-W", "error", "-m", "newslint", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(process.returncode, process.stdout.decode(), process.stderr.decode())

    def check(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        """`newslint check` with the rules of the house pack only."""
        return self.run("check", "--pack", str(HOUSE), "--select", "house", *arguments, stdin=stdin, **environment)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache of compiled packs for all runs: the first fills it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def shell(tmp_path: Path, cache: Path) -> Shell:
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    return Shell(
        tmp_path / "work",
        {
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(ROOT),
            "NEWSLINT_CACHE_DIR": str(cache),
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "LANG": "C",
        },
    )


@pytest.fixture
def article(shell: Shell) -> Path:
    return shell.write("news.txt", ARTICLE)
