"""How computed numbers are printed where the workbook does not say: a pack's [numbers]."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Shown, henan, minimal_sheets, read
from zhibao.compute import compute
from zhibao.figures.chart_data import ChartCells
from zhibao.findings import Findings
from zhibao.model.blocks import Paragraph, TableBlock
from zhibao.pack import NumberRules

HEADER = ("名称", "单位", "2024", "2025", "公式", "小数位")
ROWS = (
    ("在校生", "人", Shown(1500, "#,##0"), Shown(25115, "#,##0"), "", ""),
    ("教师", "人", 1200, 1840, "", ""),
    ("合计数", "人", "", "", "在校生+教师", ""),
    ("生师比", ":1", "", "", "在校生/教师", ""),
    ("占比", "%", "", "", "教师/在校生", ""),
    ("定占比", "%", "", "", "教师/在校生", 0),
    ("填占比", "%", "", Shown(0.0733, "0.000%"), "教师/在校生", ""),
    ("成比", "成比", "", "", "教师/(教师+在校生)*10", ""),
)


def printed(tmp_path: Path, text: str, numbers: NumberRules) -> str:
    sheets = {**minimal_sheets(基本情况=(("段落", text),)), "指标": (HEADER, *ROWS)}
    computed, _ = compute(read(tmp_path, sheets).report, henan().change, numbers)
    (block,) = computed.chapters[0].blocks
    assert isinstance(block, Paragraph)
    return block.text.plain


@pytest.mark.parametrize(
    ("text", "usual", "other"),
    [
        ("{{占比}}", "7.33%", "7.3%"),
        ("{{定占比}}", "7%", "7%"),
        ("{{填占比}}", "7.330%", "7.330%"),
        ("{{生师比}}", "13.65:1", "13.649:1"),
        ("{{成比}}", "0.7:9.3", "1:9"),
        ("{{合计数}}", "26955", "26,955"),
        ("{{合计数.增减}}", "增加24255人", "增加24,255人"),
        ("{{合计数.带单位}}", "26955人", "26,955人"),
        ("{{在校生}}", "25115", "25,115"),
        ("{{教师}}", "1840", "1840"),
    ],
)
def test_who_wins_is_the_cell_then_the_row_then_the_pack(tmp_path: Path, text: str, usual: str, other: str) -> None:
    assert printed(tmp_path, text, henan().numbers) == usual
    assert printed(tmp_path, text, NumberRules(1, 3, 0, thousands=True)) == other


@pytest.mark.parametrize(("thousands", "total"), [(False, "26955"), (True, "26,955")])
def test_a_tally_has_the_commas_of_the_pack(tmp_path: Path, thousands: bool, total: str) -> None:
    sheets = minimal_sheets(基本情况=(("汇总表", "表", None, "来源=数据人数；行=年度；值=求和(人数)"),))
    sheets["数据人数"] = (("年度", "人数"), ("2025", 25115), ("2025", 1840))
    computed, _ = compute(read(tmp_path, sheets).report, henan().change, NumberRules(thousands=thousands))
    (block,) = computed.chapters[0].blocks
    assert isinstance(block, TableBlock)
    assert [cell.plain for cell in block.table.body[0] if cell] == ["2025", total]


def test_a_chart_s_own_shares_have_the_decimals_of_the_pack() -> None:
    data = ChartCells(("甲",), ()).data("人", Findings(), 1)
    assert data and data.share_decimals == 1


def test_more_decimals_than_a_number_has_are_a_fault() -> None:
    with pytest.raises(ValueError, match=r"\[numbers\] 里的小数位至多是 10"):
        NumberRules(percent_decimals=11)
