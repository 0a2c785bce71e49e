"""`newslint.yaml`: what it may say, where it is found, and every fault in one run."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newslint.config import Config, PathOverride, config_for, find_config, load_config, parse_config
from newslint.errors import ConfigError

FULL = """\
packs: [sourcing, ./house]
select: [sourcing/weasel-attribution, dates]
ignore: hedging
profile: audit
severity: {dates/impossible-date: warning}
fail-on: warning
allow:
  loaded-language/loaded-verb: [slams, "hits out"]
exclude: [drafts/, "*.tmp.txt"]
per-path:
  opinion/:
    ignore: [loaded-language]
    severity: {sourcing/weasel-attribution: info}
    profile: gate
  "*.md": {select: dates}
baseline: newslint-baseline.json
"""


def faults(text: str) -> list[tuple[int, int, str, str]]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "newslint.yaml")
    return [(fault.line, fault.column, fault.message, fault.help) for fault in caught.value.faults]


def test_every_key(tmp_path: Path) -> None:
    config = parse_config(FULL, str(tmp_path / "newslint.yaml"))
    assert config._replace(places=()) == Config(
        path=str(tmp_path / "newslint.yaml"),
        packs=("sourcing", str(tmp_path / "house")),
        select=("sourcing/weasel-attribution", "dates"),
        ignore=("hedging",),
        profile="audit",
        severity=(("dates/impossible-date", "warning"),),
        fail_on="warning",
        allow=(("loaded-language/loaded-verb", ("slams", "hits out")),),
        exclude=("drafts/", "*.tmp.txt"),
        per_path=(
            PathOverride("opinion/", (), ("loaded-language",), "gate", (("sourcing/weasel-attribution", "info"),)),
            PathOverride("*.md", ("dates",)),
        ),
        baseline=str(tmp_path / "newslint-baseline.json"),
    )
    assert pickle.loads(pickle.dumps(config)) == config
    assert config.fault("hedging", "no", "way").line == 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "select:\nper-path:\n"])
def test_empty_is_no_fault(text: str) -> None:
    assert parse_config(text, "newslint.yaml")._replace(places=()) == Config(path="newslint.yaml")


def test_every_fault_in_one_run() -> None:
    text = (
        "selct: [a]\nprofile: Desk\nseverity:\n  a/b: fatal\nallow: [x]\nexclude: [1, ok]\nper-path:\n  x: 3\nzzz: 1\n"
    )
    assert faults(text) == [
        (1, 1, "unknown key “selct”", "Did you mean “select”?"),
        (2, 10, "“profile” must be gate, desk or audit, not “Desk”", "Did you mean “desk”?"),
        (4, 8, "“severity.a/b” must be error, warning or info, not “fatal”", ""),
        (5, 8, "“allow” must hold “rule: [term, …]”, one a line, not a list", ""),
        (6, 11, "“exclude.0” must hold a word, not 1", ""),
        (8, 6, "“per-path.x” must hold settings, one “key: value” a line, not 3", ""),
        (
            9,
            1,
            "unknown key “zzz”",
            "Known here: packs, select, ignore, profile, severity, fail-on, allow, exclude, per-path, baseline, date-order, domains.",
        ),
    ]  # fmt: skip


def test_bad_yaml() -> None:
    ((line, column, message, _),) = faults("select: [a\nignore: b\n")
    assert line == 2
    assert column
    assert message.startswith("not valid YAML")


def test_a_list_is_no_configuration() -> None:
    assert faults("- a\n") == [(1, 1, "the file must hold settings, one “key: value” a line, not a list", "")]


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "newslint.yaml"
    file.write_bytes(b"select: [a]\n# caf\xe9\n")
    with pytest.raises(ConfigError, match=r"newslint\.yaml:2:1: not valid UTF-8"):
        load_config(str(file))


def test_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "newslint.yaml").write_text("profile: gate\n")
    assert find_config(str(tmp_path / "a" / "b")) == tmp_path / "newslint.yaml"
    (tmp_path / "a" / "newslint.yaml").write_text("profile: audit\n")


def test_a_second_reading_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "one.yaml", tmp_path / "two.yaml"
    first.write_text("ignore: [dates]\n")
    second.write_text("ignore: [dates]\n")
    load_config(str(first))

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("newslint.packs.source.load_yaml", never)
    config = load_config(str(second))
    assert (config.ignore, config.path) == (("dates",), str(second))
    assert config.fault("dates", "x").column == 10


def test_for_path(tmp_path: Path) -> None:
    config = parse_config(FULL, str(tmp_path / "newslint.yaml"))
    news = config.for_path(str(tmp_path / "news.txt"))
    assert (news.ignore, news.profile, news.per_path) == (("hedging",), "audit", ())
    opinion = config.for_path(str(tmp_path / "opinion" / "deep" / "a.md"))
    assert opinion.ignore == ("hedging", "loaded-language")
    assert opinion.profile == "gate"
    assert opinion.select == ("dates",)
    assert dict(opinion.severity)["sourcing/weasel-attribution"] == "info"
    assert config.for_path(str(tmp_path.parent / "opinion" / "a.md")).ignore == ("hedging",), "outside its folder"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "newslint.yaml"
    file.write_text("profile: gate\n")
    assert load_config(str(file)).profile == "gate"
    file.write_text("profile: audit\n")
    assert load_config(str(file)).profile == "audit"


def test_a_broken_file_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newslint.yaml").write_text("nonsense: 1\n")
    with pytest.raises(ConfigError):
        config_for(str(tmp_path))
    monkeypatch.setattr("newslint.config.load_config", None)
    with pytest.raises(ConfigError, match="unknown key"):
        config_for(str(tmp_path))
