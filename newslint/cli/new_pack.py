"""`newslint new-pack`: begin a rule pack."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from newslint.cli.streams import emit
from newslint.errors import UsageError

__all__ = ["new_pack"]


def new_pack(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
) -> None:
    """Begin a rule pack: a tested rule of each common kind, to be changed."""
    from newslint.packs.folder import find_packs
    from newslint.packs.starter import pack_name, write_pack
    from newslint.reporters.terminal import inert

    name = pack_name(Path(folder))
    if name in [known.name for known in find_packs()]:
        raise UsageError(f"there is a pack named “{name}” already", help="Give the folder another name.")
    write_pack(Path(folder), name)
    shown = inert(shlex.quote(folder))
    emit(f"The pack “{name}” stands in {shown}. Try it:\n  newslint test {shown}\n")
