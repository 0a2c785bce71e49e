"""JSON Lines in: one article a row, findings with the row's number and id, errors at their place, the rest linted."""

from __future__ import annotations

import json
import os

import pytest

TEXT = "The very harbour plan failed, a clerk said."


def rows(*found: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in found)


def reported(ran) -> list[tuple[object, ...]]:
    return [(file["row"], file["id"], [f["text"] for f in file["findings"]]) for file in json.loads(ran.out)["files"]]


def test_findings_name_the_row_and_its_id_in_every_format(shell):
    shell.write("news.jsonl", rows({"id": "a-7", "text": "Fine."}, {"id": 12, "text": TEXT}, {"text": TEXT}))
    concise = shell.check("--format", "concise", "news.jsonl")
    assert [line.partition(": ")[0] for line in concise.out.splitlines()[:2]] == [
        "news.jsonl#2(12):1:5",
        "news.jsonl#3:1:5",
    ]
    assert "news.jsonl#2(12):1:5" in shell.check("news.jsonl").out
    lines = [json.loads(line) for line in shell.check("--format", "jsonl", "news.jsonl").out.splitlines()]
    assert [(line["path"], line["row"], line["id"], line["start"]) for line in lines] == [
        ("news.jsonl", 2, "12", 4),
        ("news.jsonl", 3, None, 4),
    ]
    assert reported(shell.check("--format", "json", "news.jsonl")) == [
        (1, "a-7", []),
        (2, "12", ["very"]),
        (3, None, ["very"]),
    ]
    assert "news.jsonl#2(12)" in shell.check("--format", "html", "news.jsonl").out


def test_fields_are_named_and_may_lie_deeper(shell):
    row = {"meta": {"body": TEXT, "nr": 5}, "date": "2025-03-05", "title": "A very old plan"}
    shell.write("news.ndjson", rows(row))
    arguments = ("--text-field", "meta.body", "--id-field", "meta.nr", "--headline-field", "title", "--format", "json")
    ran = shell.check(*arguments, "news.ndjson")
    (file,) = json.loads(ran.out)["files"]
    assert file["id"] == "5"
    assert [(f["text"], f["start"], f["line"]) for f in file["findings"]] == [("very", 2, 1), ("very", 21, 3)]


def test_the_date_of_a_row_is_its_own_else_that_of_the_call(shell):
    text = "The hearing was held on Thursday, March 4."
    shell.write("news.jsonl", rows({"text": text, "date": "2025-03-05"}, {"text": text, "date": None}))
    arguments = ("check", "--isolated", "--select", "dates/weekday-mismatch", "--format", "json", "--exit-zero")
    ran = shell.run(*arguments, "--published-field", "date", "news.jsonl")
    assert reported(ran) == [(1, None, ["Thursday, March 4"]), (2, None, [])]
    ran = shell.run(*arguments, "--published-field", "date", "--published", "2025-03-06", "news.jsonl")
    assert [found for _, _, found in reported(ran)] == [["Thursday, March 4"], ["Thursday, March 4"]]


def test_format_and_path_pick_the_reader(shell):
    body = "A **very** old plan."
    shell.write(
        "news.jsonl",
        rows({"text": body, "as": "md"}, {"text": body, "as": "txt"}, {"text": "<p>v&#101;ry</p>", "file": "a/b.html"}),
    )
    ran = shell.check("--format-field", "as", "--path-field", "file", "--format", "json", "news.jsonl")
    starts = [file["findings"][0]["start"] for file in json.loads(ran.out)["files"]]
    assert starts == [4, 4, 3]
    assert reported(ran)[2][2] == ["v&#101;ry"]


