"""A pack as files on disk: found, read whole, bounded, never outside its own folder."""

# Every start reads some hundred files here; pathlib would take as long as all the reading.
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newslint.errors import Fault, PackError
from newslint.records import NamedTuple

__all__ = ["PackFiles", "bundled_root", "find_packs", "is_bundled", "pack_folder", "read_pack", "stamps"]

MAX_FILES = 2_000
MAX_BYTES = 4_000_000
_SUFFIXES = (".yaml", ".yml")


class PackFiles(NamedTuple):
    """The YAML files of one pack by their path inside it, in order."""

    folder: Path
    files: tuple[tuple[str, bytes], ...]
    faults: tuple[Fault, ...] = ()

    def shown(self, relative: str) -> str:
        """A file's path as messages show it: relative to the working folder where that is shorter."""
        full = self.folder / relative
        try:
            return str(full.relative_to(Path.cwd()))
        except ValueError:
            return str(full)


def bundled_root() -> Path:
    """The folder of the bundled packs: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def is_bundled(path: str) -> bool:
    """Whether a file belongs to a bundled pack."""
    return Path(path).resolve().is_relative_to(bundled_root().resolve())


def find_packs(named: Sequence[str | Path] = ()) -> list[Path]:
    """The folders of the bundled packs and of the named ones, bundled first, each once.

    A name is that of a folder (one that holds `pack.yaml`, or is written with a separator), of a bundled pack, or of an
    installed one. Raises `PackError` for what is none of them.
    """
    folders = list(_bundled().values())
    faults: list[Fault] = []
    for name in named:
        try:
            folder = pack_folder(str(name))
        except PackError as error:
            faults.extend(error.faults)
            continue
        if folder.resolve() not in [known.resolve() for known in folders]:
            folders.append(folder)
    if faults:
        raise PackError.of(faults)
    return folders


def _bundled() -> dict[str, Path]:
    root = bundled_root()
    folders = sorted(entry for entry in root.iterdir() if (entry / "pack.yaml").is_file()) if root.is_dir() else []
    return {folder.name: folder for folder in folders}


def pack_folder(name: str) -> Path:
    """The folder that the name of a pack means. Raises `PackError`."""
    folder = Path(name)
    if (folder / "pack.yaml").is_file():
        return folder
    if _looks_like_folder(name):
        raise _not_a_pack(folder)
    bundled = _bundled()
    if name in bundled:
        return bundled[name]
    from newslint.packs.installed import installed_pack, installed_packs

    installed = installed_pack(name)
    if installed:
        return installed
    raise _not_a_pack(folder) if folder.is_dir() else _unknown(name, [*bundled, *installed_packs()])


def _looks_like_folder(name: str) -> bool:
    return os.sep in name or "/" in name or name.startswith((".", "~"))


def _not_a_pack(folder: Path) -> PackError:
    if not folder.is_dir():
        help = "Check the path given with --pack or under `packs:`."
        return PackError("there is no such pack folder", path=str(folder), help=help)
    help = "A pack is a folder with a pack.yaml and rule files."
    return PackError("the folder has no pack.yaml", path=str(folder), help=help)


def _unknown(name: str, known: Sequence[str]) -> PackError:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else f"Known packs: {', '.join(known)}. A folder is written ./{name}."
    return PackError(f"there is no pack named “{name}”", help=hint)


def read_pack(folder: Path) -> PackFiles:
    """Every YAML file of a pack. Links that leave it and what is too large are in `faults`, unread.

    Raises `PackError` where the folder cannot be read.
    """
    files: list[tuple[str, bytes]] = []
    faults: list[Fault] = []
    size = 0
    with _told(folder):
        for relative, entry in _walk(str(folder), "", folder.resolve(), faults):
            size += os.stat(entry.path).st_size
            if size > MAX_BYTES or len(files) >= MAX_FILES:
                message = f"more than {MAX_FILES:,} files or {MAX_BYTES:,} bytes of rules"
                faults.append(Fault(str(folder), 0, 0, message, "Split the pack."))
                break
            with open(entry.path, "rb") as stream:
                files.append((relative, stream.read()))
    return PackFiles(folder, tuple(files), tuple(faults))


def stamps(folder: Path) -> list[tuple[str, int, int, int, int]]:
    """The YAML files of a pack as they stand on disk: path inside it, size, inode, times of content and of change (ns).

    Links are followed; those that leave the pack have a stamp of zeros. Raises `PackError` where the folder cannot be read.
    """
    faults: list[Fault] = []
    found = []
    with _told(folder):
        for relative, entry in _walk(str(folder), "", folder.resolve(), faults):
            stat = entry.stat()
            found.append((relative, stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns))
    return found + [(fault.path, 0, 0, 0, 0) for fault in faults]


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """An error of the file system, told as one of the pack."""
    try:
        yield
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror or error}", path=str(error.filename or folder)) from error


def _walk(folder: str, inside: str, root: Path, faults: list[Fault]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The path of each rule file inside the pack, and the file."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _stays_in(Path(entry.path), root):
            faults.append(Fault(entry.path, 0, 0, "a link leads out of the pack", "Copy the file into the pack."))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inside}{entry.name}/", root, faults)
        elif entry.name.endswith(_SUFFIXES) and entry.is_file():
            yield inside + entry.name, entry


def _stays_in(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return False


def decoded(pack: PackFiles, relative: str, data: bytes) -> str:
    """A rule file's text. Raises `PackError` for what is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackError(
            "not UTF-8 text", path=pack.shown(relative), line=line, column=1, help="Save the file as UTF-8."
        ) from error
