"""Where a file that was written is moved: never in place of what somebody has edited."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.output.file_names import ReportFile
from zhibao.output.file_writing import drop, not_writable, own_name, patient, set_aside, write_down
from zhibao.packing import is_as_packed
from zhibao.text.os_errors import os_reason

_MOST_VERSIONS = 100
_OLDER = "；那里的一份是以前的，不要当作这次的"
# Where a file is now, and what to tell about it.
Placed = tuple[Path, tuple[Finding, ...]]


def place(written: Path, file: ReportFile, is_draft: bool) -> Placed:
    """Move a file that was set aside into place as draft or submission and return its path, and what to tell.

    A file that somebody has edited, or has open, stays; the new one gets a dated name beside it, and a finding
    says so. Raises NothingMadeError when it cannot be moved.
    """
    target = file.draft if is_draft else file.submission
    try:
        placed, told = _move(written, target)
    except OSError as error:
        raise NothingMadeError(not_writable(target, error)) from error
    if is_draft and file.submission.exists():
        told += (environment_rules.OLDER_SUBMISSION.at(CellRef(), path=file.submission),)
    return placed, told


def save_report(content: bytes, file: ReportFile, is_draft: bool) -> Placed:
    """Write a packed document as draft or submission, as `set_aside` and `place` do."""
    with set_aside(content, file) as written:
        return place(written, file, is_draft)


def save_beside(
    content: bytes, report: Path, ending: str, file: ReportFile
) -> Placed | tuple[None, tuple[Finding, ...]]:
    """Write a sealed file beside the report at that path, with another ending, as `save_report` writes the report.

    Returns its path, None when it could not be written, and what to tell: the report stands all the same.
    """
    target = report.with_name(f"{report.stem}{ending}")
    written = own_name(file)
    try:
        if write_down(content, written):
            return _move(written, target)
        reason = "读回来不一样"
    except OSError as error:
        reason = os_reason(error)
    finally:
        drop(written)
    what = ending.rpartition(".")[0].strip("_") or f"“{target.name}”"
    values = {"what": what, "path": target, "reason": reason, "older": _OLDER if _is_older(target, content) else ""}
    return None, (environment_rules.SIDE_FILE_NOT_WRITTEN.at(CellRef(), **values),)


def _is_older(path: Path, content: bytes) -> bool:
    """Tell whether a file stands there that holds something else, as far as can be read."""
    try:
        return path.is_file() and not (path.stat().st_size == len(content) and path.read_bytes() == content)
    except OSError:
        return True


def drop_stale(files: Iterable[Path]) -> tuple[Finding, ...]:
    """Remove files of an earlier run that no longer belong to the report, and say so; what somebody changed stays."""
    found = [path for path in files if path.is_file()]
    removed = [path for path in found if is_as_packed(path) and _removed(path)]
    kept = [path for path in found if path not in removed]
    told = ((environment_rules.STALE_REMOVED, removed), (environment_rules.STALE_KEPT, kept))
    return tuple(rule.at(CellRef(), names="、".join(path.name for path in paths)) for rule, paths in told if paths)


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _move(written: Path, target: Path) -> Placed:
    if target.exists() and not is_as_packed(target):
        return _move_beside(written, target)
    try:
        return patient(lambda: _into_place(written, target)), ()
    except PermissionError:
        # Word and WPS on Windows hold an open file against replacing.
        return _move_beside(written, target)


def _move_beside(written: Path, target: Path) -> Placed:
    neighbour = _as_neighbour(written, target, datetime.datetime.now())
    return neighbour, (environment_rules.LEFT_ALONE.at(CellRef(), old=target.name, new=neighbour.name),)


def _into_place(written: Path, target: Path) -> Path:
    placed = written.replace(target)
    _sync_folder(target.parent)
    return placed


def _sync_folder(folder: Path) -> None:
    """Bring the folder's entry to the disk where the system permits: Windows opens no folders."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _as_neighbour(written: Path, target: Path, now: datetime.datetime) -> Path:
    """Move a file to a dated name that nobody has; two runs of one minute never take the same."""
    dated = target.with_stem(f"{target.stem}_{now:%Y%m%d-%H%M}")
    more = (dated.with_stem(f"{dated.stem}（{number}）") for number in range(2, _MOST_VERSIONS))
    for path in (dated, *more):
        with contextlib.suppress(FileExistsError):
            return _onto_nothing(written, path)
    raise OSError(errno.EEXIST, "同名的文件太多")


def _onto_nothing(written: Path, path: Path) -> Path:
    """Move a file to a name that nothing has; FileExistsError when something has it, in the same moment too."""
    try:
        # A second name for the file: unlike a move it never takes the place of another file.
        path.hardlink_to(written)
    except FileExistsError:
        raise
    except OSError:
        # A file system without second names.
        path.open("xb").close()
        return _into_place(written, path)
    drop(written)
    _sync_folder(path.parent)
    return path
