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


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The duties were capped, the mayor said, but the town has not paid.", ["The duties were capped"]),
        ("The pier is safe, Ruiz said in a statement, while the lock is not.", ["The pier is safe"]),
        ("The pier is safe, Ruiz said, but the lock is not, and the weir leaks.", ["The pier is safe"]),
        (
            "The pier is safe, Ruiz said on Monday, and the lock is sound.",
            ["The pier is safe", "and the lock is sound"],
        ),
        ("“It is safe,” Ruiz said, but “the lock is not.”", ["“It is safe,”", "“the lock is not.”"]),
    ],
)
def test_a_clause_that_contrasts_is_the_narrators(text, content):
    (one,) = analyse(text).attributions
    assert [text[part.start : part.end] for part in one.content] == content


def test_what_somebody_did_ends_where_another_says_so():
    text = "The port agreed in July to a plan that caps fees, the board said in a statement, but the plan has stalled."
    found = [[text[part.start : part.end] for part in one.content] for one in analyse(text).attributions]
    assert found == [["that caps fees"], ["The port agreed in July to a plan that caps fees"]]


def test_who_stands_accused_accuses_nobody():
    text = "The commanders stand accused of theft."
    (one,) = analyse(text).attributions
    assert (one.voice, one.source, text[one.cue.start : one.cue.end]) == ("passive", None, "stand accused")
