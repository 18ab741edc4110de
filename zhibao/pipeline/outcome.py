"""What a run comes to."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from zhibao.findings import Finding, Findings, Severity

if TYPE_CHECKING:
    from zhibao.paging import Laid
    from zhibao.pipeline.check_files import Surroundings


class Status(Enum):
    """What a run came to."""

    READY = "ready"
    DRAFT = "draft"
    FAILED = "failed"


class Outcome(Struct, frozen=True):
    """The result of a run; `report` is None when none was asked for or none could be made.

    `provenance` is the file that says where the report's numbers come from, `format_check` the one that says how it
    keeps to its pack's format, `check_report` and `marked_copy` those that show the findings, `about` what is told
    beside these; `pdf` and `preview` are made when wanted. `fault_record` is the file about the program's
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
    check_report: Path | None = None
    marked_copy: Path | None = None
    about: Surroundings | None = None


def status_of(findings: Findings) -> Status:
    """Return READY, or DRAFT when there is an error that the clerk has not accepted."""
    errors = (each for each in findings if each.severity is Severity.ERROR and not each.accepted)
    return Status.DRAFT if any(errors) else Status.READY
