"""Packs that pip installed: found by their entry points, without importing any of their code."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from newslint.errors import PackError

__all__ = ["installed_pack", "installed_packs"]

GROUP = "newslint.packs"


def installed_packs() -> list[str]:
    """The names under which distributions offer packs."""
    return sorted(entry_points(group=GROUP).names)


def installed_pack(name: str) -> Path | None:
    """The folder of an installed pack; None where none has the name.

    An entry point names a package, `harbour-post = "newslint_harbour_post"`, or a folder in it after a dot. Raises
    `PackError` where two distributions offer the name, or what is offered is no pack.
    """
    offers = list(entry_points(group=GROUP, name=name))
    if not offers:
        return None
    folders = {folder.resolve(): folder for offer in offers if (folder := _folder(offer))}
    if len(folders) > 1:
        owners = " and ".join(sorted({_owner(offer) for offer in offers}))
        raise PackError(f"the pack “{name}” is offered by {owners}", help="Uninstall one of them.")
    for folder in folders.values():
        return folder
    message = f"the installed pack “{name}” ({_owner(offers[0])}) has no folder “{offers[0].module}” with a pack.yaml"
    raise PackError(message, help="Install it again, or tell its authors.")


def _owner(offer: EntryPoint) -> str:
    return f"{offer.dist.name} {offer.dist.version}" if offer.dist else offer.value


def _folder(offer: EntryPoint) -> Path | None:
    """Where the package lies. Finding a top-level package runs none of its code; folders below it are only paths."""
    package, *below = offer.module.split(".")
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *below)
        if (folder / "pack.yaml").is_file():
            return folder
    return None
