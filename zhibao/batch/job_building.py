"""A job done: the report of one workbook built, and what came of it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence

from zhibao.batch.job import Built, CodeCount, Counts, Job
from zhibao.batch.records import keep
from zhibao.findings import Finding, NothingMadeError, Severity, batch_rules
from zhibao.findings.finding import Rule
from zhibao.model.ref import CellRef
from zhibao.paging import all_engines
from zhibao.pipeline import Outcome, Status, build, faults_recorded

# Charts are drawn with matplotlib, which knows no threads, and a worker of a cluster may have several.
_ONE_AT_A_TIME = threading.Lock()


def run_job(job: Job) -> Built:
    """Build the report of one workbook; whatever is wrong with it is in the result."""
    with _ONE_AT_A_TIME:
        begun = time.perf_counter()
        try:
            with faults_recorded(job.folder):
                outcome = build(job.workbook, job.templates, job.folder, _silent, all_engines() if job.lays_out else ())
        except NothingMadeError as error:
            return failed(job, error.findings, time.perf_counter() - begun)
        built = _built(job, outcome, time.perf_counter() - begun)
        previous = outcome.about.previous if outcome.about else None
        keep(job, built, (previous,) if previous else ())
        return built


def failed(job: Job, findings: Sequence[Finding], seconds: float = 0.0) -> Built:
    """Return the result of a job of which nothing came."""
    why = " ".join(f"{each.message}{each.advice}" for each in findings)
    return Built(
        job.name, Status.FAILED.value, seconds=seconds, codes=_codes(findings), failure=why, counts=_counts(findings)
    )


def ended(job: Job) -> Built:
    """Return the result of a job whose process ended, more than once, before it was done."""
    return failed(job, (batch_rules.PROCESS_ENDED.at(CellRef(workbook=job.workbook.name)),))


def _built(job: Job, outcome: Outcome, seconds: float) -> Built:
    findings, report = outcome.findings, outcome.report
    return Built(
        job.name,
        outcome.status.value,
        report.name if report else "",
        pages=outcome.pages.count if outcome.pages else 0,
        seconds=seconds,
        codes=_codes(findings),
        counts=_counts(findings),
    )


def _counts(findings: Sequence[Finding]) -> Counts:
    of = Counter("accepted" if each.accepted else each.severity for each in findings)
    return Counts(of[Severity.ERROR], of[Severity.WARNING], of[Severity.INFO], of["accepted"])


def _codes(findings: Sequence[Finding]) -> tuple[CodeCount, ...]:
    counts: Counter[Rule] = Counter(each.rule for each in findings if not each.accepted)
    return tuple(CodeCount(rule.code, rule.title, count) for rule, count in sorted(counts.items(), key=_by_code))


def _by_code(counted: tuple[Rule, int]) -> str:
    return counted[0].code


def _silent(step: str) -> None:
    """Show no progress: many run at once."""
