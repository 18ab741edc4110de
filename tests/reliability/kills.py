"""Runs killed at random moments: the report is the last one or the next, whole, and the next run puts all in order."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.paging_fakes import one_a_page
from tests.reliability.figures import Figures
from tests.reliability.small_reports import SmallReport, files_in, is_leftover, run, small_reports
from zhibao.paging import Pages

# How many of the kills wait until the report is laid out: saving is the last third of a run.
_SHARE_IN_SAVING = 0.8
# After how many of the kills a run is let alone; after the others another one is killed.
_SHARE_IN_PEACE = 0.3
_DATED, _SOMEBODYS = "云州市职业教育质量报告（2025年度）_20251201-0905.docx", b"somebody's"


def prove(kills: int, folder: Path, seed: int = 16) -> Figures:
    """Kill that many runs, each of which would put another report in place of the one that stands there."""
    if not hasattr(os, "fork"):
        return Figures({"杀死": 0}, skipped="没有 fork，没有试")
    reports, out, chance = small_reports(folder), folder / "output", random.Random(seed)
    out.mkdir()
    (out / _DATED).write_bytes(_SOMEBODYS)
    lengths, tried, wrong = _lengths(reports[0], out), Counter[str](), list[str]()
    while tried["杀死"] < kills:
        new = _another(files_in(out), reports)
        killed = _killed(new, out, lengths, chance)
        lengths = lengths.after(killed)
        left = files_in(out)
        wrong += _wrong_after_kill(left, reports)
        if not killed.was_running:
            continue
        tried["杀死"] += 1
        tried["正在保存时"] += killed.was_saving
        tried["那时报告已是新的"] += left.get(new.report) == new.content
        tried["那时有写了一半的文件"] += any(map(is_leftover, left))
        if chance.random() < _SHARE_IN_PEACE:
            tried["接着再生成"] += 1
            wrong += _wrong_after_next(chance.choice(reports), out)
    return Figures(tried, tuple(wrong))


@dataclass(frozen=True)
class _Killed:
    was_running: bool
    was_saving: bool


@dataclass(frozen=True)
class _Lengths:
    """How long a run takes until it begins to save, and from then on, in seconds, as the machine is just now."""

    before: float
    saving: float

    def after(self, killed: _Killed) -> _Lengths:
        """Return what to expect after a kill that came in time, as two of three should, or too late."""
        share = 1.05 if killed.was_running else 0.9
        return _Lengths(self.before * share, self.saving * share)


def _another(left: Mapping[str, bytes], reports: Sequence[SmallReport]) -> SmallReport:
    """Return a report that does not stand there."""
    return next(each for each in reports if left.get(each.report) != each.content)


def _lengths(report: SmallReport, out: Path) -> _Lengths:
    moments = [time.monotonic()]

    def laid_out(document: bytes) -> Pages:
        moments.append(time.monotonic())
        return one_a_page(document)

    run(report.workbook, out, laid_out)
    return _Lengths(moments[1] - moments[0], time.monotonic() - moments[1])


def _killed(report: SmallReport, out: Path, lengths: _Lengths, chance: random.Random) -> _Killed:
    """Kill a run at a random moment, most often while it saves."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _be_killed(report, out, writing)
    os.close(writing)
    waits = chance.random() < _SHARE_IN_SAVING
    if waits:
        select.select([reading], [], [])
    time.sleep(chance.uniform(0, lengths.saving if waits else lengths.before + lengths.saving))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    has_begun = bool(os.read(reading, 1))
    os.close(reading)
    return _Killed(os.WIFSIGNALED(status), has_begun)


def _be_killed(report: SmallReport, out: Path, writing: int) -> None:
    """Run as the child and never return; a byte says that saving begins."""

    def laid_out(document: bytes) -> Pages:
        os.write(writing, b".")
        return one_a_page(document)

    try:
        run(report.workbook, out, laid_out)
    finally:
        os._exit(0)


def _wrong_after_kill(left: Mapping[str, bytes], reports: Sequence[SmallReport]) -> list[str]:
    """Return what is missing, not as somebody left it, or not what one run or the other makes."""
    known = {name: {each.files[name] for each in reports} for name in reports[0].files} | {_DATED: {_SOMEBODYS}}
    names = sorted(known.keys() | {name for name in left if not is_leftover(name)})
    return [f"{name} 不是旧的也不是新的" for name in names if left.get(name) not in known.get(name, set())]


def _wrong_after_next(report: SmallReport, out: Path) -> list[str]:
    """Run again and return what does not stand as if nothing had been killed."""
    ran = run(report.workbook, out)
    left, wanted = files_in(out), {**report.files, _DATED: _SOMEBODYS}
    names = sorted(left.keys() | wanted.keys())
    wrong = [f"下一次运行以后 {name} 不对" for name in names if left.get(name) != wanted.get(name)]
    return wrong if ran.status == 0 else [*wrong, f"下一次运行以 {ran.status} 结束"]
