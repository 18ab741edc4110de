"""Every workbook below a folder built into its own folder, and the summary of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from zhibao.batch.batch_summary import STATUS_NAMES, Summary, summarised
from zhibao.batch.cluster import run_on_cluster
from zhibao.batch.job import Built, Job
from zhibao.batch.job_building import run_job
from zhibao.batch.local_running import run_locally
from zhibao.batch.records import unchanged
from zhibao.batch.summary_files import save_summary
from zhibao.batch.workbooks_found import workbooks_below
from zhibao.findings import Finding, NothingMadeError, batch_rules
from zhibao.model.ref import CellRef

Progress = Callable[[str], None]


class BatchOutcome(Struct, frozen=True):
    """The results of a run over many workbooks, the files with their summary, and what was found about these."""

    summary: Summary
    book: Path | None
    page: Path | None
    findings: tuple[Finding, ...] = ()


def build_all(
    source: Path,
    out: Path,
    templates: Path,
    progress: Progress,
    processes: int = 0,
    address: str = "",
    lays_out: bool = True,
) -> BatchOutcome:
    """Build every workbook below `source` into `out`, under its path; those that have not changed are skipped.

    Over `processes` of this machine, 0 for one a core, or on the Dask cluster at `address`. One that cannot be built
    stops none of the others. Raises NothingMadeError when there is no workbook, or the cluster cannot be used.
    """
    jobs = _jobs(source, out, templates, lays_out)
    if not jobs:
        raise NothingMadeError(batch_rules.NO_WORKBOOKS.at(CellRef(), path=source))
    results: dict[str, Built] = {}
    for built in _results(jobs, processes, address):
        results[built.workbook] = built
        progress(_progress(list(results.values()), len(jobs)))
    summary = summarised([results[name] for name in sorted(results)])
    book, page, findings = save_summary(summary, out)
    return BatchOutcome(summary, book, page, findings)


def _jobs(source: Path, out: Path, templates: Path, lays_out: bool) -> list[Job]:
    """Return a job for every workbook, with absolute paths: workers have folders of their own."""
    whole, result = source.resolve(), out.resolve()
    packs = templates.resolve()
    found = workbooks_below(whole, result)
    return [Job(whole / path, whole, result / path.with_suffix(""), packs, lays_out) for path in found]


def _results(jobs: Sequence[Job], processes: int, address: str) -> Iterator[Built]:
    known = {job: unchanged(job) for job in jobs}
    yield from (built for built in known.values() if built)
    changed = [job for job, built in known.items() if not built]
    if changed:
        yield from run_on_cluster(run_job, changed, address) if address else run_locally(run_job, changed, processes)


def _progress(results: Sequence[Built], count: int) -> str:
    of_status = Counter(each.status for each in results)
    parts = "，".join(f"{name} {of_status[status]}" for status, name in STATUS_NAMES.items() if of_status[status])
    return f"{len(results)}/{count}（{parts}）"
