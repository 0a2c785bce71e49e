"""What a cue covers when only a time, a place or an addressee follows it."""

import pytest

from newslint import analyse


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Crime rose 40 percent, police chief Ana Ruiz said on Tuesday.", "police chief Ana Ruiz", "Crime rose 40 percent"),
        ("The terms were fair, Ruiz told reporters.", "Ruiz", "The terms were fair"),
        ("The bridge will reopen in June, the city's transport department said in a statement.",
         "the city's transport department", "The bridge will reopen in June"),
        ("Ana Ruiz, the mayor, said on Tuesday that the plan had failed.", "Ana Ruiz", "that the plan had failed"),
        ("Work on the footpath will go on until June, the department said.", "the department",
         "Work on the footpath will go on until June"),
    ],
)  # fmt: skip
def test_the_clause_before_is_what_was_said(text, source, content):
    (one,) = analyse(text).attributions
    assert text[one.source.start : one.source.end] == source
    assert [text[part.start : part.end] for part in one.content] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Before now, Ruiz said, the firm was slow.", ["Before now", "the firm was slow"]),
        ("In June, said Ruiz, the bridge was safe.", ["In June", "the bridge was safe"]),
        ("But, Ruiz said, the bridge is late.", ["the bridge is late"]),
        ("The bridge was late, Ruiz said, the mayor of the town.", ["The bridge was late"]),
    ],
)
def test_the_clause_after_is_said_too_where_none_stands_before(text, content):
    (one,) = analyse(text).attributions
    assert [text[part.start : part.end] for part in one.content] == content
