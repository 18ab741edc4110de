"""The row types as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import read_chapter
from zhibao.workbook.rows import Below, row_types

# One complete example of every type, with the rows below it.
EXAMPLES: dict[str, tuple[tuple[str | int, ...], ...]] = {
    "章": (("章", "全称"),),
    "节": (("节", "标题"),),
    "小节": (("小节", "标题"),),
    "条": (("条", "标题"),),
    "段落": (("段落", "正文"), ("", "正文")),
    "表格": (("表格", "表题", "单位：人", "表头=1"), ("", "甲"), ("", 1)),
    "指标表": (("指标表", "表题", "单位：人", "年度=2025"), ("", "在校生", "在校学生")),
    "数据卡": (("数据卡",), *(("", name) for name in ("在校生", "招生数", "毕业生", "专任教师"))),
    "汇总表": (("汇总表", "表题", "单位：项", "来源=获奖；行=学校"),),
    "明细表": (("明细表", "表题", "单位：人", "来源=学校；列=学校,在校生；合计=行"),),
    "统计图": (("统计图", "图题", "饼图", "单位=人"), ("", "甲", "数"), ("", "乙", 1)),
    "图片": (("图片", "图题", "甲.jpg", "乙.jpg"),),
    "注": (("注", "来源"),),
    "案例": (("案例", "题", "甲校", "接排=是"), ("段落", "正文")),
    "收案例": (("收案例",),),
    "案例完": (("案例",), ("段落", "正文"), ("案例完",)),
    "分页": (("分页",),),
    "横向": (("横向",),),
    "纵向": (("纵向",),),
    "说明": (("说明", "给自己", "任何", "东西"),),
}


def test_every_type_has_an_example_here() -> None:
    assert set(EXAMPLES) == set(row_types())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_complete_row_of_each_type_is_read_without_a_finding(tmp_path: Path, name: str) -> None:
    assert read_chapter(tmp_path, *EXAMPLES[name]).faults == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_type_does_not_use_is_reported_and_never_lost(tmp_path: Path, name: str) -> None:
    row_type = row_types()[name]
    filler = {"content": "标题", "attribute": "属性", "options": "选项"}
    used = {"content": bool(row_type.content), "attribute": bool(row_type.attribute), "options": bool(row_type.options)}
    cells = ["" if used[column] else text for column, text in filler.items()]
    result = read_chapter(tmp_path, ("案例", "前"), ("段落", "正文"), (name, *cells, "其后"), ("", "", "", "", "下面"))
    unused = [place for place, (column, text) in zip("BCD", filler.items(), strict=True) if not used[column]]
    expected = {f"{column}4" for column in [*unused, "E"]} | {"E5"}
    if row_type.open_ended:
        expected = {"E5"}
    if row_type.below is Below.GRID:
        expected -= {"E5"}
    assert {finding.ref.cell for finding in result.findings if finding.code == "S113"} == expected


def test_the_types_are_in_the_order_of_the_drop_down() -> None:
    orders = [row_type.order for row_type in row_types().values()]
    assert orders == sorted(set(orders))
