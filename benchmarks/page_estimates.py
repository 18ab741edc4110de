"""How far the estimated page numbers lie from LibreOffice's: python benchmarks/page_estimates.py

Builds the sample, the second city's workbook and generated ones of about 10, 40 and 150 pages in each pack, lays each
out with LibreOffice and the fonts of the tests, and prints how many entries of the contents differ by how many pages.
Further .docx files may be named on the command line.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.layout.places import places  # noqa: E402 (the project is found from its own folder)
from zhibao.findings import NothingMadeError  # noqa: E402
from zhibao.paging.estimate import Estimate  # noqa: E402
from zhibao.pipeline import build  # noqa: E402

WORKBOOKS = (ROOT / "inputs/焦作市2025/工作簿.xlsx", ROOT / "tests/data/云州市2025/工作簿.xlsx")
CHAPTERS = (2, 7, 27)
COVER = (("地区", "焦作市"), ("报告年度", "2025"), ("编制单位", "焦作市教育局"), ("编制年月", "2025年12月"))
CLAUSES = (
    "全市中等职业学校{0}所，在校生{1}人，比上年增长{2}%",
    "各校落实“双师型”教师培养计划，认定{0}名（其中高级{2}名）",
    "AI应用、BIM建模等{0}门课程列入人才培养方案",
    "企业捐赠设备总值{1}万元，生均{0}元；校外实训基地{2}个",
    "坚持立德树人、德技并修，把劳动教育、美育、心理健康教育融入日常",
    "这项工作由市教育局牵头，县（市、区）共同参与",
)
Row = tuple[object, ...]


def write_workbook(path: Path, chapters: int, pack: str) -> None:
    """Write a workbook of so many chapters of text, headings and tables, the same for the same count."""
    chance = random.Random(chapters)
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = "封面"
    for row in (*COVER, ("模板", pack)):
        cover.append(row)
    for number in range(chapters + 1):
        sheet = book.create_sheet(f"{number} 第{number}章" if number else "前言")
        for row in (("类型", "内容", "属性", "选项"), *(_chapter(chance) if number else [("段落", _text(chance))])):
            sheet.append(row)
    book.save(path)


def _chapter(chance: random.Random) -> Iterator[Row]:
    for section in range(3):
        yield "节", f"第{section + 1}个方面的工作"
        for _ in range(chance.randint(3, 6)):
            yield "段落", _text(chance)
        yield "表格", f"工作情况{section}", "单位：人"
        yield None, "序号", "学校", "情况", "人数"
        for line in range(chance.randint(2, 14)):
            yield None, line + 1, "焦作市职业技术学校", _text(chance)[: chance.randint(4, 40)], chance.randint(1, 9999)


def _text(chance: random.Random) -> str:
    clauses = [chance.choice(CLAUSES) for _ in range(chance.randint(2, 7))]
    figures = (chance.randint(2, 400), chance.randint(400, 90000), chance.randint(1, 99) / 10)
    return "，".join(clause.format(*figures) for clause in clauses) + "。"


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each report to be measured."""
    for pack in sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.toml")):
        for workbook in WORKBOOKS:
            yield f"{pack} {workbook.parent.name}", _in_pack(workbook, pack, folder / pack / workbook.parent.name)
        for chapters in CHAPTERS:
            made = folder / pack / str(chapters) / "工作簿.xlsx"
            made.parent.mkdir(parents=True)
            write_workbook(made, chapters, pack)
            yield f"{pack} {chapters}章", made
    for name in sys.argv[1:]:
        yield Path(name).stem, Path(name)


def _in_pack(workbook: Path, pack: str, folder: Path) -> Path:
    """Return a copy of a workbook that names the pack, with the photos beside it."""
    folder.mkdir(parents=True)
    book = openpyxl.load_workbook(workbook, rich_text=True)
    cover = book["封面"]
    for row in range(1, cover.max_row + 2):
        if cover.cell(row, 1).value in ("模板", None):
            cover.cell(row, 1, "模板")
            cover.cell(row, 2, pack)
            break
    book.save(folder / workbook.name)
    (folder / "照片").symlink_to(workbook.parent / "照片", target_is_directory=True)
    return folder / workbook.name


def _report(source: Path, folder: Path) -> Path:
    if source.suffix == ".docx":
        return source
    report = build(source, ROOT / "templates", folder, lambda step: None).report
    assert report is not None
    return report


def main() -> None:
    """Print the distribution of estimated minus LibreOffice's page over the entries of each report's contents."""
    print(f"{'报告':<28}{'页数':>6}{'估算':>6}{'条目':>6}  差：条数")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, source in documents(folder / "in"):
            try:
                report = _report(source, folder / "out" / name)
            except NothingMadeError as error:
                print(f"{name:<28}没有生成：{error.findings[0].message}")
                continue
            laid, estimated = places(report, folder / "pdf"), Estimate().pages(report.read_bytes())
            entries = [bookmark for bookmark in laid.places if bookmark.startswith("_Toc")]
            off = Counter(estimated.places[bookmark] - laid.places[bookmark] for bookmark in entries)
            shown = "，".join(f"{by:+d}：{count}" if by else f"0：{count}" for by, count in sorted(off.items()))
            print(f"{name:<28}{laid.count:>6}{estimated.count:>6}{len(entries):>6}  {shown}", flush=True)


if __name__ == "__main__":
    main()
