"""The catalogue of bad inputs, each in a process of its own: what it took."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from unittest import mock

from tests.badinputs.bad_input import BadInput, Came, came_of, check
from tests.badinputs.bombs import BOMBS
from tests.badinputs.catalogue import CATALOGUE
from tests.reliability.figures import Figures
from tests.reliability.forked import Ran, ran

MOST_MEMORY = 1 << 30


def prove(inputs: int, folder: Path) -> Figures:
    """Run the command on so many inputs, those that unpack to far more than they are first."""
    if not hasattr(os, "fork"):
        return Figures({"输入": 0}, skipped="没有 fork，没有试")
    # Loads the libraries, which no fork need do.
    came_of(BadInput("sound", check, ""), folder / "sound")
    runs = {case.name: came_apart(case, folder)[0] for case in (*BOMBS, *CATALOGUE)[:inputs]}
    wrong = [f"{name}：信号 {run.ending}，{run.said[-200:]}" for name, run in runs.items() if run.ending or run.status]
    wrong += [f"{name}：{run.memory // 1_000_000} MB" for name, run in runs.items() if run.memory > MOST_MEMORY]
    most = max(run.memory for run in runs.values()) // 1_000_000
    longest = round(max(run.seconds for run in runs.values()))
    return Figures({"输入": len(runs), "内存最多 MB": most, "最长处理器秒": longest}, tuple(wrong))


def came_apart(case: BadInput, folder: Path) -> tuple[Ran, Came | None]:
    """Return what an input took, and what came of it; None where its process was ended."""

    def work() -> int:
        with mock.patch("zhibao.paging.all_engines", tuple):
            came = came_of(case, folder / "x")
        print(json.dumps([came.status, came.found, came.said, came.is_good_report_left]))
        return 0

    run = ran(work, folder)
    shutil.rmtree(folder / "x", ignore_errors=True)
    if run.ending or run.status:
        return run, None
    status, found, said, is_left = json.loads(run.out.splitlines()[-1])
    return run, Came(status, tuple((code, at) for code, at in found), said, is_left)
