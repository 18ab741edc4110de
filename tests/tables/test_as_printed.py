"""What tables are given only for print."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import CellContent, read_chapter
from zhibao.findings import Findings
from zhibao.model.blocks import IndicatorTable, TableBlock
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.as_printed import as_printed

HEAD = ("序号", "学校", "年度", "人数", "占比")


def printed(block: TableBlock) -> tuple[TableBlock, list[str]]:
    """Return the block as it is printed, and the codes of what was found."""
    findings = Findings()
    report = PrintedReport({}, chapters=(Part(PartKind.CHAPTER, Text.of("章"), (block,)),))
    (found,) = as_printed(report, findings).chapters[0].blocks
    assert isinstance(found, TableBlock)
    return found, [finding.code for finding in findings]


def table_of(folder: Path, *rows: tuple[CellContent, ...], unit: str = "单位：人", options: str = "") -> TableBlock:
    (block,) = read_chapter(folder, ("表格", "表", unit, options), *(("", *row) for row in rows)).blocks
    assert isinstance(block, TableBlock)
    return block


def texts(block: TableBlock) -> list[list[str]]:
    return [[cell.plain if cell else "+" for cell in row] for row in block.table.rows]


ROW = (1, "甲", 2025, 12345, "69.43%")


@pytest.mark.parametrize(
    ("options", "shown", "unit"),
    [
        ("", ["1", "甲", "2025", "12345", "69.43%"], "单位：人"),
        ("数字=千分位", ["1", "甲", "2025", "12,345", "69.43%"], "单位：人"),
        ("数字=万", ["1", "甲", "2025", "1.23", "69.43%"], "单位：万人"),
    ],
)
def test_numbers_are_printed_in_the_form_that_is_asked_for(
    tmp_path: Path, options: str, shown: list[str], unit: str
) -> None:
    block, found = printed(table_of(tmp_path, HEAD, ROW, options=options))
    assert (texts(block)[1], block.unit.plain, found) == (shown, unit, [])


def test_a_number_in_ten_thousands_is_exact_behind_its_print(tmp_path: Path) -> None:
    block, _ = printed(table_of(tmp_path, HEAD, ROW, options="数字=万"))
    cell = block.table.rows[1][3]
    assert cell is not None
    assert (cell.value, cell.ref.cell) == (Decimal("1.2345"), "E4")


@pytest.mark.parametrize("unit", ["", "单位：万元", "单位：%", "单位："])
def test_without_a_unit_to_put_it_before_nothing_is_divided(tmp_path: Path, unit: str) -> None:
    block, found = printed(table_of(tmp_path, HEAD, ROW, unit=unit, options="数字=万"))
    assert (texts(block)[1][3], found) == ("12345", ["S205"])


@pytest.mark.parametrize("options", ["数字=千", "数字="])
def test_another_form_is_reported(tmp_path: Path, options: str) -> None:
    result = read_chapter(tmp_path, ("表格", "表", "", options), ("", "甲"), ("", 1))
    assert result.faults[0].startswith(("S105", "S103"))


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (("", "合计", 5), ["合计", "+", "5"]),
        (("合计", "", 5), ["合计", "+", "5"]),
        (("—", "全市合计", 5), ["全市合计", "+", "5"]),
        ((3, "合计", 5), ["3", "合计", "5"]),
        (("", "丙校", 5), ["", "丙校", "5"]),
    ],
)
def test_a_total_takes_the_empty_cell_of_the_serial_number(
    tmp_path: Path, row: tuple[CellContent, ...], shown: list[str]
) -> None:
    block, _ = printed(table_of(tmp_path, ("序号", "学校", "人数"), (1, "甲", 2), (2, "乙", 3), row))
    assert texts(block)[-1] == shown


def test_a_total_in_a_table_without_serial_numbers_stays(tmp_path: Path) -> None:
    block, _ = printed(table_of(tmp_path, ("类别", "学校", "人数"), ("", "合计", 2)))
    assert texts(block)[-1] == ["", "合计", "2"]


def test_a_merged_cell_of_totals_is_left(tmp_path: Path) -> None:
    cells = (TableCell((Text.of("合计"),), column_span=2), None, TableCell((Text.of("5"),)))
    head = tuple(TableCell((Text.of(name),)) for name in ("序号", "学校", "人数"))
    block, _ = printed(TableBlock(Text(), Text(), Table((head, cells)), ""))
    assert texts(block)[1] == ["合计", "+", "5"]


def test_an_indicator_table_takes_the_option_too(tmp_path: Path) -> None:
    (block,) = read_chapter(tmp_path, ("指标表", "表", "单位：人", "数字=千分位"), ("", "在校生")).blocks
    assert isinstance(block, IndicatorTable)
    assert block.number_form == "千分位"
