"""A program run as our child: with a time limit, and ended with all its own children."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

from zhibao.paging.engine import PagingError
from zhibao.text.os_errors import os_reason

_PATIENCE = 10


def run(command: Sequence[str], seconds: float) -> None:
    """Run a command to its end; PagingError when it cannot start, fails, or takes longer than that.

    However this ends, by Ctrl+C too, neither the child nor its children are left behind.
    """
    try:
        # A group of its own lets all of it be ended at once. Its words go nowhere: a full pipe would block it.
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **_GROUP
        )
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


if sys.platform == "win32":
    # No console window of its own, and Ctrl+C at ours does not reach it before we end it.
    _GROUP = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    _GROUP = {"start_new_session": True}
