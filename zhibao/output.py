"""Writing the report: under its name, whole or not at all, never in place of what somebody has edited."""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhibao.findings import Findings, NothingMadeError, environment
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.packing import is_as_packed
from zhibao.text.os_errors import os_reason

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DRAFT = "_草稿"
_MOST_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The two names that a report may have in its folder."""

    folder: Path
    name: str

    @property
    def submission(self) -> Path:
        return self.folder / f"{self.name}.docx"

    @property
    def draft(self) -> Path:
        return self.folder / f"{self.name}{_DRAFT}.docx"


def report_file(folder: Path, pattern: str, cover: Mapping[str, Text]) -> ReportFile:
    """Return the names that the pack's pattern gives; characters that Windows forbids are left out."""
    filled = re.sub(r"\{([^{}]*)\}", lambda match: cover[match[1]].plain if match[1] in cover else "", pattern)
    return ReportFile(folder, _FORBIDDEN.sub("", filled).strip(" .") or "报告")


def save_report(content: bytes, file: ReportFile, is_draft: bool, findings: Findings) -> Path:
    """Write a packed document as draft or submission and return its path.

    A file that somebody has edited, or has open, stays; the new one gets a dated name beside it, and a finding
    says so. Raises NothingMadeError when the folder cannot be written.
    """
    target = file.draft if is_draft else file.submission
    try:
        file.folder.mkdir(parents=True, exist_ok=True)
        written = _write(target, content, findings)
    except OSError as error:
        reason = os_reason(error)
        raise NothingMadeError(environment.NOT_WRITABLE.at(CellRef(), path=target, reason=reason)) from error
    if is_draft and file.submission.exists():
        findings.add(environment.OLDER_SUBMISSION.at(CellRef(), path=file.submission))
    return written


def save_beside(content: bytes, report: Path, ending: str, findings: Findings) -> Path | None:
    """Write a sealed file under the report's name with another ending, treated as `save_report` treats the report.

    Returns its path, None when it could not be written, which is reported: the report stands all the same.
    """
    target = report.with_name(f"{report.stem}{ending}")
    try:
        return _write(target, content, findings)
    except OSError as error:
        what = Path(ending).stem.strip("_")
        finding = environment.SIDE_FILE_NOT_WRITTEN.at(CellRef(), what=what, path=target, reason=os_reason(error))
        findings.add(finding)
        return None


def _write(target: Path, content: bytes, findings: Findings) -> Path:
    """Write beside the target first and move the whole file into place."""
    # Not a tempfile: those are readable by their owner only, and the report stays as it was written.
    written = target.with_name(f"~{secrets.token_hex(8)}.tmp")
    try:
        written.write_bytes(content)
        return _move(written, target, findings)
    finally:
        written.unlink(missing_ok=True)


def _move(written: Path, target: Path, findings: Findings) -> Path:
    if target.exists() and not is_as_packed(target):
        return _move_beside(written, target, findings)
    try:
        return written.replace(target)
    except PermissionError:
        # Word and WPS on Windows hold an open file against replacing.
        return _move_beside(written, target, findings)


def _move_beside(written: Path, target: Path, findings: Findings) -> Path:
    neighbour = written.replace(_dated_name(target, datetime.datetime.now()))
    findings.add(environment.LEFT_ALONE.at(CellRef(), old=target.name, new=neighbour.name))
    return neighbour


def _dated_name(target: Path, now: datetime.datetime) -> Path:
    dated = target.with_stem(f"{target.stem}_{now:%Y%m%d-%H%M}")
    more = (dated.with_stem(f"{dated.stem}（{number}）") for number in range(2, _MOST_VERSIONS))
    return next(path for path in (dated, *more) if not path.exists())
