"""Many jobs on a Dask cluster: a scheduler and workers that are processes of their own, on the loopback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tests.batch import fake_jobs
from zhibao.batch import cluster
from zhibao.batch.cluster import run_on_cluster
from zhibao.batch.local_running import Run
from zhibao.findings import NothingMadeError, batch_rules

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cluster:
    """A running cluster, and its workers by their process numbers."""

    address: str
    workers: dict[int, subprocess.Popen[str]]


def _started(*words: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def _said(stream: IO[str] | None, pattern: str) -> str:
    """Return what the process says that fits the pattern."""
    assert stream
    return next(match[1] for line in stream if (match := re.search(pattern, line)))


@pytest.fixture
def two_workers() -> Iterator[Cluster]:
    scheduler = _started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    started = [scheduler]
    try:
        address = _said(scheduler.stderr, r"Scheduler at:\s+(tcp://\S+)")
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        started += [_started("worker", address, *options) for _ in range(2)]
        for worker in started[1:]:
            _said(worker.stderr, r"(Registered to)")
        yield Cluster(address, {each.pid: each for each in started[1:]})
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_worker_is_killed_midway_and_nothing_is_lost(two_workers: Cluster, tmp_path: Path) -> None:
    jobs = [fake_jobs.job(tmp_path, f"市{number}") for number in range(12)]
    results = run_on_cluster(fake_jobs.slow, jobs, two_workers.address)
    found = [next(results)]
    alive = {each.pages for each in found}
    killed = next(pid for pid in two_workers.workers if pid not in alive)
    two_workers.workers[killed].kill()
    found += results
    assert sorted(each.workbook for each in found) == sorted(job.name for job in jobs)
    assert {each.status for each in found} == {"ready"}
    begun_by_killed = [job.name for job in jobs if (job.folder / str(killed)).exists()]
    assert begun_by_killed, "the worker was killed before it had begun"


def test_nothing_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(NothingMadeError) as caught:
        list(run_on_cluster(fake_jobs.done, [fake_jobs.job(tmp_path, "甲")], "tcp://127.0.0.1:9"))
    assert [each.code for each in caught.value.findings] == [batch_rules.NO_CLUSTER.code]


@pytest.mark.parametrize("run", [fake_jobs.done])
def test_without_dask_the_command_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NothingMadeError) as caught:
        list(run_on_cluster(run, [fake_jobs.job(tmp_path, "甲")], "tcp://127.0.0.1:9"))
    assert [each.code for each in caught.value.findings] == [batch_rules.NO_DASK.code]
