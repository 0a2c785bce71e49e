"""A new pack: the files of the starter, under a name of their own."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path
from shutil import rmtree

from newslint.errors import UsageError
from newslint.packs.editor import editor_schemas, names_in

__all__ = ["pack_name", "write_pack"]

_STARTER = Path(__file__).parent / "starter"
#: What the starter is called in its own files, which are a sound pack as they stand.
_CALLED = "house"


def pack_name(folder: Path) -> str:
    """The name of a pack that is to stand in a folder: the folder's, as pack names are written."""
    plain = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    if not plain:
        raise UsageError(f"no pack can be named after “{folder}”", help="Give the folder a name of letters or digits.")
    return plain


def write_pack(folder: Path, name: str) -> None:
    """Write the starter into a folder that is new or empty: whole, or not at all. Raises `UsageError`."""
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise UsageError(f"“{folder}” is there already, and not empty", help="Name a folder that does not exist yet.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = folder.parent / f".{name}-{os.getpid()}"
        new.mkdir()
        _fill(new, folder, name)
    except OSError as error:
        message = f"the pack cannot be written to “{folder}”: {error.strerror or error}"
        raise UsageError(message, help="Name a folder that you can write to.") from None


def _fill(new: Path, folder: Path, name: str) -> None:
    try:
        for file in sorted(_STARTER.rglob("*.*")):
            text = file.read_text(encoding="utf-8")
            target = new / file.relative_to(_STARTER)
            target.parent.mkdir(exist_ok=True)
            target.write_text(_named(text, file.name, name, folder.resolve().name), encoding="utf-8")
        _write_schemas(new)
        if folder.is_dir():
            folder.rmdir()
        new.rename(folder)
    except BaseException:
        rmtree(new, ignore_errors=True)
        raise


def _named(text: str, file: str, name: str, folder: str) -> str:
    if file == "pack.yaml":
        return text.replace(f"name: {_CALLED}", f"name: {name}", 1)
    if file == "README.md":
        return text.replace(f"./{_CALLED}", shlex.quote(f"./{folder}")).replace(f"# {_CALLED}", f"# {name}", 1)
    return text


def _write_schemas(folder: Path) -> None:
    """What the first line of every file of the starter names: the schemas by which editors complete it."""
    (folder / ".schema").mkdir()
    for sort, schema in editor_schemas(*names_in([folder])).items():
        (folder / ".schema" / f"{sort}.json").write_text(
            json.dumps(schema, ensure_ascii=False) + "\n", encoding="utf-8"
        )
