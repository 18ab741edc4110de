"""Findings about a workbook without its report."""

from __future__ import annotations

import contextlib
from pathlib import Path

from zhibao.findings import Findings
from zhibao.findings.causes import causes_first
from zhibao.output import only_run, report_file
from zhibao.pipeline.check_files import Surroundings, save_check_files
from zhibao.pipeline.fault_records import FAULT_ENDING, fault_record, saved_record
from zhibao.pipeline.outcome import Outcome, status_of
from zhibao.pipeline.preparing import Prepared, Progress, prepare
from zhibao.pipeline.side_files import others_beside
from zhibao.workbook.spreadsheet import sheet_names


def check(
    workbook: Path, templates: Path, progress: Progress, folder: Path | None = None, previous: Path | None = None
) -> Outcome:
    """Return all findings about a workbook without writing a report; with a folder, write the files about them there.

    `previous` is last year's workbook. Raises NothingMadeError when the workbook, the pack or the template cannot be
    used.
    """
    findings = Findings()
    prepared = prepare(workbook, templates, findings, progress, previous)
    prepared.cache.prune()
    about = surroundings(workbook, prepared)
    status = status_of(findings)
    page, copy, record = _saved(about, prepared, folder, findings) if folder else (None, None, None)
    return Outcome(
        status,
        causes_first(findings),
        check_report=page,
        marked_copy=copy,
        fault_record=record,
        faults=tuple(findings.faults),
        about=about,
    )


def surroundings(workbook: Path, prepared: Prepared) -> Surroundings:
    """Return what is told beside the findings about a workbook."""
    return Surroundings(workbook, sheet_names(workbook), prepared.completion, prepared.skipped, prepared.previous)


def _saved(
    about: Surroundings, prepared: Prepared, folder: Path, findings: Findings
) -> tuple[Path | None, Path | None, Path | None]:
    """Write the files under the name that the report would have; return their paths, and that of a record of faults."""
    with contextlib.suppress(OSError):  # Told when the files are written.
        folder.mkdir(parents=True, exist_ok=True)
    file, _ = report_file(folder, prepared.pack.file.name, prepared.report.cover)
    with only_run(file):
        findings.extend(others_beside((file.submission, file.draft)))
        page, copy = save_check_files(about, file, findings)
    faults = findings.faults
    record = saved_record(fault_record(faults), folder, f"{file.name}{FAULT_ENDING}") if faults else None
    return page, copy, record
