"""Photos decoded in a child process, one for all of them: what ends it, hangs it or fills it costs one photo."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec.structs import astuple

from zhibao.figures.normalising import Pixels
from zhibao.figures.photo_child import READY, work
from zhibao.figures.photo_error import PhotoError
from zhibao.findings import Rule, picture_rules
from zhibao.model.figures import Crop

_ROOT = Path(__file__).parents[2]
_CHILD = ("-m", "zhibao.figures.photo_child")
# The largest photo takes a slow computer less.
_SECONDS = 45.0
_SECONDS_TO_START = 20.0
_ENDED, _HUNG = "解码中途出错，文件多半已损坏", "{seconds:g} 秒还没有解完，已停止"
_NOTHING_TOLD = {"length": 1}
_RULES = {rule.code: rule for rule in vars(picture_rules).values() if isinstance(rule, Rule)}


class PhotoDecoder:
    """Decodes photos in a child that is started for the first and kept for the others.

    Where no child can be started, photos are decoded in this process.
    """

    def __init__(self, command: Sequence[str] = _CHILD, seconds: float = _SECONDS) -> None:
        """`command` is what Python runs; a photo that takes longer than `seconds` is given up."""
        self._command, self._seconds = tuple(command), seconds
        self._child: _Child | None = None
        self._process = os.getpid()
        self._has_child = True
        # Workers of a cluster may be threads.
        self._lock = threading.Lock()

    def normalised(self, content: bytes, crop: Crop, turn: int | None, pixels: Pixels, dpi: int) -> bytes:
        """Return the picture fit for print, see `normalising`; PhotoError when it cannot be decoded."""
        return self._decoded(content, crop, work="normalised", turn=turn, pixels=pixels, dpi=dpi)

    def cut_out(self, content: bytes, crop: Crop) -> bytes:
        """Return what is left of a picture as PNG; PhotoError when it cannot be decoded."""
        return self._decoded(content, crop, work="cut out")

    def close(self) -> None:
        """End the child; another photo starts another."""
        child, self._child = self._child, None
        if child and self._process == os.getpid():
            child.end()

    def _decoded(self, content: bytes, crop: Crop, **asked: Any) -> bytes:
        asked = {**asked, "crop": astuple(crop), "length": len(content), "seconds": self._seconds}
        with self._lock:
            child = self._started()
            if child is None:
                return work(asked, content)
            try:
                return child.answer(asked, content)
            except BaseException as error:
                # What is left in its pipes belongs to this photo.
                if not isinstance(error, PhotoError) or not child.is_running:
                    self.close()
                raise

    def _started(self) -> _Child | None:
        """Return the child of this process, None where none can be started; a forked process has none yet."""
        if self._child is None or self._process != os.getpid():
            self._child, self._process = None, os.getpid()
            if self._has_child:
                self._child = _start(self._command)
                self._has_child = self._child is not None
        return self._child


class _Child:
    """A child that waits for photos."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self._process, self._in, self._out = process, process.stdin, process.stdout
        self.is_running = True

    def is_ready(self) -> bool:
        """Tell whether it answers within the time that starting may take."""
        with self._ending_after(_SECONDS_TO_START):
            return self._out.read(1) == READY

    def answer(self, asked: Mapping[str, Any], content: bytes) -> bytes:
        """Return the picture that it makes of a photo; PhotoError when it cannot, ends or takes too long."""
        with self._ending_after(asked["seconds"]) as is_late:
            with suppress(OSError):
                self._in.write(json.dumps(asked).encode() + b"\n")
                self._in.write(content)
                self._in.flush()
            line = self._out.readline()
            told: Mapping[str, Any] = json.loads(line) if line.endswith(b"\n") else _NOTHING_TOLD
            made = self._out.read(told["length"])
        if "code" in told:
            raise PhotoError(_RULES[told["code"]], **told["values"])
        if len(made) == told["length"]:
            return made
        self.is_running = False
        reason = _HUNG.format(seconds=asked["seconds"]) if is_late.is_set() else _ENDED
        raise PhotoError(picture_rules.UNDECODABLE_PHOTO, reason=reason)

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        with suppress(OSError):
            self._in.close()
        self._out.close()
        self._process.wait()

    @contextmanager
    def _ending_after(self, seconds: float) -> Iterator[threading.Event]:
        """End the child when what is within takes longer; the event tells that it did."""
        is_late = threading.Event()

        def end() -> None:
            is_late.set()
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield is_late
        finally:
            timer.cancel()


def _start(command: Sequence[str]) -> _Child | None:
    """Return a child that is ready; None on a computer that does not let us have any."""
    # A program that Python is a part of would be started anew.
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    try:
        process = subprocess.Popen(
            [sys.executable, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            # No window of its own where the program has none.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError):
        return None
    child = _Child(process)
    try:
        is_ready = child.is_ready()
    except BaseException:
        child.end()
        raise
    if not is_ready:
        child.end()
        return None
    return child


DECODER = PhotoDecoder()
atexit.register(DECODER.close)
