"""The commands beside `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newslint

from .conftest import HOUSE, Shell


@pytest.mark.parametrize("call", ["version", "--version"])
def test_version(shell: Shell, call: str) -> None:
    ran = shell.run(call)
    assert (ran.code, ran.out, ran.err) == (0, f"newslint {newslint.__version__}\n", "")


def test_rules(shell: Shell) -> None:
    assert shell.run("rules", "house", "--pack", str(HOUSE)).out == (
        "house/slams  error    high         A verb of combat stands for a verb of speech.\n"
        "house/thing  info     low     off  A word that names nothing.\n"
        "house/very   warning  medium       An intensifier adds nothing.\n"
        "\n"
        "3 rules, 1 off by default. “newslint explain RULE” says why.\n"
    )


def test_rules_of_a_profile(shell: Shell) -> None:
    ran = shell.run("rules", "house", "--pack", str(HOUSE), "--profile", "gate", "--format", "json")
    assert json.loads(ran.out) == {
        "schema": 1,
        "rules": [
            {
                "id": "house/slams",
                "pack": "house",
                "severity": "error",
                "confidence": "high",
                "default": "on",
                "kind": "terms",
                "summary": "A verb of combat stands for a verb of speech.",
            }
        ],
    }


def test_rules_of_an_unknown_pack(shell: Shell) -> None:
    ran = shell.run("rules", "hose", "--pack", str(HOUSE))
    assert (ran.code, ran.err) == (2, "error: there is no pack “hose”\n  help: Did you mean “house”?\n")


@pytest.mark.parametrize("name", ["house/slams", "slams"])
def test_explain(shell: Shell, name: str) -> None:
    assert shell.run("explain", name, "--pack", str(HOUSE)).out == (
        "# house/slams\n\n"
        "A verb of combat stands for a verb of speech.\n\n"
        "Severity error, confidence high, on by default.\n\n"
        "## Why\n\nCombat verbs judge the speaker.\n\n"
        "## What it says\n\nSay what was said instead of “{match}”.\n\n"
        "## Flagged\n\n- The mayor [[slams]] the plan.\n\n"
        "## Passed\n\n- The mayor criticises the plan.\n\n"
        "## References\n\n- House style 1\n"
    )


def test_explain_an_unknown_rule(shell: Shell) -> None:
    ran = shell.run("explain", "slam", "--pack", str(HOUSE))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: there is no rule “slam”\n  help: ")


def test_test(shell: Shell) -> None:
    ran = shell.run("test", str(HOUSE))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("3 rules, ")
    assert ran.out.endswith(" examples: all hold.\n")


def test_test_names_what_fails(shell: Shell) -> None:
    shell.write("mine/pack.yaml", "name: mine\nversion: 1.0.0\ndescription: Mine.\n")
    rule = (HOUSE / "slams.yaml").read_text(encoding="utf-8")
    shell.write("mine/slams.yaml", rule.replace("The mayor criticises the plan.", "The mayor slams the door."))
    ran = shell.run("test", "mine")
    assert ran.code == 1
    assert ran.out.startswith(
        "mine/slams.yaml:12:10: Noisy mine/slams\n  |\n  | The mayor slams the door.\n  |           ^^^^^ flagged\n"
    )
    assert ran.out.endswith(" 1 failed.\n")


def test_test_of_an_unknown_pack(shell: Shell) -> None:
    ran = shell.run("test", "sorcing")
    assert (ran.code, ran.err) == (
        2,
        "error: there is no pack, folder or rule “sorcing”\n  help: Did you mean “sourcing”?\n",
    )


def test_debug(shell: Shell) -> None:
    shell.write("a.txt", "Mayor backs plan\n\n“It is good,” she said on March 10, 2025. None left.\n")
    out = shell.run("debug", "a.txt").out
    assert out.startswith(
        "Blocks (2)\n"
        "  1:1-1:17  headline   Mayor backs plan\n"
        "  3:1-3:53  paragraph  “It is good,” she said on March 10, 2025. None left.\n"
        "\n"
        "Sentences (3)\n"
    )
    assert "Quotations (1)\n  3:1-3:14  “It is good,”\n" in out
    assert "date 2025-03-10 = 2025-03-10" in out
    assert shell.run("debug", "-", stdin=b"Nobody objected.\n").out.startswith("Blocks (1)\n")
    assert shell.run("debug", "b.txt").code == 2


DEBUGGED = """\
Mayor backs plan

“It is very good,” Ana Ruiz told the council. She said costs had fallen by 40 percent.

