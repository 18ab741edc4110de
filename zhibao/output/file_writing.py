"""Writing a file down: under a name of its own first, read back, then moved."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.output.file_names import ReportFile
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.os_errors import os_reason

T = TypeVar("T")
# A scanner holds a new file for a moment only; Word holds it until it is closed.
_PAUSES = (0.05, 0.15, 0.4)
_OWN_NAME = lazy_pattern(r"~(?P<run>[0-9a-f]{16})-[0-9a-f]{16}\.tmp")


@contextlib.contextmanager
def set_aside(content: bytes, file: ReportFile) -> Iterator[Path]:
    """Write a file into the report's folder under a name of its own, down to the disk, and yield its path.

    It is gone afterwards unless it was placed. Raises NothingMadeError when it cannot be written or is not read back
    as it was written.
    """
    written = own_name(file)
    try:
        try:
            file.folder.mkdir(parents=True, exist_ok=True)
            is_whole = write_down(content, written)
        except OSError as error:
            raise NothingMadeError(not_writable(file.folder, error)) from error
        if not is_whole:
            raise NothingMadeError(environment_rules.WRITTEN_DIFFERENTLY.at(CellRef(), path=file.folder))
        yield written
    finally:
        drop(written)


def own_name(file: ReportFile) -> Path:
    """Return the path of a new file that only runs for this report use until it is moved.

    Not a tempfile: those are readable by their owner only, and the report stays as it was written.
    """
    return file.folder / f"~{_run_of(file)}-{secrets.token_hex(8)}.tmp"


def write_down(content: bytes, path: Path) -> bool:
    """Write a new file down to the disk; tell whether it is read back as it was written."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return patient(path.read_bytes) == content


def patient(action: Callable[[], T]) -> T:
    """Return what the action returns, tried again while the file is held for a moment; PermissionError at last."""
    for pause in _PAUSES:
        with contextlib.suppress(PermissionError):
            return action()
        time.sleep(pause)
    return action()


def drop(written: Path) -> None:
    """Remove the file if it is still there; a scanner that holds it must not hide what went wrong."""
    with contextlib.suppress(OSError):
        written.unlink(missing_ok=True)


def drop_leftovers(file: ReportFile) -> None:
    """Remove what killed runs for this report have left: called by the one run that has the report's lock."""
    with contextlib.suppress(OSError):
        for path in file.folder.iterdir():
            named = _OWN_NAME.fullmatch(path.name)
            if named and named["run"] == _run_of(file) and path.is_file():
                drop(path)


def not_writable(path: Path, error: OSError) -> Finding:
    """Return the finding that a file or a folder cannot be written."""
    return environment_rules.NOT_WRITABLE.at(CellRef(), path=path, reason=os_reason(error))


def _run_of(file: ReportFile) -> str:
    """Return what runs for a report of that name on this machine share.

    Those on other machines, which its lock does not stop, may be writing theirs.
    """
    return hashlib.sha256(f"{socket.gethostname()}/{file.name}".encode()).hexdigest()[:16]
