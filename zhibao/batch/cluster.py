"""Jobs run on an existing Dask cluster, whose workers see the same folders by the same paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhibao.batch.job import Built, Job
from zhibao.batch.job_building import ended
from zhibao.batch.local_running import Run
from zhibao.batch.records import program_digest
from zhibao.findings import NothingMadeError, batch_rules
from zhibao.model.ref import CellRef

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 10
# A job whose workers end so often is the reason for it.
_MOST_TRIES = 2


def run_on_cluster(run: Run, jobs: Sequence[Job], address: str) -> Iterator[Built]:
    """Yield the results of the jobs as they come; a job whose worker is lost is run again by another.

    Raises NothingMadeError when Dask is not installed, nothing answers at the address, or a worker has other code.
    """
    client = _connected(address)
    from distributed import KilledWorker, as_completed

    with client, client.as_current():
        _refuse_other_versions(client, jobs)
        futures = {client.submit(run, job, pure=False, retries=_MOST_TRIES): job for job in jobs}
        for future in as_completed(futures):
            try:
                yield future.result()
            except KilledWorker:
                yield ended(futures[future])


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise NothingMadeError(batch_rules.NO_DASK.at(CellRef())) from error
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
        client.wait_for_workers(1, timeout=_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        reason = "没有应答，或没有工作进程"
        raise NothingMadeError(batch_rules.NO_CLUSTER.at(CellRef(), address=address, reason=reason)) from error
    return client


def _refuse_other_versions(client: Client, jobs: Sequence[Job]) -> None:
    templates: Path = jobs[0].templates
    digests: dict[str, str] = client.run(program_digest, templates)
    others = [worker for worker, digest in digests.items() if digest != program_digest(templates)]
    if others:
        raise NothingMadeError(batch_rules.OTHER_VERSION.at(CellRef(), workers="、".join(sorted(others))))
