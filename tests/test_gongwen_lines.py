"""A small report in the pack after GB/T 9704, paragraph by paragraph: which style prints what."""

from __future__ import annotations

from pathlib import Path

from tests.builders import COVER, Rows, chapter, minimal_sheets
from tests.reports import make, photo

TABLE: Rows = (("表格", "在校生", "单位：人"), ("", "学校", "人数"), ("", "甲校", 120))
FIRST: Rows = (
    ("节", "规模"),
    ("小节", "学校"),
    ("条", "公办学校"),
    ("段落", "见{{表:在校生}}、{{案例:订单培养}}。"),
    *TABLE,
    ("注", "数据截至2025年9月。"),
    ("案例", "订单培养", "甲校"),
    ("段落", "案例正文。"),
    ("案例完",),
    ("段落", "案例之后。"),
)
SECOND: Rows = (
    ("图片", "开放日", "横.png"),
    ("段落", "正文。"),
    ("案例", "", "乙校"),
    ("段落", "没有题目的。"),
    ("案例完",),
    ("案例", "", "丙校", "接排=是"),
    ("段落", "接在后面。"),
)
EXPECTED = [
    ("公文标题", "云州市职业教育质量报告"),
    ("公文年度", "（2025年度）"),
    ("heading 1", "人才培养"),
    ("heading 2", "规模"),
    ("heading 3", "学校"),
    ("heading 4", "公办学校"),
    ("报告正文", "见表1、案例一。"),
    ("表题", "表1　在校生"),
    ("表单位", "单位：人"),
    ("注", "数据截至2025年9月。"),
    ("报告正文", "案例之后。"),
    ("heading 1", "服务贡献"),
    ("图片", ""),
    ("图题", "图1　开放日"),
    ("报告正文", "正文。"),
    ("heading 1", "典型案例"),
    ("案例标题", "案例一：订单培养\n（甲校）"),
    ("案例正文", "案例正文。"),
    ("案例结束", ""),
    ("案例标题", "案例二（乙校）"),
    ("案例正文", "没有题目的。"),
    ("案例结束", ""),
    ("案例标题", "案例三（丙校）"),
    ("案例正文", "接在后面。"),
    ("案例结束", ""),
    ("附件标题", "附件1　\t\n\n甲表"),
    ("表题", "表2　教师"),
    ("表后", ""),
    ("附件标题", "附件2　\t\n\n乙表"),
    ("报告正文", "文。"),
]


def test_each_kind_of_content_has_its_style_and_number(tmp_path: Path) -> None:
    photo(tmp_path, "横.png")
    sheets = minimal_sheets(人才培养=FIRST, 服务贡献=SECOND) | {
        "封面": (*COVER, ("模板", "gongwen")),
        "附件1 甲表": chapter(("表格", "教师"), *TABLE[1:]),
        "附件2 乙表": chapter(("段落", "文。")),
    }
    made = make(tmp_path, sheets)
    assert made.codes == ["S151"]
    lines = made.lines()
    assert lines[lines.index(EXPECTED[0]) :] == EXPECTED
    contents = [text.rstrip("\t0123456789") for style, text in lines if style.startswith("toc ")]
    assert contents == [
        "一、人才培养",
        "（一）规模",
        "二、服务贡献",
        "三、典型案例",
        "附件1　甲表",
        "附件2　乙表",
    ]
    listed = [text.rstrip("\t") for style, text in lines if style in ("图表目录标题", "table of figures")]
    assert listed == [
        "案例目录",
        "案例一：订单培养（甲校）",
        "案例二（乙校）",
        "案例三（丙校）",
        "图目录",
        "图1　开放日",
        "表目录",
        "表1　在校生",
        "表2　教师",
    ]
