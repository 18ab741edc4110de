"""What a run made is opened, for a person who has double-clicked."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from zhibao.pipeline.outcome import Outcome, Status


def open_results(outcome: Outcome) -> None:
    """Open the report and the list of findings, of a draft the list on top; nothing where nobody watches.

    Only Windows has what opens a file with its program, whichever that is.
    """
    start = getattr(os, "startfile", None)
    if start is None or not is_watched():
        return
    listed = outcome.check_report if outcome.findings else None
    files = (outcome.report, listed) if outcome.status is Status.DRAFT else (listed, outcome.report)
    for path in filter(None, files):
        # Without a program for it the paths, which are printed, have to do.
        with contextlib.suppress(OSError):
            start(Path(path))


def is_watched() -> bool:
    """Tell whether a person sits at the console, and not a script or a service that builds and tests."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return not os.environ.get("CI") and all(stream is not None and stream.isatty() for stream in streams)
