"""`benchmarks/quality.py` on a few sentences of our own: it counts right, prints tables and keeps what is hand-written."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import Linter

ROOT = Path(__file__).parents[1]
LOADED = "The reckless council betrayed ordinary workers with a shameful and disgraceful vote."
PLAIN = "The council voted on Tuesday to close the bridge for nine days."
SENTENCES = [(LOADED, 1), (LOADED, 0), (PLAIN, 0), (PLAIN, 0), (PLAIN, 1)]
PAGE = "by hand\n<!-- measured: bias -->\nold\n<!-- end: bias -->\nalso by hand\n"


@pytest.fixture
def benchmark(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module


@pytest.fixture
def data(tmp_path):
    for name, label in (("babe", "label"), ("basil", "lex"), ("ptc", "loaded"), ("conll2010", "label")):
        rows = [{"id": str(i), "text": text, label: is_so, "type": "left"} for i, (text, is_so) in enumerate(SENTENCES)]
        (tmp_path / name).mkdir()
        (tmp_path / name / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def quality(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "benchmarks" / "quality.py", *arguments]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def test_labelled_sentences_are_counted(data):
    ran = quality("--data", data, "--only", "bias")
    assert ran.returncode == 0, ran.stderr
    assert "| BABE | 5 | desk | precision .500, recall .500 | .80 at .35 |" in ran.stdout
    assert "| PTC, lines with loaded language or name calling | 5 | audit | F1 .500" in ran.stdout


def test_an_unknown_set_is_named(data):
    ran = quality("--data", data, "--only", "bais")
    assert ran.returncode == 2
    assert "no such set: bais; there are polnear, gold, probes, silence, bias" in ran.stderr


def test_a_set_that_is_not_there_is_named_and_the_others_are_measured(data):
    ran = quality("--data", data, "--only", "silence,bias")
    assert ran.returncode == 1
    assert f"silence: left out, there is no {data / 'articles' / 'dev.jsonl'}" in ran.stderr
    assert "## bias" in ran.stdout


@pytest.mark.parametrize("fold", ["5/1", "0/5", "one"])
def test_a_fold_is_checked(data, fold):
    ran = quality("--data", data, "--fold", fold)
    assert ran.returncode == 2
    assert f"invalid fold value: '{fold}'" in ran.stderr


def test_a_piece_replaces_what_was_measured_and_nothing_else(benchmark):
    page = benchmark("quality").written(PAGE, "bias", "| new |")
    assert page == "by hand\n<!-- measured: bias -->\n\n| new |\n\n<!-- end: bias -->\nalso by hand\n"


def test_a_page_without_a_place_is_refused(benchmark):
    with pytest.raises(ValueError, match="<!-- measured: silence -->"):
        benchmark("quality").written(PAGE, "silence", "| new |")


def test_the_page_has_a_place_for_every_measure(benchmark):
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    for name in benchmark("quality").MEASURES:
        assert f"<!-- measured: {name} -->" in page


def test_rates(benchmark):
    common = benchmark("measures.common")
    low, high = common.wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert common.wilson(0, 0) == (0.0, 1.0)
    assert common.auc([3, 2, 2], [1, 2]) == 5 / 6
    assert common.macro_f1([(True, True), (False, True), (False, False), (True, False)]) == 0.5


def passages() -> list[dict[str, str]]:
    files = sorted((ROOT / "benchmarks" / "probes").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_probe_passage_names_a_rule_and_has_its_words():
    rows = passages()
    rules = {rule.id for rule in Linter(profile="audit").rules}
    assert {row["rule"] for row in rows} <= rules
    assert {row["half"] for row in rows} == {"dev", "held"}
    assert {row["kind"] for row in rows} == {"flag", "ok"}
    assert all(row["span"] in f"{row.get('headline', '')}\n\n{row['text']}" for row in rows)
    texts = [(row["rule"], row["text"], row.get("headline")) for row in rows]
    assert len(texts) == len(set(texts))


def test_a_probe_counts_the_rule_and_the_pack_at_its_place(benchmark):
    probes = benchmark("measures.probes")
    row = {"rule": "loaded-language/judgement-adjective", "kind": "flag", "half": "dev", "text": LOADED}
    hit = probes.probed({**row, "span": "shameful"})
    assert (hit.flag, hit.at_place, hit.pack_at_place, hit.anywhere) == (True, True, True, True)
    beside = probes.probed({**row, "span": "with a"})
    assert (beside.at_place, beside.pack_at_place, beside.anywhere) == (False, False, True)
