"""One run at a time for each report."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.output.file_names import ReportFile
from zhibao.output.file_writing import drop_leftovers

_WAIT = 20.0  # Seconds; a run that lays pages out takes about ten.
_FOLDER = "zhibao-locks"


@contextlib.contextmanager
def only_run(file: ReportFile) -> Iterator[None]:
    """Keep other runs for the same report out, and remove what killed ones have left.

    Raises NothingMadeError, naming the process that runs, when it has not ended after a while. The lock is kept in
    this machine's folder for temporary files: where that cannot be, as between machines that share a folder, there is
    none, and files are still written whole or not at all; each machine removes only what its own runs have left.
    """
    lock = _acquired(file)
    if lock is None:
        yield
        return
    try:
        with contextlib.suppress(OSError):
            _holder(lock).write_text(f"{os.getpid()} {datetime.now():%H:%M:%S}", encoding="ascii")
        drop_leftovers(file)
        yield
    finally:
        lock.release()


def _acquired(file: ReportFile) -> FileLock | None:
    lock = _lock(file)
    try:
        if lock:
            lock.acquire(timeout=_WAIT)
    except Timeout as error:
        assert lock
        raise NothingMadeError(_held(file, _holder(lock))) from error
    except OSError:
        # The disk fails, or knows no locks.
        return None
    return lock


def _holder(lock: FileLock) -> Path:
    """Return the file that says who has the lock."""
    return Path(lock.lock_file).with_suffix(".txt")


def _lock(file: ReportFile) -> FileLock | None:
    folder = Path(tempfile.gettempdir()) / _FOLDER
    try:
        key = hashlib.sha256(os.fsencode(file.folder.resolve() / file.name)).hexdigest()[:32]
        folder.mkdir(exist_ok=True)
        (folder / f"{key}.lock").touch()
    except (OSError, RuntimeError):
        # Python calls a link that leads to itself a RuntimeError.
        return None
    return FileLock(folder / f"{key}.lock", thread_local=False)


def _held(file: ReportFile, holder: Path) -> Finding:
    process, since = "？", "？"
    with contextlib.suppress(OSError, ValueError):
        process, since = holder.read_text(encoding="ascii").split()
    return environment_rules.OTHER_RUN.at(CellRef(), name=file.name, process=process, since=since)
