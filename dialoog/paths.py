"""Where templates and static files live: in the wheel, or beside the package in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Give the folder ``name``; a missing one is a broken installation, so stop at once."""
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise RuntimeError(f"Dialoog is not installed completely: the folder {name!r} is missing.")
