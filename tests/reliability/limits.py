"""Files may be no longer than so many bytes, or the disk holds no more: the report stands whole or as before."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.reliability.child_answers import CAN_FORK, NO_FORK, Forked
from tests.reliability.figures import Figures
from tests.reliability.outcomes import wrong_outcome, wrong_words
from tests.reliability.small_reports import Ran, SmallReport, files_in, is_leftover, run, small_reports

_NEW_NAMESPACE, _PRIVATE = 0x00020000, (1 << 14) | (1 << 18)  # Linux: CLONE_NEWNS; MS_REC | MS_PRIVATE.
_PAGE = 4096
_NO_MOUNT = "小磁盘没有试：不能挂载（要 Linux 的 root）"


@dataclass(frozen=True)
class _Left:
    """What a run ended with, and what stood there before and after it."""

    ran: Ran
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


def prove(limits: int, folder: Path) -> Figures:
    """Try so many limits on the length of files, and as many sizes of disk, with and without an older report."""
    if not CAN_FORK:
        return Figures({"限制": 0}, skipped=NO_FORK)
    old, new = small_reports(folder)
    tried, wrong, has_disks = Counter[str](), list[str](), Forked(partial(_can_mount, folder)).answer()
    longest, all_bytes = max(map(len, new.files.values())), sum(map(len, new.files.values()))
    for number in range(limits):
        before = old.files if number % 2 else {}
        lengths = longest * number // max(1, limits - 1)
        left = Forked(partial(_with_short_files, new, before, folder / "output", lengths)).answer()
        _note("文件不超过", f"{lengths:,} 字节", left, new, tried, wrong)
        if has_disks:
            size = _PAGE + (3 * all_bytes if before else 2 * all_bytes) * number // limits
            left = Forked(partial(_on_small_disk, new, before, folder / "small", size)).answer()
            _note("磁盘只有", f"{size:,} 字节", left, new, tried, wrong)
    return Figures(tried, tuple(wrong), "" if has_disks else _NO_MOUNT)


def _note(what: str, limit: str, left: _Left | None, new: SmallReport, tried: Counter[str], wrong: list[str]) -> None:
    assert left, "killed"
    tried[f"{what}…"] += 1
    tried[f"其中做成（{what}…）"] += left.ran.status == 0
    wrong += [f"{what} {limit}：{each}" for each in _wrong(left, new)]


def _wrong(left: _Left, new: SmallReport) -> Iterator[str]:
    yield from wrong_words(left.ran)
    yield from wrong_outcome(left.ran, new, left.before, left.after)
    yield from (f"留下了 {name}" for name in left.after if is_leftover(name))


def _laid(before: Mapping[str, bytes], folder: Path) -> Mapping[str, bytes]:
    """Put files there as far as there is room and return what stands then."""
    folder.mkdir(exist_ok=True)
    for name, content in before.items():
        try:
            (folder / name).write_bytes(content)
        except OSError:
            (folder / name).unlink()
    return files_in(folder)


def _with_short_files(new: SmallReport, before: Mapping[str, bytes], folder: Path, most: int) -> _Left:
    import resource

    shutil.rmtree(folder, ignore_errors=True)
    laid = _laid(before, folder)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Python itself ignores SIGXFSZ: a write beyond the limit is an error, EFBIG.
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    ran = run(new.workbook, folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    return _Left(ran, laid, files_in(folder))


def _on_small_disk(new: SmallReport, before: Mapping[str, bytes], folder: Path, size: int) -> _Left:
    """Run on a file system of that size, which no other process sees and which goes with this one."""
    folder.mkdir(exist_ok=True)
    _mount(folder, size)
    laid = _laid(before, folder)
    return _Left(run(new.workbook, folder), laid, files_in(folder))


def _can_mount(folder: Path) -> bool:
    try:
        _mount(folder, _PAGE)
    except OSError:
        return False
    return True


def _mount(folder: Path, size: int) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    stated = f"size={size}".encode()
    steps = (
        partial(library.unshare, _NEW_NAMESPACE),
        partial(library.mount, b"none", b"/", None, _PRIVATE, None),
        partial(library.mount, b"tmpfs", os.fsencode(folder), b"tmpfs", 0, stated),
    )
    for step in steps:
        if step():
            raise OSError(ctypes.get_errno(), "mount")
