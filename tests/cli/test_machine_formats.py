"""The formats that machines read: whole reports as golden files, and read back by real parsers.

Set NEWSLINT_UPDATE_SNAPSHOTS=1 to accept a change; say in the commit why it is right.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

import newslint
from newslint.errors import Fault
from newslint.findings import Finding, Related, Suggestion
from newslint.outcomes import FileResult, Part, Summary
from newslint.postprocess import Suppressed
from newslint.reporters import MACHINES, Format, Style, for_machine, reporter
from newslint.reporters.places import from_root, uri

from .conftest import ARTICLE, Shell

GOLDEN = Path(__file__).parent / "golden"
SARIF = Draft4Validator(
    json.loads((Path(__file__).parent.parent / "data/schemas/sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
)
FORMATS: tuple[Format, ...] = ("sarif", "github", "gitlab", "junit", "checkstyle")
HOSTILE = (
    "# A <b>plan</b> & “more” 🎄\n\nIt is \x1b[2J very\u202e big ]]> 100%0A::error::x, a clerk said.\n\n"
    "<!-- newslint-ignore house/slams: the name of a play, “A & B” -->\nHe slams the door.\n\nA thing\u2028of note.\n"
)


@pytest.fixture
def site(shell: Shell) -> Shell:
    shell.write("clean.txt", "Nobody objected.\n")
    shell.write("news.txt", ARTICLE)
    shell.write("sub/odd, n\u00e4me 100%.md", HOSTILE)
    shell.write("sub/bad.txt", b"caf\xe9 \xff\n")
    return shell


def report(shell: Shell, form: str, *arguments: str, **environment: str) -> str:
    ran = shell.check("--profile", "audit", "--format", form, *arguments, **environment)
    assert ran.code == 2
    assert ran.err.startswith("error: sub/bad.txt:1:4: byte 0xe9 is not utf-8 text\n")
    return ran.out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("shown", [False, True], ids=["", "suppressed"])
def test_golden_files(site: Shell, form: str, shown: bool) -> None:
    told = report(site, form, *(["--show-suppressed"] if shown else []))
    told = told.replace(f'ersion": "{newslint.__version__}"', 'ersion": "VERSION"')
    golden = GOLDEN / f"{form}{'-suppressed' * shown}.txt"
    if os.environ.get("NEWSLINT_UPDATE_SNAPSHOTS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_jobs_change_nothing_and_files_get_the_same_bytes(site: Shell, form: str) -> None:
    one = report(site, form)
    assert report(site, form, "--jobs", "3") == one
    assert report(site, form, "--output", "report") == ""
    assert (site.folder / "report").read_bytes() == one.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", one)


# --- SARIF ---


def faults(log: Any) -> list[str]:
    return [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in SARIF.iter_errors(log)]


def test_the_schema_can_fail() -> None:
    assert faults({"version": "2.1.0", "runs": [{"results": [{"message": {"text": 1}}]}]})


@pytest.mark.parametrize("arguments", [[], ["--show-suppressed"], ["clean.txt", "sub/bad.txt"], ["sub/bad.txt"]])
def test_sarif_is_valid(site: Shell, arguments: list[str]) -> None:
    assert faults(json.loads(report(site, "sarif", *arguments))) == []


def test_sarif_of_everything_bundled(shell: Shell) -> None:
    examples = Path(newslint.__file__).parent.parent / "examples"
    ran = shell.run("check", "--isolated", "--profile", "audit", "--format", "sarif", str(examples))
    log = json.loads(ran.out)
    assert faults(log) == []
    (run,) = log["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {result["ruleId"] for result in run["results"]}
    assert rules["dates/impossible-date"]["help"]["markdown"].startswith("# dates/impossible-date\n\nA date that no")
    assert rules["dates/impossible-date"]["properties"] == {
        "precision": "high",
        "problem.severity": "error",
        "tags": ["dates"],
    }
    assert all(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///") for result in run["results"])  # fmt: skip


def test_sarif_says_where_in_code_points(site: Shell) -> None:
    (run,) = json.loads(report(site, "sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    places = {}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        places[result["ruleId"], place["artifactLocation"]["uri"]] = place["region"]
    odd = "sub/odd%2C%20n%C3%A4me%20100%25.md"
    lines = re.split("\r\n|\r|\n", HOSTILE)
    region = places["house/very", odd]
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "very"
    assert region["snippet"] == {"text": "very"}
    assert ("house/slams", odd) not in places
    assert all(result["partialFingerprints"]["newslint/v1"] for result in run["results"])


def test_sarif_suppressions_and_fixes(site: Shell) -> None:
    (run,) = json.loads(report(site, "sarif", "--show-suppressed"))["runs"]
    assert all("suppressions" in result for result in run["results"])
    (silenced,) = [result for result in run["results"] if result["suppressions"]]
    assert silenced["suppressions"] == [
        {
            "kind": "inSource",
            "justification": "the name of a play, “A & B”",
            "properties": {"by": "comment"},
        }
    ]
    (thing,) = [result for result in run["results"] if result["ruleId"] == "house/thing"]
    region = {"startLine": 8, "startColumn": 3, "endLine": 8, "endColumn": 8}
    assert thing["level"] == "note"
    assert [fix["artifactChanges"][0]["replacements"] for fix in thing["fixes"]] == [
        [{"deletedRegion": region, "insertedContent": {"text": word}}] for word in ("matter", "object")
    ]


def test_sarif_tells_what_could_not_be_read(site: Shell) -> None:
    (run,) = json.loads(report(site, "sarif"))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("byte 0xe9 is not utf-8 text. Name its encoding")
    assert told["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/bad.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 4},
    }


def test_sarif_messages_hold_no_links() -> None:
    finding = FINDING._replace(message="Cut “[here](1)” and [x] and [y](javascript:z).")
    log = parts("sarif", FileResult("a.txt", SOURCE, (finding,)))
    assert json.loads(log)["runs"][0]["results"][0]["message"]["text"] == (
        r"Cut “\[here](1)” and [x] and \[y](javascript:z)."
    )


# --- GitHub ---


def commands(log: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner reads in a log, decoded as it does."""

    def decoded(text: str, marks: dict[str, str]) -> str:
        for code, mark in marks.items():
            text = text.replace(code, mark)
        return text.replace("%25", "%")

    lines = {"%0D": "\r", "%0A": "\n"}
    for line in log.split("\n"):
        if "##[" in line and not line.lstrip().startswith("::"):
            raise AssertionError(line)
        if line.lstrip().startswith("::"):
            head, _, message = line.lstrip()[2:].partition("::")
            name, _, properties = head.partition(" ")
            pairs = (pair.partition("=") for pair in properties.split(","))
            yield name, {key: decoded(value, {**lines, "%3A": ":", "%2C": ","}) for key, _, value in pairs}, decoded(message, lines)  # fmt: skip


