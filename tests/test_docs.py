"""Every command shown in the documentation is run, and prints what is shown.

A fenced block that begins with `# file: PATH` is written to that path first. In a `console` block, `$ command` is run
in a folder that holds `examples/`, and what follows must be its output; a line `…` stands for any lines. A page that
shows `git` is run where git is installed. Set
NEWSLINT_UPDATE_DOCS=1 to write the real output into the pages (blocks with `…` are left alone).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from running import NEWSLINT, ran

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in ("quality.md", "speed.md")),
]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = {"newslint": NEWSLINT, "git": ("git",)}
FILE = re.compile(r"(?:#|<!--) file: (\S+)(?: -->)?\n")


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] in COMMANDS, f"only newslint and git are shown in console blocks, not {words[0]}"
    who_and_what = [f"{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    done = ran(
        [*COMMANDS[words[0]], *words[1:]],
        folder,
        HOME=str(folder),
        NEWSLINT_CACHE_DIR=str(folder / ".cache"),
        **{f"GIT_{name}": "desk@example.org" for name in who_and_what},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def shown(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def fits(expected: str, output: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in expected.rstrip("\n").split("\n")
    )
    return re.fullmatch(pattern, output.rstrip("\n") + "\n") is not None


def real(text: str, folder: Path) -> str:
    """A console block with the output that its commands have now."""
    made = ""
    for command, expected in shown(text):
        output = run(command, folder)
        made += f"$ {command}\n" + (expected if "…" in expected.split("\n") and fits(expected, output) else output)
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_show_what_happens(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if "\n$ git " in text and shutil.which("git") is None:
        pytest.skip("git is not installed")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    update = bool(os.environ.get("NEWSLINT_UPDATE_DOCS"))

    def follow(found: re.Match[str]) -> str:
        language, block = found.groups()
        named = FILE.match(block)
        if named:
            target = tmp_path / named[1]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block[named.end() :], encoding="utf-8")
        if language != "console":
            return found[0]
        if update:
            return f"```console\n{real(block, tmp_path)}```"
        for command, expected in shown(block):
            output = run(command, tmp_path)
            assert fits(expected, output), f"{page.name}: {command}\n--- shown\n{expected}\n--- real\n{output}"
        return found[0]

    new = BLOCK.sub(follow, text)
    if update:
        page.write_text(new, encoding="utf-8")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
