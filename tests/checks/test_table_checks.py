"""What is doubted in the numbers of a table: the cell that is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import found
from zhibao.checks import Check
from zhibao.checks.data.column_total import ColumnTotal
from zhibao.checks.data.difference import Difference
from zhibao.checks.data.growth_column import GrowthColumn
from zhibao.checks.data.parts_of_row import PartsOfRow
from zhibao.checks.data.quotient import Quotient
from zhibao.checks.data.row_total import RowTotal
from zhibao.checks.data.serial_numbers import SerialNumbers
from zhibao.checks.data.shares_of_whole import SharesOfWhole
from zhibao.checks.data.table_part import TablePart

# A table's header and rows, and under it what begins with 注.
Grid = tuple[tuple[CellContent, ...], ...]

ROW_TOTALS: list[tuple[str, Grid, list[str]]] = [
    ("wrong", (("学校", "人数"), ("甲", 3), ("乙", 4), ("合计", 8)), ["C6"]),
    ("one column wrong", (("学校", "男", "女"), ("甲", 3, 1), ("乙", 4, 2), ("全市合计", 7, 4)), ["D6"]),
    ("total on top", (("学校", "人数"), ("合计", 8), ("甲", 3), ("乙", 4)), ["C4"]),
    (
        "subtotal wrong",
        (("隶属", "学校", "人"), ("市属", "甲", 3), ("", "乙", 4), ("小计", "", 8), ("县属", "丙", 1), ("小计", "", 1)),
        ["D6"],
    ),
    (
        "total of subtotals wrong",
        (("学校", "人"), ("甲", 3), ("小计", 3), ("丙", 1), ("丁", 2), ("小计", 3), ("总计", 7)),
        ["C9"],
    ),
    ("other part than 其中", (("去向", "人"), ("升学", 5), ("其中：对口", 2), ("就业", 4), ("合计", 11)), ["C7"]),
    ("decimals", (("项目", "万元"), ("甲", 1.25), ("乙", 2.25), ("合计", 3.6)), ["C6"]),
    ("right", (("学校", "人"), ("甲", 3), ("乙", 4), ("合计", 7)), []),
    ("subtotals", (("学校", "人"), ("甲", 3), ("小计", 3), ("丙", 1), ("小计", 1), ("总计", 4)), []),
    ("totals of groups", (("项", "人"), ("一、甲", 7), ("男", 3), ("女", 4), ("二、乙", 2), ("合计", 9)), []),
    ("其中", (("去向", "人"), ("升学", 5), ("其中：对口", 2), ("就业", 4), ("合计", 9)), []),
    ("其中 and the rest", (("去向", "人"), ("升学", 5), ("其中：对口", 2), ("单招", 3), ("就业", 4), ("合计", 9)), []),
    ("unmarked parts", (("类别", "人"), ("公办", 9), ("市属", 5), ("县属", 4), ("民办", 2), ("合计", 11)), []),
    ("rounded", (("项目", "万元"), ("甲", 1.3), ("乙", 2.3), ("丙", 1.3), ("合计", 5.0)), []),
    ("rounded acres", (("学校", "占地（亩）"), ("甲", 31), ("乙", 42), ("合计", 74)), []),
    (
        "means",
        (
            ("学校", "生均图书", "对口率", "平均分"),
            ("甲", 30, "90%", 3),
            ("乙", 40, "92%", 4),
            ("合计", 35, "91%", 3.5),
        ),
        [],
    ),
    ("blank and dash", (("学校", "人", "人次"), ("甲", "—", None), ("乙", 4, 5), ("合计", 4, "—")), []),
    ("not all are numbers", (("班次", "人数"), ("甲", "全体教师"), ("乙", 4), ("丙", 5), ("合计", 40)), []),
    ("distinct people", (("项目", "选手", "人"), ("甲", "张三", 1), ("乙", "张三、李四", 2), ("合计", "", 2)), []),
    ("a note", (("项目", "人"), ("甲", 3), ("乙", 4), ("合计", 6), ("注", "一人参加两项的，合计只计一次。")), []),
    ("a label", (("项目", "人"), ("甲", 3), ("乙", 4), ("合计（含技工学校）", 9)), []),
]

COLUMN_TOTALS: list[tuple[str, Grid, list[str]]] = [
    ("wrong", (("学校", "男", "女", "合计"), ("甲", 3, 4, 7), ("乙", 1, 1, 3)), ["E5"]),
    ("only row wrong", (("级别", "一等奖", "二等奖", "合计"), ("省级", 4, 3, 8)), ["E4"]),
    ("total first", (("学校", "合计", "男", "女"), ("甲", 7, 3, 4), ("乙", 3, 1, 1), ("丙", 2, 1, 1)), ["C5"]),
    ("right", (("学校", "男", "女", "小计"), ("甲", 3, 4, 7), ("乙", 1, 1, 2)), []),
    ("other units", (("学校", "专业（个）", "男（人）", "女（人）", "合计（人）"), ("甲", 9, 3, 4, 7)), []),
    ("其中", (("学校", "男", "女", "其中住校", "合计"), ("甲", 3, 4, 5, 7), ("乙", 1, 1, 1, 2)), []),
    ("mean beside", (("学校", "男", "女", "合计", "平均"), ("甲", 3, 4, 7, 3.5), ("乙", 1, 1, 2, 1)), []),
    ("total of something else", (("学校", "校舍", "宿舍", "合计"), ("甲", 3, 4, 17), ("乙", 1, 1, 12)), []),
]

QUOTIENTS: list[tuple[str, Grid, list[str]]] = [
    (
        "of the total",
        (
            ("去向", "人数", "占比"),
            ("升学", 70, "70.0%"),
            ("就业", 20, "25.0%"),
            ("其他", 10, "10.0%"),
            ("合计", 100, "100%"),
        ),
        ["D5"],
    ),
    (
        "of two columns",
        (("学年", "参加", "优秀", "优秀率"), ("甲", 640, 176, "27.50%"), ("乙", 685, 221, "33.26%")),
        ["E5"],
    ),
    (
        "of two rows",
        (("指标", "2024", "2025"), ("专任教师", 1252, 1290), ("双师型", 716, 764), ("双师型占比", "57.19%", "59.92%")),
        ["D6"],
    ),
    (
        "ratio",
        (
            ("指标", "2024", "2025"),
            ("在校生", 16942, 17500),
            ("专任教师", 1252, 1290),
            ("生师比", "13.53:1", "13.75:1"),
        ),
        ["D6"],
    ),
    ("right", (("去向", "人数", "占比"), ("升学", 70, "70.0%"), ("就业", 30, "30.0%"), ("合计", 100, "100%")), []),
    ("rates of something else", (("学校", "毕业生", "对口率"), ("甲", 640, "91.3%"), ("乙", 685, "88.2%")), []),
    (
        "rounded",
        (("专业", "人数", "占比"), ("甲", 1, "33%"), ("乙", 1, "33%"), ("丙", 1, "33%"), ("合计", 3, "100%")),
        [],
    ),
    ("in 万", (("项目", "万元", "占比"), ("甲", 1.3, "32%"), ("乙", 2.8, "69%"), ("合计", 4.1, "100%")), []),
]

PARTS: list[tuple[str, Grid, list[str]]] = [
    ("column", (("学校", "教师", "其中双师型"), ("甲", 30, 31), ("乙", 20, 10)), ["D4"]),
    ("row", (("去向", "人数"), ("升学", 50), ("其中：对口", 51), ("就业", 9)), ["C5"]),
    ("less", (("学校", "教师", "其中双师型"), ("甲", 30, 30), ("乙", 20, 10)), []),
    ("other units", (("学校", "赛项（个）", "其中获奖（人）"), ("甲", 3, 30)), []),
    ("row less", (("去向", "人数"), ("升学", 50), ("其中：对口", 30), ("单招", 20), ("就业", 90)), []),
]

DIFFERENCES: list[tuple[str, Grid, list[str]]] = [
    ("wrong", (("项目", "2024年", "2025年", "增减"), ("拨款", 27115, 28640, 1525), ("图书", 589, 612, 32)), ["E5"]),
    ("wrong sign", (("项目", "上年", "本年", "增减"), ("在校生", 28802, 25115, "3687")), ["E4"]),
    ("points", (("项目", "2024", "2025", "变化"), ("占比", "57.19%", "69.43%", "+12.42个百分点")), ["E4"]),
    ("rows", (("年度", "招生", "毕业"), ("2024年", 100, 90), ("2025年", 120, 80), ("增减", 20, 10)), ["D6"]),
    (
        "right",
        (("项目", "2024", "2025", "增减"), ("甲", 3, 5, "+2"), ("乙", "3.5%", "3.0%", -0.5), ("丙", "—", 3, "—")),
        [],
    ),
    ("words", (("项目", "2024", "2025", "增减"), ("甲", 5, 3, "减少2人"), ("乙", 3, 3, "持平")), []),
    ("other year", (("项目", "2020", "2024", "2025", "比2020年增减"), ("甲", 1, 3, 5, 4)), []),
    ("growth", (("项目", "2024", "2025", "增减"), ("甲", 100, 120, "20%")), []),
    ("rounded", (("项目", "2024", "2025", "增减"), ("甲", 1.3, 2.4, 1.2)), []),
    (
        "ratios",
        (
            ("项目", "2024", "2025", "增减"),
            ("生师比", "14.16:1", "13.65:1", -0.51),
            ("职普比", "2.8:7.2", "2.4:7.6", -0.4),
        ),
        [],
    ),
    ("other meaning", (("项目", "2024", "2025", "增量"), ("甲", 1, 2, 9), ("乙", 1, 2, 9), ("丙", 1, 2, 9)), []),
]

GROWTHS: list[tuple[str, Grid, list[str]]] = [
    ("wrong", (("项目", "2024年", "2025年", "增幅"), ("招生", 5835, 6048, "3.56%")), ["E4"]),
    ("bare", (("项目", "2024年", "2025年", "增长（%）"), ("招生", 5835, 6048, 3.52)), ["E4"]),
    ("fell", (("项目", "2024年", "2025年", "同比"), ("招生", 200, 150, "25%")), ["E4"]),
    ("right", (("项目", "2024", "2025", "增幅"), ("招生", 5835, 6048, "3.65%"), ("毕业", 200, 150, "-25.0%")), []),
    (
        "words",
        (("项目", "2024", "2025", "增长率"), ("招生", 200, 150, "下降25%"), ("占比", "3%", "4%", "1个百分点")),
        [],
    ),
    ("from nothing", (("项目", "2024", "2025", "增幅"), ("招生", 0, 150, "—"), ("毕业", "—", 150, "100%")), []),
]

SHARES: list[tuple[str, Grid, list[str]]] = [
    ("wrong", (("去向", "占比"), ("升学", "60.0%"), ("就业", "30.0%"), ("其他", "11.0%"), ("合计", "100%")), ["C6"]),
    ("right", (("去向", "占比"), ("升学", "60.0%"), ("就业", "30.0%"), ("其他", "10.0%")), []),
    ("rounded", (("去向", "占比"), ("升学", "33.3%"), ("就业", "33.3%"), ("其他", "33.3%")), []),
    (
        "with 其中",
        (("去向", "占比"), ("升学", "60.0%"), ("其中：对口", "2.0%"), ("就业", "30.0%"), ("其他", "10.0%")),
        [],
    ),
    ("several answers", (("途径", "占比"), ("招聘会", "60.0%"), ("亲友", "50.0%"), ("学校", "40.0%")), []),
    ("rates", (("学校", "就业率"), ("甲", "30.0%"), ("乙", "32.0%"), ("丙", "36.0%")), []),
]

PARTS_OF_ROWS: list[tuple[str, Grid, list[str]]] = [
    (
        "one year wrong",
        (("去向", "2023", "2024", "2025"), ("升学", 5, 6, 9), ("其中：对口", 2, 2, 3), ("单招", 3, 4, 5)),
        ["E4"],
    ),
    ("right", (("去向", "2024", "2025"), ("升学", 6, 8), ("其中：对口", 2, 3), ("单招", 4, 5), ("就业", 4, 5)), []),
    ("not all of it", (("去向", "2024", "2025"), ("升学", 60, 80), ("其中：对口", 2, 3), ("单招", 4, 5)), []),
]

SERIALS: list[tuple[str, Grid, list[str]]] = [
    ("skipped", (("序号", "学校"), (1, "甲"), (2, "乙"), (4, "丙")), ["B6"]),
    ("twice", (("序号", "学校"), (1, "甲"), (1, "乙"), (2, "丙"), (2, "丁")), ["B7"]),
    ("right", (("序号", "学校"), (1, "甲"), (2, "乙"), ("合计", "")), []),
    ("anew in each group", (("序号", "学校"), (1, "甲"), (2, "乙"), (1, "丙"), (2, "丁")), []),
]

CASES: list[tuple[type[Check], str, Grid, list[str]]] = [
    (check, *case)
    for check, cases in (
        (RowTotal, ROW_TOTALS),
        (ColumnTotal, COLUMN_TOTALS),
        (Quotient, QUOTIENTS),
        (TablePart, PARTS),
        (Difference, DIFFERENCES),
        (GrowthColumn, GROWTHS),
        (SharesOfWhole, SHARES),
        (PartsOfRow, PARTS_OF_ROWS),
        (SerialNumbers, SERIALS),
    )
    for case in cases
]


def sheet(grid: Grid) -> Rows:
    """Return the rows of a chapter with the table, whose header is in row 3."""
    return [("表格", "各校情况"), *(row if row[0] == "注" else ("", *row) for row in grid)]


EXAMPLES = [Example(check, minimal_sheets(基本情况=sheet(grid)), cells) for check, _, grid, cells in CASES]


@pytest.mark.parametrize(("check", "name", "grid", "cells"), CASES, ids=[f"{case[0].code} {case[1]}" for case in CASES])
def test_the_cell_is_found_and_what_is_right_is_not(
    tmp_path: Path, check: type[Check], name: str, grid: Grid, cells: list[str]
) -> None:
    assert found(tmp_path, check, 基本情况=sheet(grid)) == [f"{check.code} 基本情况!{cell}" for cell in cells]
