"""What stands for building in tests of running many: called in processes of their own, so they are plain functions."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from zhibao.batch.job import Built, Job


def job(folder: Path, name: str) -> Job:
    """Return a job of that name; its folder tells the functions below how often it was begun."""
    return Job(folder / f"{name}.xlsx", folder, folder / name, folder)


def done(job: Job) -> Built:
    """Return a result at once, with the process that made it."""
    return Built(job.name, "ready", pages=os.getpid())


def ends_its_process(job: Job) -> Built:
    """End the process of the one job that is called so, as a lack of memory does."""
    if "坏" in job.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return done(job)


def interrupted(job: Job) -> Built:
    """Go on though somebody presses Ctrl+C, which reaches every process of a console."""
    signal.raise_signal(signal.SIGINT)
    return done(job)


def slow(job: Job) -> Built:
    """Note the process that has begun, and take a moment."""
    job.folder.mkdir(exist_ok=True)
    (job.folder / str(os.getpid())).touch()
    time.sleep(0.2)
    return done(job)
