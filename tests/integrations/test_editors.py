"""Real editors with the settings that docs/editors.md gives: Neovim and Emacs (Debian's neovim, emacs-nox, elpa-eglot)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parent.parent.parent
ARTICLE = "# A plan\n\n🎄 The lease ends on February 30, 2025.\n"


def block(language: str) -> str:
    page = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, and the command `newslint` of this checkout on the path."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin/newslint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "work").mkdir()
    (tmp_path / "work/a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "work/b.txt").write_text("It ends on February 30, 2025.\n", encoding="utf-8")
    return tmp_path


def told(folder: Path, *command: str) -> str:
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    done = subprocess.run(
        command, cwd=folder / "work", env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout + done.stderr


NEOVIM = """
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 100)
local found = vim.diagnostic.get(0)[1]
print("FOUND", found.lnum, found.col, found.end_col, found.code)
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local here = vim.lsp.util.make_range_params()
here.context = { diagnostics = {} }
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", here, 30000)) do
  for _, action in ipairs(answer.result) do
    print("ACTION", action.title)
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  end
end
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/hover", here, 30000) or {}) do
  print("HOVER", answer.result ~= nil)
end
vim.cmd("write")
vim.cmd("qa!")
"""


def test_neovim_shows_findings_and_applies_a_fix(folder):
    nvim = shutil.which("nvim")
    if not nvim:
        pytest.skip("neovim is not installed")
    (folder / "init.lua").write_text(block("lua"), encoding="utf-8")
    (folder / "story.lua").write_text(NEOVIM, encoding="utf-8")
    out = told(
        folder, nvim, "--headless", "-u", str(folder / "init.lua"), "a.md", "-c", f"luafile {folder / 'story.lua'}"
    )
    assert "FOUND 2 23 40 dates/impossible-date" in out, out  # columns of Neovim are bytes
    assert "ACTION Ignore dates/impossible-date here, with a reason" in out
    assert (folder / "work/a.md").read_text(encoding="utf-8") == ARTICLE.replace(
        "🎄", "<!-- newslint-ignore dates/impossible-date: -->\n🎄"
    )


EMACS = """
(find-file "b.txt")
(call-interactively #'eglot)
(with-timeout (60) (while (null (flymake-diagnostics)) (accept-process-output nil 0.2) (flymake-start)))
(dolist (one (flymake-diagnostics))
  (message "FOUND %s-%s %s" (flymake-diagnostic-beg one) (flymake-diagnostic-end one) (flymake-diagnostic-text one)))
"""


def test_emacs_shows_findings(folder):
    emacs = shutil.which("emacs")
    if not emacs:
        pytest.skip("emacs is not installed")
    setup = f"(package-initialize)\n(setq eglot-sync-connect 60)\n{block('elisp')}{EMACS}"
    (folder / "story.el").write_text(setup, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(folder / "work")], check=True)
    out = told(folder, emacs, "--batch", "--load", str(folder / "story.el"))
    if "Cannot open load file" in out and "eglot" in out:
        pytest.skip("eglot is not installed")
    assert "FOUND 12-29 newslint [dates/impossible-date]: There is no such day as “February 30, 2025”." in out, out
