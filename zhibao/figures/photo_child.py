"""The program of the child that decodes photos: a damaged or hostile file harms it, not the report.

It reads requests from standard input and answers on standard output until its input ends: a line of JSON and, where
`length` says so, as many bytes. It starts in a tenth of a second: nothing of the report is loaded.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from zhibao.figures.normalising import cut_out, normalised
from zhibao.figures.photo_error import PhotoError
from zhibao.model.figures import Crop

READY = b"+"
# The largest photo that is taken needs less than that; where the system sets no limits, its pixels alone are limited.
MOST_MEMORY = 1 << 30


def work(asked: Mapping[str, Any], content: bytes) -> bytes:
    """Return the picture that is asked for; PhotoError when it cannot be decoded."""
    crop = Crop(*asked["crop"])
    if asked["work"] == "cut out":
        return cut_out(content, crop)
    across, down = asked["pixels"]
    return normalised(content, crop, asked["turn"], (across, down), asked["dpi"])


def serve(source: BinaryIO, out: BinaryIO) -> None:
    """Answer requests until there are no more."""
    out.write(READY)
    out.flush()
    while line := source.readline():
        asked = json.loads(line)
        content = source.read(asked["length"])
        with _ending_after(2 * asked["seconds"] + 1):
            try:
                made, told = work(asked, content), {}
            except PhotoError as error:
                made, told = b"", {"code": error.rule.code, "values": error.values}
        out.write(json.dumps({**told, "length": len(made)}).encode() + b"\n" + made)
        out.flush()


@contextmanager
def _ending_after(seconds: float) -> Iterator[None]:
    """End this process when what is within takes longer: who asked ends it sooner, unless gone."""
    if sys.platform == "win32":
        yield
    else:
        signal.alarm(round(seconds))
        yield
        signal.alarm(0)


def _limited() -> None:
    """Bound the memory of this process where the system can."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        # macOS has the name and refuses the limit.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> None:
    """Answer the process that started this one."""
    # Ctrl+C is for the process that asks: it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limited()
    # What a library may print must not get among the answers.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, out)


if __name__ == "__main__":
    main()
