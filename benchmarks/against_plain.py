"""Whole runs of the program against a plain docxtpl script: python benchmarks/against_plain.py [times]

Both read the same workbook and write the same content, each in a process of its own, by turns; the least processor
time of all turns counts. The program does everything but LibreOffice's layout: it reads back, checks the format,
reviews, tells where numbers come from, estimates pages. Photos are cached, bytecode is compiled by a run before.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PLAIN = ROOT / "benchmarks" / "plain_script.py"
COVER = (("地区", "焦作市"), ("报告年度", "2025"), ("编制单位", "焦作市教育局"), ("编制年月", "2025年12月"))
SENTENCE = "全市中等职业学校在校生{{在校生}}人，办学条件持续改善，产教融合不断深入，技能人才供给能力稳步提升。"
BUILD = """
import sys
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
outcome = build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), lambda step: None, (Estimate(),))
assert outcome.report
"""


@dataclass(frozen=True)
class Workload:
    """A report by its numbers, each of the whole; `charts` are drawn as pictures or are editable."""

    name: str
    chapters: int = 6
    tables: int = 12
    rows: int = 10
    photos: int = 30
    charts: int = 6
    as_pictures: bool = True
    limit: float = 0.0


WORKLOADS = (
    Workload("6 章 12 表 30 照片 6 图（图片）", limit=0.90),
    Workload("6 章 12 表 30 照片 6 图（可编辑）", as_pictures=False, limit=0.50),
    Workload("一张表 5,000 行", chapters=1, tables=1, rows=5000, photos=0, charts=0, limit=1.4),
    Workload("300 张照片", photos=300, charts=0, tables=0, limit=0.35),
)


def write_inputs(load: Workload, folder: Path) -> tuple[Path, Path]:
    """Write the workbook with its photos, and the plain script's template; return both paths."""
    folder.mkdir()
    workbook, template = folder / "工作簿.xlsx", folder / "模板.docx"
    _write_workbook(load, workbook)
    _plain_template().save(str(template))
    return workbook, template


def _write_workbook(load: Workload, path: Path) -> None:
    book = openpyxl.Workbook()
    _append(book.worksheets[0], "封面", COVER)
    _append(book.create_sheet(), "指标", (("名称", "单位", "2025"), ("在校生", "人", 24688)))
    _append(book.create_sheet(), "前言", (("类型", "内容", "属性", "选项"), ("段落", SENTENCE)))
    for number in range(1, load.chapters + 1):
        _append(book.create_sheet(), f"{number} 第{number}章", _chapter(load, number, path.parent))
    book.save(path)


def _append(sheet: object, title: str, rows: Sequence[Sequence[object]]) -> None:
    sheet.title = title  # type: ignore[attr-defined]  # openpyxl names several kinds of sheets
    for row in rows:
        sheet.append(row)  # type: ignore[attr-defined]


def _chapter(load: Workload, number: int, folder: Path) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [("类型", "内容", "属性", "选项")]
    rows += [("段落", SENTENCE)] * 20
    for each in range(load.tables // load.chapters):
        rows.append(("表格", f"第{number}章情况{each}"))
        rows.append((None, "学校", "在校生", "毕业生", "专任教师", "双师型"))
        rows += [(None, f"第{line}学校", line * 7, line * 3, line + 5, line + 1) for line in range(1, load.rows + 1)]
    for each in range(load.charts // load.chapters):
        kind = "图片" if load.as_pictures else "可编辑"
        rows.append(("统计图", f"第{number}章趋势{each}", "柱形图", f"形式={kind}"))
        rows += [(None, "年份", "人数"), *((None, f"{year}年", year * 11 % 400 + 20) for year in range(2019, 2026))]
    for each in range(load.photos // load.chapters):
        name = f"{number}-{each}.jpg"
        _photo(folder / "照片" / name, number * 100 + each)
        rows.append(("图片", f"第{number}章实训之{each}", name))
    return rows


def _photo(path: Path, seed: int) -> None:
    """Write a photo of a phone, smaller: noise in few colours, another one for every seed."""
    path.parent.mkdir(exist_ok=True)
    small = Image.effect_noise((160, 120), 60).convert("RGB")
    small.putpixel((seed % 160, seed % 120), (255, 0, 0))
    small.resize((1200, 900)).save(path, quality=85)


def _plain_template() -> Document:
    document = docx.Document()
    document.add_heading("{{ cover['地区'] }}职业教育质量报告", 0)
    document.add_paragraph("{%p for chapter in chapters %}")
    document.add_heading("{{ chapter.title }}", 1)
    for line in ("{%p for block in chapter.blocks %}", "{%p if block.kind == '段落' %}", "{{ block.text }}"):
        document.add_paragraph(line)
    document.add_paragraph("{%p elif block.kind == '表格' %}")
    document.add_paragraph("{{ block.text }}", "Caption")
    table = document.add_table(len(_TABLE), 3, "Table Grid")
    for row, texts in zip(table.rows, _TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ block.image }}")
    document.add_paragraph("{{ block.text }}", "Caption")
    for line in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(line)
    return document


_TABLE = (
    ("{%tc for cell in block.header %}", "{{ cell }}", "{%tc endfor %}"),
    ("{%tr for row in block.rows %}",),
    ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
    ("{%tr endfor %}",),
)


def processor_time(words: Sequence[str]) -> float:
    """Return the processor time of a command, with that of its children, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(load: Workload, folder: Path, times: int) -> float:
    """Return the program's least processor time over the plain script's, of so many turns each."""
    workbook, template = write_inputs(load, folder)
    ours = [sys.executable, "-c", BUILD, str(workbook), str(ROOT / "templates"), str(folder / "output")]
    plain = [sys.executable, str(PLAIN), str(workbook), str(template), str(folder / "平常.docx")]
    # Bytecode is compiled and photos are cached by the first run.
    for words in (ours, plain):
        processor_time(words)
    turns = [(processor_time(ours), processor_time(plain)) for _ in range(times)]
    return min(turn[0] for turn in turns) / min(turn[1] for turn in turns)


def main(times: int) -> None:
    """Print the ratio of every workload beside its limit."""
    for number, load in enumerate(WORKLOADS):
        with tempfile.TemporaryDirectory() as folder:
            print(
                f"{load.name}\t{ratio(load, Path(folder) / str(number), times):.2f}\t至多 {load.limit:.2f}", flush=True
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
