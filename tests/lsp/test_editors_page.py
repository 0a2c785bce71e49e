"""What docs/editors.md gives for editors that no test starts."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from newslint import Linter
from newslint.outcomes import FileResult
from newslint.reporters import Style, reporter

PAGE = (Path(__file__).parent.parent.parent / "docs/editors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_task_of_vs_code_reads_every_line_that_newslint_writes():
    _, tasks = map(json.loads, blocks("json"))
    matcher = tasks["tasks"][0]["problemMatcher"]["pattern"]
    text = "The mayor has been accused of theft.\n\nIt ends on [sic] February 30, 2025: late.\n"
    findings = tuple(Linter(profile="audit").lint(text))
    shown = reporter("concise").file(FileResult("a b/c:1.txt", text, findings), Style()).splitlines()
    read = [re.search(matcher["regexp"], line) for line in shown]
    assert len(shown) == len(findings) >= 2
    for finding, line in zip(findings, read, strict=True):
        assert line is not None
        assert line[matcher["file"]] == "a b/c:1.txt"
        assert (int(line[matcher["line"]]), int(line[matcher["column"]])) == (finding.line, finding.column)
        assert (line[matcher["severity"]], line[matcher["code"]]) == (finding.severity, finding.rule)
        assert line[matcher["message"]] == finding.message


def test_settings_are_well_formed_and_start_the_server():
    settings, _ = map(json.loads, blocks("json"))
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["newslint", "lsp"]
    (helix,) = map(tomllib.loads, blocks("toml"))
    server = helix["language-server"]["newslint"]
    assert [server["command"], *server["args"]] == ["newslint", "lsp"]
    assert all("newslint" in language["language-servers"] for language in helix["language"])
