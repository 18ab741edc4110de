"""Standard output and standard error, whatever is behind them: once a report stands, nothing that they do undoes it."""

from __future__ import annotations

import contextlib
import os
from typing import TextIO

# What a stream raises whose reader is gone, whose disk is full, or which is closed.
_LOST = (OSError, ValueError)


class Stream:
    """A text stream that takes what it can: one that is not there, or is lost midway, takes nothing.

    A character that a console lacks becomes a question mark.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", None) or ""
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")

    def isatty(self) -> bool:
        """Tell whether a person may be watching."""
        return self._stream is not None and self._stream.isatty()

    def write(self, text: str) -> int:
        """Write the text as far as that is possible."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except _LOST:
                self._lose(self._stream)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written, as far as that is possible."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except _LOST:
                self._lose(self._stream)

    def _lose(self, stream: TextIO) -> None:
        """Lead what is left to nowhere: Python itself flushes at the end, and would change the exit status."""
        self._stream = None
        with contextlib.suppress(*_LOST):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
