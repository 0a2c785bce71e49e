"""Tables of the dates pack: a house adds rows, a row that is none is told at its place, knowledge has an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import Linter
from newslint.errors import PackError

PACK = "name: house\nversion: 1.0.0\ndescription: House style.\n"
EXAMPLES = """
examples:
  flag: ["[[Mayor Ana Ruiz]] said on March 3, 2019, that it was late."]
  pass: ["Mayor Ana Ruiz said on March 3, 2014, that it was late."]
"""
ADDED = """id: office-holder-anachronism
extends: dates/office-holder-anachronism
add:
  match: {date: {holders: ["Mayor: Ana Ruiz: 2012-01-04 to 2016-01-06"]}}
"""
REPLACED = """id: office-holder-anachronism
extends: dates/office-holder-anachronism
match:
  date:
    any: [office-holder]
    holders: ["ROW"]
"""


def _house(folder: Path, rule: str, **files: str) -> Linter:
    (folder / "lists").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "office-holder-anachronism.yaml").write_text(rule + EXAMPLES, encoding="utf-8")
    for name, content in files.items():
        (folder / "lists" / f"{name}.yaml").write_text(content, encoding="utf-8")
    return Linter(packs=[folder], select=["house/office-holder-anachronism"])


def _found(linter: Linter, text: str, published: str | None = None) -> list[str]:
    return [one.text for one in linter.lint(text, published=published)]


def test_a_house_adds_its_own_holders(tmp_path: Path) -> None:
    linter = _house(tmp_path / "house", ADDED)
    assert _found(linter, "Mayor Ana Ruiz said on March 3, 2019, that it was late.") == ["Mayor Ana Ruiz"]
    assert _found(linter, "Mayor Ana Ruiz said on March 3, 2015, that it was late.") == []
    assert _found(linter, "President Barack Obama signed the order on March 3, 2019.") == ["President Barack Obama"]


def test_a_table_says_nothing_beyond_what_it_knows(tmp_path: Path) -> None:
    rule = "id: office-holder-anachronism\nextends: dates/office-holder-anachronism\nmatch:\n  date:\n    any: [office-holder]\n    holders: [<mayors>, <dates/us-executive>]\n"
    table = 'summary: Mayors.\nsource: Town records.\nlicence: CC0-1.0\nknown-until: 2020-06-01\nentries: ["Mayor: Ana Ruiz: 2012-01-04 to 2016-01-06"]\n'
    linter = _house(tmp_path / "house", rule, mayors=table)
    assert _found(linter, "Mayor Ana Ruiz said on March 3, 2019, that it was late.") == ["Mayor Ana Ruiz"]
    assert _found(linter, "Mayor Ana Ruiz said on March 3, 2021, that it was late.") == []


@pytest.mark.parametrize(
    "row",
    [
        "Mayor Ana Ruiz 2012 to 2016",
        "Mayor: Ana Ruiz: 2016-01-06 to 2012-01-04",
        "Mayor: Ana Ruiz: 2012-02-30 to 2016-01-06",
        "Ana Ruiz: 2012-01-04 to 2016-01-06",
    ],
)
def test_what_is_no_row_is_told_at_its_place(tmp_path: Path, row: str) -> None:
    with pytest.raises(PackError) as caught:
        _house(tmp_path / "house", REPLACED.replace("ROW", row))
    (fault,) = caught.value.faults
    assert f"“{row}” is not a row of a table" in fault.message
    assert fault.path.endswith("office-holder-anachronism.yaml")
    assert (fault.line, fault.column) == (6, 15)


def test_a_check_with_a_table_needs_one(tmp_path: Path) -> None:
    rule = "id: office-holder-anachronism\nsummary: Titles.\nseverity: error\nconfidence: medium\nmatch: {date: [office-holder]}\nmessage: '{sum}.'\nwhy: Because.\nreferences: [House]\n"
    with pytest.raises(PackError) as caught:
        _house(tmp_path / "house", rule)
    assert "“office-holder” needs a table" in str(caught.value.faults[0].message)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        _house(tmp_path / "house", ADDED.replace('"Mayor: Ana Ruiz: 2012-01-04 to 2016-01-06"', '"<mayours>"'))
    assert "there is no word list <house/mayours>" in caught.value.faults[0].message
