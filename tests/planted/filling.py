"""A fresh workbook filled in as a clerk would: numbers from filled.toml, own names of schools, own sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import TEMPLATES
from zhibao.pipeline import make_workbook

_HERE = Path(__file__).parent
_NAME = "云岭市2026"
_SCHOOLS = {
    "云岭市第一中等专业学校": "云岭市机电职业学校",
    "云岭市第二中等专业学校": "云岭市卫生学校",
    "云岭市第三职业技术学校": "云岭市启明职业学校",
}
# What is to be replaced is said so; the rest of an example is a sentence with look-ups, and stays.
_TO_REPLACE = re.compile(r"(?:此处|^)(?:写|说明|与)[^{}]*$|^写[^。]*。|^.*写在这里。")
_TITLE, _OWN_TITLE = "案例的题目写在这里", "一校一策见成效"
_OWN = "{number}项工作由市教育局牵头，学校按月报告进度，年底逐项核对，结果在网上公布。"


def filled_fresh_workbook(path: Path) -> Path:
    """Write a fresh workbook to the path, fill it in, and return the path."""
    make_workbook(TEMPLATES, _NAME, path)
    book = openpyxl.load_workbook(path, rich_text=False)
    _fill_numbers(book["指标"])
    for sheet in book:
        for number, cell in enumerate(_texts(sheet), 1):
            cell.value = _own(str(cell.value), f"{sheet.title[:1]}之{number}")
    book["封面"]["B9"] = "http://jyj.yunling.example.cn"
    book.save(path)
    return path


def _fill_numbers(sheet: Worksheet) -> None:
    numbers = tomllib.loads((_HERE / "filled.toml").read_text(encoding="utf-8"))["indicators"]
    years = [at for at, cell in enumerate(sheet[1], 1) if str(cell.value).isdecimal()]
    for at, row in enumerate(sheet.iter_rows(min_row=2), 2):
        for column, number in zip(years, numbers.get(str(row[0].value), ()), strict=False):
            if number != "":
                sheet.cell(at, column).value = number


def _texts(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and "示例" in str(cell.value))


def _own(text: str, number: str) -> str:
    for example, school in _SCHOOLS.items():
        text = text.replace(f"{example}（示例）", school)
    plain = text.replace("（示例）", "").replace("（示例，", "（").replace(_TITLE, _OWN_TITLE)
    own = _OWN.format(number=number)
    replaced = _TO_REPLACE.sub(own, plain)
    return replaced + own if replaced == plain and plain.endswith("。") else replaced
