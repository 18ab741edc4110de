"""The libraries that pyproject.toml states, and which of them are not here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from zhibao.text.typed_commands import on_windows

_NAME = re.compile(r"[\w.-]+")
_ONLY_WINDOWS = re.compile(r"sys_platform\s*==\s*'win32'")


def requirements(root: Path, windows: bool | None = None) -> tuple[str, ...]:
    """Return what the program in the folder `root` needs on this system, or on Windows or elsewhere where that is said.

    They are without markers: pip evaluates those for the system that it runs on, whichever it downloads for.
    """
    wanted = on_windows() if windows is None else windows
    found = (each.partition(";") for each in _stated(root))
    return tuple(name.strip() for name, _, marker in found if wanted or not _ONLY_WINDOWS.search(marker))


def missing(stated: Iterable[str]) -> tuple[str, ...]:
    """Return those of the requirements that are not installed for this Python, in any version."""
    return tuple(each for each in stated if not _is_here(each))


def _stated(root: Path) -> list[str]:
    file = root / "pyproject.toml"
    if not file.is_file():  # Installed as a package, with all it needs.
        return []
    stated: list[str] = tomllib.loads(file.read_text(encoding="utf-8"))["project"]["dependencies"]
    return stated


def _is_here(requirement: str) -> bool:
    name = _NAME.match(requirement)
    assert name, requirement
    try:
        distribution(name[0])
    except PackageNotFoundError:
        return False
    return True
