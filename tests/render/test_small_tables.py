"""Tables of many columns in small type, headings in lines of words, as the whole program prints them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.builders import CellContent, minimal_sheets
from tests.invariants import values
from tests.render.table_samples import drawn, grid
from tests.reports import make

YEARS = [f"{year}年{what}" for year in (2023, 2024, 2025) for what in ("招生", "毕业", "在校生")]
FOURTEEN = ["学校", *YEARS, "教师", "双师", "占比", "面积"]
NUMBERS: list[CellContent] = ["云州市第一职业中等专业学校", *range(1000, 1009), 120, 77, "64.17%", 45678.9]


def table_style(columns: int, cell: str = "1234") -> str:
    table = drawn(grid(["学校", *["人数"] * (columns - 1)], ["甲校", *[cell] * (columns - 1)]))
    return values(table, "w:tblPr/w:tblStyle/@w:val")[0]


@pytest.mark.parametrize(
    ("columns", "cell", "style"),
    [(9, "1234", "RT"), (10, "1234", "RT9"), (12, "12345678", "RT75"), (9, "1234567.89", "RT9")],
)
def test_type_is_small_from_ten_columns_on_and_where_words_would_be_broken(columns: int, cell: str, style: str) -> None:
    assert table_style(columns, cell) == style


@pytest.mark.parametrize("pack", ["henan", "gongwen"])
def test_fourteen_columns_are_ready_to_submit_upright(tmp_path: Path, pack: str) -> None:
    sheets = minimal_sheets(基本情况=[("表格", "各校"), ("", *FOURTEEN), ("", *NUMBERS)])
    made = make(tmp_path, sheets | {"封面": (*sheets["封面"], ("模板", pack))})  # type: ignore[misc]
    assert made.codes == []
    (table,) = (each for each in docx.Document(str(made.path)).tables if len(each.columns) == len(FOURTEEN))
    assert table.style is not None
    assert table.style.name == "报告表格（六号）"
    heads = [cell.text.split("\n") for cell in table.rows[0].cells]
    assert heads[1:10] == [[name[:5], name[5:]] for name in YEARS]


def test_a_heading_on_one_line_has_no_break() -> None:
    assert not values(drawn(grid(["学校", "占地面积（平方米）"], ["甲校", "12"])), ".//w:br")
