"""One fault, one finding: what follows from a fault is not reported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, henan, minimal_sheets, read
from tests.reports import make
from zhibao.compute import compute

DICTIONARY: Rows = (("名称", "单位", 2025, "公式"), ("甲数", "项", None, '计数("甲")'), ("人数", "人", 5, ""))
BAD_AGGREGATE = ("汇总表", "甲", "", "来源=没有；行=校")


@pytest.mark.parametrize(
    "user",
    [
        ("汇总表", "乙", "", "来源=甲；行=校"),
        ("统计图", "图", "柱形图", "来源=甲"),
        ("段落", "共{{甲数}}项。"),
        ("段落", "见{{表:甲}}。"),
    ],
)
def test_what_uses_a_table_that_failed_is_not_blamed(tmp_path: Path, user: tuple[CellContent, ...]) -> None:
    sheets = minimal_sheets(基本情况=[BAD_AGGREGATE, user]) | {"指标": DICTIONARY}
    assert make(tmp_path, sheets).codes == ["S116 基本情况!D2"]


def test_a_year_that_is_none_is_reported_once(tmp_path: Path) -> None:
    rows = [("段落", "{{人数}}，{{人数.增减}}"), ("指标表", "表"), ("", "人数"), ("统计图", "图", "饼图", "指标=人数")]
    sheets = minimal_sheets(基本情况=rows) | {"指标": DICTIONARY}
    sheets["封面"] = [row if row[0] != "报告年度" else ("报告年度", "二〇二五") for row in rows_of(sheets["封面"])]
    assert make(tmp_path, sheets).codes == ["W015 封面!B3"]


def rows_of(rows: object) -> Rows:
    assert isinstance(rows, tuple)
    return rows


def test_every_stray_brace_is_reported_once_and_shown_as_typed(tmp_path: Path) -> None:
    rows = [("表格", "表"), ("", "项"), ("", "甲{{{b}.增幅}}"), ("段落", "甲{{乙"), ("", "丙}}丁")]
    _, findings = compute(read(tmp_path, minimal_sheets(基本情况=rows)).report, henan().change)
    found = [each for each in findings if each.code == "T202"]
    assert sorted(str(each.ref) for each in found) == [f"基本情况!B{row}" for row in (4, 4, 5, 6)]
    assert not any("\0" in each.message for each in found)


def test_options_and_headers_take_look_ups_of_the_cover(tmp_path: Path) -> None:
    data = (("{{地区}}学校", "人数"), ("甲", 1), ("乙", 2))
    rows = [
        ("汇总表", "{ {地区} }情况", "", "来源=数据甲；行={{地区}}学校；值=求和(人数)"),
        ("统计图", "图", "柱形图", "来源=云州市情况；类别={{地区}}学校"),
        ("段落", "见{{表:云州市情况}}。"),
    ]
    assert make(tmp_path, minimal_sheets(基本情况=rows) | {"数据甲": data}).codes == []


def test_a_header_with_a_total_is_filled_before_formulas_look_at_it(tmp_path: Path) -> None:
    rows = [("表格", "甲"), ("", "校", "{{报告年度}}年人数", "合计"), ("", "甲校", 3, 3), ("段落", "{{和}}人")]
    dictionary = (("名称", "单位", 2025, "公式"), ("和", "人", None, '求和("甲","2025年人数")'))
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"指标": dictionary})
    assert made.codes == [] and "3人" in made.texts("报告正文")


def test_a_reference_in_the_report_s_name_is_a_number_in_its_file_name(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("表格", "甲"), ("", "校"), ("", "甲校")])
    sheets["封面"] = [*rows_of(sheets["封面"]), ("报告名称", "{{地区}}见{{表:甲}}报告")]
    assert make(tmp_path, sheets).path.name == "云州市见表 1-1报告（2025年度）.docx"


def test_alternative_texts_leave_out_references(tmp_path: Path) -> None:
    grid: Rows = (("", "校", "人"), ("", "甲", 1), ("", "乙", 2))
    chart: Rows = (("统计图", "各校人数（见{{表:甲}}）", "柱形图"), *grid)
    rows: Rows = (("表格", "甲"), ("", "校"), ("", "甲校"), *chart)
    document = make(tmp_path, minimal_sheets(基本情况=rows)).part("word/document.xml").decode()
    assert 'descr="柱形图：各校人数。' in document and "表 0-0" not in document


def test_every_misspelt_column_of_a_tally_is_said_with_its_option(tmp_path: Path) -> None:
    data = (("学校", "人数"), ("甲", 1))
    rows = [("汇总表", "甲", "", "来源=数据甲；行=学效；列=等次；值=求和(人头)；条件=级别=省级")]
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"数据甲": data})
    said = [each.message for each in made.outcome.findings if each.code == "S114"]
    assert [message[:10] for message in said] == [
        f"选项“{option}”里的列名“"[:10] for option in ("行", "列", "值", "条件")
    ]


def test_tables_that_miss_one_column_of_their_source_say_so_together(tmp_path: Path) -> None:
    rows = [("明细表", each, "", "来源=数据甲；列=学校") for each in "甲乙丙"]
    rows += [("明细表", "丁", "", "来源=数据甲；列=等次"), ("明细表", "戊", "", "来源=数据乙；列=学校")]
    data = {"数据甲": (("校名", "人数"), ("甲", 1)), "数据乙": (("校名",), ("甲",))}
    found = make(tmp_path, minimal_sheets(基本情况=rows) | data).outcome.findings
    causes = [each.cause for each in found if each.code == "S114"]
    assert len(causes) == 5 and len(set(causes[:3])) == 1 and len(set(causes)) == 3


def test_formulas_over_a_sheet_without_header_say_so_together(tmp_path: Path) -> None:
    formulas = (("甲", "个", None, '求和("数据甲","人数")'), ("乙", "个", None, '计数("数据甲",学校="甲")'))
    dictionary = (("名称", "单位", 2025, "公式"), *formulas)
    data = (("2025年台账",), ("学校", "人数"), ("甲", 1), ("乙", 2))
    sheets = minimal_sheets(基本情况=[("段落", "{{甲}}{{乙}}")]) | {"指标": dictionary, "数据甲": data}
    found = make(tmp_path, sheets).outcome.findings
    assert {each.cause for each in found if each.code == "D717"} == {"表头只有“2025年台账”"}


def test_a_total_of_what_is_still_missing_is_no_fault_of_its_own(tmp_path: Path) -> None:
    rows = [("表格", "甲", "", "合计=行"), ("", "校", "人数"), ("", "甲校", "{{没有}}")]
    assert make(tmp_path, minimal_sheets(基本情况=rows)).codes == ["T201 基本情况!C4"]
