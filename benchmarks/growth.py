"""How the time of a build grows with the report: python benchmarks/growth.py [parts|rows|memory]

Builds reports of 1, 2, 4 and 8 times the same chapter, then reports with one table of 1,000, 5,000 and 20,000 rows, and
prints the seconds of processor time of each step and the exponent by which it grew from the first to the last: that of
a step that is linear is 1.0. Steps that are over in no time tell nothing. Last comes the most memory that a whole build
of the 20,000 rows takes, in a process of its own.
"""

from __future__ import annotations

import gc
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import workloads  # noqa: E402
from zhibao.audit import Intent, audit  # noqa: E402 (the project is found from its own folder)
from zhibao.checks import Matter, review  # noqa: E402
from zhibao.compute import compute  # noqa: E402
from zhibao.figures.figure_drawing import draw_figures  # noqa: E402
from zhibao.figures.photo_arrangement import TextArea  # noqa: E402
from zhibao.figures.picture_cache import PictureCache  # noqa: E402
from zhibao.finish import finish  # noqa: E402
from zhibao.format import check_parts  # noqa: E402
from zhibao.number_provenance import provenance  # noqa: E402
from zhibao.output import report_file, save_report  # noqa: E402
from zhibao.pack import chosen_fonts, load_pack  # noqa: E402
from zhibao.packing import pack as pack_document  # noqa: E402
from zhibao.paging.estimate import Estimate  # noqa: E402
from zhibao.privacy import disguise, private_numbers  # noqa: E402
from zhibao.render.template_filling import OpenTemplate  # noqa: E402
from zhibao.text.rare_collection import garbage_collected_rarely  # noqa: E402
from zhibao.word.late_rows import LateRows  # noqa: E402
from zhibao.word.package import open_parts  # noqa: E402
from zhibao.workbook.provenance_book import provenance_book  # noqa: E402
from zhibao.workbook.reader import read_workbook  # noqa: E402

T = TypeVar("T")
FACTORS, ROWS_OF_TABLE = (1, 2, 4, 8), (1000, 5000, 20_000)
# The exponent and the memory (MiB) at most; seconds from which a step tells something.
LIMIT, MOST_MEMORY, LEAST = 1.1, 1024, 0.05
BUILD = """
import sys
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
assert build(*map(Path, sys.argv[1:]), lambda step: None, (Estimate(),)).report
"""
TABLES, ROWS, PARAGRAPHS = 4, 40, 40
SENTENCE = "全市中等职业学校坚持立德树人，深化产教融合，办学条件持续改善，{{地区}}的技能人才供给能力稳步提升。"
COVER = (("地区", "焦作市"), ("报告年度", "2025"), ("编制单位", "焦作市教育局"), ("编制年月", "2025年12月"))


def write_workbook(path: Path, chapters: int) -> None:
    """Write a workbook of so many equal chapters."""
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = "封面"
    for row in COVER:
        cover.append(row)
    for number in range(chapters + 1):
        sheet = book.create_sheet(f"{number} 第{number}章" if number else "前言")
        sheet.append(("类型", "内容", "属性", "选项"))
        sheet.append(("段落", SENTENCE))
        for _ in range(PARAGRAPHS if number else 0):
            sheet.append((None, SENTENCE))
        for table in range(TABLES if number else 0):
            sheet.append(("表格", f"第{number}章的第{table}张表", "单位：人"))
            sheet.append((None, "序号", "学校", "选手姓名", "得分", "奖次"))
            for line in range(1, ROWS):
                names = f"张{_rare(number * ROWS + line)}{_rare(table)}、李{_rare(line)}"
                sheet.append((None, line, "焦作市职业技术学校", names, 100 + line, "二等奖"))
    book.save(path)


def _rare(number: int) -> str:
    """Return a character, one for each number, so that the pupils of all chapters have names of their own."""
    return chr(0x7000 + number)


def write_rows(path: Path, rows: int) -> None:
    """Write a workbook with one table of so many rows."""
    workloads.write_workbook(workloads.Workload("", chapters=1, tables=1, rows=rows, photos=0, charts=0), path)


