"""How the time of a build grows with the report: python benchmarks/growth.py

Builds reports of 1, 2, 4 and 8 times the same chapter and prints each step's time as a ratio to the smallest, and the
exponent by which it grew from the first to the last. A step that is linear prints about 1, 2, 4, 8 and 1.0.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zhibao.audit import Intent, audit  # noqa: E402 (the project is found from its own folder)
from zhibao.checks import Matter, review  # noqa: E402
from zhibao.compute import compute  # noqa: E402
from zhibao.figures.figure_drawing import draw_figures  # noqa: E402
from zhibao.figures.photo_arrangement import TextArea  # noqa: E402
from zhibao.figures.photo_cache import PhotoCache  # noqa: E402
from zhibao.finish import finish  # noqa: E402
from zhibao.format import check_format  # noqa: E402
from zhibao.number_provenance import provenance  # noqa: E402
from zhibao.output import report_file, save_report  # noqa: E402
from zhibao.pack import chosen_fonts, load_pack  # noqa: E402
from zhibao.packing import pack as pack_document  # noqa: E402
from zhibao.paging.estimate import Estimate  # noqa: E402
from zhibao.privacy import disguise  # noqa: E402
from zhibao.render.template_filling import OpenTemplate  # noqa: E402
from zhibao.workbook.provenance_book import provenance_book  # noqa: E402
from zhibao.workbook.reader import read_workbook  # noqa: E402

T = TypeVar("T")
FACTORS = (1, 2, 4, 8)
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


def measure(folder: Path, chapters: int) -> dict[str, float]:
    """Return the seconds of processor time that each step takes."""
    workbook = folder / "工作簿.xlsx"
    write_workbook(workbook, chapters)
    (folder / "照片").mkdir(exist_ok=True)
    times: dict[str, float] = {}

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
    drawn, _ = draw_figures(hidden, folder / "照片", area, pack.picture, lambda step: None, PhotoCache(None))
    document = timed("render", lambda: template.fill(drawn))
    finished = timed("finish", lambda: finish(document, pack))
    file, _ = report_file(folder, pack.file.name, drawn.cover)
    content = timed("pack", lambda: pack_document(document))
    intent = Intent(drawn, finished.lines, finished.labels, "")
    timed("audit", lambda: audit(content, intent, pack, is_draft=False))
    timed("format", lambda: check_format(content, pack.format, fonts, pack.styles.todo))
    timed("estimate", lambda: Estimate().pages(content))
    timed("save", lambda: save_report(content, file, False))
    timed("provenance", lambda: provenance_book(provenance(drawn, finished.labels), workbook, folder))
    return times


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), 1)
        measured = [measure(Path(folder), factor) for factor in FACTORS]
    print("step      " + "".join(f"{f'x{factor}':>8}" for factor in FACTORS) + "  exponent")
    for name in measured[0]:
        ratios = [times[name] / measured[0][name] for times in measured]
        exponent = math.log(ratios[-1]) / math.log(FACTORS[-1] / FACTORS[0])
        print(f"{name:<10}" + "".join(f"{ratio:8.1f}" for ratio in ratios) + f"{exponent:10.2f}")


if __name__ == "__main__":
    main()
