"""明细表, computed columns, cells in prose and names of figures, through the whole program."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, chapter, henan, minimal_sheets, read
from tests.invariants import values
from tests.reports import make
from zhibao.compute import compute
from zhibao.model.blocks import ComputedBlock, TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.origin import Origin, Way
from zhibao.model.table import TableCell
from zhibao.pack import NumberRules

SCHOOLS: Rows = (
    ("年度", "学校", "在校生", "专任教师"),
    (2024, "甲校", 100, 10),
    (2025, "甲校", 120, 12),
    (2025, "乙校", 80, 10),
)


def blocks_of(tmp_path: Path, *rows: tuple[CellContent, ...]) -> tuple[ComputedBlock, ...]:
    report, _ = read(tmp_path, minimal_sheets(基本情况=rows) | {"数据各校": SCHOOLS})
    computed, findings = compute(report, henan().change)
    assert [finding.message for finding in findings] == []
    return computed.chapters[0].blocks


def table_of(blocks: tuple[ComputedBlock, ...]) -> list[list[TableCell]]:
    (block,) = (block for block in blocks if isinstance(block, TableBlock))
    return [[cell or TableCell() for cell in row] for row in block.table.rows]


def origin_in(cell: TableCell) -> Origin:
    (origin,) = {run.origin for line in cell.lines for run in line.runs}
    assert origin is not None
    return origin


def test_every_number_of_a_detail_table_goes_back_to_its_cells(tmp_path: Path) -> None:
    options = "来源=数据各校；年度=本年；列=学校,在校生,生师比=在校生/专任教师:1；合计=行；计算列=占比(在校生)"
    table = table_of(blocks_of(tmp_path, ("明细表", "各校", "", options)))
    assert (table[1][1].ref.sheet, table[1][1].ref.cell, table[1][1].value) == ("数据各校", "C3", Decimal(120))
    ratio, total, whole, share = (origin_in(each) for each in (table[1][2], table[3][1], table[3][2], table[2][3]))
    assert (ratio.working, {ref.cell for ref in ratio.inputs()}) == ("120/12", {"C3", "D3"})
    assert (total.way, {ref.cell for ref in total.inputs()}) == (Way.AGGREGATED, {"C3", "C4"})
    assert (whole.working, {ref.cell for ref in whole.inputs()}) == ("200/22", {"C3", "C4", "D3", "D4"})
    assert (share.working, {ref.cell for ref in share.inputs()}) == ("80/200", {"C3", "C4"})


@pytest.mark.parametrize(
    ("order", "schools"),
    [
        ("学校", ["乙校", "甲校"]),
        ("学校 降", ["甲校", "乙校"]),
        ("在校生", ["乙校", "甲校"]),
        ("生师比 降", ["甲校", "乙校"]),
    ],
)
def test_schools_are_sorted_as_the_roster_has_them_and_numbers_by_size(
    tmp_path: Path, order: str, schools: list[str]
) -> None:
    options = f"来源=数据各校；年度=本年；列=学校,在校生,生师比=在校生/专任教师:1；排序={order}"
    sheets = minimal_sheets(基本情况=[("明细表", "各校", "", options)])
    sheets |= {"数据各校": SCHOOLS, "学校": (("学校名称",), ("乙校",), ("甲校",))}
    computed, _ = compute(read(tmp_path, sheets).report, henan().change)
    assert [row[0].plain for row in table_of(computed.chapters[0].blocks)[1:]] == schools


def test_a_computed_change_goes_back_to_both_years(tmp_path: Path) -> None:
    grid = (("", "项", "2024年", "2025年"), ("", "图书", 10, 15))
    origin = origin_in(table_of(blocks_of(tmp_path, ("表格", "条件", "", "计算列=增减"), *grid))[1][3])
    assert (origin.working, {ref.cell for ref in origin.inputs()}) == ("15-10", {"C4", "D4"})


def test_a_cell_in_prose_goes_back_to_the_sheet(tmp_path: Path) -> None:
    (paragraph,) = blocks_of(tmp_path, ("段落", "甲校{{数据各校:甲校.在校生.上年}}人。"))
    (run,) = (run for run in paragraph.text.runs if run.origin)  # type: ignore[union-attr]
    assert run.origin is not None
    assert (run.text, [str(ref) for ref in run.origin.cells], run.origin.way) == ("100", ["数据各校!C2"], Way.ENTERED)


@pytest.mark.parametrize(
    ("option", "drawn"), [("", 3), ("；年度=本年", 2), ("；年度=上年", 1), ("；年度=2024,2025", 3)]
)
def test_a_chart_draws_the_years_that_it_names(tmp_path: Path, option: str, drawn: int) -> None:
    rows = [("统计图", "规模（单位：人）", "柱形图", f"来源=数据各校；类别=学校；系列=在校生{option}")]
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"数据各校": SCHOOLS})
    (alt,) = values(made.body, ".//wp:docPr/@descr")
    assert (made.codes, alt.count("校")) == ([], drawn)


def test_a_chart_of_a_table_without_years_is_told_so(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("统计图", "图", "柱形图", "来源=数据校；年度=本年")]) | {
        "数据校": (("校", "人"), ("甲", 1))
    }
    assert make(tmp_path, sheets).codes == ["S190 基本情况!D2"]


def test_years_in_words_of_a_chart_whose_source_is_unknown_are_no_crash(tmp_path: Path) -> None:
    rows = [("统计图", "图", "柱形图", "来源=没有；年度=本年")]
    (block,) = (
        each
        for each in compute(read(tmp_path, minimal_sheets(基本情况=rows)).report, henan().change)[0].chapters[0].blocks
    )
    assert isinstance(block, ChartBlock) and block.source.years == ()


def test_figures_and_cases_are_referred_to_by_name_and_by_caption(tmp_path: Path) -> None:
    rows = [
        ("段落", "见{{图:规模图}}、{{图:规模（单位：人）}}、{{案例:榜样}}、{{案例:身边的榜样}}。"),
        ("统计图", "规模（单位：人）", "柱形图", "名称=规模图"),
        ("", "", "人数"),
        ("", "甲", 3),
        ("案例", "身边的榜样", "", "名称=榜样"),
        ("段落", "正文"),
    ]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert (made.codes, made.texts("报告正文")[1]) == ([], "见图 1-1、图 1-1、案例 1-1、案例 1-1。")


def test_a_photo_row_takes_its_name_from_the_cell_that_states_it(tmp_path: Path) -> None:
    rows = chapter(("图片", "开放日", "甲.jpg", "名称=开放", "乙.jpg"), ("段落", "见{{图:开放}}。"))
    report, findings = read(tmp_path, minimal_sheets() | {"基本情况": rows})
    photo = report.chapters[0].blocks[0]
    assert (photo.name, len(photo.photos), list(findings)) == ("开放", 2, [])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("school", "title", "found", "printed"),
    [
        ("甲校、乙校", "", [], "案例 1-1（甲校、乙校）"),
        ("甲校、乙校", "甲校与乙校同办一个专业", [], "案例 1-1：甲校与乙校同办一个专业"),
        ("甲校，丁校", "", ["S124 基本情况!C2"], "案例 1-1（甲校，丁校）"),
    ],
)
def test_a_case_may_be_of_two_schools(tmp_path: Path, school: str, title: str, found: list[str], printed: str) -> None:
    roster = (("学校名称",), ("甲校",), ("乙校",))
    rows = [("案例", title, school), ("段落", "正文")]
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"学校": roster})
    assert [f"{each.code} {each.ref}" for each in made.outcome.findings if each.code == "S124"] == found
    assert any(text.startswith(printed) for text in made.texts("案例标题"))


def test_pupils_of_a_data_sheet_are_disguised_in_a_detail_table_under_any_head(tmp_path: Path) -> None:
    data = (("学校", "选手姓名", "教师"), ("甲校", "张三丰、李四", "王五六"))
    rows = [
        ("明细表", "名单", "", "来源=数据获奖；列=学校,选手姓名→冠军,教师"),
        ("段落", "{{数据获奖:甲校.选手姓名}}夺冠。"),
    ]
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"数据获奖": data})
    said = "".join(values(made.body, ".//w:t/text()"))
    assert ("张三丰" in said, "李四" in said, said.count("张某某"), "王五六" in said) == (False, False, 2, True)


def test_decimals_and_separators_of_what_is_computed_are_the_pack_s(tmp_path: Path) -> None:
    data = (("学校", "在校生", "教师"), ("甲校", 1200, 90), ("乙校", 1300, 100))
    options = "来源=数据校；列=学校,在校生,师比=在校生/教师:1；合计=行；计算列=占比(在校生)"
    report, _ = read(tmp_path, minimal_sheets(基本情况=[("明细表", "各校", "", options)]) | {"数据校": data})
    rules = NumberRules(percent_decimals=1, ratio_decimals=0, thousands=True)
    computed, _ = compute(report, henan().change, rules)
    shown = [[cell.plain for cell in row] for row in table_of(computed.chapters[0].blocks)]
    assert shown[1:] == [
        ["甲校", "1200", "13:1", "48.0%"],
        ["乙校", "1300", "13:1", "52.0%"],
        ["合计", "2,500", "13:1", "100.0%"],
    ]
