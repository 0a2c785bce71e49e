"""Bytes to text: what is decoded, and what every refusal says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newslint.errors import ReadError, UsageError
from newslint.readers import MAX_BYTES, decode, load


def fault(data: bytes, path: str = "a.txt", encoding: str | None = None) -> tuple[int, int, str]:
    with pytest.raises(ReadError) as caught:
        decode(data, path=path, encoding=encoding)
    (found,) = caught.value.faults
    assert found.path == path
    return found.line, found.column, f"{found.message} / {found.help}"


def test_utf8_with_and_without_mark_and_newlines_as_they_are() -> None:
    assert decode("né\r\nx\ry\n".encode(), path="a.txt") == "né\r\nx\ry\n"
    assert decode(b"\xef\xbb\xbfabc", path="a.txt") == "abc"
    assert decode(b"", path="a.txt") == ""


def test_the_first_bad_byte_is_named() -> None:
    line, column, message = fault("Eins\r\nzwei drüben".encode("latin-1"))
    assert (line, column) == (2, 8)
    assert "0xfc" in message
    assert "--encoding windows-1252" in message


def test_the_column_counts_code_points() -> None:
    assert fault("éé".encode() + b"\xff rest of the line")[:2] == (1, 3)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_guessed_not_read(encoding: str) -> None:
    assert f"--encoding {encoding}" in fault("Plain words here.".encode(encoding))[2]


def test_utf16_with_mark_is_named_in_text_and_read_in_html() -> None:
    data = "<p>né</p>".encode("utf-16")
    assert "--encoding utf-16" in fault(data)[2]
    assert decode(data, path="a.html") == "<p>né</p>"
    assert decode(data, path="a.txt", encoding="utf-16") == "<p>né</p>"


def test_binary_files_are_refused() -> None:
    line, column, message = fault(b"one\ntwo\0three and more words")
    assert (line, column) == (2, 4)
    assert "looks like a binary file" in message
    assert "PDF" in fault(b"%PDF-1.7 \xe2\xe3")[2]


def test_an_encoding_can_be_named() -> None:
    assert decode(b"caf\xe9", path="a.txt", encoding="windows-1252") == "café"
    assert fault(b"ab\x81", encoding="cp1252")[:2] == (1, 3)


@pytest.mark.parametrize("encoding", ["nope", "base64", "rot13", "a\0b"])
def test_unknown_encodings(encoding: str) -> None:
    with pytest.raises(UsageError, match="--encoding"):
        decode(b"x", path="a.txt", encoding=encoding)


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1252">',
        b"<meta charset=windows-1252>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        b'<?xml version="1.0" encoding="ISO-8859-1"?>',
        b"<!-- <meta charset=utf-8> --><META CHARSET='latin1'>",
    ],
)
def test_html_declares_its_encoding(head: bytes) -> None:
    assert decode(head + b"<p>\x93caf\xe9\x94", path="a.HTM").endswith("<p>“café”")
    assert decode(head + "<p>ж".encode("koi8-r"), path="a.html", encoding="koi8-r").endswith("ж")


def test_html_declarations_that_mislead() -> None:
    assert decode('<meta charset="utf-16"><p>é'.encode(), path="a.html").endswith("é")
    assert decode(b"<meta charset=latin1>\x81", path="a.html").endswith("\x81")
    assert "“x-none”" in fault(b"<meta charset=x-none>", "a.html")[2]
    assert fault(b"<meta charset=utf-8>\xff", "a.html")[:2] == (1, 21)


def test_what_is_too_large_is_refused() -> None:
    assert "64 MiB" in fault(b"a" * (MAX_BYTES + 1))[2]


def test_load(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert load(file) == "a\r\nb"
    for path, message in [
        (tmp_path / "none", "no such file"),
        (tmp_path, "a folder"),
        (Path("a\0b"), "cannot be read"),
    ]:
        with pytest.raises(ReadError, match=message):
            load(path)


def test_plain_text_pays_for_no_other_reader() -> None:
    code = (
        "import sys; from newslint.readers import read_document; read_document('One.');"
        "print([name for name in ('pyromark', 'html', 'yaml', 'json', 'newslint.readers.html') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
