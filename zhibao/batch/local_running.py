"""Jobs run over the cores of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from zhibao.batch.job import Built, Job
from zhibao.batch.job_building import ended

# What libraries keep between reports goes with the process.
_REPORTS_A_PROCESS = 25
# Ctrl+C is for the process that began them: what they have in hand they end, and are given nothing more.
_ENDS_WHAT_IS_IN_HAND = (signal.SIGINT, signal.SIG_IGN)
Run = Callable[[Job], Built]


def run_locally(run: Run, jobs: Sequence[Job], processes: int = 0) -> Iterator[Built]:
    """Yield the results of the jobs as they come, over so many processes, else as many as there are cores.

    A process that ends takes down those beside it: what they had in hand is run again, then each by itself, so that
    only the job that ends its process is left without a report.
    """
    left = dict.fromkeys(jobs)
    many = processes or os.cpu_count() or 1
    for job, built in _run_together(run, jobs, many):
        del left[job]
        yield built
    for job in left:
        alone = [built for _, built in _run_together(run, [job], 1)]
        yield alone[0] if alone else ended(job)


def _run_together(run: Run, jobs: Sequence[Job], processes: int) -> Iterator[tuple[Job, Built]]:
    """Yield each job with its result until all are done or a process has ended."""
    if not jobs:
        return
    # Not forked: threads of libraries do not survive that, and Windows cannot.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(processes, len(jobs)), context, signal.signal, _ENDS_WHAT_IS_IN_HAND, max_tasks_per_child=_REPORTS_A_PROCESS
    ) as pool:
        futures = {pool.submit(run, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                try:
                    yield futures[future], future.result()
                except BrokenProcessPool:
                    continue
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