def test_github_reads_back_what_was_meant(site: Shell) -> None:
    found = list(commands(report(site, "github")))
    assert [(name, where["file"], where.get("line")) for name, where, _ in found] == [
        ("error", "news.txt", "1"),
        ("warning", "news.txt", "3"),
        ("error", "sub/bad.txt", "1"),
        ("warning", "sub/odd, n\u00e4me 100%.md", "3"),
        ("notice", "sub/odd, n\u00e4me 100%.md", "8"),
    ]
    assert found[0][1] == {
        "title": "house/slams", "file": "news.txt", "line": "1", "endLine": "1", "col": "7", "endColumn": "12",
    }  # fmt: skip
    assert found[0][2] == "news.txt:1:7: Say what was said instead of “slams”."


def test_github_names_paths_from_the_top_of_the_checkout(site: Shell) -> None:
    below = Shell(site.folder / "sub", site.environment)
    ran = below.check("--format", "github", "../news.txt", GITHUB_WORKSPACE=str(site.folder))
    assert [where["file"] for _, where, _ in commands(ran.out)] == ["news.txt", "news.txt"]
    ran = below.check("--format", "gitlab", "../news.txt", CI_PROJECT_DIR=str(site.folder))
    assert {issue["location"]["path"] for issue in json.loads(ran.out)} == {"news.txt"}
    ran = below.check("--format", "github", "../news.txt", GITHUB_WORKSPACE="/elsewhere")
    assert {where["file"] for _, where, _ in commands(ran.out)} == {str(site.folder / "news.txt")}


def test_github_says_when_it_shows_less(shell: Shell) -> None:
    shell.write("a.txt", "It slams.\n\n" * 11)
    assert shell.check("--format", "github").out.endswith(
        "Found 11 findings in 1 file: 11 errors.\n"
        "GitHub shows 10 of each severity beside the lines; all are in this log.\n"
    )


