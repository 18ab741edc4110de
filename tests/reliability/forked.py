"""Work done in a fork of this process, with limits of memory and time, and what it took."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Bytes that a process may address, seconds of the processor, and seconds on a machine that does other work too.
_MEMORY, _SECONDS, _PATIENCE = 4_000_000_000, 60, 300


@dataclass(frozen=True)
class Ran:
    """`ending` is the signal that ended it, 0 for none; `memory` the most it held, in bytes."""

    status: int
    ending: int
    memory: int
    seconds: float
    out: str
    said: str


def ran(work: Callable[[], int], folder: Path) -> Ran:
    """Do the work in a fork whose output goes to files in a folder; what it returns is the exit status."""
    out, said = folder / "out", folder / "said"
    child = os.fork()
    if not child:
        _be_child(work, out, said)
    _, ended, used = os.wait4(child, 0)
    texts = [path.read_text("utf-8", "replace") for path in (out, said)]
    ending = os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0
    status = os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else -1
    # Kilobytes, on macOS bytes.
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Ran(status, ending, memory, used.ru_utime + used.ru_stime, *texts)


def _be_child(work: Callable[[], int], out: Path, said: Path) -> None:
    """Work as the child and never return."""
    # Not on Windows, where nothing is forked.
    import resource

    status = 70
    try:
        for number, path in ((1, out), (2, said)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (it ends with the process)
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(_PATIENCE)
        status = work()
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException as error:
        print(f"Traceback: {error!r}", file=sys.stderr)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)
