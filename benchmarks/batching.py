"""Many reports in one process against the plain script once a report: python benchmarks/batching.py [reports [rounds]]

Without LibreOffice's layout. The processor time of `batch` with one process, its start and its imports included, is
divided by the number of reports, each of another city with photos of its own, cached by a run before; the plain script
is run once for every report. Then one process that is never replaced builds 200, and says how much memory it holds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.against_plain import PLAIN, WORKLOADS, Bench  # noqa: E402 (found from its own folder)
from benchmarks.workloads import Workload, write_inputs  # noqa: E402

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


def throughput(load: Workload, bench: Bench, folder: Path, reports: int, rounds: int) -> float:
    """Return the plain script's least processor time of all reports over that of one batch."""
    source, out, script = folder / "各市", folder / "报告", folder / "batch.py"
    cities = _write_cities(load, source, reports)
    script.write_text(BATCH, encoding="utf-8")
    ours, plain = [], []
    for turn in range(rounds + 1):
        shutil.rmtree(out, ignore_errors=True)
        batch = bench.run([sys.executable, script, source, out, ROOT / "templates"]).seconds
        single = sum(_plain_seconds(bench, workbook, template) for workbook, template in cities)
        # The first compiles bytecode and caches photos.
        if turn:
            ours.append(batch)
            plain.append(single)
    return min(plain) / min(ours)


def _write_cities(load: Workload, source: Path, reports: int) -> list[tuple[Path, Path]]:
    """Write so many workbooks with photos of their own; return each with its plain template."""
    source.mkdir(parents=True)
    return [write_inputs(load, source / f"{number:03}", number) for number in range(reports)]


def _plain_seconds(bench: Bench, workbook: Path, template: Path) -> float:
    return bench.run([sys.executable, PLAIN, workbook, template, workbook.with_name("平常.docx")]).seconds


def main(reports: int, rounds: int) -> None:
    """Print how many reports a core makes for one of the plain script, and the memory held over 200."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder) / "bytecode")
        for name in ("native", "pictures"):
            load = WORKLOADS[name]
            ratio = throughput(load, bench, Path(folder) / name, reports, rounds)
            print(f"{load.title}：同一个核，{ratio:.2f} 倍\t至少 {LEAST[load.as_pictures]:.1f}", flush=True)
        print("一个进程连做 200 份占用的内存：", flush=True)
        source, out = Path(folder) / "held", Path(folder) / "held" / "报告"
        _write_cities(replace(WORKLOADS["native"], photos=6), source, 10)
        subprocess.run([sys.executable, "-c", HELD, source, ROOT / "templates", out], check=True, cwd=ROOT)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    main(*(numbers + [20, 3][len(numbers) :]))
