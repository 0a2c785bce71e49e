"""`newslint sources`: the ledger of an article, through the real command line."""

from __future__ import annotations

import json

import pytest

from .conftest import Shell

ARTICLE = """\
Harbour sale goes ahead

The city sold its harbour in March.

Mayor Ana Ruiz said the sale was lawful. She said the port had lost money for nine years.

“We followed every rule,” Ruiz told the council. “We will publish the contract.”

Critics say the price was low. The mayor has been accused of hiding a second bid.

The audit shows that the port lost 40 percent of its traffic.
"""

TABLE = """\
Sources of sale.txt (4)
  words  sentences  line  grade         source, and the words that attribute
     21          4     5  named         Ana Ruiz, Mayor
                                        said (2), told
      9          1    11  document      The audit
                                        shows
      7          1     9  none          (nobody is named)
                                        has been accused
      4          1     9  vague         Critics
                                        say

Words (70)
     21   30%  named         people by name
      0    0%  organisation  bodies and those who speak for them
      9   13%  document      reports, filings, data
      0    0%  described     people by their role
      0    0%  anonymous     people whose name is withheld
      4    6%  vague         critics, experts, studies: anyone
      7   10%  none          attributed to nobody: “has been accused of”
     29   41%  nobody        not attributed: the article’s own words
"""


def test_a_table(shell: Shell) -> None:
    shell.write("sale.txt", ARTICLE)
    ran = shell.run("sources", "sale.txt")
    assert (ran.code, ran.out, ran.err) == (0, TABLE, "")


def test_standard_input(shell: Shell) -> None:
    assert shell.run("sources", "-", "--stdin-filename", "sale.txt", stdin=ARTICLE.encode()).out == TABLE
    assert shell.run("sources", "-", stdin=ARTICLE.encode()).out == TABLE.replace("sale.txt", "-")


def test_json(shell: Shell) -> None:
    shell.write("a.md", "# Sale\n\n*Mayor* Ana Ruiz said the sale was lawful. She said nobody objected.\n")
    ran = shell.run("sources", "a.md", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    nothing = {"words": 0, "share": 0.0}
    found = json.loads(ran.out)
    del found["newslint"]
    assert found == {
        "schema": 1,
        "path": "a.md",
        "words": 13,
        "sources": [
            {
                "name": "Ana Ruiz",
                "role": "Mayor",
                "grade": "named",
                "kind": "person",
                "words": 6,
                "sentences": 2,
                "start": 9,
                "end": 24,
                "line": 3,
                "column": 2,
                "cues": [{"cue": "said", "count": 2}],
            }
        ],
        "attributed": {
            "named": {"words": 6, "share": 0.4615},
            "organisation": nothing,
            "document": nothing,
            "described": nothing,
            "anonymous": nothing,
            "vague": nothing,
            "none": nothing,
            "nobody": {"words": 7, "share": 0.5385},
        },
    }


def test_no_sources(shell: Shell) -> None:
    ran = shell.run("sources", "-", stdin=b"Rain fell all day.\n")
    assert ran.out.startswith("Sources of - (0)\n\nWords (4)\n      0    0%  named         people by name\n")
    assert ran.out.endswith("      4  100%  nobody        not attributed: the article’s own words\n")


def test_long_and_wide_names_stay_on_the_screen(shell: Shell) -> None:
    role = "the chief engineer of the harbour authority and its 港湾部門の主任技術者であり港湾部門の主任技術者"
    out = shell.run("sources", "-", stdin=f"Lena Voss, {role}, said the bridge was safe.\n".encode()).out
    assert out.startswith(
        "Sources of - (1)\n"
        "  words  sentences  line  grade         source, and the words that attribute\n"
        "      4          1     1  named         Lena Voss, the chief engineer of the\n"
        "                                        harbour authority and its\n"
        "                                        港湾部門の主任技術者であり港湾部門の主…\n"
        "                                        said\n"
    )


def test_control_characters_have_no_effect(shell: Shell) -> None:
    shell.write("\x1b[31ma.txt", "Ana Ruiz said the sale was lawful.\n")
    assert shell.run("sources", "\x1b[31ma.txt").out.startswith("Sources of ␛[31ma.txt (1)\n")


def test_encoding(shell: Shell) -> None:
    shell.write("a.txt", "Zoë Ruiz said the café was open.\n".encode("latin-1"))
    assert shell.run("sources", "a.txt").code == 2
    assert "Zoë Ruiz\n" in shell.run("sources", "--encoding", "latin-1", "a.txt").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("sources",), "error: missing argument “FILE”\n  help: See “newslint sources --help”.\n"),
        (("sources", "b.txt"), "error: b.txt: there is no such file\n"),
        (
            ("sources", "b.txt", "--stdin-filename", "a.md"),
            "error: --stdin-filename needs standard input\n  help: Give - as the file.\n",
        ),
        (
            ("sources", "-", "--published", "10 March"),
            "error: --published takes a date, not “10 March”\n  help: Write it as 2025-03-10.\n",
        ),
        (
            ("sources", "-", "--format", "jsn"),
            "error: --format takes text or json, not “jsn”\n  help: Did you mean “json”?\n",
        ),
    ],
)
def test_mistakes(shell: Shell, arguments: tuple[str, ...], message: str) -> None:
    ran = shell.run(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", message)
