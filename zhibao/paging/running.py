"""A program run as our child: with a time limit, and ended with all its own children."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from zhibao.paging.engine import PagingError
from zhibao.text.os_errors import os_reason

T = TypeVar("T")
_PATIENCE = 10


def run(command: Sequence[str], seconds: float) -> None:
    """Run a command to its end; PagingError when it cannot start, fails, or takes longer than that.

    However this ends, by Ctrl+C too, neither the child nor its children are left behind.
    """
    try:
        child = _started(command)
    except OSError as error:
        raise PagingError(f"无法启动：{os_reason(error)}") from error
    try:
        status = child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise PagingError(f"{seconds:g} 秒内没有完成，已停止") from error
    finally:
        _end(child)
    if status:
        raise PagingError(f"中途出错，退出码 {status}")


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a command in a group of its own, which can be ended at once."""
    # Its words go nowhere: a full pipe would block it.
    none = subprocess.DEVNULL
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=none, stdout=none, stderr=none, creationflags=flags)
    return subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child, if it still runs, and whatever it started."""
    if sys.platform == "win32":
        if child.poll() is None:
            subprocess.run(["taskkill", "/PID", str(child.pid), "/T", "/F"], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    if child.poll() is None:
        child.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_PATIENCE)


def in_temporary_folder(work: Callable[[Path], T]) -> T:
    """Return what `work` makes in a folder that is gone afterwards; PagingError when its files cannot be used."""
    try:
        # A virus scanner may hold a file for a moment: the report must not fail for that.
        with tempfile.TemporaryDirectory(prefix="zhibao-", ignore_cleanup_errors=True) as folder:
            return work(Path(folder))
    except OSError as error:
        raise PagingError(f"临时文件读写不了：{os_reason(error)}") from error
