"""The workbooks that whole runs are measured with, and the template of the plain script that prints the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document
from PIL import Image

COVER = (("地区", "焦作市"), ("报告年度", "2025"), ("编制单位", "焦作市教育局"), ("编制年月", "2025年12月"))
SENTENCE = "全市中等职业学校在校生{{在校生}}人，办学条件持续改善，产教融合不断深入，技能人才供给能力稳步提升。"
# No two paragraphs are alike: those that are would be found, every one, and it would be that which is measured.
FIELDS = (
    "师资队伍",
    "专业布局",
    "课程教材",
    "实训基地",
    "校企合作",
    "技能竞赛",
    "就业服务",
    "社会培训",
    "数字校园",
    "经费投入",
)
STEPS = (
    "印发实施方案，把任务分到学校，每个季度通报一次进展",
    "召开现场会，请做得好的学校讲怎样从头做起",
    "组织专家逐校诊断，指出的不足列成清单，年底前改完",
    "请行业协会参加论证，按岗位的变化调整内容",
    "拿出专门的资金，重点支持县里底子薄的学校",
    "建立数据台账，谁填报谁负责，数据一处填写、处处使用",
    "开展教师轮训，骨干带新人，一学期听课不少于十节",
    "同周边地市结对，互派干部，共用设备和题库",
    "引入第三方评价，把学生和家长的意见算进成绩",
    "把成熟的做法写进制度，换了人也照样做下去",
    "面向社会公开承诺，设立热线，来电当天就有答复",
    "选树典型，办了展览，让更多的学生看见身边的榜样",
)
CASE = "学校与企业共建实训基地，共同制订培养方案，学生在真实岗位上学习，企业的师傅到校授课，成效明显。"
HEADER = ("类型", "内容", "属性", "选项")
Row = Sequence[object]


@dataclass(frozen=True)
class Workload:
    """A report by its numbers, each of the whole; `charts` are drawn as pictures or are editable.

    `formatted` gives cells number formats, bold type and colours, table rows a formula, the dictionary computed
    indicators and each chapter two cases. `limit` is the most that the program may take of the plain script's time.
    """

    title: str
    chapters: int = 6
    tables: int = 12
    rows: int = 10
    photos: int = 30
    charts: int = 6
    as_pictures: bool = True
    formatted: bool = False
    limit: float = 0.0


def write_inputs(load: Workload, folder: Path, mark: int = 0) -> tuple[Path, Path]:
    """Write the workbook with its photos, and the plain script's template; return both paths.

    `mark` stands in one paragraph, so that another one changes it.
    """
    folder.mkdir(exist_ok=True)
    workbook, template = folder / "工作簿.xlsx", folder / "模板.docx"
    for number in range(1, load.chapters + 1):
        for name, seed in _photos(load, number):
            _write_photo(folder / "照片" / name, seed)
    write_workbook(load, workbook, mark)
    _plain_template().save(str(template))
    return workbook, template


def write_workbook(load: Workload, path: Path, mark: int = 0) -> None:
    """Write the workbook alone."""
    with xlsxwriter.Workbook(path) as book:
        looks = _looks(book) if load.formatted else {}
        _write(book, "封面", COVER, {})
        _write(book, "指标", _dictionary(load), looks)
        _write(book, "前言", (HEADER, ("段落", SENTENCE), ("段落", f"本报告第{mark}次修改。")), {})
        for number in range(1, load.chapters + 1):
            _write(book, f"{number} 第{number}章", list(_chapter(load, number)), looks)


def _looks(book: xlsxwriter.Workbook) -> dict[int, object]:
    """Return the formats of the columns from C on, in turn: number formats with bold type and colours."""
    looks = (
        {"num_format": "#,##0"},
        {"num_format": "0.00", "bold": True},
        {"num_format": "0.0%", "bg_color": "yellow"},
    )
    return {column: book.add_format(look) for column, look in enumerate(looks, start=2)}


def _write(book: xlsxwriter.Workbook, title: str, rows: Sequence[Row], looks: dict[int, object]) -> None:
    """Write a sheet; a pair of a formula and its value is written as such."""
    sheet = book.add_worksheet(title)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            look = looks.get(column) if not values[0] else None
            if isinstance(value, tuple):
                sheet.write_formula(row, column, *_formula(value, row, look))
            elif value is not None:
                sheet.write(row, column, value, look)


def _formula(value: tuple[str, float], row: int, look: object) -> tuple[str, object, float]:
    return value[0].format(row=row + 1), look, value[1]


def _dictionary(load: Workload) -> Sequence[Row]:
    if not load.formatted:
        return (("名称", "单位", "2025"), ("在校生", "人", 24688))
    computed = ("=ROUND(C2/C3,0)", 617.0)
    rows = [("在校生", "人", 24688), ("学校数", "所", 40), ("校均规模", "人", computed, "在校生/学校数")]
    more = ((f"指标{number}", "人", (f"=C2+{number}", 24688.0 + number), f"在校生+{number}") for number in range(40))
    return (("名称", "单位", "2025", "公式"), *rows, *more)


def _chapter(load: Workload, number: int) -> Iterator[Row]:
    yield HEADER
    yield from (("段落", _paragraph(place)) for place in range(number * 20, number * 20 + 20))
    for each in range(load.tables // load.chapters):
        yield ("表格", f"第{number}章情况{each}")
        yield (None, "学校", "在校生", "毕业生", "专任教师", "双师型")
        yield from (_school(line, load.formatted) for line in range(1, load.rows + 1))
    for each in range(load.charts // load.chapters):
        kind = "图片" if load.as_pictures else "可编辑"
        yield ("统计图", f"第{number}章趋势{each}", "柱形图", f"形式={kind}")
        yield (None, "年份", "人数")
        yield from ((None, f"{year}年", year * number * 11 % 400 + 20) for year in range(2019, 2026))
    for each, (name, _) in enumerate(_photos(load, number)):
        yield ("图片", f"第{number}章实训之{each}", name)
    for each in range(2 if load.formatted else 0):
        yield ("案例", f"第{number}章校企合作之{each}", f"第{each + 1}学校")
        yield from (("段落", f"{CASE}第{number}章的第{each}个例子，第{line}段。") for line in range(5))
        yield ("案例完",)


def _paragraph(place: int) -> str:
    field, step = FIELDS[place % len(FIELDS)], STEPS[place // len(FIELDS) % len(STEPS)]
    return f"{field}方面，面向在校生{{{{在校生}}}}人，{step}。"


def _school(line: int, formatted: bool) -> Row:
    if formatted:
        # What is printed follows from the formats; the last number is the value that Excel kept of a formula.
        formula = ("=ROUND(D{row}/C{row},2)", round((line * 3 + 0.5) / (line * 700), 2))
        return (None, f"第{line}学校", line * 700, line * 3 + 0.5, 0.5, formula)
    return (None, f"第{line}学校", line * 7, line * 3, line + 5, line + 1)


def _photos(load: Workload, number: int) -> list[tuple[str, int]]:
    """Return the names of a chapter's photos with a seed for each."""
    return [(f"{number}-{each}.jpg", number * 100 + each) for each in range(load.photos // load.chapters)]


def _write_photo(path: Path, seed: int) -> None:
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