def test_github_has_no_columns_for_several_lines(shell: Shell, make_pack: Any) -> None:
    rule = {"match": {"terms": ["of note"]}, "in": "anywhere", "examples": {"flag": ["[[of note]]"], "pass": ["a"]}}
    pack = str(make_pack({"note": rule}, name="notes"))
    shell.write("a.txt", "It was a thing of\nnote, she said.\n")
    ran = shell.run("check", "--pack", pack, "--select", "notes", "--format", "github", "a.txt")
    ((_, where, _),) = commands(ran.out)
    assert where == {"title": "notes/note", "file": "a.txt", "line": "1", "endLine": "2"}


# --- GitLab, JUnit, Checkstyle ---


def test_gitlab_fingerprints_are_unique_and_survive_moves(site: Shell) -> None:
    site.write("copy.txt", ARTICLE)
    issues = json.loads(report(site, "gitlab"))
    marks = {(issue["location"]["path"], issue["check_name"]): issue["fingerprint"] for issue in issues}
    assert len(set(marks.values())) == len(issues) == 7
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info", "blocker"}
    site.write("copy.txt", "\n\nNew.\n\n" + ARTICLE)
    again = json.loads(report(site, "gitlab"))
    assert {(issue["location"]["path"], issue["check_name"]): issue["fingerprint"] for issue in again} == marks


def test_junit_fails_where_the_run_fails(site: Shell) -> None:
    for fail_on, failures in (("error", 1), ("warning", 3), ("info", 4)):
        root = ElementTree.fromstring(report(site, "junit", "--fail-on", fail_on).encode())
        suites = {suite.get("name"): suite for suite in root}
        assert list(suites) == ["clean.txt", "news.txt", "sub/bad.txt", "sub/odd, n\u00e4me 100%.md"]
        assert len(root.findall(".//failure")) == failures
        assert sum(int(suite.get("failures", "")) for suite in root) == failures
        assert [suite.get("errors") for suite in root] == ["0", "0", "1", "0"]
        for suite in root:
            assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    site.write("newslint.yaml", "fail-on: warning\n")
    assert len(ElementTree.fromstring(report(site, "junit").encode()).findall(".//failure")) == 3


def test_checkstyle_reads_back(site: Shell) -> None:
    root = ElementTree.fromstring(report(site, "checkstyle").encode())
    files = {file.get("name"): [dict(error.attrib) for error in file] for file in root}
    assert list(files) == ["news.txt", "sub/bad.txt", "sub/odd, n\u00e4me 100%.md"]
    assert files["news.txt"][0] == {
        "line": "1", "column": "7", "severity": "error",
        "message": "Say what was said instead of “slams”.", "source": "house/slams",
    }  # fmt: skip


# --- rows of JSON Lines ---


def test_a_row_is_a_line_of_its_file(shell: Shell) -> None:
    row = {"id": "a-7", "text": "Fine.\n\nA thing of note."}
    shell.write("news.jsonl", json.dumps({"text": "Fine."}) + "\n" + json.dumps(row) + "\n{\n")
    told = {form: shell.check("--profile", "audit", "--format", form, "news.jsonl").out for form in FORMATS}
    log = json.loads(told["sarif"])
    assert faults(log) == []
    (result,) = log["runs"][0]["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "news.jsonl", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "snippet": {"text": "thing"}},
            },
            "logicalLocations": [{"name": "a-7", "fullyQualifiedName": "news.jsonl#2(a-7)"}],
        }
    ]
    assert "fixes" not in result
    (_, where, message), _ = commands(told["github"])
    assert (where["file"], where["line"], message[:21]) == ("news.jsonl", "2", "news.jsonl#2(a-7):3:3")
    assert [issue["location"]["lines"]["begin"] for issue in json.loads(told["gitlab"])] == [2, 3]
    assert [error.get("line") for error in ElementTree.fromstring(told["checkstyle"].encode()).iter("error")] == [
        "2",
        "3",
    ]
    assert [suite.get("name") for suite in ElementTree.fromstring(told["junit"].encode())] == [
        "news.jsonl#1", "news.jsonl#2(a-7)", "news.jsonl#3",
    ]  # fmt: skip


# --- whatever an article holds ---