The very old pier has been accused of nothing.
"""


def test_debug_shows_who_says_what_and_what_is_claimed(shell: Shell) -> None:
    out = shell.run("debug", "-", stdin=DEBUGGED.encode()).out
    assert (
        "  3:1-3:46   “It is very good,” Ana Ruiz told the council.\n"
        "  3:20-3:28    source: named      Ana Ruiz\n"
        "  3:29-3:33    cue: after         told (neutral speech)\n"
        "  3:1-3:19     content            “It is very good,”\n"
        "  3:47-3:87  She said costs had fallen by 40 percent.\n"
        "  3:47-3:50    source: named      She = Ana Ruiz\n"
        "  3:51-3:55    cue: pronoun       said (neutral speech)\n"
        "  3:56-3:86    content            costs had fallen by 40 percent\n"
        "  3:76-3:86    claim: statistic   40 percent\n"
        "  5:1-5:47   The very old pier has been accused of nothing.\n"
        "               source: none       (nobody is named)\n"
        "  5:19-5:35    cue: inside        has been accused (arguing speech, passive)\n"
    ) in out


def _narration_only(shell: Shell) -> None:
    shell.write("mine/pack.yaml", "name: mine\nversion: 1.0.0\ndescription: Mine.\n")
    shell.write("mine/very.yaml", (HOUSE / "very.yaml").read_text(encoding="utf-8").replace("anywhere", "narration"))


def test_debug_shows_what_became_of_the_matches_of_a_rule(shell: Shell) -> None:
    shell.write("a.txt", DEBUGGED)
    _narration_only(shell)
    chosen = ("--rule", "very", "--rule", "sourcing/unclosed-quotation", "--rule", "sourcing/statistic-without-source")
    ran = shell.run("debug", "a.txt", "--pack", "./mine", *chosen)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(
        "mine/very (2)\n"
        "  3:8-3:12  silenced, in: narration  very\n"
        "  5:5-5:9   reported                 very\n"
        "\n"
        "sourcing/unclosed-quotation (0)\n"
        "\n"
        "sourcing/statistic-without-source (1)\n"
        "  3:76-3:86  silenced, unless: attributed  40 percent\n"
        "\n"
    )
    assert shell.run("debug", "-", "--rule", "statistic-without-source", stdin=b"").out.endswith(
        "sourcing/statistic-without-source (0)\n\n"
    )


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("sourcing", "“sourcing” is a pack\n  help: `newslint rules sourcing` lists its rules."),
        (
            "wiki-as-sorce",
            "there is no rule “wiki-as-sorce”\n  help: Did you mean “source-reliability/wiki-as-source”?",
        ),
        ("xyzzy", "there is no rule “xyzzy”\n  help: `newslint rules` lists the packs and rules."),
    ],
)
def test_explain_of_what_is_no_rule(shell: Shell, name: str, error: str) -> None:
    ran = shell.run("explain", name)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error: {error}\n")


def test_debug_of_an_unknown_rule(shell: Shell, article: Path) -> None:
    ran = shell.run("debug", "news.txt", "--rule", "sourcing/weasel-atribution")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "error: there is no rule “sourcing/weasel-atribution”\n  help: Did you mean “sourcing/weasel-attribution”?\n",
    )


def test_debug_as_json(shell: Shell) -> None:
    _narration_only(shell)
    ran = shell.run(
        "debug", "-", "--format", "json", "--pack", "./mine", "--rule", "mine/very",
        "--stdin-filename", "a.md",
        stdin="# Plan\n\n**Ana Ruiz** said costs fell by 40 percent by March 9, 2025. “Very good.”\n".encode(),
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert list(found) == ["schema", "newslint", "path", "blocks", "sentences", "quotations", "dates", "rules"]
    assert (found["path"], [block["kind"] for block in found["blocks"]]) == ("a.md", ["headline", "paragraph"])
    said = found["sentences"][1]
    (one,) = said["attributions"]
    assert (one["source"]["text"], one["source"]["column"], one["name"], one["grade"]) == (
        "Ana Ruiz", 3, "Ana Ruiz", "named"
    )  # fmt: skip
    assert (one["cue"]["text"], one["position"], one["voice"]) == ("said", "before", "active")
    assert [(claim["kind"], claim["text"]) for claim in said["claims"]] == [("statistic", "40 percent")]
    assert found["dates"][0]["value"] == "2025-03-09"
    (very,) = found["rules"]
    (match,) = very["matches"]
    assert (very["rule"], match["text"], match["reported"], match["silenced_by"]) == (
        "mine/very", "Very", False, "in: narration"
    )  # fmt: skip


def test_schema(shell: Shell) -> None:
    assert json.loads(shell.run("schema").out)["type"] == "object"


def test_completion(shell: Shell) -> None:
    ran = shell.run(_NEWSLINT_COMPLETE="complete_bash", COMP_WORDS="newslint ch", COMP_CWORD="1")
    assert (ran.code, ran.out.split()) == (0, ["check"])


def test_explain_shows_what_was_measured(shell: Shell) -> None:
    from newslint.packs.measured import measured

    figures = measured()["loaded-language/judgement-adjective"]
    assert figures.labelled is not None
    lines = shell.run("explain", "judgement-adjective").out.splitlines()
    assert f"Measured: {figures}" in lines
    assert f"{figures.labelled.right} of {figures.labelled.hits} hits are in sentences judged biased (BABE: " in str(
        figures
    )
