"""指标表 and 汇总表, and charts of indicators, as they are read."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from tests.builders import ChapterResult, read_chapter
from zhibao.model.blocks import AggregateTable, DetailTable, IndicatorTable, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.made_tables import Additions, ComputedColumn, ListedColumn, Measured, Order, RowCondition, Totals

T = TypeVar("T")


def only(result: ChapterResult, kind: type[T]) -> T:
    (block,) = result.blocks
    assert isinstance(block, kind)
    return block


def test_an_indicator_table_has_names_labels_and_groups(tmp_path: Path) -> None:
    rows = [("指标表", "规模", "单位：人"), ("", "分组：学生"), ("", "在校生", "学历教育在校生"), ("", "招生数")]
    result = read_chapter(tmp_path, *rows)
    block = only(result, IndicatorTable)
    assert [(line.name, line.label.plain, line.is_group) for line in block.lines] == [
        ("学生", "学生", True),
        ("在校生", "学历教育在校生", False),
        ("招生数", "招生数", False),
    ]
    assert (block.name, block.unit.plain, result.faults) == ("规模", "单位：人", [])


def test_the_options_of_an_indicator_table(tmp_path: Path) -> None:
    options = "年度=２０２３,2024年，上年、本年；列=增减,增幅；方向=按年度；名称=甲"
    block = only(read_chapter(tmp_path, ("指标表", "规模", "", options), ("", "在校生")), IndicatorTable)
    assert block.years == ("2023", "2024", "上年", "本年")
    assert (block.columns, block.by_year, block.name) == (("增减", "增幅"), True, "甲")


@pytest.mark.parametrize("option", ["年度=23", "列=增长", "列=增减,增减", "方向=横向"])
def test_a_wrong_option_of_an_indicator_table_is_reported(tmp_path: Path, option: str) -> None:
    assert read_chapter(tmp_path, ("指标表", "规模", "", option), ("", "在校生")).faults == ["S105 基本情况!D2"]


def test_an_indicator_table_without_names_leaves_a_placeholder(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("指标表", "规模"), ("段落", "后"))
    assert result.blocks[0] == Paragraph(result.blocks[0].text)  # type: ignore[union-attr]
    assert result.faults == ["S130 基本情况!A2"]


def test_what_stands_beside_a_label_is_reported(tmp_path: Path) -> None:
    assert read_chapter(tmp_path, ("指标表", "规模"), ("", "在校生", "叫法", "多余")).faults == ["S113 基本情况!D3"]


def test_the_options_of_a_tally_table(tmp_path: Path) -> None:
    options = (
        "来源=数据获奖；行=学校；列=等次；值=求和（人数）；合计=是；次序=甲,乙；条件=级别=省级,等次＝一等奖；名称=丙"
    )
    block = only(read_chapter(tmp_path, ("汇总表", "各校", "单位：项", options)), AggregateTable)
    assert (block.source, block.row, block.column) == ("数据获奖", "学校", "等次")
    assert (block.measures, block.additions.totals) == ((Measured("求和", "人数"),), Totals(row=True, column=True))
    assert block.order == ("甲", "乙")
    assert block.conditions == (RowCondition("级别", "=", "省级"), RowCondition("等次", "=", "一等奖"))
    assert block.name == "丙"


def test_a_tally_counts_unless_it_says_what_else(tmp_path: Path) -> None:
    block = only(read_chapter(tmp_path, ("汇总表", "各校", "", "来源=获奖；行=学校")), AggregateTable)
    assert (block.measures, block.additions, block.name) == ((Measured("计数"),), Additions(), "各校")


def test_a_tally_may_measure_several_things_and_call_them_otherwise(tmp_path: Path) -> None:
    options = "来源=获奖；行=学校；值=求和（在校生）→在校生数，计数，去重计数(选手)；年度=上年"
    block = only(read_chapter(tmp_path, ("汇总表", "各校", "", options)), AggregateTable)
    assert block.measures == (Measured("求和", "在校生", "在校生数"), Measured("计数"), Measured("去重计数", "选手"))
    assert block.years == ("上年",)


def test_several_measures_and_a_column_of_categories_are_too_much(tmp_path: Path) -> None:
    options = "来源=获奖；行=学校；列=等次；值=计数,求和(人数)"
    assert read_chapter(tmp_path, ("汇总表", "各校", "", options)).faults == ["S195 基本情况!D2"]


def test_the_options_of_a_detail_table(tmp_path: Path) -> None:
    options = (
        "来源=数据各校；列=序号,学校→学校名称,在校生，生师比=在校生/专任教师:1；条件=隶属≠市属,在校生>＝1,000；"
        "排序=在校生 降；合计=行,列；计算列=占比(在校生)→占全市，增减（2025年-2023年）；年度=本年；列宽=1,2,1,1,1"
    ).replace("1,000", "1000")
    block = only(read_chapter(tmp_path, ("明细表", "各校", "单位：人", options)), DetailTable)
    assert block.columns == (
        ListedColumn("序号", ""),
        ListedColumn("学校", "学校名称"),
        ListedColumn("在校生", ""),
        ListedColumn("生师比", "生师比", "在校生/专任教师:1"),
    )
    assert block.conditions == (RowCondition("隶属", "≠", "市属"), RowCondition("在校生", "≥", "1000"))
    assert (block.order, block.additions.totals) == (Order("在校生", descends=True), Totals(row=True, column=True))
    assert block.additions.columns == (
        ComputedColumn("占比", ("在校生",), "占全市"),
        ComputedColumn("增减", ("2025年", "2023年")),
    )
    assert (block.years, len(block.width_ratios), block.name) == (("本年",), 5, "各校")


@pytest.mark.parametrize(
    ("stated", "order"),
    [
        ("在校生", Order("在校生")),
        ("在校生 升", Order("在校生")),
        ("在校生降", Order("在校生", True)),
        ("在校生 降序", Order("在校生", True)),
        ("在校生　升序", Order("在校生")),
        ("排序", Order("排序")),
        ("升", Order("升")),
    ],
)
def test_the_order_of_rows(tmp_path: Path, stated: str, order: Order) -> None:
    row = ("明细表", "各校", "", f"来源=数据各校；列=学校；排序={stated}")
    assert only(read_chapter(tmp_path, row), DetailTable).order == order


@pytest.mark.parametrize(
    "option",
    ["列=→甲", "列=甲→", "列==甲", "条件=人数>多", "条件=人数", "合计=全部", "计算列=增长", "计算列=增减(甲)", "排序="],
)
def test_a_wrong_option_of_a_detail_table_is_reported(tmp_path: Path, option: str) -> None:
    columns = "" if option.startswith("列=") else "列=学校；"
    found = read_chapter(tmp_path, ("明细表", "各校", "", f"来源=数据各校；{columns}{option}")).faults
    assert found[0] in ("S105 基本情况!D2", "S103 基本情况!D2")


@pytest.mark.parametrize("options", ["列=学校", "来源=数据各校"])
def test_a_detail_table_needs_a_source_and_columns(tmp_path: Path, options: str) -> None:
    assert read_chapter(tmp_path, ("明细表", "各校", "", options)).faults == ["S132 基本情况!A2"]


def test_totals_and_computed_columns_of_a_typed_table(tmp_path: Path) -> None:
    grid = (("", "校", "2024年", "2025年"), ("", "甲", 1, 2))
    result = read_chapter(tmp_path, ("表格", "各校", "", "合计=是；计算列=增减,增幅"), *grid)
    additions = only(result, TableBlock).additions
    assert additions == Additions(Totals(row=True), (ComputedColumn("增减"), ComputedColumn("增幅")))


@pytest.mark.parametrize("option", ["值=求和", "值=平均(人数)", "条件=级别", "条件==省级", "合计=有"])
def test_a_wrong_option_of_a_tally_is_reported(tmp_path: Path, option: str) -> None:
    assert read_chapter(tmp_path, ("汇总表", "各校", "", f"来源=获奖；行=学校；{option}")).faults == [
        "S105 基本情况!D2"
    ]


@pytest.mark.parametrize(("options", "missing"), [("", "来源、行"), ("来源=获奖", "“行”"), ("行=学校", "“来源”")])
def test_a_tally_needs_source_and_row(tmp_path: Path, options: str, missing: str) -> None:
    result = read_chapter(tmp_path, ("汇总表", "各校", "", options))
    assert result.faults == ["S132 基本情况!A2"]
    assert missing in result.findings[0].message
    assert only(result, Paragraph).text.plain == "【缺表格：各校】"


def test_a_chart_may_be_of_indicators(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("统计图", "规模", "柱形图", "指标=在校生、招生数；年度=2024,本年"))
    source = only(result, ChartBlock).source
    assert (source.indicators, source.years, result.faults) == (("在校生", "招生数"), ("2024", "本年"), [])


def test_a_chart_of_two_sources_keeps_the_table(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("统计图", "规模", "柱形图", "指标=在校生；来源=获奖"))
    source = only(result, ChartBlock).source
    assert (source.table, source.indicators, result.faults) == ("获奖", (), ["S137 基本情况!D2"])