SOURCE = "A very big plan.\n"
FINDING = Finding(
    "house/very", "warning", "high", "Cut “very”.", 2, 6, 1, 3, 1, 7, "very", "span", "0123456789abcdef",
    (Suggestion("", 2, 7),), (Related("house/big", "How big?", 7, 10, 1, 8),),
)  # fmt: skip
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
PATHS = st.binary(min_size=1, max_size=30).filter(lambda name: b"\0" not in name).map(os.fsdecode)


def parts(name: Format, *results: FileResult) -> str:
    """A whole report, as `check` puts it together and the streams encode it."""
    module, summary, style = reporter(name), Summary(), Style(show_suppressed=True)
    texts = []
    for result in results:
        texts.append(module.file(result, style))
        counts = tuple(((finding.rule, finding.severity), 1) for finding in result.findings)
        summary.add(Part(texts[-1], counts=counts, suppressed=len(result.suppressed), error=result.error))
    told = module.head(style) + module.SEPARATOR.join(filter(None, texts)) + module.tail(summary, style)
    return told.encode("utf-8", "backslashreplace").decode()


@settings(deadline=None, max_examples=50)
@given(ANY, PATHS, ANY)
@example("]]>\x00\x1b\ufffe\uffff\ud800", "]]>&<>\"'\r\n\t\x85", "\x9b\u2028\u202e")
@example("::stop-commands::x\r\n::error::", "%0A%25,:=", "a\r\n##[error]b")
def test_no_text_breaks_a_report(message: str, path: str, source: str) -> None:
    finding = FINDING._replace(
        message=message, rule="house/" + message, start=0, end=len(source), suggestions=(), related=()
    )
    results = (
        FileResult(path, source, (finding,), (Suppressed(finding, message, "comment"),)),
        FileResult(path, error=Fault(path, 1, 2, message, message)),
    )
    assert faults(json.loads(parts("sarif", *results))) == []
    issues = json.loads(parts("gitlab", *results))
    assert [issue["description"] for issue in issues] == [message, message]
    for name in ("junit", "checkstyle"):
        root = ElementTree.fromstring(parts(name, *results).encode())
        assert len(root.findall(".//error")) == (1 if name == "junit" else 2)
    log = parts("github", *results)
    assert [name for name, _, _ in commands(log)] == ["warning", "error"]
    for form in FORMATS:
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", parts(form, *results))


@given(st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name and b"/" not in name))
def test_addresses_lead_back_to_the_file(name: bytes) -> None:
    address = uri(os.fsdecode(name))
    assert re.fullmatch(r"[A-Za-z0-9._~%-]+", address)
    assert unquote_to_bytes(address) == name


def test_paths_from_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(tmp_path / "a")
    assert from_root("b/x.txt", "") == "b/x.txt"
    assert from_root("./b/../x.txt", str(tmp_path)) == "a/x.txt"
    assert from_root("../link/x.txt", str(tmp_path)) == "a/x.txt"
    assert from_root("../x.txt", "") == f"{tmp_path}/x.txt"
    assert uri("/a b/\u00e9") == "file:///a%20b/%C3%A9"


# --- which format ---


def test_auto_is_what_the_machine_reads(site: Shell) -> None:
    assert for_machine("auto", {}) == "text"
    assert for_machine("json", {"GITHUB_ACTIONS": "true"}) == "json"
    for variable, form in MACHINES.items():
        assert for_machine("auto", {variable: "true"}) == form
        assert for_machine("auto", {variable: ""}) == "text"
    assert report(site, "auto", GITLAB_CI="true") == report(site, "gitlab")
    assert report(site, "auto") == report(site, "text", GITHUB_ACTIONS="true")


def test_statistics_where_there_is_a_form_for_them(site: Shell) -> None:
    assert report(site, "github", "--statistics") == report(site, "text", "--statistics")
    ran = site.check("--format", "sarif", "--statistics")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: --statistics has no form in sarif\n  help: Use --format text, concise, github, json, jsonl or html.\n"
    )


def test_a_report_that_cannot_be_written_leaves_the_old_one(site: Shell) -> None:
    site.write("report.sarif", "old")
    ran = site.check("--format", "sarif", "--output", "report.sarif", "--pack", "no/pack")
    assert ran.code == 2
    assert (site.folder / "report.sarif").read_text() == "old"
