"""A disk that fails at the n-th thing that is asked of it: opening for writing, writing, syncing, moving, removing."""

from __future__ import annotations

import contextlib
import io
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

_CALLS = ("fsync", "replace", "rename", "link", "unlink")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FaultyDisk:
    """Counts what is asked of the disk; from the n-th on, or only then, it fails with an error of the system.

    A write that fails has written half, as on a disk that is full.
    """

    def __init__(self, nth: int, error: int = 0, is_lasting: bool = False) -> None:
        self._nth, self._error, self._is_lasting = nth, error, is_lasting
        self.asked = 0

    @property
    def has_failed(self) -> bool:
        return self.asked >= self._nth

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Let all files that are opened meanwhile be on this disk."""
        with contextlib.ExitStack() as patched:
            for name in _CALLS:
                patched.enter_context(patch.object(os, name, self._asking(getattr(os, name))))
            patched.enter_context(patch.object(os, "open", self._opening_number(os.open)))
            opening = self._opening(io.open)
            patched.enter_context(patch.object(io, "open", opening))
            patched.enter_context(patch("builtins.open", opening))
            # Who waits for a file that is held waits for nothing.
            patched.enter_context(patch("time.sleep", lambda seconds: None))
            yield

    def ask(self) -> None:
        """Count one thing more, and raise OSError where it is one that fails."""
        self.asked += 1
        if self.asked == self._nth or (self._is_lasting and self.asked > self._nth):
            self._fail()

    def _fail(self) -> None:
        raise OSError(self._error, os.strerror(self._error))

    def _asking(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*values: Any, **named: Any) -> Any:
            self.ask()
            return call(*values, **named)

        return asked

    def _opening_number(self, call: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
            if flags & _WRITING:
                self.ask()
            return call(path, flags, *more, **named)

        return opened

    def _opening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
            if set(mode).isdisjoint("wxa+") or isinstance(file, int):
                return call(file, mode, *more, **named)
            self.ask()
            raw = io.BufferedWriter(_FaultyFile(file, mode.replace("b", "").replace("t", ""), self))
            return raw if "b" in mode else io.TextIOWrapper(raw, named.get("encoding") or "utf-8")

        return opened


class PowerCut(FaultyDisk):
    """A disk that kills the process at the n-th thing."""

    def _fail(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class _FaultyFile(io.FileIO):
    """A file of a disk that is asked before each write."""

    def __init__(self, file: Any, mode: str, disk: FaultyDisk) -> None:
        super().__init__(file, mode)
        self._disk = disk

    def write(self, content: Any) -> int:
        try:
            self._disk.ask()
        except OSError:
            super().write(memoryview(content)[: len(content) // 2])
            raise
        return super().write(content)
