"""Bytes to text: one encoding, known for certain, or a refusal that says where and what to do.

Nothing is guessed silently: a wrong guess would shift every word that a finding quotes. Newlines stay as on disk.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from newslint.errors import ReadError, UsageError
from newslint.text.span import LineIndex, Position

__all__ = ["MAX_BYTES", "decode", "is_html", "load", "load_bytes"]

#: The largest input that is read, 64 MiB. Time and memory are linear in the input, so this bounds both.
MAX_BYTES = 64 * 1024 * 1024

_HTML = (".html", ".htm", ".xhtml")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"{\\rtf", "an RTF file"))
#: How far into an HTML file its charset may be declared. Browsers look at 1,024 bytes; real pages need more.
_DECLARED_WITHIN = 8192
#: Labels that browsers read as a larger encoding than their name says.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def is_html(path: str) -> bool:
    """Whether the suffix of `path` says HTML."""
    return path.lower().endswith(_HTML)


def load(path: Path, encoding: str | None = None) -> str:
    """The text of the file at `path`, newlines as on disk."""
    return decode(load_bytes(path), path=str(path), encoding=encoding)


def load_bytes(path: Path) -> bytes:
    """The content of the file at `path`; of one that is too large, as much as tells so."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file", path=str(path)) from None
    except IsADirectoryError:
        raise ReadError("this is a folder, not a file", path=str(path)) from None
    except PermissionError:
        raise ReadError("no permission to read this file", path=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read: {reason}", path=str(path)) from None


def decode(data: bytes, *, path: str, encoding: str | None = None) -> str:
    """The text in `data`, without a byte order mark: UTF-8, unless `encoding` or the HTML itself names another."""
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise ReadError(f"is larger than {limit}", help="Split it: one file, one article.", path=path)
    name = _known(encoding) if encoding else (_declared(data, path) if is_html(path) else None) or "utf-8"
    _refuse_binary(data, name, path)
    try:
        text = data.decode(name)
    except UnicodeError as error:
        if name == "cp1252" and not encoding:  # declared as Latin-1, with the control bytes that cp1252 lacks
            text = data.decode("latin-1")
        else:
            at = error.start if isinstance(error, UnicodeDecodeError) else 0
            raise _undecodable(data, at, name, path) from None
    return text.removeprefix("\ufeff")


def _known(encoding: str) -> str:
    try:
        " ".encode(encoding)  # which refuses rot13 and its like
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UsageError(
            f"“{encoding}” is not a known text encoding",
            help="Use a name such as --encoding windows-1252, latin-1 or utf-16.",
        ) from None
    return name


def _declared(data: bytes, path: str) -> str | None:
    """The encoding that an HTML file says it has: byte order mark, else `<meta>`, else XML declaration."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    head = re.sub(rb"<!--.*?(?:-->|\Z)", b"", data[:_DECLARED_WITHIN], flags=re.DOTALL)
    found = re.search(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", head, re.IGNORECASE) or re.match(
        rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", head, re.IGNORECASE
    )
    if not found:
        return None
    label = found[1].decode("ascii", "replace")
    try:
        " ".encode(label)
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        raise ReadError(
            f"declares the unknown encoding “{label}”", help="Name the right one with --encoding.", path=path
        ) from None
    if name.startswith(("utf-16", "utf-32")):  # then the declaration itself could not have been read
        return "utf-8"
    return _SUPERSETS.get(name, name)


def _refuse_binary(data: bytes, name: str, path: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"looks like a binary file ({what})", help="Save it as text first.", path=path)
    if name.startswith(("utf-16", "utf-32")):
        return
    wide = next((encoding for mark, encoding in _BOMS[1:] if data.startswith(mark)), "")
    at = data.find(0)
    if wide:
        hint = f"The file begins with a byte order mark: use --encoding {wide}."
        raise ReadError(f"is not {name} text", help=hint, path=path, line=1, column=1)
    if at < 0:
        return
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    half = min(len(data), 4096) // 4
    guess = "utf-16-le" if odd > half > even else "utf-16-be" if even > half > odd else ""
    hint = f"If it is text, try --encoding {guess}." if guess else "If it is text, name its encoding with --encoding."
    line, column = _position(data[:at].decode(name, "replace"))
    raise ReadError("looks like a binary file: it holds a NUL byte", help=hint, path=path, line=line, column=column)


def _undecodable(data: bytes, at: int, name: str, path: str) -> ReadError:
    line, column = _position(data[:at].decode(name, "replace"))
    hint = "Name its encoding with --encoding."
    if name == "utf-8" and _reads_as_western(data):
        hint = "Name its encoding, for example --encoding windows-1252."
    message = f"byte 0x{data[at]:02x} is not {name} text" if at < len(data) else f"is not {name} text"
    return ReadError(message, help=hint, path=path, line=line, column=column)


def _reads_as_western(data: bytes) -> bool:
    """Whether windows-1252 is worth proposing: it decodes, and most of the text is ASCII."""
    sample = data[:65536]
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return len(sample.decode("ascii", "ignore")) > 0.8 * len(sample)


def _position(text: str) -> Position:
    return LineIndex(text).position(len(text))
