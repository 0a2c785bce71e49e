"""The kind `speaker`: nouns that are made to speak, by construction and by how their noun phrase opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Linter

Make = Callable[..., Path]


def _found(make_pack: Make, text: str, who: dict[str, object], noun: str) -> list[str]:
    examples = {"flag": [f"It is late, according to {noun}."], "pass": ["nothing"]}
    pack = make_pack({"one": {"match": {"speaker": {"who": [who]}}, "examples": examples}})
    return [finding.text for finding in Linter(packs=[pack], select=["house"]).lint(text)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Critics say it is late.", "Critics say"),
        ("Critics of the plan have long insisted it is late.", "Critics of the plan have long insisted"),
        ("The plan, puzzled critics warn, is late.", "puzzled critics warn"),
        ("It is late, say critics.", "say critics"),
        ("“It is late,” said critics in the town.", "said critics"),
        ("It is late, according to critics.", "according to critics"),
        ("It is, in the eyes of many critics, late.", "in the eyes of many critics"),
        ("For critics, it comes late.", "For critics"),
        ("The shares fell, with critics predicting worse.", "with critics predicting"),
        ("Critics who have seen the plan fear it is late.", "Critics who have seen the plan fear"),
        ("Critics, however, insist that it is late.", "Critics, however, insist"),
        ("However, critics insist that it is late.", "critics insist"),
        ("A plan that critics called late was dropped.", "critics called"),
        ("Critics in the big towns around the old lake and its many harbours say it is late.", "Critics"),
    ],
)
def test_constructions(make_pack: Make, text: str, flagged: str) -> None:
    assert _found(make_pack, text, {"nouns": ["critics"]}, "critics") == [flagged]


@pytest.mark.parametrize(
    "text",
    [
        "Critics left the hall.",
        "The critics say it is late.",
        "Two critics say it is late.",
        "Her critics say it is late.",
        "Tarrow Post critics say it is late.",
        "Critics at Kestrel say it is late.",
        "Critics, among them Ana Ruiz, say it is late.",
        "Critics Ana Ruiz and Tom Bell say it is late.",
        "She won over critics by saying it was late.",
        "A survey of critics has shown that it is late.",
        "“Critics say it is late,” Ana Ruiz said.",
        "It is a task for critics to say that it is late.",
    ],
)
def test_what_does_not_speak_or_is_known(make_pack: Make, text: str) -> None:
    assert _found(make_pack, text, {"nouns": ["critics"]}, "critics") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("A senior Western aide said so.", ["A senior Western aide said"]),
        ("It is late, said one aide close to the mayor.", ["said one aide"]),
        ("An aide who works there said so.", ["An aide who works there said"]),
        ("A Downing Street aide said so.", ["A Downing Street aide said"]),
        ("An aide at Kestrel said so.", ["An aide at Kestrel said"]),
        ("The senior aide said so.", []),
        ("An aide said so.", []),
        ("Ana Ruiz, a senior aide at Kestrel, said so.", []),
        ("A senior aide, Ana Ruiz, said so.", []),
        ("Bell is a senior aide and said so.", []),
    ],
)
def test_one_who_is_described(make_pack: Make, text: str, flagged: list[str]) -> None:
    who = {"nouns": ["aide"], "opens": ["a", "an", "one"], "described": True, "names": "aside"}
    assert _found(make_pack, text, who, "a senior aide") == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Sources said so.", ["Sources said"]),
        ("Sources on Friday said so.", ["Sources on Friday said"]),
        ("Sources close to the mayor said so.", []),
        ("Palace sources said so.", []),
        ("Sources of income are many, they say.", []),
    ],
)
def test_one_who_is_not_described(make_pack: Make, text: str, flagged: list[str]) -> None:
    who = {"nouns": ["sources"], "described": False}
    assert _found(make_pack, text, who, "sources") == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("A secret file names five men.", ["A secret file names"]),
        ("A secret file was found.", ["A secret file was found"]),
        ("They read a secret file.", []),
    ],
)
def test_any_verb(make_pack: Make, text: str, flagged: list[str]) -> None:
    who = {"nouns": ["secret file"], "acts": ["any"]}
    assert _found(make_pack, text, who, "a secret file") == flagged
