"""Cover items, indicators and tables evaluated as they need each other, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.builders import CellContent, faults, henan, minimal_sheets, read, rich
from zhibao.compute import compute
from zhibao.model.blocks import ComputedBlock, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.report import ComputedReport
from zhibao.model.table import Table
from zhibao.model.text import Position, Run

DICTIONARY = (
    ("名称", "单位", 2024, 2025, "公式"),
    ("在校生", "人", 28802, 25115, ""),
    ("双师型占比", "%", "39.11%", "41.14%", ""),
)


def computed(
    tmp_path: Path, *rows: Sequence[CellContent], dictionary: Sequence[Sequence[CellContent]] = DICTIONARY
) -> tuple[ComputedReport, list[str]]:
    report, found = read(tmp_path, {**minimal_sheets(基本情况=rows), "指标": dictionary})
    made, more = compute(report, henan().change)
    return made, faults((*found, *more))


def blocks(report: ComputedReport) -> tuple[ComputedBlock, ...]:
    return report.chapters[0].blocks


def grid(table: Table) -> list[list[str]]:
    return [[cell.plain for cell in row if cell] for row in table.rows]


def test_captions_titles_units_and_cells_are_filled_in(tmp_path: Path) -> None:
    rows = [
        ("节", "在校生{{在校生}}人"),
        ("表格", "{{报告年度}}年", "单位：{{地区}}"),
        ("", "人数"),
        ("", "{{在校生}}"),
        ("注", "{{地区}}"),
    ]
    heading, table = blocks(computed(tmp_path, *rows)[0])
    assert heading.text.plain == "在校生25115人"  # type: ignore[union-attr]
    assert isinstance(table, TableBlock)
    assert (table.caption.plain, table.unit.plain, table.notes[0].plain) == ("2025年", "单位：云州市", "云州市")
    assert (grid(table.table), str(table.table.owner(1, 0).value)) == ([["人数"], ["25115"]], "25115")


def test_a_number_on_paper_leads_back_to_its_cell(tmp_path: Path) -> None:
    (block,) = blocks(computed(tmp_path, ("段落", "比上年{{在校生.增减}}。"))[0])
    assert isinstance(block, Paragraph)
    origin = block.text.runs[1].origin
    assert origin
    assert [str(ref) for ref in origin.inputs()] == ["指标!D2", "指标!C2"]


def test_a_tally_of_a_tally_of_a_table_of_indicators(tmp_path: Path) -> None:
    rows = [
        ("汇总表", "丙", "", "来源=乙；行=数量"),
        ("汇总表", "乙", "", "来源=甲；行=2025年"),
        ("指标表", "甲", "单位：人"),
        ("", "在校生"),
    ]
    first, second, _ = (block.table for block in blocks(computed(tmp_path, *rows)[0]) if isinstance(block, TableBlock))
    assert grid(second) == [["2025年", "数量"], ["25115", "1"]]
    assert grid(first) == [["数量", "数量"], ["1", "1"]]


def test_a_label_may_look_up_what_is_reckoned_late(tmp_path: Path) -> None:
    chain: list[tuple[CellContent, ...]] = [(f"指标{at}号", "人", "", "", f"指标{at + 1}号+1") for at in range(3)]
    dictionary: list[Sequence[CellContent]] = [*DICTIONARY, *chain, ("指标3号", "人", 1, 2, "")]
    rows = [("指标表", "甲", "单位：人", "年度=本年"), ("", "在校生", "在校生（另有{{指标0号}}人）")]
    (block,) = blocks(computed(tmp_path, *rows, dictionary=dictionary)[0])
    assert isinstance(block, TableBlock)
    assert grid(block.table)[1] == ["在校生（另有5人）", "25115"]


def test_a_chart_of_indicators_gets_a_grid_by_year_and_the_unit(tmp_path: Path) -> None:
    (chart,) = blocks(computed(tmp_path, ("统计图", "规模", "柱形图", "指标=在校生"))[0])
    assert isinstance(chart, ChartBlock)
    assert chart.grid
    assert grid(chart.grid) == [["年度", "在校生"], ["2024年", "28802"], ["2025年", "25115"]]
    assert chart.source.unit == "人"


def test_a_pie_of_indicators_shows_this_year(tmp_path: Path) -> None:
    dictionary = (*DICTIONARY, ("招生数", "人", 1, 2, ""))
    (chart,) = blocks(computed(tmp_path, ("统计图", "规模", "饼图", "指标=在校生,招生数"), dictionary=dictionary)[0])
    assert isinstance(chart, ChartBlock)
    assert chart.grid
    assert grid(chart.grid) == [["指标", "2025年"], ["在校生", "25115"], ["招生数", "2"]]


def test_a_chart_of_several_units_is_reported(tmp_path: Path) -> None:
    _, found = computed(tmp_path, ("统计图", "规模", "柱形图", "指标=在校生,双师型占比"))
    assert found == ["S131 基本情况!D2"]


def test_tables_that_need_each_other_are_reported(tmp_path: Path) -> None:
    rows = [("汇总表", "甲", "", "来源=乙；行=数量"), ("汇总表", "乙", "", "来源=甲；行=数量")]
    report, found = computed(tmp_path, *rows)
    assert found == ["S136 基本情况!A2"]
    assert [block.text.plain for block in blocks(report) if isinstance(block, Paragraph)] == [
        "【缺表格：甲】",
        "【缺表格：乙】",
    ]


def test_an_empty_sheet_is_no_source(tmp_path: Path) -> None:
    report, _ = read(tmp_path, {**minimal_sheets(基本情况=[("汇总表", "甲", "", "来源=数据空；行=校")]), "数据空": ()})
    _, findings = compute(report, henan().change)
    assert faults(findings) == ["S138 基本情况!D2"]


def test_a_cover_item_may_use_an_indicator(tmp_path: Path) -> None:
    sheets = {**minimal_sheets(基本情况=[("段落", "{{说明}}")]), "指标": DICTIONARY}
    sheets["封面"] = (*sheets["封面"], ("说明", "在校生{{在校生}}人"))  # type: ignore[misc]
    report, _ = read(tmp_path, sheets)
    made, findings = compute(report, henan().change)
    (block,) = blocks(made)
    assert isinstance(block, Paragraph)
    assert (block.text.plain, faults(findings)) == ("在校生25115人", [])


def test_a_chain_of_a_thousand_formulas_is_reckoned(tmp_path: Path) -> None:
    chain: list[tuple[CellContent, ...]] = [(f"指标{at}号", "人", "", "", f"指标{at + 1}号+1") for at in range(1_000)]
    dictionary = (*DICTIONARY[:1], *chain, ("指标1000号", "人", 1, 2, ""))
    report, found = computed(tmp_path, ("段落", "{{指标0号}}"), dictionary=dictionary)
    (block,) = blocks(report)
    assert isinstance(block, Paragraph)
    assert (block.text.plain, found) == ("1002", [])


def test_a_raised_digit_of_a_unit_is_raised_wherever_the_unit_is_printed(tmp_path: Path) -> None:
    dictionary = (
        ("名称", "单位", 2024, 2025),
        ("占地", rich("m", ("2", "^")), 1, 2),
        ("学校", "所", 1, 2),
    )
    rows = [
        ("段落", "{{占地.带单位}}，{{占地.增减}}"),
        ("指标表", "条件", "", "年度=本年"),
        ("", "占地"),
        ("", "学校"),
        ("指标表", "面积", rich("单位：m", ("2", "^")), "年度=本年；列=单位"),
        ("", "占地"),
        ("统计图", "面积", "柱形图", "指标=占地"),
    ]
    report, codes = computed(tmp_path, *rows, dictionary=dictionary)
    text, mixed, stated, chart = blocks(report)
    assert isinstance(text, Paragraph)
    assert isinstance(mixed, TableBlock)
    assert isinstance(stated, TableBlock)
    assert isinstance(chart, ChartBlock)
    raised = Run("2", position=Position.SUPERSCRIPT)
    assert text.text.plain == "2m2，增加1m2"
    assert [run.text for run in text.text.runs if run.position is Position.SUPERSCRIPT] == ["2", "2"]
    assert raised in mixed.table.owner(1, 0).lines[0].runs
    assert [cell.plain for cell in stated.table.rows[1] if cell] == ["占地", "m2", "2"]
    assert raised in stated.table.owner(1, 1).lines[0].runs
    assert (chart.source.unit, codes) == ("m²", [])


def test_the_report_keeps_its_indicators_and_its_tables_by_name(tmp_path: Path) -> None:
    rows = [
        ("指标表", "甲", "", "列=单位"),
        ("", "在校生"),
        ("表格", "丙"),
        ("", "校"),
        ("", "一中"),
        ("汇总表", "乙", "", "来源=丙; 行=校; 值=计数"),
    ]
    report, _ = computed(tmp_path, *rows)
    assert {name: grid(table)[1][0] for name, table in report.tables.items()} == {
        "甲": "在校生",
        "乙": "一中",
        "丙": "一中",
    }
    known = {each.definition.name: each.values for each in report.indicators}
    assert known["在校生"][2025].shown == "25115"
    assert known["在校生"][2025].origin.name == "在校生（2025年）"


def test_a_name_that_two_tables_have_means_none(tmp_path: Path) -> None:
    rows = [("表格", "甲"), ("", "校"), ("", "一中")] * 2
    assert dict(computed(tmp_path, *rows)[0].tables) == {}