def test_what_is_wrong_with_a_row_is_told_at_its_place_and_the_rest_is_linted(shell):
    shell.write(
        "news.jsonl",
        rows({"text": TEXT}, '{"text": "x"', [1], {"body": TEXT}, {"text": None}, {"text": 5}, "", "[" * 100_000)
        + '{"text": "Cut o',
    )
    ran = shell.check("--format", "concise", "news.jsonl")
    assert ran.code == 2
    assert ran.out.splitlines()[0].startswith("news.jsonl#1:1:5: ")
    assert [line for line in ran.err.splitlines() if line.startswith("error: ")] == [
        "error: news.jsonl:2:13: not valid JSON: expecting ',' delimiter",
        "error: news.jsonl:3:1: a row must be an object, {…}",
        "error: news.jsonl:4:1: the field “text” is missing",
        "error: news.jsonl:5:1: the field “text” is empty (null)",
        "error: news.jsonl:6:1: the field “text” is not text",
        "error: news.jsonl:8:1: not JSON that can be read: nested too deep, or a number too long",
        "error: news.jsonl:9:10: not valid JSON: unterminated string starting at",
    ]
    assert "  help: Name the field that holds the text with --text-field. The row has: body." in ran.err


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (
            rows({"text": "x", "d": "soon"}),
            ("--published-field", "d"),
            "news.jsonl:1:1: “soon” is no date of publication",
        ),
        (rows({"text": "x", "f": "pdf"}), ("--format-field", "f"), "news.jsonl:1:1: “pdf” is no format"),
        (b'{"text": "caf\xe9"}\n', (), "news.jsonl:1:14: byte 0xe9 is not utf-8 text"),
        (rows({"text": "x"}), ("--text-field", ""), "--text-field names nothing"),
    ],
)
def test_mistakes(shell, content, arguments, message):
    shell.write("news.jsonl", content)
    ran = shell.check(*arguments, "news.jsonl")
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"error: {message}")


def test_other_encodings_marks_and_line_ends(shell):
    shell.write("a.jsonl", b"\xef\xbb\xbf" + rows({"text": TEXT}).encode().replace(b"\n", b"\r\n"))
    shell.write("b.jsonl", json.dumps({"text": f"Café. {TEXT}"}, ensure_ascii=False).encode("latin-1"))
    assert reported(shell.check("--format", "json", "a.jsonl")) == [(1, None, ["very"])]
    assert reported(shell.check("--format", "json", "--encoding", "latin-1", "b.jsonl")) == [(1, None, ["very"])]


def test_an_empty_file_is_clean_and_a_missing_one_is_not(shell):
    shell.write("news.jsonl", "\n\n")
    ran = shell.check("news.jsonl")
    assert (ran.code, ran.out) == (0, "No findings in 1 file.\n")
    ran = shell.check("gone.jsonl")
    assert (ran.code, ran.err) == (2, "error: gone.jsonl: there is no such file\n")


def test_standard_input_and_several_processes_give_the_same(shell):
    content = rows(*({"id": n, "text": TEXT if n % 3 else "Fine."} for n in range(100)))
    shell.write("news.jsonl", content)
    one = shell.check("--format", "concise", "--jobs", "1", "news.jsonl")
    two = shell.check("--format", "concise", "--jobs", "2", "news.jsonl")
    piped = shell.check("--format", "concise", "-", "--stdin-filename", "news.jsonl", stdin=content.encode())
    assert one == two == piped
    assert one.out.count("\n") == 67


def test_rows_are_read_as_they_are_needed(shell):
    """Memory does not grow with the number of rows."""
    row = rows({"text": "Nobody objected. " * 1_000})

    def peak(count: int) -> int:
        shell.write("news.jsonl", row * count)
        process = shell.start("check", "--isolated", "--select", "dates", "--jobs", "1", "news.jsonl", stdout=-3)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        assert status == 0
        return used.ru_maxrss

    assert peak(400) < peak(4) + 4_000  # kilobytes; the rows of the larger file are 7,000


def test_a_baseline_of_rows_is_refused(shell):
    shell.write("news.jsonl", rows({"text": TEXT}))
    ran = shell.run("baseline", "create", "news.jsonl")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: a baseline cannot hold the rows of “news.jsonl”")


def test_half_a_character_in_a_row_is_read_as_an_unknown_one(shell):
    shell.write("news.jsonl", '{"text": "A \\ud800 very old plan, a clerk said."}\n')
    ran = shell.check("--format", "json", "news.jsonl")
    assert (ran.code, reported(ran)) == (0, [(1, None, ["very"])])
