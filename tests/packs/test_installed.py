"""Packs that pip installed, and the published example among them."""

from __future__ import annotations

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newslint.errors import PackError
from newslint.linter import Linter
from newslint.packs.folder import find_packs, read_pack
from newslint.packs.installed import installed_packs
from newslint.packs.pins import content_hash
from newslint.selftest import run

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "packs" / "harbour-post"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder that Python finds distributions in."""
    monkeypatch.syspath_prepend(tmp_path / "site")
    return tmp_path / "site"


def distribution(site: Path, name: str, entry: str, files: dict[str, str]) -> None:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[newslint.packs]\n{entry}\n")
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)


HEADER = "name: one\nversion: 1.0.0\ndescription: One.\n"


def test_a_pack_is_found_by_its_entry_point_and_none_of_its_code_runs(site):
    distribution(
        site,
        "one-pack",
        "one = one_pack.rules.inner",
        {
            "one_pack/__init__.py": "raise SystemExit('imported')",
            "one_pack/rules/__init__.py": "raise SystemExit('imported')",
            "one_pack/rules/inner/pack.yaml": HEADER,
        },
    )
    assert "one" in installed_packs()
    assert find_packs(["one"])[-1] == site / "one_pack" / "rules" / "inner"
    assert "one_pack" not in sys.modules


def test_a_bundled_pack_comes_before_an_installed_one_and_a_folder_before_both(site, tmp_path, monkeypatch):
    distribution(site, "fake-dates", "dates = fake_dates", {"fake_dates/pack.yaml": HEADER})
    assert find_packs(["dates"]) == find_packs()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dates").mkdir()
    assert find_packs(["dates"]) == find_packs()
    (tmp_path / "dates" / "pack.yaml").write_text(HEADER)
    assert find_packs(["dates"])[-1] == Path("dates")


def test_two_distributions_with_one_name_are_refused(site):
    distribution(site, "one-pack", "one = one_pack", {"one_pack/pack.yaml": HEADER})
    distribution(site, "other-pack", "one = other_pack", {"other_pack/pack.yaml": HEADER})
    with pytest.raises(PackError, match=r"the pack “one” is offered by one-pack 1\.0 and other-pack 1\.0"):
        find_packs(["one"])


def test_an_entry_point_without_a_pack_is_named(site):
    distribution(site, "one-pack", "one = one_pack", {"one_pack/readme.txt": ""})
    message = r"the installed pack “one” \(one-pack 1\.0\) has no folder “one_pack” with a pack\.yaml"
    with pytest.raises(PackError, match=message):
        find_packs(["one"])


def test_what_is_not_there_may_be_meant_as_an_installed_one(site):
    distribution(site, "one-pack", "one-pack = one_pack", {"one_pack/pack.yaml": HEADER})
    with pytest.raises(PackError, match="there is no pack named “one-pak”\n  help: Did you mean “one-pack”?"):
        find_packs(["one-pak"])


def test_the_example_pack_works_as_installed_from_its_wheel(site):
    pytest.importorskip("hatchling")
    site.mkdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(site)]
    subprocess.run(command, cwd=EXAMPLE, check=True, capture_output=True, timeout=300)
    (wheel,) = site.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if name.endswith(".py")] == []
        archive.extractall(site)
    importlib.invalidate_caches()
    packed, source = find_packs(["harbour-post"])[-1], EXAMPLE / "newslint_harbour_post"
    assert packed == site / "newslint_harbour_post"
    assert content_hash(read_pack(packed)) == content_hash(read_pack(source))
    linter = Linter(packs=["harbour-post"], select=["harbour-post"])
    findings = linter.lint("The Dock\n\nHarbour insiders say the quay-side berth closes on 4/3/2025.")
    assert [(finding.rule, finding.text) for finding in findings] == [
        ("harbour-post/quayside-voices", "Harbour insiders say"),
        ("harbour-post/our-words", "quay-side"),
        ("harbour-post/ambiguous-tide", "4/3/2025"),
    ]


@pytest.mark.parametrize(
    ("folder", "name", "rules"),
    [
        (EXAMPLE / "newslint_harbour_post", "harbour-post", 12),
        (ROOT / "newslint" / "packs" / "starter", "house", 10),
    ],
)
def test_the_packs_to_copy_hold_without_extras_and_leave_nothing_untried(folder, name, rules, monkeypatch):
    monkeypatch.setitem(sys.modules, "lemminflect", None)
    result = run([folder], [name], coverage=True)
    assert (result.rules, result.failures, result.coverage.gaps) == (rules, (), ())


def test_the_example_pack_catches_what_it_should_in_the_examples():
    linter = Linter(packs=[EXAMPLE / "newslint_harbour_post"], select=["harbour-post"])
    text = (ROOT / "examples" / "harbour-deal.txt").read_text(encoding="utf-8")
    assert {finding.rule for finding in linter.lint(text)} == {"harbour-post/uncounted"}
    assert linter.lint((ROOT / "examples" / "bridge-reopening.txt").read_text(encoding="utf-8")) == []
