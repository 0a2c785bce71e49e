import os
import stat

import pytest

from newslint.cache import MAX_ENTRIES, cached, content_key
from newslint.packs import keys
from newslint.packs.folder import read_pack
from newslint.packs.keys import cache_key, key_of


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


# --- the key of packs ---


@pytest.fixture
def house(tmp_path, folder):
    """A pack that was written long ago."""
    pack = tmp_path / "house"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: house\n")
    (pack / "rule.yaml").write_text("id: first\n")
    for file in pack.iterdir():
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return pack


@pytest.fixture
def read(monkeypatch):
    """The packs read since; every file counts as old, but for those dated to 2100."""
    monkeypatch.setattr(keys.time, "time_ns", lambda: 4_000_000_000 * 10**9)
    names = []

    def reading(pack):
        names.append(pack.name)
        return read_pack(pack)

    return names, lambda pack: key_of([pack], reading)


def test_packs_that_have_not_changed_are_not_read(house, read):
    names, key = read
    assert key(house) == key(house) == cache_key([read_pack(house)])
    assert names == ["house"]


@pytest.mark.parametrize("times_kept", [True, False])
def test_an_edit_is_seen_whatever_the_size_and_the_date_say(house, read, times_kept):
    names, key = read
    before = key(house)
    (house / "rule.yaml").write_text("id: other\n")
    if times_kept:
        os.utime(house / "rule.yaml", (1_000_000_000, 1_000_000_000))
    assert key(house) == cache_key([read_pack(house)]) != before
    assert names == ["house", "house"]


def test_files_that_come_and_go_are_seen(house, read):
    _, key = read
    before = key(house)
    (house / "new.yaml").write_text("")
    with_new = key(house)
    (house / "new.yaml").rename(house / "newer.yaml")
    with_newer = key(house)
    (house / "newer.yaml").unlink()
    assert len({before, with_new, with_newer}) == 3
    assert key(house) == before


def test_a_file_that_changed_a_moment_ago_is_read_each_time(house, read):
    names, key = read
    os.utime(house / "rule.yaml", (4_000_000_000 - 1, 4_000_000_000 - 1))
    assert key(house) == key(house)
    assert names == ["house", "house"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="POSIX")
def test_a_link_that_leaves_a_pack_is_another_pack(house, read, tmp_path):
    _, key = read
    before = key(house)
    (tmp_path / "outside.yaml").write_text("id: outside\n")
    (house / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    assert key(house) != before


@pytest.mark.parametrize("garbage", ["5", "null", "{"])
def test_what_is_wrong_with_a_kept_key_costs_nothing_but_time(house, read, folder, garbage):
    _, key = read
    right = key(house)
    (kept,) = folder.glob("packs-*.json")
    kept.write_text(f'{{"key": "{kept.stem.partition("-")[2]}", "value": {garbage}}}')
    assert key(house) == right