def measure(folder: Path, write: Callable[[Path, int], None], size: int) -> dict[str, float]:
    """Return the seconds of processor time that each step takes."""
    workbook = folder / "工作簿.xlsx"
    write(workbook, size)
    (folder / "照片").mkdir(exist_ok=True)
    times: dict[str, float] = {}
    gc.collect()

    def timed(name: str, step: Callable[[], T]) -> T:
        start = time.process_time()
        result = step()
        times[name] = time.process_time() - start
        return result

    report, pack, _ = timed("read", lambda: read_workbook(workbook, partial(load_pack, ROOT / "templates")))
    computed, _ = timed("compute", lambda: compute(report, pack.change))
    timed("review", lambda: review(Matter(computed, report, pack)))
    hidden = timed("privacy", lambda: disguise(computed, pack.privacy)[0].report)
    fonts, _ = chosen_fonts(pack.format.fonts, report.cover)
    template = OpenTemplate(pack, fonts)
    area = TextArea(template.metrics.portrait_width)
    drawn, _ = draw_figures(hidden, folder / "照片", area, pack.picture, lambda step: None, PictureCache(None))
    timed("private", lambda: list(private_numbers(drawn, pack.privacy)))
    late = LateRows()
    document = timed("render", lambda: template.fill(drawn, late))
    finished = timed("finish", lambda: finish(document, pack))
    file, _ = report_file(folder, pack.file.name, drawn.cover)
    content = timed("pack", lambda: pack_document(document, late))
    intent = Intent(drawn, finished.lines, finished.labels, "")
    parts = timed("open", lambda: open_parts(content, likes=True))
    timed("audit", lambda: audit(content, parts, intent, pack, is_draft=False))
    timed("format", lambda: check_parts(parts, pack.format, fonts, pack.styles.todo))
    timed("estimate", lambda: Estimate().pages_of(document, late))
    timed("save", lambda: save_report(content, file, False))
    timed("provenance", lambda: provenance_book(provenance(drawn, finished.labels), workbook, folder))
    return times


def exponents(name: str, write: Callable[[Path, int], None], sizes: Sequence[int], times: int) -> None:
    """Print the seconds of each step by size, the least of so many runs, and its exponent beside the limit."""
    with tempfile.TemporaryDirectory() as folder, garbage_collected_rarely():
        # What is made once, patterns and imports, belongs to no step.
        measure(Path(folder), write, sizes[0])
        runs = [[measure(Path(folder), write, size) for _ in range(times)] for size in sizes]
    print(f"{name:<12}" + "".join(f"{size:>9,}" for size in sizes) + "  指数", flush=True)
    for step in runs[0][0]:
        least = [min(run[step] for run in of_size) for of_size in runs]
        exponent = math.log(least[-1] / max(least[0], 1e-9)) / math.log(sizes[-1] / sizes[0])
        told = f"{exponent:6.2f}  至多 {LIMIT}" if least[-1] >= LEAST else "     –"
        print(f"{step:<12}" + "".join(f"{seconds:9.3f}" for seconds in least) + told, flush=True)


def memory(rows: int) -> None:
    """Print the most memory that a whole build of so many rows takes."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "工作簿.xlsx"
        write_rows(workbook, rows)
        words = [sys.executable, "-c", BUILD, str(workbook), str(ROOT / "templates"), str(Path(folder) / "output")]
        subprocess.run(words, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{rows:,} 行：内存至多用 {most} MiB，不超过 {MOST_MEMORY}")


def main(parts: Sequence[str]) -> None:
    """Print what was asked for, all of it where nothing was."""
    if not parts or "parts" in parts:
        exponents("章数", write_workbook, FACTORS, 3)
    if not parts or "rows" in parts:
        exponents("一张表的行数", write_rows, ROWS_OF_TABLE, 3)
    if not parts or "memory" in parts:
        memory(ROWS_OF_TABLE[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
