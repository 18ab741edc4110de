"""What a run comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from zhibao.findings import Finding, Findings, Severity
from zhibao.paging import Laid


class Status(Enum):
    """What a run came to."""

    READY = "ready"
    DRAFT = "draft"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run; `report` is None when none was asked for or none could be made.

    `provenance` is the file that says where the report's numbers come from, `format_check` the one that says how it
    keeps to its pack's format; `pdf` and `preview` are made when wanted. `fault_record` is the file about the program's
    `faults` that the run survived. `pages` says how the report was laid out in pages, None when nothing could do that.
    """

    status: Status
    findings: tuple[Finding, ...]
    report: Path | None = None
    provenance: Path | None = None
    format_check: Path | None = None
    pdf: Path | None = None
    preview: Path | None = None
    fault_record: Path | None = None
    pages: Laid | None = None
    faults: tuple[Exception, ...] = ()


def status_of(findings: Findings) -> Status:
    """Return READY, or DRAFT when there is an error."""
    return Status.DRAFT if any(finding.severity is Severity.ERROR for finding in findings) else Status.READY
