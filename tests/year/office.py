"""Workbooks filled by LibreOffice, where it and Debian's python3-uno are there."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

_SCRIPT = Path(__file__).with_name("office_filling.py")
# The virtual environment's Python has no UNO: Debian builds that for its own.
_PYTHON = "/usr/bin/python3"
_TIME_LIMIT = 300
Entry = tuple[str, str, str | float]


@dataclass(frozen=True)
class Job:
    """A workbook to be opened, filled in and saved under another name: sheet, cell, value."""

    source: Path
    target: Path
    cells: Sequence[Entry]


@cache
def can_fill() -> bool:
    """Tell whether LibreOffice and its Python bridge are there."""
    if not (shutil.which("soffice") and Path(_PYTHON).exists()):
        return False
    return subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def fill(folder: Path, *jobs: Job) -> None:
    """Fill in workbooks one after another in one LibreOffice."""
    listed = folder / "jobs.json"
    listed.write_text(json.dumps([asdict(job) for job in jobs], ensure_ascii=False, default=str), encoding="utf-8")
    done = subprocess.run([_PYTHON, str(_SCRIPT), str(listed)], capture_output=True, text=True, timeout=_TIME_LIMIT)
    assert done.returncode == 0, done.stderr
