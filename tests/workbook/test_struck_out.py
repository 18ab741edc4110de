"""Text that the clerk struck out is printed, and doubted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.builders import minimal_sheets, read_file, write_workbook

RICH = CellRichText("三所", TextBlock(InlineFont(strike=True), "学校"), "。")


@pytest.mark.parametrize(
    ("content", "font", "words"),
    [("三所学校。", Font(strike=True), "三所学校。"), (RICH, Font(), "学校"), (3, Font(strike=True), "3")],
    ids=["cell", "words", "number"],
)
def test_what_is_struck_out_is_doubted_where_it_stands(tmp_path: Path, content: object, font: Font, words: str) -> None:
    rows = (("段落", "留着。"), ("表格", "表"), ("", "项", "数"), ("", "甲", "乙"))
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))
    book = openpyxl.load_workbook(path)
    cell = book["基本情况"]["C5"]
    cell.value, cell.font = content, font
    book.save(path)
    _, findings = read_file(path)
    assert [(each.code, str(each.ref), each.message) for each in findings] == [
        ("W031", "基本情况!C5", f"“{words}”加了删除线，报告照印，不带删除线。")
    ]
