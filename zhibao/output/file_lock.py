"""A lock on a file, kept by the system: it is gone with the process, however that ends."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file, which is made where there is none, until the end of the block.

    Raises TimeoutError when another process holds it for so many seconds, OSError where files cannot be locked.
    """
    with path.open("ab", buffering=0) as file:
        last = time.monotonic() + patience
        while not _is_taken(file.fileno()):
            if time.monotonic() >= last:
                raise TimeoutError
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            # Closing gives it back too, on Windows only after a while.
            with contextlib.suppress(OSError):
                _give_back(file.fileno())


def _is_taken(number: int) -> bool:
    """Take the lock on an open file, and tell whether nobody else has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _give_back(number: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(number, fcntl.LOCK_UN)
