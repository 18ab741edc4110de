"""One run at a time for each report."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from zc.lockfile import LockError, SimpleLockFile  # type: ignore[import-untyped]  # it has no annotations

from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.output.file_names import ReportFile
from zhibao.output.file_writing import drop_leftovers

_WAIT, _PAUSE = 20.0, 0.05  # Seconds; a run that lays pages out takes about ten.
# How systems refuse a lock that another process has; other refusals are of disks that know no locks.
_TAKEN = (BlockingIOError, PermissionError)
_FOLDER = "zhibao-locks"


@contextlib.contextmanager
def only_run(file: ReportFile) -> Iterator[None]:
    """Keep other runs for the same report out, and remove what killed ones have left.

    Raises NothingMadeError, naming the process that runs, when it has not ended after a while. The lock is kept in
    this machine's folder for temporary files: where that cannot be, as between machines that share a folder, there is
    none, and files are still written whole or not at all; each machine removes only what its own runs have left.
    """
    path = _lock_path(file)
    lock = path and _acquired(path, file)
    if not path or not lock:
        yield
        return
    try:
        with contextlib.suppress(OSError):
            _holder(path).write_text(f"{os.getpid()} {datetime.now():%H:%M:%S}", encoding="ascii")
        drop_leftovers(file)
        yield
    finally:
        # What cannot be given back goes with the process.
        with contextlib.suppress(LockError, OSError):
            lock.close()


def _acquired(path: Path, file: ReportFile) -> SimpleLockFile | None:
    """Return the lock, None where there can be none: the disk fails, or knows no locks."""
    last = time.monotonic() + _WAIT
    while True:
        try:
            return SimpleLockFile(str(path))
        except LockError as error:
            if not isinstance(error.__context__, _TAKEN):
                return None
            if time.monotonic() >= last:
                raise NothingMadeError(_held(file, _holder(path))) from error
        except OSError:
            return None
        time.sleep(_PAUSE)


def _holder(lock: Path) -> Path:
    """Return the file that says who has the lock."""
    return lock.with_suffix(".txt")


def _lock_path(file: ReportFile) -> Path | None:
    folder = Path(tempfile.gettempdir()) / _FOLDER
    try:
        key = hashlib.sha256(os.fsencode(file.folder.resolve() / file.name)).hexdigest()[:32]
        folder.mkdir(exist_ok=True)
    except (OSError, RuntimeError):
        # Python calls a link that leads to itself a RuntimeError.
        return None
    return folder / f"{key}.lock"


def _held(file: ReportFile, holder: Path) -> Finding:
    process, since = "？", "？"
    with contextlib.suppress(OSError, ValueError):
        process, since = holder.read_text(encoding="ascii").split()
    return environment_rules.OTHER_RUN.at(CellRef(), name=file.name, process=process, since=since)
