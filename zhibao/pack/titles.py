"""The packs that there are, which the help lists."""

from __future__ import annotations

from pathlib import Path

from zhibao.pack.faults import read_toml

PACK_FILE = "pack.toml"


def pack_names(templates: Path) -> tuple[str, ...]:
    """Return the names of the packs in the folder `templates`."""
    return tuple(sorted(path.parent.name for path in templates.glob(f"*/{PACK_FILE}")))


def pack_titles(templates: Path) -> dict[str, str]:
    """Return the titles of the packs by their names; a pack whose pack.toml cannot be read has none."""
    return {name: _title(templates / name / PACK_FILE) for name in pack_names(templates)}


def _title(path: Path) -> str:
    try:
        return str(read_toml(path).get("title", ""))
    except (OSError, ValueError):
        return ""
