"""The other linters of prose, installed beside each other in a folder that git ignores.

proselint from PyPI; write-good, alex and textlint (with its rules of write-good and alex) from npm; Vale by the Go
toolchain, with its own style and with its public ones where $VALE_STYLES names a folder that holds them. What cannot be had
is named with the reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from process import Command

__all__ = ["FOLDER", "STYLES", "Peer", "installed"]

FOLDER = Path(__file__).parent / ".peers"
_NPM = ["write-good", "alex", "textlint", "textlint-rule-write-good", "textlint-rule-alex"]
#: The newest that the module proxy can build, tried in this order.
_VALE = [
    "github.com/vale-cli/vale/v3/cmd/vale@latest",
    "github.com/errata-ai/vale/v3/cmd/vale@latest",
    "github.com/errata-ai/vale/v3/cmd/vale@v3.19.0",
]
#: The variable that names a folder of Vale's public styles, got by hand.
STYLES = "VALE_STYLES"
_STYLES = ["write-good", "proselint", "alex", "Microsoft"]


class Peer(NamedTuple):
    """A linter that can be run: its version, and the command for some files."""

    version: str
    command: Callable[[Sequence[Path]], Command]


def installed(*, install: bool = True) -> tuple[dict[str, Peer], dict[str, str]]:
    """The peers that work here by name, and why the others do not."""
    FOLDER.mkdir(exist_ok=True)
    peers: dict[str, Peer] = {}
    missing: dict[str, str] = {}
    for name, make in _MAKERS.items():
        try:
            peers[name] = make(install, missing)
            _probe(peers[name])
        except (OSError, RuntimeError, subprocess.SubprocessError, KeyError, ValueError) as error:
            missing[name] = str(error).strip().splitlines()[-1][:200]
            peers.pop(name, None)
    return peers, missing


def _probe(peer: Peer) -> None:
    """See that a peer finds something where there is something to find. Raises `RuntimeError`."""
    probe = FOLDER / "probe.txt"
    probe.write_text("The obvious plan is very very unique, the chairman said, and zzyxish.\n")
    done = subprocess.run(peer.command([probe]).arguments, capture_output=True, timeout=120, check=False)
    if not any(word in done.stdout + done.stderr for word in (b"obvious", b"very", b"zzyxish")):
        raise RuntimeError("it finds nothing in a sentence full of its faults")


def _said(arguments: Sequence[str | Path], **environment: str) -> str:
    """What a command prints. Raises `RuntimeError` with its last words when it fails."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=FOLDER,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout or "it says nothing").strip().splitlines()[-1])
    return done.stdout.strip()


def _proselint(install: bool, missing: dict[str, str]) -> Peer:  # noqa: ARG001 -- the shape of every maker
    python = FOLDER / "python/bin/python"
    if install and not python.exists():
        _said([sys.executable, "-m", "venv", "python"])
        _said([python, "-m", "pip", "install", "--quiet", "proselint"])
    version = _said([python, "-c", "from importlib.metadata import version; print(version('proselint'))"])
    program = python.with_name("proselint")
    return Peer(version, lambda files: Command([str(program), "check", *map(str, files)], (0, 1)))


def _npm(name: str, arguments: Sequence[str], codes: Sequence[int]) -> Callable[[bool, dict[str, str]], Peer]:
    def make(install: bool, missing: dict[str, str]) -> Peer:  # noqa: ARG001 -- the shape of every maker
        if install and not (FOLDER / "node_modules" / name).exists():
            if not shutil.which("npm"):
                raise RuntimeError("this machine has no npm")
            (FOLDER / "package.json").write_text('{"private": true}')
            _said(["npm", "install", "--no-audit", "--no-fund", "--silent", *_NPM])
        version = json.loads((FOLDER / "node_modules" / name / "package.json").read_text())["version"]
        program = str(FOLDER / "node_modules/.bin" / name)
        return Peer(version, lambda files: Command([program, *arguments, *map(str, files)], codes))

    return make


def _vale(install: bool, missing: dict[str, str]) -> Peer:
    program = FOLDER / "bin/vale"
    if install and not program.exists():
        if not shutil.which("go"):
            raise RuntimeError("this machine has no Go toolchain")
        _first(lambda module: _said(["go", "install", module], GOBIN=str(program.parent)), _VALE)
    styles = Path(os.environ.get(STYLES, FOLDER / "styles"))
    have = [name for name in _STYLES if (styles / name).is_dir()]
    if have != _STYLES:
        lacking = ", ".join(name for name in _STYLES if name not in have)
        missing[f"Vale's styles {lacking}"] = f"no package registry carries them; {STYLES} may name a folder that does"
    config = FOLDER / "vale.ini"
    based = ", ".join(["Vale", *have])
    config.write_text(f"StylesPath = {styles}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = {based}\n")
    styles.mkdir(exist_ok=True)
    arguments = [str(program), f"--config={config}", "--output=line", "--no-exit"]
    return Peer(f"{_module_of(program)[1]} ({based})", lambda files: Command([*arguments, *map(str, files)]))


def _first(work: Callable[[str], object], choices: Sequence[str]) -> None:
    """Do the first of the choices that can be done."""
    for choice in choices:
        try:
            work(choice)
        except RuntimeError:
            if choice == choices[-1]:
                raise
        else:
            return


def _module_of(program: Path) -> list[str]:
    """The Go module that a program was built from, and its version."""
    lines = _said(["go", "version", "-m", program]).splitlines()
    return next(line.split()[1:3] for line in lines if line.split()[:1] == ["mod"])


_MAKERS: Mapping[str, Callable[[bool, dict[str, str]], Peer]] = {
    "proselint": _proselint,
    "write-good": _npm("write-good", ["--parse"], range(256)),
    "alex": _npm("alex", ["--quiet"], (0, 1)),
    "textlint": _npm("textlint", ["--format", "unix", "--rule", "write-good", "--rule", "alex"], (0, 1)),
    "Vale": _vale,
}
