"""Which Python has the libraries; nothing that installs them is loaded where they are here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from zhibao.installing.needed_libraries import missing, requirements
from zhibao.installing.refusals import InstallingError
from zhibao.text.typed_commands import on_windows

FOLDER = ".venv"


def python_for(root: Path, say: Callable[[str], None]) -> Path | None:
    """Return the Python that has the libraries, which are brought in if need be; None when it is the one that runs.

    Raises InstallingError when that fails.
    """
    needed = requirements(root)
    if not missing(needed):
        return None
    is_inside = Path(sys.prefix).resolve() == (root / FOLDER).resolve()
    own = python_in(root / FOLDER)
    if own.exists() and not is_inside:
        return own  # It looks for itself what is missing.
    import importlib

    from zhibao.installing.environment import install

    install(root, needed, say)
    importlib.invalidate_caches()
    if is_inside and (left := missing(needed)):
        raise InstallingError(f"没有装成：{'、'.join(left)} 还是找不到。\n请删去文件夹 {FOLDER}，再来一次。")
    return None if is_inside else own


def python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if on_windows() else "bin/python")
