"""Each thing that a run asks of the disk fails once: the report stands whole or as before, and the run says which."""

from __future__ import annotations

import errno
import itertools
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx

from tests.reliability.faulty_disk import FaultyDisk
from tests.reliability.figures import Figures
from tests.reliability.outcomes import wrong_outcome, wrong_words
from tests.reliability.small_reports import SmallReport, files_in, is_leftover, run, small_reports

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


@dataclass(frozen=True)
class _Trial:
    """A run over what stands there, on a disk that fails with an error, once or from then on."""

    new: SmallReport
    before: Mapping[str, bytes]
    error: int
    is_lasting: bool


def prove(trials: int, folder: Path) -> Figures:
    """Fail every operation of a run so many times: with other errors, for a moment or for good, over other files."""
    tried, wrong = Counter[str](), list[str]()
    old, new = small_reports(folder)
    ways = _ways(old, new, folder)
    for nth in itertools.count(1):
        chosen = [ways[(nth * 5 + each) % len(ways)] for each in range(trials)]
        passed = [not _has_failed(way, nth, folder / "output", tried, wrong) for way in chosen]
        if any(passed):
            break
        tried["操作"] += 1
    return Figures(tried, tuple(wrong))


def _ways(old: SmallReport, new: SmallReport, folder: Path) -> list[_Trial]:
    edited = {**old.files, old.report: _edited(old, folder / "edited.docx")}
    befores = (old.files, edited)
    return [_Trial(new, *each) for each in itertools.product(befores, _ERRORS, (False, True))]


def _edited(report: SmallReport, path: Path) -> bytes:
    """Return the report as somebody has saved it who added a paragraph."""
    path.write_bytes(report.content)
    document = docx.Document(str(path))
    document.add_paragraph("编辑写的一段。")
    document.save(str(path))
    return path.read_bytes()


def _has_failed(trial: _Trial, nth: int, out: Path, tried: Counter[str], wrong: list[str]) -> bool:
    """Run on the faulty disk and again on a sound one; tell whether the disk came to fail."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    for name, content in trial.before.items():
        (out / name).write_bytes(content)
    disk = FaultyDisk(nth, trial.error, trial.is_lasting)
    with disk.in_use():
        ran = run(trial.new.workbook, out)
    if not disk.has_failed:
        return False
    tried["运行"] += 1
    tried[f"以 {ran.status} 结束"] += 1
    place = f"第 {nth} 次（{errno.errorcode[trial.error]}{'，以后也是' if trial.is_lasting else ''}）"
    after = files_in(out)
    found = [*wrong_words(ran), *wrong_outcome(ran, trial.new, trial.before, after), *_wrong_next(trial, out)]
    wrong += [f"{place}：{each}" for each in found]
    return True


def _wrong_next(trial: _Trial, out: Path) -> Iterator[str]:
    """Yield what is amiss after one more run, on a sound disk."""
    ran = run(trial.new.workbook, out)
    after = files_in(out)
    if ran.status:
        yield f"下一次以 {ran.status} 结束：{ran.said}"
    yield from (f"下一次以后还有 {name}" for name in after if is_leftover(name))
    if trial.before[trial.new.report] == after.get(trial.new.report):
        return
    wanted = trial.new.files
    yield from (f"下一次以后 {name} 不是新的" for name in wanted if after.get(name) != wanted[name])
