"""Runs killed at random moments: the report is the last one or the next, whole, and the next run puts all in order."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.figures import Figures
from tests.reliability.small_reports import SmallReport, files_in, is_leftover, run, small_reports

_SAVING = "核对与保存"
# How many of the kills wait until saving begins, which is the last quarter of a run.
_SHARE_IN_SAVING = 0.8
_DATED, _SOMEBODYS = "云州市职业教育质量报告（2025年度）_20251201-0905.docx", b"somebody's"


def prove(kills: int, folder: Path, seed: int = 16) -> Figures:
    """Kill that many runs that would put the other report in place, each followed by one that makes either."""
    if not hasattr(os, "fork"):
        return Figures({"杀死": 0}, skipped="没有 fork，没有试")
    reports, out, chance = small_reports(folder), folder / "output", random.Random(seed)
    out.mkdir()
    (out / _DATED).write_bytes(_SOMEBODYS)
    lengths, old, tried = _lengths(reports[0], out), reports[0], Counter[str]()
    wrong: list[str] = []
    while tried["杀死"] < kills:
        (new,) = set(reports) - {old}
        killed = _killed(new, out, lengths, chance)
        if killed.was_running:
            left = files_in(out)
            tried["杀死"] += 1
            tried["其中正在保存"] += killed.was_saving
            tried["报告已是新的"] += left.get(new.report) == new.files[new.report]
            tried["留下写了一半的"] += any(map(is_leftover, left))
            wrong += _wrong_after_kill(left, old, new)
        old = chance.choice(reports)
        wrong += _wrong_after_next(old, out)
    return Figures(tried, tuple(wrong))


@dataclass(frozen=True)
class _Killed:
    was_running: bool
    was_saving: bool


def _lengths(report: SmallReport, out: Path) -> tuple[float, float]:
    """Return how long a run takes until it begins to save, and from then on."""
    moments = [time.monotonic()]

    def note(step: str) -> None:
        if step == _SAVING:
            moments.append(time.monotonic())

    run(report.workbook, out, note)
    return moments[1] - moments[0], time.monotonic() - moments[1]


def _killed(report: SmallReport, out: Path, lengths: tuple[float, float], chance: random.Random) -> _Killed:
    """Kill a run at a random moment, most often while it saves."""
    before, saving = lengths
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _be_killed(report, out, writing)
    os.close(writing)
    waits = chance.random() < _SHARE_IN_SAVING
    if waits:
        select.select([reading], [], [])
    # A run that is not alone on the machine takes longer than the one that was timed.
    time.sleep(chance.uniform(0, 1.3 * (saving if waits else before + saving)))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    has_begun = bool(os.read(reading, 1))
    os.close(reading)
    return _Killed(os.WIFSIGNALED(status), has_begun)


def _be_killed(report: SmallReport, out: Path, writing: int) -> None:
    """Run as the child and never return; a byte says that saving begins."""

    def tell(step: str) -> None:
        if step == _SAVING:
            os.write(writing, b".")

    try:
        run(report.workbook, out, tell)
    finally:
        os._exit(0)


def _wrong_after_kill(left: dict[str, bytes], old: SmallReport, new: SmallReport) -> list[str]:
    """Return what is missing, not as somebody left it, or neither the old file nor the new one."""
    known = {name: {report.files[name] for report in (old, new)} for name in old.files} | {_DATED: {_SOMEBODYS}}
    names = known.keys() | {name for name in left if not is_leftover(name)}
    return [f"{name} 不是旧的也不是新的" for name in sorted(names) if left.get(name) not in known.get(name, set())]


def _wrong_after_next(report: SmallReport, out: Path) -> list[str]:
    """Run again and return what does not stand as if nothing had been killed."""
    run(report.workbook, out)
    left, wanted = files_in(out), {**report.files, _DATED: _SOMEBODYS}
    names = sorted(left.keys() | wanted.keys())
    return [f"下一次运行以后 {name} 不对" for name in names if left.get(name) != wanted.get(name)]
