"""`newslint timeline`: the dates of an article in order of time, through the real command line."""

from __future__ import annotations

import json

from .conftest import Shell

ARTICLE = """\
Harbour sale goes ahead

By Jo Hale | March 5, 2025

The council voted on Tuesday to sell the harbour, which was built in 1921 and closed on October 19.

Work begins on Monday, March 10, 2025, and ends two weeks later. Mayor Ana Ruiz signed the contract yesterday; critics, who lost a vote in early 2024, recently filed a suit. The lease ends on February 30, 2026.
"""

TABLE = """\
Timeline of sale.txt (10)
  issued 2025-03-05, as the byline says

  when        line  how         date, and its clause
  1921           5  as written  1921
                                which was built in 1921 and closed on October
                                19.
  2024           7  as written  early 2024
                                who lost a vote in early 2024, recently filed a
                                suit.
  2024-10-19     5  by tense    October 19
                                which was built in 1921 and closed on October
                                19.
  2025-03-04     5  by tense    Tuesday
                                The council voted on Tuesday to sell the harbour
  2025-03-04     7  from issue  yesterday
                                Mayor Ana Ruiz signed the contract yesterday
  2025-03-05     3  as written  March 5, 2025
                                By Jo Hale | March 5, 2025
  2025-03-10     7  as written  Monday, March 10, 2025
                                Work begins on Monday, March 10, 2025
  2025-W13       7  from text   two weeks later
                                Work begins on Monday, March 10, 2025, and ends
                                two weeks later.
  PAST_REF       7  open        recently
                                who lost a vote in early 2024, recently filed a
                                suit.
  2026-02-30     7  impossible  February 30, 2026
                                The lease ends on February 30, 2026.
"""


def test_a_table(shell: Shell) -> None:
    shell.write("sale.txt", ARTICLE)
    ran = shell.run("timeline", "sale.txt")
    assert (ran.code, ran.out, ran.err) == (0, TABLE, "")


def test_standard_input_and_encoding(shell: Shell) -> None:
    ran = shell.run("timeline", "-", "--stdin-filename", "sale.txt", stdin=ARTICLE.encode())
    assert ran.out == TABLE
    latin = "Caf\u00e9 closed\n\nThe caf\u00e9 closed on May 2, 2019.\n".encode("latin-1")
    assert shell.run("timeline", "-", stdin=latin).code == 2
    ran = shell.run("timeline", "-", "--encoding", "latin-1", stdin=latin)
    assert ran.out.splitlines()[1:] == [
        "  day of issue unknown; written after 2019-05-02, as the text itself tells",
        "",
        "  when        line  how         date, and its clause",
        "  2019-05-02     3  as written  May 2, 2019",
        "                                The caf\u00e9 closed on May 2, 2019.",
    ]


def test_json(shell: Shell) -> None:
    shell.write("a.md", "# Sale\n\nThe *council* voted on Tuesday.\n")
    ran = shell.run("timeline", "a.md", "--format", "json", "--published", "2025-03-05")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    del found["newslint"]
    assert found == {
        "schema": 1,
        "path": "a.md",
        "issue": {"day": "2025-03-05", "source": "published"},
        "written_after": "2025-03-05",
        "dates": [
            {
                "kind": "date",
                "value": "2025-03-04",
                "first": "2025-03-04",
                "last": "2025-03-04",
                "how": "tense",
                "fault": None,
                "tense": "past",
                "text": "Tuesday",
                "clause": "The council voted on Tuesday.",
                "start": 31,
                "end": 38,
                "line": 3,
                "column": 24,
            }
        ],
    }


def test_an_article_without_dates(shell: Shell) -> None:
    shell.write("a.txt", "The council met.\n")
    ran = shell.run("timeline", "a.txt")
    assert ran.out == "Timeline of a.txt (0)\n  day of issue unknown; --published DATE tells it\n"
    ran = shell.run("timeline", "a.txt", "--published", "2025-03-05", "--format", "json")
    assert json.loads(ran.out)["dates"] == []


def test_a_long_clause_is_cut_around_its_date(shell: Shell) -> None:
    words = " ".join(["harbour"] * 40)
    shell.write("a.txt", f"The {words} council met on May 2, 2019 about the {words} plan.\n")
    shown = shell.run("timeline", "a.txt").out.splitlines()[5:]
    assert "May 2, 2019" in " ".join(line.strip() for line in shown)
    assert shown[0].strip().startswith("…")
    assert shown[-1].endswith("…")
    assert max(map(len, shown)) <= 80


def test_what_cannot_be_read(shell: Shell) -> None:
    ran = shell.run("timeline", "none.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no such file" in ran.err
    shell.write("a.txt", "Text.\n")
    assert shell.run("timeline", "a.txt", "--published", "2025-13-01").code == 2
