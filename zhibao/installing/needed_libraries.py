"""The libraries that pyproject.toml states, and which of them are not here."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhibao.text.typed_commands import on_windows

_NAME = re.compile(r"[\w.-]+")
_BETWEEN = re.compile(r"[-_.]+")
_RECORD = ".dist-info"
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
    installed = frozenset(_installed())
    return tuple(each for each in stated if _key(_name(each)) not in installed and not _is_here(_name(each)))


def _stated(root: Path) -> list[str]:
    file = root / "pyproject.toml"
    if not file.is_file():  # Installed as a package, with all it needs.
        return []
    stated: list[str] = tomllib.loads(file.read_text(encoding="utf-8"))["project"]["dependencies"]
    return stated


def _name(requirement: str) -> str:
    name = _NAME.match(requirement)
    assert name, requirement
    return name[0]


def _key(name: str) -> str:
    """Return a name as it is compared: distributions write it in several ways."""
    return _BETWEEN.sub("-", name).lower()


def _installed() -> Iterator[str]:
    """Yield the names of what pip has installed, by the folders that it leaves beside the libraries."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (_key(name.partition("-")[0]) for name in names if name.endswith(_RECORD))


def _is_here(name: str) -> bool:
    """Tell whether a distribution is here that has no such folder, as Python itself finds it."""
    # That takes as long to load as the whole help.
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
