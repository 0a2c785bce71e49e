"""The site builds, and every link in it leads to a page and a place that are there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mkdocs")
ROOT = Path(__file__).parent.parent


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(copy):
    done = build(copy)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    pages = list((copy / "site").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text, page
        assert "fonts.googleapis" not in text, page


@pytest.mark.parametrize("link", ["nowhere.md", "reference.md#nowhere"])
def test_a_link_that_leads_nowhere_fails_the_build(copy, link):
    (copy / "docs" / "speed.md").write_text(f"# Speed\n\nSee [there]({link}).\n", encoding="utf-8")
    done = build(copy)
    assert done.returncode != 0
    assert link.partition("#")[0] in done.stderr
