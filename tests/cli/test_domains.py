"""Domain lists of the user's own, in every kind of table, through the command line."""

from __future__ import annotations

import json

import pytest

ARTICLE = "A [study](https://blog.example.com/a), a [map](https://www.example.org/b) and a [post](https://www.infowars.com/c).\n"
BUNDLED = "Wikipedia's list of perennial sources rates infowars.com “deprecated and blacklisted” as of 2021."
TABLES = {
    "r.csv": "Site,Score,Seen\nexample.com,35,2026-09-01\nexample.org,80,\n,1,\n",
    "r2.csv": "\ufeffSite;Score;Seen\r\nhttps://www.example.com/;35.0;2026-09-01\r\nexample.org;80;\r\n",
    "r.tsv": "Site\tScore\tSeen\nexample.com\t35\t2026-09-01\nexample.org\t80\t\n",
    "r.json": json.dumps(
        [{"Site": "example.com", "Score": 35, "Seen": "2026-09-01"}, {"Site": "example.org", "Score": 80}]
    ),
    "r2.json": json.dumps({"example.com": {"Score": 35, "Seen": "2026-09-01"}, "example.org": {"Score": 80}}),
    "r.jsonl": '{"Site": "example.com", "Score": 35, "Seen": "2026-09-01"}\n\n{"Site": "example.org", "Score": 80}\n',
    "r.yaml": "- {Site: example.com, Score: 35, Seen: 2026-09-01}\n- {Site: example.org, Score: 80}\n",
}
CONFIG = """domains:
  Northgate ratings:
    file: {file}
    date: 2026-10-01
    columns: {{domain: Site, rating: Score, date: Seen}}
    as: {{unreliable: {{below: 60}}}}
"""


def found(ran) -> list[tuple[str, str]]:
    (file,) = json.loads(ran.out)["files"]
    return [(finding["text"], finding["message"]) for finding in file["findings"]]


def check(shell, *arguments):
    rule = "source-reliability/low-reliability-domain"
    return shell.run("check", "--select", rule, "--format", "json", "--exit-zero", *arguments, "a.md")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_every_kind_rates_links(shell, name):
    shell.write("a.md", ARTICLE)
    shell.write(f"lists/{name}", TABLES[name])
    shell.write("newslint.yaml", CONFIG.format(file=f"lists/{name}"))
    ran = check(shell)
    assert ran.err == ""
    assert found(ran) == [
        ("study", "Northgate ratings rates example.com “" + ("35.0" if name == "r2.csv" else "35")
         + "” as of 2026-09-01. Can a better source carry this?"),
        ("post", f"{BUNDLED} Can a better source carry this?"),
    ]  # fmt: skip


def test_ratings_in_words_and_a_list_without_any(shell):
    shell.write("a.md", ARTICLE)
    shell.write("r.csv", "domain,rating\nexample.com,Very Low\nexample.org,mixed\ninfowars.com,fine by us\n")
    shell.write("own.txt", "# ours\nexample.org  # since May\n")
    shell.write(
        "newslint.yaml",
        "domains:\n"
        "  The rater: {file: r.csv, date: 2026, as: {unreliable: [low, very low], reliable: fine by us}}\n"
        "  Our list: {file: own.txt, as: unreliable}\n",
    )
    assert found(check(shell)) == [
        ("study", "The rater rates example.com “Very Low” as of 2026. Can a better source carry this?"),
        ("map", "Our list rates example.org “unreliable”. Can a better source carry this?"),
    ]


def test_a_list_much_older_than_the_article_says_so(shell):
    shell.write("a.md", ARTICLE)
    shell.write("own.txt", "example.com\n")
    shell.write("newslint.yaml", "domains:\n  Our list: {file: own.txt, date: 2020-03-01, as: unreliable}\n")
    ((_, said), _) = found(check(shell, "--published", "2026-11-22"))
    assert said.startswith("Our list rates example.com “unreliable” as of 2020-03-01, 6 years before the article. ")


@pytest.mark.parametrize(
    ("config", "table", "error"),
    [
        ("{file: gone.csv, as: unreliable}", "", "gone.csv: the domain list “L” cannot be read: No such file or directory"),
        ("{file: r.csv, as: {}}", "domain\na.org\n", "newslint.yaml:2:24: “domains.L.as” must hold a category, or categories and their ratings, not a mapping"),
        ("{file: r.csv}", "", "newslint.yaml:2:3: “domains.L” has no “as:”"),
        ("{as: unreliable}", "", "newslint.yaml:2:3: “domains.L” has no “file:”"),
        ("{file: r.csv, as: unrelaible}", "domain\na.org\n", "newslint.yaml:2:24: no rule asks for the category “unrelaible”"),
        ("{file: r.csv, as: {unreliable: {under: 5}}}", "", "newslint.yaml:2:38: unknown key “under”"),
        ("{file: r.csv, as: {unreliable: {below: low}}}", "", "newslint.yaml:2:45: “domains.L.as.unreliable.below” must hold a number, not “low”"),
        ("{file: r.csv, date: 2026-13, as: unreliable}", "", "newslint.yaml:2:26: “2026-13” is no date"),
        ("{file: r.csv, as: {unreliable: low}}", "site,score\na.org,1\n", "r.csv:1:1: has no column “domain”"),
        ("{file: r.csv, columns: {domain: site}, as: {unreliable: low}}", "site,score\na.org,1\n", "r.csv:1:1: has no column “rating”"),
        ("{file: r.csv, as: unreliable}", "domain\nA name\n", "r.csv: no row of it names a domain under “domain”"),
        ("{file: r.json, as: unreliable}", '[{"domain": "a.org"},', "r.json:1:22: not valid JSON: Expecting value"),
        ("{file: r.xlsx, as: unreliable}", "x", "r.xlsx: “.xlsx” is no kind of table that can be read"),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_place(shell, config, table, error):
    shell.write("a.md", ARTICLE)
    if table:
        shell.write(config.partition("file: ")[2].partition(",")[0], table)
    shell.write("newslint.yaml", f"domains:\n  L: {config}\n")
    ran = check(shell)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"error: {error}"
