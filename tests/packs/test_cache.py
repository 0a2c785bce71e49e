import os
import stat

import pytest

from newslint.cache import MAX_ENTRIES, cached, content_key


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made(value, calls):
    def make():
        calls.append(1)
        return value

    return make


def test_a_second_call_makes_nothing(folder):
    calls = []
    key = content_key([b"x"])
    assert cached("t", key, made({"a": [1]}, calls)) == {"a": [1]}
    assert cached("t", key, made({"a": [1]}, calls)) == {"a": [1]}
    assert len(calls) == 1
    assert [file.suffix for file in folder.iterdir()] == [".json"]


def test_keys_differ_by_content_and_by_how_it_is_cut():
    assert len({content_key(parts) for parts in ([b"ab", b"c"], [b"a", b"bc"], [b"abc"], [])}) == 4


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe", b"[1, 2"])
def test_a_corrupt_entry_is_made_anew(folder, garbage):
    key = content_key([b"x"])
    cached("t", key, lambda: 1)
    (folder / f"t-{key}.json").write_bytes(garbage)
    assert cached("t", key, lambda: 2) == 2
    assert cached("t", key, lambda: 3) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX")
def test_an_unwritable_folder_is_no_failure(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("not a folder")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(file / "cache"))
    assert cached("t", "k", lambda: 5) == 5
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(locked))
    assert cached("t", "k", lambda: 5) == 5
    locked.chmod(stat.S_IRWXU)


def test_what_make_raises_is_raised_and_nothing_is_kept(folder):
    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cached("t", "k", fail)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_the_cache_is_bounded(folder):
    for number in range(MAX_ENTRIES + 5):
        cached("t", str(number), lambda: 1)
    assert len(list(folder.iterdir())) == MAX_ENTRIES
