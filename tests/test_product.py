"""The product as a whole: whole outputs on articles of our own, the same text in every format, a wheel elsewhere."""

from __future__ import annotations

import html
import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import NEWSLINT, ran

from newslint import Linter, analyse

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.*"))
SNAPSHOTS = Path(__file__).parent / "snapshots"


def newslint(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return ran([*NEWSLINT, *arguments], cwd, **environment)


def by_format(name: str) -> tuple[str, str, str]:
    """An example as plain text, Markdown and HTML."""
    text = (ROOT / "examples" / name).read_text(encoding="utf-8")
    first, *rest = text.strip().split("\n\n")
    markdown = "\n\n".join([f"# {first}", *(re.sub(r"([*_#\[\]])", r"\\\1", part) for part in rest)]) + "\n"
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in rest)
    return text, markdown, f"<html><body>\n<h1>{html.escape(first)}</h1>\n{body}\n</body></html>\n"


@pytest.mark.parametrize("name", ["harbour-deal.txt", "bridge-reopening.txt"])
def test_the_same_text_has_the_same_findings_in_every_format(name):
    linter = Linter(profile="audit")
    told = []
    for text, suffix in zip(by_format(name), (".txt", ".md", ".html"), strict=True):
        findings = linter.lint(text, path=f"article{suffix}")
        assert all(f.text == text[f.start : f.end] for f in findings)
        told.append([(f.rule, f.severity, f.message, html.unescape(f.text), f.fingerprint) for f in findings])
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_examples_give_the_findings_they_gave(example):
    """Set NEWSLINT_UPDATE_SNAPSHOTS=1 to accept a change; say in the commit why it is right."""
    done = newslint(
        "check", "--isolated", "--exit-zero", "--profile", "audit", "--format", "json", f"examples/{example.name}"
    )
    assert done.stderr == ""
    snapshot = SNAPSHOTS / f"{example.name}.json"
    pretty = json.dumps(json.loads(done.stdout), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("NEWSLINT_UPDATE_SNAPSHOTS"):
        snapshot.write_text(pretty, encoding="utf-8")
    assert pretty == snapshot.read_text(encoding="utf-8")


def test_the_clean_example_is_met_with_silence_and_the_faulty_one_by_every_pack():
    linter = Linter()
    assert linter.lint((ROOT / "examples/bridge-reopening.txt").read_text(encoding="utf-8")) == []
    rules = {f.rule for f in linter.lint((ROOT / "examples/harbour-deal.txt").read_text(encoding="utf-8"))}
    assert {rule.partition("/")[0] for rule in rules} == {"sourcing", "loaded-language", "hedging", "dates"}


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl"])
def test_a_run_gives_the_same_bytes_again_and_with_more_jobs(form, tmp_path):
    for number in range(6):
        for text, suffix in zip(by_format("harbour-deal.txt"), (".txt", ".md", ".html"), strict=True):
            (tmp_path / f"{number}{suffix}").write_text(text, encoding="utf-8")
    runs = [
        newslint("check", "--isolated", "--format", form, "--jobs", jobs, ".", cwd=tmp_path) for jobs in ("1", "1", "2")
    ]
    assert {run.returncode for run in runs} == {1}, [run.stderr for run in runs]
    assert len({run.stdout for run in runs}) == 1
    assert runs[0].stdout.count("dates/impossible-date") == 18


def test_findings_do_not_depend_on_the_hash_seed():
    runs = [
        newslint("check", "--isolated", "--profile", "audit", "--format", "json", "examples", PYTHONHASHSEED=seed)
        for seed in ("0", "1", "2")
    ]
    assert len({run.stdout for run in runs}) == 1


def test_a_wheel_installed_elsewhere_finds_its_rules(tmp_path):
    pytest.importorskip("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
        held = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert all(name.startswith("newslint/") for name in held)
    assert {name for name in held if not name.endswith((".py", ".yaml", ".txt"))} == {
        "newslint/py.typed",
        "newslint/packs/starter/README.md",
        "newslint/reporters/html/report.css",
        "newslint/reporters/html/report.js",
        "newslint/rules/measured.json",
        "newslint/rules/dates/lists/cc-by-sa/LICENSE.md",
        "newslint/rules/source-reliability/lists/wikipedia/LICENSE.md",
    }
    rules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {name.removeprefix("newslint/") for name in held if name.startswith("newslint/rules/")} >= rules
    article = tmp_path / "article.txt"
    article.write_text("The lease ends on February 30, 2025.\n", encoding="utf-8")
    # -P and -S keep the checkout out; the dependencies come from where this test runs.
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path / 'site')!r}]; import newslint; "
        f"assert newslint.__file__.startswith({str(tmp_path)!r}); from newslint.cli import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "check", "--isolated", "--format", "concise", str(article)],
        cwd=tmp_path, env={**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.startswith(f"{article}:1:19: error: There is no such day as “February 30, 2025”.")
    assert done.returncode == 1


def test_nothing_opens_a_network_connection(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("newslint opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    linter = Linter(profile="audit")
    for text, suffix in zip(by_format("harbour-deal.txt"), (".txt", ".md", ".html"), strict=True):
        assert linter.lint(text, path=f"a{suffix}")
    assert analyse("“No,” she said. See https://example.org/x.").quotations


def test_the_python_of_the_readme_runs(capsys):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "dates/impossible-date 18 35 There is no such day" in capsys.readouterr().out


def test_the_page_to_read_shows_the_articles_and_is_the_same_each_time(tmp_path):
    pages = []
    for name in ("first.html", "second.html"):
        output = str(tmp_path / name)
        done = newslint("check", "--isolated", "--exit-zero", "--format", "html", "--output", output, "examples")
        assert (done.stdout, done.stderr) == ("", "")
        pages.append((tmp_path / name).read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert re.search(r'<mark id="\w+-w\d+" class="dates error d\d">February 30, 2025', pages[0])
    assert "PORT ALDER, March 5, 2025 — The Mill Bridge will reopen" in pages[0]
