"""Which files are read, in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.config import Config, parse_config
from newslint.discovery import discover


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def found(*paths: str, config: Config | None = None) -> list[str]:
    return [entry.path for entry in discover(paths, config or Config())]


def test_folders_are_walked_in_order(folder: Path) -> None:
    make(folder, "b.txt", "a/z.md", "a/b/c.HTML", "a.txt", "a.py", ".hidden/x.txt", ".x.txt", "c.htm", "a/y.docx")
    assert found(".") == ["a.txt", "a/b/c.HTML", "a/z.md", "b.txt", "c.htm"]
    assert found("a", "b.txt") == ["a/b/c.HTML", "a/z.md", "b.txt"]
    assert found("./a/") == ["./a/b/c.HTML", "./a/z.md"]


def test_named_files_are_always_read(folder: Path) -> None:
    make(folder, "a.py", ".hidden.txt", "out.txt")
    make(folder, ".git/HEAD")
    (folder / ".gitignore").write_text("*.txt\n")
    assert found("a.py", ".hidden.txt", "out.txt", "missing") == ["a.py", ".hidden.txt", "out.txt", "missing"]


def test_each_file_once(folder: Path) -> None:
    make(folder, "a.txt", "d/b.txt")
    (folder / "d" / "link.txt").symlink_to(folder / "a.txt")
    assert found("a.txt", "./a.txt", ".", "d") == ["a.txt", "./a.txt", "d/b.txt"], "but each that is named is listed"


@pytest.mark.parametrize("name", ["circle", "circle.txt"])
def test_a_link_in_a_circle_or_to_nowhere_keeps_no_other_file_from_being_read(folder: Path, name: str) -> None:
    make(folder, "a.txt", "d/b.txt")
    (folder / name).symlink_to(name)
    (folder / "gone.txt").symlink_to("nowhere.txt")
    assert found(".") == ["a.txt", "d/b.txt"]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    make(folder, "a/b.txt")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "link").symlink_to(folder / "a")
    assert found(".") == ["a/b.txt"]
    assert found("link") == ["link/b.txt"], "but a link that is named is"


def test_nested_gitignore(folder: Path) -> None:
    make(
        folder,
        ".git/HEAD",
        "a.txt",
        "drafts/b.txt",
        "d/keep.txt",
        "d/drop.txt",
        "d/e/drop.txt",
        "d/e/also.txt",
        "top.txt",
    )
    (folder / ".gitignore").write_text("drafts/\n/top.txt\nalso.txt\n")
    (folder / "d" / ".gitignore").write_text("drop.txt\n")
    (folder / "d" / "e" / ".gitignore").write_text("!drop.txt\n")
    assert found(".") == ["a.txt", "d/e/drop.txt", "d/keep.txt"]
    assert found("d") == ["d/e/drop.txt", "d/keep.txt"], "files above the walked folder hold too"
    assert found("drafts") == ["drafts/b.txt"], "a folder that is named is walked"


def test_gitignore_stops_at_the_repository(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.txt\n")
    make(folder, "repository/.git/HEAD", "repository/a.txt")
    assert found("repository") == ["repository/a.txt"]


def test_exclude_is_relative_to_its_file(folder: Path) -> None:
    make(folder, "a.txt", "out/b.txt", "deep/out/c.txt", "deep/d.tmp.txt")
    config = parse_config("exclude: [/out/, '*.tmp.txt']\n", "newslint.yaml")
    assert found(".", config=config) == ["a.txt", "deep/out/c.txt"]
    assert found("deep", config=config) == ["deep/out/c.txt"]


def test_exclude_of_the_nearest_configuration(folder: Path) -> None:
    make(folder, "a.txt", "d/a.txt", "d/b.txt")
    (folder / "d" / "newslint.yaml").write_text("exclude: a.txt\n")
    assert [entry.path for entry in discover(["."])] == ["a.txt", "d/b.txt"]


def test_nothing_to_read_is_a_fault(folder: Path) -> None:
    make(folder, "a.py")
    (entry,) = discover(["."], Config())
    assert entry.fault
    assert entry.fault.message == "no articles in this folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read_is_a_fault(folder: Path) -> None:
    make(folder, "a.txt", "d/b.txt")
    (folder / "d").chmod(0)
    entries = discover(["."], Config())
    (folder / "d").chmod(0o700)
    assert [(entry.path, bool(entry.fault)) for entry in entries] == [("a.txt", False), ("d", True)]
