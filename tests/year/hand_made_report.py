"""A report as clerks make it by hand: typed numbers, no styles, a typed table of contents, a photo, a case."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.shared import Cm
from PIL import Image

CITY, YEAR = "云州市", 2024
RULES = "各校健全教学管理制度，每学期组织两次检查，结果向师生公布。"
SCALE = "2024年，全市中等职业学校在校生9060人，比上年增加260人，专任教师755人，生师比为12.00:1。"
BOOKS = "图书馆藏书31.5万册，仪器设备值6200万元，办学条件继续改善。"
STUDENTS = "各校开展技能竞赛和社会实践，学生的动手能力和职业素养得到提高。"
JOBS = "2024年毕业生2870人，直接就业1148人，升学1520人，去向落实率92.96%。"
PROBLEMS = "专业设置与产业的衔接还不够紧密，企业参与教学的意愿有待提高。"
CASE = "学校把企业的检测任务引入课堂，学生在教师指导下完成取样、检测和报告。"
PROSE = (RULES, SCALE, BOOKS, STUDENTS, JOBS, PROBLEMS)
TABLE = (
    ("项目", "2023年", "2024年"),
    ("在校生（人）", "8800", "9060"),
    ("专任教师（人）", "740", "755"),
    ("图书（万册）", "30.2", "31.5"),
    ("仪器设备值（万元）", "5900", "6200"),
)


def write_report(path: Path) -> Path:
    """Write the report and return its path."""
    document = docx.Document()
    for line in (f"{CITY}职业教育质量报告", f"（{YEAR}年度）", f"{CITY}教育局", f"{YEAR}年12月"):
        document.add_paragraph(line).alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    document.add_page_break()  # type: ignore[no-untyped-call]
    _bold(document, "前  言")
    document.add_paragraph(f"　　本报告由{CITY}教育局组织编写，数据取自各校填报的事业统计。")
    _bold(document, "目  录")
    for line, page in (("一、基本情况", 1), ("（一）规模", 1), ("二、学生发展", 2), ("三、面临挑战", 3)):
        document.add_paragraph(f"{line}\t{page}")
    document.add_page_break()  # type: ignore[no-untyped-call]
    _bold(document, "一、基本情况")
    _bold(document, "（一）规模")
    document.add_paragraph(f"　　{SCALE}")
    document.add_paragraph("表1  办学规模和条件").alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    _table(document)
    _bold(document, "（二）条件")
    document.add_paragraph(f"　　{BOOKS}")
    document.add_paragraph(f"　　{RULES}")
    _bold(document, "二、学生发展")
    _bold(document, "（一）素质")
    document.add_paragraph(f"　　{STUDENTS}")
    document.add_picture(_photo(), width=Cm(8))
    document.add_paragraph("图1  技能竞赛现场").alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    _bold(document, "案例1：检测任务进课堂（云州市工业学校）")
    document.add_paragraph(f"　　{CASE}")
    _bold(document, "（二）就业")
    document.add_paragraph(f"　　{JOBS}")
    _bold(document, "三、面临挑战")
    document.add_paragraph(f"　　{PROBLEMS}")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def _bold(document: Document, words: str) -> None:
    document.add_paragraph().add_run(words).bold = True


def _table(document: Document) -> None:
    table = document.add_table(len(TABLE), len(TABLE[0]), "Table Grid")
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def _photo() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(buffer, "JPEG")
    buffer.seek(0)
    return buffer
