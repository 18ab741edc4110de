"""Eight runs at once of one report, on one machine or on several that share a folder: whole, not mixed, none lost."""

from __future__ import annotations

import re
import shutil
import socket
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.reliability.child_answers import CAN_FORK, NO_FORK, all_answers
from tests.reliability.figures import Figures
from tests.reliability.small_reports import Ran, SmallReport, files_in, run, small_reports, undated
from zhibao.packing import is_as_packed

_RUNS = 8
_STAGGER = 0.05
_PLACED = re.compile(r"^报告：(.+)$", re.MULTILINE)
_EDITED = b"somebody's"


def prove(rounds: int, folder: Path) -> Figures:
    """Let eight runs go at once that many times, in each of the ways."""
    if not CAN_FORK:
        return Figures({"同时运行": 0}, skipped=NO_FORK)
    reports, tried, wrong = small_reports(folder), Counter[str](), list[str]()
    for _ in range(rounds):
        for name, way in _WAYS.items():
            out = folder / "output"
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            tried[name] += _RUNS
            wrong += [f"{name}：{each}" for each in way(reports, out, folder)]
    return Figures(tried, tuple(wrong))


def _of_one_name(reports: Sequence[SmallReport], out: Path, folder: Path) -> Iterator[str]:
    """Try runs that wait for each other: one after the other all come to their end, and the last one's files stand."""
    yield from _wrong_ends(_at_once(reports, out, lambda number: None))
    left = files_in(out)
    if left not in [dict(each.files) for each in reports]:
        yield f"混在一起了：{sorted(left)}"


def _of_one_dated_name(reports: Sequence[SmallReport], out: Path, folder: Path) -> Iterator[str]:
    """Try runs beside a report that somebody has edited, each of which takes a dated name of its own."""
    yield from _dated(reports, out, lambda number: None)


def _on_machines(reports: Sequence[SmallReport], out: Path, folder: Path) -> Iterator[str]:
    """Try runs of machines that do not know of each other's locks: reports are whole, and no run spoils another."""
    yield from _wrong_ends(_at_once(reports, out, partial(_be_a_machine, folder)))
    left = files_in(out)
    if left.keys() != reports[0].files.keys():
        yield f"文件多了少了：{sorted(left)}"
    yield from (f"{name} 坏了" for name in left if not is_as_packed(out / name))
    yield from _wrong_check(reports, out, left)


def _dated_on_machines(reports: Sequence[SmallReport], out: Path, folder: Path) -> Iterator[str]:
    """Try the same where machines share the folder."""
    yield from _dated(reports, out, partial(_be_a_machine, folder))


_WAYS: Mapping[str, Callable[[Sequence[SmallReport], Path, Path], Iterator[str]]] = {
    "同一台电脑": _of_one_name,
    "都用带日期的名字": _of_one_dated_name,
    "几台电脑合用一个文件夹": _on_machines,
    "合用而且都用带日期的名字": _dated_on_machines,
}


def _at_once(
    reports: Sequence[SmallReport], out: Path, prepare: Callable[[int], None]
) -> list[tuple[SmallReport, Ran]]:
    start = time.monotonic() + 0.2

    def one(number: int) -> Ran:
        prepare(number)
        # One begins while others save: what they have written is not left over.
        time.sleep(max(0.0, start + number * _STAGGER - time.monotonic()))
        return run(chosen[number].workbook, out)

    chosen = [reports[number % len(reports)] for number in range(_RUNS)]
    answers = all_answers([partial(one, number) for number in range(_RUNS)])
    return [(report, ran) for report, ran in zip(chosen, answers, strict=True) if ran]


def _be_a_machine(folder: Path, number: int) -> None:
    """Take another name, and a folder for temporary files, where the locks are, of one's own."""
    own = folder / f"machine {number}"
    own.mkdir(exist_ok=True)
    tempfile.tempdir = str(own)
    socket.gethostname = lambda: f"PC-{number}"


def _wrong_ends(ended: Sequence[tuple[SmallReport, Ran]]) -> Iterator[str]:
    if len(ended) != _RUNS:
        yield f"只有 {len(ended)} 次运行完"
    yield from (f"以 {ran.status} 结束：{ran.said}" for _, ran in ended if ran.status)


def _dated(reports: Sequence[SmallReport], out: Path, prepare: Callable[[int], None]) -> Iterator[str]:
    edited = out / reports[0].report
    edited.write_bytes(_EDITED)
    ended = _at_once(reports, out, prepare)
    yield from _wrong_ends(ended)
    if edited.read_bytes() != _EDITED:
        yield "改过的报告没有了"
    placed = [Path(path) for _, ran in ended for path in _PLACED.findall(ran.said)]
    if len(set(placed)) != _RUNS:
        yield f"八次运行只有 {len(set(placed))} 个名字"
    for (report, _), path in zip(ended, placed, strict=False):
        yield from _wrong_set(report, path)


def _wrong_set(report: SmallReport, path: Path) -> Iterator[str]:
    """Yield what does not stand, by its content, under or beside a dated name."""
    for name, content in report.files.items():
        own = path.with_name(name.replace(Path(report.report).stem, path.stem))
        # What is told of the workbook stands beside the undated name, and names dated ones.
        if "_检查" not in name and (not own.exists() or own.read_bytes() != content):
            yield f"{own.name} 不是那次运行的（{undated(own.name)}）"


def _wrong_check(reports: Sequence[SmallReport], out: Path, left: Mapping[str, bytes]) -> Iterator[str]:
    """Yield where a check does not name just the files that are not of the report that stands."""
    standing = next(each for each in reports if left[each.report] == each.content)
    others = {name for name in left if "_检查" not in name and left[name] != standing.files[name]}
    told = [line for line in run(standing.workbook, out, command="check").said.splitlines() if "[E537]" in line]
    named = {name for name in left if name != standing.report and any(name in line for line in told)}
    if named != others:
        yield f"不是这份报告的是 {others}，指出的是 {named}"
