"""What a report was built from, kept beside it, so that a later run skips what has not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.structs import replace

import zhibao
from zhibao.batch.job import Built, CodeCount, Counts, Job
from zhibao.findings import NothingMadeError
from zhibao.forms.form_folder import FORMS_FOLDER
from zhibao.output import ReportFile, set_aside
from zhibao.pipeline import PHOTO_FOLDER, Status

RECORD = ".批量记录.json"
_CODE, _CHARTS = Path(zhibao.__file__).parent, "charts"


class Record(Struct, frozen=True):
    """A result, and the digests of what it was built from: of the program with its packs, and of the files by path."""

    built: Built
    program: str
    files: Mapping[str, str]


def unchanged(job: Job) -> Built | None:
    """Return the result of an earlier run when nothing has changed since and its report is there."""
    record = _read(job.folder / RECORD)
    if record is None or record.program != program_digest(job.templates) or not record.built.report:
        return None
    is_there = (job.folder / record.built.report).is_file()
    is_same = record.files == _digests({*map(Path, record.files), *_inputs(job.workbook)})
    return replace(record.built, is_unchanged=True) if is_there and is_same else None


def keep(job: Job, built: Built, others: Iterable[Path]) -> None:
    """Write down a result and what it was built from; `others` were read beside the workbook's own files.

    What failed is not kept: it is tried again.
    """
    if built.status == Status.FAILED.value:
        return
    record = Record(built, program_digest(job.templates), _digests({*_inputs(job.workbook), *others}))
    # Without a record the next run builds it again.
    with suppress(NothingMadeError, OSError), set_aside(_written(record), ReportFile(job.folder, RECORD)) as written:
        written.replace(job.folder / RECORD)


def _written(record: Record) -> bytes:
    return json.dumps(to_builtins(record), ensure_ascii=False, indent=1).encode()


@cache
def program_digest(templates: Path) -> str:
    """Return the digest of the program and of all packs."""
    code = sorted((*_CODE.rglob("*.py"), *_CODE.rglob("*.html"), *(_CODE.parent / _CHARTS).rglob("*.py")))
    packs = sorted(path for path in templates.rglob("*") if path.is_file())
    names = [*(path.relative_to(_CODE.parent) for path in code), *(path.relative_to(templates) for path in packs)]
    stated = (f"{name.as_posix()} {_digest(path)}" for name, path in zip(names, (*code, *packs), strict=True))
    return hashlib.sha256("\n".join(stated).encode()).hexdigest()


def _inputs(workbook: Path) -> list[Path]:
    """Return the workbook and what lies beside it for it: photos, and the schools' forms."""
    folders = (workbook.parent / PHOTO_FOLDER, workbook.parent / FORMS_FOLDER)
    return [workbook, *(path for folder in folders for path in folder.rglob("*") if path.is_file())]


def _digests(paths: Iterable[Path]) -> dict[str, str]:
    return {path.as_posix(): _digest(path) for path in sorted(paths)}


def _digest(path: Path) -> str:
    """Return the digest of a file, empty when it is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _read(path: Path) -> Record | None:
    """Return a record; None when there is none, or one of another version or by another hand."""
    try:
        stated = json.loads(path.read_bytes())
        built = stated["built"]
        codes, counts = tuple(CodeCount(**each) for each in built.pop("codes")), Counts(**built.pop("counts"))
        return Record(Built(**built, codes=codes, counts=counts), stated["program"], stated["files"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
