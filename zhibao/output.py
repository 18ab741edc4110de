"""Writing the report: under its name, whole or not at all, never in place of what must stay."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document

from zhibao.findings import Finding, Findings, NothingMadeError, environment
from zhibao.model.ref import CellRef
from zhibao.model.text import Text

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DRAFT = "_草稿"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = frozenset((".png", ".jpg", ".jpeg"))
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


def save_report(document: Document, file: ReportFile, is_draft: bool, findings: Findings) -> Path:
    """Write the document as draft or submission and return its path; a file in use gets a neighbour instead.

    Raises NothingMadeError when the folder cannot be written.
    """
    target = file.draft if is_draft else file.submission
    try:
        file.folder.mkdir(parents=True, exist_ok=True)
        written = _replace(target, _packed(document), findings)
    except OSError as error:
        raise NothingMadeError(_not_writable(target, error)) from error
    if is_draft and file.submission.exists():
        findings.add(environment.OLDER_SUBMISSION.at(CellRef(), path=file.submission))
    return written


def _not_writable(path: Path, error: OSError) -> Finding:
    return environment.NOT_WRITABLE.at(CellRef(), path=path, reason=error.strerror or str(error))


def _packed(document: Document) -> bytes:
    """Return the document as a package whose bytes depend on nothing but its content."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            is_stored = Path(name).suffix.lower() in _STORED
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _replace(target: Path, content: bytes, findings: Findings) -> Path:
    """Write beside the target and move into place; Word and WPS on Windows forbid that while they hold the file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix="~zhibao", suffix=".tmp", delete=False) as file:
        file.write(content)
    written = Path(file.name)
    try:
        return _move(written, target)
    except PermissionError:
        neighbour = _move(written, _free_name(target))
        findings.add(environment.FILE_IN_USE.at(CellRef(), old=target.name, new=neighbour.name))
        return neighbour
    finally:
        written.unlink(missing_ok=True)


def _move(source: Path, target: Path) -> Path:
    return source.replace(target)


def _free_name(target: Path) -> Path:
    names = (target.with_stem(f"{target.stem}（{number}）") for number in range(2, _MOST_VERSIONS))
    return next(path for path in names if not path.exists())
