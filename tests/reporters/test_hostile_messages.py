"""What a rule of somebody else says is text in every report, whatever marks it holds."""

import json

import pytest

EXAMPLES = {"flag": ["He saw [[foo]]."], "pass": ["He saw bar."]}


@pytest.mark.parametrize("form", ["html", "sarif", "json", "github", "gitlab", "junit", "checkstyle", "text"])
def test_markup_in_a_message_is_text_in_every_report(make_pack, tmp_path, form, capsys):
    from newslint.cli.app import run

    evil = "<script>alert(1)</script>\"'&]]>::error::[x](javascript:y)"
    folder = make_pack({"one": {"match": {"terms": ["foo"]}, "examples": EXAMPLES, "message": evil, "why": evil}})
    article = tmp_path / "a.txt"
    article.write_text("He saw foo.\n")
    code = run(["check", "--isolated", "--pack", str(folder), "--select", "house", "--format", form, str(article)])
    out = capsys.readouterr().out
    assert code == 0
    assert "alert(1)" in out
    if form in ("html", "junit", "checkstyle"):
        assert "<script>alert" not in out
    if form in ("sarif", "json", "gitlab"):
        json.loads(out)
    if form == "github":
        assert not [line for line in out.splitlines() if line.startswith("::error::")]
