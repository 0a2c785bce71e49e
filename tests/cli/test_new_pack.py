"""`newslint new-pack`, and what `newslint test` says of the pack it makes."""

from __future__ import annotations

import os

import pytest

from .conftest import Shell


def test_a_new_pack_passes_its_tests_and_leaves_nothing_untried(shell: Shell) -> None:
    ran = shell.run("new-pack", "My House")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "The pack “my-house” stands in 'My House'. Try it:\n  newslint test 'My House'\n"
    tested = shell.run("test", "My House", "--coverage")
    assert (tested.code, tested.err) == (0, "")
    assert tested.out == (
        "Exercised by examples: rules 10 of 10, alternatives 22 of 22, list entries 3 of 3, guards 5 of 5.\n"
        "10 rules, 133 examples: all hold.\n"
    )
    readme = (shell.folder / "My House" / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# my-house\n")
    assert "newslint test './My House'" in readme
    assert [file.name for file in shell.folder.iterdir()] == ["My House"]
    shell.write("a.txt", "Ring 07700 900123 to utilize the pier, insiders say.\n")
    checked = shell.run("check", "--pack", "./My House", "--select", "my-house", "--format", "concise", "a.txt")
    assert checked.out == (
        "a.txt:1:6: error: Is “07700 900123” meant to be printed? [my-house/private-number]\n"
        "a.txt:1:22: info: Is there a plainer word than “utilize”? [my-house/plain-words]\n"
        "a.txt:1:40: warning: Who are they? Name one of “insiders say”, or cut the claim. [my-house/nameless-people]\n"
        "Found 3 findings in 1 file: 1 error, 1 warning, 1 info.\n"
    )


def test_an_empty_folder_is_filled_and_one_with_anything_in_it_left_alone(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    assert shell.run("new-pack", "empty").code == 0
    assert (shell.folder / "empty" / "pack.yaml").is_file()
    shell.write("full/note.txt", "mine")
    for taken in ("full", "full/note.txt", "empty", "."):
        ran = shell.run("new-pack", taken)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            f"error: “{taken}” is there already, and not empty\n  help: Name a folder that does not exist yet.\n"
        )
    assert [file.name for file in (shell.folder / "full").iterdir()] == ["note.txt"]


@pytest.mark.parametrize(
    ("folder", "error"),
    [
        ("dates", "there is a pack named “dates” already"),
        ("!!!", "no pack can be named after “!!!”"),
    ],
)
def test_a_pack_needs_a_name_of_its_own(shell: Shell, folder: str, error: str) -> None:
    ran = shell.run("new-pack", folder)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {error}\n  help: Give the folder ")
    assert list(shell.folder.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(shell: Shell) -> None:
    shell.folder.chmod(0o500)
    ran = shell.run("new-pack", "house")
    shell.folder.chmod(0o700)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written to “house”: Permission denied" in ran.err


HEADER = "name: mine\nversion: 1.0.0\ndescription: Mine.\n"
RULE = """\
id: fury
summary: Fury.
severity: warning
confidence: high
match: {terms: ["(fury|anger) [at]"]}
unless:
  - near: {any: [calm], side: before}
  - near: {any: [cold], side: after}
message: "“{match}”?"
why: Because.
references: [House style]
examples:
"""


def _tested(shell: Shell, examples: str, *options: str) -> str:
    shell.write("mine/pack.yaml", HEADER)
    shell.write("mine/fury.yaml", RULE + examples)
    ran = shell.run("test", "mine", *options)
    assert ran.err == ""
    return ran.out


def test_a_failure_shows_the_sentence_and_the_guard_that_decided(shell: Shell) -> None:
    out = _tested(
        shell,
        "  flag:\n    - A [[fury]] rose.\n    - He met [[fury]] in the cold.\n    - Nobody met [[outrage]].\n"
        "    - He met [[fury]] at anger.\n    - Then fury [[rose]].\n    - Quiet.\n  pass:\n    - He met fury.\n",
    )
    assert out == (
        "mine/fury.yaml:15:7: Missing mine/fury\n"
        "  |\n"
        "  | He met fury in the cold.\n"
        "  |        ^^^^ silenced by unless: near (mine/fury.yaml:8:5)\n"
        "\n"
        "mine/fury.yaml:16:7: Missing mine/fury\n"
        "  |\n"
        "  | Nobody met outrage.\n"
        "  |            ^^^^^^^ pinned, and nothing matches here\n"
        "\n"
        "mine/fury.yaml:17:7: Wrong span mine/fury\n"
        "  |\n"
        "  | He met fury at anger.\n"
        "  |        ^^^^ pinned, and nothing matches here\n"
        "  |        ^^^^^^^ flagged; unless: near did not hold\n"
        "  |                ^^^^^ flagged; unless: near did not hold\n"
        "\n"
        "mine/fury.yaml:18:7: Wrong span mine/fury\n"
        "  |\n"
        "  | Then fury rose.\n"
        "  |      ^^^^ flagged; unless: near did not hold\n"
        "  |           ^^^^ pinned, and nothing matches here\n"
        "\n"
        "mine/fury.yaml:19:7: Missing mine/fury\n"
        "  |\n"
        "  | Quiet.\n"
        "  | nothing matches\n"
        "\n"
        "mine/fury.yaml:21:7: Noisy mine/fury\n"
        "  |\n"
        "  | He met fury.\n"
        "  |        ^^^^ flagged; unless: near did not hold\n"
        "\n"
        "1 rule, 10 examples: 6 failed.\n"
    )


def test_a_regex_that_runs_without_end_fails_its_example(shell: Shell) -> None:
    shell.write("mine/pack.yaml", HEADER)
    slow = RULE.replace('terms: ["(fury|anger) [at]"]', "pattern: ['x(a|aa|a)+$']").replace("fury", "slow", 1)
    shell.write("mine/slow.yaml", slow + f"  flag: [x{'a' * 60}b]\n  pass: [b]\n")
    ran = shell.run("test", "mine")
    assert ran.code == 1
    assert ran.out == (
        "mine/slow.yaml:13:10: Too slow mine/slow\n"
        "  |\n"
        f"  | x{'a' * 60}b\n"
        "  | its regex took longer than 250 ms\n"
        "\n"
        "1 rule, 4 examples: 1 failed.\n"
    )


def test_coverage_names_what_no_example_tries(shell: Shell) -> None:
    out = _tested(shell, "  flag: ['A [[fury]] rose.']\n  pass: ['A fury rose in the cold.']\n", "--coverage")
    assert out == (
        "mine/fury.yaml:5:17: mine/fury: no example holds “anger”, “at” of “(fury|anger) [at]”\n"
        "mine/fury.yaml:7:5: mine/fury: `unless: near` decides in no example\n"
        "mine/fury.yaml:7:18: mine/fury: no example holds “calm”\n"
        "Exercised by examples: rules 0 of 1, alternatives 2 of 5, guards 1 of 2.\n"
        "1 rule, 7 examples: all hold.\n"
    )
