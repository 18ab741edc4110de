"""Whole runs of the program against a plain docxtpl script: against_plain.py [WORKLOAD...] [--times 5]

Both read the same workbook and write the same content, each in a process of its own, by turns; the least processor
time of all turns counts. The program does everything but LibreOffice's layout: it reads back, checks the format,
reviews, tells where numbers come from, estimates pages. Bytecode is compiled and photos are cached by a run before;
charts are drawn anew, but in second runs, which find what the first left: its output and its caches. The plain script
keeps nothing and does the same work each time.
`help` and `explain` are measured against an empty script that imports argparse and json, in a project without a
workbook. Prints for each workload the ratio beside its limit, both times in seconds and the program's peak of memory.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.workloads import Workload, write_inputs, write_workbook  # noqa: E402 (found from its own folder)
from zhibao.figures.kept_charts import KEY_START  # noqa: E402
from zhibao.pipeline.workbook_folder import CACHE_FOLDER  # noqa: E402

PLAIN = ROOT / "benchmarks" / "plain_script.py"
# A run of generate.py but for LibreOffice; garbage is looked for as seldom.
BUILD = """
import atexit, gc, sys
atexit.register(gc.freeze)
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
from zhibao.text.rare_collection import garbage_collected_rarely
with garbage_collected_rarely():
    outcome = build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), lambda step: None, (Estimate(),))
    assert outcome.report
"""
EMPTY = "import argparse, json"
PICTURES = Workload("6 章 12 表 30 照片 6 图（图片）", limit=0.90)
SECOND = replace(PICTURES, limit=0.50)
ROWS = Workload("一张表 5,000 行", chapters=1, tables=1, rows=5000, photos=0, charts=0, limit=1.4)
WORKLOADS = {
    "pictures": PICTURES,
    "native": replace(PICTURES, title="6 章 12 表 30 照片 6 图（可编辑）", as_pictures=False, limit=0.50),
    "unchanged": replace(SECOND, title="再做一次，什么也没有改"),
    "paragraph": replace(SECOND, title="再做一次，改了一段"),
    "formatted": replace(PICTURES, title="带格式、公式、算出的指标和案例", formatted=True),
    "rows": ROWS,
    "rows20000": replace(ROWS, title="一张表 20,000 行", rows=20_000),
    "photos": Workload("300 张照片", photos=300, charts=0, tables=0, limit=0.35),
}
STARTS = {"help": ("--help",), "explain": ("explain", "W001")}
START_LIMIT = 4.0


@dataclass(frozen=True)
class Run:
    """What a process took: processor time in seconds, with that of its children, and its peak of memory in MiB."""

    seconds: float
    memory: float


class Bench:
    """Runs commands with compiled bytecode, which is kept in a folder of its own."""

    def __init__(self, bytecode: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = kept | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(bytecode)}

    def run(self, words: Sequence[str | Path]) -> Run:
        """Run a command to its end; CalledProcessError when it fails."""
        process = subprocess.Popen(words, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words)
        return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def compare(
        self, ours: Sequence[str | Path], plain: Sequence[str | Path], times: int, before: Callable[[int], None]
    ) -> tuple[Run, Run]:
        """Return the least of each over so many turns; `before` is called before each turn with its number."""
        before(0)
        for words in (ours, plain):
            self.run(words)
        turns = []
        for turn in range(1, times + 1):
            before(turn)
            turns.append((self.run(ours), self.run(plain)))
        return _least([turn[0] for turn in turns]), _least([turn[1] for turn in turns])


def _least(runs: Sequence[Run]) -> Run:
    return Run(min(run.seconds for run in runs), max(run.memory for run in runs))


def measured(name: str, bench: Bench, folder: Path, times: int) -> tuple[Run, Run]:
    """Return what the program and the plain script take for a workload."""
    load = WORKLOADS[name]
    workbook, template = write_inputs(load, folder)
    output = folder / "output"
    ours: tuple[str | Path, ...] = (sys.executable, "-c", BUILD, workbook, ROOT / "templates", output)
    plain: tuple[str | Path, ...] = (sys.executable, PLAIN, workbook, template, folder / "平常.docx")

    def before(turn: int) -> None:
        if name == "paragraph":
            write_workbook(load, workbook, turn)
        if name not in ("unchanged", "paragraph"):
            shutil.rmtree(output, ignore_errors=True)
            for chart in folder.glob(f"{CACHE_FOLDER}/{KEY_START}*"):
                chart.unlink()

    return bench.compare(ours, plain, times, before)


def started(words: Sequence[str], bench: Bench, folder: Path, times: int) -> tuple[Run, Run]:
    """Return what a command that only prints takes, in a project without a workbook, and an empty script."""
    (folder / "inputs").mkdir(parents=True)
    for name in ("zhibao", "charts", "templates", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "generate.py", folder)
    ours: tuple[str | Path, ...] = (sys.executable, folder / "generate.py", *words)
    # So short a time takes more turns to be exact.
    return bench.compare(ours, (sys.executable, "-c", EMPTY), times * 4, lambda turn: None)


def line(title: str, ours: Run, plain: Run, limit: float) -> str:
    """Return the line that is printed about a workload."""
    stated = f"至多 {limit:.2f}" if limit else "没有限度"
    times = f"{ours.seconds:.3f} 秒，平常 {plain.seconds:.3f} 秒"
    return f"{title}\t{ours.seconds / plain.seconds:.2f}\t{stated}\t{times}，内存 {ours.memory:.0f} MiB"


def main() -> None:
    """Print a line for each workload that is named, for all where none is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = (*WORKLOADS, *STARTS)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help=f"of {', '.join(known)}")
    parser.add_argument("--times", type=int, default=5)
    stated = parser.parse_args()
    if unknown := set(stated.workloads) - set(known):
        parser.error(f"no workload {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(Path(temporary) / "bytecode")
        for name in stated.workloads or known:
            folder = Path(temporary) / name
            if name in STARTS:
                title, limit = f"generate.py {' '.join(STARTS[name])}", START_LIMIT
                both = started(STARTS[name], bench, folder, stated.times)
            else:
                title, limit = WORKLOADS[name].title, WORKLOADS[name].limit
                both = measured(name, bench, folder, stated.times)
            print(line(title, *both, limit), flush=True)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
