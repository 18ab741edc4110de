"""Many reports in one process against the plain script once a report: python benchmarks/batching.py [reports [rounds]]

Without LibreOffice's layout. The processor time of `batch` with one process, its start and its imports included, is
divided by the number of reports, each of another city with photos of its own, cached by a run before; the plain script
is run once for every report. Then one process that is never replaced builds 200, and says how much memory it holds.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from against_plain import PLAIN, ROOT, WORKLOADS, Workload, processor_time, write_inputs

# Reports per core: the plain script's processor time over ours is to be at least so much.
LEAST = {True: 2.0, False: 4.0}
BATCH = """
import sys
from pathlib import Path
from zhibao.batch import build_all
if __name__ == "__main__":
    outcome = build_all(*map(Path, sys.argv[1:4]), progress=lambda line: None, processes=1, lays_out=False)
    assert all(each.report for each in outcome.summary.results), outcome.summary
"""
HELD = """
import sys
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
books = sorted(Path(sys.argv[1]).rglob("工作簿.xlsx"))
for number in range(200):
    book = books[number % len(books)]
    out = Path(sys.argv[3]) / book.parent.name
    assert build(book, Path(sys.argv[2]), out, lambda step: None, (Estimate(),)).report
    if number % 20 == 19:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        print(f"{number + 1} 份\\t{pages * 4096 / 2**20:.0f} MB", flush=True)
"""


def write_cities(load: Workload, folder: Path, reports: int) -> list[tuple[Path, Path]]:
    """Write so many workbooks with their photos, each of a city of its own; return each with its plain template."""
    made = []
    for number in range(reports):
        workbook, template = write_inputs(load, folder / f"{number:03}")
        book = openpyxl.load_workbook(workbook)
        book["指标"]["C2"] = 20000 + number
        book["1 第1章"]["B2"] = f"第{number}市{book['1 第1章']['B2'].value}"
        book.save(workbook)
        made.append((workbook, template))
    return made


def throughput(load: Workload, folder: Path, reports: int, rounds: int) -> float:
    """Return the plain script's least processor time of all reports over that of one batch."""
    folder.mkdir()
    source, out, script = folder / "各市", folder / "报告", folder / "batch.py"
    source.mkdir()
    script.write_text(BATCH, encoding="utf-8")
    cities = write_cities(load, source, reports)
    ours, plain = [], []
    for turn in range(rounds + 1):
        shutil.rmtree(out, ignore_errors=True)
        batch = processor_time([sys.executable, str(script), str(source), str(out), str(ROOT / "templates")])
        single = sum(processor_time(_plain(workbook, template)) for workbook, template in cities)
        # Bytecode is compiled and photos are cached by the first.
        if turn:
            ours.append(batch)
            plain.append(single)
    return min(plain) / min(ours)


def _plain(workbook: Path, template: Path) -> Sequence[str]:
    return [sys.executable, str(PLAIN), str(workbook), str(template), str(workbook.with_name("平常.docx"))]


def main(reports: int, rounds: int) -> None:
    """Print how many reports a core makes for one of the plain script, and the memory held over 200."""
    for number, load in enumerate(WORKLOADS[:2]):
        with tempfile.TemporaryDirectory() as folder:
            ratio = throughput(load, Path(folder) / str(number), reports, rounds)
        print(f"{load.name}\t{ratio:.2f} 倍\t至少 {LEAST[load.as_pictures]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        small = dataclasses.replace(WORKLOADS[1], photos=6)
        write_cities(small, Path(folder), 10)
        print("一个进程连做 200 份占用的内存：", flush=True)
        words = [sys.executable, "-c", HELD, folder, str(ROOT / "templates"), str(Path(folder) / "报告")]
        subprocess.run(words, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]] + [20, 3][len(sys.argv) - 1 :]
    main(*numbers)
