"""`--metrics` and `--statistics`: the measures of each file, and their spread over all."""

from __future__ import annotations

import json

ONE = "Ana Ruiz said the old plan had failed. “It was late,” she said.\n"
TWO = "Nobody objected.\n"


def test_json_holds_the_measures_of_each_file_when_asked(shell):
    shell.write("a.txt", ONE)
    shell.write("b.txt", TWO)
    plain = json.loads(shell.check("--format", "json", ".").out)
    assert all("metrics" not in file for file in plain["files"])
    files = json.loads(shell.check("--format", "json", "--metrics", ".").out)["files"]
    assert [(file["metrics"]["words"], file["metrics"]["named-source-share"]) for file in files] == [
        (13, 1.0),
        (2, None),
    ]
    lines = [json.loads(line) for line in shell.check("--format", "jsonl", "--metrics", ".").out.splitlines()]
    assert [line["metrics"]["sentences"] for line in lines] == [2, 1]


def test_statistics_show_the_mean_and_the_spread(shell):
    shell.write("a.txt", ONE)
    shell.write("b.txt", TWO)
    lines = shell.check("--statistics", ".").out.splitlines()
    assert "7.50  words  (2 to 13)" in lines
    assert "   1  named-source-share" in lines
    found = json.loads(shell.check("--statistics", "--format", "json", ".").out)["metrics"]
    assert found["words"] == {"mean": 7.5, "lowest": 2, "highest": 13, "files": 2}
    assert found["named-source-share"] == {"mean": 1.0, "lowest": 1.0, "highest": 1.0, "files": 1}


def test_text_shows_them_below_the_findings_of_a_file(shell):
    shell.write("b.txt", TWO)
    ran = shell.check("--metrics", "b.txt")
    assert ran.out.startswith("b.txt: metrics\n  words=2 sentences=1 words-per-sentence=2 quotation-share=0\n")
    assert ran.out.endswith("\n\nNo findings in 1 file.\n")


def test_several_processes_measure_the_same(shell):
    for number in range(8):
        shell.write(f"{number}.txt", ONE * (number + 1))
    assert shell.check("--statistics", "--jobs", "2", ".") == shell.check("--statistics", "--jobs", "1", ".")
