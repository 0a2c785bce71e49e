"""`newslint lsp`: the language server, for editors."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from newslint.cli.streams import say
from newslint.config import load_config
from newslint.errors import NewslintError
from newslint.findings import Profile
from newslint.inputs import Settings

__all__ = ["lsp"]

_EXTRA = ("pygls", "lsprotocol", "attrs", "attr", "cattrs")


def lsp(
    profile: Annotated[Profile | None, typer.Option(help="What to report: gate < desk (default) < audit.")] = None,
    pack: Annotated[
        list[str] | None, typer.Option(metavar="NAME_OR_DIR", help="Add a rule pack. May be repeated.")
    ] = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Use this newslint.yaml only.")] = None,
) -> None:
    """Serve an editor over standard input and output (language server protocol). Editors start it themselves."""
    try:
        from newslint.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise NewslintError(
            "the language server needs pygls, which is not installed",
            help="Install newslint with its extra: pip install 'newslint[lsp]'",
        ) from None
    if sys.stdin is not None and sys.stdin.isatty():
        say("newslint lsp waits for an editor on standard input; it is started by one. Ctrl-C ends it.")
    gc.enable()  # a server stays, and its library makes cycles
    serve(Settings(packs=tuple(pack or ()), profile=profile, config=load_config(config) if config else None))
